// What is drawn on a day: one mark a place ("state") or one mark a claim ("changes").

import { FOREVER, UNDECIDED, spells } from "./control.js";
import { NO_DAY } from "./payload.js";

/**
 * The marks of a mode as columns. Mark m is drawn at place[m] on the days from[m] to until[m] (not
 * included); fresh[m] is the day of its newest claim, lead[m] that claim, count[m] how many claims
 * stand behind it, style[m] an index into `styles`.
 */
export function stateMarks(claims, kept, known) {
  return columns(claims, known, spells(claims, kept, known));
}

/** One mark a claim, drawn for `days` days from the day on which it counts. */
export function changeMarks(claims, kept, known, days) {
  const found = [];
  for (let i = 0; i < claims.count; i++) {
    if (!kept[i] || known[i] === NO_DAY) continue;
    const until = Math.min(known[i] + days, FOREVER);
    found.push({ place: claims.place[i], from: known[i], until, change: true, behind: [i] });
  }
  return columns(claims, known, found);
}

function columns(claims, known, found) {
  found.sort((a, b) => known[a.behind[0]] - known[b.behind[0]] || a.behind[0] - b.behind[0]);
  const size = found.length;
  const marks = {
    size,
    place: new Uint32Array(size),
    from: new Uint16Array(size),
    until: new Uint16Array(size),
    fresh: new Uint16Array(size),
    lead: new Uint32Array(size),
    count: new Uint16Array(size),
    style: new Uint16Array(size),
    styles: [],
    behind: found.map((one) => one.behind),
    verdict: found.map((one) => (one.change ? null : one.controller)),
  };
  const numbers = new Map();
  found.forEach((one, m) => {
    const lead = one.behind[0];
    marks.place[m] = one.place;
    marks.from[m] = one.from;
    marks.until[m] = one.until;
    marks.fresh[m] = known[lead];
    marks.lead[m] = lead;
    marks.count[m] = one.behind.length;
    marks.style[m] = numbered(numbers, marks.styles, styleOf(claims, one, lead));
  });
  return marks;
}

function numbered(numbers, styles, style) {
  const key = `${style.fills}|${style.shape}|${style.look}|${style.ring}|${style.hedged}`;
  if (!numbers.has(key)) {
    numbers.set(key, styles.length);
    styles.push(style);
  }
  return numbers.get(key);
}

/** How a mark looks: whose colours fill it, whose shape it has, and how its outline says the event. */
export function styleOf(claims, one, lead) {
  const look = claims.events[claims.event[lead]];
  const hedged = Boolean(claims.dating[lead] & 1);
  const actor = claims.actor[lead];
  const other = claims.loser[lead];
  if (one.change) {
    return { fills: untaken(look, actor, other), shape: actor, look, ring: actor, hedged };
  }
  if (one.controller === UNDECIDED) {
    const fills = one.rivals.length > 1 ? one.rivals : [one.rivals[0], 0];
    return { fills, shape: UNDECIDED, look: "undecided", ring: 0, hedged };
  }
  if (one.controller === 0)
    return { fills: untaken(look, actor, 0), shape: actor, look: open(look), ring: actor, hedged };
  const outside = actor !== one.controller;
  if (look === "contested" && outside && actor)
    return { fills: [one.controller, actor], shape: one.controller, look, ring: actor, hedged };
  const shown = look === "encircled" || look === "denied" ? look : "captured";
  return { fills: [one.controller], shape: one.controller, look: shown, ring: actor, hedged };
}

/** Whose colours fill what is fought over or besieged: it must not look taken by the attacker. */
function untaken(look, actor, other) {
  if (look === "contested") return [other, actor];
  return look === "encircled" ? [0] : [actor];
}

/** Where nobody is known to control a place, nothing may look taken. */
function open(look) {
  return look === "captured" || look === "held" || look === "repelled" ? "withdrew" : look;
}
