"""The nodes of one article graph: each entity once, under one label; the names it has besides are kept too."""

from collections import defaultdict
from collections.abc import MutableMapping
from functools import lru_cache

from kg import iris
from kg.mapping.lines import coded, integer, iri, string
from kg.mapping.schemes import award_kind, role_concept
from kg.model import Body, Document, Event
from kg.text.spelling import name_key
from kg.vocabulary import KG, ORG, RDF, SKOS

_LABEL, _OTHER_LABEL = iri(SKOS.prefLabel), iri(SKOS.altLabel)
_PLACE, _PROVINCE, _KIND, _LEVEL = iri(KG.place), iri(KG.province), iri(KG.organizationKind), iri(KG.level)
_PARENT, _IMPLIED_BY = iri(ORG.subOrganizationOf), iri(KG.impliedBy)
_ROLE, _ROLE_NAME, _POST_IN = iri(ORG.role), iri(KG.roleName), iri(ORG.postIn)
_EVENT_KIND, _ORGANIZATION, _ORDINAL = iri(KG.eventKind), iri(KG.organization), iri(KG.ordinal)
_DOCUMENT_KIND, _NUMBER, _ISSUER, _ISSUER_NAME = (
    iri(KG.documentKind),
    iri(KG.number),
    iri(KG.issuer),
    iri(KG.issuerName),
)
_AWARD_KIND = iri(KG.awardKind)
_IS_PERSON, _IS_ORGANIZATION, _IS_POST, _IS_EVENT, _IS_DOCUMENT, _IS_AWARD = (
    f"{iri(RDF.type)} {iri(type_)}" for type_ in (KG.Person, KG.Organization, KG.Post, KG.Event, KG.Document, KG.Award)
)
_PARTY_COMMITTEE = name_key("Đảng bộ")

Subjects = MutableMapping[str, set[str]]
Rank = tuple[object, ...]


class Known:
    """A body as one name and place describe it: its node, how good a label the name is, what its node states."""

    __slots__ = ("body", "node", "order", "statements")

    def __init__(self, base: str, body: Body, article: str) -> None:
        self.body = body
        self.node = iri(iris.organization_iri(base, body, article))
        committee = not name_key(body.name).startswith(_PARTY_COMMITTEE)
        self.order: Rank = (committee, body.name, body.place, body.kind, body.level, body.province)
        self.statements = [_IS_ORGANIZATION, coded(_KIND, "kind", body.kind)]
        self.statements += _texts((_LABEL, body.name), (_PROVINCE, body.province))
        self.statements += _texts((_PLACE, body.place or (iris.VIETNAM if body.national else "")))
        if body.level:
            self.statements.append(coded(_LEVEL, "level", body.level))


_known = lru_cache(maxsize=65536)(Known)


def _in_one_province(body: Body, whole: Body) -> bool:
    """Whether a body may be a part of another: of ``UBKT Tỉnh ủy các tỉnh A, B`` that of B is none of Tỉnh ủy A."""
    return not (body.province and whole.province) or name_key(body.province) == name_key(whole.province)


def _texts(*pairs: tuple[str, str]) -> list[str]:
    return [f"{predicate} {string(value)}" for predicate, value in pairs if value]


class Nodes:
    """Collects entities while claims are mapped; :meth:`write` then says what each is, :meth:`label` how it is named.

    Where the article has several names for one node the label is the best ranked: a name from the organizations table
    before others, ``Đảng bộ`` before its committee, then the first in the article. So the order of facts is no matter.
    """

    def __init__(self, base: str, article: str) -> None:
        self._base, self._article = base, article
        self._seen: dict[int, Known] = {}  # by id(): the facts hold their bodies while they are mapped
        self._stated: dict[str, dict[Known, Rank]] = defaultdict(dict)
        self._implied: dict[str, set[Known]] = defaultdict(set)
        self._parents: dict[str, set[str]] = defaultdict(set)
        self._labels: dict[str, tuple[int, str]] = {}
        self._people: dict[str, str] = {}
        self._awards: set[str] = set()
        self._posts: dict[str, str | None] = {}
        self._events: dict[str, tuple[Rank, Event]] = {}
        self._documents: dict[str, tuple[Rank, Document]] = {}

    def body(self, body: Body, at: int, *, listed: bool = False) -> str:
        """A body that a fact refers to; ``listed`` when the organizations table has it."""
        known = self._known_of(body)
        names = self._stated[known.node]
        rank = (not listed, known.order[0], at)
        if known not in names or rank < names[known]:
            names[known] = rank
        return known.node

    def part(self, body: Body, whole: Body) -> None:
        """The article says that a body is a part of another."""
        part, over = self._known_of(body).node, self._known_of(whole).node
        if part != over:
            self._parents[part].add(over)

    def _known_of(self, body: Body) -> Known:
        return self._seen.get(id(body)) or self._know(body)

    def _know(self, body: Body) -> Known:
        known = self._seen[id(body)] = _known(self._base, body, "" if iris.joins(body) else self._article)
        if body.parent is not None and _in_one_province(body, body.parent):
            parent = self._known_of(body.parent)
            self._implied[parent.node].add(parent)
            if parent.node != known.node:
                self._parents[known.node].add(parent.node)
        return known

    def _name(self, node: str, at: int, name: str) -> str:
        if node not in self._labels or (at, name) < self._labels[node]:
            self._labels[node] = (at, name)
        return node

    def person(self, name: str, at: int) -> str:
        node = self._people.get(name)
        if node is None:
            node = self._people[name] = iri(iris.person_iri(self._base, self._article, name))
        return self._name(node, at, name)

    def post(self, role: str, body: Body | None, person: str, at: int) -> str:
        node = self._name(iri(iris.post_iri(self._base, role, body, self._article, person)), at, role)
        self._posts[node] = None if body is None else self.body(body, at)
        return node

    def event(self, event: Event, at: int) -> str:
        node = self._name(iri(iris.event_iri(self._base, event, self._article)), at, event.title)
        if event.body is not None:
            self.body(event.body, at)
        rank = (at, event.title, event.ordinal)
        if node not in self._events or rank < self._events[node][0]:
            self._events[node] = rank, event
        return node

    def document(self, document: Document, at: int) -> str:
        node = self._name(iri(iris.document_iri(self._base, document, self._article)), at, document.number)
        if document.issuer is not None and document.issuer.body is not None:
            self.body(document.issuer.body, at)
        rank = (at, document.number)
        if node not in self._documents or rank < self._documents[node][0]:
            self._documents[node] = rank, document
        return node

    def award(self, award: str, at: int) -> str:
        node = self._name(iri(iris.award_iri(self._base, award)), at, award)
        self._awards.add(node)
        return node

    def label(self, node: str) -> str:
        """The label of a person, post (its role), event, document (its number) or award."""
        return self._labels[node][1]

    def best(self, node: str) -> Body:
        """The body whose name, place and kind the node carries."""
        return self._best(node).body

    def _best(self, node: str) -> Known:
        names = self._stated.get(node)
        if not names:
            return min(self._implied[node], key=lambda known: known.order)
        if len(names) == 1:
            return next(iter(names))
        return min(names, key=lambda known: (names[known], known.order))

    def write(self, subjects: Subjects) -> None:
        """Say of every node what it is."""
        for node in set(self._people.values()):
            subjects[node].update((_IS_PERSON, *_texts((_LABEL, self.label(node)))))
        for node in self._stated.keys() | self._implied.keys():
            self._write_body(subjects, node)
        for node, body in self._posts.items():
            subjects[node].update((_IS_POST, *_texts((_ROLE_NAME, self.label(node)))))
            if (role := role_concept(self.label(node))) is not None:
                subjects[node].add(f"{_ROLE} {iri(role)}")
            if body is not None:
                subjects[node].add(f"{_POST_IN} {body}")
        for node, (_, event) in self._events.items():
            kind = coded(_EVENT_KIND, "event", event.kind)
            subjects[node].update((_IS_EVENT, kind, *_texts((_LABEL, self.label(node)))))
            if event.body is not None:
                subjects[node].add(f"{_ORGANIZATION} {self._seen[id(event.body)].node}")
            if event.ordinal:
                subjects[node].add(f"{_ORDINAL} {integer(event.ordinal)}")
        for node, (_, document) in self._documents.items():
            kind = coded(_DOCUMENT_KIND, "document", document.kind)
            subjects[node].update((_IS_DOCUMENT, kind, *_texts((_NUMBER, document.number))))
            if document.issuer is not None and document.issuer.body is not None:
                subjects[node].add(f"{_ISSUER} {self._seen[id(document.issuer.body)].node}")
        for node in self._awards:
            kind = f"{_AWARD_KIND} {iri(award_kind(self.label(node)))}"
            subjects[node].update((_IS_AWARD, kind, *_texts((_LABEL, self.label(node)))))

    def _write_body(self, subjects: Subjects, node: str) -> None:
        best = self._best(node)
        subjects[node].update(best.statements)
        for name in {known.body.name for known in self._stated.get(node, ())} - {best.body.name}:
            subjects[node].add(f"{_OTHER_LABEL} {string(name)}")
        for parent in self._parents.get(node, ()):
            subjects[node].add(f"{_PARENT} {parent}")
            if parent not in self._stated:
                subjects[parent].add(f"{_IMPLIED_BY} {node}")
