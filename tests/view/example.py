"""A store of the project's five articles, and a graph by hand for what they do not tell: bounds of tenures."""

import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from network.example import BASE, sample

from kg import network
from kg.build import Request, build
from kg.resources import ARTICLES
from kg.store.snapshot import open_snapshot
from kg.view import static

BOUNDS = f"""PREFIX kg: <https://w3id.org/vnkg/ontology#> PREFIX org: <http://www.w3.org/ns/org#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> BASE <{BASE}>
DELETE {{ ?tenure ?bound ?day }}
WHERE {{ ?tenure a kg:Tenure ; ?bound ?day
  FILTER(CONTAINS(STR(?bound), "#from") || CONTAINS(STR(?bound), "#until")) }} ;
INSERT {{ ?tenure kg:fromEarliest "2010-01-01"^^xsd:date ; kg:fromEarliestKind kg:bound-term ;
  kg:fromLatest "2012-12-31"^^xsd:date ; kg:fromLatestKind kg:bound-stated ;
  kg:untilEarliest "2014-05-01"^^xsd:date ; kg:untilEarliestKind kg:bound-observed ;
  kg:untilLatest "2015-06-30"^^xsd:date ; kg:untilLatestKind kg:bound-succession }}
WHERE {{ ?tenure org:member <person/nguyen-thi-huong-giang/p1> ; kg:post/kg:roleName "Bí thư" }} ;
INSERT {{ ?tenure kg:fromLatest "2018-02-01"^^xsd:date ; kg:fromLatestKind kg:bound-observed ;
  kg:untilEarliest "2018-02-01"^^xsd:date ; kg:untilEarliestKind kg:bound-observed }}
WHERE {{ ?tenure org:member <person/nguyen-thi-huong-giang/p1> ; kg:post/kg:roleName "Phó Bí thư" }}"""


@cache
def quads() -> tuple[ox.Quad, ...]:
    """The resolved layer of ``data/articles``."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        build(Request(store, [str(ARTICLES)], jobs=1))
        with open_snapshot(store) as snapshot:
            return tuple(snapshot.graph.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def articles() -> ox.Store:
    made = ox.Store()
    made.extend(quads())
    return made


def bounded() -> ox.Store:
    made = sample()
    made.update(BOUNDS)
    return made


def made(store: ox.Store, form: str, *about: str, **choice: object) -> network.Graph:
    given: dict[str, object] = {"depth": None, "limit": None, **choice}
    return static.build(network.select_from(store), form, about, **given)  # type: ignore[arg-type]


def text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def by_hand(*facts: network.Fact, **labels: str) -> network.Graph:
    graph = made(ox.Store(), "together")
    for thing, name in labels.items():
        name, _, place = name.partition("|")
        graph.add_node(thing, type="person", label=f"{name} {place}".strip(), place=place, level="", implied=False)
    sources = {it.source: network.Source(it.source) for fact in facts for it in fact.witnesses}
    graph.graph.update(facts={it.iri: it for it in facts}, sources=sources)
    return graph
