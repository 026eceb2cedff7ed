"""The lexicon tables of events: words that name one, verbs that tell of one, words around its name."""

from dataclasses import dataclass
from functools import cache

from kg.lexicon import Row, read_table
from kg.text.phrases import Phrases
from kg.text.spelling import fold
from kg.text.tokens import split_words

KINDS = ("congress", "conference", "session", "ceremony", "meeting", "other", "any")
USES = ("name", "open", "back", "held", "none")
TAKES = ("who", "each", "body", "site", "trip", "work", "rite", "accord", "gift", "passed", "gathering", "sitting")
MET = ("tiếp xúc cử tri", "hội đàm")  # nouns that are also verbs: A tiếp xúc cử tri huyện X
_ACT_COLUMNS = ("form", "kind", "takes", "roles", "met", "example")
ROLES = ("chair", "direct", "attend", "speak", "present", "receive")


@dataclass(frozen=True, slots=True)
class Noun:
    """A word that names an event. ``use``: name, open (any words may describe it), back (it only points back),
    act (a verb that tells of one), held (such a verb after ``tổ chức``), none. Of an act, ``takes`` is what it is done
    to, ``roles`` are the parts of those who act and ``met`` of those whom it is done to."""

    form: str
    kind: str
    use: str
    takes: str = ""
    roles: tuple[str, ...] = ()
    met: tuple[str, ...] = ()

    @property
    def back(self) -> bool:
        return self.use == "back"

    @property
    def giving(self) -> bool:
        """Whether it is the act of handing something over."""
        return self.takes == "gift"

    @property
    def announcing(self) -> bool:
        """Whether a decision is made public, which is an event only where that is the news."""
        return self.giving and "speak" in self.roles


@cache
def nouns() -> Phrases[Noun]:
    """The nouns of ``events.tsv`` and the verbs of ``events-acts.tsv``."""
    table: Phrases[Noun] = Phrases()
    for row in read_table("events", ("form", "kind", "use", "example")):
        if row["kind"] not in KINDS or row["use"] not in USES:
            raise row.error(f"kind must be one of {', '.join(KINDS)} use one of {', '.join(USES)}")
        table.add(row["form"], Noun(row["form"], row["kind"], row["use"]))
        if row["form"].startswith("lễ "):
            table.add(f"buổi {row['form']}", Noun(f"buổi {row['form']}", row["kind"], row["use"]))
    for row in read_table("events-acts", _ACT_COLUMNS, optional=("roles", "met")):
        table.add(row["form"], _act(row))
    return table


def _act(row: Row) -> Noun:
    if row["kind"] not in KINDS or row["takes"] not in TAKES:
        raise row.error(f"kind must be one of {', '.join(KINDS)} takes one of {', '.join(TAKES)}")
    return Noun(row["form"], row["kind"], "act", row["takes"], _roles(row, "roles"), _roles(row, "met"))


@cache
def as_act(form: str) -> Noun | None:
    """The act that a word which also names an event tells of behind its subject: ``ông A | gặp mặt …``."""
    for row in read_table("events-acts", _ACT_COLUMNS, optional=("roles", "met")):
        if row["form"] == form:
            return _act(row)
    return None


def _roles(row: Row, column: str) -> tuple[str, ...]:
    roles = tuple(row.many(column))
    if not set(roles) <= set(ROLES):
        raise row.error(f"{column} must be some of {', '.join(ROLES)}")
    return roles


@cache
def _forms() -> dict[str, list[str]]:
    """The words of each use, see the comment in ``events-words.tsv``."""
    forms: dict[str, list[str]] = {}
    for row in read_table("events-words", ("form", "use", "example"), key=("form", "use")):
        forms.setdefault(row["use"], []).append(row["form"])
    return forms


@cache
def words(use: str) -> Phrases[str]:
    """The words of one use, to match at a token."""
    return Phrases({form: form for form in _forms()[use]})


@cache
def openings(use: str) -> frozenset[str]:
    """The first tokens of the words of one use: where none stands, none of the words does."""
    return frozenset(split_words(fold(form))[0] for form in _forms()[use])


@cache
def _tails(use: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(split_words(fold(form))) for form in _forms()[use])


def before(use: str, keys: list[str], first: int, last: int) -> int | None:
    """Where the longest phrase of a use that ends right before token ``last`` starts, not before ``first``."""
    tails = _tails(use)
    for j in range(max(first, last - 5), last):
        if tuple(keys[j:last]) in tails:
            return j
    return None
