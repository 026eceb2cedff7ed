// The same data as a table: things or facts, sorted as Vietnamese sorts, for keyboards and screen readers too.

const tableView = document.getElementById("table");
const chunk = 200; // rows written at once
const manyFigures = 40; // where there are more, and more than all else, they wait until asked for
const tableState = { what: "facts", sort: null, down: false, rows: chunk, words: "", figures: false };

// The thing that a fact is told of first; null when it ties none of this page.
function subjectOf(fact) {
  const [first] = partsOf(fact.group);
  return first ? things[first[1]] : null;
}

// All that it ties, as told by any who tell it, in the order of roles: things, and the names of those left out.
function tiedBy(fact) {
  const left = fact.group.flatMap(({ values }) => Object.entries(values)).filter(([role]) => roleOrder.includes(role));
  const all = [...partsOf(fact.group).map(([role, id]) => [role, things[id]]), ...left].sort(byRole);
  return [...new Set(all.map(([, one]) => one))];
}

function others(fact) {
  return tiedBy(fact).slice(1);
}

function nameOf(one) {
  return one?.label ?? one ?? "";
}

function whoKey(one) {
  return one?.label === undefined ? nameOf(one) : sortKey(one);
}

function linkTo(one) {
  return one?.label === undefined ? (one ?? "") : thingLink(one);
}

const columns = {
  things: [
    { name: "table.name", key: sortKey, cell: thingLink },
    { name: "table.type", key: (thing) => typeLine(thing), cell: (thing) => typeLine(thing) },
    { name: "table.links", mostFirst: true, key: (thing) => neighbours[thing.id].size, cell: (thing) => number(neighbours[thing.id].size) },
    { name: "table.facts-count", mostFirst: true, key: (thing) => thing.facts.length, cell: (thing) => number(thing.facts.length) },
    { name: "table.articles", mostFirst: true, key: (thing) => thing.articles, cell: (thing) => (thing.articles ? number(thing.articles) : "") },
  ],
  facts: [
    { name: "table.who", key: (fact) => whoKey(tiedBy(fact)[0]), cell: (fact) => linkTo(tiedBy(fact)[0]) },
    { name: "table.kind", key: (fact) => t(`fact.${fact.kind}`), cell: (fact) => t(`fact.${fact.kind}`) },
    { name: "table.what", key: factText, cell: (fact) => el("a", { href: link({ fact: fact.key }) }, factText(fact)) },
    { name: "table.with", key: (fact) => others(fact).map(nameOf).join(", "), cell: (fact) => others(fact).flatMap((one) => [linkTo(one), " "]) },
    { name: "table.when", plain: true, key: timeKey, cell: (fact) => (timeless.has(fact.kind) ? factTime(fact) : [factTime(fact) || t("when.unknown"), hint(fact)].filter(Boolean).join("; ")) },
    { name: "table.witnesses", mostFirst: true, key: independent, cell: (fact) => (fact.witnesses.length ? number(independent(fact)) : "") },
  ],
};

// Read from its subject: "issues", "receives"; a figure with its value.
function factText(fact) {
  const edge = fact.edges.find(({ from }) => from === subjectOf(fact)?.id);
  return [edge ? edgeTitle(edge) : groupTitle(fact.group), factFigure(fact)].filter(Boolean).join(": ");
}

function compare(one, two) {
  return typeof one === "number" ? one - two : collator.compare(one, two);
}

function tableRows() {
  const wanted = fold(tableState.words).split(/\s+/).filter(Boolean);
  const fits = (text) => wanted.every((word) => text.includes(word));
  const rows = tableState.what === "things"
    ? things.filter((thing) => isShownThing(thing) && fits(foldedName(thing)))
    : inOrder(told.filter((fact) => isShownFact(fact) && fact.kind !== "mention" && fits(factWords(fact))));
  const column = columns[tableState.what][tableState.sort];
  if (!column) return rows;
  const order = column.plain ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : compare;
  const keyed = rows.map((row) => [column.key(row), row]).sort(([a, one], [b, two]) => order(a, b) || one.id - two.id);
  const sorted = keyed.map(([, row]) => row);
  return tableState.down ? sorted.reverse() : sorted;
}

// First what is told of whom the page, or the reader, is about, then what ties two things of it, then the rest; figures last.
function inOrder(rows) {
  const middle = new Set(chosen.thing ? [chosen.thing.id] : page.centres);
  const rank = ({ kind, parts }) => (kind === "statistic" ? 3 : parts.some(([, id]) => middle.has(id)) ? 0 : parts.length > 1 ? 1 : 2);
  const shown = tableState.figures || tableState.words || !hiddenFigures(rows) ? rows : rows.filter(({ kind }) => kind !== "statistic");
  return shown.map((fact) => [rank(fact), fact]).sort(([a, one], [b, two]) => a - b || one.id - two.id).map(([, fact]) => fact);
}

// How many figures there are where these would hide all else.
function hiddenFigures(rows) {
  const figures = rows.filter(({ kind }) => kind === "statistic").length;
  return figures > manyFigures && 2 * figures > rows.length ? figures : 0;
}

// The figures that wait, to be shown or put away.
function figuresChoice() {
  const count = tableState.what === "facts" && !tableState.words ? hiddenFigures(told.filter((fact) => isShownFact(fact) && fact.kind !== "mention")) : 0;
  const choice = { type: "button", class: "as-link", "aria-pressed": String(tableState.figures), onclick: () => changeTable({ figures: !tableState.figures, rows: chunk }) };
  return count ? el("button", choice, t(tableState.figures ? "table.figures.hide" : "table.figures", { count: number(count) })) : null;
}

// What a fact can be found by in the table.
function factWords(fact) {
  fact.folded ??= fold([factText(fact), ...tiedBy(fact).map(nameOf)].join(" "));
  return fact.folded;
}

function showTable() {
  const rows = tableRows();
  const shown = rows.slice(0, tableState.rows);
  const left = rows.length - shown.length;
  tableView.replaceChildren(
    el("div", { class: "bar" },
      el("div", { class: "switch", role: "group", "aria-label": t("view.table") }, ["facts", "things"].map(tableChoice)),
      el("input", { type: "search", value: tableState.words, placeholder: t("table.find"), "aria-label": t("table.find"), oninput: findRows }),
      el("p", { class: "count" }, t("table.rows", { shown: number(shown.length), total: number(rows.length) }), hidden.thing.size || hidden.fact.size ? ` · ${t("table.filtered")}` : ""),
      figuresChoice()),
    el("div", { class: "scroll", tabindex: "0" },
      el("table", {},
        el("caption", { class: "unseen" }, t(`table.${tableState.what}`)),
        el("thead", {}, el("tr", {}, columns[tableState.what].map(columnHead))),
        el("tbody", {}, shown.map(tableRow)))),
  );
  if (left) tableView.append(el("button", { type: "button", class: "more", onclick: moreRows }, t("table.more", { count: number(Math.min(left, chunk)) })));
}

function tableChoice(what) {
  return el("button", { type: "button", "aria-pressed": String(tableState.what === what), onclick: () => changeTable({ what, sort: null, down: false, rows: chunk }) }, t(`table.${what}`));
}

function columnHead(column, i) {
  const sorted = tableState.sort === i ? (tableState.down ? "descending" : "ascending") : "none";
  const arrow = { ascending: " ▲", descending: " ▼", none: "" }[sorted];
  return el("th", { scope: "col", "aria-sort": sorted }, el("button", { type: "button", onclick: () => sortBy(i) }, t(column.name) + arrow));
}

function tableRow(row) {
  return el("tr", {}, columns[tableState.what].map(({ name, cell }, i) => el(i ? "td" : "th", { class: name.split(".")[1], ...(i ? {} : { scope: "row" }) }, cell(row))));
}

function sortBy(column) {
  const { mostFirst = false } = columns[tableState.what][column];
  changeTable({ sort: column, down: tableState.sort === column ? !tableState.down : mostFirst });
  tableView.querySelectorAll("th button")[column].focus();
}

// The table is written anew while one types: the field keeps the cursor.
function findRows(event) {
  const { value, selectionStart } = event.target;
  changeTable({ words: value, rows: chunk });
  const field = tableView.querySelector("input");
  field.focus();
  field.setSelectionRange(selectionStart, selectionStart);
}

function moreRows() {
  changeTable({ rows: tableState.rows + chunk });
}

function changeTable(changes) {
  Object.assign(tableState, changes);
  showTable();
}
