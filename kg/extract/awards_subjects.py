"""Who receives, read backwards from ``được tặng`` or ``đón nhận``: the subject of the clause."""

from dataclasses import replace

from kg.extract.awards_bare import the_one_before
from kg.extract.awards_behind import before_mark, dashed, of_unit, told_before
from kg.extract.awards_groups import HARD, QUANTIFIERS, counted_others, group_at, heads_end
from kg.extract.awards_heads import PREPOSITIONS, WHERE, brand, heads_clause, title_start
from kg.extract.awards_names import forms
from kg.extract.awards_places import places_before
from kg.extract.awards_recipients import group_of, people_of
from kg.extract.awards_spoken import left_out, only_person, represented, spoken_of, titled_before
from kg.extract.awards_told_off import told_off
from kg.extract.awards_verbs import verbs
from kg.extract.awards_who import Recipient, named_unit, person_of, short_name
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, HONORIFIC, MARK, OFFICE, PERSON, PLACE, WORD, Chunk
from kg.text.spelling import fold

_BARE = 2  # words of a group that says nothing more
_KIN = frozenset(fold("con trai gái vợ chồng cha mẹ bố em cháu ruột của nội ngoại dâu rể hiệu").split())
_OTHERS = 6  # tokens of a group with its number
_APART = (",", "-", "–")  # between a name and what is said of it
_TAKE = ("đạt", "đoạt", "giành", "nhận", "được")
_PEOPLE = 14  # tokens of those who together are the people of a place
_YEAR = 4  # digits
_CLASS = 4  # tokens of a class: em A, lớp 12 A 1 | Trường X
_JOINT = 10  # tokens before a head of a group in which the count of all stands


def subject_before(line: Line, token: int) -> list[Recipient]:
    """Who stands as subject before a verb: the nearest person, counted group, or body at the head of a clause; nobody
    where a group in general (``những đồng chí``) stands nearer."""
    t, general = _remark(line, token) - 1, False
    if those := places_before(line, token) or told_off(line, token):
        return those
    if (lone := brand(line, t) or (short_name(line, t) if t > line.first else None)) is not None:
        return [lone]
    if (meant := the_one_before(line, token)) is not None and (
        heads_clause(line, meant.first) or line.key(meant.first - 1) in ("liền", "qua", "nay")
    ):
        return [meant]
    if (untold := left_out(line, token)) is not None:
        return [untold]
    if line.key(token - 1) == "người" and line.key(token - 2) in (",", "-", "–"):
        one = only_person(line, [line.chunks[: line.index(token)]])
        return [one] if one is not None else []
    if (whole := _people_before(line, token)) is not None:
        return [whole]
    while t >= line.first:
        key, chunk = line.key(t), line.chunk(t)
        assert chunk is not None
        start = chunk.first
        if chunk.kind == MARK and (key in HARD or (general and key == ",")):
            return _counted_head(line, t, token)
        if chunk.kind == BODY and line.words[start].islower() and _second(line, start):
            t = start - 1
            continue
        own = (
            chunk.kind == BODY
            and _named(line, chunk, token)
            and (not line.key(start - 1)[:1].isdigit() or "lớp" in line.keys[max(line.first, start - _CLASS) : start])
        )
        if own and not general and (person := of_unit(line, chunk)) is not None:
            return [person]
        if own and not general and (named := _named_subject(line, chunk, token)) is not None:
            return named
        group_head = chunk.kind in (WORD, HONORIFIC, BODY) and not _stood_for(line, start)
        group_head = group_head and (found := group_at(line, start)) is not None
        if group_head and found is not None and (found[1] or line.key(start - 1) not in PREPOSITIONS):
            if not found[1] and (before := before_mark(line, start)) is not None and before.kind == PERSON:
                return _named_subject(line, before, start) or []
            group = _joint(line, start, token) or _group_ending(line, start, token, *found)
            if group is not None:
                return [*_and_before(line, group.first), group]
            alone = chunk.last == token and line.follows(start - 1, ",", "đồng", "chí")  # …, đồng chí | được tặng
            if chunk.kind == HONORIFIC and not general and (line.capital(start) or alone):
                return _named_subject(line, chunk, token) or []
            if (out := _one_of(line, start)) is not None:
                t = out  # là một trong những tập thể được khen: whoever is one of them
                continue
            general = general or not any(line.key(n) == "," for n in range(start, token))
        elif not general and (named := _named_subject(line, chunk, token)) is not None:
            return named
        elif (others := _others_counted(line, start, token)) is not None:
            return [others]
        t = start - 1
    return []


def _remark(line: Line, token: int) -> int:
    """The token before which a subject stands, a remark on a person passed: ``cụ A | (sinh năm 1940) được``."""
    if line.key(token - 1) != ")":
        return token
    opened = next((t for t in range(token - 2, line.first, -1) if line.key(t) == "("), line.first)
    before = line.chunk(opened - 1) if opened > line.first else None
    return opened if before is not None and before.kind == PERSON else token


def _counted_head(line: Line, mark: int, token: int) -> list[Recipient]:
    """``64 giáo viên trực tiếp bồi dưỡng, hướng dẫn học sinh | được tặng``: a counted group heads the clause, and
    nothing but what it has done follows."""
    start = mark + 1
    if line.key(mark) == ",":
        start = next((n + 1 for n in range(mark, line.first - 1, -1) if line.key(n) in HARD), line.first)
    start += line.key(start) in ("có", "và")
    group = group_at(line, start)
    if group is None and line.key(mark) == ",":  # Dịp này, | 4 đồng chí nguyên là cán bộ các cơ quan, đơn vị
        opens = (n + 1 for n in range(start, mark) if line.key(n) == "," and group_at(line, n + 1) is not None)
        start = next(opens, start)
        group = group_at(line, start)
    chunks = (line.chunk(t) for t in range(start + 1, token))
    plain = all(c is not None and c.kind not in (PERSON, OFFICE) for c in chunks)
    if group is None or not group[1] or not plain or any(verbs().match(line.keys, t) for t in range(start, token)):
        return []
    if any(line.key(t).isdigit() and len(line.key(t)) < _YEAR for t in range(start + 1, token)):
        return []
    end = next((t for t in range(start, token) if line.key(t) == "đã"), token)
    item = Recipient("group", line.text.phrase(group[0], end), start, token, count=group[1], named=False)
    support = (line.support("recipient", start, end), line.support("count", start, group[0]))
    return [replace(item, support=support)]


def _second(line: Line, start: int) -> bool:
    """``61 đơn vị các cấp học và | phòng GD-ĐT``: a body in lower case that goes on with words before."""
    before = line.chunk(start - 2)
    return line.key(start - 1) == "và" and before is not None and before.kind == WORD


def _people_before(line: Line, token: int) -> Recipient | None:
    """``Đảng bộ, chính quyền và nhân dân thị xã | được tặng``: the people of a place right before the verb."""
    for t in range(max(line.first, token - _PEOPLE), token - 2):
        found = people_of(line, t)
        if found is not None and found.last == token and line.key(t - 1) not in PREPOSITIONS:
            return found
    return None


def _stood_for(line: Line, start: int) -> bool:
    """``12 thợ giỏi đại diện cho | (gần) 900 công nhân``, ``Vượt qua | hơn 200 thí sinh``; not after a dash, where it
    is said by the way."""
    start -= line.key(start - 1) in ("hơn", "gần", "trên", "khoảng")
    if line.key(start - 1) in ("qua", "cứu", "giúp", "sống"):
        return True
    return line.follows(start - 2, "diện", "cho") and line.key(start - 4) not in ("-", "–")


def _others_counted(line: Line, start: int, token: int) -> Recipient | None:
    """``có 6 kỹ thuật viên | đoạt``: counted people whom the table does not know, right before the verb."""
    if not line.key(start).isdigit() or line.key(start - 1) not in WHERE or not 1 < token - start <= _OTHERS:
        return None
    group = counted_others(line, start)
    if group is None or line.key(group[0]) in PREPOSITIONS:
        return None
    if not all(line.words[t].islower() and line.key(t).isalpha() for t in range(group[0], token)):
        return None
    if any(verbs().match(line.keys, t) for t in range(group[0], token)):
        return None
    return group_of(line, start, token, *group)


def holder_before(line: Line, token: int) -> list[Recipient]:
    """``Ông A từng là Giám đốc và | là Anh hùng Lao động``: the person of whom it is said; of nobody's kin."""
    found = subject_before(line, token)
    chunk = line.chunk(found[0].first) if len(found) == 1 and found[0].kind == "person" else None
    if chunk is None or line.key(title_start(line, chunk.first) - 1) in _KIN:
        return []
    return found if not _KIN & set(line.keys[chunk.last : token]) else []  # ông A ở với bà ngoại | là …


def _named(line: Line, body: Chunk, limit: int) -> bool:
    """A body with a capital, or one in lower case that bears a name, where nobody is named before it in the sentence:
    ``(em A, lớp 5,) trường THPT Nà Ớt``."""
    if line.capital(body.first) or body.value.bare or body.last > limit:
        return line.capital(body.first)
    people = any(chunk.kind == PERSON and chunk.last <= body.first for chunk in line.chunks)
    return not people and any(line.capital(t) for t in range(body.first, body.last))


def _joint(line: Line, start: int, token: int) -> Recipient | None:
    """``17 tập thể, | cá nhân``, ``105 cán bộ, công chức, | viên chức``: one count for all."""
    if line.key(start - 1) not in (",", "và"):
        return None
    for first in range(start - 2, max(line.first - 1, start - _JOINT), -1):
        found = group_at(line, first)
        if found is not None and found[1]:
            item = group_of(line, first, token, *found)
            return item if item is not None and item.last == token else None
    return None


def _one_of(line: Line, start: int) -> int | None:
    """The token before ``là (một trong)``, where that stands before a group: ``bà A | là người duy nhất được tặng``."""
    if line.key(start - 1) in QUANTIFIERS or line.key(start - 1)[:1].isdigit():
        start -= 1
    if line.follows(start - 3, "là", "một", "trong") or line.follows(start - 3, "là", "1", "trong"):
        return start - 4
    while line.key(start - 1) in ("số", "ít"):
        start -= 1  # bà A, một trong số ít nhà giáo được nhận
    if not line.key(start).isdigit() and line.follows(start - 2, "một", "trong") and line.key(start - 3) in _APART:
        return start - 4
    among = line.key(start - 2) in ("biệt", "nhất", "đó")  # đặc biệt là | 72 cán bộ được nhận
    return start - 2 if line.key(start - 1) == "là" and not among else None


def _named_subject(line: Line, chunk: Chunk, token: int) -> list[Recipient] | None:
    if chunk.kind in (PERSON, BODY, PLACE) and _apart(line, chunk.last, token):
        return []
    if chunk.kind == PERSON and (unit := represented(line, chunk)) is not None:
        return [unit]
    if chunk.kind == PERSON:
        person = person_of(line, chunk)
        return [*_and_before(line, title_start(line, chunk.first)), *([person] if person else [])]
    if chunk.kind == PLACE and line.key(chunk.first - 1) == "," and (titled := dashed(line, chunk.first)) is not None:
        return _named_subject(line, titled, token)
    listed = chunk.kind == PLACE and line.key(chunk.last) == "," and line.key(chunk.last + 1).isdigit()
    if chunk.kind in (BODY, PLACE) and not listed and heads_clause(line, chunk.first):
        unit = named_unit(line, chunk, chunk.first, token)
        return [unit, *_and_after(line, chunk, token)] if unit is not None else None
    if chunk.kind == HONORIFIC and heads_clause(line, chunk.first):
        person = spoken_of(line, chunk)
        return [person] if person is not None else None
    return None


def _and_after(line: Line, chunk: Chunk, token: int) -> list[Recipient]:
    """The bodies listed after the one that heads the clause: ``Sở Tài chính | , Sở Y tế và Công an tỉnh``."""
    found: list[Recipient] = []
    while chunk.last + 1 < token and line.key(chunk.last) in (",", "và"):
        following = line.chunk(chunk.last + 1)
        if following is None or following.kind != BODY or not line.capital(following.first):
            break
        unit = named_unit(line, following, following.first, token)
        if unit is None:
            break
        found.append(unit)
        chunk = following
    return found if chunk.last >= token or line.key(chunk.last) not in (",", "và") else []


def _apart(line: Line, first: int, last: int) -> bool:
    """``Báo X | đưa tin``, ``bà A | chúc mừng em B``: a verb between a name and the verb that is another's."""
    between = range(first, last)
    return any(_for_whom(line, t) or ((v := verbs().match(line.keys, t)) and v[0] == "apart") for t in between)


def _for_whom(line: Line, t: int) -> bool:
    """``trao quà | cho em B``; not ``có đóng góp | cho sự nghiệp``."""
    after = line.chunk(t + 1)
    if line.key(t) != "cho" or after is None:
        return False
    return line.key(t - 1) not in ("góp", "hiến") or after.kind in (PERSON, HONORIFIC)


def _and_before(line: Line, first: int) -> list[Recipient]:
    """Recipients joined by ``và`` or a comma to the one that starts here."""
    if line.key(first - 1) not in ("và", ",", ";"):
        return []
    if (listed := titled_before(line, first)) is not None:
        return listed
    if line.key(first - 1) == ";":
        return []
    last = first - 2
    if line.key(last) == ")":  # A (sinh năm 1996) và B
        last = next((t - 1 for t in range(last, line.first, -1) if line.key(t) == "("), last)
    chunk = line.chunk(last)
    if chunk is not None and line.key(last).isdigit():
        chunk = told_before(line, last) or chunk
    if chunk is not None and chunk.kind != PERSON and line.key(first - 1) == "và":
        chunk = dashed(line, last + 1) or chunk
    if chunk is not None and chunk.kind == PERSON:
        person = person_of(line, chunk)
        return [*_and_before(line, title_start(line, chunk.first)), *([person] if person else [])]
    if chunk is not None and chunk.kind == BODY and line.key(first - 1) == "và" and heads_clause(line, chunk.first):
        unit = named_unit(line, chunk, chunk.first) if line.capital(chunk.first) else None
        return [unit] if unit is not None else []
    for start in range(first - 2, max(line.first - 1, first - 7), -1):
        if line.key(start) in _TAKE:
            return []  # 4 học sinh đạt giải Nhì | , 7 học sinh đạt giải Ba
        group = group_at(line, start)
        held = group is not None and forms().match(line.keys, group[0])  # 23 Nghệ nhân ưu tú | và 1 nghệ nhân
        if group is not None and group[1] and not held and line.key(start - 1) != "cho" and not _stood_for(line, start):
            item = group_of(line, start, first - 1, *group)
            return [*_and_before(line, start), item] if item is not None and item.last == first - 1 else []
    return []


def _group_ending(line: Line, start: int, token: int, head: int, count: str) -> Recipient | None:
    """A group that starts here, counted or at the head of the clause, and runs up to the verb."""
    before = line.key(start - 1)
    if not count and line.key(head) == "ngành" and line.capital(head + 1) and before in WHERE:
        return group_of(line, start, token, head, count)  # ngành Y tế | được tặng
    if not count:
        alone = line.chunks[line.index(start)].kind == HONORIFIC and line.key(start) not in QUANTIFIERS
        if (
            alone
            or before[:1].isdigit()
            or not (start == line.first or (line.key(start) in QUANTIFIERS and before in WHERE))
        ):
            return None
    group = group_of(line, start, token, head, count)
    said = group is not None and group.last > heads_end(line, head)
    if (
        group is None
        or count
        or group.named
        or (said and len(group.name.split()) > _BARE + (line.key(start) in QUANTIFIERS))
    ):
        return group
    return None  # "những đồng chí được trao …": nobody in particular
