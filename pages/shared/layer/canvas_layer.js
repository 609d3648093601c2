// A Leaflet layer that is one canvas, moved and scaled with the map like Leaflet's own renderers.

/** Give a canvas the pixels of a frame at a ratio; only a change costs anything. */
export function resize(context, { width, height }, ratio) {
  const { canvas } = context;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
  // Enlarging without smoothing is cheap, and only pixels that move are ever coarser than the screen.
  canvas.style.imageRendering = ratio < sharp() ? "pixelated" : "auto";
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

/** Device pixels a CSS pixel. */
export const sharp = () => window.devicePixelRatio || 1;

/**
 * `draw(context, frame)` is called whenever the view changes. `frame` holds the canvas's size in
 * CSS pixels, the zoom, and the world pixel of its top left corner; `draw` calls resize() first.
 */
export function canvasLayer(L, pane, padding, draw) {
  const Layer = L.Renderer.extend({
    options: { pane, padding },
    getEvents() {
      return { ...L.Renderer.prototype.getEvents.call(this), move: this._follow };
    },
    _initContainer() {
      this._container = L.DomUtil.create("canvas", `claimline-${pane}`);
      this.context = this._container.getContext("2d");
    },
    _destroyContainer() {
      cancelAnimationFrame(this._waiting);
      this._container.remove();
    },
    _updatePaths() {},
    _follow() {
      const size = this._map.getSize();
      const min = this._map.containerPointToLayerPoint([0, 0]);
      const covered = this._bounds.contains(L.bounds(min, min.add(size)));
      if (covered || this._waiting || this._map._animatingZoom) return;
      this._waiting = requestAnimationFrame(() => {
        this._waiting = 0;
        if (this._map && !this._map._animatingZoom) this._update();
      });
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const canvas = this._container;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      L.DomUtil.setTransform(canvas, this._bounds.min, 1);
      const corner = this._map.getPixelOrigin().add(this._bounds.min);
      const zoom = this._map.getZoom();
      this.frame = { left: corner.x, top: corner.y, width: size.x, height: size.y, zoom };
      this.redraw();
    },
    redraw() {
      if (this.frame) draw(this.context, this.frame);
    },
  });
  return new Layer();
}
