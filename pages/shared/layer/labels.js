// Names on the base map, the weightiest first; a name that would cover another is left out.

const FONTS = {
  country_names: "600 13px system-ui, sans-serif",
  province_names: "italic 11px system-ui, sans-serif",
  towns: "11px system-ui, sans-serif",
  water: "italic 11px system-ui, sans-serif",
};
const PROVINCE_ZOOMS = [6, 9];
const LAST_COUNTRY_ZOOM = 7;
const GAP = 4;
const LONG_RIVER = 90;
const OFFSET = 12; // a mark on the town leaves its name readable

/** Draw the names of sheets in a view. `colours` is a theme of base_map.js. */
export function placeLabels(context, sheets, view, colours) {
  const taken = [];
  context.lineWidth = 3;
  context.strokeStyle = colours.halo;
  for (const kind of ["country_names", "towns", "province_names"]) {
    if (kind === "country_names" && view.zoom > LAST_COUNTRY_ZOOM) continue;
    if (kind === "province_names" && (view.zoom < PROVINCE_ZOOMS[0] || view.zoom > PROVINCE_ZOOMS[1])) continue;
    context.font = FONTS[kind];
    context.fillStyle = colours[kind];
    for (const label of ranked(sheets, kind, view)) point(context, label, kind, view, taken);
  }
  context.font = FONTS.water;
  context.fillStyle = colours.water;
  for (const river of longest(sheets, view)) along(context, river, taken);
}

function ranked(sheets, kind, view) {
  const [west, north, east, south] = view.box;
  const inside = (one) => one.rank <= view.zoom && one.x > west && one.x < east && one.y > north && one.y < south;
  return sheets.flatMap((sheet) => sheet[kind].filter(inside)).sort((a, b) => a.rank - b.rank);
}

function point(context, { name, x, y }, kind, view, taken) {
  const left = x * view.scale - view.left;
  const top = y * view.scale - view.top;
  const width = context.measureText(name).width;
  const town = kind === "towns";
  const box = town ? [left - 3, top - 8, left + OFFSET + width, top + 8] : [left - width / 2, top - 8, left + width / 2, top + 8];
  if (!free(box, taken)) return;
  taken.push(box);
  context.textBaseline = "middle";
  context.textAlign = town ? "left" : "center";
  if (town) dot(context, left, top);
  write(context, name, town ? left + OFFSET : left, top);
}

function dot(context, x, y) {
  context.beginPath();
  context.arc(x, y, 2, 0, 2 * Math.PI);
  context.fill();
}

function write(context, text, x, y) {
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

function free([west, north, east, south], taken) {
  return !taken.some((t) => west - GAP < t[2] && east + GAP > t[0] && north - GAP < t[3] && south + GAP > t[1]);
}

/** For each named river in view, the longest run of its points on the screen. */
function longest(sheets, view) {
  const best = new Map();
  for (const sheet of sheets)
    for (const { name, rank, paths } of sheet.rivers) {
      if (!name || rank > view.zoom) continue;
      const run = onScreen(paths[0], view);
      if (run.length > LONG_RIVER && run.length > (best.get(name)?.length ?? 0)) best.set(name, { name, ...run });
    }
  return best.values();
}

function onScreen(points, { scale, left, top, width, height }) {
  let best = { length: 0, points: [] };
  let run = { length: 0, points: [] };
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] * scale - left;
    const y = points[i + 1] * scale - top;
    if (x < 0 || y < 0 || x > width || y > height) {
      run = { length: 0, points: [] };
      continue;
    }
    const last = run.points.at(-1);
    if (last) run.length += Math.hypot(x - last[0], y - last[1]);
    run.points.push([x, y]);
    if (run.length > best.length) best = run;
  }
  return { length: best.length, points: [...best.points] };
}

function along(context, { name, points, length }, taken) {
  let walked = 0;
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1];
    const [bx, by] = points[i];
    walked += Math.hypot(bx - ax, by - ay);
    if (walked < length / 2) continue;
    const width = context.measureText(name).width / 2;
    if (!free([ax - width, ay - width / 2, ax + width, ay + width / 2], taken)) return;
    taken.push([ax - width, ay - 10, ax + width, ay + 10]);
    const ahead = points[Math.min(points.length - 1, i + 3)];
    const behind = points[Math.max(0, i - 3)];
    let angle = Math.atan2(ahead[1] - behind[1], ahead[0] - behind[0]);
    if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
    context.save();
    context.translate(ax, ay);
    context.rotate(angle);
    context.textAlign = "center";
    write(context, name, 0, -7);
    context.restore();
    return;
  }
}
