// The outline of each shape that a mark can have, around a point.

const TURN = 2 * Math.PI;
const CORNERS = { square: 4, diamond: 4, triangle: 3, down: 3, pentagon: 5, hexagon: 6 };
const TURNED = { square: 1 / 8, diamond: 0, triangle: 0, down: 1 / 2, pentagon: 0, hexagon: 1 / 12 };
// Shapes of equal radius cover unequal areas: these factors make them look equally large.
const GROWN = { circle: 1, square: 1.18, diamond: 1.22, triangle: 1.32, down: 1.32, pentagon: 1.12, hexagon: 1.08, star: 1.38, plus: 1.12 };

/** Trace a shape of radius r around (x, y) as a closed path. */
export function trace(context, shape, x, y, r) {
  const radius = r * (GROWN[shape] ?? 1);
  context.beginPath();
  if (shape === "star") polygon(context, x, y, 10, (i) => (i % 2 ? radius * 0.55 : radius), 0);
  else if (shape === "plus") plus(context, x, y, radius);
  else if (CORNERS[shape]) polygon(context, x, y, CORNERS[shape], () => radius, TURNED[shape]);
  else context.arc(x, y, radius, 0, TURN);
  context.closePath();
}

function polygon(context, x, y, corners, radius, turned) {
  for (let i = 0; i < corners; i++) {
    const angle = TURN * (i / corners + turned - 1 / 4);
    context.lineTo(x + radius(i) * Math.cos(angle), y + radius(i) * Math.sin(angle));
  }
}

function plus(context, x, y, r) {
  const a = r * 0.42;
  const steps = [[-a, -r], [a, -r], [a, -a], [r, -a], [r, a], [a, a], [a, r], [-a, r], [-a, a], [-r, a], [-r, -a], [-a, -a]];
  for (const [dx, dy] of steps) context.lineTo(x + dx, y + dy);
}
