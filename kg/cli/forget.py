"""``kg forget``: leave a person out of every output."""

from pathlib import Path

import click

from kg.cli.common import Command, decisions_option, option, say, store_option
from kg.cli.decided import decider, line, show_log, undo, write
from kg.messages import UsageProblem, number


@click.command("forget", cls=Command)
@click.argument("person", required=False)
@store_option
@decisions_option
@option("--keep", multiple=True, metavar="ARTICLE")
@option("--undo", "back", multiple=True, metavar="ID")
@decider
def forget(
    person: str | None,
    store: Path,
    decisions: Path | None,
    keep: tuple[str, ...],
    back: tuple[str, ...],
    why: str,
    who: str,
    day: str,
) -> None:
    from kg.review import default_folder
    from kg.review.forgotten import digest
    from kg.review.logs import FORGOTTEN, read

    folder = decisions or default_folder(store)
    log = read(folder, FORGOTTEN)
    if back:
        names = {log.find(id).what[0] for id in back}
        ids = [it.id for it in log.standing if it.what[0] in names]
        undo(folder, FORGOTTEN, ids, why=why, who=who, day=day)
    elif person is None:
        show_log(log)
    elif keep:
        if not any(it.what[0] == digest(person) for it in log.standing):
            raise UsageProblem("forget.unknown")
        what = [(digest(person), article) for article in keep]
        write(folder, FORGOTTEN, [line("keep", it, why=why, who=who, day=day) for it in what])
    else:
        _forget(store, folder, person, why=why, who=who, day=day)


def _forget(store: Path, folder: Path, person: str, *, why: str, who: str, day: str) -> None:
    from kg.query import find_term
    from kg.review import load
    from kg.review.forgetting import decided, still_named
    from kg.review.logs import FORGOTTEN
    from kg.store.snapshot import open_snapshot

    with open_snapshot(store) as snapshot:
        found, names = decided(snapshot, find_term(snapshot.graph, snapshot.folder.base, person, "person"))
    if not found:
        raise UsageProblem("forget.nobody")
    write(folder, FORGOTTEN, [line(verb, tuple(what), why=why, who=who, day=day) for verb, *what in found])
    kept = [article for verb, _, article in found if verb == "keep"]
    say("forget.done", articles=number(sum(bool(it[2]) for it in found) - len(kept)))
    if kept:
        say("forget.others", articles=", ".join(kept))
    for it in still_named(load(folder), names):
        say("forget.named", id=it.id)
