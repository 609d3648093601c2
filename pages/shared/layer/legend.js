// Who is on the map: each actor's mark, name and number of marks in view; a click switches it off.

import { UNDECIDED } from "./control.js";
import { el } from "./dom.js";
import { paintMark } from "./sprites.js";

const EVENTS = [
  ["captured", "took or holds it"],
  ["contested", "fought over: two sides' colours"],
  ["encircled", "encircled: a ring"],
  ["repelled", "an attack failed: hollow"],
  ["withdrew", "left: hollow, dashed"],
  ["denied", "denied: struck through"],
  ["hedged", "doubted in the text: dotted"],
];
const SIZE = 22;

export class Legend {
  /** `toggle(name)` switches the actor of that name on or off. */
  constructor(root, toggle) {
    this.toggle = toggle;
    this.list = el("ul", { class: "cl-actors" });
    this.key = el("ul", { class: "cl-events" });
    const narrow = window.innerWidth < 640;
    this.box = el("details", { class: "cl-legend", open: !narrow },
      el("summary", {}, "Legend"), this.list,
      el("details", { class: "cl-key" }, el("summary", {}, "What outlines mean"), this.key));
    root.append(this.box);
  }

  /** Show the actors that have marks in view, or are switched off. */
  show(counts, hidden, painter) {
    const { claims, colours, theme } = painter;
    const off = [...hidden].map((name) => claims.actors.findIndex((actor) => actor.name === name));
    const shown = [...new Set([...counts.keys(), ...off.filter((actor) => actor > 0)])]
      .filter((actor) => actor !== 0)
      .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b);
    const rows = JSON.stringify([shown.slice().sort(), [...hidden], painter.dressed, claims.payload]);
    if (rows === this.rows) return this.count(counts);
    this.rows = rows;
    const focused = document.activeElement?.dataset?.actor;
    this.list.replaceChildren(...shown.map((actor) => this.row(actor, counts.get(actor) ?? 0, hidden, painter)));
    if (focused) [...this.list.querySelectorAll("button")].find((b) => b.dataset.actor === focused)?.focus();
    this.key.replaceChildren(...EVENTS.map(([look, text]) => el("li", {}, swatch(styleFor(look), colours, theme), text)));
  }

  /** While the same actors are in view, only their numbers are written. */
  count(counts) {
    for (const node of this.list.children) {
      const number = node.querySelector(".cl-number");
      const text = String(counts.get(Number(node.dataset.number)) ?? 0);
      if (number.textContent !== text) number.textContent = text;
    }
  }

  row(actor, count, hidden, { colours, theme }) {
    const mark = colours(actor);
    const style = actor === UNDECIDED
      ? { fills: [0, 0], shape: actor, look: "undecided" }
      : { fills: [actor], shape: actor, look: "captured" };
    const parts = [swatch(style, colours, theme), el("span", { class: "cl-name" }, actor === UNDECIDED ? "Undecided" : mark.name), el("span", { class: "cl-number" }, String(count))];
    if (actor === UNDECIDED) return el("li", { class: "cl-plain", "data-number": actor }, ...parts);
    const on = !hidden.has(mark.name);
    return el("li", { "data-number": actor }, el("button", {
      type: "button", "aria-pressed": String(on), "data-actor": mark.name,
      title: on ? "Hide" : "Show", onclick: () => this.toggle(mark.name),
    }, ...parts));
  }
}

function styleFor(look) {
  const hedged = look === "hedged";
  return { fills: look === "contested" ? [0, UNDECIDED] : [0], shape: 0, look, ring: 0, hedged, plain: true };
}

function swatch(style, colours, theme) {
  const ratio = window.devicePixelRatio || 1;
  const canvas = el("canvas", { width: SIZE * ratio, height: SIZE * ratio, "aria-hidden": "true" });
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  const sample = (actor) => (style.plain
    ? { ...colours(0), letter: "", colour: actor === 0 ? "#5B6775" : "#D9A441", ink: "#FFFFFF", shape: "circle" }
    : colours(actor));
  paintMark(context, style, SIZE / 2, SIZE / 2, style.look === "encircled" ? 5.5 : 7.5, false, sample, theme);
  return canvas;
}

/** The sums of several Maps of numbers. */
export function summed(maps) {
  const sums = new Map();
  for (const map of maps) for (const [key, count] of map) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}
