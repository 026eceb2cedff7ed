// The address says what is shown (#node=…, #fact=…, view, lang), so links, back and forward work by themselves.

let state = { node: "", fact: "", view: "", lang: "" };

function read(hash) {
  const asked = new URLSearchParams(hash.replace(/^#/, "").replace(/\+/g, "%2B"));
  return Object.fromEntries(Object.keys(state).map((name) => [name, asked.get(name) ?? ""]));
}

// The address of something: what is not named is empty, but view and language stay.
function link(changes) {
  const next = { node: "", fact: "", view: state.view, lang: state.lang, ...changes };
  const said = Object.entries(next).filter(([, value]) => value);
  return "#" + said.map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2F/g, "/").replace(/%3A/g, ":")}`).join("&");
}

function open(changes) {
  location.hash = link(changes);
}

function say(words) {
  document.getElementById("spoken").textContent = words;
}

function route() {
  const before = state;
  state = read(location.hash);
  const wanted = languages.includes(state.lang) ? state.lang : page.lang;
  if (wanted !== lang || before.lang !== state.lang) changeLanguage(wanted);
  showView();
  const thing = thingByKey.get(state.node);
  const fact = factByKey.get(state.fact);
  document.body.classList.toggle("chosen", Boolean(thing || fact));
  if (state.view !== "table") network.setSize("100%", "100%"); // its place may have changed with the above
  if (thing) chooseThing(thing);
  else if (fact) chooseFact(fact);
  else chooseNothing();
}

function chooseThing(thing) {
  if (hidden.thing.has(thing.type)) reveal("thing", thing.type);
  showPanel(thingPanel(thing));
  showThing(thing);
  say(`${thing.label}, ${t(`thing.${thing.type}`)}`);
}

function chooseFact(fact) {
  if (hidden.fact.has(fact.kind)) reveal("fact", fact.kind);
  showPanel(factPanel(fact));
  showFact(fact);
  say(factTitle(fact));
}

function chooseNothing() {
  showPanel(aboutPanel());
  showAll();
}

function reveal(group, code) {
  hidden[group].delete(code);
  showLegend();
  applyFilterToPicture();
}

function showView() {
  const table = state.view === "table";
  document.getElementById("picture").hidden = table;
  tableView.hidden = !table;
  document.getElementById("show-picture").setAttribute("aria-pressed", String(!table));
  document.getElementById("show-table").setAttribute("aria-pressed", String(table));
  if (table) showTable();
}

function changeLanguage(wanted) {
  lang = wanted;
  document.documentElement.lang = lang;
  dress();
  showTitle();
  showLegend();
  network.redraw();
  for (const button of document.querySelectorAll("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
}

function showTitle() {
  const centres = page.centres.map((id) => things[id].label).join(", ");
  const title = page.title || (centres && centres.length < 80 ? t("title.about", { about: centres }) : t("title"));
  document.title = title;
  document.getElementById("title").textContent = title;
  document.getElementById("subtitle").textContent = t("subtitle", {
    things: things.length < page.total ? `${number(things.length)}/${number(page.total)}` : number(things.length),
    facts: number(facts.length),
    articles: amount("articles", page.articles.length),
  });
}

network.on("click", ({ nodes, edges: clicked, pointer }) => {
  const name = nodes.length ? null : nameAt(pointer.DOM);
  if (name) open(name.node === undefined ? { fact: facts[edges[name.edge].fact].key } : { node: things[name.node].key });
  else if (nodes.length) open({ node: things[nodes[0]].key });
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
document.getElementById("show-picture").addEventListener("click", () => open({ node: state.node, fact: state.fact, view: "" }));
document.getElementById("show-table").addEventListener("click", () => open({ node: state.node, fact: state.fact, view: "table" }));
for (const button of document.querySelectorAll("[data-lang]"))
  button.addEventListener("click", () => open({ node: state.node, fact: state.fact, lang: button.dataset.lang }));
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
route();
