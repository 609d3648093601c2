// The few pictograms of the controls, as SVG built node by node.

const NS = "http://www.w3.org/2000/svg";
const PATHS = {
  play: "M6 4l10 6-10 6z",
  pause: "M5 4h3.5v12H5zM11.5 4H15v12h-3.5z",
  previousDay: "M13 4v12l-8-6z",
  nextDay: "M7 4v12l8-6z",
  previousClaim: "M4 4h2v12H4zM16 4v12l-8-6z",
  nextClaim: "M14 4h2v12h-2zM4 4v12l8-6z",
  nextMark: "M10 2a5.5 5.5 0 0 0-5.5 5.5C4.5 11.5 10 18 10 18s5.5-6.5 5.5-10.5A5.5 5.5 0 0 0 10 2zm0 7.5a2 2 0 1 1 0-4 2 2 0 0 1 0 4z",
};

/** An icon by name, 18 pixels wide, in the colour of the text around it. */
export function icon(name) {
  const svg = document.createElementNS(NS, "svg");
  const path = document.createElementNS(NS, "path");
  for (const [key, value] of [["viewBox", "0 0 20 20"], ["width", "18"], ["height", "18"], ["aria-hidden", "true"]])
    svg.setAttribute(key, value);
  path.setAttribute("d", PATHS[name]);
  path.setAttribute("fill", "currentColor");
  svg.append(path);
  return svg;
}
