// Claims with no date on the clock that is set: they cannot be on the timeline, and are not lost.

import { el } from "./dom.js";
import { NO_DAY } from "./payload.js";
import { summary } from "./popup.js";

const SHOWN = 100;

export class Tray {
  constructor(root, app) {
    this.app = app;
    this.size = 0;
    this.list = el("ul", {});
    this.box = el("div", { class: "cl-undated", role: "dialog", "aria-label": "Claims without a date", hidden: true },
      el("header", {}, el("h3", {}, "Not on the timeline"), el("button", { type: "button", "aria-label": "Close", onclick: () => this.toggle() }, "×")),
      el("p", {}, "The article gives no date for these claims on the clock that is set."),
      this.list);
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.toggle();
    });
    root.append(this.box);
  }

  fill() {
    const { claims, known, masks, view } = this.app;
    const off = (i) => view.hidden.has(claims.actors[claims.actor[i]].name);
    const undated = [];
    for (let i = 0; i < claims.count; i++) if (known[i] === NO_DAY && masks.left[i] && !off(i)) undated.push(i);
    this.size = undated.length;
    this.list.replaceChildren(...undated.slice(0, SHOWN).map((i) => this.row(i)));
    if (!this.size) this.box.hidden = true;
  }

  row(i) {
    const { claims } = this.app;
    return el("li", {}, el("button", { type: "button", onclick: () => this.app.showUndated(i) },
      el("strong", {}, claims.names[claims.place[i]]), el("span", {}, summary(claims, i))));
  }

  toggle() {
    this.box.hidden = !this.box.hidden;
    (this.box.hidden ? this.app.timeline.tray : this.box.querySelector("button")).focus();
  }
}
