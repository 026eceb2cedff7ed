// Keep what is seen: the picture as PNG or SVG, with a line on what it rests on; what is shown as a table (CSV).

const sharpness = 3; // pixels of a PNG for one on the screen, enough for print

// The picture as it is seen now, on any context, and below it what it is.
function drawSeen(context, width, height, lines) {
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height + captionHeight(lines));
  paint(context);
  context.fillStyle = paper;
  context.fillRect(0, height, width, captionHeight(lines));
  Object.assign(context, { fillStyle: ink, textAlign: "left", textBaseline: "middle", font: `13px ${fontFace}` });
  lines.forEach((line, i) => context.fillText(line, 14, height + 16 + 19 * i));
}

function captionHeight(lines) {
  return 14 + 19 * lines.length;
}

const captionLetter = 7.2; // the width of a letter, roughly

// The caption in lines that a picture of this width has room for.
function captionLines(width) {
  const room = Math.max(20, Math.floor((width - 28) / captionLetter));
  return caption().flatMap((text) => {
    const lines = [""];
    for (const word of text.split(" ")) {
      if (lines.at(-1) && lines.at(-1).length + 1 + word.length > room) lines.push("");
      lines.push(`${lines.pop()} ${word}`.trim());
    }
    return lines;
  });
}

function caption() {
  const shown = things.filter(state.view ? isShownThing : isDrawn).length;
  const count = t("about.seen", { shown: number(shown), page: number(things.length), total: number(page.total) });
  return [document.title + (day ? ` · ${date(day)}` : ""), `${count} ${restsOn()}`, location.hash.slice(0, 120)].filter(Boolean);
}

function saveSvg() {
  const { clientWidth: width, clientHeight: height } = container;
  const lines = captionLines(width);
  const context = new SvgContext(width, height + captionHeight(lines));
  drawSeen(context, width, height, lines);
  download(new Blob([new XMLSerializer().serializeToString(context.root)], { type: "image/svg+xml" }), "svg");
}

function savePng() {
  const { clientWidth: width, clientHeight: height } = container;
  const lines = captionLines(width);
  const canvas = el("canvas", { width: width * sharpness, height: (height + captionHeight(lines)) * sharpness });
  const context = canvas.getContext("2d");
  context.scale(sharpness, sharpness);
  drawSeen(context, width, height, lines);
  canvas.toBlob((blob) => download(blob, "png"), "image/png");
}

// Of the table the rows in their order; of the picture and the timeline the facts that are shown.
function saveCsv() {
  const rows = state.view === "table" && tableState.what === "things" ? tableRows().map(thingCells) : shownFacts().map(factCells);
  const head = Object.keys(rows[0] ?? {});
  const lines = [head, ...rows.map((row) => head.map((name) => row[name] ?? ""))];
  const text = lines.map((cells) => cells.map(csvCell).join(",") + "\r\n").join("");
  download(new Blob(["\ufeff", text], { type: "text/csv" }), "csv"); // the mark tells Excel that it is UTF-8
}

function shownFacts() {
  if (state.view === "table") return tableRows();
  if (state.view === "timeline") return timelineFacts().flatMap(([, fact, same]) => [fact, ...same]);
  return facts.filter((fact) => isShownFact(fact) && fact.kind !== "mention" && (!focus || fact.edges.some((edge) => focus.edges.has(edge.id))));
}

function thingCells(thing) {
  return { name: thing.label, names: thing.names.join("; "), type: t(`thing.${thing.type}`), links: neighbours[thing.id].size, facts: thing.facts.length, articles: thing.articles, key: thing.key };
}

// Of a row of the table all that tell it, as the row counts them.
function factCells(fact) {
  const group = state.view === "table" ? fact.group : [fact];
  const { start = "", end = "", earliest = "", latest = "", fromEarliest, fromLatest, untilEarliest, untilLatest } = fact.when;
  const sources = [...articlesOf(group)].map((number) => articles[number]);
  return {
    subject: subjectOf(fact)?.label ?? fact.values.subject ?? "",
    kind: t(`fact.${fact.kind}`),
    what: factText(fact),
    with: others(fact).map((thing) => thing.label).join("; "),
    modality: fact.modality ? t(fact.modality) : "",
    start, end, earliest, latest, other_days: fact.also.join("; "),
    from_earliest: fromEarliest?.day, from_latest: fromLatest?.day, until_earliest: untilEarliest?.day, until_latest: untilLatest?.day,
    ...(day ? { day, on_day: t(knownOfDay(fact)) } : {}),
    independent_witnesses: Math.max(...group.map(independent)),
    articles: sources.map((article) => article.title || article.id).join("; "),
    publishers: [...new Set(sources.map((article) => article.publisher).filter(Boolean))].join("; "),
    published: sources.map((article) => article.published ?? "").join("; "),
    links: sources.map((article) => article.url ?? "").filter(Boolean).join("; "),
    quotes: [...new Set(group.flatMap(({ witnesses }) => witnesses))].map((sentence) => page.sentences[sentence][1]).join(" ¶ "),
    key: fact.key,
  };
}

// In quotes; what a spreadsheet would take for a formula is made plain text.
function csvCell(value = "") {
  const text = String(value);
  return `"${(/^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+$/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
}

function download(blob, ending) {
  const name = fold(document.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "kg";
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: `${name}${day ? `-${day}` : ""}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  document.getElementById("save").open = false;
  say(t("save.done", { name: `${name}.${ending}` }));
}

document.getElementById("save-png").addEventListener("click", savePng);
document.getElementById("save-svg").addEventListener("click", saveSvg);
document.getElementById("save-csv").addEventListener("click", saveCsv);
