"""RDF and records of the project's own articles, read by tools that are not ours."""

import pytest

from scripts.strangers import rdf, records
from scripts.strangers.tools import Misread

pytestmark = [
    pytest.mark.shared,  # rapper, Node and the extra "strangers" are there
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # rdflib's own, in its parsers
]
WRONG = {
    rdf.rapper: (("turtle",), "kg:Person", "kg:Persn ,"),
    rdf.oxigraph: (("trig",), '"Bí thư"', '"Bi thu"'),
    rdf.jsonld: (("jsonld",), '"prefLabel": "', '"prefLabel": "x'),
    records.followthemoney: (("ftm",), '"holder": ["person', '"holder": ["persn'),
    records.popolo: (("popolo",), '"person_id": "', '"person_id": "x'),
    records.void: (("void",), "void:triples 1", "void:triples 2"),
    records.schema_org: (("jsonld", *records.SCHEMA), '"roleName"', '"rolename"'),
    records.annotations: (("jsonld", *records.ANNOTATIONS), '"exact": "', '"exact": "x'),
}


@pytest.mark.parametrize(
    "stranger",
    [
        *(rdf.rapper, rdf.oxigraph, rdf.rdflib, rdf.rdflib_graphs, rdf.jsonld),
        *(records.followthemoney, records.popolo, records.void, records.annotations),
        *(records.schema_org, records.schema_org_as_jsonld),
    ],
    ids=lambda it: it.__name__,
)
def test_a_stranger_reads_what_was_written(exports, stranger):
    assert stranger(exports)


@pytest.mark.parametrize("stranger", WRONG, ids=lambda it: it.__name__)
def test_a_stranger_tells_what_is_wrong(exports, stranger):
    form, old, new = WRONG[stranger]
    path = exports.of(*form)
    right = path.read_text(encoding="utf-8")
    assert old in right
    path.write_text(right.replace(old, new, 1), encoding="utf-8")
    try:
        with pytest.raises(Misread):
            stranger(exports)
    finally:
        path.write_text(right, encoding="utf-8")
