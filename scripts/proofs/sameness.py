"""The same articles give the same bytes: in any order, with any number of processes, all at once or bit by bit."""

from random import Random

from scripts.proofs.work import Outcome, Work, exported
from scripts.shared import kg, write

_LATE = 5  # articles that are added one by one: that takes another way through the store than many at once


def prove(work: Work) -> Outcome:
    """Build in the order given with one process, in another with two, and the last few articles one by one."""
    out = Outcome()
    shuffled = list(work.articles)
    Random(work.seed + 1).shuffle(shuffled)
    one, two, bits = (work.folder / name for name in ("one", "two", "bits"))
    kg("build", work.corpus, "--store", one, "--jobs", "1")
    kg("build", write(work.folder / "shuffled.jsonl", shuffled), "--store", two, "--jobs", "2")
    kg("build", write(work.folder / "bits.jsonl", shuffled[:-_LATE]), "--store", bits)
    for number, article in enumerate(shuffled[-_LATE:]):
        kg("build", write(work.folder / f"bit-{number}.jsonl", [article]), "--store", bits)
    digests = {name.name: exported(name) for name in (one, two, bits)}
    out.tell("articles", len(work.articles))
    out.tell("SHA-256 of all sorted N-Quads, both layers", f"`{digests['one']}`")
    out.tell("the same with", f"another order and two processes; the last {_LATE} articles one by one")
    for name, digest in digests.items():
        out.expect(digest == digests["one"], f"{name}: {digest} is not {digests['one']}")
    return out
