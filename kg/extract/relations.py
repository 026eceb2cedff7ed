"""How what the other tables name belongs together: a body under a body, a document about a document, an event and what
it adopted."""

from kg.extract.frame import Frame
from kg.extract.reading import Reading
from kg.extract.relations_adoptions import adoptions
from kg.extract.relations_documents import relations
from kg.extract.relations_parents import parents
from kg.model import Fact


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """Each stated once: parents, then relations, then what was adopted."""
    found: dict[tuple[object, ...], Fact] = {}
    for fact in parents(reading, frame, facts):
        found.setdefault(("parent", fact.body, fact.parent, fact.modality), fact)
    for told in relations(reading, frame, facts):
        found.setdefault(("relation", told.document, told.relation, told.other, told.modality), told)
    for adopted in adoptions(reading, frame, facts):
        found.setdefault(("adoption", adopted.event, adopted.adopted, adopted.modality), adopted)
    return [*found.values()]
