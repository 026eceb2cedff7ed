"""The resolved layer that ``sample.ttl`` holds, and two of its things."""

from pathlib import Path

import pyoxigraph as ox

SAMPLE = Path(__file__).with_name("sample.ttl")
BASE = "https://w3id.org/vnkg/id/"
GIANG = BASE + "person/nguyen-thi-huong-giang/p1"
DISTRICT = BASE + "organization/dang-bo-huyen/b1"


def sample() -> ox.Store:
    """A store of its own each time."""
    made = ox.Store()
    made.load(path=SAMPLE, format=ox.RdfFormat.TURTLE)
    return made
