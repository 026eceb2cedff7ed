// Words: the two languages, dates, numbers, and elements made of text alone (never of markup).

const page = JSON.parse(document.getElementById("data").textContent);
const languages = ["vi", "en"];
let lang = page.lang;
let state = { node: "", with: "", fact: "", depth: "", day: "", view: "", lang: "" }; // what the address says (main.js)

// The words for a key in the language of the page; {name} in them is filled from values.
function t(key, values = {}) {
  const words = page.strings[key]?.[languages.indexOf(lang)] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

// So many of something: "1 article", "5 articles".
function amount(key, count) {
  return t(count === 1 ? `${key}.one` : key, { count: number(count) });
}

function has(key) {
  return key in page.strings;
}

// "Nguyễn Đức" and "nguyen duc" are equal here: marks and case are folded, for searching only.
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
}

const collator = new Intl.Collator("vi", { numeric: true });

// People sort by given name, the last word, as in a Vietnamese telephone book.
function sortKey(thing) {
  if (thing.type !== "person") return thing.label;
  const words = thing.label.trim().split(/\s+/);
  return [words.at(-1), ...words.slice(0, -1)].join(" ");
}

function number(value) {
  return new Intl.NumberFormat(lang).format(value);
}

// A plain decimal as printed in the language of the page; anything else as it stands.
function figure(text) {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  return new Intl.NumberFormat(lang, { maximumFractionDigits: 20 }).format(text);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// An ISO date or a part of one: 2020-01-16, 2020-01, 2020, --01-16. That the year is not told is said.
function date(iso) {
  const found = iso.match(/^(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?$/);
  if (!found) return iso;
  const year = found[1] === "-" ? "" : found[1];
  const [month, day] = [Number(found[2] ?? 0), Number(found[3] ?? 0)];
  if (!month) return year;
  const written = lang === "vi" ? [day || "", month, year].filter(Boolean).join("/") : [day || "", months[month - 1], year].filter(Boolean).join(" ");
  return year ? written : t("date.no-year", { date: written });
}

function range(start, end) {
  const [from, to] = [date(start), date(end)];
  return from.includes(" ") || to.includes(" ") ? `${from} – ${to}` : `${from}–${to}`;
}

// A day as somebody types it: 14/8/2020, 14-8-2020, 14.8.2020, 14 Aug 2020 or 2020-08-14; "" for what is none.
function typedDay(text) {
  const month = (word) => (/^\d+$/.test(word) ? Number(word) : months.indexOf(word.slice(0, 3).replace(/^./, (first) => first.toUpperCase())) + 1);
  const words = text.trim().toLowerCase().split(/[\s/.-]+/);
  const [year, middle, last] = /^\d{4}$/.test(words[0]) ? words : [...words].reverse();
  if (words.length !== 3 || !/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(last)) return "";
  const iso = [year, ...[month(middle), Number(last)].map((part) => String(part).padStart(2, "0"))].join("-");
  const known = new Date(`${iso}T00:00:00Z`); // of 31 June it makes 1 July, of a month 13 no day
  return !Number.isNaN(known.getTime()) && known.toISOString().startsWith(iso) ? iso : "";
}

// The time of a fact, in words; "" when nothing is known.
function when(time, lasting) {
  const { start = "", end = "", seenPast = "" } = time;
  if (start && end && start !== end) return range(start, end);
  if (start && !lasting) return date(start);
  if (start) return t("when.since", { date: date(start) });
  if (end) return t("when.until", { date: date(end) });
  return seen(time) || (seenPast && t("when.past", { date: date(seenPast) }));
}

// Of what no year is told the days that its words name, the last ones.
function hint(fact) {
  const days = fact.named.slice(-3).map(date).join("; ");
  return days ? t("when.named", { days, more: fact.named.length > 3 ? "… " : "" }) : "";
}

// When something was seen to hold, if not when it began or ended.
function seen({ seenFirst = "", seenLast = "" }) {
  if (!seenFirst && !seenLast) return "";
  const [first, last] = [seenFirst || seenLast, seenLast || seenFirst];
  return t("when.seen", { date: first === last ? date(first) : range(first, last) });
}

// The same where it tells more than the stated day or month: "since May 2013, seen 2017".
function seenBesides(time) {
  const within = [time.seenFirst, time.seenLast].filter(Boolean).every((day) => time.start && day.startsWith(time.start));
  return within ? "" : seen(time);
}

// An element; children are elements or text, attributes are set as attributes, "on…" are listeners.
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== "" && child != null));
  return element;
}

// The words of the page's fixed parts, again after each change of language.
function dress(root = document) {
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of root.querySelectorAll("[data-name]")) element.setAttribute("aria-label", t(element.dataset.name));
  for (const element of root.querySelectorAll("[data-hint]")) element.placeholder = t(element.dataset.hint);
}
