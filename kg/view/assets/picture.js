// The picture: vis-network draws what Python placed. Focusing veils the rest instead of redrawing thousands of nodes.

const container = document.getElementById("canvas");
const large = edges.length > 1500;
const ink = "#22303c";
const paper = "#fbfaf7";
const fontFace = getComputedStyle(document.body).fontFamily;

const nodeSet = new vis.DataSet(nodes.map(nodeLook));
const edgeSet = new vis.DataSet(); // edges come a moment later where they are many: things can be looked at before
const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, pictureOptions());
if (large) network.once("afterDrawing", () => setTimeout(drawEdges, 50));
else drawEdges();
let focus = null; // { nodes: Set, edges: Set } that stand out, or null

// Shapes and names are drawn by the page itself (shapes.js, labels.js), at sizes that can be read from near and far.
function nodeLook({ id, x, y, size, label }) {
  const title = label.endsWith("…") ? things[id].label : undefined; // plain text: vis-network 9 makes a text node of it
  return { id, x, y, size, shape: "custom", ctxRenderer, title, hidden: !isDrawn(things[id]) };
}

function ctxRenderer({ ctx: context, id, x, y, state: { selected, hover } }) {
  const radius = reachOf(id) / network.getScale();
  const look = { x, y, radius, hollow: things[id].implied, selected, hover };
  return {
    drawNode: () => drawShape(context, styleOf.thing.get(things[id].type), look),
    nodeDimensions: { width: 2 * radius, height: 2 * radius },
  };
}

// Half the size of a thing on the screen: it grows as one comes nearer, but less than the distances do.
function reachOf(id) {
  return Math.min(26, Math.max(3, nodes[id].size * network.getScale() ** 0.65));
}

function pictureOptions() {
  return {
    edges: {
      arrows: { to: { enabled: !large, scaleFactor: 0.55 } },
      arrowStrikethrough: false,
      selectionWidth: 1.5,
      hoverWidth: 0.8,
    },
    layout: { improvedLayout: false, randomSeed: 1 },
    physics: { enabled: false, solver: "barnesHut", barnesHut: { avoidOverlap: 0.6, springLength: 160, gravitationalConstant: -9000 } },
    interaction: {
      hover: !large,
      tooltipDelay: 250,
      selectConnectedEdges: false,
      hideEdgesOnDrag: large,
      hideEdgesOnZoom: large,
      keyboard: { enabled: true, bindToWindow: false },
    },
  };
}

function drawEdges() {
  edgeSet.add(edges.map((edge) => ({ ...edge, smooth: curve(edge), ...edgeLook(edge), hidden: !isDrawnEdge(edge) })));
  performance.mark("edges");
}

function curve({ bend }) {
  return bend ? { type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false;
}

function edgeLook(edge) {
  const fact = facts[edge.fact];
  const onTheDay = day && fact.kind === "tenure"; // then it is held, or nothing excludes it
  const { shape, colour } = styleOf.fact.get(onTheDay ? "tenure" : fact.line);
  const line = onTheDay && certainty(fact) === "open" ? "dashed" : fact.modality ? "dotted" : shape;
  return {
    color: { color: colour, opacity: line === "solid" ? 0.75 : 0.6, highlight: colour, hover: colour },
    dashes: dashes[line] ?? false,
    width: line === "thin" ? 0.8 : 1.8,
  };
}

// What is written on an edge: what it says, and when.
function edgeLines(edge) {
  if (facts[edge.fact].kind === "place") return []; // its ends say enough
  const title = edgeTitle(edge);
  const short = title.length > 28 ? `${title.slice(0, 27)}…` : title;
  return [short, factTime(facts[edge.fact])].filter(Boolean);
}

let applied = JSON.stringify([[], [], "", "", false, []]); // the filter that the picture shows

function applyFilterToPicture() {
  const wanted = JSON.stringify([[...hidden.thing], [...hidden.fact], day, day && [state.node, state.with], unfolded, [...raised]]);
  if (applied === wanted) return; // thousands of edges take time
  applied = wanted;
  nodeSet.update(things.map((thing) => ({ id: thing.id, hidden: !isDrawn(thing) })));
  if (edgeSet.length) edgeSet.update(edges.map((edge) => ({ id: edge.id, hidden: !isDrawnEdge(edge), ...edgeLook(edge) })));
}

// Draw also those folded events among some things.
function raise(some) {
  raised = new Set(some.filter(({ id }) => nodes[id].folded).map(({ id }) => id));
  applyFilterToPicture();
}

const unfold = document.getElementById("unfold");

function showUnfold() {
  unfold.hidden = !foldedEvents;
  unfold.textContent = t(unfolded ? "folded.hide" : "folded.show", { count: number(foldedEvents) });
  unfold.setAttribute("aria-pressed", String(unfolded));
}

unfold.addEventListener("click", () => {
  unfolded = !unfolded;
  showUnfold();
  route();
  fit();
});

// Let these things and edges stand out; with nothing given, all do.
function standOut(ids, edgeList) {
  focus = ids ? { nodes: new Set(ids), edges: new Set(edgeList.map((edge) => edge.id)) } : null;
  redraw();
}

function redraw() {
  if (large) network.body.emitter.emit("_requestRedraw"); // once for this frame, whatever else asks for it
  else network.redraw();
}

function showThing(thing) {
  const around = new Set([...within(thing, depth())].filter((id) => isDrawn(things[id])));
  const edgeList = edges.filter(({ from, to }) => (depth() > 1 ? around.has(from) && around.has(to) : (from === thing.id && around.has(to)) || (to === thing.id && around.has(from))));
  network.selectNodes([thing.id], false);
  standOut(around, edgeList);
  lookAt([...around]);
}

function showFact(fact) {
  const ids = [...new Set(fact.group.flatMap(({ parts }) => parts.map(([, id]) => id)))];
  showSome(ids, fact.group.flatMap((one) => one.edges));
}

// Some things and edges, chosen.
function showSome(ids, edgeList, chosen = ids) {
  const drawn = edgeList.map((edge) => edge.id).filter((id) => id in network.body.edges); // of a large graph they come later
  network.setSelection({ nodes: chosen, edges: drawn }, { highlightEdges: false });
  standOut(ids, edgeList);
  lookAt(ids);
}

function showAll() {
  if (focus) network.unselectAll(); // it draws the picture anew
  standOut(null);
}

const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const swift = calm || large ? false : { duration: 350, easingFunction: "easeInOutQuad" };

// Come near enough to read, but move no more than needed.
function lookAt(ids) {
  const { clientWidth: width, clientHeight: height } = container;
  const spots = ids.map((id) => network.canvasToDOM(network.getPosition(id)));
  const inside = spots.every(({ x, y }) => x > 70 && y > 50 && x < width - 70 && y < height - 80);
  const spread = Math.max(...["x", "y"].map((axis) => Math.max(...spots.map((spot) => spot[axis])) - Math.min(...spots.map((spot) => spot[axis]))));
  if (inside && (spread > 0.4 * Math.min(width, height) || network.getScale() >= 1.5)) return;
  if (ids.length === 1) network.focus(ids[0], { scale: Math.max(network.getScale(), 1), animation: swift });
  else comeTo(ids, 1.7, swift);
}

// Fit some things into the picture, with a margin for names at the rim and the buttons below.
function comeTo(ids, nearest, animation) {
  const [scale, position] = [network.getScale(), network.getViewPosition()];
  network.fit({ nodes: ids, maxZoomLevel: nearest * 1.2, animation: false });
  const goal = { position: network.getViewPosition(), scale: network.getScale() * (container.clientWidth > 600 ? 0.92 : 0.84), offset: { x: 0, y: -18 } };
  if (animation) network.moveTo({ position, scale });
  network.moveTo({ ...goal, animation });
}

function fit(animation = swift) {
  comeTo(things.filter(isDrawn).map((thing) => thing.id), 1.5, animation);
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.02, network.getScale() * factor)), animation: swift });
}

function setMotion(on) {
  network.setOptions({ physics: { enabled: on } });
}

// Of a large graph only edges in sight are drawn, and while something stands out only its own.
if (large) {
  network.renderer._drawEdges = (context) => {
    if (focus) return;
    const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
    const { x: right, y: bottom } = network.DOMtoCanvas({ x: container.clientWidth, y: container.clientHeight });
    const outside = ({ from: one, to: two }) => Math.max(one.x, two.x) < left || Math.min(one.x, two.x) > right || Math.max(one.y, two.y) < top || Math.min(one.y, two.y) > bottom;
    for (const edge of Object.values(network.body.edges)) if (edge.connected && !outside(edge)) edge.draw(context);
  };
}

// Edges end at the rim of the shapes as they are drawn now.
network.on("beforeDrawing", () => {
  const scale = network.getScale();
  for (const { shape, options } of Object.values(network.body.nodes)) if (options.id in things) shape.width = shape.height = (2 * reachOf(options.id)) / scale;
});
network.on("afterDrawing", (context) => {
  if (focus) veil(context);
  writeNames(context);
});

// Draw what is seen on another canvas, or on what writes SVG (save.js).
function paint(context) {
  const { x, y } = network.canvasToDOM({ x: 0, y: 0 });
  context.save();
  context.translate(x, y);
  context.scale(network.getScale(), network.getScale());
  const drawn = edges.filter(isDrawnEdge).map(({ id }) => network.body.edges[id]).filter((edge) => edge?.connected);
  for (const edge of drawn) edge.draw(context);
  for (const edge of drawn) edge.drawArrows(context);
  for (const thing of things.filter(isDrawn)) drawThing(context, network.body.nodes[thing.id]);
  if (focus) veil(context);
  writeNames(context);
  context.restore();
}

function drawThing(context, node) {
  context.save();
  node.draw(context);
  context.restore();
}

// Pale all that is drawn, then draw again what stands out.
function veil(context) {
  const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = network.DOMtoCanvas({ x: container.clientWidth, y: container.clientHeight });
  context.save();
  context.globalAlpha = 0.8;
  context.fillStyle = paper;
  context.fillRect(left, top, right - left, bottom - top);
  context.restore();
  const shownEdges = [...focus.edges].map((id) => network.body.edges[id]).filter((edge) => edge?.connected);
  const closeness = Math.min(1, network.getScale()); // from afar a line would be a hair
  for (const { options } of shownEdges) options.width /= closeness;
  for (const edge of shownEdges) edge.draw(context);
  for (const edge of shownEdges) edge.drawArrows(context);
  for (const { options } of shownEdges) options.width *= closeness;
  for (const id of focus.nodes) {
    const node = network.body.nodes[id];
    if (!node.options.hidden) drawThing(context, node);
  }
}
