"""A Word document (.docx): its paragraphs and the rows of its tables, in their order, a line each."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from kg.articles.decode import refuse_old_fonts, size_name
from kg.articles.errors import BadInputError, shown

UNPACKED_LIMIT = 128 << 20  # bytes of all parts; pictures among them
_PARTS_LIMIT = 2_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_TITLES = ("Title", "Heading 1")


def parse(data: bytes) -> dict[str, object]:
    """The fields of a document: its words, and a title where a paragraph is styled as one. What Word keeps beside
    (author, days) is of the file, not of the article."""
    _refuse_bomb(data)
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        document = Document(io.BytesIO(data))
        body = document.element.body
        titles = {style.style_id for style in document.styles if style.name in _TITLES}
    except (OpcError, etree.LxmlError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, OSError) as error:
        raise BadInputError("docx", reason=shown(str(error))) from None
    except (NotImplementedError, RuntimeError, EOFError, TypeError, AssertionError) as error:
        raise BadInputError("docx", reason=shown(str(error))) from None
    refuse_old_fonts({font for fonts in body.iter(f"{_W}rFonts") for font in fonts.attrib.values()})
    fields: dict[str, object] = {"text": "\n".join(_lines(body))}
    styled = (it for it in body.iter(f"{_W}p") if (style := it.find(f"{_W}pPr/{_W}pStyle")) is not None
              and style.get(f"{_W}val") in titles)  # fmt: skip
    if title := next(filter(None, (" ".join(_words(it).split()) for it in styled)), ""):
        fields["title"] = title
    return fields


def _refuse_bomb(data: bytes) -> None:
    """Judge an archive by what it says of itself; zipfile reads no byte more of a part than that."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise BadInputError("docx", reason=shown(str(error))) from None
    if len(infos) > _PARTS_LIMIT or sum(info.file_size for info in infos) > UNPACKED_LIMIT:
        raise BadInputError("docx-bomb", limit=size_name(UNPACKED_LIMIT))


def _lines(element: Any) -> Iterator[str]:
    """The lines of all paragraphs and tables below an element; a row is one line, as in a page."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}p":
            yield from filter(None, (" ".join(line.split()) for line in _words(child).split("\n")))
            for box in child.iter(f"{_W}txbxContent"):
                if not any(up.tag in _LEFT_OUT for up in box.iterancestors()):
                    yield from _lines(box)
        elif child.tag == f"{_W}tr":
            cells = [list(_lines(cell)) for cell in child.iter(f"{_W}tc") if cell.getparent() in (child, *child)]
            if len([cell for cell in cells if cell]) < 2 or any(len(cell) > 1 for cell in cells):
                yield from (line for cell in cells for line in cell)  # a table that lays the page out
            else:
                yield "| " + " | ".join(" ".join(cell) for cell in cells) + " |"
        else:
            yield from _lines(child)


def _words(element: Any) -> str:
    """The words of a paragraph, without what was struck out and without the text boxes that hang on it."""
    words = []
    for child in element:
        if child.tag in _LEFT_OUT or child.tag == f"{_W}txbxContent":
            continue
        words.append((child.text or "") if child.tag == f"{_W}t" else _SIGNS.get(child.tag, "") or _words(child))
    return "".join(words)
