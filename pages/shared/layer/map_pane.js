// One map with its base, its marks, its tooltip and its popup. A comparison has two, locked together.

import { BaseMap, THEMES } from "./base_map.js";
import { canvasLayer } from "./canvas_layer.js";
import { el } from "./dom.js";
import { changeMarks, stateMarks } from "./marks.js";
import { Painter } from "./painter.js";
import { popupContent, summary, verdictText } from "./popup.js";

const REST_MS = 160;
// Days that follow each other faster than this are a run: a drag of the handle, or quick playing.
const RUN_MS = 120;
const LIFT = 7; // Leaflet's own: the popup's tip ends in the mark
const ASIDE = 16; // pixels between a popup and what is beside it
const LOWEST = 160; // pixels that a popup may have at least
const REACH = { mouse: 11, touch: 22 };
const UNREACHED = "The online map cannot be reached. The vector map needs no network: Display, Base map.";
const TILES = {
  streets: ["https://tile.openstreetmap.org/{z}/{x}/{y}.png", "© OpenStreetMap contributors"],
  light: ["https://basemaps.cartocdn.com/light_all/{z}/{x}/{y}.png", "© OpenStreetMap contributors © CARTO"],
  satellite: [
    "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery/MapServer/tile/{z}/{y}/{x}",
    "Esri, Maxar, Earthstar Geographics",
  ],
};

export class MapPane {
  /** `app` gives {claims, view, kept(pane), known, evidence, select(claim, place), basemap}. */
  constructor(L, map, app, name) {
    Object.assign(this, { L, map, app, name });
    map.createPane("base").style.zIndex = 150;
    map.createPane("marks").style.zIndex = 450;
    this.basemap = new BaseMap(app.basemap, () => this.base.redraw());
    this.base = canvasLayer(L, "base", 0.15, (context, frame) => this.drawBase(context, frame)).addTo(map);
    this.marksLayer = canvasLayer(L, "marks", 0.03, (context, frame) => this.drawMarks(context, frame, true)).addTo(map);
    this.tip = el("div", { class: "cl-tip", role: "tooltip", hidden: true });
    map.getContainer().append(this.tip);
    map.on("mousemove", (event) => this.hover(event));
    map.on("mouseout", () => (this.tip.hidden = true));
    map.on("click", (event) => this.click(event));
    map.on("popupclose", () => this.closed());
  }

  /** New claims: what was projected and painted for the old ones is gone. */
  load() {
    this.painter = new Painter(this.app.claims);
    this.marks = null;
  }

  /** The filters, the clock or the mode changed: work out the marks again. */
  refresh() {
    const { claims, known, view } = this.app;
    const kept = this.app.kept(this.name);
    this.marks = view.mode === "changes" ? changeMarks(claims, kept, known, view.days) : stateMarks(claims, kept, known);
    this.redraw();
  }

  redraw() {
    const { context, frame } = this.marksLayer;
    if (frame) this.drawMarks(context, frame, !this.painter || this.painter.frame !== frame);
  }

  /** Draw another day; what was painted coarsely for speed is painted sharply once it rests. */
  scrub() {
    const { context, frame } = this.marksLayer;
    if (!frame) return;
    const now = performance.now();
    const pace = now - this.stepped < RUN_MS ? "run" : "step";
    this.stepped = now;
    clearTimeout(this.resting);
    if (!this.drawMarks(context, frame, this.painter.frame !== frame, pace)) return;
    this.resting = setTimeout(() => this.redraw(), REST_MS);
  }

  drawMarks(context, frame, moved, pace = "rest") {
    if (!this.painter || !this.marks) return false;
    const { view } = this.app;
    this.painter.dress(view.palette, view.theme);
    if (moved) this.painter.project(frame);
    const coarse = this.painter.paint(context, this.marks, view.day, view.days, view, pace);
    this.app.painted();
    return coarse;
  }

  drawBase(context, frame) {
    if (!this.app.placed) return;
    const { base, theme } = this.app.view;
    this.map.getContainer().style.background = THEMES[theme].sea;
    if (base === "offline") this.basemap.draw(context, frame, theme);
    else context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  }

  /** Show another base map; every one but the offline one asks another host, and says so. */
  setBase(base) {
    this.tiles?.remove();
    this.tiles = null;
    if (TILES[base]) {
      const [address, attribution] = TILES[base];
      const tiles = this.L.tileLayer(address, { attribution, maxZoom: 17, referrerPolicy: "origin" });
      tiles.on("tileerror", () => tiles === this.tiles && this.app.say(UNREACHED));
      this.tiles = tiles.addTo(this.map);
    }
    this.base.redraw();
  }

  marksAt(event, reach) {
    if (!this.painter?.marks) return [];
    const { left, top } = this.marksLayer.frame;
    const point = this.map.getPixelOrigin().add(this.map.containerPointToLayerPoint(event.containerPoint));
    return this.painter.hit(point.x - left, point.y - top, reach);
  }

  hover(event) {
    const found = this.marksAt(event, REACH.mouse);
    this.map.getContainer().classList.toggle("cl-pointing", found.length > 0);
    this.tip.hidden = !found.length;
    if (!found.length) return;
    const { claims } = this.app;
    const [m] = found;
    const more = found.length > 1 ? `${found.length} marks here: a click spreads them` : null;
    this.tip.replaceChildren(...[
      el("strong", {}, claims.names[this.marks.place[m]]),
      el("span", {}, verdictText(claims, this.marks, m) ?? ""),
      el("span", {}, summary(claims, this.marks.lead[m])),
      more && el("em", {}, more)].filter(Boolean));
    const { x, y } = event.containerPoint;
    const right = x > this.map.getSize().x - 260;
    this.tip.style.transform = `translate(${x + (right ? -12 : 12)}px, ${y + 12}px) translateX(${right ? "-100%" : "0"})`;
  }

  click(event) {
    const touch = event.originalEvent?.pointerType === "touch";
    const found = this.marksAt(event, touch ? REACH.touch : REACH.mouse);
    if (found.length) this.open(found, this.marks.lead[found[0]]);
  }

  /** Open the popup of marks on one spot, spread around it, with one claim's evidence unfolded. */
  open(found, claim, marks = this.marks) {
    const { claims } = this.app;
    const p = marks.place[found[0]];
    if (marks === this.marks) this.painter.spread(found[0]);
    else this.painter.fan = null;
    const { fan } = this.painter;
    this.found = { marks, found };
    this.chosen = claim;
    this.tip.hidden = true;
    const spot = fan ? [claims.lat[fan.place], claims.lon[fan.place]] : [claims.lat[p], claims.lon[p]];
    const width = Math.min(380, this.map.getSize().x - 60);
    this.popup ??= this.L.popup({ className: "cl-balloon", autoPanPaddingTopLeft: [ASIDE, ASIDE], minWidth: width, maxWidth: width });
    this.makeRoom(width, fan ? fan.reach : 0);
    this.popup.setLatLng(spot).setContent(this.content()).openOn(this.map);
    document.body.classList.add("cl-reading");
    this.app.select(claim, p);
    this.redraw();
  }

  /**
   * Bring a popup of a width where neither the legend nor the timeline hides it, above a fan that
   * reaches so far, and make it low enough for both to be seen.
   */
  makeRoom(width, reach) {
    const box = this.map.getContainer().getBoundingClientRect();
    const legend = this.app.legend.box.getBoundingClientRect();
    const foot = Math.max(0, box.bottom - document.querySelector(".cl-timeline").getBoundingClientRect().top) + 2 * reach;
    const right = Math.max(0, box.right - legend.left) + ASIDE;
    const beside = box.width - right - width > 4 * ASIDE;
    const { options } = this.popup;
    options.autoPanPaddingBottomRight = [beside ? right : ASIDE, foot + ASIDE].map(Math.ceil);
    options.offset = [0, LIFT - reach];
    options.maxHeight = Math.max(LOWEST, Math.floor(box.height - foot - 5 * ASIDE));
  }

  /** Open the popup of one claim that has no mark on the day shown. */
  openAlone(claim) {
    const { claims } = this.app;
    const alone = { place: [claims.place[claim]], lead: [claim], behind: [[claim]], verdict: [null] };
    this.open([0], claim, alone);
  }

  /** Name the pane in a comparison; an empty text takes the name away. */
  entitle(text) {
    this.title?.remove();
    this.title = text ? el("div", { class: "cl-title", dir: "auto" }, text) : null;
    if (this.title) this.map.getContainer().append(this.title);
  }

  content() {
    const { claims, evidence } = this.app;
    const { marks, found } = this.found;
    return popupContent(claims, marks, found, evidence, this.chosen, (claim) => {
      this.chosen = claim === this.chosen ? null : claim;
      this.rewrite();
      if (this.chosen !== null) this.app.select(claim, claims.place[claim]);
    });
  }

  /** Evidence arrived, or another claim was unfolded: write the open popup anew, in place. */
  rewrite() {
    if (!this.popup?.isOpen()) return;
    const box = this.popup.getElement()?.querySelector(".leaflet-popup-content");
    const top = box?.scrollTop ?? 0;
    const focused = box?.contains(document.activeElement);
    this.popup.setContent(this.content());
    if (box) box.scrollTop = top;
    if (focused) box.querySelector('[aria-expanded="true"]')?.focus();
  }

  closed() {
    if (this.chosen === undefined) return;
    this.chosen = undefined;
    document.body.classList.remove("cl-reading");
    this.app.select(null, null);
    // A click on a mark of the fan closes the popup before it opens the next.
    setTimeout(() => this.popup.isOpen() || this.fold());
  }

  fold() {
    if (!this.painter.fan) return;
    this.painter.fan = null;
    this.redraw();
  }

  /** Close the popup; the keyboard goes back to the map. */
  close() {
    const inside = this.popup?.getElement()?.contains(document.activeElement);
    this.map.closePopup();
    if (inside) this.map.getContainer().focus({ preventScroll: true });
  }

  /** Take the keyboard into the open popup. */
  enter() {
    if (!this.popup?.isOpen()) return false;
    this.popup.getElement().querySelector(".cl-claim")?.focus();
    return true;
  }

  /** The marks in view from west to east, for a reader who steps through them by keyboard. */
  inView() {
    const { painter } = this;
    return [...painter.seen.subarray(0, painter.seenCount)].sort((a, b) => painter.at(a)[0] - painter.at(b)[0] || a - b);
  }
}
