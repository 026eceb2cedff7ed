"""A program of its own: a PDF on standard input, its lines with their places as JSON on standard output.

A PDF can unpack without end and make its reader go round in circles, so it is read where memory and time are bounded.
"""

import io
import json
import logging
import resource
import sys
import zlib
from collections.abc import Iterator
from typing import Any

MEMORY_LIMIT = 1 << 30  # bytes
TIME_LIMIT = 120  # seconds of work
TEXT_LIMIT = 8 << 20  # characters


def main() -> None:
    """Print ``{"pages": [[box]], "fonts": […]}``, a box being lines ``[left, right, words]``; or ``{"wrong": ID}``."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (TIME_LIMIT, TIME_LIMIT))
    logging.disable(logging.CRITICAL)
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


def _read(data: bytes) -> dict[str, Any]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextBox
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    # What pdfminer was seen to raise, or may, on files that are none.
    trouble = (PDFException, PSException, ValueError, TypeError, AttributeError, LookupError, AssertionError)
    pages: list[list[list[tuple[float, float, str]]]] = []
    fonts: set[str] = set()
    size = 0
    try:
        for page in extract_pages(io.BytesIO(data)):
            boxes = []
            for box in page:
                if isinstance(box, LTTextBox):
                    lines = [(line.x0, line.x1, line.get_text()) for line in box]
                    size += sum(len(words) for _, _, words in lines)
                    fonts.update(_fonts(box))
                    boxes.append(lines)
            pages.append(boxes)
            if size > TEXT_LIMIT:
                return {"wrong": "too-big"}
    except PDFPasswordIncorrect:
        return {"wrong": "pdf-locked"}
    except (MemoryError, RecursionError):
        return {"wrong": "pdf-heavy"}
    except (
        *trouble,
        zlib.error,
        OverflowError,
        ArithmeticError,
        OSError,
        EOFError,
        StopIteration,
        NotImplementedError,
    ):
        return {"wrong": "pdf"}
    return {"pages": pages, "fonts": sorted(fonts)}


def _fonts(box: Any) -> Iterator[str]:
    for line in box:
        for sign in line:
            if name := getattr(sign, "fontname", ""):
                yield str(name)


if __name__ == "__main__":
    main()
