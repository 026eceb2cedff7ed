"""Which articles a generation holds, and which record each was made from."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from kg.messages import StoreProblem
from kg.store.folder import write_whole


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a generation. ``content`` is the key of its text and metadata, ``reading`` of the knowledge
    and the code that read it, ``record`` the name of its record; ``aside`` counts the facts set aside (-1: the
    whole article)."""

    content: str
    reading: str
    record: str
    source: str
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """The articles of a generation by id. ``patched`` counts those loaded one by one since the index was made anew;
    ``resolving`` is the key of what joined them: knowledge, code and decisions; ``review`` that of the decisions about
    single articles."""

    entries: dict[str, Entry] = field(default_factory=dict)
    patched: int = 0
    resolving: str = ""
    review: str = ""

    def write(self, path: Path) -> None:
        lines = [
            f"{json.dumps(id)}: {json.dumps([e.content, e.reading, e.record, e.source, e.aside], ensure_ascii=False)}"
            for id, e in sorted(self.entries.items())
        ]
        keys = f'"resolving": {json.dumps(self.resolving)}, "review": {json.dumps(self.review)}'
        head = f'"patched": {self.patched}, {keys}'
        body = ",\n".join(lines)
        write_whole(path, f'{{{head}, "articles": {{\n{body}\n}}}}\n'.encode())


def read_manifest(path: Path) -> Manifest:
    """The manifest of a generation."""
    try:
        plain = json.loads(path.read_bytes())
        entries = {id: Entry(*values) for id, values in plain["articles"].items()}
        return Manifest(entries, plain["patched"], plain.get("resolving", ""), plain.get("review", ""))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreProblem("store.broken", path=path) from error
