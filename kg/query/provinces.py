"""From what a person writes for a province to the one that is meant: of that name, now, on a day, or of old."""

import difflib
import re
import unicodedata

import pyoxigraph as ox

from kg.iris import slug
from kg.messages import UsageProblem
from kg.query.names import without_unit
from kg.query.rows import Graph, select
from kg.text.dates import bounds

_WHEN = re.compile(r"\s+\(?(?:(?P<old>cũ)|(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?))\)?$", re.IGNORECASE)
_PROVINCES = """SELECT ?place ?name ?start ?first ?end ?last {
  ?place a kg:Place ; kg:level kg:level-province ; skos:prefLabel|skos:altLabel ?name .
  OPTIONAL { ?place kg:start ?start ; kg:startEarliest ?first }
  OPTIONAL { ?place kg:end ?end ; kg:endLatest ?last }
}"""


def find_province(graph: Graph, given: str, day: str = "") -> ox.NamedNode:
    """The province of a name on a day (else the last that had the name); ``Ninh Bình 2020`` is the one of that year's
    end, ``Ninh Bình cũ`` the last one of that name that is no more.

    A name that no province has on the day means the one nearest to it.
    """
    name = unicodedata.normalize("NFC", given).strip()
    when = _WHEN.search(name)
    if when:
        name, day = name[: when.start()], (bounds(when["day"]) or ("", ""))[1] if when["day"] else ""
    rows = sorted(select(graph, _PROVINCES), key=lambda row: (row["first"], row["last"] or "9", row["place"]))
    fitting = [row for row in rows if without_unit(row["name"]) == without_unit(name)]
    if when and when["old"]:
        fitting = [row for row in fitting if row["end"]] or fitting
    if not fitting:
        raise _unknown(given, name, rows)
    begun = [row for row in fitting if not day or row["first"] <= day]
    return ox.NamedNode((begun[-1] if begun else fitting[0])["place"])


def _unknown(given: str, name: str, rows: list[dict[str, str]]) -> UsageProblem:
    near = {slug(row["name"]): row["name"] for row in rows}
    keys = difflib.get_close_matches(slug(without_unit(name)), near, n=5, cutoff=0.7)
    if not keys:
        return UsageProblem("term.none", name=given)
    listed = {
        row["place"]: f"  {row['name']} ({row['start']}–{row['end']})" for row in rows if slug(row["name"]) in keys
    }
    return UsageProblem("term.similar", name=given, list="\n".join(f"{it}\n    {iri}" for iri, it in listed.items()))
