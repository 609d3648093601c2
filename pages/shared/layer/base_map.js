// The vector base map that needs no network: sheets of geodata/data/basemap, drawn on one canvas.

import { resize, sharp } from "./canvas_layer.js";
import { placeLabels } from "./labels.js";
import { worldX, worldY } from "./mercator.js";

const FINE_WIDTH = 25;
const TILE = 10;
const LINES = ["rivers", "provinces", "borders", "disputed"];
const NAMES = ["country_names", "province_names", "towns"];

export const THEMES = {
  light: {
    sea: "#D5E1E8", land: "#F4F2EC", coast: "#A9B8C2", rivers: "#8FB9D3", lakes: "#C3D9E6", provinces: "#D3CCC0",
    borders: "#8C8599", disputed: "#8C8599", halo: "rgba(244,242,236,.9)", country_names: "#5B5468",
    province_names: "#8F887C", towns: "#3C4148", water: "#4E86A8",
  },
  dark: {
    sea: "#14181D", land: "#20242B", coast: "#3A434E", rivers: "#35566B", lakes: "#1B2C38", provinces: "#333942",
    borders: "#6D7480", disputed: "#6D7480", halo: "rgba(24,27,33,.9)", country_names: "#A6ABB8",
    province_names: "#757B86", towns: "#C6CBD2", water: "#6FA3C2",
  },
};

export class BaseMap {
  /**
   * `folder` is where the sheets are served, `tiles` the names of the fine ones; where `complete` is
   * set there is no land without a fine sheet. `changed()` is called when a sheet has come.
   */
  constructor({ folder, tiles, complete }, changed) {
    this.folder = folder;
    this.tiles = new Set(tiles);
    this.complete = complete;
    this.changed = changed;
    this.sheets = new Map();
  }

  draw(context, frame, theme) {
    const colours = THEMES[theme];
    const { width, height } = frame;
    resize(context, frame, sharp());
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, width, height);
    const sheets = this.inView(frame);
    const view = viewOf(frame);
    context.lineJoin = "round";
    this.areas(context, sheets, view, "land", colours.land);
    this.areas(context, sheets, view, "lakes", colours.lakes);
    this.lines(context, sheets, view, "rivers", colours.rivers, view.zoom < 6 ? 1 : 1.5, []);
    if (view.zoom >= 6) this.lines(context, sheets, view, "provinces", colours.provinces, 1, [4, 3]);
    this.lines(context, sheets, view, "borders", colours.borders, 1.2, []);
    this.lines(context, sheets, view, "disputed", colours.disputed, 1.2, [5, 4]);
    placeLabels(context, sheets, view, colours);
  }

  /** The sheets of a frame that are loaded: fine ones in a narrow view, else that of the world. */
  inView(frame) {
    const scale = 2 ** frame.zoom * 256;
    const west = (frame.left / scale) * 360 - 180;
    const east = ((frame.left + frame.width) / scale) * 360 - 180;
    if (east - west > FINE_WIDTH) return [this.sheet("world")].filter(Boolean);
    const names = [...tileNames(west, latitude(frame.top + frame.height, scale), east, latitude(frame.top, scale))];
    const fine = names.filter((name) => this.tiles.has(name));
    const wanted = this.complete || fine.length === names.length ? fine : ["world", ...fine];
    return wanted.map((name) => this.sheet(name)).filter(Boolean);
  }

  /** A sheet if it is here; else it is fetched once and the map told when it comes. */
  sheet(name) {
    if (!this.sheets.has(name)) {
      this.sheets.set(name, null);
      fetch(`${this.folder}/${name}.json`)
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`base map: ${answer.status} for ${name}`))))
        .then((stored) => {
          this.sheets.set(name, prepare(stored));
          this.changed();
        })
        .catch((error) => console.warn(error));
    }
    return this.sheets.get(name);
  }

  areas(context, sheets, view, layer, colour) {
    context.fillStyle = colour;
    for (const sheet of sheets)
      for (const area of sheet[layer]) {
        if (area.rank > view.zoom || !visible(area.box, view)) continue;
        context.beginPath();
        for (const ring of area.paths) path(context, ring, view);
        context.fill("evenodd");
      }
  }

  lines(context, sheets, view, layer, colour, width, dash) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.beginPath();
    for (const sheet of sheets)
      for (const line of sheet[layer])
        if (line.rank <= view.zoom && visible(line.box, view)) path(context, line.paths[0], view);
    context.stroke();
    context.setLineDash([]);
  }
}

/** Where a frame lies in world pixels of zoom 0, and how many screen pixels one of those takes. */
function viewOf({ left, top, width, height, zoom }) {
  const scale = 2 ** zoom;
  return { left, top, width, height, zoom, scale, box: [left / scale, top / scale, (left + width) / scale, (top + height) / scale] };
}

function visible(box, view) {
  return box[0] < view.box[2] && box[2] > view.box[0] && box[1] < view.box[3] && box[3] > view.box[1];
}

function path(context, points, { scale, left, top }) {
  context.moveTo(points[0] * scale - left, points[1] * scale - top);
  for (let i = 2; i < points.length; i += 2) context.lineTo(points[i] * scale - left, points[i + 1] * scale - top);
}

function prepare(stored) {
  const sheet = {};
  for (const layer of ["land", "lakes", ...LINES])
    sheet[layer] = stored[layer].map(([name, rank, ...steps]) => {
      const paths = steps.map((one) => worldPath(one, stored.scale));
      return { name, rank, paths, box: boxOf(paths) };
    });
  for (const layer of NAMES)
    sheet[layer] = stored[layer].map(([name, rank, x, y]) => ({ name, rank, x: worldX(x * stored.scale), y: worldY(y * stored.scale) }));
  return sheet;
}

function worldPath(steps, scale) {
  const points = new Float64Array(steps.length);
  let x = 0;
  let y = 0;
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i];
    y += steps[i + 1];
    points[i] = worldX(x * scale);
    points[i + 1] = worldY(y * scale);
  }
  return points;
}

function boxOf(paths) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const points of paths)
    for (let i = 0; i < points.length; i += 2) {
      box[0] = Math.min(box[0], points[i]);
      box[1] = Math.min(box[1], points[i + 1]);
      box[2] = Math.max(box[2], points[i]);
      box[3] = Math.max(box[3], points[i + 1]);
    }
  return box;
}

function* tileNames(west, south, east, north) {
  const down = (degrees) => Math.floor(degrees / TILE) * TILE;
  for (let lat = down(south); lat <= north; lat += TILE)
    for (let lon = down(west); lon <= east; lon += TILE) yield `${lon}_${lat}`;
}

function latitude(y, scale) {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / scale))) * 180) / Math.PI;
}
