"""underthesea, the kit a user would pick for Vietnamese entities, in a virtual environment and a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

from scripts.shared import ROOT

PACKAGE = "underthesea==9.5.0"
_VENV = ROOT / "build" / "underthesea"
_PROGRAM = Path(__file__).with_name("underthesea_ner.py")


class Underthesea:
    """Named entities of texts, timed where they are found. Use it in a ``with``."""

    def __init__(self) -> None:
        python = _VENV / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        if not (_VENV / PACKAGE).exists():
            subprocess.run([sys.executable, "-m", "venv", _VENV], check=True)
            subprocess.run([python, "-m", "pip", "install", "-qq", PACKAGE], check=True)
            (_VENV / PACKAGE).touch()
        self._process = subprocess.Popen(
            [python, "-X", "utf8", _PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        self.version = self._answer()["version"]

    def read(self, texts: list[str]) -> float:
        """The seconds that it takes to read the texts."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(texts) + "\n")
        self._process.stdin.flush()
        return float(self._answer()["seconds"])

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            sys.exit(f"{PACKAGE} ended with {self._process.wait()}")
        return dict(json.loads(line))

    def __enter__(self) -> "Underthesea":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()
