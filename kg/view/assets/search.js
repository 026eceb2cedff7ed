// Search with type-ahead: every word typed must begin a word of the name; marks and case do not matter.

const query = document.getElementById("query");
const hits = document.getElementById("hits");
const mostHits = 12;
let active = -1; // the hit that Enter would open

function find(text) {
  const wanted = fold(text).split(/[\s,;·]+/).filter(Boolean);
  if (!wanted.length) return [];
  const whole = wanted.join(" ");
  const ranked = [];
  for (const thing of things) {
    if (thing === tying) continue;
    const name = foldedName(thing);
    const words = name.split(/[^\p{L}\p{N}]+/u);
    if (!wanted.every((part) => words.some((word) => word.startsWith(part)) || name.includes(part))) continue;
    const loose = wanted.filter((part) => !words.includes(part)).length;
    const rank = (name.startsWith(whole) ? 0 : name.includes(whole) ? 1 : 2) * 100 + loose;
    ranked.push([rank, thing]);
  }
  ranked.sort(([a, one], [b, two]) => a - b || two.facts.length - one.facts.length || collator.compare(one.label, two.label));
  return ranked.map(([, thing]) => thing);
}

// Names of the graph that this page leaves out, each with a key where several have it, and with some posts.
const mostElsewhere = 6;
const foldedElsewhere = page.elsewhere.map((one) => [one, fold(one[0])]);

function elsewhere(text) {
  const wanted = fold(text).split(/[\s,;·]+/).filter(Boolean);
  const whole = wanted.join(" ");
  const fitting = foldedElsewhere.filter(([, name]) => wanted.every((part) => name.includes(part)));
  return fitting.sort(([, one], [, two]) => two.includes(whole) - one.includes(whole)).map(([one]) => one);
}

// What is told of what the address names and the page leaves out.
function leftOut(key) {
  return page.elsewhere.find(([name, its]) => key === (its || name)) ?? page.elsewhere.find(([name]) => key === name);
}

// The command that draws it, or what ties it to the thing for which another is sought.
function commandAbout(name, one = tying) {
  const first = one ? `--about ${one.key} ` : "";
  return `kg view ${first}--about "${name.replace(/["\\$`]/g, "")}" -o page.html`;
}

// A page of a part says how to look in the whole.
function nothingFound(text) {
  if (things.length === page.total) return t("search.none", { query: text });
  return t("search.none.here", { query: text, shown: number(things.length), total: number(page.total), command: commandAbout(text) });
}

function showHits() {
  const text = query.value.trim();
  const found = find(text);
  const options = found.slice(0, mostHits).map((thing, i) =>
    el("li", { role: "option", id: `hit-${i}`, "data-key": thing.key, "aria-selected": "false" }, glyph("thing", thing.type), el("span", { class: "name" }, thing.label), el("span", { class: "kind" }, t(`thing.${thing.type}`))),
  );
  if (found.length > mostHits) options.push(el("li", { class: "rest" }, t("search.more", { count: number(found.length - mostHits) })));
  const missing = text.length > 2 ? elsewhere(text).slice(0, mostElsewhere) : [];
  missing.forEach(([name, key, first], i) =>
    options.push(el("li", { role: "option", id: `hit-left-${i}`, "data-key": key || name, "aria-selected": "false" }, el("span", { class: "name" }, name), el("span", { class: "kind" }, [first ? first.slice(0, 2).join(", ") : "", t("search.elsewhere")].filter(Boolean).join(" · ")))));
  if (text && !found.length && !missing.length) options.push(el("li", { class: "rest" }, nothingFound(text)));
  hits.replaceChildren(...options);
  setOpen(options.length > 0);
  activate(found.length || missing.length ? 0 : -1);
  if (text) say(t("search.found", { count: number(found.length + missing.length) }));
}

function setOpen(open) {
  hits.hidden = !open;
  query.setAttribute("aria-expanded", String(open));
}

function activate(index) {
  const options = [...hits.querySelectorAll("[role=option]")];
  active = options.length ? (index + options.length) % options.length : -1;
  options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
  if (active >= 0) query.setAttribute("aria-activedescendant", options[active].id);
  else query.removeAttribute("aria-activedescendant");
  options[active]?.scrollIntoView({ block: "nearest" });
}

function choose(option) {
  if (!option?.dataset.key) return;
  setOpen(false);
  query.value = "";
  if (tying) open({ node: tying.key, with: option.dataset.key, view: "" });
  else open({ node: option.dataset.key, view: "" });
  setTying(null);
  panel.focus({ preventScroll: true });
}

let tying = null; // the thing for which another is sought, to see what ties them

function setTying(thing) {
  tying = thing;
  query.placeholder = thing ? t("ties.hint", { name: thing.label }) : t("search.hint");
  query.classList.toggle("tying", Boolean(thing));
  if (thing) query.focus();
}

query.addEventListener("input", showHits);
query.addEventListener("focus", () => query.value && showHits());
query.addEventListener("blur", () => {
  setOpen(false);
  setTying(null);
});
query.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") activate(active + 1);
  else if (event.key === "ArrowUp") activate(active - 1);
  else if (event.key === "Enter") choose(hits.querySelector("[aria-selected=true]"));
  else if (event.key === "Escape") {
    setOpen(false);
    setTying(null);
  } else return;
  event.preventDefault();
  event.stopPropagation();
});
hits.addEventListener("pointerdown", (event) => {
  event.preventDefault(); // keep the focus, so that the list stays until the click
});
hits.addEventListener("click", (event) => choose(event.target.closest("[role=option]")));
