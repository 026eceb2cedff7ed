"""``kg build``, ``kg retract`` and decisions about people killed at random moments: the store opens, holds only whole
articles and decisions, and the next run completes the work."""

import hashlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import kg
from scripts.proofs.work import Clock, Outcome, Work, exported
from scripts.shared import KG, write
from scripts.shared import kg as run

_PARTS = (90, 4, 60, 1, 30, 2)  # articles a build adds, fewer of a sample: many make the index anew, few patch it
_NOTHING = "nothing"


@dataclass
class Step:
    """A command, what the store holds after it, and how long it takes when nobody disturbs it."""

    arguments: list[str]
    after: str
    seconds: float


def prove(work: Work) -> Outcome:
    """Go through the steps again and again, killing each at random moments until it gets done."""
    out, random, steps = Outcome(), Random(work.seed), list(_steps(work))
    clock = Clock(work.seconds)  # of the kills alone: what a slow machine takes to learn the steps does not count
    kills = early = rounds = 0
    while kills < work.kills and not clock.over:
        rounds += 1
        store, before = work.folder / f"killed-{rounds}", _NOTHING
        for step in steps:
            if kills >= work.kills or clock.over:
                break
            for attempt in range(4):
                killed = attempt < 3 and _killed(step, store, random)
                kills += killed
                if not killed and attempt == 3:
                    run(*_arguments(step.arguments, store))
                held = _held(store)
                out.expect(
                    held in (before, step.after) and (killed or held == step.after),
                    f"round {rounds}, {step.arguments[0]}: the store holds neither the state before nor the one after",
                )
                early += killed and held == step.after
                if held == step.after:
                    break
            before = step.after
    out.tell("kills", kills)
    out.tell("of them after the work was already in place", early)
    out.tell("rounds of builds and retractions", rounds)
    out.tell("time", f"{clock.passed / 60:.0f} minutes")
    out.expect(kills > 0, "nothing was killed")
    return out


def _steps(work: Work) -> Iterator[Step]:
    """Builds of parts of the articles, then retractions, then a person forgotten and left out of who is who, done once
    undisturbed to learn what each leaves."""
    store, first = work.folder / "undisturbed", 0
    share = min(1, len(work.articles) / sum(_PARTS))
    for number, size in enumerate(max(1, int(part * share)) for part in _PARTS):
        part = write(work.folder / f"part-{number}.jsonl", work.articles[first : first + size])
        yield _undisturbed(store, ["build", str(part), "--jobs", str(1 + number % 2)])
        first += size
    gone = [it["id"] for it in work.articles[: first : max(1, first // 5)]]
    yield _undisturbed(store, ["retract", *gone])
    person = kg.open(store).query("SELECT ?person { ?person a kg:Person } ORDER BY ?person LIMIT 1")[0]["person"]
    yield _undisturbed(store, ["forget", str(person), "--why", "w", "--who", "w", "--date", "2026-01-01"])
    yield _undisturbed(store, ["build"])


def _undisturbed(store: Path, arguments: list[str]) -> Step:
    started = time.monotonic()
    run(*_arguments(arguments, store))
    return Step(arguments, after=_held(store), seconds=time.monotonic() - started)


def _killed(step: Step, store: Path, random: Random) -> bool:
    """Start a step and kill it at a random moment, it alone or its processes too; whether it was still running."""
    process = subprocess.Popen(
        [*KG, *_arguments(step.arguments, store)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(random.uniform(0.05, step.seconds))
    except subprocess.TimeoutExpired:
        kill = random.choice((os.kill, os.killpg))
        kill(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def _arguments(arguments: list[str], store: Path) -> list[str]:
    command = [*arguments, "--store", str(store)]
    return command if arguments[0] == "retract" else [*command, "--decisions", str(_decisions(store))]


def _decisions(store: Path) -> Path:
    folder = store.with_name(f"{store.name}-decisions")
    folder.mkdir(exist_ok=True)
    return folder


def _held(store: Path) -> str:
    """A digest of the store and of the decisions beside it."""
    if not (store / "current").exists():  # killed before the first build was done
        return _NOTHING
    lines = [line for path in sorted(_decisions(store).glob("*.tsv")) for line in path.read_bytes().splitlines()]
    return exported(store) + hashlib.sha256(b"\n".join(lines)).hexdigest()
