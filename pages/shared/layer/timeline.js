// The timeline at the foot of the map: a handle over a histogram, two grips for the range, playing.

import { el } from "./dom.js";
import { bins, drawBars } from "./histogram.js";
import { icon } from "./icons.js";
import { isoDay } from "./payload.js";

const BAR = 4;
const RIM = "#C9D1DB";
const SPEEDS = [1, 3, 7, 14, 30, 90];
const WINDOWS = [1, 3, 7, 14, 30, 90];
const PAGE = 30;
const MODES = [
  ["state", "State", "Who is last claimed to control each place, as of the day shown"],
  ["changes", "Changes", "Only the claims of the last days up to the day shown"],
];
const CLOCKS = [
  ["event", "Event", "By the day on which it is said to have happened"],
  ["published", "Published", "By the day on which it became known: what was believed then"],
];
const FORMAT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/**
 * Builds the control into `root`. `state` is the app's view {day, mode, clock, days, range, speed};
 * `act` holds what a reader can do: setDay(day), release(), stepClaim(±1), toggle(), setSpeed(n),
 * setMode(text), setClock(text), setDays(n), setRange([first | null, last | null] | null), openTray(), nextMark(±1).
 */
export class Timeline {
  constructor(root, state, act) {
    this.state = state;
    this.act = act;
    this.build(root);
    new ResizeObserver(() => this.drawHistogram()).observe(this.track);
  }

  build(root) {
    const { act } = this;
    const button = (name, label, press) =>
      el("button", { type: "button", class: "cl-icon", "aria-label": label, title: label, onclick: press }, icon(name));
    this.play = button("play", "Play", () => act.toggle());
    this.dayText = el("output", { class: "cl-day", "aria-live": "off" });
    this.countText = el("span", { class: "cl-count", "aria-live": "polite" });
    this.speed = select("Days a second", SPEEDS, (n) => `${n} days/s`, (n) => act.setSpeed(n));
    this.days = select("Days that count as new", WINDOWS, (n) => (n === 1 ? "1 day" : `${n} days`), (n) => act.setDays(n));
    this.modes = choice("What is shown", MODES, (v) => act.setMode(v));
    this.clocks = choice("Which date counts", CLOCKS, (v) => act.setClock(v));
    this.tray = el("button", { type: "button", class: "cl-tray", onclick: () => act.openTray() });
    const steps = el("div", { class: "cl-steps" },
      button("previousClaim", "Previous claim (Shift+Left)", () => act.stepClaim(-1)),
      button("previousDay", "Previous day (Left)", () => act.stepDay(-1)),
      this.play,
      button("nextDay", "Next day (Right)", () => act.stepDay(1)),
      button("nextClaim", "Next claim (Shift+Right)", () => act.stepClaim(1)));
    const options = el("div", { class: "cl-options" }, this.modes.node, this.clocks.node,
      el("label", { class: "cl-labelled" }, el("span", {}, "New"), this.days),
      el("label", { class: "cl-labelled" }, this.speed),
      button("nextMark", "Next mark on the map (n; p for the one before)", () => act.nextMark(1)), this.tray);
    const bar = el("div", { class: "cl-bar" }, steps, el("div", { class: "cl-now" }, this.dayText, this.countText), options);
    root.append(el("div", { class: "cl-timeline", role: "group", "aria-label": "Timeline" }, bar, this.buildTrack()));
  }

  buildTrack() {
    this.bars = el("canvas", { class: "cl-bars", "aria-hidden": "true" });
    this.shades = [el("div", { class: "cl-shade" }), el("div", { class: "cl-shade" })];
    this.handle = slider("cl-handle", "Day shown");
    this.grips = [slider("cl-grip", "First day of the range"), slider("cl-grip", "Last day of the range")];
    this.axis = el("div", { class: "cl-axis", "aria-hidden": "true" });
    this.rail = el("div", { class: "cl-rail" }, this.handle);
    this.track = el("div", { class: "cl-track" }, this.bars, ...this.shades, ...this.grips, this.rail, this.axis);
    this.track.addEventListener("pointerdown", (event) => this.grab(event));
    this.track.addEventListener("dblclick", () => this.act.setRange(null));
    this.handle.addEventListener("keydown", (event) => this.press(event));
    this.grips.forEach((grip, end) => grip.addEventListener("keydown", (event) => this.pressGrip(event, end)));
    return this.track;
  }

  /** Show claims of a clock: the first and last day, and the bars. */
  fill(claims, kept, known, colours, [first, last]) {
    Object.assign(this, { claims, kept, known, colours, first, last });
    this.axis.replaceChildren(...ticks(claims, first, last));
    this.drawHistogram();
    this.show();
  }

  drawHistogram() {
    const width = this.track.clientWidth;
    if (!this.claims || !width) return;
    const sums = bins(this.claims, this.kept, this.known, this.first, this.last, Math.max(1, Math.floor(width / BAR)));
    drawBars(this.bars, sums, this.colours, BAR, this.state.theme === "dark" ? RIM : null);
  }

  /** Bring every part of the control to the state. */
  show() {
    if (!this.claims) return;
    const { mode, clock, days, speed, playing } = this.state;
    this.showDay();
    const [low, high] = this.ends();
    this.grips[0].style.left = `${this.edge(low, 0) * 100}%`;
    this.grips[1].style.left = `${this.edge(high, 1) * 100}%`;
    tell(this.grips[0], low, isoDay(low, this.claims), this.first, high);
    tell(this.grips[1], high, isoDay(high, this.claims), low, this.last);
    tell(this.handle, this.state.day, isoDay(this.state.day, this.claims), this.first, this.last);
    this.shades[0].style.width = `${this.edge(low, 0) * 100}%`;
    this.shades[1].style.width = `${(1 - this.edge(high, 1)) * 100}%`;
    this.modes.set(mode);
    this.clocks.set(clock);
    keep(this.days, days, (n) => `${n} days`);
    keep(this.speed, speed, (n) => `${n} days/s`);
    this.play.replaceChildren(icon(playing ? "pause" : "play"));
    this.play.setAttribute("aria-label", playing ? "Pause" : "Play");
    this.play.title = playing ? "Pause (Space)" : "Play (Space)";
  }

  /** Bring the handle and the day's name to the state: all that changes while scrubbing. */
  showDay() {
    const { day } = this.state;
    const text = isoDay(day, this.claims);
    this.rail.style.transform = `translateX(${this.part(day) * 100}%)`;
    tell(this.handle, day, text);
    this.dayText.textContent = longDay(text);
  }

  /** The line beside the day, and how many claims wait in the tray of the undated. */
  say(counts, undated) {
    this.countText.textContent = counts;
    this.tray.hidden = undated === 0;
    this.tray.textContent = `${undated} undated`;
  }

  part(day) {
    return (day - this.first + 0.5) / (this.last - this.first + 1);
  }

  edge(day, end) {
    return (day - this.first + end) / (this.last - this.first + 1);
  }

  dayAt(clientX) {
    const box = this.track.getBoundingClientRect();
    const part = (clientX - box.left) / box.width;
    const day = this.first + Math.floor(part * (this.last - this.first + 1));
    return Math.max(this.first, Math.min(this.last, day));
  }

  grab(event) {
    if (!this.claims || event.button > 0) return;
    event.preventDefault();
    const end = this.grips.indexOf(event.target);
    this.track.setPointerCapture(event.pointerId);
    (end < 0 ? this.handle : this.grips[end]).focus({ preventScroll: true });
    const follow = (moved) => (end < 0 ? this.act.setDay(this.dayAt(moved.clientX)) : this.dragGrip(end, this.dayAt(moved.clientX)));
    const drop = () => {
      this.track.removeEventListener("pointermove", follow);
      this.act.release();
    };
    this.track.addEventListener("pointermove", follow);
    this.track.addEventListener("pointerup", drop, { once: true });
    this.track.addEventListener("pointercancel", drop, { once: true });
    if (end < 0) follow(event);
  }

  dragGrip(end, day) {
    const [low, high] = this.ends();
    const next = end === 0 ? [Math.min(day, high), high] : [low, Math.max(day, low)];
    const cut = [next[0] === this.first ? null : next[0], next[1] === this.last ? null : next[1]];
    this.act.setRange(cut.some((one) => one !== null) ? cut : null);
  }

  /** First and last day of the range, within the days of the axis; an open end is the axis's. */
  ends() {
    const [low, high] = this.state.range ?? [null, null];
    return [Math.max(this.first, low ?? this.first), Math.min(this.last, high ?? this.last)];
  }

  press(event) {
    const { act } = this;
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -PAGE, PageUp: PAGE };
    if (event.key in steps && event.shiftKey && !event.key.startsWith("Page")) act.stepClaim(steps[event.key]);
    else if (event.key in steps) act.stepDay(steps[event.key]);
    else if (event.key === "Home") act.setDay(this.ends()[0]), act.release();
    else if (event.key === "End") act.setDay(this.ends()[1]), act.release();
    else if (event.key === " ") act.toggle();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  pressGrip(event, end) {
    const range = this.ends();
    const ends = { Home: this.first, End: this.last };
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -PAGE, PageUp: PAGE };
    if (!(event.key in steps) && !(event.key in ends)) return;
    const day = ends[event.key] ?? range[end] + steps[event.key];
    this.dragGrip(end, Math.max(this.first, Math.min(this.last, day)));
    this.act.release();
    event.preventDefault();
    event.stopPropagation();
  }
}

function slider(name, label) {
  return el("div", { class: name, role: "slider", tabindex: "0", "aria-label": label, "aria-orientation": "horizontal" });
}

/** Tell a slider's value to screen readers; its limits only where they may have changed. */
function tell(node, now, text, low, high) {
  node.setAttribute("aria-valuenow", now);
  node.setAttribute("aria-valuetext", longDay(text));
  if (low === undefined) return;
  node.setAttribute("aria-valuemin", low);
  node.setAttribute("aria-valuemax", high);
}

function select(label, values, text, change) {
  const options = values.map((n) => el("option", { value: n }, text(n)));
  return el("select", { "aria-label": label, title: label, onchange: (e) => change(Number(e.target.value)) }, ...options);
}

function keep(node, value, text) {
  if (![...node.options].some((option) => Number(option.value) === value)) node.append(el("option", { value }, text(value)));
  node.value = String(value);
}

function choice(label, options, change) {
  const buttons = options.map(([value, text, title]) =>
    el("button", { type: "button", title, "aria-pressed": "false", "data-value": value, onclick: () => change(value) }, text));
  const set = (value) => buttons.forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.value === value)));
  return { node: el("div", { class: "cl-choice", role: "group", "aria-label": label }, ...buttons), set };
}

/** A day as readers of every language order read it: 10 May 2017. */
export function longDay(iso) {
  return FORMAT.format(new Date(iso));
}

/** Labels of years, or of months where the days are few. */
function ticks(claims, first, last) {
  const span = last - first + 1;
  const monthly = span < 800;
  const step = monthly ? Math.max(1, Math.ceil(span / 31 / 8)) : Math.max(1, Math.ceil(span / 365 / 8));
  const found = [];
  const at = new Date(claims.epochMs + first * 86400000);
  const cursor = new Date(Date.UTC(at.getUTCFullYear(), monthly ? at.getUTCMonth() + 1 : 12, 1));
  while (found.length < 40) {
    const day = Math.round((cursor - claims.epochMs) / 86400000);
    if (day > last) break;
    const label = monthly
      ? cursor.toLocaleDateString("en-GB", { month: "short", year: cursor.getUTCMonth() ? undefined : "numeric", timeZone: "UTC" })
      : String(cursor.getUTCFullYear());
    const mark = el("span", {}, label);
    mark.style.left = `${((day - first) / span) * 100}%`;
    found.push(mark);
    cursor.setUTCMonth(cursor.getUTCMonth() + (monthly ? step : 12 * step));
  }
  return found;
}
