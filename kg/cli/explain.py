"""``kg explain``: where a fact comes from."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import Command, coloured, option, say, store_option
from kg.messages import UsageProblem, language, text

if TYPE_CHECKING:
    from kg.query.explain import Explanation
    from kg.query.matches import Match


@click.command("explain", cls=Command)
@click.argument("term")
@store_option
@option("--limit", type=click.IntRange(min=0), default=20, show_default=True, metavar="N")
def explain(term: str, store: Path, limit: int) -> None:
    from kg.query import find_thing_or_place
    from kg.query.explain import claims_of, claims_of_place
    from kg.query.explain import explain as run
    from kg.query.labels import labels
    from kg.query.matches import matches_of, placements_of
    from kg.query.terms import written_iri
    from kg.store.snapshot import open_snapshot

    with open_snapshot(store) as snapshot:
        written = written_iri(snapshot.folder.base, term)
        if written in labels():
            _print_term(written)
            return
        thing = find_thing_or_place(snapshot.graph, snapshot.folder.base, term)
        if isinstance(thing, tuple):
            say("explain.place", place=", ".join(dict.fromkeys(thing)))
            claims = claims_of_place(snapshot.graph, *thing)
        elif not (claims := claims_of(snapshot.graph, thing)):
            raise UsageProblem("term.nothing", iri=thing.value)
        for claim in claims[: limit or None]:
            _print(run(snapshot, claim))
        if limit and len(claims) > limit:
            say("explain.more", count=len(claims) - limit)
        if not isinstance(thing, tuple):
            for place, heads in placements_of(snapshot.graph, thing).items():
                _print_placement(place, heads)
            matches = matches_of(snapshot.graph, thing)
            for match in matches[: limit or None]:
                _print_match(match)
            if limit and len(matches) > limit:
                say("explain.more-matches", count=len(matches) - limit)


def _print_term(iri: str) -> None:
    """What the ontology says of a term of the vocabulary."""
    from kg.query.labels import definitions, labels

    english, vietnamese = labels()[iri]["en"], labels()[iri]["vi"]
    definition = definitions().get(iri, {})
    click.echo(f"<{iri}>")
    click.echo(f"  {text('explain.label')}: {english}, {vietnamese}")
    if definition:
        click.echo(f"  {text('explain.definition')}: {definition.get(language()) or definition['en']}")


def _print_placement(place: str, heads: list[tuple[str, str, str]]) -> None:
    """Who says that a body lies in a place which some articles leave open."""
    click.echo(text("explain.placement", place=place))
    for name, id, quote in heads:
        click.echo(f"  {name}\n    {id}: {' '.join(quote.split())}")
    click.echo()


def _print_match(match: "Match") -> None:
    """Two people of two articles side by side."""
    click.echo(text("explain.match", verdict=match.verdict, points=match.points))
    for ground, statements in match.grounds.items():
        click.echo(f"  {ground}")
        for id, quote in statements:
            click.echo(f"    {id}: {' '.join(quote.split())}")
    click.echo()


def _print(explanation: "Explanation") -> None:
    from kg.query.explain import marked
    from kg.query.labels import name as named

    before, after = ("\x1b[1m", "\x1b[0m") if coloured() else ("«", "»")
    click.echo(f"<{explanation.claim}>")
    for name, value in explanation.said:
        click.echo(f"  {name}: {value}")
    click.echo(f"  {text('explain.sentence')}: {' '.join(marked(explanation, before, after).split())}")
    for mark in explanation.marks:
        role = named(mark.role)
        if mark.words:
            click.echo(f"  {text('explain.elsewhere', role=role)}: {before}{' '.join(mark.words.split())}{after}")
        elif mark.source:
            kind, _, source = mark.source.partition(":")
            source = named(source) if kind == "metadata" else source
            click.echo(f"  {text(f'explain.{kind}', role=role, name=source)}")
    click.echo(f"  {text('explain.rule')}: {explanation.rule}")
    about = explanation
    where = [about.id, about.title, about.publisher, about.published, about.url, about.record]
    click.echo(f"  {text('explain.article')}: {' — '.join(filter(None, where))}")
    if explanation.digest_of:
        click.echo(f"  {text('explain.digest', of=explanation.digest_of)}")
    if explanation.one_text:
        click.echo(f"  {text('explain.one-text', ids=', '.join(explanation.one_text))}")
    for it in explanation.corrections:
        click.echo(f"  {text('explain.correction', kind=it.kind, date=it.date, who=it.who, why=it.why)}")
        if it.withdrawn:
            click.echo(f"  {text('explain.withdrawn')}")
    click.echo()
