// The side panel: what is known of a thing or a fact, and the words it rests on.

const panel = document.getElementById("panel");
const manyFacts = 8; // above it, quotes are folded
const manyQuotes = 2; // above it, all but the best of a fact's quotes are folded
const manyCards = 12; // above it, the rest of the facts of one kind are folded
const mainCount = 4; // posts of whom the picture is about
const manyArticles = 12; // above it, the rest of the list of articles is folded
const factOrder = [...styleOf.fact.keys()].filter((code) => !code.includes("."));

function thingLink(thing) {
  return el("a", { href: link({ node: thing.key }), class: "thing" }, glyph("thing", thing.type), el("span", {}, thing.label || "…"));
}

function typeLine(thing) {
  const kind = thing.kind && has(thing.kind) ? ` · ${t(thing.kind)}` : "";
  return t(`thing.${thing.type}`) + kind;
}

function header(kicker, title, mark) {
  const close = el("a", { class: "close", href: link(state.node && state.fact ? { node: state.node } : state.node || state.fact ? {} : { day: "" }), "aria-label": t("panel.close"), title: t("panel.close") }, "×");
  return el("div", { class: "head" }, el("p", { class: "kicker" }, mark, kicker), el("h2", {}, title), close);
}

// One sentence of an article, some words marked in it, with the article's name, publisher, date and link, the days that
// are read from it (or that it tells where others tell another), and the sentence these stand in where it is another.
function quotation(sentence, words, days = [], past = false, elsewhere = "") {
  const [number, quote] = page.sentences[sentence];
  const article = articles[number];
  const told = days.map((day) => el("span", { class: "time" }, t("witness.day", { date: date(day) })));
  const over = past ? el("span", { class: "time" }, t("witness.past")) : null;
  const from = elsewhere ? el("p", { class: "day-quote", lang: "vi" }, el("span", { class: "quiet-note", lang }, t("witness.elsewhere")), ` “${elsewhere}”`) : null;
  return el("figure", {}, el("blockquote", { lang: "vi" }, marked(quote, words)), from, el("figcaption", {}, told, over, citation(article), digestMark(article)));
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
  const day = article.published ? date(article.published) : article.named && t("article.named", { day: date(article.named) });
  const about = [article.publisher, day].filter(Boolean).join(", ");
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

// The quotes of a fact, or of all facts that tell the same: the best first, the rest folded, by date.
function quotations(group, open) {
  const kind = group[0].kind;
  const quotes = quotesOf(group);
  if (!quotes.length) return has(`unquoted.${kind}`) ? el("p", { class: "quiet-note" }, t(`unquoted.${kind}`)) : null;
  const words = namesIn(group);
  const days = new Set(group.map((fact) => fact.when.start ?? ""));
  const told = ({ fact, days: read }) => (days.size > 1 && fact.when.start ? [fact.when.start] : read);
  const show = (one) => quotation(one.sentence, words, told(one), one.past && kind === "tenure", one.elsewhere);
  const seen = quotes.length > manyQuotes ? Math.max(1, quotes.filter(({ leads }) => leads).length) : manyQuotes;
  const [first, rest] = [quotes.slice(0, seen), quotes.slice(seen)];
  const more = () => folded(amount("witness.more", rest.length), () => rest.sort(byPublication).map(show));
  return folded(witnessLine(group), () => [...first.map(show), rest.length ? more() : null], { class: "witnesses", open });
}

// What is behind a summary is made when it is first opened: a thing of the corpus may have a thousand quotes.
function folded(summary, make, { open = false, ...attributes } = {}) {
  const details = el("details", attributes, el("summary", {}, summary));
  const fill = () => {
    if (details.children.length === 1) details.append(...[make()].flat(3).filter(Boolean));
  };
  details.addEventListener("toggle", fill);
  if (open) {
    fill();
    details.open = true;
  }
  return details;
}

// Each sentence once, with the fact it tells; the best first: of the most exact fact, with the most names, not long. Of a
// post that is over one that says so leads, then those from which its days are read, then, of one that few call over, the
// best of these.
function quotesOf(group) {
  const found = new Map();
  group.forEach((fact, i) => fact.witnesses.forEach((sentence, n) => {
    const [, days = [], elsewhere = ""] = fact.days.find(([number]) => number === n) ?? [];
    if (!found.has(sentence)) found.set(sentence, { sentence, fact, i, past: fact.past.includes(n), days, elsewhere });
  }));
  const words = namesIn(group).filter((word) => word.length > 2);
  const { standing, when } = group[0];
  const worth = ({ sentence, i, past, days }) => {
    const quote = page.sentences[sentence][1];
    return (past === (standing === "over") ? 100 : 0) + (days.length ? 40 : 0) + 3 * words.filter((word) => quote.includes(word)).length - i - Math.abs(quote.length - 160) / 120;
  };
  const quotes = [...found.values()].map((one) => ({ ...one, worth: worth(one) }));
  quotes.sort((one, two) => two.worth - one.worth || one.sentence - two.sentence);
  const telling = (day) => quotes.find(({ days }) => days.includes(day));
  const leading = new Set([quotes[0], telling(when.start), telling(when.end), ...group[0].also.map(telling), standing === "doubted" ? quotes.find(({ past }) => past) : null].filter(Boolean));
  for (const one of leading) one.leads = true;
  return [...leading, ...quotes.filter(({ leads }) => !leads)];
}

function byPublication(one, two) {
  const day = ({ sentence }) => articles[page.sentences[sentence][0]].published || "9";
  return day(one) < day(two) ? -1 : day(one) > day(two) ? 1 : one.sentence - two.sentence;
}

// "2 independent witnesses (3 articles)": articles of one text, or of one sentence, are one witness. Of facts that tell
// the same it is known of each fact only: so many at least.
function witnessLine(group) {
  const count = articlesOf(group).size;
  const least = amount("witness", Math.max(...group.map(independent)));
  if (group.length > 1 && count > 1) return t("witness.group", { articles: amount("articles", count), witnesses: least });
  return group[0].independent && group[0].independent < count ? `${least} (${amount("articles", count)})` : least;
}

// From when to when a post was held: each end between two days, with what each day rests on.
function boundRows({ fromEarliest, fromLatest, untilEarliest, untilLatest }) {
  const known = (bound) => (bound ? { date: date(bound.day), kind: t(bound.kind) } : null);
  const all = [fromEarliest, fromLatest, untilEarliest, untilLatest];
  if (all.every((bound) => bound?.kind === "bound.term")) return [[t("bound.held"), t("bound.term-only", { dates: range(fromEarliest.day, untilLatest.day) })]];
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

// Whom or what the facts of a group tie, and their literals, but for the thing that the panel is about.
function factRows(group, self) {
  const [fact] = group;
  const parts = partsOf(group).filter(([, id]) => id !== self?.id).map(([role, id]) => [t(`role.${role}`), thingLink(things[id])]);
  const skip = new Set(["value", "low", "high", "unit", "qualifier", "figure"]);
  const told = new Map(group.flatMap((one) => Object.entries(one.values)).filter(([name]) => !skip.has(name)).map((pair) => [pair.join(), pair]));
  const values = [...told.values()].map(([name, value]) => [t(has(`value.${name}`) ? `value.${name}` : `role.${name}`), valueText(name, value)]);
  const also = fact.also.length ? [[t(fact.when.start || fact.when.end ? "bound.also" : "bound.told"), fact.also.map(date).join("; ")]] : [];
  const others = fact.others.length ? [[t("holders.others"), fact.others.map((words) => words[languages.indexOf(lang)]).join("; ")]] : [];
  const rows = [...parts, ...values, ...(fact.kind === "tenure" ? boundRows(fact.when) : []), ...also, ...others];
  return rows.map(([name, value], i) => el("div", {}, el("dt", {}, name === rows[i - 1]?.[0] ? "" : name), el("dd", {}, value)));
}

// The things that a group ties, each once, in the order of their roles.
function partsOf(group) {
  const found = new Map(group.flatMap(({ parts }) => parts).map((part) => [part.join(), part]));
  return [...found.values()].sort(byRole);
}

const roleOrder = ["person", "recipient", "subject", "thing", "part", "body", "issuer", "event", "document", "other", "award"];

function byRole([one], [two]) {
  const rank = (role) => (roleOrder.includes(role) ? roleOrder.indexOf(role) : roleOrder.length);
  return rank(one) - rank(two);
}

// One card for one fact, or for all that tell the same: "chairs, speaks".
function factCard(group, self, open) {
  const [fact] = group;
  const figureText = factFigure(fact);
  const times = new Set([factTime(fact), lasting.has(fact.kind) ? seenBesides(fact.when) : "", hint(fact)].filter(Boolean));
  return el(
    "article",
    { class: "fact", "data-fact": fact.key },
    el("h4", {}, factHeading(group, self), figureText ? el("strong", { class: "figure" }, figureText) : null),
    el("p", { class: "marks" }, [...times].map((time) => el("span", { class: "time" }, time)), factMarks(fact)),
    el("dl", {}, factRows(group, self)),
    quotations(group, open),
  );
}

// The words of a link read from this thing; a fact with an edge can be opened on its own.
function factHeading(group, self) {
  const edge = group.flatMap(({ edges }) => edges).find((edge) => edge.from === self?.id || edge.to === self?.id);
  const title = edge && edge.from === self?.id ? edgeTitle(edge) : groupTitle(group);
  return edge && self ? el("a", { href: link({ fact: group[0].key }), title: t("panel.show") }, title) : el("span", {}, title);
}

function factMarks(fact) {
  const held = fact.kind === "tenure" && !day && fact.standing !== "doubted" ? `line.${fact.line}` : "";
  const [past, every] = [articlesOf([{ witnesses: fact.past.map((n) => fact.witnesses[n]) }]).size, articlesOf([fact]).size];
  const said = fact.standing && past < every ? el("span", { class: "mark" }, t(past ? `standing.${fact.standing}` : "standing.succeeded", { past: number(past), every: number(every) })) : null;
  const marks = [held, fact.modality, ...fact.doubts, fact.values.figure === "figure.target" ? "figure.target" : "", day && fact.kind === "tenure" ? knownOfDay(fact) : ""];
  return [...marks.filter(Boolean).map((mark) => el("span", { class: "mark" }, t(mark))), said];
}

// What is told of a thing, by kind, in the order of the legend: groups of facts that tell the same.
function factGroups(thing) {
  const groups = [...new Set(thing.facts.map(({ group }) => group))];
  const sorted = (kind, some) => (kind === "tenure" ? byWeight(some) : some.sort(([one], [two]) => byTime(one, two)));
  const byKind = factOrder.map((kind) => [kind, sorted(kind, groups.filter(([fact]) => fact.kind === kind))]);
  return byKind.filter(([, some]) => some.length);
}

// Posts that are held before others, unless hardly an article tells of them (a tenth of those that tell of the main post):
// a misprint is no reason to hide what a dismissed man was; of both those first of which most articles tell.
function byWeight(groups) {
  const count = new Map(groups.map((group) => [group, articlesOf([group[0]]).size]));
  const enough = Math.max(...count.values()) / 10;
  const first = (group) => group[0].standing !== "over" && count.get(group) >= enough;
  return groups.sort((one, two) => first(two) - first(one) || count.get(two) - count.get(one) || byTime(one[0], two[0]));
}

// The latest first; what has no day comes after it, what most articles tell first.
function byTime(one, two) {
  const key = (fact) => fact.when.earliest ?? fact.when.seenFirst ?? fact.when.seenPast ?? "";
  return key(two) < key(one) ? -1 : key(two) > key(one) ? 1 : two.witnesses.length - one.witnesses.length || one.id - two.id;
}

function thingPanel(thing) {
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
    measures(thing),
    day && (thing.type === "person" || thing.type === "organization") ? el("section", { class: "on-day" }, el("h3", {}, t("day.on", { date: date(day) })), heldList(thing.facts, thing)) : null,
    factGroups(thing).map(([kind, groups]) => factSection(kind, groups, thing, open)),
  ];
}

// What somebody was disciplined with, told before all else: by whom and on what day.
function measures(thing) {
  const groups = [...new Set(thing.facts.map(({ group }) => group))];
  const some = groups.filter(([{ kind, code, modality, parts }]) => kind === "change" && code === "change.disciplined" && !modality && parts.some(([role, id]) => role === "person" && id === thing.id));
  if (!some.length) return null;
  const line = (group) => {
    const all = (wanted) => partsOf(group).filter(([role]) => role === wanted).flatMap(([, id]) => [thingLink(things[id]), " "]);
    const by = all("by");
    return el("li", {}, el("a", { href: link({ fact: group[0].key }) }, groupTitle(group)), " ", all("body"), by.length ? [`${t("role.by")}: `, ...by] : "", el("span", { class: "quiet-note" }, [factTime(group[0]), amount("articles", articlesOf(group).size)].filter(Boolean).join(", ")));
  };
  const count = (group) => articlesOf(group).size;
  return el("ul", { class: "held measures" }, some.sort((one, two) => count(two) - count(one)).slice(0, mainCount).map(line));
}

// All of one kind; of very many the first ones, and the rest when asked for.
function factSection(kind, groups, self, open) {
  const cards = (some) => some.map((group) => factCard(group, self, open));
  const [first, rest] = [groups.slice(0, manyCards), groups.slice(manyCards)];
  return el("section", {},
    el("h3", {}, glyph("fact", kind), `${t(`fact.${kind}`)}: `, el("span", { class: "count" }, amount("facts", groups.length))),
    cards(first),
    rest.length ? folded(t("facts.more", { count: number(rest.length) }), () => cards(rest), { class: "rest" }) : null);
}

// How many steps around the thing stand out, and how many things of them this page lacks.
function around(thing) {
  const reached = [...within(thing, depth())];
  const missing = reached.reduce((sum, id) => sum + things[id].hidden, 0);
  const choice = [1, 2, 3].map((steps) => el("a", { href: link({ node: thing.key, depth: steps === 1 ? "" : String(steps) }), "aria-current": depth() === steps ? "true" : null, title: amount("steps", steps) }, String(steps)));
  return el("p", { class: "around" },
    el("span", { class: "switch", role: "group", "aria-label": t("around.name") }, choice),
    ` ${t("around.shown", { count: number(reached.length - 1), steps: amount("steps", depth()) })}`,
    missing ? ` ${t("around.missing", { count: number(missing) })}` : "",
    " ",
    el("a", { href: link({ node: thing.key, view: "timeline" }) }, t("around.timeline")),
    " · ",
    el("button", { type: "button", class: "as-link", onclick: () => setTying(thing) }, t("ties.ask")));
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
  const ends = [...fact.parts].sort(byRole).filter(([, id]) => id !== self?.id).map(([, id]) => thingLink(things[id]));
  return el("li", { class: certainty(fact) },
    el("a", { href: link({ fact: fact.key }) }, fact.words), " ", ends.flatMap((end) => [end, " "]),
    el("span", { class: "quiet-note" }, heldTime(fact.when)));
}

function dayPanel() {
  return [
    header(t("day.name"), t("day.on", { date: date(day) }), glyph("fact", "tenure")),
    el("p", { class: "note" }, t("day.how")),
    heldList(facts.filter(isShownFact), null),
    undatedList(),
    overList(),
    el("p", { class: "note" }, restsOn()),
  ];
}

// Posts that were over before the day, the last ones first.
function overList() {
  const end = ({ when }) => when.untilLatest?.day ?? "";
  const over = told.filter((fact) => fact.kind === "tenure" && end(fact) && end(fact) < day && fact.when.untilLatest.kind !== "bound.term");
  if (!over.length) return null;
  over.sort((one, two) => (end(two) > end(one) ? 1 : end(two) < end(one) ? -1 : one.id - two.id));
  return el("section", {}, el("h3", {}, t("day.over", { count: number(over.length) })), el("ul", { class: "held" }, over.slice(0, manyCards).map(postLine)));
}

// Posts of which no day is told: who held them may have done so then.
function undatedList() {
  const undated = told.filter((fact) => fact.kind === "tenure" && !knownDays(fact).length);
  if (!undated.length) return null;
  undated.sort((one, two) => articlesOf([two]).size - articlesOf([one]).size || one.id - two.id);
  return el("details", {}, el("summary", {}, t("day.undated", { count: number(undated.length) })), el("ul", { class: "held" }, undated.slice(0, manyCards).map(postLine)));
}

function postLine(fact) {
  const ends = partsOf([fact]).flatMap(([, id]) => [thingLink(things[id]), " "]);
  return el("li", {}, el("a", { href: link({ fact: fact.key }) }, groupTitle(fact.group)), " ", ends, el("span", { class: "quiet-note" }, [factTime(fact), hint(fact)].filter(Boolean).join("; ")));
}

function factPanel(fact) {
  return [header(t(`fact.${fact.kind}`), groupTitle(fact.group), glyph("fact", fact.line)), factCard(fact.group, null, true)];
}

// What the address names is not on the page: what is known of it in short, and how it is drawn.
function missingPanel(key) {
  const [name = key, , ...posts] = leftOut(key) ?? [];
  const first = chosen.thing && state.with === key ? chosen.thing : null;
  const command = commandAbout(key.includes("/") ? key : name, first);
  const post = ([words, other, start]) => el("li", {}, `${words}, ${other}`, start ? el("span", { class: "quiet-note" }, t("when.since", { date: date(start) })) : null);
  return [
    header(t("panel.name"), leftOut(key) ? name : t("missing.title"), ""),
    el("p", { id: "missing" }, t(leftOut(key) ? "missing.left" : "missing.key", { key: name })),
    posts.length ? [el("p", { class: "note" }, t("missing.posts")), el("ul", { class: "held" }, posts.map(post))] : null,
    el("p", { class: "note" }, t("missing.how"), " ", el("code", {}, command), " ",
      el("button", { type: "button", class: "as-link", onclick: () => navigator.clipboard?.writeText(command).then(() => say(t("missing.copied"))) }, t("missing.copy"))),
    location.pathname === "/view" ? el("p", {}, el("a", { href: `/view?about=${encodeURIComponent(key)}` }, t("missing.open", { name }))) : null,
    el("p", { class: "note" }, shownText()),
  ];
}

// How many things there are, of how many that fitted what was asked, of how many in the graph.
function shownText() {
  const shown = things.length;
  const values = { shown: number(shown), asked: number(page.asked), total: number(page.total), left: number(page.asked - shown) };
  if (shown < page.asked) return t(page.asked < page.total ? "about.some" : "about.busiest", values);
  return t(shown < page.total ? "about.fits" : "about.all", values);
}

// With nothing chosen: what the picture shows, what it leaves out and what it rests on.
function aboutPanel() {
  const names = page.centres.map((id) => things[id].label).join(", ");
  const [first, rest] = [articles.slice(0, manyArticles), articles.slice(manyArticles)];
  const more = rest.length ? el("details", {}, el("summary", {}, t("about.more", { articles: amount("articles", rest.length) })), el("ul", { class: "articles" }, rest.map(articleLine))) : null;
  return [
    el("div", { class: "head" }, el("h2", {}, t("about.title"))),
    names ? el("p", {}, t("about.center", { about: names, depth: amount("steps", page.depth) })) : null,
    ...(page.centres.length ? page.centres.map((id) => mainPosts(things[id])) : ["organization", "person"].map(busiest)),
    el("p", { id: "shown" }, shownText()),
    foldedEvents ? el("p", { class: "slice" }, t("folded.note", { count: number(foldedEvents) })) : null,
    ...page.slice.map((words) => el("p", { class: "slice" }, words[languages.indexOf(lang)])),
    el("p", { id: "rests" }, restsOn()),
    el("p", { class: "note" }, t("about.how")),
    el("h3", {}, t("about.articles")),
    el("ul", { class: "articles" }, first.map(articleLine)),
    more,
  ];
}

// The posts that most articles tell of somebody, or of a body (those of its heads before others), each with how it stands.
function mainPosts(thing) {
  const [role, title] = { person: ["body", "about.posts"], organization: ["person", "about.holders"] }[thing.type] ?? [];
  const posts = role ? factGroups(thing).filter(([kind]) => kind === "tenure").flatMap(([, groups]) => groups) : [];
  if (!posts.length) return null;
  if (thing.type === "organization") posts.sort(([one], [two]) => two.heads - one.heads);
  const others = (fact) => partsOf([fact]).filter(([name]) => name === role).map(([, id]) => thingLink(things[id]));
  const line = ([fact]) => el("li", {}, el("a", { href: link({ fact: fact.key }) }, factTitle(fact)), " ", others(fact), " ", el("span", { class: "quiet-note" }, [factTime(fact), hint(fact), amount("articles", articlesOf([fact]).size)].filter(Boolean).join(", ")));
  return el("section", {}, el("h3", {}, thingLink(thing)), el("p", { class: "note" }, t(title)), el("ul", { class: "held" }, posts.slice(0, mainCount).map(line)), measures(thing));
}

// Of a page about no thing: those of a type that have most links on it.
function busiest(type) {
  const links = (thing) => neighbours[thing.id].size;
  const some = things.filter((thing) => thing.type === type).sort((one, two) => links(two) - links(one) || one.id - two.id).slice(0, mainCount);
  const line = (thing) => el("li", {}, thingLink(thing), " ", el("span", { class: "quiet-note" }, t("about.links", { count: number(links(thing)) })));
  return some.length ? el("section", {}, el("h3", {}, t(`about.busiest.${type}`)), el("ul", { class: "held" }, some.map(line))) : null;
}

function articleLine(article) {
  const origin = article.digest ? el("span", { class: "origin" }, t("article.made-from", { source: article.digest })) : null;
  return el("li", {}, citation(article), digestMark(article), origin);
}

function restsOn() {
  const publishers = new Set(articles.map((article) => article.publisher).filter(Boolean));
  const dates = articles.map((article) => article.published).filter(Boolean).sort();
  const rests = t("about.rests", { articles: amount("articles", articles.length), publishers: publishers.size ? amount("publishers", publishers.size) : t("publishers.unknown") });
  const years = articles.map((article) => article.named.slice(0, 4)).filter(Boolean).sort();
  const named = years.length ? ` ${t("about.named", { first: years[0], middle: years[Math.floor(years.length / 2)], last: years.at(-1), count: number(years.length) })}` : "";
  if (!dates.length) return rests + t("about.undated") + named;
  const [first, last] = [date(dates[0]), date(dates.at(-1))];
  return rests + t(first === last ? "about.on" : "about.from", { first, last }) + named;
}

function showPanel(content) {
  panel.replaceChildren(...content.flat(3).filter(Boolean));
  panel.scrollTop = 0;
}
