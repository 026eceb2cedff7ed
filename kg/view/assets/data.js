// What the page knows: things, facts, sentences and articles, and how they hang together.

// Rows under one header; what is null or left out has the usual value of its column.
function records({ names, usual, rows }) {
  return rows.map((row, id) => {
    const record = { id };
    for (let i = 0; i < names.length; i += 1) record[names[i]] = row[i] ?? usual[i];
    return record;
  });
}

const things = records(page.things).map((thing) => ({ ...thing, facts: [] }));
const facts = records(page.facts).map((fact) => ({ ...fact, when: { ...fact.when }, edges: [] }));
const articles = records(page.articles);
const nodes = records(page.nodes);
const edges = records(page.edges);
const thingByKey = new Map(things.map((thing) => [thing.key, thing]));
const factByKey = new Map(facts.map((fact) => [fact.key, fact]));

// What a link names: by its key, by its whole IRI or the last steps of it (a fact's key leaves out the slug, where that
// is enough), or a thing by a name that no other has.
function byKey(map, key) {
  if (!key) return undefined;
  const steps = (change) => key.split("|").map(change).join("|");
  const short = steps((iri) => (/^\w+:\/\/.*\/.*\/.*\//.test(iri) ? iri.split("/").slice(-3).join("/") : iri));
  const bare = short.replace(/(^|\|)(\w+)\/[^/|]*\/([^/|]+)/g, "$1$2/$3");
  const whole = () => [...map.keys()].find((known) => known.endsWith(`/${short}`));
  const called = () => things.filter((thing) => map === thingByKey && thing.label === key);
  return map.get(key) ?? map.get(short) ?? map.get(bare) ?? map.get(whole()) ?? (called().length === 1 ? called()[0] : undefined);
}
const styleOf = { thing: new Map(), fact: new Map() };

// Its bounding days, as "2020-08-14 stated".
for (const fact of facts)
  for (const [i, name] of ["fromEarliest", "fromLatest", "untilEarliest", "untilLatest"].entries())
    if (fact.when.bounds?.[i]) fact.when[name] = { day: fact.when.bounds[i].split(" ")[0], kind: `bound.${fact.when.bounds[i].split(" ")[1]}` };

for (const style of page.styles) styleOf[style.group].set(style.code, style);
for (const fact of facts) for (const [, id] of fact.parts) if (things[id].facts.at(-1) !== fact) things[id].facts.push(fact);
for (const edge of edges) facts[edge.fact].edges.push(edge);

// Facts that tell the same are a group, the most exact first; it is counted once and drawn once.
for (const fact of facts) fact.group = [fact];
for (const ids of page.groups) {
  const group = ids.map((id) => facts[id]);
  for (const fact of group) fact.group = group;
}
const told = facts.filter((fact) => fact.group[0] === fact);

// The line that a fact is drawn with: that of its kind, or of some of its kind (styles.tsv).
for (const fact of facts) fact.line = lineOf(fact);

function lineOf({ kind, standing, modality, when: { start, end }, witnesses }) {
  if (kind === "change" && modality) return "change.open";
  if (kind !== "tenure") return kind;
  if (standing === "over") return "tenure.former";
  const article = (sentence) => page.sentences[sentence][0];
  return start || end || witnesses.some((sentence) => article(sentence) !== article(witnesses[0])) ? "tenure" : "tenure.once";
}

// What a filter hides: types of things, lines of facts (days.js: what is not of the day looked at).
const hidden = { thing: new Set(), fact: new Set() };

// What the address names: a thing, another beside it (ties.js), or a fact.
let chosen = {};

function isShownThing(thing) {
  return !hidden.thing.has(thing.type) && (!day || onDay.has(thing.id) || thing === chosen.thing || thing === chosen.other);
}

// Events that the picture leaves to the timeline and the table until it is asked for them, or for one of them.
const foldedEvents = nodes.filter(({ folded }) => folded).length;
let unfolded = false;
let raised = new Set(); // those that are chosen, or tie what is chosen

function isDrawn(thing) {
  return isShownThing(thing) && (!nodes[thing.id].folded || unfolded || raised.has(thing.id));
}

function isDrawnEdge(edge) {
  return isShownEdge(edge) && isDrawn(things[edge.from]) && isDrawn(things[edge.to]);
}

// A fact is shown when its kind is, and an edge of it, or, where it has none, something that it is about, if anything.
function isShownFact(fact) {
  if (hidden.fact.has(fact.line) || certainty(fact) === "no") return false;
  return fact.edges.length ? fact.edges.some(isShownEdge) : !fact.parts.length || fact.parts.some(([, id]) => isShownThing(things[id]));
}

function isShownEdge(edge) {
  return !hidden.fact.has(facts[edge.fact].line) && certainty(facts[edge.fact]) !== "no" && isShownThing(things[edge.from]) && isShownThing(things[edge.to]);
}

// For each thing, the things it shares an edge with.
const neighbours = things.map(() => new Set());
for (const { from, to } of edges) {
  if (from === to) continue;
  neighbours[from].add(to);
  neighbours[to].add(from);
}

// What a thing is found by.
function foldedName(thing) {
  thing.folded ??= fold([thing.label, ...thing.names].join(" · "));
  return thing.folded;
}

// The things within so many steps of one; a place is reached but not passed through, else it would bring in all it holds.
function within(start, steps) {
  const reached = new Set([start.id]);
  let rim = [start.id];
  for (let step = 0; step < steps; step += 1) {
    const passed = rim.filter((id) => id === start.id || things[id].type !== "place");
    rim = [...new Set(passed.flatMap((id) => [...neighbours[id]]))].filter((id) => !reached.has(id) && isShownThing(things[id]));
    for (const id of rim) reached.add(id);
  }
  return reached;
}

// The articles behind facts, each once.
function articlesOf(list) {
  return new Set(list.flatMap((fact) => fact.witnesses.map((sentence) => page.sentences[sentence][0])));
}

// How many witnesses of a fact are independent: articles of one text, or of one sentence, are one.
function independent(fact) {
  return fact.independent || articlesOf([fact]).size;
}

const lasting = new Set(["tenure", "proposal"]); // of these a start alone means "since"

function factTime(fact) {
  return when(fact.when, lasting.has(fact.kind));
}

// What a fact says, in a few words: a post, an act, a role, a figure.
function factTitle(fact) {
  const code = fact.code && has(fact.code) ? t(fact.code) : fact.code;
  if (fact.line === "tenure.former") return t("tenure.former", { post: fact.words });
  const words = has(fact.words) ? t(fact.words) : fact.words; // a gender
  if (fact.kind === "change" || fact.kind === "profile") return words ? `${code}: ${words}` : code;
  return fact.words || code || t(`fact.${fact.kind}`);
}

// What stands on the edge of a fact: the title, or what the one thing does to the other; "chairs, speaks" of a group.
function edgeTitle(edge) {
  const key = `link.${facts[edge.fact].kind}.${edge.link}`;
  return has(key) ? t(key) : groupTitle(facts[edge.fact].group);
}

function groupTitle(group) {
  return [...new Set(group.map(factTitle))].join(", ");
}

// The figure of a statistic with its unit and hedge: "hơn 2.405 đảng viên".
function factFigure(fact) {
  const { value, low, high, unit = "", qualifier = "" } = fact.values;
  if (value === undefined && low === undefined) return "";
  const digits = value === undefined ? `${figure(low)}–${figure(high)}` : figure(value);
  const name = has(unit) ? t(unit) : "";
  const measured = name === "%" ? `${digits}%` : fold(fact.words).includes(fold(name)) ? digits : `${digits} ${name}`;
  return [qualifier, measured].filter(Boolean).join(" ").trim();
}
