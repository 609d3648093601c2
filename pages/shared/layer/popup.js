// What a mark stands on: each claim behind it with its claimant, its date and its sentence.

import { UNDECIDED } from "./control.js";
import { el, webLink } from "./dom.js";
import { isoDay } from "./payload.js";
import { longDay } from "./timeline.js";

const SHOWN = 12;

/** The sentence that sums up a place: who controls it, in the words of a claim. */
export function verdictText(claims, marks, m) {
  const verdict = marks.verdict[m];
  if (verdict === null) return null;
  if (verdict === UNDECIDED) return "Undecided: sources disagree";
  if (verdict === 0) return "No side is known to control it";
  return `Claimed control: ${claims.actors[verdict].name}`;
}

/**
 * The popup of the marks on one spot. `evidence` maps claim numbers to what Python sent of them;
 * `choose(claim)` asks for one that is not there yet.
 */
export function popupContent(claims, marks, found, evidence, chosen, choose) {
  const sections = found.slice(0, SHOWN).map((m) => section(claims, marks, m, evidence, chosen, choose));
  const more = found.length > SHOWN ? el("p", { class: "cl-more" }, `and ${found.length - SHOWN} more here: zoom in`) : null;
  return el("div", { class: "cl-popup", role: "region", "aria-live": "polite" }, ...sections, more);
}

function section(claims, marks, m, evidence, chosen, choose) {
  const behind = marks.behind[m];
  const name = behind.map((i) => evidence.get(i)?.place_name).find(Boolean) ?? claims.names[marks.place[m]];
  const verdict = verdictText(claims, marks, m);
  return el("section", {}, el("h3", {}, name), verdict && el("p", { class: "cl-verdict" }, verdict),
    ...behind.slice(0, SHOWN).map((i) => claimBlock(claims, i, evidence.get(i), i === chosen, choose)),
    behind.length > SHOWN ? el("p", { class: "cl-more" }, `and ${behind.length - SHOWN} earlier claims`) : null);
}

function claimBlock(claims, i, found, open, choose) {
  const head = el("button", { type: "button", class: "cl-claim", "aria-expanded": String(open), onclick: () => choose(i) },
    el("span", { class: "cl-what" }, summary(claims, i)),
    el("span", { class: "cl-who" }, byline(claims, i)));
  return el("article", {}, head, open ? details(claims, i, found) : null);
}

/** "captured by SAA from ISIS, 10 May 2017". */
export function summary(claims, i) {
  const event = claims.events[claims.event[i]];
  const actor = claims.actors[claims.actor[i]].name || "a side not named";
  const other = claims.actors[claims.loser[i]].name;
  const phrase = {
    captured: `Captured by ${actor}${other ? ` from ${other}` : ""}`,
    held: `Held by ${actor}`,
    withdrew: `${actor} withdrew${other ? `, facing ${other}` : ""}`,
    repelled: `Attack${other ? ` by ${other}` : ""} repelled by ${actor}`,
    contested: `Contested by ${actor}${other ? ` against ${other}` : ""}`,
    encircled: `Encircled by ${actor}${other ? `, holding ${other}` : ""}`,
    denied: `Control by ${actor} denied`,
  }[event];
  return `${phrase}, ${dayText(claims, i)}`;
}

function dayText(claims, i) {
  if (claims.day[i] === 65535) return "no date";
  const precision = claims.date_precisions[claims.dating[i] >> 1];
  const first = longDay(isoDay(claims.day[i] - claims.before[i], claims));
  const last = longDay(isoDay(claims.day[i] + claims.after[i], claims));
  if (precision === "publication") return `by ${last} (date of publication)`;
  return first === last ? last : `${first} to ${last}`;
}

function byline(claims, i) {
  const [outlet, claimant] = claims.sources[claims.source[i]];
  const hedge = claims.dating[i] & 1 ? " · hedged" : "";
  return `${claimant ? `According to ${claimant}` : "In the article's own voice"}${outlet ? ` · ${outlet}` : ""}${hedge}`;
}

function details(claims, i, found) {
  if (!found) return el("p", { class: "cl-wait" }, "Fetching the sentence …");
  const rows = [
    ["Place as written", found.mention && found.mention !== found.place ? `${found.place} (“${found.mention}”)` : found.place],
    ["Where", found.where],
    ["When", found.when],
    ["Confidence", found.sure],
    ["Article", [found.title, found.published && `published ${longDay(found.published)}`].filter(Boolean).join(", ")],
  ].filter(([, value]) => value);
  return el("div", { class: "cl-details" },
    el("blockquote", { dir: "auto" }, found.sentence),
    el("dl", {}, ...rows.flatMap(([term, value]) => [el("dt", {}, term), el("dd", { dir: "auto" }, value)])),
    found.url ? webLink(found.url, "Open the source") : null);
}
