// Loaded before Leaflet: fetches every module of the layer at once, so that none waits for another.

for (const name of [
  "base_map", "canvas_layer", "comparison", "control", "dom", "fit", "histogram", "hit_grid",
  "icons", "labels", "legend", "main", "map_pane", "marks", "mercator", "painter", "payload",
  "player", "popup", "report", "shapes", "splat", "sprites", "timeline", "tray",
])
  import(`./${name}.js`);
