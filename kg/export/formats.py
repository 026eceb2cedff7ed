"""The formats of ``kg export``: which module writes each, into a file or a folder, and which options it takes.

A module has one function ``write(snapshot, target, asked) -> Written``. The target is a path where nothing is yet, or
an empty folder for a format of several files; ``kg/export/run.py`` puts it in its place when it is complete. What a
format loses by its nature is the message ``export.lost.FORMAT`` (or ``export.lost.PROFILE``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

LAYERS = ("resolved", "articles", "all")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: a key of :data:`FORMATS`, and the options of the command."""

    form: str
    layer: str = "resolved"
    profile: str = ""
    licence: str = ""
    excel: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """How many things of each kind there are in it, and how many of the store this format has no place for.

    The keys are those of messages: ``export.counted.KEY``, ``export.left-out.KEY``.
    """

    counts: Mapping[str, int]
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Format:
    """``module`` is in ``kg/export``; ``takes`` names the fields of :class:`Asked` that mean something to it, and
    ``profiles`` the modules that write it in another way."""

    module: str
    folder: bool = False
    takes: tuple[str, ...] = ()
    profiles: Mapping[str, str] = field(default_factory=dict)


FORMATS: Mapping[str, Format] = {
    "ntriples": Format("rdf", takes=("layer",)),
    "nquads": Format("rdf", takes=("layer",)),
    "turtle": Format("rdf", takes=("layer",)),
    "trig": Format("rdf", takes=("layer",)),
    "rdfxml": Format("rdf", takes=("layer",)),
    "jsonld": Format("jsonld", takes=("layer",), profiles={"schema": "schema_org", "webannotation": "annotations"}),
    "csv": Format("csvs", folder=True, takes=("excel",)),
    "parquet": Format("parquet", folder=True),
    "xlsx": Format("xlsx"),
    "sqlite": Format("sqlite"),
    "graphml": Format("graphml"),
    "gexf": Format("gexf"),
    "neo4j": Format("neo4j", folder=True),
    "ftm": Format("ftm"),
    "popolo": Format("popolo"),
    "cx2": Format("cx2"),
    "void": Format("void", takes=("licence",)),
}
