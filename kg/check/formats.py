"""What does not fit together, as a list to read, rows for other programs, or JSON."""

import csv
import json
from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from kg.check.consistency import Misfit, Side
from kg.messages import language, text

_COLUMNS = ("rule", "severity", "message", "focus", "value")
_SIDE = ("claim", "article", "title", "published", "sentence")


def write_list(found: Iterable[Misfit], out: TextIO) -> None:
    """Rule by rule a heading; under each what does not fit, and the sentences with their articles and dates."""
    spoken = 0 if language() == "vi" else 1
    for position, (label, misfits) in enumerate(groupby(found, key=lambda it: it.label)):
        out.write("\n" if position else "")
        out.write(f"# {label[spoken]}\n")
        for misfit in misfits:
            out.write(f"{misfit.message(language())}\n")
            out.writelines(f"  {_where(side)}: {' '.join(side.sentence.split())}\n" for side in misfit.sides)


def write_csv(found: Iterable[Misfit], out: TextIO) -> None:
    """A row for each; the cells of the second side are empty where a claim does not fit by itself."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_COLUMNS, *_SIDE, *(f"{name}2" for name in _SIDE)))
    for misfit in found:
        cells = [cell for side in misfit.sides for cell in _cells(side).values()]
        writer.writerow([*_head(misfit).values(), *cells, *[""] * (2 * len(_SIDE) - len(cells))])


def write_json(found: Iterable[Misfit], out: TextIO) -> None:
    """A list of objects."""
    rows = [{**_head(misfit), "sides": [_cells(side) for side in misfit.sides]} for misfit in found]
    json.dump(rows, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _head(misfit: Misfit) -> dict[str, str]:
    told = (misfit.rule, misfit.severity.lower(), misfit.message(language()), misfit.focus, misfit.value)
    return dict(zip(_COLUMNS, told, strict=True))


def _cells(side: Side) -> dict[str, str]:
    return {name: getattr(side, name) for name in _SIDE}


def _where(side: Side) -> str:
    return f"{side.article}, {side.published or text('check.undated')}"


FORMATS = {"list": write_list, "csv": write_csv, "json": write_json}
