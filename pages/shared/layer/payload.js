// Reads the file of columns that pages/shared/payload.py writes: see there for its form.

export const NO_DAY = 65535;

const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array };
const DAY_MS = 86400000;

/** The answer to a request for a file of claims; the page may have asked for the first one ahead. */
export async function fetched(address) {
  const ahead = window.claimlineAhead;
  window.claimlineAhead = null;
  const answer = await ahead?.catch(() => null);
  return answer?.url.endsWith(address.replace("..", "")) ? answer : fetch(address);
}

/** Claims as typed columns, with the names that they point into. */
export function decode(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const claims = { ...header, count: header.claims, epochMs: Date.parse(header.epoch) };
  for (const [name, [type, offset, size]] of Object.entries(header.columns)) {
    claims[name] = new TYPES[type](buffer, 4 + length + offset, size);
  }
  claims.placeCount = claims.lat.length;
  return claims;
}

/** Bits of a base64 text as one byte a claim: 1 where the claim passes the filters. */
export function unmask(text, count) {
  const kept = new Uint8Array(count);
  if (!text) return kept.fill(1);
  const packed = atob(text);
  for (let i = 0; i < count; i++) kept[i] = (packed.charCodeAt(i >> 3) >> (i & 7)) & 1;
  return kept;
}

/** A message of Python: base64 of JSON, so that no text in it can become script. */
export function unwrap(text) {
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0))));
}

/** The ISO text of a day number. */
export function isoDay(day, claims) {
  return new Date(claims.epochMs + day * DAY_MS).toISOString().slice(0, 10);
}

/** The day number of an ISO text, or null. */
export function dayOf(text, claims) {
  const day = Math.round((Date.parse(text) - claims.epochMs) / DAY_MS);
  return Number.isFinite(day) ? day : null;
}
