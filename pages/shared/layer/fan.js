// The marks that share a spot, spread around it: in a ring, or in a spiral where they are many.

const RING = 8;
const GAP = 24; // pixels from one mark to the next
const NEAREST = 30; // pixels from the spot to the first mark
const MOST = 40;
export const SIZE = 19; // of a mark, in pixels

/** Offsets in pixels from the spot for a number of marks, the first at the right of the top. */
export function spread(count) {
  const offsets = [];
  let radius = count > RING ? NEAREST : Math.max(NEAREST, (count * GAP) / (2 * Math.PI));
  let angle = Math.PI / Math.max(count, 2) - Math.PI / 2;
  for (let k = 0; k < Math.min(count, MOST); k++) {
    offsets.push([radius * Math.cos(angle), radius * Math.sin(angle)]);
    const turn = count > RING ? GAP / radius : (2 * Math.PI) / count;
    angle += turn;
    if (count > RING) radius += (GAP * turn) / (2 * Math.PI);
  }
  return offsets;
}

export class Fan {
  /** Spread marks around the place of the first; `painter` knows where that lies. */
  constructor(painter, found) {
    const { marks, day, frame } = painter;
    Object.assign(this, { painter, marks, day, zoom: frame.zoom });
    this.place = painter.marks.place[found[0]];
    this.offsets = spread(found.length);
    this.found = found.slice(0, this.offsets.length);
    this.reach = Math.ceil(Math.max(...this.offsets.map((offset) => Math.hypot(...offset))) + SIZE * 0.8);
  }

  /** Whether the fan still shows what is on the map. */
  holds(marks, day, zoom) {
    return marks === this.marks && day === this.day && zoom === this.zoom;
  }

  get centre() {
    return [this.painter.x[this.place], this.painter.y[this.place]];
  }

  /** Where a mark of the fan lies, or null for another one. */
  at(m) {
    const k = this.found.indexOf(m);
    if (k < 0) return null;
    const [x, y] = this.centre;
    return [x + this.offsets[k][0], y + this.offsets[k][1]];
  }

  /** The mark under a point as a list of one; [] between them; null outside the fan. */
  hit(x, y) {
    const far = (point) => Math.hypot(point[0] - x, point[1] - y);
    if (far(this.centre) > this.reach) return null;
    return this.found.filter((m) => far(this.at(m)) <= GAP / 2).slice(0, 1);
  }

  paint(context, day, days) {
    const { painter } = this;
    const [x, y] = this.centre;
    const dark = painter.theme === "dark";
    context.beginPath();
    context.arc(x, y, this.reach, 0, 2 * Math.PI);
    context.fillStyle = dark ? "rgba(27,31,38,.97)" : "rgba(255,255,255,.97)";
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = dark ? "#5D6773" : "#9AA4B0";
    context.stroke();
    context.beginPath();
    for (const m of this.found) {
      context.moveTo(x, y);
      context.lineTo(...this.at(m));
    }
    context.stroke();
    painter.paintSprites(context, this.found, (m) => this.at(m), SIZE, day, days);
  }
}
