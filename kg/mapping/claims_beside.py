"""Facts to claims for the tables beside the eight: profiles, parents, relations of documents, what was adopted."""

from kg.mapping.claim import Claim, words
from kg.mapping.lines import date, iri
from kg.mapping.nodes import Nodes
from kg.model import AdoptionFact, ParentFact, ProfileFact, RelationFact
from kg.vocabulary import KG

_ATTRIBUTE, _ATTRIBUTE_VALUE, _PROVINCE = iri(KG.attribute), iri(KG.attributeValue), iri(KG.province)
_ORGANIZATION, _PARENT, _PARENT_NAME = iri(KG.organization), iri(KG.parent), iri(KG.parentName)
_DOCUMENT, _DOCUMENT_NAME, _RELATION, _OTHER, _OTHER_NAME = (
    iri(KG.document), iri(KG.documentName), iri(KG.relation), iri(KG.other), iri(KG.otherName),
)  # fmt: skip
_EVENT, _PRINTED_TITLE = iri(KG.event), iri(KG.printedTitle)


def profile(fact: ProfileFact, nodes: Nodes, at: int) -> Claim:
    """A birth is a date with its bounds, all else is words."""
    claim = Claim("profile", iri(KG.ProfileClaim), (fact.person, fact.attribute, fact.value, fact.province))
    claim.holder(fact.person, nodes, at)
    claim.code(_ATTRIBUTE, "attribute", fact.attribute)
    if fact.attribute == "birth":
        claim.statements += date(KG.date, fact.value)
    else:
        claim.text(_ATTRIBUTE_VALUE, fact.value)
    claim.text(_PROVINCE, fact.province)
    return claim


def parent(fact: ParentFact, nodes: Nodes, at: int) -> Claim:
    """An asserted one also makes the body a part of the other in the graph."""
    claim = Claim("parent", iri(KG.ParentClaim), (*words(fact.body), fact.parent.name))
    node = nodes.body(fact.body, at)
    claim.add(_ORGANIZATION, node)
    claim.body(node, fact.body)
    claim.actor(_PARENT, _PARENT_NAME, fact.parent, nodes, at)
    if fact.modality == "asserted" and fact.parent.body is not None:
        nodes.part(fact.body, fact.parent.body)
    return claim


def relation(fact: RelationFact, nodes: Nodes, at: int) -> Claim:
    """Both documents, and what the table prints for them."""
    one, other = fact.document.name, fact.other.name
    claim = Claim("relation", iri(KG.RelationClaim), (one, fact.relation, other))
    claim.add(_DOCUMENT, nodes.document(fact.document, at))
    claim.text(_DOCUMENT_NAME, one)
    claim.code(_RELATION, "relation", fact.relation)
    claim.add(_OTHER, nodes.document(fact.other, at))
    claim.text(_OTHER_NAME, other)
    return claim


def adoption(fact: AdoptionFact, nodes: Nodes, at: int) -> Claim:
    """The event, what it adopted in words, and the document where it is one."""
    event = fact.event
    claim = Claim(
        "adoption", iri(KG.AdoptionClaim), (event.kind, event.title, event.ordinal, event.start, fact.adopted)
    )
    node = nodes.event(event, at)
    claim.add(_EVENT, node)
    claim.printed.append((_PRINTED_TITLE, node, event.title))
    claim.text(_DOCUMENT_NAME, fact.adopted)
    if fact.document is not None:
        claim.add(_DOCUMENT, nodes.document(fact.document, at))
    return claim
