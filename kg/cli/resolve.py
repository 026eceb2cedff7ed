"""``kg resolve``: who may be one person, side by side; a reader's word on it."""

import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from kg.cli.common import Command, argument, decisions_option, option, say, store_option
from kg.cli.decided import decider, line, show_log, undo, write
from kg.messages import UsageProblem, number, text

if TYPE_CHECKING:
    from kg.review.proposals import Proposal, Side

_WIDE = 140  # columns where the output is no terminal
_ARTICLES = 5  # of each side
_VERBS = {"accept": "same", "reject": "different", "split": "different"}


@click.command("resolve", cls=Command)
@argument("verb", required=False, type=click.Choice([*_VERBS, "undo"]), metavar="[accept|reject|split|undo]")
@argument("ids", nargs=-1, metavar="[ID]...")
@store_option
@decisions_option
@option("--person", default="", metavar="PERSON")
@option("--limit", type=click.IntRange(min=0), default=10, show_default=True, metavar="N")
@option("--decided", is_flag=True)
@decider
def resolve(
    verb: str | None,
    ids: tuple[str, ...],
    store: Path,
    decisions: Path | None,
    person: str,
    limit: int,
    decided: bool,
    why: str,
    who: str,
    day: str,
) -> None:
    from kg.review import default_folder
    from kg.review.logs import PEOPLE, read

    folder = decisions or default_folder(store)
    if verb and not ids:
        raise UsageProblem("resolve.which")
    if verb == "undo":
        undo(folder, PEOPLE, ids, why=why, who=who, day=day)
    elif verb:
        _decide(store, folder, verb, ids, why=why, who=who, day=day)
    elif decided:
        show_log(read(folder, PEOPLE))
    else:
        _list(store, person, limit)


def _decide(store: Path, folder: Path, verb: str, ids: tuple[str, ...], *, why: str, who: str, day: str) -> None:
    from kg.review.logs import PEOPLE
    from kg.review.proposals import Matches
    from kg.store.snapshot import open_snapshot

    with open_snapshot(store) as snapshot:
        matches = Matches(snapshot)
        pairs = matches.pairs(snapshot.folder.base, ids)
    for one, other in pairs:
        if verb == "split" and one.person != other.person:
            raise UsageProblem("resolve.two", one=one.iri, other=other.iri)
    what = [(one.article, one.name, other.article, other.name) for one, other in pairs]
    write(folder, PEOPLE, [line(_VERBS[verb], it, why=why, who=who, day=day) for it in what])


def _list(store: Path, person: str, limit: int) -> None:
    from kg.query.terms import written_iri
    from kg.review.proposals import Matches
    from kg.store.snapshot import open_snapshot

    with open_snapshot(store) as snapshot:
        matches = Matches(snapshot)
        found = matches.about(written_iri(snapshot.folder.base, person) or person) if person else matches.proposed()
        for match in found[: limit or None]:
            _print(matches.show(match))
    if limit and len(found) > limit:
        say("resolve.more", count=number(len(found) - limit))
    say("resolve.count" if found else "resolve.none", count=number(len(found)))


def _print(proposal: "Proposal") -> None:
    from kg.query.labels import term
    from kg.vocabulary import concept

    verdict = term(concept("verdict", proposal.verdict), proposal.verdict)
    weight, points = number(proposal.weight), number(proposal.points)
    click.echo(text("resolve.match", id=proposal.id, verdict=verdict, points=points, claims=weight))
    for kind, rests in proposal.grounds:
        click.echo(f"  {text('resolve.ground')}: {kind}")
        for id, quote in rests:
            click.echo(f"    {id}: {' '.join(quote.split())}")
    width = (get_terminal_size().columns if sys.stdout.isatty() else _WIDE) // 2 - 2
    sides = [list(_side(side, max(width, 20))) for side in (proposal.first, proposal.second)]
    for left, right in zip_longest(*sides, fillvalue=""):
        click.echo(f"  {left:{max(width, 20)}} {right}".rstrip())
    click.echo()


def _side(side: "Side", width: int) -> Iterator[str]:
    """One of two people, in lines that are no wider than half the screen."""
    known = text("resolve.known", claims=number(side.claims), articles=number(side.articles))
    yield from wrap(f"{side.mention.name} ({known})", width)
    for where, said in side.said[:_ARTICLES]:
        yield from wrap(where, width)
        for quote, what in said.items():
            yield from wrap(f"“{' '.join(quote.split())}”", width, initial_indent="  ", subsequent_indent="  ")
            for it in what:
                yield from wrap(it, width, initial_indent="  - ", subsequent_indent="    ")
    if len(side.said) > _ARTICLES:
        yield text("resolve.articles", count=number(len(side.said) - _ARTICLES))
