// Where most of the claims lie.

/** The box of the places without the outermost fiftieth on each side, which may be far away. */
export function coreBox(claims) {
  const cut = (values) => {
    const sorted = Float32Array.from(values).sort();
    const skip = sorted.length > 50 ? Math.floor(sorted.length * 0.02) : 0;
    return [sorted[skip], sorted[sorted.length - 1 - skip]];
  };
  const [south, north] = cut(claims.lat);
  const [west, east] = cut(claims.lon);
  return [[south, west], [north, east]];
}
