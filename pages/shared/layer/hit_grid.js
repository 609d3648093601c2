// A spatial index over points in view, for finding what lies under the pointer.

const CELL = 32;

/**
 * A function (x, y, reach, spot) that gives the numbers of the points within `spot` pixels of the
 * point nearest to (x, y), highest number first; none if that one is farther than `reach`.
 */
export function hitGrid(count, at) {
  const cells = new Map();
  const key = (cx, cy) => cx * 100003 + cy;
  for (let k = 0; k < count; k++) {
    const [x, y] = at(k);
    const cell = key(Math.floor(x / CELL), Math.floor(y / CELL));
    const found = cells.get(cell);
    if (found) found.push(k);
    else cells.set(cell, [k]);
  }
  const near = (x, y, reach) => {
    const found = [];
    for (let cx = Math.floor((x - reach) / CELL); cx <= Math.floor((x + reach) / CELL); cx++)
      for (let cy = Math.floor((y - reach) / CELL); cy <= Math.floor((y + reach) / CELL); cy++)
        for (const k of cells.get(key(cx, cy)) ?? []) {
          const [px, py] = at(k);
          const distance = Math.hypot(px - x, py - y);
          if (distance <= reach) found.push([k, distance]);
        }
    return found;
  };
  return (x, y, reach, spot) => {
    const found = near(x, y, reach);
    if (!found.length) return [];
    const nearest = found.reduce((a, b) => (b[1] < a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a));
    const [nx, ny] = at(nearest[0]);
    return near(nx, ny, spot)
      .map(([k]) => k)
      .sort((a, b) => b - a);
  };
}
