// Each look of a mark drawn once, and copied from then on.

import { UNDECIDED } from "./control.js";
import { trace } from "./shapes.js";

const LARGE = 15;
const GROWN = 1.15;
const HALO = 0.95; // radius of the halo in sizes of the mark
const MARGIN = 6;

/** The colours and letters of actors in one palette ("conventional" or "safe"). */
export function palette(claims, name) {
  const safe = name === "safe";
  const one = (mark) => ({
    ...mark,
    colour: safe ? mark.safe : mark.colour,
    ink: safe ? mark.safe_ink : mark.ink,
  });
  const actors = claims.actors.map(one);
  const undecided = one(claims.undecided);
  return (actor) => (actor === UNDECIDED ? undecided : actors[actor]);
}

/**
 * A function that gives the sprite of a style: {image, side}, a square of `side` device pixels with
 * a mark of `size` CSS pixels in its middle; a "strong" mark is larger and has a halo. Sprites are
 * whole device pixels and are kept by style: that is what makes copying hundreds of them quick.
 */
export function spriteBook(colours, ratio, theme) {
  const books = [new WeakMap(), new WeakMap()];
  return (style, size, strong) => {
    const book = books[Number(strong)];
    const kept = book.get(style);
    if (kept?.size === size) return kept;
    const made = { size, ...drawn(style, size, strong, colours, ratio, theme) };
    book.set(style, made);
    return made;
  };
}

function drawn(style, size, strong, colours, ratio, theme) {
  const r = (strong ? size * GROWN : size) / 2;
  const side = 2 * Math.ceil((Math.max(r + MARGIN, strong ? size * HALO : 0)) * ratio);
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  const middle = side / 2 / ratio;
  if (strong) halo(context, middle, middle, size * HALO, theme);
  paintMark(context, style, middle, middle, r, strong, colours, theme);
  return { image: canvas.transferToImageBitmap(), side };
}

function halo(context, x, y, r, theme) {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.fillStyle = theme === "dark" ? "rgba(255,255,255,.22)" : "rgba(31,111,235,.20)";
  context.fill();
}

/** Paint one mark of radius r around (x, y). */
export function paintMark(context, style, x, y, r, strong, colours, theme) {
  const mark = colours(style.shape);
  const hollow = ["repelled", "denied", "withdrew"].includes(style.look);
  const outline = theme === "dark" ? "#F2F2F2" : "#15181D";
  context.lineJoin = "round";
  if (style.look === "encircled") ring(context, x, y, r + 4, colours(style.ring).colour, outline);
  trace(context, mark.shape, x, y, r);
  context.save();
  context.clip();
  if (hollow) fill(context, x, y, r, [theme === "dark" ? "#20242B" : "#FFFFFF"]);
  else fill(context, x, y, r, style.fills.map((actor) => colours(actor).colour));
  context.restore();
  stroke(context, mark.shape, x, y, r, style, hollow ? mark.colour : outline, strong, outline);
  if (style.look === "denied") strike(context, x, y, r, outline);
  if (r * 2 >= LARGE) letter(context, x, y, r, mark, hollow ? outline : style.fills.length > 1 ? null : mark.ink);
}

function fill(context, x, y, r, fills) {
  const reach = r * 1.6;
  const width = (2 * reach) / fills.length;
  fills.forEach((colour, i) => {
    context.fillStyle = colour;
    context.fillRect(x - reach + i * width, y - reach, width + 0.5, 2 * reach);
  });
}

function stroke(context, shape, x, y, r, { look, hedged }, colour, strong, outline) {
  const hollow = colour !== outline;
  if (hollow) {
    context.strokeStyle = outline;
    context.lineWidth = 4;
    trace(context, shape, x, y, r - 1);
    context.stroke();
  }
  context.setLineDash(look === "withdrew" ? [3, 2.5] : hedged ? [1.8, 1.8] : []);
  context.strokeStyle = colour;
  context.lineWidth = hollow ? 2.4 : strong ? 2.2 : 1.3;
  trace(context, shape, x, y, hollow ? r - 1 : r);
  context.stroke();
  context.setLineDash([]);
}

function ring(context, x, y, r, colour, outline) {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.strokeStyle = outline;
  context.lineWidth = 3.4;
  context.stroke();
  context.strokeStyle = colour;
  context.lineWidth = 1.8;
  context.stroke();
}

function strike(context, x, y, r, outline) {
  context.beginPath();
  context.moveTo(x - r, y + r);
  context.lineTo(x + r, y - r);
  context.strokeStyle = outline;
  context.lineWidth = 1.6;
  context.stroke();
}

function letter(context, x, y, r, mark, ink) {
  context.font = `600 ${Math.round(r * (mark.letter.length > 1 ? 0.95 : 1.15))}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const down = mark.shape === "triangle" ? r * 0.2 : mark.shape === "down" ? -r * 0.15 : 0;
  if (!ink) {
    context.lineWidth = 2.5;
    context.strokeStyle = "#FFFFFF";
    context.strokeText(mark.letter, x, y + down + 0.5);
  }
  context.fillStyle = ink ?? "#15181D";
  context.fillText(mark.letter, x, y + down + 0.5);
}
