"""Tables and graphs of the project's own articles, read by tools that are not ours; the heavy ones: ``make proof``."""

import re

import pytest

from scripts.strangers import graphs, tables
from scripts.strangers.tools import Misread

pytestmark = pytest.mark.shared  # the schema of GEXF is there
WRONG = {
    tables.duckdb: ("csv", "claims.csv", ",asserted,", ",,"),
    tables.openpyxl: ("csv", "articles.csv", "kg \\(digest\\)", "others"),
    graphs.networkx: ("gexf", "", "(?s)<edge .*?</edge>", ""),
    graphs.schema: ("gexf", "", 'timeformat="date"', 'timeformat="week"'),
    graphs.graphology: ("gexf", "", "(?s)<edge .*?</edge>", ""),
}


@pytest.mark.parametrize("stranger", WRONG, ids=lambda it: it.__name__)
def test_a_stranger_reads_what_was_written(exports, stranger):
    assert stranger(exports)


@pytest.mark.parametrize("stranger", WRONG, ids=lambda it: it.__name__)
def test_a_stranger_tells_what_is_wrong(exports, stranger):
    form, name, old, new = WRONG[stranger]
    path = exports.of(form) / name
    right = path.read_bytes()
    path.write_text(re.sub(old, new, right.decode("utf-8"), count=1), encoding="utf-8", newline="")
    assert path.read_bytes() != right
    try:
        with pytest.raises(Misread):
            stranger(exports)
    finally:
        path.write_bytes(right)
