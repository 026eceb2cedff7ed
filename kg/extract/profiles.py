"""Who the officials of an article are: birth, home, people, gender, education, rank, as far as it tells.

Officials are people to whom the article gives a post or a rank; of others nothing is kept.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kg.extract import knowledge
from kg.extract.documents_actors import Line
from kg.extract.frame import Frame
from kg.extract.profiles_life import Told, clauses, life, opening
from kg.extract.profiles_words import triggers, words
from kg.extract.pronouns import pronoun, subjects
from kg.extract.reading import HONORIFIC, MARK, OFFICE, PERSON, Chunk, Reading
from kg.model import ChangeFact, Evidence, Fact, PostFact, ProfileFact, Span, Support
from kg.text.spelling import name_key
from kg.text.tokens import Text

_TITLING = (HONORIFIC, OFFICE)
_ADDRESS = Support("gender", source="convention:form-of-address")
_OPENING = frozenset(("-", "–", "+", "*", "•"))
_NAMED_AFTER = frozenset(("đường", "phố", "lộ", "trường", "phim", "giải", "quĩ", "cầu", "cựu", "nguyên"))


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """One fact for each person, attribute and value."""
    told = [*_titles(reading), *_lives(reading, frame)]
    officials = {fact.person for fact in facts if isinstance(fact, (PostFact, ChangeFact))}
    officials |= {fact.person for fact in told if fact.attribute in ("rank", "office")}
    found: dict[tuple[str, str, str], ProfileFact] = {}
    for fact in told:
        if fact.person in officials and fact.attribute != "office":
            found.setdefault((fact.person, fact.attribute, name_key(fact.value)), fact)
    genders = Counter(fact.person for fact in found.values() if fact.attribute == "gender")
    return [fact for fact in found.values() if fact.attribute != "gender" or genders[fact.person] == 1]


def _titles(reading: Reading) -> Iterator[ProfileFact]:
    """What stands before a full name: form of address, rank, degrees."""
    seen: set[tuple[str, str]] = set()
    for k, things in enumerate(reading.things):
        named = any(b.kind == PERSON and a.last == b.first and a.kind in _TITLING for a, b in pairwise(things))
        row = reading.chunks[k] if named else []
        for n, chunk in enumerate(row):
            if chunk.kind != PERSON or not n or row[n - 1].kind not in _TITLING:
                continue
            key = chunk.value, row[n - 1].value if row[n - 1].kind == HONORIFIC else ""
            alone = n == 1 or row[n - 2].kind not in (HONORIFIC, MARK)
            if " " not in chunk.value or chunk.last - chunk.first == 1 or (alone and key in seen):
                continue
            if alone and key[1] in ("male", "female"):
                seen.add(key)
            yield from _before(reading, k, row, n)


def _before(reading: Reading, k: int, row: list[Chunk], n: int) -> Iterator[ProfileFact]:
    person, keys = row[n], reading.text.keys
    at = n - 1
    if row[at].kind == OFFICE:  # Đại tá, Giám đốc Công an tỉnh Nguyễn Văn A
        at -= 1
        if at >= 0 and row[at].kind == MARK and row[at].value == ",":
            at -= 1
        if at < 0 or row[at].kind != HONORIFIC or not words("rank").match(keys, row[at].first):
            return
    while at >= 0 and (row[at].kind == HONORIFIC or (row[at].kind == MARK and row[at].value in (".", "-", "–", ","))):
        chunk = row[at]
        at -= 1
        if chunk.kind != HONORIFIC:
            continue
        told = _title(reading, row, n, chunk)
        if told is not None:
            support = (Support("person", reading.span(person.first, person.last)), *told[2])
            evidence = Evidence(reading.statement(k), "profile-title", support)
            yield ProfileFact(person=person.value, attribute=told[0], value=told[1], evidence=evidence)


def _title(reading: Reading, row: list[Chunk], n: int, chunk: Chunk) -> tuple[str, str, tuple[Support, ...]] | None:
    """Attribute and value that a form of address before a name tells, and what they rest on."""
    keys, first = reading.text.keys, chunk.first
    span = reading.span(first, chunk.last)
    before = keys[first - 1] if first > row[0].first else ""
    for use, attribute in (("rank", "rank"), ("degree", "education")):
        found = words(use).match(keys, first)
        if found is not None and found[1] == chunk.last and before not in _NAMED_AFTER:
            return attribute, found[0], (Support(attribute, span),)
    gender = knowledge.honorifics().match(keys, first)
    if gender is None or gender[0] not in ("male", "female") or row[n - 1] is not chunk:
        return None
    beside = row[: row.index(chunk)][-2:]
    if any(other.kind == HONORIFIC and other.value in ("male", "female") for other in beside):
        return None  # ông bà Nguyễn Văn A
    if reading.text.words[first][0].isupper() and before and before not in (".", ":", "“", '"', "-", "–", "•"):
        return None  # Quốc hội Anh: a country
    return "gender", gender[0], (Support("gender", span), _ADDRESS)


def _lives(reading: Reading, frame: Frame) -> Iterator[ProfileFact]:
    """What sentences tell of the life of a person named in them, or of the one told of before."""
    for k in sorted(_telling(reading.text)):
        line = Line(reading, frame, k)
        for person, where, start in _subjects(line):
            for told in life(line, start):
                if told.attribute:
                    yield _fact(line, person, where, told)


def _telling(text: Text) -> set[int]:
    """The sentences with a word that tells of a life."""
    found: set[int] = set()
    for trigger in triggers():
        at = text.key.find(trigger)
        while at >= 0:
            token = text.token_at(at)
            if token < len(text.sentence_of):
                found.add(text.sentence_of[token])
            at = text.key.find(trigger, at + len(trigger))
    return found


def _subjects(line: Line) -> Iterator[tuple[str, Span, int]]:
    """(full name, where it stands, token after which its life may be told)."""
    row = line.chunks
    people = [(n, chunk) for n, chunk in enumerate(row) if chunk.kind == PERSON]
    for n, chunk in people:
        if chunk.value and not _of_kin(line, row, n):
            where = line.reading.span(chunk.first, chunk.last)
            if any(told.value for told in life(line, chunk.last)):
                yield chunk.value, where, chunk.last
            elif len({other.value for _, other in people}) == 1:
                yield from ((chunk.value, where, t) for t in clauses(line, chunk.last) if opening(line, t))
    if not people:
        yield from _carried(line)


def _of_kin(line: Line, row: list[Chunk], n: int) -> bool:
    """``con trai ông A, sinh năm 1990``: somebody else was born then."""
    while n and (row[n - 1].kind == HONORIFIC or row[n - 1].value in (".", "-")):
        n -= 1
    start = row[n].first
    return any(
        found is not None and found[1] == start
        for t in range(max(line.first, start - 3), start)
        if (found := words("kin").match(line.keys, t))
    )


def _carried(line: Line) -> Iterator[tuple[str, Span, int]]:
    """``Ông quê ở Nam Định``, ``- Quê quán: Nam Định``: of the one person told of before."""
    row, k = line.chunks, line.k
    start = next((n for n, chunk in enumerate(row) if chunk.value not in _OPENING), 0)
    chunk = row[start]
    if chunk.kind == HONORIFIC:
        name = pronoun(line.reading, k, chunk, row[start + 1] if start + 1 < len(row) else None)
        if name:
            yield name, line.reading.span(chunk.first, chunk.last), chunk.last
        return
    name = subjects(line.reading)[k - 1] if k else ""
    last = _last_mention(line, name) if name else None
    first = next(life(line, chunk.first), None)
    if last is not None and first is not None and first.value:
        yield name, last, chunk.first


def _last_mention(line: Line, name: str) -> Span | None:
    """Where a person was named last before this sentence."""
    for row in reversed(line.reading.things[: line.k]):
        for chunk in reversed(row):
            if chunk.kind == PERSON and chunk.value == name:
                return line.reading.span(chunk.first, chunk.last)
    return None


def _fact(line: Line, person: str, where: Span, told: Told) -> ProfileFact:
    doubt = any(True for _ in words("doubt").find(line.keys, line.first, line.last))
    support = (Support("person", where), line.support(told.attribute, told.first, told.last))
    evidence = Evidence(line.reading.statement(line.k), f"profile-{told.attribute}", support)
    return ProfileFact(
        person=person,
        attribute=told.attribute,
        value=told.value,
        province=told.province,
        evidence=evidence,
        modality="reported" if doubt else "asserted",
    )
