"""``kg correct``: what an article was read to say is wrong, says something else, or was missed."""

from pathlib import Path

import click

from kg.cli.common import Command, argument, decisions_option, option, store_option
from kg.cli.decided import decider, line, show_log, undo, write
from kg.messages import UsageProblem


@click.command("correct", cls=Command)
@argument("verb", required=False, type=click.Choice(["wrong", "change", "add", "undo"]), metavar="[VERB]")
@argument("what", nargs=-1, metavar="[CLAIM|ARTICLE TABLE|ID] [COLUMN=VALUE]...")
@store_option
@decisions_option
@option("--quote", default="", metavar="WORDS")
@decider
def correct(
    verb: str | None,
    what: tuple[str, ...],
    store: Path,
    decisions: Path | None,
    quote: str,
    why: str,
    who: str,
    day: str,
) -> None:
    from kg.review import default_folder
    from kg.review.logs import CORRECTIONS, read

    folder = decisions or default_folder(store)
    if verb is None:
        show_log(read(folder, CORRECTIONS))
        return
    if verb == "undo":
        if not what:
            raise UsageProblem("resolve.which")
        undo(folder, CORRECTIONS, what, why=why, who=who, day=day)
        return
    if not why:
        raise UsageProblem("correct.why")
    names = [it for it in what if "=" not in it]
    values = dict(it.split("=", 1) for it in what if "=" in it)
    if len(names) != (2 if verb == "add" else 1) or (verb == "wrong") == bool(values) or (verb == "add") != bool(quote):
        raise UsageProblem(f"correct.usage-{verb}")
    _decide(store, folder, verb, names, values, quote, why=why, who=who, day=day)


def _decide(
    store: Path,
    folder: Path,
    verb: str,
    names: list[str],
    values: dict[str, str],
    quote: str,
    *,
    why: str,
    who: str,
    day: str,
) -> None:
    from kg.query import find_term
    from kg.review.claims import about_claim, about_words, would_hold
    from kg.review.logs import CORRECTIONS
    from kg.store.snapshot import open_snapshot

    with open_snapshot(store) as snapshot:
        if verb == "add":
            about = about_words(snapshot, names[0], names[1], quote, values)
        else:
            claim = find_term(snapshot.graph, snapshot.folder.base, names[0], "iri").value
            about = about_claim(snapshot, claim, values)
        decision = line(verb, about, why=why, who=who, day=day)
        would_hold(snapshot, decision)
    write(folder, CORRECTIONS, [decision])
