"""``kg view``: the graph, or a part of it, as one page that opens offline."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import Command, option, say, store_option
from kg.messages import StoreProblem, UsageProblem, language, number

if TYPE_CHECKING:
    from kg.network import Graph, Only, Select
    from kg.store.snapshot import Snapshot

FORMS = ("network", "career", "leaders", "tree", "together")
DRAWINGS = (".svg", ".png", ".pdf")
LAYOUTS = ("force", "circle", "layers")


@click.command("view", cls=Command)
@store_option
@option("--as", "form", type=click.Choice(FORMS), default="network", show_default=True)
@option("--about", multiple=True, metavar="TERM")
@option("--depth", type=click.IntRange(min=0), default=None, metavar="N")
@option("--type", "types", default="", metavar="TYPE,…")
@option("--place", default="", metavar="PLACE")
@option("--from", "first", default="", metavar="D")
@option("--to", "last", default="", metavar="D")
@option("--limit", type=click.IntRange(min=1), default=None, metavar="N")
@option("--layout", type=click.Choice(LAYOUTS), default="force", show_default=True)
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="page.html|x.svg")
def view(store: Path, output: Path, **asked: Any) -> None:
    show(store, output, Asked(**asked))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a picture is to show, as the command line says it."""

    form: str = "network"
    about: tuple[str, ...] = ()
    depth: int | None = None
    types: str = ""
    place: str = ""
    first: str = ""
    last: str = ""
    limit: int | None = None
    layout: str = "force"


def show(store: Path, output: Path, asked: Asked) -> None:
    """Draw what the store holds, or the part of it that is asked for."""
    from kg.network import NotInGraph, select_from
    from kg.store.snapshot import open_snapshot
    from kg.view import static

    suffix = output.suffix.lower()
    if suffix in DRAWINGS and (asked.form == "network" or suffix != ".svg"):
        raise UsageProblem("view.page-only" if asked.form == "network" else "view.svg-only", path=output)
    with open_snapshot(store) as snapshot:
        about, only, select = _centres(snapshot, asked), _only(snapshot, asked), select_from(snapshot.graph)
        try:
            graph = _graph(select, asked, about, only)
        except NotInGraph:
            raise UsageProblem("view.nothing", iri=", ".join(asked.about)) from None
        except static.WrongSubject:
            types = ", ".join(static.VIEWS[asked.form].about)
            raise UsageProblem("view.subject", form=asked.form, types=types) from None
    try:
        _write(graph, asked, output)
    except OSError as error:
        raise StoreProblem("export.unwritable", path=output, reason=error.strerror) from error
    _tell(graph, output)


def _graph(select: "Select", asked: Asked, about: list[str], only: "Only") -> "Graph":
    from kg import network
    from kg.view import static

    if asked.form != "network":
        return static.build(select, asked.form, about, depth=asked.depth, limit=asked.limit, only=only)
    several = len(about) > 1  # then the picture is of what ties them, unless told
    depth = (0 if several else 1) if asked.depth is None else asked.depth
    return network.build(select, about=about, depth=depth, limit=asked.limit or network.LIMIT, only=only)


def _write(graph: "Graph", asked: Asked, output: Path) -> None:
    from kg.view import static, write_page

    if asked.form == "network":
        write_page(graph, output, lang=language(), layout=asked.layout)
    else:
        static.write(graph, asked.form, output, lang=language(), limit=asked.limit)


def _centres(snapshot: "Snapshot", asked: Asked) -> list[str]:
    """What a picture is about, as the network knows it. A name is that of a thing which the picture can be of."""
    return [_centre(snapshot, asked.form, term) for term in asked.about if term]


def _centre(snapshot: "Snapshot", form: str, term: str) -> str:
    from kg.query import find_centre, find_term
    from kg.view.static import VIEWS

    types = VIEWS[form].about if form in VIEWS else ()
    if len(types) == 1:
        return find_term(snapshot.graph, snapshot.folder.base, term, types[0]).value
    return find_centre(snapshot.graph, snapshot.base, term)


def _only(snapshot: "Snapshot", asked: Asked) -> "Only":
    """The types, places and days that are wanted."""
    from kg.network import TYPES, Only
    from kg.query import find_area

    types = tuple(dict.fromkeys(it.strip() for it in asked.types.split(",") if it.strip()))
    for it in types:
        if it not in TYPES:
            raise UsageProblem("view.type", given=it, types=", ".join(TYPES))
    first, last = _days("--from", asked.first)[0], _days("--to", asked.last)[1]
    if first and last and first > last:
        raise UsageProblem("view.backwards", first=asked.first, last=asked.last)
    places = find_area(snapshot.graph, snapshot.folder.base, asked.place) if asked.place else ()
    return Only(types, places, first, last, asked.place)


def _days(name: str, given: str) -> tuple[str, str]:
    """The first and last day that a date, a month or a year means."""
    from datetime import date

    from kg.text.dates import bounds

    if not given:
        return "", ""
    try:
        date.fromisoformat(f"{given}-01-01"[:10])
        found = bounds(given)
    except ValueError:
        found = None
    if not found:
        raise UsageProblem("view.date", name=name, given=given)
    return found


def _tell(graph: "Graph", output: Path) -> None:
    """What was written, what was left out, what it rests on."""
    from kg.view import rests_on

    about = graph.graph
    say("view.done", path=output, things=number(len(graph)), total=number(about["total"]))
    if len(graph) < about["asked"]:
        say("view.limited", asked=number(about["asked"]))
    if about["undated"]:
        say("view.undated", facts=number(about["undated"]))
    sources = rests_on(graph).values()
    days = sorted(it.published for it in sources if it.published)
    publishers = {it.publisher for it in sources if it.publisher}
    span = f" ({days[0]} – {days[-1]})" if days else ""
    say("view.rests", articles=number(len(sources)), publishers=number(len(publishers)), span=span)
