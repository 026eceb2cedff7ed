"""Closed namespaces: the only place that spells a term. A typo raises ``AttributeError``.

>>> KG.Person
'https://w3id.org/vnkg/ontology#Person'
>>> KG.Persn
Traceback (most recent call last):
    ...
AttributeError: no term 'Persn' in https://w3id.org/vnkg/ontology#
>>> concept("status", "current")
'https://w3id.org/vnkg/ontology#status-current'
"""

from collections.abc import Iterator
from functools import lru_cache


class Namespace:
    """An IRI prefix with a fixed set of terms; ``ns.term`` is the full IRI, a term that is not in the set raises."""

    __slots__ = ("_terms", "iri")

    def __init__(self, iri: str, terms: str) -> None:
        self.iri = iri
        self._terms = {name: iri + name for name in terms.split()}

    def __getattr__(self, name: str) -> str:
        try:
            return self._terms[name]
        except KeyError:
            raise AttributeError(f"no term {name!r} in {self.iri}") from None

    def __iter__(self) -> Iterator[str]:
        """The local names of the terms, in the order in which they are written here."""
        return iter(self._terms)


ONTOLOGY = "https://w3id.org/vnkg/ontology#"

KG = Namespace(
    ONTOLOGY,
    # classes
    "Article ArticleGraph Evidence Claim Person Organization Post Tenure Event Document Award "
    "OrganizationClaim PostClaim ChangeClaim EventClaim ParticipationClaim DocumentClaim AwardClaim Observation "
    # articles and evidence
    "published publishedEarliest publishedLatest publisher place url author digestOf webRecord textDigest fingerprint "
    "found version knowledge evidence field modality rule support dateQuote article quote "
    # dates
    "date dateEarliest dateLatest start startEarliest startLatest end endEarliest endLatest "
    # words of the article where they differ from the label of the node
    "printed printedPerson printedRole printedOrganization printedPlace printedTitle printedNumber "
    # organizations
    "organization organizationName organizationKind level province impliedBy "
    # posts and changes
    "person post roleName status term rank seats change measure by byName observedFirst observedLast observedPast "
    # from when to when
    "fromEarliest fromLatest untilEarliest untilLatest "
    "fromEarliestKind fromLatestKind untilEarliestKind untilLatestKind follows "
    # who is who
    "Match Ground nameKey unitKey candidate verdict points ground groundKind Placement leftOpen "
    # reprints, and what is counted
    "reprintOf witnesses articles publishers dates "
    # what readers set right
    "Correction WithdrawnClaim correctionKind states withdraws said reviewer reason "
    # events
    "event eventKind ordinal participation "
    # documents
    "document documentKind number suggestedNumber issuer issuerName "
    # awards
    "award awardKind recipient recipientName recipientKind giver giverName count year "
    # statistics
    "subject subjectName indicator value valueLow valueHigh unit period figureKind population direction words "
    "qualifier statistics statisticsStructure "
    # profiles
    "ProfileClaim attribute attributeValue "
    # relations
    "ParentClaim RelationClaim AdoptionClaim parent parentName documentName relation other otherName "
    # places
    "Place placeType inProvince inDistrict successor successorName isoCode",
)

RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS = Namespace(
    "http://www.w3.org/2000/01/rdf-schema#", "label comment subClassOf subPropertyOf domain range seeAlso isDefinedBy"
)
OWL = Namespace("http://www.w3.org/2002/07/owl#", "Ontology Class ObjectProperty DatatypeProperty imports sameAs")
XSD = Namespace(
    "http://www.w3.org/2001/XMLSchema#",
    "string integer decimal date dateTime gYear gYearMonth gMonthDay gMonth anyURI boolean",
)
SKOS = Namespace(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel hiddenLabel notation inScheme topConceptOf broader example closeMatch",
)
DCTERMS = Namespace(
    "http://purl.org/dc/terms/",
    "identifier title isReplacedBy source description language license temporal PeriodOfTime spatial",
)
PROV = Namespace("http://www.w3.org/ns/prov#", "SoftwareAgent Entity Bundle wasDerivedFrom wasAttributedTo")
ORG = Namespace(
    "http://www.w3.org/ns/org#",
    "Organization Post Membership Role member organization role postIn subOrganizationOf",
)
FOAF = Namespace("http://xmlns.com/foaf/0.1/", "Person Document name")
SCHEMA = Namespace("https://schema.org/", "NewsArticle Event AdministrativeArea")
OA = Namespace("http://www.w3.org/ns/oa#", "SpecificResource hasSource start end exact")
QB = Namespace("http://purl.org/linked-data/cube#", "Observation DataSet dataSet")
SH = Namespace(
    "http://www.w3.org/ns/shacl#",
    "ValidationReport ValidationResult result focusNode resultPath value sourceShape sourceConstraintComponent "
    "resultSeverity resultMessage conforms Violation Warning Info sparql select message severity",
)

VOID = Namespace(
    "http://rdfs.org/ns/void#",
    "Dataset triples entities classes properties distinctSubjects distinctObjects class property classPartition "
    "propertyPartition uriSpace vocabulary exampleResource",
)
DCAT = Namespace("http://www.w3.org/ns/dcat#", "Dataset Distribution distribution keyword mediaType startDate endDate")

PREFIXES: dict[str, str] = {
    "kg": KG.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "owl": OWL.iri,
    "xsd": XSD.iri,
    "skos": SKOS.iri,
    "dcterms": DCTERMS.iri,
    "prov": PROV.iri,
    "org": ORG.iri,
    "foaf": FOAF.iri,
    "schema": SCHEMA.iri,
    "oa": OA.iri,
    "qb": QB.iri,
    "sh": SH.iri,
    "void": VOID.iri,
    "dcat": DCAT.iri,
}

# The codes of each concept scheme; the concept is ``kg:SCHEME-CODE``. Roles are open and live in ontology/posts.ttl.
CODES: dict[str, tuple[str, ...]] = {
    "modality": ("asserted", "planned", "proposed", "denied", "reported", "conditional"),
    "kind": ("party", "state", "mass", "business", "media", "school", "other"),
    "level": ("national", "province", "district", "commune", "grassroots"),
    "status": ("current", "former", "new", "proposed"),
    "bound": ("stated", "observed", "succession", "term"),
    "change": ("elected", "re-elected", "appointed", "approved", "left", "disciplined"),
    "event": ("congress", "conference", "session", "ceremony", "meeting", "other"),
    "participation": ("chair", "direct", "attend", "speak", "present", "receive"),
    "document": (
        "resolution", "directive", "regulation", "conclusion", "decision", "plan", "law", "notice", "charter",
    ),
    "award": ("order", "medal", "badge", "certificate", "commendation", "flag", "title", "prize", "rating", "other"),
    "recipient": ("person", "body", "group"),
    "indicator": (
        "members", "full-members", "probationary-members", "party-cells", "affiliated-organizations",
        "members-admitted", "members-transferred", "rated-excellent", "rated-good", "rated-complete", "trained",
        "study-participation", "committee-size", "delegates", "votes", "awards", "disciplined", "age", "economy",
        "work-output", "change", "achievement", "other",
    ),
    "unit": ("members", "cells", "organizations", "delegates", "people", "percent", "vnd", "cases", "years", "other"),
    "figure": ("actual", "target"),
    "population": (
        "members", "cells", "organizations", "officials", "delegates", "committee", "people", "households", "places",
        "votes", "targets", "documents", "cases", "money", "other",
    ),
    "direction": ("in", "out"),
    "verdict": ("joined", "decided", "proposed", "against"),
    "ground": (
        "same-post", "same-words", "same-circle", "same-name-of-body", "shortened-body", "same-member", "same-body",
        "member-and-leader", "same-event", "same-company", "same-kind-of-post", "same-unit", "same-province",
        "same-birthday", "same-birth-year", "same-home", "rare-name", "very-rare-name", "elsewhere", "two-seats",
        "other-birth-year", "other-gender",
    ),
    "correction": ("wrong", "changed", "added"),
    "attribute": ("birth", "home", "ethnicity", "gender", "education", "rank"),
    "relation": ("cites", "amends", "replaces", "repeals", "implements"),
}  # fmt: skip


@lru_cache(maxsize=4096)
def concept(scheme: str, code: str) -> str:
    """The IRI of a code in a scheme. A code that the scheme does not have still gets an IRI: the shapes refuse it."""
    if scheme not in CODES and scheme != "role":
        raise AttributeError(f"no concept scheme {scheme!r}; there are: {', '.join(CODES)}, role")
    safe = "".join(c if c.isascii() and (c.isalnum() or c == "-") else "_" for c in code)
    return f"{ONTOLOGY}{scheme}-{safe}"


TABLE_OF = {  # the table of a class of claims, as N-Triples writes it
    f"<{KG.OrganizationClaim}>": "organizations",
    f"<{KG.PostClaim}>": "posts",
    f"<{KG.ChangeClaim}>": "changes",
    f"<{KG.EventClaim}>": "events",
    f"<{KG.ParticipationClaim}>": "participations",
    f"<{KG.DocumentClaim}>": "documents",
    f"<{KG.AwardClaim}>": "awards",
    f"<{KG.Observation}>": "statistics",
    f"<{KG.ProfileClaim}>": "profiles",
    f"<{KG.ParentClaim}>": "parents",
    f"<{KG.RelationClaim}>": "relations",
    f"<{KG.AdoptionClaim}>": "adoptions",
}
