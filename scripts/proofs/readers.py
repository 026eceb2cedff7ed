"""Queries in a loop while builds run: each gives the answer of before or of after, or says who is building."""

import subprocess

from scripts.proofs.work import Outcome, Work
from scripts.shared import KG, kg, write

_QUERY = ("query", "articles", "--format", "csv")
_CANNOT_BE_USED = 4


def prove(work: Work) -> Outcome:
    """Ask for the articles of a store while further builds add to it."""
    out = Outcome()
    store, size = work.folder / "read", max(1, len(work.articles) // 4)
    answers = told = 0
    for number in range(4):
        part = write(work.folder / f"quarter-{number}.jsonl", work.articles[number * size : (number + 1) * size])
        before = kg(*_QUERY, "--store", store).stdout if number else ""
        build = subprocess.Popen([*KG, "build", str(part), "--store", str(store)], stderr=subprocess.DEVNULL)
        seen = []
        while build.poll() is None:
            answer = kg(*_QUERY, "--store", store, check=False)
            if answer.returncode == 0:
                seen.append(answer.stdout)
            else:
                told += 1
                out.expect(answer.returncode == _CANNOT_BE_USED, f"exit {answer.returncode}: {answer.stderr}")
        out.expect(build.returncode == 0, "the build was disturbed by its readers")
        after = kg(*_QUERY, "--store", store).stdout
        answers += len(seen)
        header = after.splitlines(keepends=True)[0]  # what an empty store answers
        out.expect(set(seen) <= {before or header, after}, "an answer is neither that of before nor that of after")
    out.tell("answers while builds ran", answers)
    out.tell("told that there is no store yet, or who builds", told)
    out.expect(answers > 0, "no query was answered while a build ran")
    return out
