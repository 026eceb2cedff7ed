"""Whose figures they are: the subject, carried from sentence to sentence.

A body that the clause names wins; then ``toàn tỉnh``, ``toàn Đảng bộ``; then the subject of the figures just before;
then, of Party matters, the Party body the article is about. Otherwise the subject stays open: who speaks, who was named
in the sentence before or whom the article names most is as often as not another one.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from kg.extract.bodies import INSPECTORS, BodyMention
from kg.extract.frame import Frame
from kg.extract.reading import BODY, OFFICE, Chunk, Reading
from kg.extract.statistics_before import reporting, told_before
from kg.extract.statistics_clause import Sense
from kg.extract.statistics_counts import counts_for_nobody
from kg.extract.statistics_figures import Cues, Figure, things_in
from kg.extract.statistics_hosts import Hosts
from kg.extract.statistics_matter import (
    OWN_SUBJECT,
    before_figure,
    committees_at,
    fits,
    of_place,
    owners,
    party_matter,
    signing,
)
from kg.extract.statistics_party import PartyBodies
from kg.extract.statistics_places import (
    BELOW,
    PARTY,
    Places,
    Subject,
    leads,
)
from kg.extract.statistics_regions import region
from kg.extract.statistics_settle import Settler
from kg.extract.statistics_short import of_site, short
from kg.extract.wholes import COMMITTEES, body_of
from kg.model import Actor, Fact
from kg.text.spelling import name_key

__all__ = ["Subject", "Subjects"]

_VOTING = tuple("hđnd;hội đồng nhân dân;quốc hội;ban chấp hành;bch;ủy ban thường vụ;ban bí thư;bộ chính trị".split(";"))
_COUNCILS = ("hđnd", "hội đồng nhân dân", "quốc hội")  # elect who heads them
_COMMITTEES = tuple("tỉnh ủy;thành ủy;huyện ủy;quận ủy;thị ủy;đảng ủy;đảng bộ;chi bộ".split(";"))
_UNIONS = "hội viên;đoàn viên;đvtn;công đoàn;chi hội;chi đoàn;cơ sở hội;cơ sở đoàn;cán bộ, hội viên;cán bộ, đoàn viên"
_OF_MASSES = tuple(_UNIONS.split(";"))
_OF_THE_WHOLE = ("economy", "change", "achievement", "awards")  # what an article tells of whom it is about
_OPEN = Subject(Actor(""), ())  # the article leaves open whose it is
_GATHERED = re.compile(
    r"(?:đồng thời|cùng với đó|bên cạnh đó)?,? ?(?:k[ìỳ] họp|đại hội|hội nghị|phiên họp) (?:cũng |đã )*"
    r"(?:xem xét|thông qua|thống nhất|bầu|quyết định|quyết nghị|biểu quyết|nghe|tiếp thu)\b"
)
_REPRESENTED = re.compile(r"đại biểu[^;]{0,60}đại diện (?:cho )?(?:cho |hơn |gần |trên )?[^;]*$")
_CARRY = 1  # sentences over which a subject is carried
_AHEAD = 4  # sentences in which a body is looked for


class Subjects:
    """The subjects of the figures of one article, asked for in reading order."""

    def __init__(self, reading: Reading, frame: Frame, facts: list[Fact]) -> None:
        self.reading, self.frame, self.places = reading, frame, Places(reading, frame)
        self.hosts, self.bodies = Hosts(reading, facts), Settler(reading, frame)
        self.party = PartyBodies(reading, frame, self.places, self.hosts, self.bodies)
        self._last: tuple[int, Subject] | None = None  # sentence, subject
        self._previous: tuple[int, int, Subject] | None = None  # sentence, where the figure ends, subject

    def of(self, k: int, figure: Figure, sense: Sense, cues: Cues) -> Subject | None:
        """Whom a figure of sentence ``k`` is about; None where the article does not say."""
        union = figure.unit is not None and figure.unit.form.startswith(_OF_MASSES)
        if union:  # it has members too
            sense = sense._replace(indicator="other")
        found = self._beside(k, figure, sense) or _giver_left_out(self._named(k, figure, sense, cues), sense)
        if found is not None:
            led = sense.trigger is not None and sense.trigger[1] <= figure.start
            if sense.indicator not in OWN_SUBJECT or (led and sense.indicator != "votes"):
                self._last = (k, found)
            found = replace(found, named=True)
        elif not figure.chosen and (site := of_site(self.reading, k, figure, cues)) is not None:
            found = site if site.actor.name or not (figure.word or party_matter(sense)) else None
        elif not (figure.chosen or self._open(k, figure)):
            found = self._same(k, sense) or self._carried(k, sense)
            found = _giver_left_out(found, sense) or self._fallback(k, figure, sense)
        elif not figure.chosen and not figure.word and not party_matter(sense):
            found = _OPEN
        goes_on = sense.source == "shared" and self._previous is not None and self._previous[0] == k
        if found is None and (goes_on or sense.source == "own") and not (figure.chosen or figure.word):
            found = _OPEN
        if union and (found is None or found.actor.body is None or found.actor.body.kind == "party"):
            found = self._of_union(k, found)
        if found is _OPEN and not figure.chosen:
            found = (
                region(self.reading, self.places, k, figure, cues)
                or self.bodies.first(k - 1, told_before(self.reading, k, figure, sense))
                or found
            )
        if found is None or (found is _OPEN and counts_for_nobody(self.reading.text, figure, sense)):
            return None
        self._previous = (k, figure.last, found)
        return found

    def _of_union(self, k: int, found: Subject | None) -> Subject | None:
        """Whose hội viên they are where a place or the Party, which has none, stands for whose: the union's whose
        gathering the article tells of; ``toàn tỉnh`` leaves open which union is meant."""
        host = self.hosts.of(k)
        body = host.actor.body if host is not None else None
        if body is not None and body.kind == "mass" and not body.national:
            return host
        return _OPEN if found is not None and found.actor.body is not None else None

    def _beside(self, k: int, figure: Figure, sense: Sense) -> Subject | None:
        """``kết nạp 90 đảng viên, đạt 103% chỉ tiêu``: the second figure is about whom the first is about; so is that
        of others who are given an award (``tặng Giấy khen cho 2 tập thể: Chi bộ X, Chi bộ Y và 3 cá nhân``)."""
        if self._previous is None or self._previous[0] != k:
            return None
        if sense.indicator == "awards" and self._gets(k, figure):
            return self._previous[2]
        if sense.indicator not in ("achievement", "change"):
            return None
        between = range(self._previous[1], figure.start)
        return (
            None
            if any(c.kind == BODY and c.first in between for c in things_in(self.reading, k))
            else self._previous[2]
        )

    def _gets(self, k: int, figure: Figure) -> bool:
        """Whether the bodies between a figure and the one before stand for what that one counts."""
        keys, start = self.reading.text.keys, self._previous[1] if self._previous is not None else 0
        return keys[start] in ("gồm", "là", ":") and not {";", "."}.intersection(keys[start : figure.start])

    def _open(self, k: int, figure: Figure) -> bool:
        """Whether the body at the head of the clause is one that the article leaves open."""
        bodies = [c for c in things_in(self.reading, k) if c.kind == BODY and c.last <= figure.start]
        leading = [c for c in bodies if leads(self.reading, c)]
        return bool(leading) and self.bodies.settle(leading[-1].value, leading[-1], k) is None

    def _named(self, k: int, figure: Figure, sense: Sense, cues: Cues) -> Subject | None:
        row = things_in(self.reading, k)
        if figure.chosen:
            return self.bodies.first(k, ((c, c.value) for c in row if c.kind == BODY and c.first >= figure.last))
        owner = self.bodies.first(k, owners(self.reading, row, figure, sense)) or self.places.owner(row, figure, sense)
        if owner is not None:
            return owner
        seats = sense.group == "committee" and sense.indicator in ("other", "delegates")
        if sense.indicator == "committee-size" or seats:
            named = list(committees_at(row, figure, sense))
            host = self.hosts.of(k, "congress") if all(_elected(mention) for _, mention in named) else None
            if named and named[0][1].bare and name_key(named[0][1].head.form) in INSPECTORS:
                named = named[:1]  # …, Ủy ban Kiểm tra gồm 3 đồng chí: not the Ban Thường vụ before it
            return host or self.bodies.first(k, named)
        if sense.indicator == "votes":
            return self._voting(k)
        if sense.indicator == "delegates":
            return self._party_or_voting(k)
        if _REPRESENTED.search(self.reading.text.key, *self._reach(k, figure)) and sense.indicator in PARTY:
            return self._party_or_voting(k)
        whole = self.places.whole(figure, sense, cues, self.party.main(k))
        if whole is not None:
            return whole
        if of_place(figure, sense):
            return self._of_place(k, row, figure, sense)
        if (
            sense.indicator not in PARTY
            and (meant := short(self.reading, k, figure, cues, self.bodies.settle)) is not None
        ):
            return meant
        bodies = chain(self._before(row, figure, sense), signing(row, figure, sense))
        return self.bodies.first(k, bodies) or self.places.leading(row, figure, sense)

    def _reach(self, k: int, figure: Figure) -> tuple[int, int]:
        """The characters of sentence ``k`` before a figure."""
        starts = self.reading.text.starts
        return starts[self.reading.sentences[k].first], starts[figure.start]

    def _before(self, row: list[Chunk], figure: Figure, sense: Sense) -> Iterator[tuple[Chunk, BodyMention]]:
        return before_figure(self.reading, row, figure, sense, self.frame.party is not None)

    def _voting(self, k: int) -> Subject | None:
        """The body that votes: the nearest one named in this sentence or before, else soon after."""
        chunks = self.reading.chunks
        for at in (*range(k, -1, -1), *range(k + 1, min(k + _AHEAD, len(chunks)))):
            bodies = [(c, body) for c in things_in(self.reading, at) if (body := body_of(c)) is not None]
            voting = [(c, body) for c, body in bodies if c.kind == BODY and name_key(body.name).startswith(_VOTING)]
            if at == k:
                committees = [(c, b) for c, b in bodies if c.kind == BODY and name_key(b.name).startswith(_COMMITTEES)]
                councils = [(c, b) for c, b in bodies if c.kind == OFFICE and name_key(b.name).startswith(_COUNCILS)]
                voting += [*committees, *councils]
            subject = self.bodies.first(at, voting)
            if subject is not None:
                return subject
            if any(body.level in ("district", "commune") for _, body in voting):
                return _OPEN  # HĐND huyện, of which one the article does not say
        return None

    def _party_or_voting(self, k: int) -> Subject | None:
        """Whose delegates they are: those of a congress the Party body's, others the council's."""
        host = self.hosts.of(k, "congress")
        if host is not None:
            return host
        if (national := self.hosts.national(k)) is not None:
            return national
        if "đại hội" not in self.reading.text.key:
            return self._voting(k) or self.party.main(k)
        found = self.party.main(k) or self._voting(k)
        return None if found and found.actor.body and found.actor.body.kind == "state" else found  # councils hold none

    def _of_place(self, k: int, row: list[Chunk], figure: Figure, sense: Sense) -> Subject | None:
        """The subject of what a place has: the place, an enterprise or office that earns, the body told of below it."""
        place = self.places.before(row, figure)
        if place is not None:
            return place
        if sense.indicator == "economy" or (figure.percent and figure.unit is None):
            subject = self.bodies.first(k, (e for e in self._before(row, figure, sense) if _earns(e[1])))
            if subject is not None:
                return subject
        carried = self._carried(k, sense)
        body = carried.actor.body if carried else None
        below = next((mention.level in BELOW for _, mention in reporting(self.reading, k, figure)), False)
        if body is not None and body.level in BELOW and (self.places.about_below or below):
            return carried
        led = self.places.leading(row, figure, sense)
        open_ = led is None or led.actor.name.startswith(("Tỉnh ", "Thành phố "))
        return _OPEN if below and open_ else led  # Bí thư Huyện ủy X cho biết: thu ngân sách đạt …

    def _same(self, k: int, sense: Sense) -> Subject | None:
        """The subject of the figure before in the same sentence."""
        if self._previous is None or self._previous[0] != k or sense.indicator in OWN_SUBJECT:
            return None
        return self._previous[2] if fits(self._previous[2], sense) else None

    def _carried(self, k: int, sense: Sense) -> Subject | None:
        """The subject of the figures before, within the paragraph or a few sentences."""
        if self._last is None or sense.indicator in OWN_SUBJECT:
            return None
        at, subject = self._last
        sentences = self.reading.sentences
        if sentences[at].line != sentences[k].line and k - at > _CARRY:
            return None
        return subject if fits(subject, sense) else None

    def _fallback(self, k: int, figure: Figure, sense: Sense) -> Subject | None:
        """Whom a figure is about of which nothing in its clause or around tells."""
        if party_matter(sense) or self.places.about_below:
            found = self.party.of_paragraph(k) or self.party.main(k) or self.party.before(k, figure, sense)
            if found is not None or sense.indicator in PARTY:
                return found
        if sense.indicator == "awards" or self._at_gathering(k):
            return self.hosts.of(k) or (self.places.main() if "tổng kết" in self.reading.text.key else None) or _OPEN
        if sense.source in ("default", "none") or sense.indicator not in _OF_THE_WHOLE:
            return self._of_paragraph(k) or (None if figure.word else _OPEN)
        return _OPEN

    def _at_gathering(self, k: int) -> bool:
        """``Kỳ họp thông qua 9 nghị quyết``: what a gathering did, whose it is the article tells."""
        words = self.reading.text
        return _GATHERED.match(words.key, words.starts[self.reading.sentences[k].first]) is not None

    def _of_paragraph(self, k: int) -> Subject | None:
        """The subject of the figures before in the paragraph, where what they tell is of the whole place."""
        sentences = self.reading.sentences
        if self._previous is None or sentences[self._previous[0]].line != sentences[k].line:
            return None
        return self._previous[2] if self._previous[2].actor.body is None and self._previous[2].actor.name else None


def _giver_left_out(subject: Subject | None, sense: Sense) -> Subject | None:
    """A subject, but for awards nobody at the head of the state: they give, and others are told to have got."""
    body = subject.actor.body if subject else None
    return None if sense.indicator == "awards" and body is not None and body.national else subject


def _elected(body: BodyMention) -> bool:
    """``Đại hội bầu | Ban Chấp hành khóa mới``: of the body whose congress it is."""
    return body.bare and name_key(body.name).startswith(COMMITTEES)


def _earns(body: BodyMention) -> bool:
    """Whether money and production may be a body's own: an enterprise's, an office's."""
    return body.kind != "party" and not body.national
