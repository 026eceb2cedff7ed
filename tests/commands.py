"""The command ``kg``, run within a test: what it prints, what it says, how it ends."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kg import cli
from kg.messages import use

_SURROUNDINGS = ("LC_ALL", "LC_MESSAGES", "LANG", "KG_STORE", "KG_DECISIONS", "KG_WHO")


@dataclass
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """A function that runs ``kg`` with some arguments, in English unless told otherwise."""
    for name in _SURROUNDINGS:
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["kg"])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main([str(argument) for argument in arguments])
        use("en")
        return Ran(int(left.value.code or 0), *capsys.readouterr())

    return run
