"""Who receives where a counted group and those in it stand before the verb: ``2 tập thể là Sở X, Sở Y và 3 cá nhân |
được tặng``."""

from kg.extract.awards_groups import group_at, heads_end
from kg.extract.awards_recipients import apposition, group_of, recipients_at
from kg.extract.awards_who import Recipient
from kg.extract.documents_actors import Line

_REACH = 60  # tokens of a group with the names of all who are in it


def told_off(line: Line, token: int) -> list[Recipient]:
    """Those named for the groups right before ``token``; none where it is not all of them."""
    for start in range(max(line.first, token - _REACH), token - 2):
        group = group_at(line, start) if line.key(start)[:1].isdigit() else None
        if group is not None and group[1] and apposition(line, heads_end(line, group[0]), token) is not None:
            found = recipients_at(line, start, token)
            found += _counted(line, found[-1].last, token) if found else []
            whole = len(found) > 1 and found[-1].last == token
            return found if whole and all(r.count or r.named for r in found) else []
    return []


def _counted(line: Line, t: int, token: int) -> list[Recipient]:
    """``(2 tập thể là Sở X, Sở Y) | và 3 cá nhân``: a last group of which only the count is told."""
    group = group_at(line, t + 1) if t < token and line.key(t) == "và" else None
    item = group_of(line, t + 1, token, *group) if group is not None and group[1] else None
    return [item] if item is not None else []
