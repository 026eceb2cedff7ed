// A drawing context that writes SVG: what the picture draws on a canvas, it draws here as shapes and words.

const attributesOf = { stroke: "strokeStyle", fill: "fillStyle" };

class SvgContext {
  constructor(width, height) {
    this.root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` });
    this.matrix = new DOMMatrix();
    this.saved = [];
    this.path = "";
    this.dash = [];
    Object.assign(this, { fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, globalAlpha: 1, font: "10px sans-serif" });
  }

  save() {
    const { matrix, dash, fillStyle, strokeStyle, lineWidth, globalAlpha, font } = this;
    this.saved.push({ matrix, dash, fillStyle, strokeStyle, lineWidth, globalAlpha, font });
  }

  restore() {
    Object.assign(this, this.saved.pop());
  }

  translate(x, y) {
    this.matrix = this.matrix.translate(x, y);
  }

  scale(x, y) {
    this.matrix = this.matrix.scale(x, y);
  }

  setLineDash(dash) {
    this.dash = dash;
  }

  beginPath() {
    this.path = "";
  }

  closePath() {
    this.path += "Z";
  }

  moveTo(...to) {
    this.path += `M${to.map(short)}`;
  }

  lineTo(...to) {
    this.path += `L${to.map(short)}`;
  }

  quadraticCurveTo(...to) {
    this.path += `Q${to.map(short)}`;
  }

  bezierCurveTo(...to) {
    this.path += `C${to.map(short)}`;
  }

  arc(x, y, radius) {
    const [left, right] = [x - radius, x + radius].map(short);
    this.path += `M${left},${short(y)}A${short(radius)},${short(radius)} 0 1 0 ${right},${short(y)}A${short(radius)},${short(radius)} 0 1 0 ${left},${short(y)}`;
  }

  stroke(path) {
    const dashed = this.dash.length ? { "stroke-dasharray": this.dash.map(short).join(" ") } : {};
    this.add("path", { d: pathOutlines.get(path) ?? this.path, fill: "none", ...this.paint("stroke"), "stroke-width": short(this.lineWidth), "stroke-linejoin": "round", ...dashed });
  }

  fill(path) {
    this.add("path", { d: pathOutlines.get(path) ?? this.path, ...this.paint("fill") });
  }

  fillRect(x, y, width, height) {
    this.add("rect", { x: short(x), y: short(y), width: short(width), height: short(height), ...this.paint("fill") });
  }

  strokeText(text, x, y) {
    this.write(text, x, y, { fill: "none", ...this.paint("stroke"), "stroke-width": short(this.lineWidth), "stroke-linejoin": "round" });
  }

  fillText(text, x, y) {
    this.write(text, x, y, this.paint("fill"));
  }

  write(text, x, y, look) {
    const [, size, family] = this.font.match(/([\d.]+)px (.*)/);
    const anchor = { center: "middle", left: "start", right: "end" }[this.textAlign] ?? "start";
    this.add("text", { x: short(x), y: short(y), ...look, "font-size": short(Number(size)), "font-family": family, "text-anchor": anchor, "dominant-baseline": "central" }, text);
  }

  // A colour with its opacity apart, as SVG 1.1 has it.
  paint(kind) {
    const [, red, green, blue, alpha = 1] = this[attributesOf[kind]].match(/^rgba?\((\d+), ?(\d+), ?(\d+)(?:, ?([\d.]+))?\)/) ?? [];
    const opacity = alpha * this.globalAlpha;
    const colour = red === undefined ? this[attributesOf[kind]] : `rgb(${red},${green},${blue})`;
    return { [kind]: colour, ...(opacity < 1 ? { [`${kind}-opacity`]: short(opacity) } : {}) };
  }

  add(tag, attributes, ...children) {
    const { a, b, c, d, e, f } = this.matrix;
    this.root.append(svg(tag, { transform: `matrix(${[a, b, c, d, e, f].map(short)})`, ...attributes }, ...children));
  }
}

function short(number) {
  return String(Math.round(number * 1000) / 1000);
}
