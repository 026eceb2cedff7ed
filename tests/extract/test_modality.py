"""What is planned, proposed, denied, quoted, past or conditional is no post held now."""

from collections import Counter

import pytest
from tables import rows

from kg.extract import extract
from kg.model import Article, ChangeFact, PostFact

SENTENCES = list(rows("cases/modality.tsv", ("kind", "say")))
KINDS = ("planned", "proposed", "denied", "quoted", "former", "conditional")


def test_twenty_of_each_kind() -> None:
    assert Counter(row.values[0] for row in SENTENCES) == dict.fromkeys(KINDS, 20)


@pytest.mark.parametrize(("kind", "say"), SENTENCES)
def test_nobody_holds_the_office_now(kind: str, say: str) -> None:
    facts = extract(Article(id="x", text=say))
    held = [fact for fact in facts if isinstance(fact, PostFact) and fact.status in ("current", "new")]
    assert not [(fact.person, fact.role, fact.status) for fact in held if fact.modality == "asserted"]
    came = [fact for fact in facts if isinstance(fact, ChangeFact) and fact.change not in ("left", "disciplined")]
    assert not [(fact.person, fact.change, fact.role) for fact in came if fact.modality == "asserted"]
