// The side panel: what is known of a thing or a fact, and the words it rests on.

const panel = document.getElementById("panel");
const manyFacts = 8; // above it, quotes are folded
const manyQuotes = 2; // above it, the rest of a fact's quotes are folded
const manyArticles = 12; // above it, the rest of the list of articles is folded
const factOrder = [...styleOf.fact.keys()];

function thingLink(thing) {
  return el("a", { href: link({ node: thing.key }), class: "thing" }, glyph("thing", thing.type), el("span", {}, thing.label || "…"));
}

function typeLine(thing) {
  const kind = thing.kind && has(thing.kind) ? ` · ${t(thing.kind)}` : "";
  return t(`thing.${thing.type}`) + kind;
}

function header(kicker, title, mark) {
  const close = el("a", { class: "close", href: link(state.node || state.fact ? {} : { day: "" }), "aria-label": t("panel.close"), title: t("panel.close") }, "×");
  return el("div", { class: "head" }, el("p", { class: "kicker" }, mark, kicker), el("h2", {}, title), close);
}

// One sentence of an article, some words marked in it, with the article's name, publisher, date and link.
function quotation(sentence, words) {
  const [number, quote] = page.sentences[sentence];
  const article = articles[number];
  return el("figure", {}, el("blockquote", { lang: "vi" }, marked(quote, words)), el("figcaption", {}, citation(article), digestMark(article)));
}

function marked(quote, words) {
  const escaped = words.filter((word) => word.length > 2).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (!escaped.length) return [quote];
  const pieces = quote.split(new RegExp(`(${escaped.sort((one, two) => two.length - one.length).join("|")})`));
  return pieces.map((piece, i) => (i % 2 ? el("mark", {}, piece) : piece));
}

// The names of what a fact ties. Its other words are not marked: "Chủ tịch" would be found in "Phó Chủ tịch" too.
function namesIn(group) {
  return [...new Set(group.flatMap((fact) => fact.parts.flatMap(([, id]) => [things[id].label, ...things[id].names])))];
}

function citation(article) {
  const name = article.title || article.id || t("article.untitled");
  const about = [article.publisher, article.published && date(article.published)].filter(Boolean).join(", ");
  const safe = /^https?:\/\//i.test(article.url ?? "");
  const title = safe
    ? el("a", { href: article.url, rel: "noopener noreferrer", target: "_blank", title: t("article.open") }, `${name} ↗`)
    : el("cite", {}, name);
  return el("span", { class: "citation" }, title, about ? ` — ${about}` : "");
}

function digestMark(article) {
  if (!article.digest) return null;
  return el("span", { class: "digest", title: t("article.made-from", { source: article.digest }) }, t("article.digest"));
}

function quotations(group, open) {
  const kind = group[0].kind;
  const sentences = [...new Set(group.flatMap((fact) => fact.witnesses))];
  if (!sentences.length) return has(`unquoted.${kind}`) ? el("p", { class: "quiet-note" }, t(`unquoted.${kind}`)) : null;
  const name = witnessLine(group);
  const words = namesIn(group);
  const show = (sentence) => quotation(sentence, words);
  const [first, rest] = [sentences.slice(0, manyQuotes), sentences.slice(manyQuotes)];
  const more = rest.length ? el("details", {}, el("summary", {}, t("witness.more", { count: number(rest.length) })), rest.map(show)) : null;
  return el("details", { class: "witnesses", open }, el("summary", {}, name), first.map(show), more);
}

// "2 independent witnesses (3 articles)": articles of one text, or of one sentence, are one witness.
function witnessLine(group) {
  const articles = articlesOf(group).size;
  const independent = Math.max(...group.map((fact) => fact.independent));
  const witnesses = amount("witness", group.length > 1 ? articles : independent || articles);
  return group.length === 1 && independent && independent < articles ? `${witnesses} (${amount("articles", articles)})` : witnesses;
}

// From when to when a post was held: each end between two days, with what each day rests on.
function boundRows({ fromEarliest, fromLatest, untilEarliest, untilLatest }) {
  const known = (bound) => (bound ? { date: date(bound.day), kind: t(bound.kind) } : null);
  const between = (first, last) => {
    const [one, two] = [known(first), known(last)];
    if (one && two && first.day === last.day) return `${two.date} (${two.kind})`;
    if (one && two) return t("bound.between", { first: `${one.date} (${one.kind})`, last: `${two.date} (${two.kind})` });
    return one ? t("bound.after", one) : two ? t("bound.before", two) : "";
  };
  return [[t("bound.began"), between(fromEarliest, fromLatest)], [t("bound.ended"), between(untilEarliest, untilLatest)]].filter(([, text]) => text);
}

function valueText(name, value) {
  if (has(value)) return t(value);
  return name === "count" || name === "ordinal" ? figure(value) : value;
}

// Whom or what the fact ties, and its literals, but for the thing that the panel is about.
function factRows(fact, self) {
  const parts = [...fact.parts].sort(byRole).filter(([, id]) => id !== self?.id).map(([role, id]) => [t(`role.${role}`), thingLink(things[id])]);
  const skip = new Set(["value", "low", "high", "unit", "qualifier", "figure"]);
  const values = Object.entries(fact.values)
    .filter(([name]) => !skip.has(name))
    .map(([name, value]) => [t(has(`value.${name}`) ? `value.${name}` : `role.${name}`), valueText(name, value)]);
  return [...parts, ...values, ...(fact.kind === "tenure" ? boundRows(fact.when) : [])].map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)));
}

const roleOrder = ["person", "recipient", "subject", "thing", "part", "body", "issuer", "event", "document", "other", "award"];

function byRole([one], [two]) {
  const rank = (role) => (roleOrder.includes(role) ? roleOrder.indexOf(role) : roleOrder.length);
  return rank(one) - rank(two);
}

// One card for one fact, or for several that tie the same things at the same time: "chairs, speaks".
function factCard(group, self, open) {
  const [fact] = group;
  const figureText = factFigure(fact);
  const times = new Set([factTime(fact), lasting.has(fact.kind) ? seen(fact.when) : ""].filter(Boolean));
  const titles = group.flatMap((one, i) => [i ? ", " : "", factHeading(one, self)]);
  return el(
    "article",
    { class: "fact", "data-fact": fact.key },
    el("h4", {}, el("span", {}, titles), figureText ? el("strong", { class: "figure" }, figureText) : null),
    el("p", { class: "marks" }, [...times].map((time) => el("span", { class: "time" }, time)), factMarks(fact)),
    el("dl", {}, factRows(fact, self)),
    quotations(group, open),
  );
}

// The words of a link read from this thing; a fact with an edge can be opened on its own.
function factHeading(fact, self) {
  const edge = fact.edges.find((edge) => edge.from === self?.id || edge.to === self?.id);
  const title = edge && edge.from === self?.id ? edgeTitle(edge) : factTitle(fact);
  return fact.edges.length && self ? el("a", { href: link({ fact: fact.key }), title: t("panel.show") }, title) : title;
}

function factMarks(fact) {
  const marks = [fact.modality, fact.values.figure === "figure.target" ? "figure.target" : "", day && fact.kind === "tenure" ? `day.${certainty(fact)}` : ""];
  return marks.filter(Boolean).map((mark) => el("span", { class: "mark" }, t(mark)));
}

// The facts of a thing by kind, in the order of the legend; that it is named counts only where nothing else is known.
function factGroups(thing) {
  const list = thing.facts.filter((fact) => fact.kind !== "mention" || thing.facts.length === 1);
  const groups = factOrder.map((kind) => [kind, list.filter((fact) => fact.kind === kind).sort(byTime)]);
  return groups.filter(([, group]) => group.length);
}

// Participations of the same person in the same event belong together.
function cards(group) {
  const together = new Map();
  for (const fact of group) {
    const key = fact.kind === "participation" ? JSON.stringify([fact.parts, fact.modality]) : fact.id;
    together.set(key, [...(together.get(key) ?? []), fact]);
  }
  return [...together.values()];
}

function byTime(one, two) {
  const key = (fact) => fact.when.earliest ?? fact.when.seenFirst ?? fact.when.seenPast ?? "";
  return key(two) < key(one) ? -1 : key(two) > key(one) ? 1 : one.id - two.id;
}

function thingPanel(thing) {
  const groups = factGroups(thing);
  const open = thing.facts.length <= manyFacts;
  const notes = [
    thing.names.length ? t("thing.names", { names: thing.names.join("; ") }) : "",
    thing.implied ? t("thing.implied") : "",
    thing.facts.length ? "" : t("thing.alone"),
  ];
  return [
    header(typeLine(thing), thing.label, glyph("thing", thing.type)),
    notes.filter(Boolean).map((note) => el("p", { class: "note" }, note)),
    around(thing),
    day && (thing.type === "person" || thing.type === "organization") ? el("section", { class: "on-day" }, el("h3", {}, t("day.on", { date: date(day) })), heldList(thing.facts, thing)) : null,
    groups.map(([kind, group]) =>
      el("section", {}, el("h3", {}, glyph("fact", kind), `${t(`fact.${kind}`)} `, el("span", { class: "count" }, number(group.length))), cards(group).map((card) => factCard(card, thing, open))),
    ),
  ];
}

// How many steps around the thing stand out, and how many things of them this page lacks.
function around(thing) {
  const reached = [...within(thing, depth())];
  const missing = reached.reduce((sum, id) => sum + (things[id].hidden), 0);
  const choice = [1, 2, 3].map((steps) => el("a", { href: link({ node: thing.key, depth: steps === 1 ? "" : String(steps) }), "aria-current": depth() === steps ? "true" : null, title: amount("steps", steps) }, String(steps)));
  return el("p", { class: "around" },
    el("span", { class: "switch", role: "group", "aria-label": t("around.name") }, choice),
    ` ${t("around.shown", { count: number(reached.length - 1), steps: amount("steps", depth()) })}`,
    missing ? ` ${t("around.missing", { count: number(missing) })}` : "",
    " ",
    el("a", { href: link({ node: thing.key, view: "timeline" }) }, t("around.timeline")));
}

// Who held what on the day: what is sure, then what nothing excludes.
function heldList(list, self) {
  const held = heldOn(list);
  const [sure, open] = ["sure", "open"].map((wanted) => held.filter((fact) => certainty(fact) === wanted));
  const lines = (some) => el("ul", { class: "held" }, some.map((fact) => heldLine(fact, self)));
  return [
    sure.length ? lines(sure) : el("p", { class: "note" }, t("day.nothing")),
    open.length ? el("details", { open: sure.length === 0 && open.length <= 20 }, el("summary", {}, t("day.open.count", { count: number(open.length) })), lines(open)) : null,
  ];
}

function heldLine(fact, self) {
  const { fromLatest, untilEarliest } = fact.when;
  const known = [fromLatest, untilEarliest].filter(Boolean).map((bound) => date(bound.day));
  const ends = [...fact.parts].sort(byRole).filter(([, id]) => id !== self?.id).map(([, id]) => thingLink(things[id]));
  return el("li", { class: certainty(fact) },
    el("a", { href: link({ fact: fact.key }) }, fact.words), " ", ends.flatMap((end) => [end, " "]),
    el("span", { class: "quiet-note" }, t("day.known", { dates: [...new Set(known)].join(" – ") })));
}

function dayPanel() {
  return [
    header(t("day.name"), t("day.on", { date: date(day) }), glyph("fact", "tenure")),
    el("p", { class: "note" }, t("day.how")),
    heldList(facts.filter(isShownFact), null),
    el("p", { class: "note" }, restsOn()),
  ];
}

function factPanel(fact) {
  return [header(t(`fact.${fact.kind}`), factTitle(fact), glyph("fact", fact.kind)), factCard([fact], null, true)];
}

// With nothing chosen: what the picture shows, what it leaves out and what it rests on.
function aboutPanel() {
  const shown = things.length;
  const names = page.centres.map((id) => things[id].label).join(", ");
  const [first, rest] = [articles.slice(0, manyArticles), articles.slice(manyArticles)];
  const more = rest.length ? el("details", {}, el("summary", {}, t("about.more", { articles: amount("articles", rest.length) })), el("ul", { class: "articles" }, rest.map(articleLine))) : null;
  return [
    el("div", { class: "head" }, el("h2", {}, t("about.title"))),
    names ? el("p", {}, t("about.center", { about: names, depth: amount("steps", page.depth) })) : null,
    el("p", { id: "shown" }, shown < page.total
      ? t("about.part", { shown: number(shown), total: number(page.total), left: number(page.total - shown) })
      : t("about.all", { total: number(shown) })),
    ...page.slice.map((words) => el("p", { class: "slice" }, words[languages.indexOf(lang)])),
    el("p", { id: "rests" }, restsOn()),
    el("p", { class: "note" }, t("about.how")),
    el("h3", {}, t("about.articles")),
    el("ul", { class: "articles" }, first.map(articleLine)),
    more,
  ];
}

function articleLine(article) {
  const origin = article.digest ? el("span", { class: "origin" }, t("article.made-from", { source: article.digest })) : null;
  return el("li", {}, citation(article), digestMark(article), origin);
}

function restsOn() {
  const publishers = new Set(articles.map((article) => article.publisher).filter(Boolean));
  const dates = articles.map((article) => article.published).filter(Boolean).sort();
  const rests = t("about.rests", { articles: amount("articles", articles.length), publishers: publishers.size ? amount("publishers", publishers.size) : t("publishers.unknown") });
  if (!dates.length) return rests + t("about.undated");
  const [first, last] = [date(dates[0]), date(dates.at(-1))];
  return rests + t(first === last ? "about.on" : "about.from", { first, last });
}

function showPanel(content) {
  panel.replaceChildren(...content.flat(3).filter(Boolean));
  panel.scrollTop = 0;
}
