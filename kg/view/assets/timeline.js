// Events in the order of time, with who chaired them; or all that is dated. With a thing chosen, only what is told of it.

const timelineView = document.getElementById("timeline");
const timelineState = { what: facts.some(({ kind }) => kind === "event") ? "events" : "everything", rows: 200 };
const dated = { events: new Set(["event"]), everything: new Set(["event", "change", "tenure", "document", "award", "adoption", "proposal"]) };

function timelineFacts() {
  const thing = chosen.thing;
  const kinds = thing && thing.type !== "event" ? dated.everything : dated[timelineState.what];
  const groups = new Set((thing?.facts ?? told).map(({ group }) => group));
  const list = [...groups].map(([fact]) => fact).filter((fact) => kinds.has(fact.kind) && isShownFact(fact));
  const ordered = list.map((fact) => [timeKey(fact), fact]).sort(([one, a], [two, b]) => (one < two ? -1 : one > two ? 1 : a.id - b.id));
  return sessionsOnce(ordered);
}

const eventOf = (fact) => things[fact.parts.find(([role]) => role === "event")[1]];

// A body has one session on a day: sessions of one day are told once, with their other names, and so are those of one
// month under one name, and any events of one kind and number on one day.
function sessionsOnce(ordered) {
  const first = new Map();
  const once = [];
  for (const [time, fact] of ordered) {
    const key = sameEvent(fact);
    const known = key && first.get(key);
    if (known) known[2].push(fact);
    else once.push([time, fact, []]);
    if (key && !known) first.set(key, once.at(-1));
  }
  return once;
}

// What events that are one have in common; "" of what may be any other.
function sameEvent(fact) {
  const body = fact.parts.find(([role]) => role === "body")?.[1];
  const { start = "" } = fact.when;
  if (fact.kind !== "event" || body === undefined || !start) return "";
  const { kind, label } = eventOf(fact);
  const [whole, numbered] = [/^\d{4}-\d\d-\d\d$/.test(start), fact.values.ordinal ?? ""];
  if (kind === "event.session" && whole) return [body, start].join("|");
  if (numbered) return [body, start, kind, numbered].join("|");
  return kind === "event.session" && !start.startsWith("--") ? [body, start, fold(label)].join("|") : "";
}

// Its first day; of a day whose year is not told, whatever a term allows, "~06-12", which comes after all years; "~~" of
// what has no day.
function timeKey(fact) {
  const { start, end, earliest, latest, seenFirst, seenPast } = fact.when;
  const yearless = [start, end].find((told) => told?.startsWith("--"));
  if (yearless && !earliest && !latest && !seenFirst && !seenPast) return `~${yearless.slice(2)}`;
  return span(fact)?.[0] ?? "~~";
}

// Whose doing it was: of an event those who chaired it, else all that the fact ties.
function whoIn(fact) {
  if (fact.kind !== "event") return partsOf(fact.group).map(([, id]) => things[id]);
  const event = things[fact.parts.find(([role]) => role === "event")[1]];
  return event.facts.filter(({ kind, code }) => kind === "participation" && code === "participation.chair").map(({ parts }) => things[parts.find(([role]) => role === "person")[1]]);
}

function timelineItem(fact, same) {
  const event = fact.kind === "event" ? eventOf(fact) : null;
  const body = fact.parts.find(([role]) => role === "body")?.[1];
  const kept = chosen.thing && chosen.thing !== event ? chosen.thing.key : ""; // whose timeline it is stays
  const opened = !event ? { node: kept, fact: fact.key } : kept ? { node: kept, with: event.key } : { node: event.key };
  const title = el("a", { href: link({ ...opened, view: "timeline" }) }, event ? event.label || "…" : factText(fact));
  const chairs = event ? [...new Set([fact, ...same].flatMap(whoIn))] : [];
  const rest = event ? (body === undefined ? [] : [things[body]]) : whoIn(fact);
  return el("li", {},
    el("span", { class: "at" }, factTime(fact)),
    event ? glyph("thing", "event") : glyph("fact", fact.kind),
    el("div", {}, el("p", { class: "what" }, title, factMarks(fact)),
      rest.length || fact.values.place ? el("p", { class: "who" }, rest.map(thingLink), fact.values.place ?? "") : null,
      chairs.length ? el("p", { class: "who" }, `${t("participation.chair")}: `, chairs.map(thingLink)) : null,
      same.length ? el("p", { class: "who" }, t("timeline.also"), same.map((one) => thingLink(eventOf(one)))) : null,
      el("p", { class: "quiet-note" }, witnessLine([fact, ...same].flatMap(({ group }) => group)))));
}

function showTimeline() {
  const list = timelineFacts();
  const shown = list.slice(0, timelineState.rows);
  const years = groupByYear(shown);
  const choices = chosen.thing
    ? el("p", { class: "about" }, thingLink(chosen.thing), el("a", { href: link({}) }, t("timeline.everybody")))
    : el("div", { class: "switch", role: "group", "aria-label": t("view.timeline") }, Object.keys(dated).map(timelineChoice));
  timelineView.replaceChildren(
    el("div", { class: "bar" }, choices, el("p", { class: "count" }, t("timeline.count", { count: number(list.length) }))),
    el("div", { class: "scroll", tabindex: "0" },
      list.length ? null : nothingDated(),
      [...years].map(([year, items]) => el("section", {}, el("h2", {}, year), el("ol", {}, items.map(([, fact, same]) => timelineItem(fact, same))))),
      list.length > shown.length ? el("button", { type: "button", class: "more", onclick: moreTimeline }, t("table.more", { count: number(Math.min(200, list.length - shown.length)) })) : null),
  );
}

// Where no event, or nothing of a day, is told: that it is so, and what there is instead.
function nothingDated() {
  const every = [...new Set((chosen.thing?.facts ?? told).map(({ group }) => group[0]))].filter((fact) => isShownFact(fact) && fact.kind !== "mention");
  const dates = every.filter((fact) => dated.everything.has(fact.kind)).length;
  const events = !chosen.thing && timelineState.what === "events";
  return el("p", { class: "empty" }, t(events ? "timeline.no-events" : "timeline.nothing"), " ",
    events && dates ? [el("button", { type: "button", class: "as-link", onclick: () => changeTimeline({ what: "everything", rows: 200 }) }, t("timeline.everything")), " "] : "",
    el("a", { href: link({ ...named(), view: "table" }) }, t("timeline.table", { facts: amount("facts", every.length) })));
}

function groupByYear(list) {
  const years = new Map();
  for (const entry of list) {
    const [key] = entry;
    const year = key === "~~" ? t("when.unknown") : key.startsWith("~") ? t("when.no-year") : key.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), entry]);
  }
  return years;
}

function timelineChoice(what) {
  return el("button", { type: "button", "aria-pressed": String(timelineState.what === what), onclick: () => changeTimeline({ what, rows: 200 }) }, t(`timeline.${what}`));
}

function moreTimeline() {
  changeTimeline({ rows: timelineState.rows + 200 });
}

function changeTimeline(changes) {
  Object.assign(timelineState, changes);
  showTimeline();
}
