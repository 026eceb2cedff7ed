"""The rooms of the house import one way; what each needs from outside stays in its room."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg

HOUSE = Path(kg.__file__).parent
ORDER = (  # a room may import the rooms of the lines above, none of its own line
    ("model", "resources", "vocabulary", "__version__"),
    ("lexicon",),
    ("text", "messages"),
    ("places",),
    ("articles", "extract", "tables", "iris", "processes"),
    ("mapping", "resolve", "store"),
    ("check",),
    ("query", "network"),
    ("review",),
    ("build", "audit", "coverage", "evaluate", "view", "export", "dossier"),
    ("serve", "spark"),
    ("api",),
    ("cli",),
    ("__main__",),
)
LIBRARIES = {  # library -> the rooms that may import it
    "click": {"cli"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "jinja2": {"serve"},
    "docx": {"dossier", "articles"},
    "fastwarc": {"articles"},
    "pdfminer": {"articles"},
    "pandas": {"api"},
    "networkx": {"network", "export"},
    "openpyxl": {"query", "export"},
    "pyarrow": {"query", "export"},
    "pyspark": {"spark"},
    "py4j": {"spark"},
    "pyvis": {"view"},
    "trafilatura": {"articles"},
    "lxml": {"articles"},
    "yaml": {"articles"},
    "pyshacl": {"check"},
    "shifty": {"check"},
    "rdflib": {"check", "export"},
    "pyoxigraph": {
        "api",
        "audit",
        "build",
        "check",
        "dossier",
        "export",
        "mapping",
        "query",
        "resolve",
        "review",
        "serve",
        "store",
        "view",
    },
}
NETWORK = {"requests", "urllib.request", "http.client", "socket", "ftplib", "httpx", "aiohttp"}
READING = ("model", "lexicon", "text", "articles", "extract", "tables", "iris", "mapping", "resolve")


def room(module: str) -> str:
    """``kg.extract.posts`` is in the room ``extract``."""
    return module.split(".")[1]


def rooms() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in sorted(HOUSE.rglob("*.py")):
        parts = path.relative_to(HOUSE).with_suffix("").parts
        if parts != ("__init__",):
            found.setdefault(parts[0], []).append(path)
    return found


def imports(path: Path) -> Iterator[str]:
    """The modules a file imports, with their full names; also those imported inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from names if node.module == "kg" else (str(node.module),)


def needs(name: str) -> set[str]:
    modules = (module for path in rooms()[name] for module in imports(path))
    return {room(module) for module in modules if module.startswith("kg.")} - {name}


def place(name: str) -> int:
    return next(n for n, line in enumerate(ORDER) if name in line)


def test_the_order_names_every_room_once() -> None:
    named = [name for line in ORDER for name in line if name != "__version__"]
    assert sorted(named) == sorted(rooms())


@pytest.mark.parametrize("name", sorted(rooms()))
def test_imports_point_one_way(name: str) -> None:
    wrong = {other for other in needs(name) if place(other) >= place(name)}
    assert not wrong, f"kg.{name} must not import {', '.join(f'kg.{other}' for other in sorted(wrong))}"


def test_no_cycle_within_a_room() -> None:
    """Neither between modules: what a module imports on loading never imports it back."""
    paths = {
        ".".join(("kg", *path.relative_to(HOUSE).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in sorted(HOUSE.rglob("*.py"))
    }
    graph: dict[str, set[str]] = {}
    for module, path in paths.items():
        body = ast.parse(path.read_text(encoding="utf-8")).body
        loaded = [node for node in body if isinstance(node, ast.ImportFrom)]
        named = {(str(node.module), f"{node.module}.{alias.name}") for node in loaded for alias in node.names}
        graph[module] = {inner if inner in paths else outer for outer, inner in named} & set(paths) - {module}
    while graph:
        free = {module for module, found in graph.items() if not found}
        assert free, f"a cycle among {', '.join(sorted(graph))}"
        graph = {module: found - free for module, found in graph.items() if module not in free}


@pytest.mark.parametrize("library", sorted(LIBRARIES))
def test_a_library_stays_in_its_rooms(library: str) -> None:
    users = {
        name for name, paths in rooms().items() for path in paths for m in imports(path) if m.split(".")[0] == library
    }
    assert users <= LIBRARIES[library]


@pytest.mark.parametrize("name", READING)
def test_reading_takes_nothing_from_the_clock_or_from_chance(name: str) -> None:
    taken = {module for path in rooms()[name] for module in imports(path)}
    assert not taken & {"time", "random", "secrets", "uuid", "locale"}
    for path in rooms()[name]:
        text = path.read_text(encoding="utf-8")
        assert not any(call in text for call in (".now(", ".today(", "hash(")), path


@pytest.mark.parametrize("name", sorted(rooms()))
def test_no_room_opens_the_network_by_itself(name: str) -> None:
    if name not in ("store", "query", "serve"):  # a remote endpoint, kg serve: only when asked for
        assert not {module for path in rooms()[name] for module in imports(path)} & NETWORK
