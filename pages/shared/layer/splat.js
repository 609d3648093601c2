// Writes thousands of marks straight into the canvas's pixels: a disc of colour with a dark rim.

const LEVELS = 4;
const FADE_DAYS = 365;
const RIM = 0xff1d1815;

/** A function that splats the seen marks of a painter; it keeps its pixels between calls. */
export function splatter() {
  let image = null;
  let pixels = null;
  return (context, painter, day, days) => {
    const { ratio, marks, seen, seenCount, x, y } = painter;
    const width = context.canvas.width;
    const height = context.canvas.height;
    if (!image || image.width !== width || image.height !== height) {
      image = context.createImageData(width, height);
      pixels = new Uint32Array(image.data.buffer);
    }
    pixels.fill(0);
    const colours = colourTable(painter);
    const small = disc(3 * ratio, width);
    const large = disc(4 * ratio, width);
    for (let k = 0; k < seenCount; k++) {
      const m = seen[k];
      const age = day - marks.fresh[m];
      const level = age < days ? 0 : Math.min(LEVELS - 1, 1 + ((age * (LEVELS - 1)) / FADE_DAYS) | 0);
      const { offsets, body, reach } = level === 0 ? large : small;
      const px = (x[marks.place[m]] * ratio) | 0;
      const py = (y[marks.place[m]] * ratio) | 0;
      if (px < reach || py < reach || px >= width - reach || py >= height - reach) continue;
      const at = py * width + px;
      const colour = colours[marks.style[m] * LEVELS + level];
      for (let o = 0; o < body; o++) pixels[at + offsets[o]] = colour;
      for (let o = body; o < offsets.length; o++) pixels[at + offsets[o]] = RIM;
    }
    context.putImageData(image, 0, 0);
  };
}

/** Pixel offsets of a disc: those of its body first, `body` of them, then those of its rim. */
export function disc(radius, width) {
  const reach = Math.ceil(radius);
  const body = [];
  const rim = [];
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const distance = Math.hypot(dx, dy);
      if (distance > radius + 0.3) continue;
      (distance > radius - 0.8 ? rim : body).push(dy * width + dx);
    }
  return { offsets: Int32Array.from([...body, ...rim]), body: body.length, reach };
}

/** One packed colour for each style and each level of age, paler with each level. */
function colourTable({ marks, colours, theme }) {
  const table = new Uint32Array(marks.styles.length * LEVELS);
  const ground = theme === "dark" ? [32, 36, 43] : [244, 242, 236];
  marks.styles.forEach((style, s) => {
    const rgb = channels(colours(style.shape).colour);
    for (let level = 0; level < LEVELS; level++) {
      const part = (level * 0.5) / (LEVELS - 1);
      const [r, g, b] = rgb.map((c, i) => Math.round(c + (ground[i] - c) * part));
      table[s * LEVELS + level] = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
    }
  });
  return table;
}

function channels(colour) {
  return [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
}
