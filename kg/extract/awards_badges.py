"""Party badges counted by years of membership, in whatever order a sentence names them: ``5 đồng chí 70 năm tuổi Đảng,
14 đồng chí 65 năm``, ``Huy hiệu 60 năm tuổi Đảng: 3 đồng chí; 55 năm có 2 đồng chí``."""

from itertools import pairwise

from kg.extract.awards_givers import Given
from kg.extract.awards_groups import group_at, groups
from kg.extract.awards_names import Award, badge_at
from kg.extract.awards_recipients import Recipient
from kg.extract.awards_verbs import modality_at
from kg.extract.documents_actors import Line

_APART = frozenset((",", ";", ".", "và", ")"))  # between the years of one group and the next group
_LEAST, _STEP = 30, 5  # years of membership that badges stand for


def counted_badges(line: Line) -> list[tuple[Award, Recipient, Given]]:
    """Each badge with the counted members who receive it: years and members that stand side by side belong together."""
    items = _items(line)
    before: list[tuple[Award, Recipient]] = []
    after: list[tuple[Award, Recipient]] = []
    for a, b in pairwise(items):
        if any(key in _APART for key in line.keys[a.last : b.first]):
            continue
        if isinstance(a, Recipient) and isinstance(b, Award):
            before.append((b, a))
        elif isinstance(a, Award) and isinstance(b, Recipient):
            after.append((a, b))
    found = after if len(after) > len(before) else before
    modality = modality_at(line, items[0].first) if found else ""
    if modality == "unreal":
        return []
    said = Given([group for _, group in found], None, modality, "award-badge-age")
    return [(award, group, said) for award, group in found]


def _items(line: Line) -> list[Award | Recipient]:
    """The years and the counted members of the sentence, in order."""
    items: list[Award | Recipient] = []
    t, named = line.first, False
    while t < line.last:
        item = None
        if line.key(t)[:1].isdigit() or line.key(t) == "từ":
            item = _badge(line, t, named) or _members(line, t)
            named = named or isinstance(item, Award)
        if item is not None:
            items.append(item)
        t = item.last if item is not None else t + 1
    return items


def _badge(line: Line, t: int, named: bool) -> Award | None:
    """Years with ``Huy hiệu`` before or ``tuổi Đảng`` after; ``named``: the sentence has named such before."""
    badge = badge_at(line, t, t)
    if badge is None or not all(int(y) >= _LEAST and int(y) % _STEP == 0 for y in badge.badges):
        return None
    of_party = line.key(badge.last - 1) == "đảng" or line.follows(t - 2, "huy", "hiệu")
    return badge if named or of_party or line.follows(t - 3, "huy", "hiệu", "đảng") else None


def _members(line: Line, t: int) -> Recipient | None:
    found = group_at(line, t)
    if found is None or not found[1]:
        return None
    head, count = found
    end = groups().match(line.keys, head)
    last = end[1] if end is not None else head + 1
    support = (line.support("recipient", t, last), line.support("count", t, head))
    return Recipient("group", line.text.phrase(head, last).lower(), t, last, count=count, support=support)
