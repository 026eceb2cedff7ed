"""Party badges counted by years of membership, in whatever order a sentence names them: ``5 đồng chí 70 năm tuổi Đảng,
14 đồng chí 65 năm``, ``Huy hiệu 60 năm tuổi Đảng: 3 đồng chí; 55 năm có 2 đồng chí``."""

from dataclasses import replace
from itertools import pairwise

from kg.extract.awards_givers import Given
from kg.extract.awards_groups import group_at, groups
from kg.extract.awards_names import Award, badge_at
from kg.extract.awards_verbs import modality_at
from kg.extract.awards_who import Recipient
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY

_APART = frozenset((",", ";", ".", "và", ")"))  # between the years of one group and the next group
_NEAR = 2  # tokens between members and years that only the other years of the sentence say to be of membership
_LEAST, _STEP = 30, 5  # years of membership that badges stand for


def counted_badges(line: Line) -> list[tuple[Award, Recipient, Given]]:
    """Each badge with the counted members who receive it: years and members that stand side by side belong together."""
    items = _items(line)
    before: list[tuple[Award, Recipient]] = []
    after: list[tuple[Award, Recipient]] = []
    of_party = [item for item in items if isinstance(item, Award) and _of_party(line, item)]
    for a, b in pairwise(items if of_party else []):
        if any(key in _APART for key in line.keys[a.last : b.first]):
            continue
        badge = a if isinstance(a, Award) else b
        if badge not in of_party and b.first - a.last > _NEAR:
            continue
        if isinstance(a, Recipient) and isinstance(b, Award):
            before.append((b, a))
        elif isinstance(a, Award) and isinstance(b, Recipient):
            after.append((a, b))
    found = after if len(after) > len(before) else before
    modality = modality_at(line, items[0].first) if found else "unreal"
    if modality == "unreal":
        return []
    if (whole := items[0]) not in [group for _, group in found] and isinstance(whole, Recipient):
        found = [(award, _of_whole(line, whole, group)) for award, group in found]
    said = Given([group for _, group in found], None, modality, "award-badge-age")
    return [(award, group, said) for award, group in found]


def _of_whole(line: Line, whole: Recipient, group: Recipient) -> Recipient:
    """``37 đồng chí thuộc Đảng bộ phường | …, gồm: … 3 đồng chí``: the parts are of whom the whole is of."""
    chunk = line.chunk(whole.last + 1)
    if whole.name != group.name or line.key(whole.last) != "thuộc" or chunk is None or chunk.kind != BODY:
        return group
    return replace(group, name=line.text.phrase(whole.last - len(whole.name.split()), chunk.last))


def _items(line: Line) -> list[Award | Recipient]:
    """The years and the counted members of the sentence, in order."""
    items: list[Award | Recipient] = []
    t = line.first
    while t < line.last:
        item = None
        if line.key(t)[:1].isdigit() or line.key(t) == "từ":
            item = _badge(line, t) or _members(line, t)
        if item is not None:
            items.append(item)
        t = item.last if item is not None else t + 1
    return items


def _badge(line: Line, t: int) -> Award | None:
    badge = badge_at(line, t, t)
    fits = badge is not None and all(int(y) >= _LEAST and int(y) % _STEP == 0 for y in badge.badges)
    return badge if fits else None


def _of_party(line: Line, badge: Award) -> bool:
    """Whether the years have ``Huy hiệu (Đảng)`` before or ``tuổi Đảng`` after; others only stand beside such."""
    t = badge.first
    named = line.follows(t - 2, "huy", "hiệu") or line.follows(t - 3, "huy", "hiệu", "đảng")
    return named or line.key(badge.last - 1) == "đảng"


def _members(line: Line, t: int) -> Recipient | None:
    found = group_at(line, t)
    if found is None or not found[1]:
        return None
    head, count = found
    end = groups().match(line.keys, head)
    last = end[1] if end is not None else head + 1
    support = (line.support("recipient", t, last), line.support("count", t, head))
    return Recipient("group", line.text.phrase(head, last).lower(), t, last, count=count, support=support, named=False)
