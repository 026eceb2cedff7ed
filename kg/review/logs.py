"""One file of decisions: tab-separated, one line a decision, only ever added to, in an order that means nothing.

So two people's files merge line by line. A decision is taken back by a line that says so. What stands is what no line
takes back.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from kg.messages import DataProblem, StoreProblem, UsageProblem
from kg.store.folder import write_whole

UNDO = "undo"
_COMMON = ("date", "id", "who", "verb", "why", "of")
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_PLAIN = {escape: sign for sign, escape in _ESCAPES.items()}
_ESCAPE = re.compile(r"\\[\\tnr]")
_ID = re.compile(r"[0-9a-f]{8}")
_ATTRIBUTES = ".gitattributes"


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file: its name, the columns that say what is decided, and the verbs, without the one that undoes."""

    name: str
    columns: tuple[str, ...]
    verbs: tuple[str, ...]

    @property
    def header(self) -> str:
        """The first line of a file."""
        return "# " + "\t".join((*_COMMON, *self.columns))


PEOPLE = Form("people", ("article", "name", "other_article", "other_name"), ("same", "different"))
CORRECTIONS = Form("corrections", ("article", "table", "quote", "row", "becomes"), ("wrong", "change", "add"))
FORGOTTEN = Form("forgotten", ("name", "article"), ("forget", "keep"))
FORMS = (PEOPLE, CORRECTIONS, FORGOTTEN)


@dataclass(frozen=True, slots=True)
class Line:
    """One decision: when, by whom, what and why. ``of`` is the id of the line that an undoing line takes back."""

    date: str
    who: str
    verb: str
    why: str
    what: tuple[str, ...]
    of: str = ""
    id: str = ""

    def cells(self) -> tuple[str, ...]:
        """As the file has it."""
        return (self.date, self.id, self.who, self.verb, self.why, self.of, *self.what)

    def written(self) -> str:
        """The line of the file."""
        return "\t".join(_ESCAPED.sub(lambda it: _ESCAPES[it[0]], cell) for cell in self.cells())


_ESCAPED = re.compile(r"[\\\t\n\r]")


@dataclass(frozen=True, slots=True)
class Log:
    """All decisions of one file, those taken back among them."""

    form: Form
    lines: tuple[Line, ...] = ()

    @property
    def standing(self) -> tuple[Line, ...]:
        """The decisions that nobody has taken back."""
        gone = {line.of for line in self.lines if line.verb == UNDO}
        return tuple(line for line in self.lines if line.verb != UNDO and line.id not in gone)

    def find(self, start: str) -> Line:
        """The standing decision whose id begins so."""
        found = [line for line in self.standing if line.id.startswith(start)]
        if len(found) != 1 or not start:
            raise UsageProblem("decisions.unknown", id=start, file=f"{self.form.name}.tsv")
        return found[0]

    def numbered(self, line: Line) -> Line:
        """A new line with an id: that of the line that says the same and stands, else one that no line has."""
        for same in self.standing:
            if replace(same, id="") == line:
                return same
        known = {it.id for it in self.lines}
        for n in range(len(known) + 1):
            id = blake2b("\x1f".join((*line.cells(), str(n))).encode("utf-8"), digest_size=4).hexdigest()
            if id not in known:
                break
        return replace(line, id=id)


def read(folder: Path, form: Form) -> Log:
    """The decisions of a file; none where there is no file. What cannot be understood is told with its line."""
    path = folder / f"{form.name}.tsv"
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Log(form)
    except OSError as error:
        raise StoreProblem("decisions.unreadable", path=path, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise DataProblem("decisions.encoding", path=path) from error
    known: dict[str, Line] = {}
    for number, row in enumerate((it.removesuffix("\r") for it in content.split("\n")), 1):
        if row.strip() and not row.startswith("#"):
            line = _line(form, row, f"{path}:{number}")
            if known.setdefault(line.id, line) != line:
                raise DataProblem("decisions.twice", where=f"{path}:{number}", id=line.id)
    return Log(form, tuple(sorted(known.values(), key=Line.cells)))


def add(folder: Path, form: Form, lines: Iterable[Line]) -> list[Line]:
    """Add decisions to a file; each with the id that it has there."""
    log, added = read(folder, form), []
    for line in lines:
        line = log.numbered(line)
        added.append(line)
        log = Log(form, tuple(sorted({*log.lines, line}, key=Line.cells)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / _ATTRIBUTES).exists():
            write_whole(folder / _ATTRIBUTES, b"*.tsv merge=union\n")
        text = "".join(f"{row}\n" for row in (form.header, *(line.written() for line in log.lines)))
        write_whole(folder / f"{form.name}.tsv", text.encode("utf-8"))
    except OSError as error:
        raise StoreProblem("decisions.unwritable", path=folder, reason=error.strerror) from error
    return added


def conflicts(groups: Iterable[Sequence[Line]]) -> list[tuple[Line, ...]]:
    """Of lines that are about one thing those that do not say the same."""
    return [tuple(lines) for lines in groups if len({(line.verb, line.what) for line in lines}) > 1]


def _line(form: Form, row: str, where: str) -> Line:
    cells = [_ESCAPE.sub(lambda it: _PLAIN[it[0]], cell) for cell in row.split("\t")]
    if row.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        raise DataProblem("decisions.merge", where=where)
    if len(cells) != len(_COMMON) + len(form.columns):
        raise DataProblem("decisions.cells", where=where, columns=" | ".join((*_COMMON, *form.columns)))
    day, id, who, verb, why, of, *what = cells
    if verb not in (*form.verbs, UNDO):
        raise DataProblem("decisions.verb", where=where, verb=verb, verbs=", ".join((*form.verbs, UNDO)))
    if not _ID.fullmatch(id):
        raise DataProblem("decisions.id", where=where, id=id)
    if not valid_day(day):
        raise DataProblem("decisions.date", where=where, date=day)
    return Line(day, who, verb, why, tuple(what), of, id)


def valid_day(day: str) -> bool:
    """Whether this is a day of the calendar, as ``2021-03-04``."""
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
