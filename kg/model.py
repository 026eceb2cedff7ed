"""What passes between the rooms of the house: articles, evidence and facts.

Frozen and slotted, with no behaviour beyond their own invariants. Character offsets count Unicode code points of
:attr:`Article.reading`; a span is half-open, ``[start, end)``.
"""

from dataclasses import dataclass

TOPICS = ("organizations", "posts", "events", "documents", "awards", "statistics", "profiles", "relations")
TABLES = ("organizations", "posts", "changes", "events", "participations", "documents", "awards", "statistics")
BESIDE = ("profiles", "parents", "relations", "adoptions")  # tables that the gold format does not have


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of :attr:`Article.reading`: ``0 <= start < end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read from its source; every field but ``id`` and ``text`` may be empty.

    ``published`` is an ISO date or part of one (``2020-01-16``, ``2020-01``, ``2020``), ``place`` the province of the
    publisher, ``digest_of`` what a digest in other words was made from (shown to readers, never used as evidence),
    ``record`` the URN of the record of a web archive that it was read from.
    ``found`` says which of the fields were read off the article's own header: ``(("published", Span), ...)``.
    ``clutter`` are the spans of :attr:`reading` that are portal furniture (menus, view counts, comment forms); they
    yield no fact.
    ``source`` is where it was read from (``file`` or ``file:line``), for messages only.
    """

    id: str
    text: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    place: str = ""
    url: str = ""
    author: str = ""
    digest_of: str = ""
    record: str = ""
    found: tuple[tuple[str, Span], ...] = ()
    clutter: tuple[Span, ...] = ()
    source: str = ""

    @property
    def lead(self) -> str:
        """What :attr:`reading` has before :attr:`text`: the title, where the text does not open with it."""
        return f"{self.title}\n\n" if self.title and not self.text.lstrip().startswith(self.title) else ""

    @property
    def reading(self) -> str:
        """The characters that are read and that spans count: the title (unless the text opens with it) and the text."""
        return self.lead + self.text

    def locate(self, span: Span) -> tuple[str, int, int]:
        """The field a span of :attr:`reading` lies in (``title`` or ``text``) and its offsets in that field."""
        shift = len(self.lead)
        return ("title", span.start, span.end) if span.start < shift else ("text", span.start - shift, span.end - shift)

    def quote(self, span: Span) -> str:
        """The exact words of a span."""
        return self.reading[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Support:
    """What one part of a fact rests on: a span of the article, or a source outside its words.

    ``role`` is the part (``person``, ``body``, ``place``, ``date``, ``subject`` …); ``source`` is empty for a span,
    else ``metadata:FIELD`` or ``convention:NAME``.
    """

    role: str
    span: Span | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if (self.span is None) == (not self.source):
            raise ValueError("a support is a span or a named source")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence (or clause) that states a fact, the rule that read it, and what its parts rest on."""

    statement: Span
    rule: str
    support: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """An organization as this article names it, in its fullest form.

    ``name`` is generic, without the place (``Đảng bộ Văn phòng UBND tỉnh``); ``place`` the unit it belongs to
    (``Quảng Nam``; ``Yên Mỹ, Nông Cống``), empty when unknown or national; ``province`` the province that place lies
    in, where text or metadata tell; ``national`` says that its place is Vietnam. ``kind``: party, state, mass,
    business, media, school, other. ``level``: national, province, district, commune, grassroots or empty. ``parent``
    is the body it is a part of, when the name says so (``Văn phòng UBND tỉnh`` of the đảng bộ above).
    """

    name: str
    place: str = ""
    kind: str = "other"
    level: str = ""
    province: str = ""
    national: bool = False
    parent: "Body | None" = None

    @property
    def settled(self) -> bool:
        """Whether name and place tell which body it is beyond this article."""
        return self.national or bool(self.province)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who decided, issued or gave something: the words as the tables print them, and the body where it is one."""

    name: str
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """``kind``: congress, conference, session, ceremony, meeting, other. ``start`` and ``end`` are partial ISO dates
    (``2020-01-16``, ``2020-01``, ``2020``, ``--01-16``), ``ordinal`` an integer string, ``term`` ``2020-2025``."""

    kind: str
    title: str
    body: Body | None = None
    organization: str = ""
    place: str = ""
    ordinal: str = ""
    term: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """``number`` as printed (``76-QĐ/WT``); ``suggested`` a number of ours where the printed one looks misprinted."""

    kind: str
    number: str = ""
    issuer: Actor | None = None
    title: str = ""
    date: str = ""
    suggested: str = ""

    @property
    def name(self) -> str:
        """The document in words: its number, else its title, else who issued it."""
        return self.number or self.title or (self.issuer.name if self.issuer else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """``modality``: asserted, planned, proposed, denied, reported, conditional. Only asserted facts make a tenure."""

    evidence: Evidence
    modality: str = "asserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFact(Fact):
    body: Body


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFact(Fact):
    """``status``: current, former, new, proposed. ``start``/``end``/``term``: when the text says from when to when."""

    person: str
    role: str
    body: Body | None
    status: str
    start: str = ""
    end: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFact(Fact):
    """``change``: elected, re-elected, appointed, approved, left, disciplined (``role`` then holds the measure)."""

    person: str
    change: str
    role: str
    body: Body | None
    by: Actor | None = None
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact(Fact):
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationFact(Fact):
    """``role``: chair, direct, attend, speak, present, receive."""

    person: str
    role: str
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFact(Fact):
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFact(Fact):
    """``recipient_kind``: person, body or group (in words, then ``count`` may say how many)."""

    award: str
    recipient: str
    recipient_kind: str
    body: Body | None = None
    giver: Actor | None = None
    count: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticFact(Fact):
    """``value`` is a plain decimal or a range (``9-15``); ``population`` what a share is of (members, cells,
    organizations, officials …); ``direction``: in, out or empty; ``words`` the indicator's own words; ``qualifier`` the
    hedge as printed (hơn, gần, trên …); ``kind``: actual or target."""

    subject: Actor
    indicator: str
    value: str
    unit: str
    period: str
    kind: str
    population: str = ""
    direction: str = ""
    words: str = ""
    qualifier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFact(Fact):
    """``attribute``: birth (``value`` a partial ISO date), home (a place, ``province`` where told), ethnicity, gender
    (female, male), education, rank (of the army or the police)."""

    person: str
    attribute: str
    value: str
    province: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentFact(Fact):
    """``body`` is a part of ``parent``, or under it."""

    body: Body
    parent: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFact(Fact):
    """``relation``, read from ``document`` to ``other``: cites, amends, replaces, repeals, implements."""

    document: Document
    relation: str
    other: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionFact(Fact):
    """What an event adopted, in words, and the document where it is one that can be identified."""

    event: Event
    adopted: str
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reader set right in an article. ``kind``: wrong, changed, added. ``withdrawn`` are the facts that do not
    stand, ``stated`` those that stand in their place; ``date`` is the ISO date of the decision."""

    id: str
    kind: str
    who: str
    date: str
    why: str
    stated: tuple[Fact, ...] = ()
    withdrawn: tuple[Fact, ...] = ()
