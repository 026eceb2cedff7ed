"""Articles of our own about people of one name, for the tests of who is who."""

from collections.abc import Container, Iterable

from kg.iris import DEFAULT_BASE, person_iri
from kg.mapping import article_quads
from kg.model import Article, Body, ChangeFact, Event, Evidence, Fact, ParticipationFact, PostFact, ProfileFact, Span
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.evidence import Ground
from kg.resolve.identity import Identity
from kg.resolve.terms import nodes

NAME = "Nguyễn Văn Hùng"
WORDS = "Một câu của bài {id}, đủ dài để mang mọi điều được nêu về những người trong đó."


def party(place: str = "Hà Tĩnh", province: str = "Hà Tĩnh") -> Body:
    """The Party committee of a province, or of a district where the place is not the province."""
    own = place == province
    return Body("Tỉnh ủy" if own else "Huyện ủy", place, "party", "province" if own else "district", province)


def council(place: str = "Hà Tĩnh", province: str = "Hà Tĩnh") -> Body:
    """The People's Committee of a province or a district."""
    own = place == province
    name = "UBND tỉnh" if own else "UBND huyện"
    return Body(name, place, "state", "province" if own else "district", province)


def office(name: str, place: str = "Hà Tĩnh", province: str = "Hà Tĩnh") -> Body:
    """A body of any name; of the province unless another place is given."""
    level = "province" if place == province and place else ""
    return Body(name, place, "state", level, province)


def national(name: str) -> Body:
    return Body(name, "", "party", "national", national=True)


KY_LAM, YEN_HOA = party("Kỳ Lâm"), party("Yên Hòa", "Cà Mau")


class Story:
    """One article while it is told."""

    def __init__(self, id: str, published: str = "", *, words: str = WORDS) -> None:
        self.id = id
        self.article = Article(id, words.format(id=id), published=published)
        self.facts: list[Fact] = []
        self._evidence = Evidence(Span(0, len(self.article.text)), "a.rule")

    def post(self, role: str, body: Body | None, status: str = "current", *, name: str = NAME, **more: str) -> "Story":
        fact = PostFact(person=name, role=role, body=body, status=status, evidence=self._evidence, **more)  # type: ignore[arg-type]
        return self._add(fact)

    def change(self, kind: str, role: str, body: Body, date: str = "", *, name: str = NAME) -> "Story":
        return self._add(ChangeFact(person=name, change=kind, role=role, body=body, date=date, evidence=self._evidence))

    def life(self, attribute: str, value: str, *, name: str = NAME) -> "Story":
        return self._add(ProfileFact(person=name, attribute=attribute, value=value, evidence=self._evidence))

    def quoting(self, words: str) -> "Story":
        """From now on these words of the article state what is told."""
        start = self.article.text.index(words)
        self._evidence = Evidence(Span(start, start + len(words)), "a.rule")
        return self

    def attends(self, event: Event, *, name: str = NAME) -> "Story":
        return self._add(ParticipationFact(person=name, role="attend", event=event, evidence=self._evidence))

    def _add(self, fact: Fact) -> "Story":
        self.facts.append(fact)
        return self

    @property
    def quads(self) -> list[str]:
        return article_quads(self.article, self.facts)

    def person(self, name: str = NAME) -> str:
        return f"<{person_iri(DEFAULT_BASE, self.id, name)}>"


def identified(stories: Iterable[Story], decisions: Decisions = NONE, names: Container[str] | None = None) -> Identity:
    """Who is who in some articles, or of those who bear some names."""
    identity = Identity(DEFAULT_BASE, decisions)
    for story in stories:
        identity.add(nodes(story.quads), names)
    identity.settle()
    return identity


def one_person(first: Story, second: Story, *others: Story, name: str = NAME) -> bool:
    """Whether the first two articles have one person of the name."""
    identity = identified((first, second, *others))
    return identity.whole(first.person(name)) == identity.whole(second.person(name))


def links(*stories: Story) -> list[tuple[str, int, list[str]]]:
    """What was looked at: verdict, points, kinds of grounds."""
    found = []
    for block in identified(stories).blocks.values():
        found += [(link.verdict, link.points, kinds(link.grounds)) for link in block.links]
    return found


def kinds(grounds: Iterable[Ground]) -> list[str]:
    return [ground.kind for ground in grounds]
