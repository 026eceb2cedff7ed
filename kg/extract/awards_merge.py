"""What sentences say of one distinction and one recipient, joined to one fact."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.extract.awards_names import Award
from kg.extract.awards_who import Recipient
from kg.extract.documents_actors import Found
from kg.model import AwardFact, Evidence, Span, Support
from kg.text.spelling import name_key

_BADGE = name_key("Huy hiệu Đảng")
_HELD = "award-held"  # a title beside a name, of whatever day
_HISTORY = "award-history"
_TELLING = 5  # a count that two groups of one distinction do not share by chance
_FEW = 3  # spaces in the words of a group that says nothing of itself: các đảng viên
_MANY = 40  # spaces in the words of what is no group but a sentence
_LONGER = 8  # characters by which the fuller words for a group are longer
_ENOUGH = 0.7  # of the words that two groups share


@dataclass(slots=True)
class Row:
    """One (distinction, recipient) as a sentence states it."""

    award: Award
    recipient: Recipient
    giver: Found | None
    year: str
    modality: str
    rule: str
    statement: Span
    support: tuple[Support, ...]
    members: list["Row"] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How much the sentence says; of two the fuller one is shown as evidence."""
        return 2 * bool(self.giver) + bool(self.year) + bool(self.recipient.count) + ("hạng" in self.award.name)

    @property
    def award_key(self) -> str:
        """The distinction without who gives it, in one of its printings; badges of several years are Party badges."""
        if len(self.award.badges) > 1:
            return _BADGE
        return name_key(self.award.same_as or self.award.name.split(" của ")[0])


def merged(rows: Iterable[Row]) -> list[AwardFact]:
    """One fact for each distinction and recipient, in the order of their first mention."""
    facts: list[Row] = []
    for row in rows:
        same = next((known for known in facts if _same(known, row)), None)
        if same is None:
            row.members = [row]
            facts.append(row)
        else:
            _join(same, row)
    for row in facts:
        if row.giver is None and "state" in row.award.takes and row.rule != _HELD:
            _take_giver(row, facts)
    _spell_out(facts)
    said_less = (_inside_another, _told_by_others, _nobody)
    return [_fact(row) for row in facts if not any(less(row, facts) for less in said_less)]


def _spell_out(facts: list[Row]) -> None:
    """``NNƯT`` is called ``Nghệ nhân ưu tú`` where the article has that, too."""
    printed = {name_key(member.award.name): member.award.name for fact in facts for member in fact.members}
    for fact in facts:
        short = fact.award.name.split()[0].isupper()
        if short and (full := printed.get(name_key(fact.award.same_as))) is not None:
            fact.award = replace(fact.award, name=full)


def _take_giver(row: Row, facts: list[Row]) -> None:
    """An order that the article says the President confers on others is conferred by the President here, too."""
    order = row.award_key.split(" hạng ")[0]
    alike = [fact for fact in facts if fact.giver and fact.rule != _HELD and fact.award_key.split(" hạng ")[0] == order]
    if alike and len({fact.giver.key for fact in alike if fact.giver}) == 1:
        row.giver = alike[0].giver
        row.members[0].support += tuple(s for s in alike[0].support if s.role == "giver")


def _same(known: Row, row: Row) -> bool:
    a, b = known.award_key, row.award_key
    if known.rule == row.rule == _HISTORY and known.year != row.year:
        return False  # the same again in another year
    if not (a == b or a.startswith(f"{b} hạng") or b.startswith(f"{a} hạng") or _badge_of_one(known, row)):
        return False
    by_giver = known.recipient.kind == "group" or {"giver"} <= known.award.takes & row.award.takes
    if known.giver and row.giver and by_giver and not _one_giver(known.giver.key, row.giver.key):
        return False
    x, y = known.recipient, row.recipient
    if x.kind == y.kind == "group":
        told_twice = x.count == y.count and x.count.isdigit() and int(x.count) >= _TELLING
        return _same_group(x, y) or (told_twice and known.statement != row.statement and not (x.named or y.named))
    return x.kind == y.kind and (x.key == y.key or (x.kind == "body" and _bare(x.name) == _bare(y.name)))


def _one_giver(a: str, b: str) -> bool:
    """The same, or a body and its head: ``Bộ (trưởng Bộ) Y tế``."""
    return a == b or a.endswith(f" {b}") or b.endswith(f" {a}")


def _badge_of_one(known: Row, row: Row) -> bool:
    """``Huy hiệu Đảng`` of a person is the one whose years are told."""
    person = known.recipient.kind == row.recipient.kind == "person"
    return person and {known.award_key, row.award_key} >= {_BADGE} and bool(known.award.badges or row.award.badges)


def _same_group(x: Recipient, y: Recipient) -> bool:
    """Equal words; or one kind of people, counted alike or once; or much the same words."""
    if x.named and y.named:
        return x.key == y.key
    a, b = x.key.split()[1:], y.key.split()[1:]
    if x.count and y.count:
        return x.count == y.count and a[:2] == b[:2]
    if x.count or y.count:
        a, b = (words[: words.index("và")] if "và" in words else words for words in (a, b))
        return a[:1] == b[:1] and a[1 : min(2, len(a), len(b))] == b[1 : min(2, len(a), len(b))]
    return a == b or 2 * len(set(a) & set(b)) > _ENOUGH * (len(set(a)) + len(set(b)))


def _bare(name: str) -> str:
    """A body's name without the word of its level: Hội Luật gia (tỉnh) Quảng Ninh."""
    return " ".join(word for word in name_key(name).split() if word not in ("tỉnh", "thành", "phố", "huyện"))


def _join(known: Row, row: Row) -> None:
    known.members.append(row)
    general = _BADGE in (name_key(row.award.name), name_key(known.award.name)) and known.recipient.kind == "group"
    if (len(row.award.name) > len(known.award.name)) != general:
        known.award = row.award
    counted, before = bool(row.recipient.count), bool(known.recipient.count)
    least = _LONGER if row.recipient.kind == "group" else 0
    fuller = len(row.recipient.name) > len(known.recipient.name) + least
    if counted > before or (counted == before and fuller):
        known.recipient = row.recipient
    done, proposed = (known, row) if known.modality == "asserted" else (row, known)
    if (done.modality == "asserted") != (proposed.modality == "asserted"):  # what was asked for does not say who gave
        known.giver, known.year, known.modality = done.giver, done.year, "asserted"
        return
    known.giver = known.giver or row.giver
    known.year = known.year or row.year


def _inside_another(row: Row, facts: list[Row]) -> bool:
    """A place whose people are named as recipients of the same distinction says nothing of its own."""
    if row.recipient.kind != "body" or row.recipient.body is not None:
        return False
    place = name_key(row.recipient.name)
    return any(
        other is not row and other.award_key == row.award_key and f" {place}" in f" {name_key(other.recipient.name)}"
        and len(other.recipient.name) > len(row.recipient.name)
        for other in facts
    )  # fmt: skip


def _told_by_others(row: Row, facts: list[Row]) -> bool:
    """``tôn vinh 120 mẹ`` says nothing where 120 titles are told of, ``hai đồng chí nhận Huy hiệu Đảng`` nothing where
    both are named."""
    if not row.recipient.count:
        return False
    told = int(row.recipient.count)
    named = [fact for fact in facts if fact.recipient.kind != "group"]
    alike = [f for f in named if f.award.name == row.award.name or (row.award_key == _BADGE and f.award.badges)]
    people = sum(fact.recipient.kind == "person" for fact in alike)
    every = told in (people, len(alike) - people, len(alike))
    if row.recipient.kind == "group" and every and (told > 1 or (row.award.badges and told == people)):
        return True
    if "praise" not in row.award.takes:
        return False
    others = (fact.recipient.count for fact in facts if "praise" not in fact.award.takes)
    return told >= _TELLING and row.recipient.count in others


def _nobody(row: Row, facts: list[Row]) -> bool:
    """``trao Huy hiệu cho các đảng viên`` says nothing where others who receive the same are counted or named."""
    if row.recipient.kind == "group" and not row.recipient.count and row.recipient.name.count(" ") > _MANY:
        return True
    few = row.recipient.name.count(" ") < _FEW or row.recipient.vague
    bare = row.recipient.kind == "group" and not row.recipient.count and few
    return bare and any(other is not row and other.award_key == row.award_key for other in facts)


def _fact(row: Row) -> AwardFact:
    said = [member for member in row.members if member.modality == row.modality]
    best = max(said, key=lambda member: member.weight)
    roles = {support.role for support in best.support}
    others = [s for member in said for s in member.support if s.role in {"giver", "date", "count"} - roles]
    support = (*best.support, *{s.role: s for s in reversed(others)}.values())
    return AwardFact(
        award=row.award.name,
        recipient=row.recipient.name,
        recipient_kind=row.recipient.kind,
        body=row.recipient.body,
        giver=row.giver.actor if row.giver else None,
        count=row.recipient.count,
        year=row.year,
        evidence=Evidence(best.statement, best.rule, support),
        modality=row.modality,
    )
