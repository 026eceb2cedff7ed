"""What a survey found, as a list to read, rows for other programs, or JSON."""

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from typing import TextIO

from kg.coverage.model import Example, Gap
from kg.messages import number, text

_COLUMNS = ("kind", "words", "times", "articles", "known")
_INDENT = " " * 17
_PLACE = ("article", "source", "field", "start", "end", "before", "quote", "after")


def write_list(gaps: Iterable[Gap], out: TextIO) -> None:
    """Kind by kind a heading, a line for each gap, and its examples under it; ``+`` before what the lexicon has."""
    for position, (kind, found) in enumerate(groupby(gaps, key=lambda gap: gap.kind)):
        out.write("\n" if position else "")
        out.write(f"# {text(f'coverage.{kind}')}\n")
        for gap in found:
            mark = "+" if gap.known else " "
            out.write(f"{number(gap.times):>7} {number(gap.articles):>6} {mark} {gap.words}\n")
            for at in gap.examples:
                out.write(f"{_INDENT}{_where(at)}: {at.before}[{at.quote}]{at.after}\n")


def write_csv(gaps: Iterable[Gap], out: TextIO) -> None:
    """A row for each gap and example; one row with empty cells where there is no example."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_COLUMNS, *_PLACE))
    for gap in gaps:
        cells = (gap.kind, gap.words, gap.times, gap.articles, "yes" if gap.known else "no")
        for at in gap.examples:
            writer.writerow((*cells, *asdict(at).values()))
        if not gap.examples:
            writer.writerow((*cells, *[""] * len(_PLACE)))


def write_json(gaps: Iterable[Gap], out: TextIO) -> None:
    """A list of objects."""
    json.dump([asdict(gap) for gap in gaps], out, ensure_ascii=False, indent=1)
    out.write("\n")


def _where(at: Example) -> str:
    return f"{at.article} {at.field} {at.start}-{at.end}"


FORMATS = {"table": write_list, "csv": write_csv, "json": write_json}
