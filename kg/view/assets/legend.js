// The legend is the filter: each line has a shape or a line, a name and a count, and can be switched off.

function countOf(group, code) {
  return group === "thing"
    ? things.filter((thing) => thing.type === code).length
    : told.filter((fact) => fact.line === code).length;
}

function legendLine(group, code) {
  const count = countOf(group, code);
  if (!count) return null;
  const box = el("input", { type: "checkbox", checked: !hidden[group].has(code), "data-code": code, onchange: (event) => toggle(group, code, event.target.checked) });
  const name = t(has(`line.${code}`) ? `line.${code}` : `${group}.${code}`);
  const meaning = t(`legend.${group}.count`, { name, count: number(count) });
  return el("label", { title: meaning }, box, glyph(group, code), el("span", { class: "name" }, name), el("span", { class: "count" }, number(count)));
}

function showLegend() {
  for (const group of ["thing", "fact"]) {
    const lines = [...styleOf[group].values()]
      .filter(({ code, shape }) => shape !== "none" || group === "thing")
      .map(({ code }) => legendLine(group, code));
    document.getElementById(`legend-${group}s`).replaceChildren(el("h2", {}, t(`legend.${group}s`)), ...lines.filter(Boolean));
  }
  document.getElementById("show-all").hidden = !hidden.thing.size && !hidden.fact.size;
}

function toggle(group, code, on) {
  if (on) hidden[group].delete(code);
  else hidden[group].add(code);
  document.getElementById("show-all").hidden = !hidden.thing.size && !hidden.fact.size;
  applyFilter();
}

// What is hidden has changed: show it where it shows.
function applyFilter() {
  applyFilterToPicture();
  if (state.view === "table") showTable();
  if (state.view === "timeline") showTimeline();
}

function clearFilter() {
  hidden.thing.clear();
  hidden.fact.clear();
  showLegend();
  applyFilter();
}

document.getElementById("show-all").addEventListener("click", clearFilter);
