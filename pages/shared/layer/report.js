// What the map tells Python: where the reader stands.

import { FOREVER } from "./control.js";
import { isoDay } from "./payload.js";

/** The whole view as plain values; `pages/shared/session.py` reads it. */
export function snapshot(app) {
  const { view, claims } = app;
  const { map } = app.panes[0];
  const center = map.getCenter();
  const bounds = map.getBounds();
  const round = (n) => Math.round(n * 1e5) / 1e5;
  return {
    seq: app.sent, payload: app.payload, nonce: app.nonce,
    day: isoDay(view.day, claims), last_day: view.day === app.within(FOREVER),
    mode: view.mode, clock: view.clock, days: view.days,
    center: [round(center.lat), round(center.lng)], zoom: map.getZoom(),
    bounds: [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()].map(round),
    hidden: [...view.hidden].sort(),
    range: view.range && view.range.map((day) => (day === null ? null : isoDay(day, claims))),
    claim: view.claim, place: view.place,
  };
}
