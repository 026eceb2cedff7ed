// The shapes of things and the lines of facts: the same outlines on the picture, in the legend and in the panel.

const outlines = {
  dot: "M8 1.5a6.5 6.5 0 1 0 .01 0z",
  square: "M3.5 2h9A1.5 1.5 0 0 1 14 3.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 12.5v-9A1.5 1.5 0 0 1 3.5 2z",
  diamond: "M8 .8L15.2 8 8 15.2.8 8z",
  hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
  star: "M8 .4l2.2 5 5.5.5-4.1 3.7 1.2 5.4L8 12.2 3.2 15l1.2-5.4L.3 5.9l5.5-.5z",
  triangleDown: "M1 2.5h14L8 15z",
};
const dashes = { dashed: [8, 6], dotted: [2, 4], mixed: [10, 3, 2, 3] }; // also "solid", and "thin" as a hair

function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// The shape of a type of thing, or the line of a kind of fact, beside a text.
function glyph(group, code) {
  const { shape, colour } = styleOf[group].get(code);
  const line = { fill: "none", stroke: colour, "stroke-width": shape === "thin" ? 1 : 2.5, "stroke-dasharray": { dashed: "4 2.5", dotted: "2 2.5", mixed: "6 2 2 2" }[shape] ?? "none" };
  const look = outlines[shape] ? { d: outlines[shape], fill: colour } : { d: shape === "none" ? "M5 8h6" : "M0 8h16", ...line };
  return svg("svg", { viewBox: "0 0 16 16", class: "glyph", "aria-hidden": "true" }, svg("path", look));
}

const paths = new Map(Object.entries(outlines).map(([shape, outline]) => [shape, new Path2D(outline)]));
const pathOutlines = new Map([...paths].map(([shape, path]) => [path, outlines[shape]])); // a Path2D cannot be asked

// The same shape on the picture. What is known only from inside another's name is hollow.
function drawShape(context, { shape, colour }, { x, y, radius, hollow, selected, hover }) {
  const unit = radius / 7;
  context.translate(x, y);
  context.scale(unit, unit);
  context.translate(-8, -8);
  context.fillStyle = hollow ? paper : colour;
  context.strokeStyle = selected || hover ? ink : hollow ? colour : paper;
  context.lineWidth = selected ? 1.6 : 1.1;
  context.lineJoin = "round";
  context.fill(paths.get(shape));
  context.stroke(paths.get(shape));
}
