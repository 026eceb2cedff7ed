"""Exports of one store, and the strangers' own environments, made where they are first asked for."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.shared import kg

_RUN = Path(__file__).parent / "run"
_LONG = 3000  # seconds that a stranger may take


class Misread(Exception):
    """A stranger found something else than what was written."""


@dataclass
class Exports:
    """The exports of a store in a folder."""

    store: Path
    folder: Path
    kg: Callable[..., object] = kg
    """How ``kg`` is run."""
    cost: dict[str, tuple[int, float]] = field(default_factory=dict)
    """Of each export its bytes and the seconds it took."""

    def of(self, form: str, *options: str) -> Path:
        """The export in a format, with options."""
        asked = " ".join([form, *options])
        path = self.folder / f"export-{asked.replace(' --', '-').replace(' ', '-')}{'.xlsx' * (form == 'xlsx')}"
        if asked not in self.cost:
            started = time.monotonic()
            self.kg("export", form, *options, "--store", self.store, "-o", path)
            files = path.iterdir() if path.is_dir() else [path]
            self.cost[asked] = (sum(file.stat().st_size for file in files), time.monotonic() - started)
        return path

    def python(self, script: str, packages: list[str], *arguments: str | Path) -> Any:
        """What ``run/SCRIPT`` prints as JSON, run with packages of the index in an environment of their own."""
        venv = self.folder / f"venv-{script.removesuffix('.py')}"
        if not venv.exists():
            run([sys.executable, "-m", "venv", venv])
            run([venv / "bin" / "pip", "install", "--quiet", *packages])
        return json.loads(run([venv / "bin" / "python", _RUN / script, *arguments]))

    def node(self, script: str, packages: list[str], *arguments: str | Path) -> Any:
        """What ``run/SCRIPT`` prints as JSON, run with packages of npm."""
        folder = self.folder / f"node-{script.partition('.')[0]}"
        if not folder.exists():
            folder.mkdir()
            run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, *packages])
        (folder / script).write_text((_RUN / script).read_text(encoding="utf-8"), encoding="utf-8")
        return json.loads(run(["node", "--max-old-space-size=8000", folder / script, *arguments]))


def run(command: list[str | Path]) -> str:
    """What a command prints; ``Misread`` where it fails or is not there."""
    if not shutil.which(command[0]):
        raise Misread(f"there is no {command[0]}: docs/proofs/README.md says where it comes from")
    done = subprocess.run(list(map(str, command)), check=False, capture_output=True, encoding="utf-8", timeout=_LONG)
    if done.returncode:
        raise Misread(f"{command[0]} ended with {done.returncode}: {done.stdout[-1000:]}{done.stderr[-2000:]}")
    return done.stdout


def same(found: object, expected: object, what: str) -> None:
    """Hold what was found to what was written."""
    if found != expected:
        raise Misread(f"{what}: found {str(found)[:300]}, expected {str(expected)[:300]}")
