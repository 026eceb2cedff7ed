"""What the program says to people, in English and Vietnamese: ``data/messages.tsv``, one line a message (``\\n`` in it
ends a line).

>>> text("store.none", path="x", _language="en")
'there is no store at x; "kg build FILE… --store x" makes one'
"""

import errno
import os
import re
from collections.abc import Mapping
from functools import cache

from kg.lexicon import read_table
from kg.resources import DATA

LANGUAGES = ("en", "vi")
_chosen = "en"


@cache
def _catalogue() -> Mapping[str, Mapping[str, str]]:
    rows = read_table("messages", ("key", *LANGUAGES), folder=DATA)
    return {row["key"]: {name: cell.replace("\\n", "\n") for name, cell in row.cells.items()} for row in rows}


def use(language: str) -> None:
    """Speak this language from now on: ``en`` or ``vi``."""
    global _chosen
    if language not in LANGUAGES:
        raise ValueError(f"no language {language!r}; there are: {', '.join(LANGUAGES)}")
    _chosen = language


def language() -> str:
    """The language that is spoken now."""
    return _chosen


def preferred(environment: Mapping[str, str] = os.environ) -> str:
    """The language a person's environment asks for: Vietnamese where it says so, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "vi" if environment[name].startswith("vi") else "en"
    return "en"


def text(key: str, /, _language: str = "", **values: object) -> str:
    """The message ``key`` with its ``{places}`` filled."""
    return _catalogue()[key][_language or _chosen].format(**values)


def has(key: str) -> bool:
    """Whether there is a message ``key``."""
    return key in _catalogue()


def reason(words: object, language: str = "") -> str:
    """Why the operating system refused, in our words where we have any; it comes as an error or as the system's own
    words, from Python (``File exists``) or from a library in Rust (``File exists (os error 17)``).

    >>> reason(FileNotFoundError(2, "No such file or directory"), "en")
    'there is no such file or folder'
    >>> reason("No such file or directory (os error 2)", "vi")
    'không có tệp hay thư mục này'
    """
    told = str(getattr(words, "strerror", None) or words)
    numbered = _NUMBERED.search(told)
    number = int(numbered[1]) if numbered else getattr(words, "errno", None) or _numbers().get(told)
    key = f"reason.{errno.errorcode.get(number or 0, '')}"
    return text(key, language) if has(key) else told


_NUMBERED = re.compile(r"\(os error (\d+)\)$")


@cache
def _numbers() -> Mapping[str, int]:
    return {os.strerror(number): number for number in errno.errorcode}


def number(value: float, digits: int = 0) -> str:
    """A number as it is written in the language spoken: ``1,234.5`` or ``1.234,5``."""
    written = f"{value:,.{digits}f}"
    return written if _chosen == "en" else written.translate(str.maketrans(",.", ".,"))


class Problem(Exception):
    """What a person has to know and mend: a message in their language, and the exit code of the command."""

    exit_code = 1

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        return self.said()

    def said(self, language: str = "") -> str:
        """The message in a language, else in the one that is spoken."""
        values = {name: reason(value, language) if name == "reason" else value for name, value in self.values.items()}
        return text(self.key, language, **values)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.key, self.values)


def _again(kind: type[Problem], key: str, values: dict[str, object]) -> Problem:
    return kind(key, **values)


class UsageProblem(Problem):
    """The command was given something it cannot understand: an ambiguous name, a query with a syntax error."""

    exit_code = 2


class DataProblem(Problem):
    """Bad input data; the rest has been done."""

    exit_code = 3


class StoreProblem(Problem):
    """A store that cannot be used: locked, foreign, unwritable, of a newer format."""

    exit_code = 4


class TimedOut(Problem):
    """It took longer than it was allowed."""

    exit_code = 124
