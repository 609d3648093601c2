// Draws the marks of one day on one canvas: crisp shapes while few are in view, pixels when many.

import { resize, sharp } from "./canvas_layer.js";
import { Fan, SIZE as FAN_SIZE } from "./fan.js";
import { pixelsPerKm, worldX, worldY } from "./mercator.js";
import { hitGrid } from "./hit_grid.js";
import { palette, spriteBook } from "./sprites.js";
import { splatter } from "./splat.js";

export const CRISP_LIMIT = 1500;
const LETTERED_LIMIT = 400;
const LETTERED = 16; // diameter in pixels
const SPOT = 7;
const CLOSE = 18; // pixels between two counts
const SPARSE = 44; // the same where marks are small, since there are many
const WIDE = 60; // pixels from which the circle of an uncertain pin is drawn more faintly
const FADE_DAYS = 365;
const FAINTEST = 0.5;

export class Painter {
  constructor(claims) {
    this.claims = claims;
    this.worldX = Float64Array.from(claims.lon, worldX);
    this.worldY = Float64Array.from(claims.lat, worldY);
    this.x = new Float32Array(claims.placeCount);
    this.y = new Float32Array(claims.placeCount);
    this.splat = splatter();
    this.seen = new Uint32Array(0);
    this.seenCount = 0;
    this.fan = null;
  }

  /** Choose the palette ("conventional" or "safe") and the theme ("light" or "dark"). */
  dress(paletteName, theme) {
    const key = `${paletteName} ${theme}`;
    if (key === this.dressed) return;
    this.dressed = key;
    this.theme = theme;
    this.colours = palette(this.claims, paletteName);
    this.books = new Map();
  }

  /** The sprites for a pixel ratio. */
  sprites(ratio) {
    if (!this.books.has(ratio)) this.books.set(ratio, spriteBook(this.colours, ratio, this.theme));
    return this.books.get(ratio);
  }

  /** Project every place once for a view; the frame is that of canvas_layer.js. */
  project(frame) {
    const scale = 2 ** frame.zoom;
    for (let p = 0; p < this.x.length; p++) {
      this.x[p] = this.worldX[p] * scale - frame.left;
      this.y[p] = this.worldY[p] * scale - frame.top;
    }
    this.frame = frame;
    this.grid = null;
  }

  /**
   * Paint the marks of a day; `days` is how long a mark counts as new, `selected` is {place, claim} of
   * what is open, or of nulls. Marks in a "run" of days, and
   * thousands of them at each "step", are painted at pixel ratio 1; true is returned if that was
   * coarser than the screen, so that they are painted anew once they "rest".
   */
  paint(context, marks, day, days, selected, pace) {
    const { frame } = this;
    if (this.fan && !this.fan.holds(marks, day, frame.zoom)) this.fan = null;
    Object.assign(this, { marks, day, grid: null });
    this.findSeen(marks, day);
    const dense = this.seenCount > CRISP_LIMIT;
    this.ratio = pace === "run" || (dense && pace === "step") ? 1 : sharp();
    resize(context, frame, this.ratio);
    if (dense) {
      this.splat(context, this, day, days);
    } else {
      context.clearRect(0, 0, frame.width, frame.height);
      this.paintCrisp(context, day, days);
    }
    this.fan?.paint(context, day, days);
    this.paintSelected(context, selected);
    return this.ratio < sharp();
  }

  findSeen(marks, day) {
    if (this.seen.length < marks.size) this.seen = new Uint32Array(marks.size);
    const { x, y, seen, frame } = this;
    const { from, until, place } = marks;
    let count = 0;
    for (let m = 0; m < marks.size; m++) {
      if (from[m] > day || until[m] <= day) continue;
      const p = place[m];
      if (x[p] < 0 || y[p] < 0 || x[p] >= frame.width || y[p] >= frame.height) continue;
      seen[count++] = m;
    }
    this.seenCount = count;
  }

  paintCrisp(context, day, days) {
    const size = this.markSize();
    const spots = this.spots();
    for (const [m] of spots.values()) this.paintPrecision(context, m, size);
    const top = [...spots.values()].map(([m]) => m);
    this.paintSprites(context, top, (m) => this.at(m), size, day, days);
    this.paintCounts(context, spots, size);
  }

  /** How many marks share each spot, the largest numbers first: none may hide another, or the marks. */
  paintCounts(context, spots, size) {
    const gap = size < LETTERED ? SPARSE : CLOSE;
    const taken = [];
    const shared = [...spots.values()].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]);
    for (const [m, count] of shared) {
      const [x, y] = this.at(m);
      if (taken.some(([a, b]) => Math.abs(a - x) < gap && Math.abs(b - y) < gap)) continue;
      taken.push([x, y]);
      badge(context, x + size * 0.55, y - size * 0.55, count);
    }
  }

  /** Copy the sprites of marks to where `at` puts them, at whole pixels of the screen. */
  paintSprites(context, found, at, size, day, days) {
    const { marks, ratio } = this;
    const sprite = this.sprites(ratio);
    context.save();
    context.resetTransform();
    for (const m of found) {
      const age = day - marks.fresh[m];
      context.globalAlpha = fade(age, days);
      const { image, side } = sprite(marks.styles[marks.style[m]], size, age < days);
      const [x, y] = at(m);
      context.drawImage(image, Math.round(x * ratio - side / 2), Math.round(y * ratio - side / 2));
    }
    context.restore();
  }

  /** The newest mark of each spot, with how many marks lie there, oldest spot first. */
  spots() {
    const spots = new Map();
    for (let k = 0; k < this.seenCount; k++) {
      const m = this.seen[k];
      const [x, y] = this.at(m);
      const key = Math.round(x / SPOT) * 100003 + Math.round(y / SPOT);
      const count = (spots.get(key)?.[1] ?? 0) + 1;
      spots.delete(key);
      spots.set(key, [m, count]);
    }
    return spots;
  }

  paintPrecision(context, m, size) {
    const p = this.marks.place[m];
    const km = this.claims.radius[p] / 10;
    const r = km * pixelsPerKm(this.claims.lat[p], this.frame.zoom);
    if (r <= size / 2 + 2) return;
    const [x, y] = this.at(m);
    const style = this.marks.styles[this.marks.style[m]];
    context.beginPath();
    context.arc(x, y, r, 0, 2 * Math.PI);
    context.globalAlpha = r > WIDE ? 0.02 : 0.07;
    context.fillStyle = this.colours(style.shape).colour;
    context.fill();
    context.globalAlpha = r > WIDE ? 0.35 : 0.6;
    context.setLineDash([4, 4]);
    context.lineWidth = 1;
    context.strokeStyle = this.theme === "dark" ? "#C9D1DB" : "#3D4650";
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /** A ring around what is `selected`: {place, claim}, whose mark may be spread in the fan. */
  paintSelected(context, { place, claim }) {
    if (place === null || place === undefined) return;
    const mark = this.fan?.found.find((m) => this.marks.behind[m].includes(claim));
    const [x, y] = mark === undefined ? [this.x[place], this.y[place]] : this.fan.at(mark);
    context.beginPath();
    context.arc(x, y, (mark === undefined ? this.markSize() : FAN_SIZE) * 0.5 + 7, 0, 2 * Math.PI);
    context.lineWidth = 5;
    context.strokeStyle = "#FFFFFF";
    context.stroke();
    context.lineWidth = 2.5;
    context.strokeStyle = "#1F6FEB";
    context.stroke();
  }

  at(m) {
    const p = this.marks.place[m];
    return [this.x[p], this.y[p]];
  }

  /** Diameter in CSS pixels: large enough for a letter while there is room. */
  markSize() {
    if (this.seenCount > CRISP_LIMIT) return 7;
    return this.seenCount > LETTERED_LIMIT ? 10 : this.frame.zoom >= 8 ? 19 : LETTERED;
  }

  /** The marks at a point of the frame, newest first: those on the spot of the nearest one. */
  hit(x, y, reach) {
    return this.fan?.hit(x, y) ?? this.stack(x, y, reach);
  }

  stack(x, y, reach) {
    this.grid ??= hitGrid(this.seenCount, (k) => this.at(this.seen[k]));
    return this.grid(x, y, reach, SPOT).map((k) => this.seen[k]);
  }

  /** Spread the marks that share the spot of one, until the day, the marks or the zoom change. */
  spread(m) {
    if (this.fan?.found.includes(m)) return;
    const found = this.stack(...this.at(m), 1);
    this.fan = found.length > 1 ? new Fan(this, found) : null;
  }

  /** How many marks in view each actor has, as a Map of actor numbers. */
  countByActor() {
    const byStyle = new Uint32Array(this.marks.styles.length);
    for (let k = 0; k < this.seenCount; k++) byStyle[this.marks.style[this.seen[k]]]++;
    const counts = new Map();
    byStyle.forEach((count, s) => {
      const actor = this.marks.styles[s].shape;
      if (count) counts.set(actor, (counts.get(actor) ?? 0) + count);
    });
    return counts;
  }
}

/** How strongly a mark of an age in days is drawn. */
export function fade(age, days) {
  return age < days ? 1 : Math.max(FAINTEST, 1 - (age - days) / FADE_DAYS);
}

function badge(context, x, y, count) {
  const text = count > 99 ? "99+" : String(count);
  context.font = "600 10px system-ui, sans-serif";
  const width = Math.max(14, context.measureText(text).width + 7);
  context.beginPath();
  context.roundRect(x - width / 2, y - 7, width, 14, 7);
  context.fillStyle = "#15181D";
  context.fill();
  context.strokeStyle = "#FFFFFF";
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = "#FFFFFF";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + 0.5);
}
