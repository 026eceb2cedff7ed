"""A static view as a file: a page without a script, with a drawing, a table and the words all of it rests on; or the
drawing alone, as SVG for a paper.

In the page every bar and name is a link to its fact's quotes beside it, so keyboards, screen readers, back and forward
and paper work as everywhere. Both languages are in it, and a style sheet shows one of them.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg import __version__
from kg.network import Fact, Graph, Source, When, Witness
from kg.view.heard import is_unplaced
from kg.view.markup import Both, Content, Drawing, as_html, as_svg, el
from kg.view.misfit import doubts
from kg.view.policy import policy
from kg.view.standing import best_first
from kg.view.tellings import also_told, days_told
from kg.view.wording import (
    amount,
    date,
    hint_of,
    joined,
    label,
    named,
    number,
    other_days,
    say,
    since_until,
    slice_of,
    standing_of,
    time_of,
    title_of,
    wrapped,
)
from kg.view.words import LANGUAGES, read

SUBJECT = ("person", "recipient", "part", "body", "issuer", "event", "document", "award", "whole", "giver", "by")
MANY = 12  # articles: a longer list is folded
FEW = 3  # quotes of a fact that are seen at once
TOP, FOOT = 64.0, 18.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a view shows. ``summary`` is what to read first, ``notes`` say what is in it and what is left out; ``facts``
    are numbered from 1."""

    title: Both
    notes: Sequence[Both]
    drawing: Drawing
    legend: Drawing
    tables: Sequence[ET.Element]
    facts: Sequence[Fact]
    graph: Graph
    summary: Sequence[ET.Element] = ()


def page(sheet: Sheet, lang: str) -> str:
    """One HTML file that opens in a language."""
    style = read("views/drawing.css") + read("views/sheet.css")
    sources = sources_of(sheet)
    head = el(
        "head",
        {},
        el("meta", {"charset": "utf-8"}),
        el("meta", {"http-equiv": "Content-Security-Policy", "content": policy(style)}),
        el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        el("meta", {"name": "referrer", "content": "no-referrer"}),
        el("meta", {"name": "generator", "content": f"kg {__version__}"}),
        el("title", {}, sheet.title[LANGUAGES.index(lang)]),
        el("link", {"rel": "icon", "href": "data:,"}),
        el("style", {}, style),
    )
    body = el(
        "body",
        {},
        el("header", {}, el("h1", {}, sheet.title), _switch(lang), el("p", {"id": "rests"}, rests_on(sheet))),
        el(
            "main",
            {},
            el(
                "section",
                {"id": "view"},
                sheet.summary,
                [el("p", {"class": "note"}, note) for note in (*attested(sheet), *sheet.notes, *slice_of(sheet.graph))],
                el("div", {"class": "scroll", "tabindex": 0}, _svg(sheet.drawing)),
                el("details", {"open": ""}, el("summary", {}, say("legend")), _svg(sheet.legend))
                if sheet.legend.body
                else None,
                sheet.tables,
                _articles(list(sources.values())),
            ),
            el(
                "aside",
                {"id": "evidence", "tabindex": 0},
                el("h2", {}, say("evidence")),
                el("p", {"class": "note"}, say("evidence.how")),
                [_card(sheet.graph, fact, i) for i, fact in enumerate(sheet.facts, 1)],
            ),
        ),
    )
    return "<!doctype html>\n" + as_html(el("html", {"lang": lang}, head, body)) + "\n"


def picture(sheet: Sheet, lang: str) -> str:
    """The drawing as a file of its own in one language, with its title, its legend and what it rests on."""
    width = max(sheet.drawing.width, sheet.legend.width)
    made = Both(*[f"kg {__version__}"] * 2)
    caption = joined(" ", [*sheet.notes, *slice_of(sheet.graph), rests_on(sheet), *attested(sheet), made])
    lines = wrapped(caption, int(width / 6.2), 12)
    height = TOP + sheet.drawing.height + sheet.legend.height + FOOT * (len(lines) + 1)
    under = TOP + sheet.drawing.height
    drawn = el(
        "svg",
        {"viewBox": f"-16 0 {width + 32:g} {height:g}", "width": width + 32, "height": height, "class": "alone"},
        el("title", {}, sheet.title[LANGUAGES.index(lang)]),
        el("style", {}, read("views/drawing.css")),
        el("rect", {"class": "paper", "x": -16, "y": 0, "width": width + 32, "height": height}),
        el("text", {"class": "title", "x": 0, "y": 36}, sheet.title),
        el("g", {"transform": f"translate(0 {TOP:g})"}, sheet.drawing.body),
        el("g", {"transform": f"translate(0 {under:g})"}, sheet.legend.body),
        [
            el("text", {"class": "small", "x": 0, "y": under + sheet.legend.height + FOOT * (i + 1)}, line)
            for i, line in enumerate(lines)
        ],
    )
    for element in drawn.iter():
        if element.tag == "a":  # links to quotes, which only the page has
            element.tag = "g"
            element.attrib.pop("href", None)
    return as_svg(drawn, lang)


def attested(sheet: Sheet) -> list[Both]:
    """How well what a view shows is known: how much of it one article alone tells, and that nobody has checked it."""
    told = [len({it.source for it in fact.witnesses}) for fact in sheet.facts if fact.kind not in ("part", "place")]
    return [say("sheet.attested", facts=number(len(told)), alone=number(told.count(1)))] if told else []


def sources_of(sheet: Sheet) -> dict[str, Source]:
    """The articles whose words are shown."""
    used = {it.source for fact in sheet.facts for it in fact.witnesses}
    every: Mapping[str, Source] = sheet.graph.graph["sources"]
    return {iri: source for iri, source in every.items() if iri in used}


def rests_on(sheet: Sheet) -> Both:
    """So many articles of so many publishers, from when to when."""
    sources = sources_of(sheet)
    publishers = {it.publisher for it in sources.values() if it.publisher}
    days = sorted(it.published for it in sources.values() if it.published)
    undated = len(sources) - len(days)
    whose = amount("publishers", len(publishers)) if publishers else say("publishers.unknown")
    told = [say("about.rests", articles=amount("articles", len(sources)), publishers=whose)]
    if not days:
        told.append(say("about.undated"))
    elif days[0] == days[-1]:
        told.append(say("about.on", first=date(days[0])))
    else:
        told.append(say("about.from", first=date(days[0]), last=date(days[-1])))
    more = [say("rests.undated", count=number(undated))] if days and undated else []
    if years := sorted(it.named[:4] for it in sources.values() if it.named):
        spread = {"first": years[0], "middle": years[len(years) // 2], "last": years[-1]}
        more.append(say("about.named", count=number(len(years)), **spread))
    return joined(" ", [joined("", told), *more])


def table(caption: Both, columns: Sequence[Both], rows: Sequence[Sequence[Any]]) -> ET.Element:
    """A table whose first column names its rows."""
    lines = [el("tr", {}, el("th", {"scope": "row"}, row[0]), [el("td", {}, cell) for cell in row[1:]]) for row in rows]
    return el(
        "div",
        {"class": "scroll", "tabindex": 0},
        el(
            "table",
            {},
            el("caption", {}, caption),
            el("thead", {}, el("tr", {}, [el("th", {"scope": "col"}, column) for column in columns])),
            el("tbody", {}, lines),
        ),
    )


def link(number: int, *content: Content) -> ET.Element:
    """A link to the quotes of a fact."""
    return el("a", {"href": f"#f{number}"}, *content)


def _articles(sources: Sequence[Source]) -> ET.Element:
    """The articles by their day; a long list is folded."""
    lines = [el("li", {}, _citation(it)) for it in sorted(sources, key=lambda it: (it.published or "9", it.identifier))]
    return el(
        "details",
        {"open": ""} if len(lines) <= MANY else {},
        el("summary", {"class": "heading"}, say("about.articles")),
        el("ul", {"id": "articles"}, lines),
    )


def _switch(lang: str) -> ET.Element:
    """The two languages as radio buttons, which the style sheet heeds."""
    choices = [
        el(
            "label",
            {"lang": it},
            el(
                "input",
                {"type": "radio", "name": "lang", "id": f"lang-{it}", **({"checked": ""} if it == lang else {})},
            ),
            name,
        )
        for it, name in zip(LANGUAGES, ("Tiếng Việt", "English"), strict=True)
    ]
    return el("fieldset", {"class": "switch"}, el("legend", {"class": "unseen"}, say("lang.name")), choices)


def _svg(drawing: Drawing) -> ET.Element:
    size = {"viewBox": f"-6 0 {drawing.width + 12:g} {drawing.height:g}", "width": drawing.width + 12}
    return el("svg", {**size, "height": drawing.height, "role": "group"}, drawing.body)


def _card(graph: Graph, fact: Fact, number: int) -> ET.Element:
    """One fact: who, what, when, and the words of each article that says so."""
    parts = sorted(fact.parts, key=lambda part: SUBJECT.index(part[0]) if part[0] in SUBJECT else len(SUBJECT))
    about = [el("div", {}, el("dt", {}, named(f"role.{role}")), el("dd", {}, label(graph, it))) for role, it in parts]
    values = dict(fact.values)
    more = [values["term"]] if values.get("term") else []
    about += [el("div", {}, el("dt", {}, named("value.term")), el("dd", {}, it)) for it in more]
    if others := other_days(fact, also_told(fact)):
        about.append(el("div", {}, el("dt", {}, others[0]), el("dd", {}, others[1])))
    marks = [time_of(fact)] if fact.kind not in ("part", "place") else []
    marks += [it for it in [hint_of(fact)] if it]
    marks += [_observed(fact)] if _seen_besides(fact.when) else []
    marks += [named(fact.modality)] if fact.modality != "modality.asserted" else []
    marks += [it for it in [standing_of(fact)] if it]
    marks += map(say, doubts(fact))
    marks += [say("heard.unplaced")] if is_unplaced(fact) else []
    quotes = [_quotation(graph.graph["sources"][it.source], it, fact) for it in best_first(fact)]
    rest = quotes[FEW:]
    return el(
        "article",
        {"id": f"f{number}", "class": "fact", "tabindex": -1},
        el("h3", {}, el("span", {"class": "number"}, str(number)), title_of(fact)),
        el("p", {"class": "marks"}, [el("span", {}, mark) for mark in marks]),
        el("dl", {}, about),
        quotes[:FEW] or el("p", {"class": "note"}, say(f"unquoted.{fact.kind}" if fact.kind == "part" else "unquoted")),
        el("details", {}, el("summary", {}, amount("witness.more", len(rest))), rest) if rest else None,
    )


def _seen_besides(when: When) -> bool:
    """Whether the days on which a post was seen tell more than the day or month that is stated."""
    seen = [day for day in (when.seen_first, when.seen_last) if day]
    stated = when.start or when.end
    return bool(stated and seen) and not all(when.start and day.startswith(when.start) for day in seen)


def _observed(fact: Fact) -> Both:
    return say("when.seen", date=since_until(fact.when.seen_first, fact.when.seen_last))


def _quotation(source: Source, said: Witness, fact: Fact) -> ET.Element:
    """An article's words, the days that they tell of a post, and the sentence these stand in where it is another."""
    past = el("span", {"class": "past"}, say("witness.past"), " ") if said.past and fact.kind == "tenure" else None
    told = [it for it in days_told(fact) if it in said.dates]
    days = [el("span", {"class": "past"}, say("witness.day", date=since_until(it, it)), " ") for it in told]
    elsewhere = (
        [el("p", {"class": "day"}, say("witness.elsewhere"), " “", said.day, "”")] if told and said.day else None
    )
    return el(
        "figure",
        {},
        el("blockquote", {"lang": "vi"}, said.quote),
        elsewhere,
        el("figcaption", {}, past, days if fact.kind == "tenure" else None, _citation(source)),
    )


def _citation(source: Source) -> list[Content]:
    name = source.title or source.identifier or say("article.untitled")
    day: Both | str = date(source.published) if source.published else ""
    if source.named:
        day = say("article.named", day=date(source.named))
    told = [it for it in (source.publisher, day) if it]
    linked = re.match(r"https?://", source.url, re.IGNORECASE)
    way = {"href": source.url, "rel": "noopener noreferrer", "target": "_blank"}
    return [
        el("a", way, name, " ↗") if linked else el("cite", {}, name),
        [[", " if i else " — ", it] for i, it in enumerate(told)],
        el("span", {"class": "digest"}, say("article.digest")) if source.digest_of else None,
    ]
