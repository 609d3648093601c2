// Claims a day by actor, as stacked bars behind the timeline's handle.

const DARK = 64; // of 255

/** Sums of claims in `width` columns of the days `first` to `last`, one array an actor. */
export function bins(claims, kept, known, first, last, width) {
  const columns = new Map();
  const span = last - first + 1;
  let highest = 0;
  const total = new Uint32Array(width);
  for (let i = 0; i < claims.count; i++) {
    const day = known[i];
    if (!kept[i] || day < first || day > last) continue;
    const column = Math.min(width - 1, Math.floor(((day - first) / span) * width));
    const actor = claims.actor[i];
    if (!columns.has(actor)) columns.set(actor, new Uint32Array(width));
    columns.get(actor)[column]++;
    highest = Math.max(highest, ++total[column]);
  }
  const order = [...columns].sort((a, b) => sum(b[1]) - sum(a[1]));
  return { columns: order, highest };
}

/**
 * Draw the bars; heights go with the square root, so that a quiet day shows beside a loud one. `rim`
 * is drawn around what is too dark for the theme, as around marks; null where nothing is.
 */
export function drawBars(canvas, { columns, highest }, colours, barWidth, rim) {
  const ratio = window.devicePixelRatio || 1;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  const count = columns[0]?.[1].length ?? 0;
  for (let c = 0; c < count; c++) {
    const total = columns.reduce((all, [, values]) => all + values[c], 0);
    if (!total) continue;
    const tall = Math.max(3, height * Math.sqrt(total / highest));
    let top = height;
    for (const [actor, values] of columns) {
      const part = (tall * values[c]) / total;
      const { colour } = colours(actor);
      const box = [c * barWidth, top - part, Math.max(1, barWidth - 1), part];
      context.fillStyle = rim && isDark(colour) ? rim : colour;
      context.fillRect(...box);
      top -= part;
    }
  }
}

/** Whether all three channels of a "#RRGGBB" are low. */
function isDark(colour) {
  return [1, 3, 5].every((i) => parseInt(colour.slice(i, i + 2), 16) < DARK);
}

function sum(values) {
  return values.reduce((a, b) => a + b, 0);
}
