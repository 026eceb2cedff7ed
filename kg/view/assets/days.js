// What was so on a day: posts surely held, posts that nothing excludes, events of that day. Other pasts are hidden.

const dayBar = document.getElementById("days");
const dayRange = document.getElementById("day-range");
const dayField = document.getElementById("day-field");
const timeless = new Set(["part", "place", "statistic", "mention", "profile", "relation"]); // they say nothing of a day
const dayLength = 86400000;
let day = ""; // the day looked at; "" for all times
let onDay = new Set(); // the things that have to do with it

function toNumber(iso) {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / dayLength);
}

function toIso(number) {
  return new Date(number * dayLength).toISOString().slice(0, 10);
}

// The days that are known of a fact, in order; of a bare year its first and last.
function knownDays({ when }) {
  const bounds = [when.fromEarliest, when.fromLatest, when.untilEarliest, when.untilLatest].map((bound) => bound?.day);
  const known = [...bounds, when.earliest, when.latest, when.seenFirst, when.seenLast].filter(Boolean).sort();
  const year = when.start?.slice(0, 4) ?? "";
  return known.length || !/^\d{4}$/.test(year) ? known : [`${year}-01-01`, `${year}-12-31`];
}

// The first and the last of them; null where none is known.
function span(fact) {
  const known = knownDays(fact);
  return known.length ? [known[0], known.at(-1)] : null;
}

// "sure": it held on the day; "open": nothing excludes it; "no": it did not, or nothing ties it to that day.
function certainty(fact, at = day) {
  if (!at || timeless.has(fact.kind)) return "sure";
  if (fact.kind === "tenure") return isLongOver(fact, at) ? "no" : certaintyOfTenure(fact.when, at);
  const days = span(fact);
  if (!days || at < days[0] || at > days[1]) return "no";
  return days[0] === days[1] || (fact.when.start && fact.when.end) ? "sure" : "open"; // "in 2020" may be any day of it
}

// Whether a post that is over, no day told, is known of earlier days only: nobody would look for it on this one.
function isLongOver({ standing, when }, at) {
  const told = when.untilLatest && when.untilLatest.kind !== "bound.term";
  return standing === "over" && !told && [when.fromLatest, when.untilEarliest].every((bound) => !bound || bound.day < at);
}

function certaintyOfTenure({ fromEarliest, fromLatest, untilEarliest, untilLatest }, at) {
  if ((fromEarliest && at < fromEarliest.day) || (untilLatest && at > untilLatest.day)) return "no";
  if (!fromLatest && !untilEarliest) return "no";
  return fromLatest && untilEarliest && fromLatest.day <= at && at <= untilEarliest.day ? "sure" : "open";
}

// The name of what is known of a fact on the day; of one without any day that is nothing, not that it was another day.
function knownOfDay(fact) {
  return certainty(fact) === "no" && !span(fact) ? "day.unknown" : `day.${certainty(fact)}`;
}

// All posts held on the day, the sure ones first, those of one body together.
function heldOn(list) {
  const held = list.filter((fact) => fact.kind === "tenure" && certainty(fact) !== "no");
  const bodyOf = (fact) => things[fact.parts.find(([role]) => role === "body")?.[1]]?.label ?? "";
  return held.sort((one, two) => collator.compare(bodyOf(one), bodyOf(two)) || collator.compare(one.words, two.words) || one.id - two.id);
}

function setDay(wanted) {
  day = wanted;
  onDay = new Set();
  if (day)
    for (const fact of facts)
      if (!timeless.has(fact.kind) && certainty(fact) !== "no") for (const [, id] of fact.parts) onDay.add(id);
  for (const fact of day ? facts : []) if (fact.kind === "place" && onDay.has(fact.parts.find(([role]) => role === "thing")[1])) onDay.add(fact.parts.find(([role]) => role === "place")[1]);
  showDay();
}

// When a post was surely held or, where no day is sure, between which days it may have been.
function heldTime({ fromEarliest, fromLatest, untilEarliest, untilLatest }) {
  if (fromLatest && untilEarliest && fromLatest.day > untilEarliest.day)
    return t("day.within", { dates: range(fromEarliest?.day ?? untilEarliest.day, untilLatest?.day ?? fromLatest.day) });
  const known = [...new Set([fromLatest, untilEarliest].filter(Boolean).map((bound) => date(bound.day)))];
  return t("day.known", { dates: known.join(" – ") });
}

// The first and last day of the slider: nearly all that is known, so that one document of long ago does not stretch it.
const dayEnds = facts.filter((fact) => !timeless.has(fact.kind)).flatMap(knownDays).map(toNumber).filter(Number.isFinite).sort((one, two) => one - two);
const [firstDay, lastDay] = [dayEnds[Math.floor(dayEnds.length * 0.02)], dayEnds.at(-1)];

function showDay() {
  dayBar.hidden = !dayEnds.length;
  dayBar.classList.toggle("on", Boolean(day));
  document.getElementById("day-all").setAttribute("aria-pressed", String(!day));
  showTyped(day ? date(day) : "", true);
  dayRange.value = day ? toNumber(day) : lastDay;
  dayRange.setAttribute("aria-valuetext", day ? date(day) : t("day.all"));
}

// What the field of days has, and whether it can be read as one.
function showTyped(text, right) {
  dayField.value = text;
  dayField.setAttribute("aria-invalid", String(!right));
  dayField.title = right ? "" : t("day.wrong");
  if (!right) say(t("day.wrong"));
}

// How much is dated to each stretch of the slider.
function drawDensity() {
  const bars = 120;
  const counts = new Array(bars).fill(0);
  for (const end of dayEnds) counts[Math.min(bars - 1, Math.floor(((end - firstDay) / (lastDay - firstDay + 1)) * bars))] += end >= firstDay ? 1 : 0;
  const most = Math.max(...counts);
  const height = (count) => (count ? 3 + 17 * Math.sqrt(count / most) : 0);
  const density = document.getElementById("density");
  density.replaceChildren(...counts.map((count, i) => svg("rect", { x: i * 10 + 1, y: 20 - height(count), width: 8, height: height(count) })));
  const years = [toIso(firstDay), toIso(lastDay)].map((iso) => iso.slice(0, 4));
  document.getElementById("day-first").textContent = years[0];
  document.getElementById("day-last").textContent = years[1];
}

function step(by) {
  const at = day ? toNumber(day) : lastDay;
  const known = [...new Set(dayEnds)];
  const next = by > 0 ? known.find((number) => number > at) : known.findLast((number) => number < at);
  if (next !== undefined) openDay(toIso(next));
}

function openDay(wanted) {
  open({ ...named(), day: wanted });
}

if (dayEnds.length) {
  Object.assign(dayRange, { min: firstDay, max: lastDay });
  drawDensity();
}
dayRange.addEventListener("input", () => {
  setDay(toIso(Number(dayRange.value))); // while it is drawn: the address follows when it is let go
  applyFilter();
});
dayRange.addEventListener("change", () => openDay(toIso(Number(dayRange.value))));
dayField.addEventListener("change", () => {
  const wanted = typedDay(dayField.value);
  showTyped(dayField.value, Boolean(wanted) || !dayField.value.trim());
  if (wanted !== day && (wanted || !dayField.value.trim())) openDay(wanted);
});
document.getElementById("day-all").addEventListener("click", () => openDay(""));
document.getElementById("day-before").addEventListener("click", () => step(-1));
document.getElementById("day-after").addEventListener("click", () => step(1));
