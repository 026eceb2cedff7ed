"""Who read an article: a version of kg with a state of its knowledge; no clock time, so one reading is one graph."""

import hashlib
from functools import cache

from kg import __version__
from kg.resources import CONSISTENCY, CONTEXT, LEXICON, ONTOLOGY

_DECIDE_NOTHING = (CONSISTENCY, CONTEXT)  # what judges, and names for JSON


@cache
def knowledge_digest() -> str:
    """``sha256:…`` over the lexicon and ontology files (their names and lines), which decide what is read and written.

    Line ends do not count, so a checkout on Windows reads with the same knowledge.
    """
    whole = hashlib.sha256()
    for folder in (LEXICON, ONTOLOGY):
        for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
            if path.is_file() and path not in _DECIDE_NOTHING and not path.name.startswith("."):
                content = path.read_bytes().replace(b"\r\n", b"\n")
                whole.update(f"{folder.name}/{path.relative_to(folder).as_posix()}\n{len(content)}\n".encode())
                whole.update(content)
    return f"sha256:{whole.hexdigest()}"


def agent() -> tuple[str, str]:
    """The version of kg and the digest of its knowledge."""
    return __version__, knowledge_digest()
