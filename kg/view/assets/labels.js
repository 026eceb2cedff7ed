// Names on the picture, as on a map: always the same size to read, never one over another. The most connected things
// come first; what finds no room is named when the reader comes closer. Edges are named after the things.

const nameSize = 13.5;
const edgeNameSize = 11.5;
const mostTried = 600; // things whose names may be written at once
const oneIn = 10; // the most connected of so many things in sight is named in any case, where there is room at all
const roomOfName = 12000; // pixels of the picture
const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map(); // of a text at 100 pixels
const worth = things.map(({ id, type }) => neighbours[id].size * (type === "person" ? 2 : 1)); // people are looked for most
const byWorth = [...things].sort((one, two) => worth[two.id] - worth[one.id] || one.id - two.id);
const cell = 80; // pixels
let placed = new Map(); // boxes of the names that are on the picture now, in screen pixels, by the cells they lie in
let shapes = new Map(); // boxes of what names had better leave clear

function textWidth(text, size) {
  if (!widths.has(text)) {
    ruler.font = `100px ${fontFace}`;
    widths.set(text, ruler.measureText(text).width);
  }
  return (widths.get(text) * size) / 100;
}

// Fewer lines from farther away.
function nameLines(thing, most) {
  const lines = nodes[thing.id].label.split("\n");
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1].replace(/ ?…$/, "")}…`];
}

function apart(box, other) {
  return box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom;
}

function cellsOf({ left, right, top, bottom }) {
  const cells = [];
  for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column += 1)
    for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row += 1) cells.push(column * 100003 + row);
  return cells;
}

function keep(boxes, box) {
  for (const key of cellsOf(box)) boxes.set(key, [...(boxes.get(key) ?? []), box]);
}

function free(box, bold) {
  if (box.left < 2 || box.right > container.clientWidth - 2) return false;
  return cellsOf(box).every((key) => [placed, bold ? null : shapes].every((boxes) => (boxes?.get(key) ?? []).every((other) => apart(box, other))));
}

function inSight({ x, y }) {
  return x > -80 && y > -40 && x < container.clientWidth + 80 && y < container.clientHeight + 40;
}

// Write lines centred on a point of the screen, if there is room.
function write(context, lines, x, top, { size, colour, owner, scale, bold }) {
  const height = size * 1.22;
  const half = Math.max(...lines.map((line) => textWidth(line, size))) / 2;
  const box = { left: x - half - 3, right: x + half + 3, top: top - 1, bottom: top + height * lines.length + 1, ...owner };
  if (!free(box, bold)) return false;
  keep(placed, box);
  context.font = `${size / scale}px ${fontFace}`;
  if (owner.edge !== undefined) wash(context, box);
  context.fillStyle = colour;
  context.lineWidth = 4 / scale;
  lines.forEach((line, i) => {
    const at = network.DOMtoCanvas({ x, y: top + height * (i + 0.5) });
    context.strokeText(line, at.x, at.y);
    context.fillText(line, at.x, at.y);
  });
  return true;
}

// The line that a name stands on is hardly seen through it.
function wash(context, { left, right, top, bottom }) {
  const [from, to] = [network.DOMtoCanvas({ x: left, y: top }), network.DOMtoCanvas({ x: right, y: bottom })];
  context.save();
  context.globalAlpha = 0.8;
  context.fillStyle = paper;
  context.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
  context.restore();
}

function spotOf(thing) {
  const { x, y } = network.body.nodes[thing.id];
  return network.canvasToDOM({ x, y });
}

function writeName(context, thing, scale, bold) {
  const most = scale > 0.62 ? 3 : scale > 0.34 ? 2 : 1;
  const style = { size: nameSize, colour: ink, owner: { node: thing.id }, scale, bold };
  return [nameLines(thing, bold ? 1 : most), nameLines(thing, 1)].some((lines) =>
    spotsAround(thing, spotOf(thing), lines).some(([x, top]) => write(context, lines, x, top, style)));
}

// Below a shape, above it, to its right or left, or at a corner: first the side that its edges leave free.
function spotsAround(thing, { x, y }, lines) {
  const reach = reachOf(thing.id) + 4;
  const height = lines.length * nameSize * 1.22;
  const half = Math.max(...lines.map((line) => textWidth(line, nameSize))) / 2;
  const [pullX, pullY] = pull(thing);
  const sides = [
    [pullY - 0.5, x, y + reach],
    [-pullY, x, y - reach - height],
    [pullX, x + reach + half + 3, y - height / 2],
    [-pullX, x - reach - half - 3, y - height / 2],
  ].sort(([one], [two]) => one - two);
  const corners = [1, -1].flatMap((side) => [[0, x + side * (half + 2), y + reach - 2], [0, x + side * (half + 2), y - reach - height + 2]]);
  return [...sides, ...corners].map(([, ...spot]) => spot);
}

const pulls = new Map(); // where the edges of a thing go, on the whole

// The mean direction of the edges of a thing, of those that stand out if some do.
function pull(thing) {
  if (!focus && pulls.has(thing.id)) return pulls.get(thing.id);
  const here = network.body.nodes[thing.id];
  const ends = thing.facts.flatMap((fact) => fact.edges).filter((edge) => (edge.from === thing.id || edge.to === thing.id) && (!focus || focus.edges.has(edge.id)));
  const sum = [0, 0];
  for (const { from, to } of ends) {
    const there = network.body.nodes[from === thing.id ? to : from];
    const length = Math.hypot(there.x - here.x, there.y - here.y) || 1;
    sum[0] += (there.x - here.x) / length / ends.length;
    sum[1] += (there.y - here.y) / length / ends.length;
  }
  if (!focus) pulls.set(thing.id, sum);
  return sum;
}

// At the middle of an edge or a little off it, with the time or, where that is too much, without.
function writeEdgeName(context, edge, scale) {
  const drawn = network.body.edges[edge.id];
  const lines = edgeLines(edge);
  if (!drawn?.connected || !lines.length) return;
  const [from, to] = [network.canvasToDOM(drawn.from), network.canvasToDOM(drawn.to)];
  const length = Math.hypot(from.x - to.x, from.y - to.y);
  if (!focus?.edges.has(edge.id) && textWidth(lines[0], edgeNameSize) > length * 0.8) return;
  const style = { size: edgeNameSize, colour: "#4a5866", owner: { edge: edge.id }, scale };
  for (const some of [lines, lines.slice(0, 1)])
    for (const part of [0.5, 0.4, 0.6, 0.3, 0.7]) {
      const { x, y } = network.canvasToDOM(drawn.edgeType.getPoint(part));
      if (inSight({ x, y }) && write(context, some, x, y - (edgeNameSize * 1.22 * some.length) / 2, style)) return;
    }
}

// A shape is not to be written over either, nor what lies upon the picture.
function keepClear(thing) {
  const { x, y } = spotOf(thing);
  const reach = reachOf(thing.id) * 0.85;
  keep(shapes, { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });
}

function keepButtonsClear() {
  const { left, top } = container.getBoundingClientRect();
  for (const element of document.querySelectorAll("#legend, .tools")) {
    const box = element.getBoundingClientRect();
    keep(shapes, { left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top });
  }
}

function writeNames(context) {
  const scale = network.getScale();
  placed = new Map();
  shapes = new Map();
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", strokeStyle: paper });
  keepButtonsClear();
  const near = thingsToName();
  for (const thing of near) keepClear(thing);
  const sure = Math.min(near.length / oneIn, (container.clientWidth * container.clientHeight) / roomOfName);
  near.forEach((thing, i) => {
    const named = writeName(context, thing, scale, false);
    if (!named && (i < sure || isLandmark(thing))) writeName(context, thing, scale, true);
  });
  for (const edge of edgesToName(scale)) if (isDrawnEdge(edge)) writeEdgeName(context, edge, scale);
}

const centres = new Set(page.centres);

// What the picture is about, what is chosen, and places, which stand amid what they hold, are named even over a shape;
// so are the most connected things in sight.
function isLandmark(thing) {
  return thing.type === "place" || centres.has(thing.id) || isChosen(thing);
}

// What is in sight and stands out, the chosen one first, then what the picture is about.
function thingsToName() {
  const near = byWorth.filter((thing) => isDrawn(thing) && (!focus || focus.nodes.has(thing.id)) && inSight(spotOf(thing)));
  const rank = (thing) => (isChosen(thing) ? 0 : centres.has(thing.id) ? 1 : 2);
  return near.sort((one, two) => rank(one) - rank(two)).slice(0, mostTried);
}

function isChosen(thing) {
  return thing === chosen.thing || thing === chosen.other;
}

function edgesToName(scale) {
  if (focus) return [...focus.edges].map((id) => edges[id]);
  return scale < 0.45 || large ? [] : edges;
}

// The thing or fact whose name stands at a point of the screen.
function nameAt({ x, y }) {
  return (placed.get(cellsOf({ left: x, right: x, top: y, bottom: y })[0]) ?? []).find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
}
