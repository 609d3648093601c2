// Starts the map's own layer on what stands in this page. Nothing is fetched from anywhere.
import { start } from "claimline/main.js";

const held = (id) => JSON.parse(document.getElementById(id).textContent);
const files = held("frozen-files");

/** The layer asks for its files by fetch: they are all in the page. */
window.fetch = async (address) => {
  const file = files[address];
  if (file === undefined) return new Response(null, { status: 404 });
  if (typeof file !== "string") return new Response(JSON.stringify(file));
  return new Response(Uint8Array.from(atob(file), (c) => c.charCodeAt(0)));
};

const map = L.map("map_div", { center: [34, 38], zoom: 6, minZoom: 2, maxZoom: 16 });
const tiles = Object.keys(files).filter((name) => name.startsWith("sheet/")).map((name) => name.slice(6, -5));
const app = start(L, map, [], { basemap: { folder: "sheet", tiles }, payloads: "payload" });
app.take(held("frozen-message"));
