// One drawing per shape name, as an SVG path in a circle of radius 1: the canvas and the legend share it.
const GLYPHS = {
  dot: "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z",
  diamond: "M0,-1.2L1.1,0L0,1.2L-1.1,0Z",
  square: "M-.88,-.88H.88V.88H-.88Z",
  triangle: "M0,-1.1L1.1,.85H-1.1Z",
  hexagon: "M-.55,-.95H.55L1.1,0L.55,.95H-.55L-1.1,0Z",
  pentagon: "M0,-1.1L1.08,-.28L.68,.98H-.68L-1.08,-.28Z",
  pin: "M0,1.25C-.35,.6 -.9,.2 -.9,-.4A.9,.85 0 1 1 .9,-.4C.9,.2 .35,.6 0,1.25Z",
  chevron: "M-1.1,-.85H.35L1.15,0L.35,.85H-1.1L-.4,0Z",
  star: "M0,-1.2L.34,-.4L1.15,-.37L.5,.15L.73,.98L0,.5L-.73,.98L-.5,.15L-1.15,-.37L-.34,-.4Z",
  cross: "M-.38,-1.05H.38V-.38H1.05V.38H.38V1.05H-.38V.38H-1.05V-.38H-.38Z",
  ring: "M1.1,0A1.1,1.1 0 1 1 -1.1,0A1.1,1.1 0 1 1 1.1,0ZM.55,0A.55,.55 0 1 1 -.55,0A.55,.55 0 1 1 .55,0Z",
  bar: "M-1.2,-.7H1.2V.7H-1.2Z",
  frame: "M-1.2,-.7H1.2V.7H-1.2ZM-.95,-.45H.95V.45H-.95Z",
  page: "M-.8,-1.05H.3L.8,-.55V1.05H-.8ZM-.45,-.2H.45V0H-.45ZM-.45,.3H.45V.5H-.45Z",
  shield: "M-.95,-.9H.95V.1C.95,.7 .4,1 0,1.2C-.4,1 -.95,.7 -.95,.1Z",
};
const PATHS = new Map(Object.entries(GLYPHS).map(([name, path]) => [name, new Path2D(path)]));

const SVG = "http://www.w3.org/2000/svg";

function glyphIcon(shape, colour) {
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "-1.4 -1.4 2.8 2.8");
  icon.setAttribute("aria-hidden", "true");
  icon.classList.add("glyph");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", GLYPHS[shape] ?? GLYPHS.square);
  path.setAttribute("fill", colour);
  path.setAttribute("fill-rule", "evenodd");
  icon.append(path);
  return icon;
}

function lineIcon(stroke, colour) {
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 34 10");
  icon.setAttribute("aria-hidden", "true");
  icon.classList.add("stroke");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", "M1,5H33");
  path.setAttribute("stroke", colour);
  path.setAttribute("stroke-width", String(stroke.width + 0.4));
  path.setAttribute("stroke-dasharray", stroke.dash.join(" "));
  icon.append(path);
  return icon;
}

function drawGlyph(ctx, shape, x, y, radius, colour) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(radius, radius);
  ctx.fillStyle = colour;
  ctx.fill(PATHS.get(shape) ?? PATHS.get("square"), "evenodd");
  ctx.restore();
}
