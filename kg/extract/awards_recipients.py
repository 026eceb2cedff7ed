"""Who receives a distinction: people, bodies, places, and groups in words with how many they are."""

from dataclasses import replace

from kg.extract.awards_beside import after_titles, kin, name_follows
from kg.extract.awards_groups import (
    QUANTIFIERS,
    counted_others,
    delegation_end,
    group_at,
    group_end,
    groups,
    heads_end,
    people_end,
)
from kg.extract.awards_heads import PREPOSITIONS
from kg.extract.awards_lists import (
    holder_after,
    listed_name,
    middle_name_end,
    names_after,
    next_in_list,
    outlet_end,
    own_end,
    unnumbered,
)
from kg.extract.awards_names import forms
from kg.extract.awards_own import QUOTES
from kg.extract.awards_places import places_listed
from kg.extract.awards_verbs import verbs
from kg.extract.awards_who import Recipient, named_unit, person_of, short_name
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE, WORD
from kg.model import Support
from kg.text.spelling import fold

_BEFORE_NAME = frozenset(  # words before a name: vợ chồng đảng viên A, thân nhân liệt sĩ B
    fold("riêng cho đại diện lãnh đạo sơ em cháu gia đình vợ chồng thân nhân đảng viên cố liệt sĩ mẹ").split()
)
_RECEIVES = ("nhận", "được", "đạt")  # after a group that begins a clause of its own
_ACTS = ("cũng", "đã", "còn", "vừa", "trao", "tặng", "gắn")  # after a person or body that does
_LOOSE = frozenset(fold("qua đó trong gian thời và cùng đạt nhận được không").split())  # words that end no group
_PREDICATE = frozenset(("sẽ", "thì"))
_BARE = 2  # words of a group that says nothing of itself
_LISTED = (",", ";", "và", "cùng")
_BODIES = frozenset(  # Chi bộ | Trạm Y tế
    fold(
        "chi bộ;đảng bộ;đảng bộ cơ sở;công đoàn;công đoàn cơ sở;chi đoàn;chi hội;liên đội;trường;bệnh viện;trạm y tế;"
        "câu lạc bộ;hợp tác xã;tổ hợp tác;nhà máy;nhóm tác giả"
    ).split(";")
)
_NOBODY = frozenset(fold("rằng biết hay thấy đến tới mình nhau ai đây việc phép dù nên thể cả hoạt phong các").split())
_TELLING = 3  # words
_SO_CALLED = 5  # tokens from what somebody is to the name
_SCHOOLS = frozenset(("thpt", "thcs", "học", "non", "trường"))  # last words before the name of a school
_CLAUSES = frozenset(("có", "đã", "đạt", "hoàn", "tiêu", "xuất", "lập"))  # open what is said of a group


def recipients_at(line: Line, token: int, limit: int) -> list[Recipient]:
    """The recipients listed from a token on, before ``limit``; those named after ``gồm``, ``là`` stand for a group."""
    found: list[Recipient] = []
    own: int | None = None  # how many stand before a semicolon, after which others may act
    token = unnumbered(line, token)
    t = names_after(line, token, limit) or token
    while t < limit:
        if places := places_listed(line, t):
            found += places[:-1]
        item = places[-1] if places else recipient_at(line, t, limit)
        if item is None and found and (end := listed_name(line, t)) is not None:
            support = (line.support("recipient", t, end),)
            item = Recipient("person", line.text.phrase(t, end), t, end, support=support)
        if item is None or (found and line.key(item.last) in (_RECEIVES if item.kind == "group" else _ACTS)):
            if item is not None and own is not None:
                found = found[:own]  # cho các đồng chí …; | Sở Y tế và huyện Mường La tặng quà
            break  # trao A cho ông B và các đồng chí | nhận C
        if found and item.kind == "person" and found[-1].kind == "group" and _speaks(line, t, item.last):
            break  # trao A cho các tập thể, | ông B ghi nhận …
        own_act = line.key(after_titles(line, item.kind, item.last, line.last)) == "được"
        if own is not None and item.kind == "person" and own_act:
            break  # khen thưởng 6 tập thể; | ông B, Chủ tịch X, được Y tặng Giấy khen
        found.append(item)
        t = after_titles(line, item.kind, item.last + (line.key(item.last) == ")"), limit)
        named = apposition(line, t + (line.key(t) == ","), limit) if item.kind != "person" else None
        if named is not None:
            inner = listed_from(line, named, limit, item.count)
            of_it = inner[: int(item.count)] if item.count.isdigit() and len(inner) > int(item.count) > 1 else inner
            if inner and all(r.named for r in of_it):
                if item.count in ("", str(len(of_it))):
                    found.pop()
                found += inner
                break
        if line.key(t) not in _LISTED and (mark := next_in_list(line, item.kind, t, limit)) is not None:
            t = mark
        if line.key(t) not in _LISTED:
            break
        own = len(found) if line.key(t) == ";" else own
        t += 1
        while line.key(t) in ("và", ",", "cho", "cùng"):
            t += 1
        t = unnumbered(line, t)
    return _shared_words(line, found)


def _speaks(line: Line, start: int, end: int) -> bool:
    """Whether somebody named after a comma does something of his own."""
    after = line.chunk(end)
    return line.key(start - 1) == "," and after is not None and after.kind == WORD and line.key(end) not in _LISTED


def listed_from(line: Line, t: int, limit: int, count: str) -> list[Recipient]:
    """Those listed from a token on; where they are not as many as was told before, but the people named are, these."""
    found = recipients_at(line, t, limit)
    if not count.isdigit() or len(found) >= int(count):
        return found
    people = [person_of(line, c) for c in line.chunks if c.kind == PERSON and t <= c.first < limit]
    exact = [p for p in people if p is not None and not _beside(line, p.first, t)]
    return exact if str(len(exact)) == count else found


def _beside(line: Line, t: int, start: int) -> bool:
    """Whether a name is said by the way: in a bracket, or as that of a school (``Đoàn trường THPT | Nguyễn Văn A``)."""
    before = line.keys[start:t]
    return before.count("(") > before.count(")") or line.key(t - 1) in _SCHOOLS


def _shared_words(line: Line, found: list[Recipient]) -> list[Recipient]:
    """``2 tập thể, 5 cá nhân có thành tích …``: what is said of the last is said of all before it."""
    out = list(found)
    for n in range(len(out) - 2, -1, -1):
        item, after = out[n], out[n + 1]
        bare = item.kind == after.kind == "group" and item.count and after.count and len(item.name.split()) <= _BARE
        words = after.name.split()
        own = next((i for i, word in enumerate(words) if i and fold(word) in _CLAUSES), None)
        if bare and own is not None and own <= _BARE and line.key(item.last) in (",", "và"):
            out[n] = replace(item, name=" ".join([item.name, *words[own:]]))
    return out


def apposition(line: Line, t: int, limit: int) -> int | None:
    """The token after ``gồm:``, ``đó là``, ``là`` where named recipients follow a group."""
    for words in (("bao", "gồm"), ("đó", "là"), ("gồm", "có"), ("gồm",), ("là",), (":",)):
        if t < limit and line.follows(t, *words):
            t += len(words)
            while line.key(t) in (":", "các", "hai", "2"):
                t += 1
            chunk = line.chunk(t)  # là các đồng chí: | Nguyễn Văn A, …
            addressed = chunk is not None and chunk.kind == HONORIFIC and line.key(chunk.last) == ":"
            return chunk.last + 1 if addressed and chunk is not None else t
    return None


def recipient_at(line: Line, token: int, limit: int) -> Recipient | None:
    """The recipient that starts at a token; forms of address and ``đại diện`` before it are passed."""
    if (whole := people_of(line, token)) is not None:
        return whole
    t = _after_title(line, token)
    while t < limit and (
        (line.key(t) in _BEFORE_NAME and not line.is_kind(t, BODY))
        or line.is_kind(t, HONORIFIC)
        or (t > token and line.key(t) == "của")
    ):
        chunk = line.chunk(t)
        if group_at(line, t) is not None and not name_follows(line, t, limit) and not kin(line, t):
            break
        t = chunk.last if chunk is not None and chunk.kind == HONORIFIC else t + 1
        t += line.key(t) == "." and line.is_kind(t + 1, HONORIFIC)  # GS.TS
    t = _after_epithet(line, t)
    t = _after_title(line, t)
    if t >= limit:
        return None
    chunk = line.chunk(t)
    assert chunk is not None
    if chunk.kind == OFFICE and chunk.first == t:
        follower = line.chunk(chunk.last)
        if follower is not None and follower.kind != PERSON:
            follower = holder_after(line, chunk.last, limit)
        if follower is not None:
            chunk = follower
    if chunk.kind == PERSON and line.follows(chunk.last, "(", "đại", "diện"):  # ông A (đại diện | Công ty Bến Lặng)
        unit = recipient_at(line, chunk.last + 3, limit)
        return unit if unit is not None and unit.kind == "body" else person_of(line, chunk)
    if chunk.kind == PERSON:
        return person_of(line, chunk)
    if (end := outlet_end(line, t)) is not None and chunk.kind != BODY:
        return Recipient("body", line.text.phrase(t, end), t, end, support=(line.support("recipient", t, end),))
    if (short := short_name(line, t)) is not None:
        return short
    group = group_at(line, t) or counted_others(line, t)
    own = chunk.kind == PLACE or (chunk.kind == BODY and line.capital(t))
    if group is not None and own and chunk.first == t and chunk.last > heads_end(line, t):
        unit = named_unit(line, chunk, t, limit)  # Đảng bộ Sở Y tế, Trường THPT Nà Ớt, huyện Mường La
        if unit is not None or line.key(heads_end(line, t) - 1) != "ngành":  # nobody says whose: Công đoàn | ngành Y tế
            return unit
    words = chunk.kind == WORD and line.words[t].islower() if group is None else not group[1]
    if words and (named := _named_behind(line, t, limit)) is not None:
        return named
    if group is not None and group[0] < limit:
        return group_of(line, t, limit, *group)
    if (unit := named_unit(line, chunk, t, limit)) is not None or (end := middle_name_end(line, t)) is None:
        return unit
    return Recipient("person", line.text.phrase(t, end), t, end, support=(line.support("recipient", t, end),))


def _named_behind(line: Line, t: int, limit: int) -> Recipient | None:
    """``Chi hội trưởng | Lò Văn Inh``: who is named behind words for what they are."""
    for n in range(t + 1, min(limit, t + _SO_CALLED)):
        chunk = line.chunk(n)
        if chunk is not None and chunk.kind == PERSON:
            return person_of(line, chunk)
        if chunk is None or chunk.kind != WORD or line.key(n) in PREPOSITIONS or not line.words[n].isalpha():
            return None
    return None


def whoever(line: Line, token: int, limit: int) -> Recipient | None:
    """``cho | chỉ huy trưởng và chính trị viên điểm đảo``, ``cho | những nghiên cứu nổi bật``: whoever is told in
    words, where nobody is named and no kind of people that the table knows."""
    head = token + (line.key(token) in QUANTIFIERS)
    chunk = line.chunk(head)
    if chunk is None or chunk.kind not in (WORD, OFFICE) or not line.words[head].isalpha() or line.capital(head):
        return None
    if line.key(head) in _NOBODY or verbs().match(line.keys, head):
        return None
    end = group_end(line, head + 1, limit, False)
    end = next((t for t in range(head + 1, end) if line.key(t) == "về"), end)
    if end - head < _TELLING or any(c.kind == PERSON and head <= c.first < end for c in line.chunks):
        return None
    support = (line.support("recipient", token, end),)
    return Recipient("group", line.text.phrase(token, end), token, end, support=support, named=False, vague=True)


def _after_title(line: Line, t: int) -> int:
    """``Nghệ sĩ Ưu tú | Lê Văn A``: the token after the title that one already holds."""
    held = forms().match(line.keys, t) if line.capital(t) else None
    return held[1] if held is not None and "title" in held[0].takes and line.is_kind(held[1], PERSON) else t


def _after_epithet(line: Line, t: int) -> int:
    """``“hiệp sĩ” | Nguyễn Văn A``: the token after words in quotation marks before a name."""
    if line.key(t) in QUOTES:
        for n in range(t + 2, t + 6):
            if line.key(n) in ("”", '"', "’", "'") and line.is_kind(n + 1, PERSON):
                return n + 1
    return t


def people_of(line: Line, t: int) -> Recipient | None:
    """``Đảng bộ, chính quyền và nhân dân tỉnh Quảng Nam``, ``đoàn Gia Lai``: one recipient in words."""
    end = people_end(line, t) or delegation_end(line, t)
    if end is None:
        return None
    return Recipient("group", line.text.phrase(t, end), t, end, support=(line.support("recipient", t, end),))


def group_of(line: Line, start: int, limit: int, head: int, count: str) -> Recipient | None:
    """The group with its modifiers, up to a mark, a verb or the next recipient."""
    found = groups().match(line.keys, head) or ("", head + 1)
    body = line.chunk(found[1])
    if found[0] == "tập thể" and not count and body is not None and body.kind == BODY and body.first == found[1]:
        unit = named_unit(line, body, found[1])
        if unit is not None:
            return unit
    while not count and body is not None and body.kind == HONORIFIC and body.first >= found[1]:
        body = line.chunk(body.last + (line.key(body.last) == "."))  # nhóm tác giả ThS.BS | Nguyễn Văn A
    if body is not None and body.kind == PERSON and body.value and (body.first == found[1] or not count):
        if all(line.is_kind(t, HONORIFIC) or line.key(t) == "." for t in range(found[1], body.first)):
            return person_of(line, body)  # đoàn viên Nguyễn Văn A, các đồng chí A và B
    if found[0] == "tập thể" and not count and (end := outlet_end(line, found[1])) is not None:
        said = (line.support("recipient", found[1], end),)
        return Recipient("body", line.text.phrase(found[1], end), start, end, support=said)
    own = found[0] in ("tập thể", "đơn vị") and not count and line.capital(found[1])
    if not own and not count and start == head and (end := own_end(line, found)):
        return Recipient(
            "body", line.text.phrase(start, end), start, end, support=(line.support("recipient", start, end),)
        )
    first = found[1] if own else head if count else start  # đơn vị | Đội 4
    last = end = group_end(line, found[1], limit, bool(count))
    while (line.key(end - 1) in _LOOSE or line.key(end - 1) in "-–,") and end - 1 >= found[1]:
        end -= 1
    if own:
        end = last = next((t for t in range(first, end) if line.key(t) in (",", "và")), end)
    if _PREDICATE & set(line.keys[first:end]):
        return None  # Mô hình này sẽ ở nơi yên tĩnh, …: a clause, not who
    name = line.text.phrase(first, end)
    sector = line.key(head) == "ngành" and line.capital(head + 1)
    if not count and start == head and len(name.split()) <= 2 and not (sector or own):
        return None  # "cho gia đình": nobody in particular
    support: tuple[Support, ...] = (line.support("recipient", start, end),)
    if count:
        support += (line.support("count", start, head),)
    own = own or (
        not count
        and start == head
        and found[0] in _BODIES
        and line.capital(start)
        and line.capital(found[1] + (line.key(found[1]) == "ngành"))
    )
    kind = "body" if own else "group"
    return Recipient(kind, name, start, last, count=count, support=support, named=own)
