// Two things, and what ties them: facts that name both, what both are tied to or else the shortest way from one to the
// other on this page, each with its quotes.

// The facts that tie one thing to another, grouped by what they tell.
function tiesOf(one, two) {
  const groups = new Set(one.facts.map(({ group }) => group));
  return [...groups].filter((group) => group.some(isShownFact) && group.some(({ edges }) => edges.some((edge) => joins(edge, one, two))));
}

function joins({ from, to }, one, two) {
  return (from === one.id && to === two.id) || (from === two.id && to === one.id);
}

// What both are tied to, of each type the rarest first: what ties fewest others tells most.
function sharedBy(one, two) {
  const both = [...neighbours[one.id]].filter((id) => neighbours[two.id].has(id)).map((id) => things[id]).filter(isShownThing);
  const through = both.filter((thing) => tiesOf(one, thing).length && tiesOf(two, thing).length);
  return through.sort((a, b) => neighbours[a.id].size - neighbours[b.id].size || a.id - b.id);
}

// The shortest way from one to the other; through a place only where there is no other.
function shortestWay(one, two) {
  return wayThrough(one, two, (thing) => thing.type !== "place") ?? wayThrough(one, two, () => true);
}

function wayThrough(one, two, passes) {
  const before = new Map([[one.id, null]]);
  let rim = [one.id];
  while (rim.length && !before.has(two.id)) {
    const next = [];
    for (const id of rim)
      for (const other of neighbours[id])
        if (!before.has(other) && isShownThing(things[other]) && (other === two.id || passes(things[other])) && tiesOf(things[id], things[other]).length) {
          before.set(other, id);
          next.push(other);
        }
    rim = next;
  }
  if (!before.has(two.id)) return null;
  const way = [];
  for (let id = two.id; id !== null; id = before.get(id)) way.unshift(things[id]);
  return way;
}

function tiesBetween(one, two) {
  const direct = tiesOf(one, two);
  const shared = sharedBy(one, two);
  const way = direct.length || shared.length ? null : shortestWay(one, two);
  return { direct, shared, way };
}

function tiesPanel(one, two, { direct, shared, way }) {
  const types = [...styleOf.thing.keys()].map((type) => [type, shared.filter((thing) => thing.type === type)]);
  return [
    header(t("ties.title"), t("ties.of", { one: one.label, two: two.label }), glyph("thing", one.type)),
    el("p", { class: "note" }, thingLink(one), " ", thingLink(two)),
    el("p", { id: "ties" }, tiesText(direct, shared, way)),
    postsText(one, two),
    el("p", { class: "note" }, t("ties.page")),
    direct.length ? el("section", {}, el("h3", {}, t("ties.direct")), direct.map((group) => factCard(group, one, direct.length <= 3))) : null,
    types.filter(([, some]) => some.length).map(([type, some]) =>
      el("section", {}, el("h3", {}, glyph("thing", type), t(`thing.${type}`), ": ", el("span", { class: "count" }, t("ties.shared", { count: number(some.length) }))),
        some.slice(0, manyCards).map((thing) => sharedCard(thing, one, two)),
        some.length > manyCards ? folded(t("facts.more", { count: number(some.length - manyCards) }), () => some.slice(manyCards).map((thing) => sharedCard(thing, one, two))) : null)),
    way ? el("section", {}, el("h3", {}, t("ties.way")), way.slice(1).map((thing, i) => stepCard(way[i], thing))) : null,
  ];
}

// Posts that both have had in one body: [the post, the body, who was first, who then], nobody where days do not tell.
function postsOfBoth(one, two) {
  const held = (thing) => thing.facts.filter((fact) => fact.kind === "tenure" && isShownFact(fact));
  const bodyOf = ({ parts }) => parts.find(([role]) => role === "body")?.[1];
  const pairs = held(one).flatMap((a) => held(two).filter((b) => b.words === a.words && bodyOf(a) !== undefined && bodyOf(b) === bodyOf(a)).map((b) => [a, b]));
  return pairs.filter(([{ words }]) => !plainPost.test(words)).map(([a, b]) => {
    const order = began(a, b) ? [one, two] : began(b, a) ? [two, one] : [];
    return { words: a.words, body: things[bodyOf(a)], order, beside: meet(a, b) };
  });
}

const plainPost = /^(ủy viên|uỷ viên|đại biểu|thành viên|hội viên)/i; // of whom a body has many

// Whether one post surely began before the other; what a term alone tells of a beginning says nothing.
function began({ when: { fromLatest, untilLatest } }, { when: { fromEarliest, fromLatest: later } }) {
  const known = (bound) => (bound && bound.kind !== "bound.term" ? bound.day : "");
  const [from, gone] = [known(fromLatest), known(untilLatest)];
  const next = known(fromEarliest) || known(later);
  return Boolean(next) && ((from && from < next) || (gone && gone <= next));
}

// Whether both were surely held on some day.
function meet({ when: a }, { when: b }) {
  const days = [a.fromLatest, a.untilEarliest, b.fromLatest, b.untilEarliest].map((bound) => bound?.day ?? "");
  return days.every(Boolean) && days[0] <= days[3] && days[2] <= days[1];
}

function postsText(one, two) {
  const told = postsOfBoth(one, two).map(({ words, body, order: [first, second], beside }) => {
    const names = { post: words, body: body.label, first: first?.label, second: second?.label };
    return t(beside ? "ties.at-once" : first ? "ties.after" : "ties.same-post", names);
  });
  return told.length ? el("ul", { class: "held succession" }, told.map((line) => el("li", {}, line))) : null;
}

function tiesText(direct, shared, way) {
  if (way) return t("ties.steps", { steps: amount("steps", way.length - 1), names: way.slice(1, -1).map(({ label }) => label).join(" – ") });
  if (!direct.length && !shared.length) return t("ties.none");
  const told = direct.length ? t("ties.both", { facts: amount("facts", direct.length) }) : t("ties.no-both");
  return `${told} ${t("ties.common", { things: amount("things", shared.length) })}`;
}

// What each of the two has to do with a thing.
function sharedCard(thing, one, two) {
  return el("article", { class: "fact" }, el("h4", {}, thingLink(thing)), [one, two].map((side) => tieLines(side, thing)));
}

function tieLines(side, thing) {
  return el("div", { class: "side" }, el("p", { class: "kicker" }, side.label), el("ul", { class: "held" }, tiesOf(side, thing).sort(([a], [b]) => byTime(a, b)).map((group) => tieLine(group, side, thing))));
}

function tieLine(group, side, thing) {
  const time = factTime(group[0]);
  const where = thing?.type === "organization" ? tiedBodies(group, side, thing) : "";
  return el("li", { class: group[0].line === "tenure.former" ? "open" : "" }, factHeading(group, side), where ? ` · ${where} ` : " ", time ? el("span", { class: "time" }, time) : null, quotations(group, false));
}

// The body of a change that another decided: "appointed: Bí thư · Tỉnh ủy".
function tiedBodies(group, side, thing) {
  if (group[0].kind !== "change") return "";
  return partsOf(group).filter(([role, id]) => role === "body" && id !== side.id && id !== thing.id).map(([, id]) => things[id].label).join(", ") || group[0].values.body || "";
}

function stepCard(from, to) {
  return el("article", { class: "fact" }, el("h4", {}, thingLink(from), " – ", thingLink(to)), el("ul", { class: "held" }, tiesOf(from, to).map((group) => tieLine(group, from))));
}

function showTies(one, two, { shared, way }) {
  const ids = [...new Set([one, two, ...shared, ...(way ?? [])].map(({ id }) => id))];
  const steps = way ? way.slice(1).map((thing, i) => [way[i], thing]) : [[one, two], ...shared.flatMap((thing) => [[one, thing], [two, thing]])];
  showSome(ids, edges.filter((edge) => isShownEdge(edge) && steps.some(([a, b]) => joins(edge, a, b))), [one.id, two.id]);
}
