"""Posts and changes: titles and acts of each sentence, settled to bodies, each post once with its strongest status."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.careers import interval
from kg.extract.cells import Cells
from kg.extract.changes import Act, acts
from kg.extract.frame import Frame
from kg.extract.reading import HONORIFIC, PERSON, Reading
from kg.extract.settle import Office, cells_at, settled
from kg.extract.titles import titles
from kg.model import Actor, Body, ChangeFact, Evidence, Fact, PostFact, Support
from kg.text.dates import DateMention
from kg.text.spelling import body_key, name_key

_STRENGTH = {"proposed": 0, "current": 1, "former": 2, "new": 3}  # of what an article says of one post; leaving it is 4
_MEMBER = ("ủy viên", "đại biểu", "thành viên", "ủy viên dự khuyết")
Statuses = dict[tuple[int, int], tuple[str, str, str]]  # (person, office) cells -> status, rule, modality
_TOLD = ("title-told", "act-passive", "act-active")  # rules whose sentence may tell from when to when
_MEASURES = ("khiển trách", "cảnh cáo", "cách", "khai trừ")


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """The posts and changes of an article."""
    posts: list[PostFact] = []
    changes: list[ChangeFact] = []
    for sentence in range(len(reading.sentences)):
        if not any(c.kind in (PERSON, HONORIFIC) for c in reading.chunks[sentence]):
            continue
        cells = cells_at(reading, sentence)
        if "P" not in cells.symbols:
            continue
        _read_sentence(reading, frame, cells, posts, changes)
    return [*_merged(posts), *_distinct(changes)]


def _read_sentence(
    reading: Reading, frame: Frame, cells: Cells, posts: list[PostFact], changes: list[ChangeFact]
) -> None:
    offices = settled(reading, frame, cells.sentence)
    statuses: Statuses = {}
    told, named = list(acts(cells)), list(titles(cells))
    taken = {*(n for act in told for n in act.offices), *(title.office for title in named)}  # they decide nothing
    closed: set[int] = set()  # offices of acts that are not asserted: nobody holds them by the same words
    for act in told:
        if act.modality != "asserted":
            closed.update(act.offices)
        for person in act.persons:
            _apply(act, person, offices, statuses)
            changes += _changes(reading, frame, cells, act, person, offices, taken)
    decided = {n: person for person, n in statuses}
    for title in named:
        office = offices.get(title.office)
        if office is None or title.office in closed or decided.get(title.office, title.person) != title.person:
            continue
        status = "former" if title.former or office.mark == "former" else "new" if office.mark == "new" else "current"
        statuses.setdefault((title.person, title.office), (status, title.rule, "asserted"))
    for (person, n), (status, rule, modality) in sorted(statuses.items()):
        office = offices.get(n)
        if office is not None and office.body is not None:
            held = interval(reading, cells, n, told=rule in _TOLD)
            state = held.told and rule == "title-told" and cells.symbols[n - 1] in "iI"  # năm 1998, ông A là Bí thư
            if (held.past or state) and status in ("current", "new"):
                status = "former"
            elif held.told and status == "new":
                status = "current"
            evidence = _evidence(reading, cells, rule, person, n, (*office.support, *held.support))
            posts.append(
                PostFact(person=cells.person(person), role=office.role, body=office.body, status=status,
                         start=held.start, end=held.end, term=office.term, evidence=evidence, modality=modality)
            )  # fmt: skip


def _apply(act: Act, person: int, offices: dict[int, Office], statuses: Statuses) -> None:
    """The status an act gives to the titles of its person."""
    if act.change == "disciplined" and (act.modality != "asserted" or not act.offices):
        return
    if act.modality == "asserted":
        status, modality = (
            ("former" if act.change in ("left", "disciplined") else "current" if act.recounted else "new"),
            "asserted",
        )
    elif act.modality == "proposed" and act.change != "left":
        status, modality = "proposed", "proposed"
    else:
        return
    for n in act.offices:
        statuses[(person, n)] = (status, act.rule, modality)
    new = [offices[n] for n in act.offices if n in offices]
    for n in act.beside.get(person, ()):
        if n in offices:
            statuses.setdefault((person, n), (_kept(offices[n], new, act, status), act.rule, "asserted"))


def _kept(old: Office, new: list[Office], act: Act, status: str) -> str:
    """What becomes of a title printed beside the name of who comes into an office: an appointment elsewhere or a higher
    office in the same body ends it, a committee seat and an election to another body do not."""
    if old.mark == "former":
        return "former"
    if any(name_key(old.role) == name_key(o.role) and _same_body(old.body, o.body) for o in new):
        return status
    if status not in ("new", "current"):
        return "current"
    executive = [o for o in new if name_key(o.role) not in _MEMBER]
    if name_key(old.role) in _MEMBER or not executive:
        return "current"
    if act.change == "appointed" or any(_same_body(old.body, o.body) for o in executive):
        return "former"
    return "current"


def _key(body: Body) -> tuple[str, str]:
    return body_key(body.name), name_key(body.place)


def _same_body(a: Body | None, b: Body | None) -> bool:
    return (
        a is not None
        and b is not None
        and body_key(a.name) == body_key(b.name)
        and name_key(a.place) == name_key(b.place)
    )


def _evidence(
    reading: Reading, cells: Cells, rule: str, person: int, office: int | None, support: tuple[Support, ...]
) -> Evidence:
    parts = [Support("person", reading.span(cells.first[person], cells.last[person]))]
    if office is not None:
        parts.append(Support("office", reading.span(cells.first[office], cells.last[office])))
    return Evidence(reading.statement(cells.sentence), rule, (*parts, *support))


def _changes(
    reading: Reading, frame: Frame, cells: Cells, act: Act, person: int, offices: dict[int, Office], taken: set[int]
) -> Iterator[ChangeFact]:
    by, by_support = _decider(reading, frame, cells, act, taken)
    date, date_support = _date(reading, cells, act)
    support = (*by_support, *date_support)
    name = cells.person(person)
    if act.measure is not None:
        measure = reading.text.phrase(cells.first[act.measure], cells.last[act.measure]).lower()
        role = next((m for m in _MEASURES if measure.startswith(m)), measure)
        role = "cách chức" if role == "cách" else role
        bodies = (
            {_key(o.body): o.body for o in map(offices.get, act.offices) if o and o.body} if role == "cách chức" else {}
        )
        evidence = _evidence(reading, cells, act.rule, person, None, support)
        for body in bodies.values() or (None,):
            yield ChangeFact(person=name, change="disciplined", role=role, body=body, by=by, date=date,
                             evidence=evidence, modality=act.modality)  # fmt: skip
        return
    for n in act.offices:
        office = offices.get(n)
        if office is not None:
            evidence = _evidence(reading, cells, act.rule, person, n, (*office.support, *support))
            yield ChangeFact(person=name, change=act.change, role=office.role, body=office.body, by=by, date=date,
                             evidence=evidence, modality=act.modality)  # fmt: skip


def _decider(
    reading: Reading, frame: Frame, cells: Cells, act: Act, taken: set[int]
) -> tuple[Actor | None, tuple[Support, ...]]:
    """The body (or office) named last before the deciding verb, in its clause and with no person after it."""
    taken = taken.union(*act.beside.values())
    for n in range(act.verb - 1, max(-1, act.verb - 14), -1):
        symbol = cells.symbols[n]
        if symbol in ';:."':
            break
        if symbol == "P" and n not in act.persons:
            break
        if n in taken or symbol not in "BR" or cells.symbols[n + 1] == "b":  # hai ủy viên | bị kỷ luật
            continue
        if symbol == "R" and act.rule.endswith("passive") and n < min(act.persons):
            continue  # ông A làm Chủ tịch và ông B được bầu …
        span = Support("by", reading.span(cells.first[n], cells.last[n]))
        if symbol == "B":
            chunk = cells.chunk[n]
            found = frame.settle(chunk.value, cells.sentence) if chunk else None
            if found is None:
                continue
            body = found[0]
            return Actor(full_name(body), body), (span,)
        if n + 1 < len(cells.symbols) and cells.symbols[n + 1] == "P":
            continue
        return Actor(reading.text.phrase(cells.first[n], cells.last[n]), None), (span,)
    return None, ()


def full_name(body: Body) -> str:
    """A body's name with its place: ``Tỉnh ủy Phú Thọ``."""
    return f"{body.name} {body.place}" if body.place and name_key(body.place) not in name_key(body.name) else body.name


def _date(reading: Reading, cells: Cells, act: Act) -> tuple[str, tuple[Support, ...]]:
    """The last date before the deciding verb, else one after "từ ngày", else the only one of the sentence."""
    text = reading.text
    first = reading.sentences[cells.sentence].first
    dates = [d for d in reading.dates[cells.sentence] if not _of_document(reading, d)]
    at = text.starts[cells.first[act.verb]]
    before = [d for d in dates if d.end <= at and (len(d.value) > 4 or text.token_at(d.start) - first <= 3)]
    opening = [d for d in before if not text.key[max(0, d.start - 12) : d.start].rstrip().endswith(("đến", "đến ngày"))]
    chosen = (opening or before)[-1] if before else None
    if chosen is None:
        after = [
            d
            for d in dates
            if d.start > at
            and text.key[max(0, d.start - 12) : d.start].strip().endswith(("từ", "kể từ", "từ ngày", "kể từ ngày"))
        ]
        chosen = after[0] if after else dates[0] if len(dates) == 1 and dates[0].end <= at else None
    if chosen is None and act.modality == "asserted" and not act.recounted:
        chosen = _lead_date(reading, cells.sentence, act.measure is not None)
    if chosen is None:
        return "", ()
    value = chosen.value[:7] if chosen.until and chosen.value[:7] == chosen.until[:7] else chosen.value
    return value, (Support("date", text.raw_span(chosen.start, chosen.end)),)


def _of_document(reading: Reading, date: DateMention) -> bool:
    """``Quy định số 102-QĐ/TW ngày 15/11/2017``, ``sinh ngày …``: not the day of the change."""
    token = reading.text.token_at(date.start)
    return any(key in ("số", "qđ", "sinh", "nq", "tw") for key in reading.text.keys[max(0, token - 8) : token])


_DATELINE = ("sáng", "trưa", "chiều", "tối", "ngày", "hôm", "mới", "trong", "trước", "tại", "cũng", "vào")
_BACK = 6  # sentences


def _lead_date(reading: Reading, sentence: int, measured: bool) -> DateMention | None:
    """The day that the nearest sentence before opens with ("Sáng 18/01, …"), not too far back."""
    for k in range(sentence, max(-1, sentence - _BACK - 1), -1):
        days = [d for d in reading.dates[k] if len(d.value) >= 7 and d.value.count("-") != 1]
        if days:
            start = reading.sentences[k].first
            near = reading.text.token_at(days[0].start) - start <= 6
            if k < sentence and measured and "m" in cells_at(reading, k).symbols:
                return None  # the day of another measure
            return days[0] if near and reading.text.keys[start] in _DATELINE else None
    return None


def _merged(posts: list[PostFact]) -> list[PostFact]:
    """Each post of a person once: the strongest status, the evidence that gave it."""
    best: dict[tuple[str, ...], PostFact] = {}
    for post in posts:
        body = post.body
        assert body is not None
        key = (name_key(post.person), name_key(post.role), body_key(body.name), name_key(body.place))
        known = best.get(key)
        if known is None or _strength(post) > _strength(known):
            best[key] = post if known is None else replace(post, term=post.term or known.term)
    kept = [post for post in best.values() if not any(_more_exact(other, post) for other in best.values())]
    return sorted(kept, key=lambda p: p.evidence.statement.start)


def _strength(post: PostFact) -> int:
    return 4 if post.evidence.rule.startswith("left") else _STRENGTH[post.status]


def _more_exact(other: PostFact, post: PostFact) -> bool:
    """Phó Thủ tướng Thường trực says more than Phó Thủ tướng, of the same person in the same body."""
    longer, role = name_key(other.role), name_key(post.role)
    same = other.person == post.person and _same_body(other.body, post.body) and other.status == post.status
    return same and longer.startswith(role + " ") and longer.removeprefix(role + " ") in ("thường trực", "phụ trách")


def _distinct(changes: list[ChangeFact]) -> list[ChangeFact]:
    """Each change once; of two that differ in date or decider alone the fuller one stays."""
    best: dict[tuple[str, ...], ChangeFact] = {}
    for change in changes:
        place = (body_key(change.body.name), name_key(change.body.place)) if change.body else ("", "")
        key = (name_key(change.person), change.change, name_key(change.role), *place, change.modality)
        known = best.get(key)
        if known is None or (bool(change.date), bool(change.by)) > (bool(known.date), bool(known.by)):
            best[key] = change
    return sorted(best.values(), key=lambda c: c.evidence.statement.start)
