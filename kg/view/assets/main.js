// The address says what is shown (#node=…, with=…, #fact=…, depth, day, view, lang), so links, back and forward work by themselves.


const views = ["picture", "timeline", "table"];

function read(hash) {
  const asked = new URLSearchParams(hash.replace(/^#/, "").replace(/\+/g, "%2B"));
  return Object.fromEntries(Object.keys(state).map((name) => [name, asked.get(name) ?? ""]));
}

// The address of something: what is not named is empty, but how one looks at it stays.
function link(changes) {
  const next = { node: "", with: "", fact: "", depth: state.depth, day: state.day, view: state.view, lang: state.lang, ...changes };
  const said = Object.entries(next).filter(([, value]) => value);
  return "#" + said.map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2F/g, "/").replace(/%3A/g, ":")}`).join("&");
}

function open(changes) {
  location.hash = link(changes);
}

// What the address names, to look at it otherwise.
function named() {
  return { node: state.node, with: state.with, fact: state.fact };
}

// How many steps around a chosen thing stand out.
function depth() {
  return Math.min(3, Math.max(1, Number(state.depth) || 1));
}

function say(words) {
  document.getElementById("spoken").textContent = words;
}

function route() {
  const before = state;
  state = read(location.hash);
  const wanted = languages.includes(state.lang) ? state.lang : page.lang;
  if (wanted !== lang || before.lang !== state.lang) changeLanguage(wanted);
  chosen = { thing: byKey(thingByKey, state.node), other: byKey(thingByKey, state.with), fact: byKey(factByKey, state.fact) };
  setDay(/^\d{4}-\d\d-\d\d$/.test(state.day) ? state.day : "");
  const { thing, other, fact } = chosen;
  raise([thing, ...(thing && other ? [other, ...sharedBy(thing, other)] : []), ...(fact ? partsOf(fact.group).map(([, id]) => things[id]) : [])].filter(Boolean));
  showView();
  const missing = [[state.node, thing], [state.with, other], [state.fact, fact]].find(([key, found]) => key && !found);
  document.body.classList.toggle("chosen", Boolean(thing || fact || missing));
  if (state.view === "") network.setSize("100%", "100%"); // its place may have changed with the above
  if (missing) chooseMissing(missing[0]);
  else if (fact) chooseFact(fact); // of a thing whose timeline it stands in, too
  else if (thing && other && thing !== other) chooseTwo(thing, other);
  else if (thing) chooseThing(thing);
  else chooseNothing();
}

function chooseThing(thing) {
  if (hidden.thing.has(thing.type)) reveal("thing", thing.type);
  showPanel(thingPanel(thing));
  showThing(thing);
  say(`${thing.label}, ${t(`thing.${thing.type}`)}`);
}

function chooseTwo(one, two) {
  for (const { type } of [one, two]) if (hidden.thing.has(type)) reveal("thing", type);
  const ties = tiesBetween(one, two);
  showPanel(tiesPanel(one, two, ties));
  showTies(one, two, ties);
  say(t("ties.of", { one: one.label, two: two.label }));
}

function chooseMissing(key) {
  showPanel(missingPanel(key));
  say(t("missing.key", { key }));
  showAll();
}

function chooseFact(fact) {
  if (hidden.fact.has(fact.line)) reveal("fact", fact.line);
  showPanel(factPanel(fact));
  showFact(fact);
  say(factTitle(fact));
}

function chooseNothing() {
  showPanel(day ? dayPanel() : aboutPanel());
  if (day) say(t("day.said", { date: date(day), count: number(heldOn(facts).length) }));
  showAll();
}

function reveal(group, code) {
  hidden[group].delete(code);
  showLegend();
  applyFilterToPicture();
}

function showView() {
  if (!views.includes(state.view || "picture")) state.view = "";
  for (const view of views) {
    const seen = view === (state.view || "picture");
    document.getElementById(view).hidden = !seen;
    document.getElementById(`show-${view}`).setAttribute("aria-pressed", String(seen));
  }
  for (const ending of ["png", "svg"]) document.getElementById(`save-${ending}`).disabled = Boolean(state.view);
  if (state.view === "table") showTable();
  if (state.view === "timeline") showTimeline();
}

function changeLanguage(wanted) {
  lang = wanted;
  document.documentElement.lang = lang;
  dress();
  showTitle();
  showLegend();
  showUnfold();
  showDay();
  redraw();
  for (const button of document.querySelectorAll("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
}

function showTitle() {
  const title = page.titles[languages.indexOf(lang)];
  document.title = title;
  document.getElementById("title").textContent = title;
  document.getElementById("subtitle").textContent = t("subtitle", {
    things: things.length < page.asked ? t(page.asked < page.total ? "subtitle.some" : "subtitle.busiest", { shown: number(things.length), asked: number(page.asked) }) : amount("things", things.length),
    facts: amount("facts", told.length),
    articles: amount("articles", articles.length),
  });
}

// With the shift key, or when another was asked for, what ties a thing to the chosen one.
network.on("click", ({ nodes, edges: clicked, pointer, event }) => {
  const name = nodes.length ? null : nameAt(pointer.DOM);
  const hit = nodes[0] ?? name?.node;
  const first = event.srcEvent?.shiftKey ? chosen.thing : null;
  if (hit !== undefined) open(first && first.id !== hit ? { node: first.key, with: things[hit].key } : { node: things[hit].key });
  else if (name) open({ fact: facts[edges[name.edge].fact].key });
  else if (clicked.length) open({ fact: facts[edges[clicked[0]].fact].key });
  else if (state.node || state.fact) open({});
});
network.on("hoverNode", () => (container.style.cursor = "pointer"));
network.on("hoverEdge", () => (container.style.cursor = "pointer"));
network.on("blurNode", () => (container.style.cursor = ""));
network.on("blurEdge", () => (container.style.cursor = ""));

const motion = document.getElementById("motion");
motion.addEventListener("click", () => {
  const on = motion.getAttribute("aria-pressed") !== "true";
  motion.setAttribute("aria-pressed", String(on));
  setMotion(on);
});
document.getElementById("fit").addEventListener("click", () => fit());
document.getElementById("zoom-in").addEventListener("click", () => zoom(1.35));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
for (const view of views)
  document.getElementById(`show-${view}`).addEventListener("click", () => open({ ...named(), view: view === "picture" ? "" : view }));
for (const button of document.querySelectorAll("[data-lang]"))
  button.addEventListener("click", () => open({ ...named(), lang: button.dataset.lang }));
addEventListener("hashchange", route);
addEventListener("keydown", (event) => {
  const typing = event.target.matches?.("input, textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    query.focus();
  } else if (event.key === "Escape" && (state.node || state.fact)) open({});
});

if (matchMedia("(max-width: 760px)").matches) document.getElementById("legend").open = false;
changeLanguage(lang);
fit(false);
if (!location.hash && page.centres.length === 2) history.replaceState(null, "", link({ node: things[page.centres[0]].key, with: things[page.centres[1]].key }));
route();
