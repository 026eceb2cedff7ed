"""Which Party body figures are about that only the Party has."""

import re

from kg.extract.bodies import BodyMention
from kg.extract.frame import Frame
from kg.extract.reading import BODY, Reading
from kg.extract.statistics_before import lists_guests, reporting
from kg.extract.statistics_clause import Sense
from kg.extract.statistics_figures import Figure, things_in
from kg.extract.statistics_hosts import Hosts
from kg.extract.statistics_places import PARTY, Places, Subject, actor_of, is_governed, leads
from kg.extract.statistics_settle import Settler
from kg.model import Support

_DOCUMENT_OF = re.compile(
    r"(?:nghị quyết|chỉ thị|đề án|kế hoạch|chương trình|quyết định|kết luận|hướng dẫn) số [^;:]{1,60} của $"
)
_BACK = 4  # sentences in which a body is looked for


class PartyBodies:
    """The Party bodies of one article: the one it is about, those that its paragraphs tell of."""

    def __init__(self, reading: Reading, frame: Frame, places: Places, hosts: Hosts, bodies: Settler) -> None:
        self.reading, self.frame, self.places, self.hosts, self.bodies = reading, frame, places, hosts, bodies
        self._party: Subject | None = None
        self._party_known = False

    def main(self, k: int) -> Subject | None:
        """The Party body that the article is about: whose congress it tells of, else the first it names."""
        host = self.hosts.of(k)
        if host is not None and host.actor.body is not None and host.actor.body.kind == "party":
            return host
        if not self._party_known:
            self._party_known = True
            mention = self.frame.party if self.places.party_named else None
            mention = None if mention is not None and self._issued(mention) else mention
            settled = self.frame.settle(mention, k) if mention is not None else None
            if mention is not None and settled is not None:
                span = self.reading.span(mention.first, mention.last)
                self._party = Subject(actor_of(settled[0]), (Support("subject", span), *settled[1]))
        return self._party

    def _issued(self, mention: BodyMention) -> bool:
        """``Thực hiện Đề án số 05-ĐA/TU của | Tỉnh ủy``: whose document it is, not whom the article is about."""
        text = self.reading.text
        first = text.starts[self.reading.sentences[text.sentence_of[mention.first]].first]
        return _DOCUMENT_OF.search(text.key[first : text.starts[mention.first]]) is not None

    def of_paragraph(self, k: int) -> Subject | None:
        """The Party body that a sentence before in the same paragraph is about."""
        for at in range(k - 1, -1, -1):
            if self.reading.sentences[at].line != self.reading.sentences[k].line:
                break
            leading = [c for c in things_in(self.reading, at) if c.kind == BODY and leads(self.reading, c)]
            subject = self.bodies.first(
                at, ((c, c.value) for c in leading if c.value.kind == "party" and not c.value.bare)
            )
            if subject is not None:
                return subject
        return None

    def before(self, k: int, figure: Figure, sense: Sense) -> Subject | None:
        """The committee that reports, else the nearest body before, for what only the Party has a Party body."""
        if (teller := self.bodies.first(k, reporting(self.reading, k, figure))) is not None:
            return teller
        for at in range(k, max(-1, k - _BACK), -1):
            if at < k and lists_guests(self.reading, at):
                continue
            bodies = [c for c in things_in(self.reading, at) if c.kind == BODY and (at < k or c.last <= figure.start)]
            bodies = [c for c in bodies if not is_governed(self.reading, c)]
            wanted = [c for c in bodies if sense.indicator not in PARTY or c.value.kind == "party"]
            subject = self.bodies.first(at, ((c, c.value) for c in wanted))
            if subject is not None:
                return subject
        return None
