"""The provinces of the stories instead of the whole country, for tests that make many resolved layers."""

from collections.abc import Iterator
from functools import cache

import pytest
from stories import KY_LAM, YEN_HOA

from kg.places import Unit, holding
from kg.resolve import places


@pytest.fixture(scope="module")
def few_places() -> Iterator[None]:
    """A layer tells of every province there is: of those of two bodies here, so much less is made and compared."""
    few = tuple(unit for body in (KY_LAM, YEN_HOA) for unit in holding(body.province))
    every, names = places.known, {unit.name for unit in few}

    @cache
    def known(base: str) -> dict[str, Unit]:
        return {iri: unit for iri, unit in every(base).items() if unit in few or unit.province in names}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "provinces", lambda: few)
        patch.setattr(places, "known", known)
        yield
