"""The title of an event: its fullest form in the article; put together only where the article never prints it whole."""

import re

from kg.extract.events_happenings import Happening
from kg.extract.events_mentions import Mention
from kg.model import Body
from kg.text.numbers import ordinal

_NUMBERED = re.compile(r" (?:lần|thứ|hội [IVXL]+|Đảng [IVXL]+)\b")
_TOLD = 5  # words of a title that tells enough
_AIM = " để "  # hội nghị để thảo luận …: what for, where another mention tells whose
_ORDINAL = re.compile(r" (?:lần |thứ |nhiệm k|[IVXL]+\b)")


def title_of(happening: Happening, body: Body | None) -> tuple[str, Mention]:
    """The title and the mention it was taken from."""
    named = happening.named
    if not named:
        main = happening.mentions[0]
        head = main.noun.form
    else:
        main = _announced(named) or max(
            named, key=lambda m: (m.noun.takes == "who", not m.visitors, *_fullness(m), -m.sentence, -m.first)
        )
        head = main.title
    owner = happening.owner
    title = head
    if owner is not None and owner.words and _lacks_owner(happening, main):
        words = owner.words if body is None or "," in body.name else owner.words.partition(",")[0]
        if body is not None and _shouted(words, body.name):
            words = _lowered(words, words, body)
        title = _with_owner(head, _assembly(words) if happening.kind == "congress" else words)
    if not named and main.dated:
        title = f"{title} {main.dated}"
    if _all_caps(title):
        title = _lowered(title, owner.words if owner else "", body)
    return title[:1].upper() + title[1:], main


def _announced(named: list[Mention]) -> Mention | None:
    """Of acts of giving, the one that tells first what is given: ``Trao Huân chương Lao động cho 4 cá nhân``."""
    if not all(m.noun.giving for m in named):
        return None
    return next((m for m in named if len(m.title.split()) >= _TOLD), None)


def _lacks_owner(happening: Happening, main: Mention) -> bool:
    """Whether the words of the title alone would not tell which event it is."""
    if main.whose or main.described or "trù bị" in main.title.lower():
        return False
    if happening.kind == "congress":
        return True
    return happening.kind in ("conference", "session") and (not main.ordinal or main.noun.form == "phiên")


def _fullness(mention: Mention) -> tuple[bool, bool, bool, bool, bool, int]:
    title = mention.title
    return (
        not mention.noun.giving,
        not _all_caps(title),
        bool(_NUMBERED.search(title)),
        mention.whose or mention.described,
        _AIM not in title,
        min(len(title.split()), 16),
    )


def _with_owner(head: str, words: str) -> str:
    """``Đại hội | Đảng bộ xã X | lần thứ XX``."""
    number = _ORDINAL.search(head)
    return f"{head[: number.start()]} {words}{head[number.start() :]}" if number else f"{head} {words}"


def _assembly(words: str) -> str:
    """A congress is the đảng bộ's, also where its committee calls it."""
    return re.sub(r"^(?:đảng [uủ][ỷy]|ban chấp hành đảng bộ|bch đảng bộ)\b", "Đảng bộ", words, flags=re.IGNORECASE)


def _all_caps(title: str) -> bool:
    return title.isupper() and len(title) > 8


def _shouted(words: str, name: str) -> bool:
    """Whether a headline prints a body in capitals: ``ĐẢNG BỘ XÃ``; not ``HĐND TP. HCM``."""
    return _all_caps(words) and any(not w.isascii() and w not in name.split() for w in words.split())


def _lowered(title: str, words: str, body: Body | None) -> str:
    """A headline in capitals in ordinary letters, the body as the article prints it elsewhere."""
    whole = title
    if words and body is not None and words in whole and not body.name.isupper():
        return "".join(part if part == body.name else _lower(part) for part in _around(whole, words, body.name))
    return _lower(whole)


def _around(whole: str, words: str, name: str) -> tuple[str, str, str]:
    left, _, right = whole.partition(words)
    return left, name, right


def _lower(words: str) -> str:
    return " ".join(w if w.isupper() and len(w) < 6 and ordinal(w) else w.lower() for w in words.split(" "))
