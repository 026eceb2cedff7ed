"""A prize by its common noun alone (``được nhận giải thưởng``, ``đạt danh hiệu này``): the one prize of that sort which
the article names."""

from dataclasses import replace

from kg.extract.awards_names import Award, Form
from kg.extract.awards_verbs import verb_before
from kg.extract.documents_actors import Line
from kg.text.spelling import fold

_NOUNS = ("giải thưởng", "giải", "danh hiệu", "kỉ niệm chương")
_PRIZES = ("giải thưởng", "giải")
_ENDS = frozenset((".", ",", ";", ":", "", "này", "trên", "nói", "cho", "và", "do", "lần", "đợt", "gồm"))
_MANY = frozenset(("các", "những", "nhiều", "mỗi", "một", "số"))

Bare = tuple[Line, int, int, Form]


def bare_at(line: Line, i: int, j: int, form: Form) -> Bare | None:
    """The noun at tokens ``[i, j)`` where a verb confers or receives it and it says nothing of itself."""
    if fold(form.form) not in _NOUNS or line.key(j) not in _ENDS or line.key(i - 1) in _MANY:
        return None
    verb = verb_before(line, i)
    return (line, i, j, form) if verb is not None and verb[1] in ("give", "receive") else None


def add_meant(named: dict[int, tuple[Line, list[list[Award]]]], bare: list[Bare]) -> None:
    """Adds to the distinctions of the sentences those that a bare noun means."""
    for line, i, j, form in bare:
        every = [a for _, groups in named.values() for group in groups for a in group]
        alike = [a for a in every if a.form == form.form]
        if not alike and form.form in _PRIZES:
            alike = [a for a in every if a.form in _PRIZES]
        if form.form == "giải" and any("contest" in a.takes for a in every):
            continue  # trao giải cho em A: one of several
        if len({award.name for award in alike}) != 1:
            continue
        groups = named.setdefault(line.k, (line, []))[1]
        one = replace(alike[0], first=i, last=j, giver=None, year="", count="")
        at = next((n for n, group in enumerate(groups) if group[0].first > i), len(groups))
        if not any(award.first <= i < award.last for group in groups for award in group):
            groups.insert(at, [one])
