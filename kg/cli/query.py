"""``kg query``: ask the store, or a service elsewhere, a named query, a file or standard input."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import Command, option, output_to, say, store_option, tell_if_empty
from kg.messages import UsageProblem, language

if TYPE_CHECKING:
    from kg.query import Query
    from kg.query.remote import Endpoint

_ROWS = ["table", "csv", "tsv", "json", "jsonl", "md", "xlsx", "parquet", "sparql-json", "sparql-xml"]
_GRAPHS = ["turtle", "ntriples", "jsonld"]
_ENDINGS = {".txt": "table", ".ttl": "turtle", ".nt": "ntriples", ".srj": "sparql-json", ".srx": "sparql-xml"}


@click.command("query", cls=Command)
@click.argument("name", required=False, metavar="NAME|FILE.rq|-")
@store_option
@option("--list", "listing", is_flag=True)
@option("--explain", "explained", is_flag=True)
@option("--bind", multiple=True, metavar="x=VALUE")
@option("--labels", type=click.Choice(["vi", "en"]))
@option("--timeout", type=click.FloatRange(min=0, min_open=True), metavar="S")
@option("--format", "form", type=click.Choice(_ROWS + _GRAPHS))
@option("--excel", is_flag=True)
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@option("--endpoint", default="", metavar="URL")
def query(
    name: str | None,
    store: Path,
    listing: bool,
    explained: bool,
    bind: tuple[str, ...],
    labels: str | None,
    timeout: float | None,
    form: str | None,
    excel: bool,
    output: Path | None,
    endpoint: str,
) -> None:
    from kg.query import ask, find, parse_bindings
    from kg.query.formats import write
    from kg.query.labels import name as name_of

    if listing:
        list_queries()
        return
    if name is None:
        raise UsageProblem("query.which")
    asked = find(name)
    bindings = parse_bindings(bind)
    place = _endpoint(endpoint) if endpoint else store
    if explained:
        explain(place, asked, bindings)
        return
    form = form or _form(output)
    answer = ask(place, asked, bindings, timeout=timeout or 0, labels=labels or "")
    form = form or ("turtle" if answer.columns is None else "table")
    if excel and form != "csv":
        raise UsageProblem("query.excel", name=form)
    with output_to(output) as out:
        found = write(answer, "csv-excel" if excel else form, out, asked.where)
    if not found.count:
        say("query.nothing")
        if not endpoint:
            tell_if_empty(store)
    elif found.blank and form == "table":
        say("query.blank", columns=", ".join(map(name_of, found.blank)))


def _endpoint(url: str) -> "Endpoint":
    from kg.query.remote import Endpoint

    return Endpoint(url)


def _form(output: Path | None) -> str:
    """The format that the name of a file tells; empty for none."""
    if output is None or not output.suffix:
        return ""
    known = {f".{form}": form for form in ("csv", "tsv", "json", "jsonl", "md", "xlsx", "parquet", "jsonld")} | _ENDINGS
    try:
        return known[output.suffix.lower()]
    except KeyError:
        raise UsageProblem("query.ending", path=output, endings=" ".join(known)) from None


def explain(place: "Path | Endpoint", asked: "Query", bindings: dict[str, str]) -> None:
    """The SPARQL of a query, values in it."""
    from kg.query.run import opened, written

    with opened(place) as source:
        click.echo(written(source, asked, bindings).rstrip("\n"))


def list_queries() -> None:
    """Each named query with its question and its parameters."""
    from kg.query import find, names

    for name in names():
        asked = find(name)
        click.echo(f"{name}\n    {asked.question(language())}")
        for parameter in asked.parameters:
            default = f" [{parameter.default}]" if parameter.default else ""
            click.echo(f"    --bind {parameter.name}=… ({parameter.kind}){default} {parameter.meaning(language())}")
