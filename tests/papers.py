"""Papers for the tests of reading, made byte by byte: PDF, Word documents, web archives."""

import io
import zipfile
import zlib
from collections.abc import Sequence

Line = tuple[float, float, str]


def record(
    number: int, page: bytes, *, status: int = 200, kind: str = "text/html; charset=utf-8", more: str = ""
) -> bytes:
    """A response record of a web archive."""
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(page)}\r\n\r\n".encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <{urn(number)}>\r\nWARC-Date: 2021-05-06T07:08:09Z\r\n"
        f"WARC-Target-URI: https://example.vn/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def urn(number: int) -> str:
    """The id of a record."""
    return f"urn:uuid:00000000-0000-4000-8000-{number:012}"


def pdf(*pages: Sequence[Line], font: str = "ABCDEF+Times", map_letters: bool = True) -> bytes:
    """A PDF with lines of text at places ``(x, y)`` of its pages; each letter is half as wide as high (12)."""
    letters = sorted({letter for page in pages for _, _, words in page for letter in words})
    rows = "".join(f"<{ord(letter):04X}> <{ord(letter):04X}>\n" for letter in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(letters)} beginbfchar\n{rows}endbfchar\n"
        "endcmap end end"
    ).encode()
    streams = [
        zlib.compress(
            "\n".join(
                f"BT /F1 12 Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET" for x, y, words in page
            ).encode()
        )
        for page in pages
    ]
    return pdf_of_streams(streams, font, cmap if map_letters else b"", b"/Filter /FlateDecode")


def pdf_of_streams(streams: Sequence[bytes], font: str = "Times", cmap: bytes = b"", filters: bytes = b"") -> bytes:
    """A PDF with a page for each content stream, filtered as told."""
    first = 7
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{font} /Encoding /Identity-H /DescendantFonts [4 0 R]".encode()
        + (b" /ToUnicode 6 0 R >>" if cmap else b" >>"),
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{font} /CIDSystemInfo << /Registry (Adobe)"
        " /Ordering (Identity)"
        " /Supplement 0 >> /DW 500 /FontDescriptor 5 0 R >>".encode(),
        f"<< /Type /FontDescriptor /FontName /{font} /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800"
        " /Descent -200 >>".encode(),
        b"<< /Length %d >> stream\n" % len(cmap) + cmap + b"\nendstream",
    ]
    for number, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Contents "
            f"{first + 2 * number + 1} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d %s >> stream\n" % (len(stream), filters) + stream + b"\nendstream")
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.5\n")
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")
    at = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at))
    return out.getvalue()


def deflated_zeros(size: int) -> bytes:
    """A zlib stream of so many MB of zeros, made without compressing them all."""
    block = bytes(1 << 20)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    end = zlib.compressobj(9, zlib.DEFLATED, -15).flush(zlib.Z_FINISH)
    check = ((size << 20) % 65521) << 16 | 1
    return b"\x78\xda" + one * size + end + check.to_bytes(4, "big")


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, *, parts: dict[str, bytes] | None = None) -> bytes:
    """A Word document with this body (WordprocessingML, prefix ``w:``) and perhaps further parts."""
    from docx import Document

    made = io.BytesIO()
    Document().save(made)
    out = io.BytesIO()
    names = f'xmlns:w="{_WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document {names}><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml.encode() if name == "word/document.xml" else old.read(name))
        for name, content in (parts or {}).items():
            new.writestr(name, content)
    return out.getvalue()
