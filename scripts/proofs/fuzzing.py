"""A target of the fuzzer, guided by coverage (atheris), in a process of its own: it ends at the first crash.

python -m scripts.proofs.fuzzing TARGET FOLDER SECONDS SEED      seeds in FOLDER, found inputs are added there
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["kg"]):
    import kg
    from kg.articles import finish, read
    from kg.articles.kinds import SUFFIXES
    from kg.extract import extract
    from kg.messages import UsageProblem
    from kg.model import Article
    from kg.query import named
    from kg.text.spelling import fold, name_key

QUERIES = [named.find(name) for name in named.names()]


def readers(data: bytes) -> None:
    """Any bytes under any suffix give articles or errors with a message. The first byte chooses the suffix."""
    kind = SUFFIXES[data[0] % len(SUFFIXES)] if data else ".txt"
    if kind == ".pdf" and data[0] < 250:  # read in a process of its own, which takes half a second
        return
    path = FOLDER / f"a{kind}"
    path.write_bytes(data[1:])
    for result in read([path]):
        if not isinstance(result, Article):
            result.message_en.encode("utf-8")


def extraction(data: bytes) -> None:
    """Any text gives facts whose spans lie in it; what is normalized stays so."""
    text = data.decode("utf-8", "ignore")
    for key in (fold, name_key):
        assert key(key(text)) == key(text)
    if text.strip():
        article = finish(Article("a", text))
        for fact in extract(article):
            assert article.quote(fact.evidence.statement)


def parameters(data: bytes) -> None:
    """Any value of any parameter of any named query gives rows, or a word on what is wrong with it."""
    query = QUERIES[data[0] % len(QUERIES)] if data else QUERIES[0]
    values = data[1:].decode("utf-8", "ignore").split("\n")
    given: dict[str, Any] = {parameter.name: value for parameter, value in zip(query.parameters, values, strict=False)}
    try:
        list(STORE.query(query.name, **given))
    except UsageProblem as problem:
        problem.said("en")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "readers": readers,
    "extraction": extraction,
    "parameters": parameters,
}


if __name__ == "__main__":
    target, folder, seconds, seed = sys.argv[1:]
    FOLDER = Path(tempfile.mkdtemp(prefix="kg-fuzz-"))
    if target == "parameters":
        STORE = kg.open(FOLDER / "store")
        STORE.build(Path(__file__).parents[2] / "data" / "articles")
    limits = ["-timeout=60", "-rss_limit_mb=4096", "-max_len=8192", f"-artifact_prefix={FOLDER}/"]
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", f"-seed={seed}", *limits, folder], TARGETS[target])
    atheris.Fuzz()
