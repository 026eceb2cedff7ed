"""``kg view``: the graph as one page that opens offline."""

from pathlib import Path

import click

from kg.cli.common import Command, option, say, store_option
from kg.messages import StoreProblem, UsageProblem, language


@click.command("view", cls=Command)
@store_option
@option("--about", default="", metavar="TERM")
@option("--depth", type=click.IntRange(min=0), default=1, show_default=True, metavar="N")
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="page.html")
def view(store: Path, about: str, depth: int, output: Path) -> None:
    show(store, about, depth, output)


def show(store: Path, about: str, depth: int, output: Path) -> None:
    """Draw what the store holds, or what lies around one thing."""
    from kg import network
    from kg.query import find_thing_or_place
    from kg.store.snapshot import open_snapshot
    from kg.view import write_page

    with open_snapshot(store) as snapshot:
        found = find_thing_or_place(snapshot.graph, snapshot.folder.base, about) if about else ()
        terms = [", ".join(dict.fromkeys(found)) if isinstance(found, tuple) else found.value] if found else []
        try:
            graph = network.build(network.select_from(snapshot.graph), about=terms, depth=depth)
        except network.NotInGraph:
            raise UsageProblem("view.nothing", iri=about) from None
    try:
        write_page(graph, output, lang=language())
    except OSError as error:
        raise StoreProblem("export.unwritable", path=output, reason=error.strerror) from error
    say("view.done", path=output, things=graph.number_of_nodes(), total=graph.graph["total"])
