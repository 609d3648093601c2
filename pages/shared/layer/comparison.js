// Two maps side by side, locked together: one set of sources on each.

import { el } from "./dom.js";
import { MapPane } from "./map_pane.js";

export class Comparison {
  /** `app` holds the panes: the first is always there, the second comes and goes here. */
  constructor(app) {
    this.app = app;
  }

  /** Show two maps or one, with the names of their sources. */
  show(wanted, titles) {
    const { app } = this;
    document.body.classList.toggle("cl-compare", wanted);
    if (wanted && app.panes.length === 1) this.add();
    if (!wanted && app.panes.length === 2) this.remove();
    app.panes.forEach((pane, n) => pane.entitle(wanted ? titles[n] : ""));
  }

  add() {
    const { app } = this;
    const [first] = app.panes;
    const box = el("div", { class: "cl-second", "aria-label": "Second map of the comparison" });
    document.body.append(box);
    first.map.invalidateSize({ pan: false });
    const map = app.L.map(box, { zoomControl: false, attributionControl: false, center: first.map.getCenter(), zoom: first.map.getZoom() });
    const second = new MapPane(app.L, map, app, "right");
    if (app.claims) second.load();
    second.setBase(app.view.base);
    app.panes.push(second);
    this.follow = () => this.lock(first.map, map);
    first.map.on("move", this.follow);
    map.on("move", () => this.lock(map, first.map));
  }

  /** Whichever of two maps is moved, the other shows the same view. */
  lock(from, to) {
    if (this.moving) return;
    this.moving = true;
    to.setView(from.getCenter(), from.getZoom(), { animate: false });
    this.moving = false;
  }

  remove() {
    const { app } = this;
    const second = app.panes.pop();
    const box = second.map.getContainer();
    second.map.remove();
    box.remove();
    app.panes[0].map.off("move", this.follow);
    app.panes[0].map.invalidateSize({ pan: false });
  }
}
