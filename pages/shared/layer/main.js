// The timeline map: takes Python's messages, holds the reader's view, reports what the reader did.

import { Comparison } from "./comparison.js";
import { FOREVER, knownDays } from "./control.js";
import { el } from "./dom.js";
import { coreBox } from "./fit.js";
import { Legend, summed } from "./legend.js";
import { MapPane } from "./map_pane.js";
import { NO_DAY, dayOf, decode, fetched, unmask, unwrap } from "./payload.js";
import { Player } from "./player.js";
import { snapshot } from "./report.js";
import { Timeline } from "./timeline.js";
import { Tray } from "./tray.js";

const REPORT_MS = 250;
const COUNT_MS = 100;
const FLY_ZOOM = 10;

/** Start on a Leaflet map. `inbox` is an array of messages; what is pushed to it later is taken too. */
export function start(L, map, inbox, options) {
  const app = new App(L, map, options);
  for (const text of inbox) app.take(unwrap(text));
  inbox.push = (text) => app.take(unwrap(text));
  window.claimline = app;
  return app;
}

class App {
  constructor(L, map, options) {
    this.L = L;
    this.basemap = options.basemap;
    this.payloadFolder = options.payloads;
    this.view = {
      day: null, mode: "state", clock: "event", days: 7, range: null, hidden: new Set(), speed: 7, playing: false,
      palette: "conventional", theme: "light", base: "offline", claim: null, place: null,
    };
    this.evidence = new Map();
    this.masks = {};
    // Reports are numbered from the clock, so that a map mounted anew goes on where the last one ended.
    this.sent = Date.now();
    map.attributionControl.setPrefix("Leaflet");
    L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
    document.body.classList.add("claimline");
    this.root = el("div", { class: "cl-root" });
    document.body.append(this.root);
    this.notice = el("div", { class: "cl-notice", role: "status" });
    this.root.append(this.notice);
    this.panes = [new MapPane(L, map, this, "left")];
    this.comparison = new Comparison(this);
    this.legend = new Legend(this.root, (name) => this.toggleActor(name));
    this.timeline = new Timeline(this.root, this.view, this.actions());
    this.tray = new Tray(this.root, this);
    this.player = new Player((day) => this.setDay(day), () => this.stopped());
    map.on("moveend", () => this.moved());
    document.addEventListener("keydown", (event) => this.shortcut(event));
    const foot = this.root.querySelector(".cl-timeline");
    new ResizeObserver(() => document.body.style.setProperty("--cl-foot", `${foot.offsetHeight + 16}px`)).observe(foot);
    new ResizeObserver(() => this.panes.forEach((pane) => pane.map.invalidateSize({ pan: false }))).observe(map.getContainer());
  }

  actions() {
    return {
      setDay: (day) => (this.pause(), this.setDay(day)),
      stepDay: (days) => this.step(this.view.day + days),
      stepClaim: (way) => this.step(this.nextKnown(way)),
      release: () => this.report(),
      toggle: () => this.togglePlay(),
      setSpeed: (speed) => this.change({ speed }, false),
      setMode: (mode) => this.change({ mode }, true),
      setClock: (clock) => this.setClock(clock),
      setDays: (days) => this.change({ days }, true),
      setRange: (range) => this.setRange(range),
      openTray: () => this.tray.toggle(),
      nextMark: (way) => this.nextMark(way),
    };
  }

  /** Take one message: Python's whole state, of which only what changed has an effect. */
  async take(message) {
    this.latest = message;
    if (message.payload !== this.payload) {
      this.payload = message.payload;
      const answer = await fetched(`${this.payloadFolder}/${message.payload}.bin`);
      if (!answer.ok) return this.say(`The claims could not be read (${answer.status}). Reload the page.`);
      const claims = decode(await answer.arrayBuffer());
      if (this.payload !== message.payload) return;
      this.load(claims);
    }
    if (this.latest === message && this.claims) this.apply(message);
  }

  load(claims) {
    this.claims = claims;
    this.evidence.clear();
    this.masks = {};
    this.known = knownDays(claims, this.view.clock);
    this.panes.forEach((pane) => pane.load());
  }

  apply(message) {
    const { view } = this;
    for (const [i, found] of Object.entries(message.evidence)) this.evidence.set(Number(i), found);
    Object.assign(view, { palette: message.palette, theme: message.theme });
    document.documentElement.dataset.theme = message.theme;
    this.comparison.show(message.masks.right !== null, message.titles);
    if (message.base !== view.base) this.setBase(message.base);
    if (message.nonce !== this.nonce) this.adopt(message);
    else if (message.seq >= this.sent) this.adoptFilters(message);
    for (const [pane, mask] of Object.entries(message.masks))
      if (mask !== null) this.masks[pane] = unmask(mask, this.claims.count);
    this.refreshIfChanged(message);
    this.panes.forEach((pane) => pane.rewrite());
    this.root.dataset.ready = String(message.seq);
    this.root.dataset.applied = String((Number(this.root.dataset.applied) || 0) + 1);
  }

  refreshIfChanged({ masks, palette, theme, base, payload }) {
    const { hidden, range, mode, clock, days } = this.view;
    const key = JSON.stringify([masks, palette, theme, base, payload, [...hidden], range, mode, clock, days]);
    if (key !== this.drawn) {
      this.drawn = key;
      this.refresh();
      this.panes.forEach((pane) => pane.base.redraw());
    } else {
      this.panes.forEach((pane) => pane.redraw());
      this.timeline.show();
    }
    if (this.pendingClaim === undefined) return;
    const claim = this.pendingClaim;
    this.pendingClaim = undefined;
    this.flyTo(claim);
  }

  /** Python asks for a view: a link was opened, or a row of the table was chosen. */
  adopt(message) {
    this.nonce = message.nonce;
    const { view, claims } = this;
    const wanted = message.view;
    Object.assign(view, { mode: wanted.mode, clock: wanted.clock, days: wanted.days });
    this.known = knownDays(claims, view.clock);
    this.adoptFilters(message);
    const day = wanted.day ? dayOf(wanted.day, claims) : null;
    view.day = day ?? this.span()[1];
    if (wanted.center) this.panes[0].map.setView(wanted.center, wanted.zoom, { animate: false });
    else if (!this.placed) this.fit();
    this.placed = true;
    if (wanted.claim !== null) this.pendingClaim = wanted.claim;
  }

  adoptFilters({ hidden, range }) {
    this.view.hidden = new Set(hidden);
    this.view.range = range && range.map((text) => dayOf(text, this.claims));
  }

  /** Which claims a pane shows: those that pass Python's filters, the legend and the range. */
  kept(pane) {
    const { claims, view } = this;
    const kept = (this.masks[pane] ?? this.masks.left).slice();
    const off = new Set([...view.hidden].map((name) => claims.actors.findIndex((actor) => actor.name === name)));
    for (let i = 0; i < claims.count; i++) {
      if (!kept[i]) continue;
      if (off.has(claims.actor[i])) kept[i] = 0;
      else if (view.range && !this.inRange(i)) kept[i] = 0;
    }
    return kept;
  }

  inRange(i) {
    const { day, before, after } = this.claims;
    if (day[i] === NO_DAY) return false;
    const [first, last] = this.view.range;
    return (last === null || day[i] - before[i] <= last) && (first === null || day[i] + after[i] >= first);
  }

  /** First and last day on which a claim of the whole set counts, on the clock that is set. */
  span() {
    let first = FOREVER;
    let last = 0;
    for (const day of this.known) {
      if (day === NO_DAY) continue;
      if (day < first) first = day;
      if (day > last) last = day;
    }
    return first > last ? [0, 0] : [first, last];
  }

  refresh() {
    const { view } = this;
    const span = this.span();
    view.day = this.within(view.day ?? span[1]);
    const [left, right] = this.panes.map((pane) => this.kept(pane.name));
    this.shown = right ? left.map((kept, i) => kept | right[i]) : left;
    this.panes.forEach((pane) => pane.refresh());
    this.timeline.fill(this.claims, this.shown, this.known, this.panes[0].painter.colours, span);
    this.tray.fill();
  }

  within(day) {
    const span = this.span();
    const [first, last] = span.map((end, n) => this.view.range?.[n] ?? end);
    return Math.max(span[0], first, Math.min(span[1], last, day));
  }

  setDay(day) {
    const next = this.within(day);
    if (next === this.view.day) return;
    this.view.day = next;
    this.panes.forEach((pane) => pane.scrub());
    this.timeline.showDay();
  }

  step(day) {
    this.pause();
    this.setDay(day);
    this.report();
  }

  /** The nearest day before or after the one shown on which a claim that is kept counts. */
  nextKnown(way) {
    let best = null;
    for (let i = 0; i < this.claims.count; i++) {
      const day = this.known[i];
      if (!this.shown[i] || day === NO_DAY || (day - this.view.day) * way <= 0) continue;
      if (best === null || (best - day) * way > 0) best = day;
    }
    return best ?? this.view.day;
  }

  change(values, rework) {
    Object.assign(this.view, values);
    if (this.view.playing) this.player.start(this.view.day, this.view.speed, this.within(FOREVER));
    if (rework) this.refresh();
    this.timeline.show();
    this.report();
  }

  setClock(clock) {
    this.view.clock = clock;
    this.known = knownDays(this.claims, clock);
    this.change({}, true);
  }

  setRange(range) {
    this.view.range = range;
    this.refresh();
    this.report();
  }

  toggleActor(name) {
    const { hidden } = this.view;
    if (!hidden.delete(name)) hidden.add(name);
    this.refresh();
    this.report();
  }

  togglePlay() {
    if (this.view.playing) return this.pause();
    const last = this.within(FOREVER);
    if (this.view.day >= last) this.setDay(this.within(0));
    this.view.playing = true;
    this.player.start(this.view.day, this.view.speed, last);
    this.timeline.show();
  }

  pause() {
    if (!this.view.playing) return;
    this.player.stop();
    this.stopped();
  }

  stopped() {
    this.view.playing = false;
    this.timeline.show();
    this.report();
  }

  setBase(base) {
    this.view.base = base;
    this.panes.forEach((pane) => pane.setBase(base));
    this.say(base === "offline" ? "" : "Online map: this view asks another host for pictures.");
  }

  say(text) {
    this.notice.textContent = text;
    this.notice.hidden = !text;
  }

  fit() {
    const { claims } = this;
    if (!claims.count) return this.panes[0].map.setView([34, 38], 6, { animate: false });
    const bounds = this.L.latLngBounds();
    const spots = coreBox(claims);
    spots.forEach((spot) => bounds.extend(spot));
    this.panes[0].map.fitBounds(bounds.pad(0.12), { animate: false, maxZoom: 9, paddingBottomRight: [0, 110] });
  }

  /** Show a claim: its day if it is not shown yet, its place in the middle, its popup open. */
  flyTo(claim) {
    const { claims, view } = this;
    const pane = this.panes[0];
    const p = claims.place[claim];
    if (this.known[claim] !== NO_DAY && !this.markOf(pane, claim).length) {
      view.day = this.within(this.known[claim]);
      this.panes.forEach((one) => one.redraw());
      this.timeline.show();
    }
    const spot = [claims.lat[p], claims.lon[p]];
    if (!pane.map.getBounds().pad(-0.2).contains(spot)) pane.map.setView(spot, Math.max(pane.map.getZoom(), FLY_ZOOM), { animate: false });
    const found = this.markOf(pane, claim);
    if (found.length) pane.open(found, claim);
    else pane.openAlone(claim);
  }

  /** Show a claim of the tray on the map: it has a place, though no day. */
  showUndated(claim) {
    this.tray.toggle();
    this.flyTo(claim);
  }

  markOf(pane, claim) {
    const { marks } = pane;
    const found = [];
    for (let m = 0; m < marks.size; m++)
      if (marks.from[m] <= this.view.day && marks.until[m] > this.view.day && marks.behind[m].includes(claim)) found.push(m);
    return found;
  }

  nextMark(way) {
    const pane = this.panes[0];
    const seen = pane.inView();
    if (!seen.length) return;
    const now = seen.findIndex((m) => pane.marks.place[m] === this.view.place);
    const m = seen[(now + way + seen.length) % seen.length];
    pane.open([m], pane.marks.lead[m]);
  }

  select(claim, place) {
    if (claim === this.view.claim && place === this.view.place) return;
    Object.assign(this.view, { claim, place });
    this.panes.forEach((pane) => pane.redraw());
    this.report();
  }

  /** After painting, the legend and the line of counts follow: often enough to be read. */
  painted() {
    if (this.counting) return;
    this.counting = true;
    setTimeout(() => {
      this.counting = false;
      const painters = this.panes.map((pane) => pane.painter).filter((painter) => painter?.marks);
      if (!painters.length) return;
      this.legend.show(summed(painters.map((painter) => painter.countByActor())), this.view.hidden, painters[0]);
      this.timeline.say(this.counts(painters), this.tray.size);
    }, COUNT_MS);
  }

  counts(painters) {
    const seenCount = painters.reduce((all, painter) => all + painter.seenCount, 0);
    const number = seenCount.toLocaleString("en");
    const { mode, days } = this.view;
    if (mode === "state") return `${number} ${seenCount === 1 ? "place" : "places"} in view`;
    return `${number} ${seenCount === 1 ? "claim" : "claims"} of ${days === 1 ? "the day" : `the last ${days} days`}`;
  }

  shortcut(event) {
    const typing = event.target.closest?.("input, select, textarea");
    const pressing = event.target.closest?.("button, summary, a");
    if (typing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") this.nextMark(1);
    else if (event.key === "p") this.nextMark(-1);
    else if (event.key === " " && !pressing) this.togglePlay();
    else if (event.key === "Escape") this.panes.forEach((pane) => pane.close());
    else if (event.key !== "Enter" || pressing || !this.panes[0].enter()) return;
    event.preventDefault();
  }

  /** Where the reader stands, as plain values. */
  snapshot() {
    return snapshot(this);
  }

  /** Leaflet ends a move also where nothing moved, as when it finds a popup in view. */
  moved() {
    const { map } = this.panes[0];
    const view = [map.getCenter(), map.getZoom(), map.getSize()].join(" ");
    if (view === this.looked) return;
    this.looked = view;
    this.report();
  }

  /** Tell Python where the reader stands, a moment after the last thing that was done. */
  report() {
    if (!this.claims || this.view.playing) return;
    this.sent += 1;
    clearTimeout(this.reporting);
    this.reporting = setTimeout(() => window.Streamlit?.setComponentValue(this.snapshot()), REPORT_MS);
  }
}
