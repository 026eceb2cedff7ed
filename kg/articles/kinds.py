"""Kinds of files: what records each holds, an article's fields in each."""

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from kg.articles import jsons, markdown
from kg.articles.decode import DOCUMENT_LIMIT, LINE_LIMIT, decode, document, lines, refuse_foreign, whole
from kg.articles.errors import BadInputError, shown
from kg.articles.fields import id_from_name

SUFFIXES = (
    *(".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".json"),
    *(".jsonl", ".jsonl.gz", ".warc", ".warc.gz"),
)
KINDS = ".txt, .md, .html, .docx, .pdf, .json, .jsonl, .jsonl.gz, .warc, .warc.gz"
STDIN = "stdin"


class Item(NamedTuple):
    """A record of a file, or why there is none; the line it begins at, and what names it within an archive."""

    record: dict[str, object] | BadInputError
    line: int = 0
    name: str = ""


def suffix(name: str) -> str:
    """The kind of a file by its name: the last suffix, or two where it is packed.

    >>> suffix("a.b.TXT"), suffix("x.jsonl.gz"), suffix("x.txt.gz")
    ('.txt', '.jsonl.gz', '.txt.gz')
    """
    suffixes = [part.lower() for part in Path(name).suffixes]
    return "".join(suffixes[-2:]) if suffixes[-1:] == [".gz"] else "".join(suffixes[-1:])


def records(stream: BinaryIO, kind: str, name: str) -> Iterator[Item]:
    """The records of a file of some kind, called ``name``. What is wrong with all of it is raised, as a
    :class:`BadInputError`, what is wrong with one record comes in its place."""
    if kind.endswith(".gz"):
        with gzip.open(stream, "rb") as opened:
            unpacked = cast(BinaryIO, opened)
            yield from json_lines(unpacked, stream) if kind == ".jsonl.gz" else _archive(unpacked, stream)
    elif kind == ".jsonl":
        yield from json_lines(stream)
    elif kind == ".warc":
        yield from _archive(stream, None)
    else:
        id_ = id_from_name(name[: -len(kind)])
        if kind == ".json":
            yield from _json(document(stream), id_)
        else:
            yield Item({"id": id_, **_document(stream, kind)})


def of_input(stream: BinaryIO) -> Iterator[Item]:
    """The records of standard input: a line of JSON for each when the first sign is ``{``, or else one text."""
    number = 0
    line = b""
    while (line := stream.readline(LINE_LIMIT + 1)) and not line.strip(b" \t\r\n\xef\xbb\xbf"):
        number += 1
    refuse_foreign(line)
    if line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from json_lines(stream, number=number, first=line)
    else:
        data = b"\n" * number + line + stream.read(DOCUMENT_LIMIT + 1 - len(line))
        yield Item({"id": STDIN, "text": document(io.BytesIO(data))})


def json_lines(
    stream: BinaryIO, packed: BinaryIO | None = None, *, number: int = 0, first: bytes = b""
) -> Iterator[Item]:
    """A record a line; ``packed`` is the stream as it is stored, ``first`` a line read before, after ``number``."""
    empty = True
    for at, line in lines(stream, packed, number=number, first=first):
        try:
            if isinstance(line, BadInputError):
                raise line
            if empty and line.strip():
                refuse_foreign(line)
            text = decode(line, at).rstrip("\r\n")
            if not text.strip():
                continue
            empty = False
            yield Item(_with_id(jsons.article(jsons.whole(text, at))), at)
        except BadInputError as error:
            if empty and error.line == 0 and error.id in ("binary", "encoding"):
                raise  # it is the whole file that is foreign
            empty = False
            yield Item(error, at)
    if empty:
        raise BadInputError("empty")


def _json(text: str, id_: str) -> Iterator[Item]:
    """The record of a file, or those of its list, which need an id of their own."""
    listed, some = text.lstrip().startswith("["), False
    for line, value in jsons.items(text):
        some = True
        try:
            record = jsons.article(value)
            if record.get("id") is None and not listed:
                record["id"] = id_
            yield Item(_with_id(record), line)
        except BadInputError as error:
            yield Item(error, line)
    if not some:
        raise BadInputError("empty")


def _with_id(record: dict[str, object]) -> dict[str, object]:
    if record.get("id") is None:
        raise BadInputError("no-id")
    return record


def _document(stream: BinaryIO, kind: str) -> dict[str, object]:
    """What a file of one article has."""
    if kind == ".txt":
        return {"text": document(stream)}
    if kind == ".md":
        return markdown.parse(document(stream))
    if kind in (".html", ".htm"):
        from kg.articles import html

        return html.parse(document(stream))
    from kg.articles import docx, pdf

    magic, parse = (b"PK\x03\x04", docx.parse) if kind == ".docx" else (b"%PDF", pdf.parse)
    data = whole(stream)
    if magic not in data[:1024]:
        raise BadInputError(kind[1:], reason="zip")
    return parse(data)


def _archive(stream: BinaryIO, packed: BinaryIO | None) -> Iterator[Item]:
    """The pages of a web archive, each named by the id of its record."""
    from kg.articles import warc

    for record, page in warc.pages(stream, packed):
        if not isinstance(page, BadInputError):
            page |= {"id": id_from_name(record.removeprefix("urn:uuid:")), "record": record}
        yield Item(page, name=shown(record, 200))
