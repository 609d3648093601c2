// Web Mercator, the projection of Leaflet's default map: world pixels at zoom 0 run from 0 to 256.

const WORLD = 256;
const EQUATOR_M = 40075016.686;
export const MAX_LAT = 85.0511;

export const worldX = (lon) => ((lon + 180) / 360) * WORLD;

export function worldY(lat) {
  const phi = (Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180;
  return (0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)) * WORLD;
}

/** Pixels that one kilometre takes at a latitude (degrees) and a zoom. */
export function pixelsPerKm(lat, zoom) {
  return (1000 * WORLD * 2 ** zoom) / (EQUATOR_M * Math.cos((lat * Math.PI) / 180));
}
