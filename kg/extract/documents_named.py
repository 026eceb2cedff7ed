"""Acts without a number that what adopted them tells apart, or a year, or the name of a law or charter."""

from kg.extract.documents_actors import PARTY, Found, Line, actor_at
from kg.extract.documents_gatherings import Gathering, gatherings_at
from kg.extract.documents_kinds import Kind
from kg.extract.documents_merge import Mention, draft_start, mention_at
from kg.extract.documents_titles import broken, law_at
from kg.extract.reading import BODY
from kg.model import Actor, Fact, Support
from kg.text.spelling import name_key


def named_acts(line: Line, i: int, j: int, kind: Kind, facts: list[Fact]) -> tuple[list[Mention], int]:
    """The acts that tokens ``[i, j)`` open, known by what adopted them or as a law or charter, and the token after."""
    if kind.kind == "law":
        return _law(line, i, j)
    if kind.kind == "charter":
        return _charter(line, i, j)
    if "adopted" not in kind.named:
        return [], j
    found = _adopted(line, i, j, kind, facts)
    found = found if found[0] else _of_year(line, i, j, kind)
    return found if found[0] else _political_report(line, i, j, kind)


def _law(line: Line, i: int, j: int) -> tuple[list[Mention], int]:
    found = law_at(line, i)
    if found is None:
        return [], j
    first, last = draft_start(line, i), found[1]
    mention = mention_at(line, i, "law", "document-law", (line.support("title", first, last),))
    if line.follows(last, "(", "sửa", "đổi"):
        last = next((n + 1 for n in range(last, min(line.last, last + 8)) if line.key(n) == ")"), last)
    elif line.follows(last, "sửa", "đổi"):
        last += 2
    year = last + 1 if line.key(last) == "năm" else last
    if _is_year(line, year):
        mention.date, last = line.key(year), year + 1
        mention.support += (line.support("date", last - 1, last),)
    mention.title = line.text.phrase(first, last)
    return [mention], last


def _charter(line: Line, i: int, j: int) -> tuple[list[Mention], int]:
    """``Điều lệ Đảng``, ``Điều lệ Công đoàn Việt Nam``; in lower case any but ``vi phạm điều lệ Đảng``."""
    if not line.capital(i) and not (line.key(j) == "đảng" and line.capital(j) and broken(line, i)):
        return [], j
    if line.key(j) == "đảng" and line.capital(j):
        last = j + (5 if line.follows(j + 1, "cộng", "sản", "việt", "nam") else 1)
        support = (
            line.support("title", i, last),
            line.support("issuer", j, last),
            Support("body", source="convention:Đảng"),
        )
        mention = mention_at(line, i, "charter", "document-charter", support)
        mention.issuer = Found(Actor(line.text.phrase(j, last), PARTY), "đảng", (), j, last)
    else:
        found = actor_at(line, j)
        chunk = line.chunk(j)
        if found is None or chunk is None or chunk.kind != BODY or chunk.value.kind not in ("mass", "party"):
            return [], j
        last = found.last
        mention = mention_at(line, i, "charter", "document-charter", (line.support("title", i, last), *found.support))
        mention.issuer = found
    mention.title = line.text.phrase(i, last)
    return [mention], last


def _adopted(line: Line, i: int, j: int, kind: Kind, facts: list[Fact]) -> tuple[list[Mention], int]:
    t, out = j, list[Mention]()
    if line.follows(i - 2, "phát", "biểu"):  # phát biểu kết luận tại Hội nghị …: words, no act
        return [], j
    while True:
        start = t + 1 if line.key(t) in ("của", "tại", "trình") else t
        found = gatherings_at(line, start, facts)
        if not found:
            break
        whole = line.text.phrase(draft_start(line, i), found[0].last) if not out and len(found) == 1 else ""
        out += [_of_gathering(line, i, j, kind, gathering, whole) for gathering in found]
        t = found[-1].last
        if line.key(t) not in ("và", ",") or line.key(t + 1) not in ("đại", "trung", "của", "hội", "t", "tw"):
            break
        t += 1
    if out and draft_start(line, i) != i and not out[0].known:
        return [], t
    return out, t if out else j


def _of_gathering(line: Line, i: int, j: int, kind: Kind, gathering: Gathering, whole: str) -> Mention:
    support = (line.support("issuer", gathering.first, gathering.last), *gathering.support)
    mention = mention_at(line, i, kind.kind, "document-adopted", support)
    mention.order = line.text.starts[gathering.first]
    mention.issuer = Found(gathering.actor, name_key(gathering.actor.name), (), gathering.first, gathering.last)
    mention.title = whole or f"{line.text.phrase(i, j)} {gathering.actor.name}"
    mention.gathering, mention.known = (gathering.kind, gathering.body), gathering.known
    return mention


def _of_year(line: Line, i: int, j: int, kind: Kind) -> tuple[list[Mention], int]:
    """``Nghị quyết (của) Đảng ủy Khối năm 2021``, ``Nghị quyết năm 2021 của Đảng ủy``."""
    if kind.form != "nghị quyết":
        return [], j
    t, year = j, ""
    if line.key(t) == "năm" and _is_year(line, t + 1):
        year, t = line.key(t + 1), t + 2
        if line.key(t) != "của":
            return [], j
    found = actor_at(line, t + 1 if line.key(t) == "của" else t)
    if found is None or found.joint or found.actor.body is None or found.actor.body.national:
        return [], j
    last = found.last
    if not year:
        if not (line.key(last) == "năm" and _is_year(line, last + 1)) or line.key(last + 2) in ("về", "-"):
            return [], j
        year, last = line.key(last + 1), last + 2
    mention = mention_at(line, i, kind.kind, "document-of-year", (line.support("title", i, last), *found.support))
    mention.issuer, mention.title = found, line.text.phrase(i, last)
    mention.gathering, mention.known = ("year", found.key), frozenset({("year", year)})
    return [mention], last


def _political_report(line: Line, i: int, j: int, kind: Kind) -> tuple[list[Mention], int]:
    """``Báo cáo chính trị của | Ban Chấp hành Đảng bộ huyện Bến Lặng``, which a congress has one of."""
    found = actor_at(line, j + 1) if kind.form == "báo cáo chính trị" and line.key(j) == "của" else None
    if found is None or found.actor.body is None or found.joint:
        return [], j
    first = draft_start(line, i)
    support = (line.support("title", first, found.last), *found.support)
    mention = mention_at(line, i, kind.kind, "document-adopted", support)
    mention.issuer, mention.title = found, line.text.phrase(first, found.last)
    return [mention], found.last


def _is_year(line: Line, t: int) -> bool:
    return len(line.key(t)) == 4 and line.key(t).isdigit()
