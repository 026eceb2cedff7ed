"""The page put together: template, style, script, vis-network and data in one file that asks the network for nothing.

The scripts and the style are allowed by their hash and nothing else is: no text of an article can run, even if some
later change wrote it as markup.
"""

import html
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg import __version__
from kg.network import Fact, Graph, Source
from kg.network.quoted import hinted
from kg.text.dates import bounds
from kg.view import standing
from kg.view.heard import is_unplaced
from kg.view.markup import Both
from kg.view.misfit import doubts
from kg.view.picture import draw
from kg.view.policy import policy
from kg.view.posts import part, rank
from kg.view.tellings import also_told, days_told, groups, kinds_of, once, read_elsewhere
from kg.view.wording import heading, joined, label, say, slice_of, time_of
from kg.view.words import LANGUAGES, labels, read, rows, strings

BOUND_KINDS = ("bound.stated", "bound.observed", "bound.succession", "bound.term")
SCRIPTS = (  # in this order
    "text", "data", "days", "shapes", "picture", "labels", "panel", "ties", "search", "legend", "table", "timeline",
    "svg", "save", "main",
)  # fmt: skip


def write_page(graph: Graph, out: Path, *, lang: str = "vi", title: str = "", layout: str = "force") -> None:
    """Write :func:`render` to a file. The same graph gives the same bytes."""
    out.write_text(render(graph, lang=lang, title=title, layout=layout), encoding="utf-8", newline="\n")


def render(graph: Graph, *, lang: str = "vi", title: str = "", layout: str = "force") -> str:
    """One HTML file that shows a network of :func:`kg.network.build`; ``lang`` (vi, en) is only where it starts."""
    words = labels(_codes(graph)) | strings("strings.tsv")
    column = LANGUAGES.index(lang)
    titles = [title, title] if title else heading(graph)
    data = {"lang": lang, "titles": titles, "strings": words, "styles": rows("styles.tsv"), **_content(graph, layout)}
    script = "(() => {\n'use strict';\n" + "\n".join(read(f"{name}.js") for name in SCRIPTS) + "})();\n"
    style = read("page.css")
    vis = _vis_network()
    holes = {
        "lang": lang,
        "policy": html.escape(policy(style, [vis, script])),
        "version": __version__,
        "title": html.escape(titles[column]),
        "noscript": html.escape(words["noscript"][column]),
        "style": style,
        "data": to_json(data),
        "vis": vis,
        "script": script,
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda hole: holes[hole[1]], read("page.html"))


def to_json(data: Any) -> str:
    """JSON that can stand inside a script element: no tag or comment can begin in it.

    >>> to_json("</script><!-- \\u2028")
    '"\\\\u003c/script\\\\u003e\\\\u003c!-- \\\\u2028"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _content(graph: Graph, layout: str) -> dict[str, Any]:
    """What the page knows of a graph: things, facts, sentences (each once) and articles, referring by number."""
    every: Mapping[str, Fact] = graph.graph["facts"]
    naming = _articles(every.values())
    facts = _worth_telling(every)
    number = {thing: i for i, thing in enumerate(graph)}
    fact_number = {iri: i for i, iri in enumerate(facts)}
    sources = rests_on(graph)
    articles = {iri: i for i, iri in enumerate(sources)}
    tellings = groups(facts.values(), kinds_of(graph))
    sentences: dict[tuple[int, str], int] = {}
    for fact in facts.values():
        for witness in fact.witnesses:
            sentences.setdefault((articles[witness.source], witness.quote), len(sentences))
    keys = short_keys(graph) | short_keys(facts, slug=False)
    shapes = {style["code"]: style["shape"] for style in rows("styles.tsv") if style["group"] == "thing"}
    return {
        "total": graph.graph["total"],
        "asked": graph.graph["asked"],
        "depth": graph.graph["depth"],
        "slice": slice_of(graph),
        "elsewhere": _elsewhere(graph),
        "centres": [number[thing] for thing in graph.graph["centres"] if thing in number],
        "things": table(
            {
                "key": keys[thing],
                "type": data["type"],
                "label": data["label"],
                "names": _other_names(data["label"], data["names"]),
                "kind": data["kind"],
                "implied": data["implied"],
                "hidden": data["hidden"],
                "articles": len(naming.get(thing, ())),
            }
            for thing, data in graph.nodes(data=True)
        ),
        "facts": table(
            {
                "key": keys[fact.iri],
                "kind": fact.kind,
                "code": fact.code,
                "words": fact.words,
                "modality": "" if fact.modality == "modality.asserted" else fact.modality,
                "parts": [[role, number[thing]] for role, thing in fact.parts],
                "values": _values(fact),
                "when": _when(fact),
                "independent": fact.independent if fact.independent != len({it.source for it in fact.witnesses}) else 0,
                "witnesses": [sentences[articles[witness.source], witness.quote] for witness in fact.witnesses],
                "standing": standing.code(fact),
                "past": [i for i, witness in enumerate(fact.witnesses) if witness.past],
                "days": _days(fact),
                "also": also_told(fact),
                "named": list(hinted(fact)),
                "doubts": ["heard.unplaced"] if is_unplaced(fact) else doubts(fact),
                "heads": _heads(graph, fact),
                "others": [list(it) for it in _others(graph, fact)],
            }
            for fact in facts.values()
        ),
        "groups": [[fact_number[fact.iri] for fact in group] for group in tellings if len(group) > 1],
        "sentences": list(sentences),
        "articles": table(
            {
                "id": source.identifier,
                "title": source.title,
                "publisher": source.publisher,
                "published": source.published,
                "url": source.url,
                "digest": source.digest_of,
                "named": source.named,
            }
            for source in sources.values()
        ),
        **{part: table(drawn) for part, drawn in draw(once(graph, facts, tellings), shapes, layout).items()},
    }


def rests_on(graph: Graph) -> dict[str, Source]:
    """The articles whose words are on the page of a graph."""
    used = {witness.source for fact in _worth_telling(graph.graph["facts"]).values() for witness in fact.witnesses}
    return {iri: source for iri, source in graph.graph["sources"].items() if iri in used}


def _worth_telling(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """All facts but that a thing is named: this is told only of what nothing else is known of."""
    known = {thing for fact in facts.values() if fact.kind != "mention" for _, thing in fact.parts}
    return {
        iri: fact
        for iri, fact in facts.items()
        if fact.kind != "mention" or not known.issuperset(thing for _, thing in fact.parts)
    }


def _other_names(label: str, names: Iterable[str]) -> list[str]:
    """What else a thing is called; a name that differs in capitals alone is none."""
    told = {name.casefold(): name for name in (*reversed(list(names)), label)}
    return [name for name in names if name != label and told[name.casefold()] == name]


def _articles(facts: Iterable[Fact]) -> dict[str, set[str]]:
    """The articles that tell something of a thing, or name it."""
    found: dict[str, set[str]] = {}
    for fact in facts:
        for _, thing in fact.parts:
            found.setdefault(thing, set()).update(witness.source for witness in fact.witnesses)
    return found


def table(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Records of the same fields as rows under one header: names said thousands of times would make the file large.
    A field that has the most usual value of its column is null, and is left out at the end of a row.

    >>> table([{"name": "An", "kind": "person"}, {"name": "Bình", "kind": "person"}, {"name": "An", "kind": ""}])
    {'names': ['name', 'kind'], 'usual': ['An', 'person'], 'rows': [[], ['Bình'], [None, '']]}
    """
    records = list(records)
    names = list(records[0]) if records else []
    columns = [[to_json(record[name]) for record in records] for name in names]
    usual = [Counter(column).most_common(1)[0][0] for column in columns]
    rows = []
    for record, cells in zip(records, zip(*columns, strict=True), strict=True):
        row = [None if cell == most else record[name] for name, cell, most in zip(names, cells, usual, strict=True)]
        while row and row[-1] is None:
            row.pop()
        rows.append(row)
    return {"names": names, "usual": [json.loads(most) for most in usual], "rows": rows}


def _when(fact: Fact) -> dict[str, Any]:
    """The days that are told; thousands of empty ones would make the file large."""
    when = fact.when
    ends = (when.from_earliest, when.from_latest, when.until_earliest, when.until_latest)
    elsewhere = {it for day in (when.start, when.end) if read_elsewhere(fact, day) for it in bounds(day) or ()}
    words = ["elsewhere" if it.day in elsewhere and it.kind == "bound.stated" else it.kind[6:] for it in ends]
    told = [f"{it.day} {word}" if it.day else "" for it, word in zip(ends, words, strict=True)]
    days = {
        "start": when.start,
        "end": when.end,
        "earliest": when.earliest,
        "latest": when.latest,
        "seenFirst": when.seen_first,
        "seenLast": when.seen_last if when.seen_last != when.seen_first else "",
        "seenPast": when.seen_past,
        "bounds": told if any(told) else "",
    }
    return {name: day for name, day in days.items() if day}


def _days(fact: Fact) -> list[list[Any]]:
    """The witnesses from whose words a start, an end or another day of a post is read: their number, these days, and
    the sentence that tells them where it is another. Of what is no post only the last, since there each witness tells
    the day."""
    days = days_told(fact)
    told = [(i, [day for day in days if day in it.dates], it.day) for i, it in enumerate(fact.witnesses)]
    lasting = fact.kind == "tenure"
    return [[i, its if lasting else [], words] for i, its, words in told if its and (lasting or words)]


def _elsewhere(graph: Graph) -> list[list[Any]]:
    """What the page leaves out and can tell of all the same: names, a key where several have it, posts."""
    left: Mapping[str, str] = graph.graph.get("elsewhere", {})
    brief = graph.graph.get("brief", {})
    keys = short_keys(it for it in left.values() if it)
    return [[name, keys[it] if it else "", *brief.get(name, ())] for name, it in left.items()]


def _others(graph: Graph, fact: Fact) -> list[Both]:
    """Who else held the seat of a post and is not on the page, each once with the days that are told."""
    told = {}
    for name, held in graph.graph.get("beside", {}).get(fact.iri, ()):
        time = time_of(held)
        days = [] if time == say("when.unknown") else [Both(" (", " ("), time, Both(")", ")")]
        told[name] = joined("", [Both(name, name), *days])
    return list(told.values())


def _heads(graph: Graph, fact: Fact) -> bool:
    """Whether a post is that of who heads a body."""
    body = part(fact, "body")
    return fact.kind == "tenure" and bool(body) and rank(fact.words, label(graph, body)) == 1


def _values(fact: Fact) -> dict[str, str]:
    """The literals of a fact, but for what the page tells otherwise."""
    told = ("status",) if fact.kind == "tenure" else ()
    return {name: value for name, value in fact.values if value != "figure.actual" and name not in told}


def short_keys(iris: Iterable[str], *, slug: bool = True) -> dict[str, str]:
    """What a deep link calls a thing: the last three steps of its IRI where that is enough, else the IRI; a fact, of
    which there are many more, without the step in the middle.

    >>> short_keys(["https://w3id.org/vnkg/id/person/an/1a", "place:Huế"])
    {'https://w3id.org/vnkg/id/person/an/1a': 'person/an/1a', 'place:Huế': 'place:Huế'}
    >>> short_keys(["https://w3id.org/vnkg/id/tenure/an-bi-thu/1a"], slug=False)
    {'https://w3id.org/vnkg/id/tenure/an-bi-thu/1a': 'tenure/1a'}
    """
    wanted = {iri: "|".join(_last_steps(step, slug) for step in iri.split("|")) for iri in dict.fromkeys(iris)}
    taken = Counter(wanted.values())
    return {iri: key if taken[key] == 1 else iri for iri, key in wanted.items()}


def _last_steps(iri: str, slug: bool) -> str:
    if iri.count("/") <= 4:
        return iri
    kind, middle, last = iri.split("/")[-3:]
    return f"{kind}/{middle}/{last}" if slug else f"{kind}/{last}"


def _codes(graph: Graph) -> set[str]:
    """Every code that the page may have to put in words."""
    facts: Iterable[Fact] = graph.graph["facts"].values()
    codes = {code for fact in facts for code in (fact.code, fact.modality, *dict(fact.values).values())}
    return codes | set(BOUND_KINDS) | {data["kind"] for _, data in graph.nodes(data=True)}


def _vis_network() -> str:
    """The bundle inside the pyvis package (dual licence Apache-2.0 or MIT; its header stays in the page)."""
    spec = importlib.util.find_spec("pyvis")
    folders = [Path(folder) for folder in (spec.submodule_search_locations or [] if spec else [])]
    found = sorted(path for folder in folders for path in folder.glob("lib/vis-*/vis-network.min.js"))
    if not found:
        raise FileNotFoundError("the pyvis package has no lib/vis-*/vis-network.min.js; install pyvis 0.3.2 again")
    bundle = found[-1].read_text(encoding="utf-8")
    if re.search(r"</script|<!--", bundle, re.IGNORECASE):
        raise ValueError(f"{found[-1]} cannot stand inside a page; install pyvis 0.3.2")
    return bundle
