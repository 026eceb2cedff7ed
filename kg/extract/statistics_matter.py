"""What kind of matter a figure is: the Party's own, a place's, a committee's; and the bodies that fit it."""

from collections.abc import Iterator

from kg.extract.bodies import BodyMention
from kg.extract.reading import BODY, OFFICE, Chunk
from kg.extract.statistics_clause import Sense
from kg.extract.statistics_figures import Figure
from kg.extract.statistics_places import PARTY, Subject
from kg.extract.wholes import body_of

_PARTY_GROUPS = frozenset(("members", "cells", "officials", "committee", "delegates", "targets"))
_OF_PLACE = frozenset(("households", "places"))
_RESIDENTS = frozenset("dân;người dân;dân số;dân cư;nhân dân;cử tri;đồng bào;công dân;lao động;thanh niên".split(";"))
OWN_SUBJECT = ("committee-size", "votes")  # never about whom the figures around are


def party_matter(sense: Sense) -> bool:
    """Whether a figure is of the Party's own life: members, committees, aims, officials with whom something is done."""
    officials = sense.group == "officials" and sense.source == "default"
    return sense.indicator in (*PARTY, *OWN_SUBJECT) or (sense.group in _PARTY_GROUPS and not officials)


def fits(subject: Subject, sense: Sense) -> bool:
    """Whether another figure's subject may be that of this one: what only the Party has is a Party body's."""
    party = subject.actor.body is not None and subject.actor.body.kind == "party"
    return party if sense.indicator in PARTY else not party or sense.indicator != "economy"


def committees_at(row: list[Chunk], figure: Figure, sense: Sense) -> Iterator[tuple[Chunk, BodyMention]]:
    """The committee at the words that told its size, or right behind the noun, else the last body before the figure."""
    bodies = [(c, body) for c in row if (body := body_of(c)) is not None]
    at = sense.trigger
    yield from ((c, b) for c, b in bodies if at and c.first <= at[1] and c.last >= at[0])
    yield from ((c, b) for c, b in bodies if figure.number_last <= c.first <= figure.last + 3)
    yield from reversed([(c, b) for c, b in bodies if c.last <= figure.start and c.kind == BODY])


def acting(row: list[Chunk], figure: Figure, sense: Sense) -> Iterator[tuple[Chunk, BodyMention]]:
    """``Chủ tịch UBND tỉnh ký 5 quyết định``: the body whose office acts."""
    if sense.indicator == "work-output":
        for chunk in reversed([c for c in row if c.kind == OFFICE and c.last <= figure.start]):
            if chunk.value.body is not None:
                yield chunk, chunk.value.body


def of_place(figure: Figure, sense: Sense) -> bool:
    """Whether a figure is about a place rather than a body: its economy, its people, its communes."""
    if sense.indicator == "economy":
        return True
    residents = figure.unit is not None and figure.unit.form in _RESIDENTS
    return (residents or sense.group in _OF_PLACE) and sense.source != "own"
