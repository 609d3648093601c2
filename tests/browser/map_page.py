"""The map page as a test drives it: the frame of the map, what is drawn, and where to point."""

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Frame, Locator, Page

FRAME = 'iframe[title="streamlit_folium.st_folium"]'
_MARK = """(place) => {
  const { panes, claims } = window.claimline;
  const pane = panes[0];
  const p = claims.names.indexOf(place);
  const point = pane.map.latLngToContainerPoint([claims.lat[p], claims.lon[p]]);
  const box = pane.map.getContainer().getBoundingClientRect();
  const seen = [...pane.painter.seen.subarray(0, pane.painter.seenCount)];
  const m = seen.find((one) => pane.marks.place[one] === p);
  const style = m === undefined ? null : pane.marks.styles[pane.marks.style[m]];
  const fills = style && style.fills.map((actor) => claims.actors[actor].name);
  return { x: box.left + point.x, y: box.top + point.y, fills, look: style && style.look };
}"""
_COLOURS = """([x, y, reach]) => {
  const { context } = window.claimline.panes[0].marksLayer;
  const canvas = context.canvas.getBoundingClientRect();
  const r = window.claimline.panes[0].painter.ratio;
  const corner = [x - canvas.left - reach, y - canvas.top - reach, 2 * reach];
  const [left, top, size] = corner.map((n) => n * r);
  const { data } = context.getImageData(left, top, size, size);
  const hex = (n) => n.toString(16).padStart(2, "0");
  const found = {};
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] < 250) continue;
    const colour = "#" + [0, 1, 2].map((c) => hex(data[i + c])).join("").toUpperCase();
    found[colour] = (found[colour] ?? 0) + 1;
  }
  return found;
}"""
_PICTURE = (
    """() => window.claimline.panes.map((p) => p.marksLayer.context.canvas.toDataURL()).join()"""
)


class MapPage:
    """A page that shows the map, ready to be used."""

    def __init__(self, page: Page, url: str = "") -> None:
        self.page = page
        if url:
            page.goto(url)
        self.ready()

    def ready(self) -> None:
        """Wait until the map has taken a first message and every base map sheet that it wants."""
        frame = self.page.frame_locator(FRAME)
        frame.locator(".cl-root[data-ready]").wait_for(state="attached")
        self.settled()

    @property
    def frame(self) -> Frame:
        found = self.page.query_selector(FRAME).content_frame()  # type: ignore[union-attr]
        assert found is not None
        return found

    def part(self, selector: str) -> Locator:
        return self.page.frame_locator(FRAME).locator(selector)

    def call(self, script: str, *arguments: Any) -> Any:
        return self.frame.evaluate(script, *arguments)

    def settled(self) -> None:
        """Wait until the last thing that was done has gone to Python and come back."""
        self.frame.wait_for_function(
            "() => window.claimline?.claims"
            " && Number(window.claimline.root.dataset.ready) >= window.claimline.sent"
        )
        self.page.wait_for_timeout(60)

    def day(self) -> str:
        return self.part(".cl-day").inner_text()

    def mark(self, place: str) -> dict[str, Any]:
        """Where a place lies on the page, and whose colours fill its mark (None: no mark)."""
        return self.call(_MARK, place)

    def colours(self, place: str, reach: int = 10) -> dict[str, int]:
        """How many opaque pixels of each colour there are around a place."""
        at = self.mark(place)
        return self.call(_COLOURS, [at["x"], at["y"], reach])

    def picture(self) -> str:
        return self.call(_PICTURE)

    def places(self) -> Sequence[str]:
        """The places with a mark in view, sorted."""
        return self.call(
            "() => { const { panes: [p], claims } = window.claimline;"
            " return [...p.painter.seen.subarray(0, p.painter.seenCount)]"
            ".map((m) => claims.names[p.marks.place[m]]).sort(); }"
        )

    def click(self, place: str) -> None:
        """Click on a place's mark with the mouse."""
        at = self.mark(place)
        self.click_at(at["x"], at["y"])

    def fan(self) -> Sequence[tuple[float, float]]:
        """Where on the page the marks of the open fan lie; empty while none is open."""
        return self.call(
            "() => { const { painter, marksLayer, map } = window.claimline.panes[0];"
            " const { x, y } = marksLayer.context.canvas.getBoundingClientRect();"
            " const found = painter.fan?.found ?? [];"
            " return found.map((m) => painter.fan.at(m)).map(([a, b]) => [x + a, y + b]); }"
        )

    def click_at(self, x: float, y: float) -> None:
        """Click on a point of the map's frame."""
        box = self.page.locator(FRAME).bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + x, box["y"] + y)

    def drag_handle(self, part: float) -> None:
        """Drag the timeline's handle to a part (0 to 1) of its track and let go."""
        box = self.part(".cl-track").bounding_box()
        handle = self.part(".cl-handle").bounding_box()
        assert box is not None and handle is not None
        y = box["y"] + 20
        self.page.mouse.move(handle["x"] + 1, y)
        self.page.mouse.down()
        for step in range(1, 6):
            start = handle["x"] + 1
            end = box["x"] + part * (box["width"] - 1)
            self.page.mouse.move(start + (end - start) * step / 5, y)
        self.page.mouse.up()
