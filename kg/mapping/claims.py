"""Facts to claims: what each table states, as predicates and objects of one claim node.

Each mapper returns a :class:`Claim`: its properties, and the words that the table prints for nodes it points to. Where
such words differ from the node's label the claim says so (``kg:printed…``), so that nothing printed is lost.
"""

from collections.abc import Callable
from typing import Any

from kg.mapping.claim import Claim, name, words
from kg.mapping.claims_beside import adoption, parent, profile, relation
from kg.mapping.lines import date, figure, integer, iri
from kg.mapping.nodes import Nodes
from kg.model import (
    AdoptionFact,
    AwardFact,
    Body,
    ChangeFact,
    DocumentFact,
    EventFact,
    Fact,
    OrganizationFact,
    ParentFact,
    ParticipationFact,
    PostFact,
    ProfileFact,
    RelationFact,
    StatisticFact,
)
from kg.vocabulary import DCTERMS, KG

_TITLE, _ORGANIZATION, _PLACE = iri(DCTERMS.title), iri(KG.organization), iri(KG.place)
_PERSON, _POST, _STATUS, _TERM = iri(KG.person), iri(KG.post), iri(KG.status), iri(KG.term)
_CHANGE, _MEASURE, _BY, _BY_NAME = iri(KG.change), iri(KG.measure), iri(KG.by), iri(KG.byName)
_EVENT, _ORGANIZATION_NAME, _ORDINAL, _PARTICIPATION = (
    iri(KG.event), iri(KG.organizationName), iri(KG.ordinal), iri(KG.participation),
)  # fmt: skip
_DOCUMENT, _ISSUER_NAME, _SUGGESTED = iri(KG.document), iri(KG.issuerName), iri(KG.suggestedNumber)
_AWARD, _RECIPIENT_KIND, _RECIPIENT, _RECIPIENT_NAME, _GIVER, _GIVER_NAME, _COUNT, _YEAR = (
    iri(KG.award), iri(KG.recipientKind), iri(KG.recipient), iri(KG.recipientName), iri(KG.giver), iri(KG.giverName),
    iri(KG.count), iri(KG.year),
)  # fmt: skip
_SUBJECT, _SUBJECT_NAME, _INDICATOR, _UNIT, _PERIOD, _FIGURE, _POPULATION, _DIRECTION, _WORDS, _QUALIFIER = (
    iri(KG.subject), iri(KG.subjectName), iri(KG.indicator), iri(KG.unit), iri(KG.period), iri(KG.figureKind),
    iri(KG.population), iri(KG.direction), iri(KG.words), iri(KG.qualifier),
)  # fmt: skip
_PRINTED_PERSON, _PRINTED_ROLE, _PRINTED_ORGANIZATION, _PRINTED_PLACE, _PRINTED_TITLE, _PRINTED_NUMBER = (
    iri(KG.printedPerson), iri(KG.printedRole), iri(KG.printedOrganization), iri(KG.printedPlace),
    iri(KG.printedTitle), iri(KG.printedNumber),
)  # fmt: skip


def _organization(fact: OrganizationFact, nodes: Nodes, at: int) -> Claim:
    claim = Claim("organization", iri(KG.OrganizationClaim), words(fact.body))
    claim.add(_ORGANIZATION, nodes.body(fact.body, at, listed=True))
    return claim


def _post(fact: PostFact, nodes: Nodes, at: int) -> Claim:
    key = (fact.person, fact.role, *words(fact.body), fact.status, fact.start, fact.end, fact.term)
    claim = Claim("post", iri(KG.PostClaim), key)
    claim.holder(fact.person, nodes, at)
    _office(claim, fact.role, fact.body, fact.person, nodes, at)
    claim.code(_STATUS, "status", fact.status)
    claim.statements += date(KG.start, fact.start) + date(KG.end, fact.end)
    claim.text(_TERM, fact.term)
    return claim


def _change(fact: ChangeFact, nodes: Nodes, at: int) -> Claim:
    key = (fact.person, fact.change, fact.role, *words(fact.body), name(fact.by), fact.date)
    claim = Claim("change", iri(KG.ChangeClaim), key)
    claim.holder(fact.person, nodes, at)
    claim.code(_CHANGE, "change", fact.change)
    if fact.role and fact.change != "disciplined":
        _office(claim, fact.role, fact.body, fact.person, nodes, at)
    else:
        claim.text(_MEASURE, fact.role)
        if fact.body is not None:
            node = nodes.body(fact.body, at)
            claim.add(_ORGANIZATION, node)
            claim.body(node, fact.body)
    claim.actor(_BY, _BY_NAME, fact.by, nodes, at)
    claim.statements += date(KG.date, fact.date)
    return claim


def _office(claim: Claim, role: str, body: Body | None, person: str, nodes: Nodes, at: int) -> None:
    node = nodes.post(role, body, person, at)
    claim.add(_POST, node)
    claim.printed.append((_PRINTED_ROLE, node, role))
    if body is not None:
        claim.body(nodes.body(body, at), body)


def _event(fact: EventFact, nodes: Nodes, at: int) -> Claim:
    event = fact.event
    key = (event.kind, event.title, *words(event.body), event.organization, event.place)
    claim = Claim("event", iri(KG.EventClaim), (*key, event.ordinal, event.term, event.start, event.end))
    claim.add(_EVENT, nodes.event(event, at))
    claim.text(_TITLE, event.title)
    claim.text(_ORGANIZATION_NAME, event.organization or words(event.body)[0])
    claim.text(_PLACE, event.place)
    if event.ordinal:
        claim.add(_ORDINAL, integer(event.ordinal))
    claim.text(_TERM, event.term)
    claim.statements += date(KG.start, event.start) + date(KG.end, event.end)
    return claim


def _participation(fact: ParticipationFact, nodes: Nodes, at: int) -> Claim:
    event = fact.event
    key = (fact.person, fact.role, event.kind, event.title, event.ordinal, event.start)
    claim = Claim("participation", iri(KG.ParticipationClaim), key)
    claim.holder(fact.person, nodes, at)
    node = nodes.event(event, at)
    claim.add(_EVENT, node)
    claim.printed.append((_PRINTED_TITLE, node, event.title))
    claim.code(_PARTICIPATION, "participation", fact.role)
    return claim


def _document(fact: DocumentFact, nodes: Nodes, at: int) -> Claim:
    document = fact.document
    key = (document.kind, document.number, name(document.issuer), document.title, document.date, document.suggested)
    claim = Claim("document", iri(KG.DocumentClaim), key)
    node = nodes.document(document, at)
    claim.add(_DOCUMENT, node)
    claim.printed.append((_PRINTED_NUMBER, node, document.number))
    claim.text(_ISSUER_NAME, name(document.issuer))
    claim.text(_TITLE, document.title)
    claim.statements += date(KG.date, document.date)
    claim.text(_SUGGESTED, document.suggested)
    return claim


def _award(fact: AwardFact, nodes: Nodes, at: int) -> Claim:
    key = (fact.award, fact.recipient, fact.recipient_kind, name(fact.giver), fact.count, fact.year)
    claim = Claim("award", iri(KG.AwardClaim), key)
    node = nodes.award(fact.award, at)
    claim.add(_AWARD, node)
    claim.printed.append((_PRINTED_TITLE, node, fact.award))
    claim.code(_RECIPIENT_KIND, "recipient", fact.recipient_kind)
    if fact.recipient_kind == "person":
        claim.add(_RECIPIENT, nodes.person(fact.recipient, at))
    elif fact.body is not None:
        claim.add(_RECIPIENT, nodes.body(fact.body, at))
    claim.text(_RECIPIENT_NAME, fact.recipient)
    claim.actor(_GIVER, _GIVER_NAME, fact.giver, nodes, at)
    if fact.count:
        claim.add(_COUNT, integer(fact.count))
    claim.text(_YEAR, fact.year)
    return claim


def _statistic(fact: StatisticFact, nodes: Nodes, at: int) -> Claim:
    key = (fact.subject.name, fact.indicator, fact.value, fact.unit, fact.period, fact.kind, fact.population)
    claim = Claim("statistic", iri(KG.Observation), (*key, fact.direction, fact.words, fact.qualifier))
    claim.actor(_SUBJECT, _SUBJECT_NAME, fact.subject, nodes, at)
    claim.code(_INDICATOR, "indicator", fact.indicator)
    claim.statements += figure(fact.value)
    claim.code(_UNIT, "unit", fact.unit)
    claim.text(_PERIOD, fact.period)
    claim.code(_FIGURE, "figure", fact.kind)
    claim.code(_POPULATION, "population", fact.population)
    claim.code(_DIRECTION, "direction", fact.direction)
    claim.text(_WORDS, fact.words)
    claim.text(_QUALIFIER, fact.qualifier)
    return claim


_MAPPERS: dict[type[Fact], tuple[str, Callable[[Any, Nodes, int], Claim]]] = {
    OrganizationFact: ("organizations", _organization),
    PostFact: ("posts", _post),
    ChangeFact: ("changes", _change),
    EventFact: ("events", _event),
    ParticipationFact: ("participations", _participation),
    DocumentFact: ("documents", _document),
    AwardFact: ("awards", _award),
    StatisticFact: ("statistics", _statistic),
    ProfileFact: ("profiles", profile),
    ParentFact: ("parents", parent),
    RelationFact: ("relations", relation),
    AdoptionFact: ("adoptions", adoption),
}


def claim_of(fact: Fact, nodes: Nodes, at: int) -> Claim:
    """The claim of a fact whose statement begins at ``at``, its entities registered with ``nodes``."""
    return _MAPPERS[type(fact)][1](fact, nodes, at)


def table_of(fact: Fact) -> str:
    """The table that holds a fact."""
    return _MAPPERS[type(fact)][0]
