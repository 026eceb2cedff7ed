"""Queries that ship with the program or lie in a file: their question, their parameters, their text.

A header is a few comment lines; ``|`` parts the cells of a parameter (name, kind, default, what it is in English and
Vietnamese)::

    # en: Who holds or held an office?
    # vi: Ai giữ hoặc từng giữ một chức vụ?
    # parameter: body | organization | | the body | cơ quan, tổ chức
"""

import difflib
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from kg.messages import UsageProblem
from kg.query.names import CLASSES
from kg.resources import QUERIES

KINDS = {"string", "integer", "decimal", "date", "iri", "thing", "province", "name:person", "name:body", *CLASSES}
_LINE = re.compile(r"#\s*(en|vi|parameter):\s*(.*?)\s*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that a value may be bound to. ``kind`` is one of :data:`KINDS` or ``concept:SCHEME``; without a
    default the variable stays free."""

    name: str
    kind: str
    default: str = ""
    english: str = ""
    vietnamese: str = ""

    def meaning(self, language: str) -> str:
        return self.vietnamese if language == "vi" else self.english


@dataclass(frozen=True, slots=True)
class Query:
    """A query to be asked. ``where`` is how messages name it: a file's path, a named query's name."""

    name: str
    text: str
    where: str
    english: str = ""
    vietnamese: str = ""
    parameters: tuple[Parameter, ...] = ()

    def question(self, language: str) -> str:
        return self.vietnamese if language == "vi" else self.english


def names() -> list[str]:
    """The names of the queries that ship with the program."""
    return sorted(path.stem for path in QUERIES.glob("*.rq"))


def find(given: str) -> Query:
    """A query by name, by the path of its file, or (``-``) from standard input."""
    if given == "-":
        return parse(given, sys.stdin.buffer.read(), "stdin")
    shipped = QUERIES / f"{given}.rq"
    path = shipped if given in names() else Path(given)
    try:
        return parse(path.stem, path.read_bytes(), given if path is shipped else str(path))
    except FileNotFoundError:
        near = difflib.get_close_matches(given, names(), n=1)
        if near:
            raise UsageProblem("query.similar", name=given, near=near[0]) from None
        raise UsageProblem("query.unknown", name=given, names=", ".join(names())) from None
    except OSError as error:
        raise UsageProblem("query.unreadable", name=given, reason=error.strerror) from error


def parse(name: str, content: bytes, where: str) -> Query:
    """A query and its header."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageProblem("query.encoding", where=f"{where}:{content[: error.start].count(10) + 1}") from None
    said = {"en": "", "vi": ""}
    parameters = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line)
        if match and match[1] == "parameter":
            parameters.append(_parameter(match[2], f"{where}:{number}"))
        elif match:
            said[match[1]] = match[2]
    return Query(name, text, where, said["en"], said["vi"], tuple(parameters))


def _parameter(line: str, where: str) -> Parameter:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) == 5 and re.fullmatch(r"\w+", cells[0]) and (cells[1] in KINDS or cells[1].startswith("concept:")):
        return Parameter(*cells)
    raise UsageProblem("query.header", where=where)
