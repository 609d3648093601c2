// Who is last claimed to control each place: the rules of geodata/control.py, in the browser, so that
// a scrub, a legend click and a comparison need no server. tests/browser/test_fold.py holds the two
// to the same answers.

import { NO_DAY } from "./payload.js";

export const UNDECIDED = -1;
export const FOREVER = NO_DAY;

/** The day from which each claim counts on a clock ("event" or "published"); NO_DAY if never. */
export function knownDays(claims, clock) {
  if (clock === "event") return claims.day;
  const known = new Uint16Array(claims.count).fill(NO_DAY);
  for (let i = 0; i < claims.count; i++) {
    if (claims.day[i] === NO_DAY || claims.published[i] === NO_DAY) continue;
    known[i] = Math.max(claims.day[i], claims.published[i]);
  }
  return known;
}

/**
 * The spells of every place: {place, from, until, controller, rivals, behind} with days `from`
 * (included) to `until` (not included). `behind` are claim numbers, newest first.
 */
export function spells(claims, kept, known) {
  const found = [];
  const numbers = eventNumbers(claims);
  byPlace(claims, kept, known).forEach((told, place) => {
    const changes = [...new Set(told.map((i) => known[i]))].sort((a, b) => a - b);
    changes.forEach((from, n) => {
      const until = n + 1 < changes.length ? changes[n + 1] : FOREVER;
      const counted = told.filter((i) => known[i] <= from);
      found.push({ place, from, until, ...state(claims, counted, numbers) });
    });
  });
  return found;
}

/** The state that claims of one place add up to. A higher claim number is told later. */
export function state(claims, told, numbers = eventNumbers(claims)) {
  const { HELD, CAPTURED, REPELLED, WITHDREW, DENIED } = numbers;
  const { event, actor, loser, source } = claims;
  const start = (i) => claims.day[i] - claims.before[i];
  const end = (i) => claims.day[i] + claims.after[i];
  const asserts = (i) => event[i] === CAPTURED || event[i] === HELD || event[i] === REPELLED;

  const denials = told.filter((i) => event[i] === DENIED);
  const takenBack = (i) =>
    denials.some((d) => actor[d] === actor[i] && source[d] === source[i] && d > i);
  const asserting = told.filter((i) => asserts(i) && !takenBack(i));
  const newest = asserting.reduce((most, i) => Math.max(most, start(i)), 0);
  const lastWord = new Map();
  for (const i of asserting) if (end(i) >= newest) lastWord.set(source[i], i);
  const live = asserting.filter((i) => end(i) >= newest && lastWord.get(source[i]) === i);
  const takenFrom = (i) =>
    event[i] !== REPELLED &&
    live.some(
      (o) =>
        event[o] === CAPTURED &&
        loser[o] === actor[i] &&
        actor[o] !== actor[i] &&
        !(event[i] === CAPTURED && loser[i] === actor[o]),
    );
  const left = live.filter((i) => !takenFrom(i));
  const standing = left.length ? left : live;

  const withdrawals = told.filter((i) => event[i] === WITHDREW);
  const leftAfter = (w, i) =>
    actor[w] === actor[i] &&
    (start(w) > end(i) || (source[w] === source[i] && w > i));
  const holding = standing.filter((i) => !withdrawals.some((w) => leftAfter(w, i)));
  const doubts = (o, i) => actor[o] === actor[i] && source[o] !== source[i] && end(o) >= start(i);
  const doubters = withdrawals.concat(denials);
  const doubted = holding.some((i) => doubters.some((o) => doubts(o, i)));
  const rivals = [...new Set(holding.map((i) => actor[i]))].filter((a) => a !== 0);
  const undecided = rivals.length > 1 || (rivals.length > 0 && doubted);

  const since = standing.reduce((most, i) => Math.max(most, start(i)), 0);
  const behind = told.filter((i) => end(i) >= since).reverse();
  return { controller: undecided ? UNDECIDED : rivals[0] ?? 0, rivals, behind };
}

function byPlace(claims, kept, known) {
  const places = new Map();
  for (let i = 0; i < claims.count; i++) {
    if (!kept[i] || known[i] === NO_DAY) continue;
    const told = places.get(claims.place[i]);
    if (told) told.push(i);
    else places.set(claims.place[i], [i]);
  }
  return places;
}

function eventNumbers(claims) {
  const number = (name) => claims.events.indexOf(name);
  return {
    HELD: number("held"),
    CAPTURED: number("captured"),
    REPELLED: number("repelled"),
    WITHDREW: number("withdrew"),
    DENIED: number("denied"),
  };
}
