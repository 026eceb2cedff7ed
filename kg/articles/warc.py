"""A web archive (WARC): its saved pages, one at a time, each with the id of its record."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.articles import html
from kg.articles.decode import Bounded, decode, refuse_foreign, size_name
from kg.articles.errors import BadInputError, shown

RECORD_LIMIT = 16 << 20  # bytes of one record; longer ones are films and archives
_PAGES = ("text/html", "application/xhtml+xml")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)


def pages(stream: BinaryIO, packed: BinaryIO | None = None) -> Iterator[tuple[str, dict[str, object] | BadInputError]]:
    """The record id (``urn:uuid:…``) and the fields of every page that was answered with status 200, or what is wrong
    with it; at the end, under ``""``, how many answers were none (``no-page``).

    ``packed`` is the file that ``stream`` unpacks. What cannot be read on from (no archive, a cut one, a bomb)
    is raised.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    passed_over = 0
    some = False
    bounded: Any = Bounded(stream, packed)  # the types of fastwarc ask for seek and close too
    records = ArchiveIterator(bounded, record_types=WarcRecordType.response, parse_http=False, stream_detect=False)
    try:
        for record in records:
            some = True
            name = (record.record_id or "").strip("<>")
            size = record.content_length
            if size > RECORD_LIMIT or not record.is_http:
                passed_over += 1
                continue
            block = record.reader.read(size)
            if len(block) < size:
                raise BadInputError("warc", reason="cut")
            try:
                fields = _page(block)
            except BadInputError as error:
                if error.id != "html":  # a page without an article is no error: an archive is full of them
                    yield name, error
                    continue
                fields = None
            if fields is None:
                passed_over += 1
            else:
                fields.setdefault("url", record.headers.get("WARC-Target-URI") or "")
                yield name, fields
    except OSError as error:
        if type(error) is not OSError or error.errno is not None:
            raise  # of the file, or of gzip
        raise BadInputError("warc", reason=str(error)) from None
    if passed_over:
        yield "", BadInputError("no-page", count=str(passed_over))
    elif not some:
        raise BadInputError("warc-empty")


def _page(block: bytes) -> dict[str, object] | None:
    """The fields of an answer that is a page; read apart, so that a broken one does not break the archive."""
    from fastwarc.warc import WarcRecord

    answer = WarcRecord()
    answer.set_bytes_content(block)
    answer.is_http = True
    try:
        answer.parse_http(auto_decode="all")
        headers = answer.http_headers
        kind = (answer.http_content_type or "").lower()
        if headers is None or headers.status_code != 200 or kind not in _PAGES:
            return None
        data = answer.reader.read(html.PAGE_LIMIT + 1)
    except (OSError, ValueError) as error:
        raise BadInputError("warc-record", reason=shown(str(error))) from None
    if len(data) > html.PAGE_LIMIT:
        raise BadInputError("too-big", limit=size_name(html.PAGE_LIMIT))
    return html.parse(_decoded(data, answer.http_charset or ""))


def _decoded(data: bytes, stated: str) -> str:
    """The words of a page by the encoding that its answer states, else the page, else UTF-8."""
    meta = _META.search(data, 0, 4096)
    for name in (stated, meta[1].decode("ascii") if meta else ""):
        try:
            if name and codecs.lookup(name).name != "utf-8":
                return unicodedata.normalize("NFC", data.decode(name))
        except (LookupError, ValueError):  # an unknown name, other bytes than stated
            continue
    refuse_foreign(data)
    return decode(data)
