"""Who received which of several prizes (``giải Nhì và giải Ba lần lượt thuộc về A và B``), and prizes that share their
first word (``giải nhất, nhì, ba``)."""

from dataclasses import replace

from kg.extract.awards_names import Award
from kg.extract.awards_who import Recipient
from kg.extract.documents_actors import Line

Pairs = list[tuple[Award, Recipient]]


def respective(line: Line, awards: list[Award], recipients: list[Recipient]) -> Pairs | None:
    """Each prize with the one whose turn it is; nobody where they are not as many; ``None`` where any may have each."""
    if len(awards) == 1 or not recipients or any(award.badges for award in awards):
        return None
    ranked = "contest" in awards[0].takes and len({award.first for award in awards}) == 1
    if len(recipients) == 1:
        return [] if ranked and recipients[0].count else None
    if not ranked and not _in_turn(line, awards, recipients):
        return None
    if len(awards) != len(recipients):
        return []
    return [(award, replace(recipient)) for award, recipient in zip(awards, recipients, strict=True)]


def _in_turn(line: Line, awards: list[Award], recipients: list[Recipient]) -> bool:
    first = min(awards[0].first, recipients[0].first)
    last = max(awards[-1].last, recipients[-1].last)
    return any(line.follows(t, "lần", "lượt") for t in range(first, last))
