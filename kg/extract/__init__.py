"""Text to facts: the ordered list of steps and nothing else. Each step sees the facts of the steps before it."""

from collections.abc import Callable

from kg.extract import awards, documents, elections, events, organizations, posts, profiles, relations, statistics
from kg.extract.frame import Frame
from kg.extract.reading import Reading
from kg.model import Article, Fact

Step = Callable[[Reading, Frame, list[Fact]], list[Fact]]
STEPS: tuple[Step, ...] = (
    organizations.extract,
    posts.extract,
    events.extract,
    elections.extract,
    documents.extract,
    awards.extract,
    statistics.extract,
    profiles.extract,
    relations.extract,
)


def extract(article: Article) -> tuple[Fact, ...]:
    """The facts an article states, in the order of the topics and, within a topic, of the text."""
    return facts_of(Reading(article))


def facts_of(reading: Reading) -> tuple[Fact, ...]:
    """The same for an article that is prepared already."""
    frame = Frame(reading)
    facts: list[Fact] = []
    for step in STEPS:
        facts += step(reading, frame, facts)
    return tuple(facts)
