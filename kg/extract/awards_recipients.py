"""Who receives a distinction: people, bodies, places, and groups in words with how many they are."""

from dataclasses import dataclass, replace

from kg.extract.awards_beside import after_titles, kin, name_follows
from kg.extract.awards_groups import counted_others, delegation_end, group_at, group_end, groups, heads_end, people_end
from kg.extract.awards_lists import (
    holder_after,
    listed_name,
    middle_name_end,
    names_after,
    next_in_list,
    outlet_end,
    own_end,
)
from kg.extract.awards_names import forms
from kg.extract.awards_own import QUOTES
from kg.extract.awards_verbs import ADVERBS
from kg.extract.bodies import BodyMention
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE, WORD, Chunk
from kg.model import Body, Support
from kg.text.spelling import fold, name_key

_BEFORE_NAME = frozenset(  # words before a name: vợ chồng đảng viên A, thân nhân liệt sĩ B
    fold("riêng cho đại diện lãnh đạo sơ em cháu gia đình vợ chồng thân nhân đảng viên cố liệt sĩ mẹ").split()
)
_RECEIVES = ("nhận", "được", "đạt")  # after a group that begins a clause of its own
_ACTS = ("cũng", "đã", "còn", "vừa", "trao", "tặng", "gắn")  # after a person or body that does
_LOOSE = frozenset(fold("qua đó trong gian thời và cùng đạt nhận được").split())  # words that end no group
_LEVELS = frozenset(("xã", "phường", "huyện", "quận", "tỉnh", "thị", "thành", "tp"))
_BARE = 2  # words of a group that says nothing of itself
_LISTED = (",", ";", "và", "cùng")
_BODIES = frozenset(  # Chi bộ | Trạm Y tế
    fold(
        "chi bộ;đảng bộ;đảng bộ cơ sở;công đoàn;công đoàn cơ sở;chi đoàn;chi hội;liên đội;trường;bệnh viện;trạm y tế;"
        "câu lạc bộ;hợp tác xã;tổ hợp tác;nhà máy;nhóm tác giả"
    ).split(";")
)
_CLAUSES = frozenset(("có", "đã", "đạt", "hoàn", "tiêu", "xuất", "lập"))  # open what is said of a group


@dataclass(frozen=True, slots=True)
class Recipient:
    """Tokens ``[first, last)``. ``kind``: person, body or group; ``name`` as the table prints it; ``named``: whether
    it says who, not only what kind of people."""

    kind: str
    name: str
    first: int
    last: int
    body: Body | None = None
    count: str = ""
    support: tuple[Support, ...] = ()
    named: bool = True

    @property
    def key(self) -> str:
        """Which recipient it is within the article."""
        return f"{self.kind} {_plain(self.name)}"


def _plain(name: str) -> str:
    words = name_key(name).split()
    while words and words[0] in ("các", "những", "tập", "thể", "lãnh", "đạo") and len(words) > 2:
        words = words[1:]
    return " ".join(words)


def recipients_at(line: Line, token: int, limit: int) -> list[Recipient]:
    """The recipients listed from a token on, before ``limit``; those named after ``gồm``, ``là`` stand for a group."""
    found: list[Recipient] = []
    t = names_after(line, token, limit) or token
    while t < limit:
        item = recipient_at(line, t, limit)
        if item is None and found and (end := listed_name(line, t)) is not None:
            support = (line.support("recipient", t, end),)
            item = Recipient("person", line.text.phrase(t, end), t, end, support=support)
        if item is None or (found and line.key(item.last) in (_RECEIVES if item.kind == "group" else _ACTS)):
            break  # trao A cho ông B và các đồng chí | nhận C
        found.append(item)
        t = after_titles(line, item.kind, item.last + (line.key(item.last) == ")"), limit)
        named = apposition(line, t + (line.key(t) == ","), limit) if item.kind != "person" else None
        if named is not None:
            inner = recipients_at(line, named, limit)
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
        t += 1
        while line.key(t) in ("và", ",", "cho", "cùng"):
            t += 1
    return _shared_words(line, found)


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
        (line.key(t) in _BEFORE_NAME and not _is(line, t, BODY))
        or _is(line, t, HONORIFIC)
        or (t > token and line.key(t) == "của")
    ):
        chunk = line.chunk(t)
        if group_at(line, t) is not None and not name_follows(line, t, limit) and not kin(line, t):
            break
        t = chunk.last if chunk is not None and chunk.kind == HONORIFIC else t + 1
        t += line.key(t) == "." and _is(line, t + 1, HONORIFIC)  # GS.TS
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
        return named_unit(line, chunk, t, limit)  # Đảng bộ Sở Y tế, Trường THPT Nà Ớt, huyện Mường La
    if group is not None and group[0] < limit:
        return group_of(line, t, limit, *group)
    if (unit := named_unit(line, chunk, t, limit)) is not None or (end := middle_name_end(line, t)) is None:
        return unit
    return Recipient("person", line.text.phrase(t, end), t, end, support=(line.support("recipient", t, end),))


def _after_title(line: Line, t: int) -> int:
    """``Nghệ sĩ Ưu tú | Lê Văn A``: the token after the title that one already holds."""
    held = forms().match(line.keys, t) if line.capital(t) else None
    return held[1] if held is not None and "title" in held[0].takes and _is(line, held[1], PERSON) else t


def _after_epithet(line: Line, t: int) -> int:
    """``“hiệp sĩ” | Nguyễn Văn A``: the token after words in quotation marks before a name."""
    if line.key(t) in QUOTES:
        for n in range(t + 2, t + 6):
            if line.key(n) in ("”", '"', "’", "'") and _is(line, n + 1, PERSON):
                return n + 1
    return t


def _is(line: Line, t: int, kind: str) -> bool:
    chunk = line.chunk(t)
    return chunk is not None and chunk.kind == kind


def person_of(line: Line, chunk: Chunk) -> Recipient | None:
    if not chunk.value:
        return None
    support = (line.support("recipient", chunk.first, chunk.last),)
    return Recipient("person", chunk.value, chunk.first, chunk.last, support=support)


def short_name(line: Line, t: int) -> Recipient | None:
    """``Ron`` alone: the one person of the article whose name ends so."""
    word = line.words[t]
    if not word.istitle() or not word.isalpha() or line.capital(t + 1) or _is(line, t, BODY) or _is(line, t, PLACE):
        return None  # Ngân | hàng Bến Lặng is no Ms Ngân, thị xã Chí | Linh no Mr Linh
    before = line.chunk(t - 1)
    if t > line.first and line.capital(t - 1) and before is not None and before.kind in (WORD, PERSON):
        return None  # báo Bến | Lặng, ông Lê Văn | Lặng
    names = {name for name in line.reading.people.values() if name.endswith(f" {word}")}
    if len(names) != 1:
        return None
    return Recipient("person", names.pop(), t, t + 1, support=(line.support("recipient", t, t + 1),))


def named_unit(line: Line, chunk: Chunk, token: int, limit: int | None = None) -> Recipient | None:
    """A body or a place that receives: ``Sở Y tế``, ``tỉnh Quảng Nam``; ``limit``: the verb, which no name holds."""
    if chunk.first != token:
        return None
    support: tuple[Support, ...] = (line.support("recipient", chunk.first, chunk.last),)
    if limit is not None and chunk.last > limit > chunk.first + 1 and chunk.kind == BODY and line.capital(limit):
        support = (line.support("recipient", chunk.first, limit),)  # Trường THPT Chim Én | Huân chương
        return Recipient("body", line.text.phrase(chunk.first, limit), chunk.first, limit, support=support)
    if chunk.kind == BODY:
        mention: BodyMention = chunk.value
        settled = line.frame.settle(mention, line.k)
        if settled is None:  # Bệnh viện Đa khoa | Hà Đông
            place = line.chunk(chunk.last)
            beside = place is not None and place.kind == PLACE and line.capital(chunk.first)
            if not beside or place is None:
                return None
            support = (line.support("recipient", chunk.first, place.last),)
            return Recipient(
                "body", line.text.phrase(chunk.first, place.last), chunk.first, place.last, support=support
            )
        printed = mention.place is not None and settled[0].name.casefold().startswith(mention.name.casefold()[:8])
        last = min(chunk.last, limit) if limit is not None else chunk.last
        last = next(
            (
                n
                for n in range(chunk.first, last)
                if line.key(n) == "(" or (line.key(n) == "," and line.key(n + 1) in _LEVELS)
            ),
            last,
        )
        while last > chunk.first + 1 and (line.key(last - 1).isdigit() or line.key(last - 1) in ADVERBS):
            last -= 1
        name = line.text.phrase(chunk.first, last) if printed else settled[0].name
        return Recipient("body", name, chunk.first, chunk.last, settled[0], support=support + settled[1])
    if chunk.kind == PLACE:
        last = next((t for t in range(chunk.first, chunk.last) if line.key(t) in (",", "(")), chunk.last)
        name = line.text.phrase(chunk.first, last)  # huyện Châu Thành, not its province
        return Recipient("body", name, chunk.first, chunk.last, support=support)
    return None


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
    if body is not None and body.kind == PERSON and body.first == found[1] and body.value:
        return person_of(line, body)  # đoàn viên Nguyễn Văn A, các đồng chí A và B
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
    name = line.text.phrase(first, end)
    sector = line.key(head) == "ngành" and line.capital(head + 1)
    if not count and start == head and len(name.split()) <= 2 and not (sector or own):
        return None  # "cho gia đình": nobody in particular
    support: tuple[Support, ...] = (line.support("recipient", start, end),)
    if count:
        support += (line.support("count", start, head),)
    own = own or (
        not count and start == head and found[0] in _BODIES and line.capital(start) and line.capital(found[1])
    )
    kind = "body" if own else "group"
    return Recipient(kind, name, start, last, count=count, support=support, named=own)
