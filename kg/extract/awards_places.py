"""Places listed under one word for what they are: ``các huyện Nà Ớt, Tà Xùa và Bến Lặng``, ``3 xã A, B và C``."""

from kg.extract.awards_heads import heads_clause
from kg.extract.awards_who import Recipient
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY
from kg.text.numbers import WORDS

_LEVELS = (("huyện",), ("xã",), ("phường",), ("quận",), ("tỉnh",), ("thôn",), ("bản",), ("thị", "xã"), ("thành", "phố"))
_LONGEST, _NAME = 40, 4  # tokens of a list, of a name


def places_listed(line: Line, t: int) -> list[Recipient]:
    """The places of a list that starts at a token; none where they are not as many as it says, or only one."""
    count = line.key(t)
    told = int(count) if count.isdigit() else WORDS.get(count)
    if told is None and count not in ("các", "những"):
        return []
    level = next((words for words in _LEVELS if line.follows(t + 1, *words)), None)
    if level is None:
        return []
    noun, found, t = " ".join(level), list[Recipient](), t + 1 + len(level)
    while (end := _name_end(line, t)) > t:
        support = (line.support("recipient", t, end),)
        found.append(Recipient("body", f"{noun} {line.text.phrase(t, end)}", t, end, support=support))
        if line.key(end) not in (",", "và"):
            break
        t = end + 1
    return found if len(found) > 1 and told in (None, len(found)) else []


def _name_end(line: Line, t: int) -> int:
    end = t
    if line.is_kind(t, BODY):  # … và Trà Bến, | Công an tỉnh
        return t
    while end < t + _NAME and line.capital(end) and line.words[end].isalpha():
        end += 1
    return end


def places_before(line: Line, token: int) -> list[Recipient]:
    """The same right before a verb, as its subject."""
    for t in range(token - 4, max(line.first - 1, token - _LONGEST), -1):
        if found := places_listed(line, t):
            return found if found[-1].last == token and heads_clause(line, t) else []
    return []
