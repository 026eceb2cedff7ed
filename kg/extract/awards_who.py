"""Who is named as receiving a distinction: a person, a body, a place."""

from dataclasses import dataclass

from kg.extract.awards_verbs import ADVERBS
from kg.extract.bodies import BodyMention
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, PERSON, PLACE, WORD, Chunk
from kg.model import Body, Support
from kg.text.spelling import name_key

_LEVELS = frozenset(("xã", "phường", "huyện", "quận", "tỉnh", "thị", "thành", "tp"))
_NUMBERED = frozenset(("quận", "phường", "số", "khu", "đội", "đoàn", "khối", "tổ", "khóm", "thôn", "ấp", "trạm"))


@dataclass(frozen=True, slots=True)
class Recipient:
    """Tokens ``[first, last)``. ``kind``: person, body or group; ``name`` as the table prints it; ``named``: whether
    it says who, not only what kind of people; ``vague``: not even of a kind that the table knows."""

    kind: str
    name: str
    first: int
    last: int
    body: Body | None = None
    count: str = ""
    support: tuple[Support, ...] = ()
    named: bool = True
    vague: bool = False

    @property
    def key(self) -> str:
        """Which recipient it is within the article."""
        return f"{self.kind} {_plain(self.name)}"


def _plain(name: str) -> str:
    words = name_key(name).split()
    while words and words[0] in ("các", "những", "tập", "thể", "lãnh", "đạo") and len(words) > 2:
        words = words[1:]
    return " ".join(words)


def person_of(line: Line, chunk: Chunk) -> Recipient | None:
    if not chunk.value:
        return None
    support = (line.support("recipient", chunk.first, chunk.last),)
    return Recipient("person", chunk.value, chunk.first, chunk.last, support=support)


def short_name(line: Line, t: int) -> Recipient | None:
    """``Ron`` alone: the one person of the article whose name ends so."""
    word = line.words[t]
    if not word.istitle() or not word.isalpha() or line.capital(t + 1) or line.is_kind(t, BODY, PLACE):
        return None  # Ngân | hàng Bến Lặng is no Ms Ngân, thị xã Chí | Linh no Mr Linh
    before = line.chunk(t - 1)
    if t > line.first and line.capital(t - 1) and before is not None and before.kind in (WORD, PERSON):
        return None  # báo Bến | Lặng, ông Lê Văn | Lặng
    names = {name for name in line.reading.people.values() if name.endswith(f" {word}")}
    if len(names) != 1:
        return None
    return Recipient("person", names.pop(), t, t + 1, support=(line.support("recipient", t, t + 1),))


def _no_part(line: Line, t: int) -> bool:
    """``Công ty Bến Lặng | 5 (năm liền)``, ``… | vừa``; but ``Ban An ninh quận 2``, ``Trường THPT Trương Định``."""
    if line.key(t).isdigit():
        return line.key(t - 1) not in _NUMBERED
    return line.key(t) in ADVERBS and not line.capital(t)


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
        while last > chunk.first + 1 and _no_part(line, last - 1):
            last -= 1
        name = line.text.phrase(chunk.first, last) if printed else settled[0].name
        return Recipient("body", name, chunk.first, chunk.last, settled[0], support=support + settled[1])
    if chunk.kind == PLACE:
        last = next((t for t in range(chunk.first, chunk.last) if line.key(t) in (",", "(")), chunk.last)
        name = line.text.phrase(chunk.first, last)  # huyện Châu Thành, not its province
        return Recipient("body", name, chunk.first, chunk.last, support=support)
    return None
