"""What the commands about decisions share: who decides and when, lines on the screen, what could not be done."""

import os
import subprocess
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import option, say
from kg.messages import UsageProblem, number, text

if TYPE_CHECKING:
    from kg.review.findings import Finding
    from kg.review.logs import Form, Line, Log


def decider(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that decides: why, who, when."""
    for add in (
        option("--date", "day", default="", metavar="D"),
        option("--who", default="", envvar="KG_WHO", metavar="NAME"),
        option("--why", default="", metavar="WORDS"),
    ):
        command = add(command)
    return command


def line(verb: str, what: tuple[str, ...], *, why: str, who: str, day: str, of: str = "") -> "Line":
    """A decision taken now, by whoever is at work here, unless told otherwise."""
    from kg.review.logs import Line, valid_day

    if day and not valid_day(day):
        raise UsageProblem("decisions.day", given=day)
    return Line(day or date.today().isoformat(), who or _name(), verb, why, what, of)


def _name() -> str:
    """Who is at work: as git knows them, else the name of the account."""
    try:
        told = subprocess.run(["git", "config", "user.name"], capture_output=True, check=False, encoding="utf-8")
        name = told.stdout.strip()
    except OSError:
        name = ""
    return name or os.environ.get("USER", "") or os.environ.get("USERNAME", "")


def write(folder: Path, form: "Form", lines: Iterable["Line"]) -> None:
    """Put decisions on file and say what that means."""
    from kg.review.logs import add

    ids = ", ".join(written.id for written in add(folder, form, lines))
    say("decisions.written", path=folder / f"{form.name}.tsv", ids=ids)


def undo(folder: Path, form: "Form", ids: Iterable[str], *, why: str, who: str, day: str) -> None:
    """Take decisions back, each by its id."""
    from kg.review.logs import UNDO, read

    log = read(folder, form)
    nothing = ("",) * len(form.columns)
    found = [log.find(id) for id in ids]
    write(folder, form, [line(UNDO, nothing, why=why, who=who, day=day, of=it.id) for it in found])


def show_log(log: "Log") -> None:
    """All decisions that stand."""
    for it in log.standing:
        _show(it)
    say("decisions.standing", count=number(len(log.standing)))


def _show(it: "Line") -> None:
    click.echo(f"{it.id} {it.date} {it.who} — {text(f'decisions.verb.{it.verb}')}{': ' if it.why else ''}{it.why}")
    click.echo(f"    {' | '.join(' '.join(cell.split()) for cell in it.what if cell)}")


def tell_findings(store: Path, folder: Path | None) -> None:
    """Say how many decisions could not be followed, where some could not."""
    found = _findings(store, folder)
    if found:
        say("decisions.findings", count=number(len(found)))


def list_findings(store: Path, folder: Path | None) -> int:
    """Print the decisions that could not be followed; the exit code."""
    found = _findings(store, folder)
    for it in found:
        click.echo(text(f"finding.{it.kind}", article=it.article))
        for decision in it.lines:
            _show(decision)
    return 1 if found else 0


def _findings(store: Path, folder: Path | None) -> "list[Finding]":
    from kg.review import default_folder, load
    from kg.review.findings import findings
    from kg.store.snapshot import open_snapshot

    review = load(folder or default_folder(store))
    if not (review.people.lines or review.corrections.lines or review.forgotten.lines):
        return []
    with open_snapshot(store) as snapshot:
        return findings(snapshot, review)
