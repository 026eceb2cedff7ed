"""What reading says about input it cannot use: which file and line, what is wrong, and what to do, in two languages."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.messages import reason

CONVERT_EN = "convert it first: iconv -f {iconv} -t UTF-8 OLD > NEW (or save it as UTF-8 in an editor)"
CONVERT_VI = (
    "hãy chuyển mã trước: iconv -f {iconv} -t UTF-8 CŨ > MỚI (hoặc lưu lại dưới dạng UTF-8 trong trình soạn thảo)"
)

MESSAGES: dict[str, tuple[str, str]] = {
    "missing": ("no such file or folder; check the path", "không có tệp hay thư mục này; hãy kiểm tra đường dẫn"),
    "unreadable": (
        "cannot be read ({reason}); check the path and its permissions",
        "không đọc được ({reason}); hãy kiểm tra đường dẫn và quyền truy cập",
    ),
    "kind": (
        "'{suffix}' files are not read; give {kinds}",
        "không đọc tệp '{suffix}'; hãy đưa vào {kinds}",
    ),
    "kind-packed": (
        "only .jsonl and .warc are read packed (.jsonl.gz, .warc.gz); unpack this file first: gunzip FILE",
        "chỉ đọc tệp nén dạng .jsonl.gz và .warc.gz; hãy giải nén tệp này trước: gunzip TỆP",
    ),
    "skipped": (
        "{count} file(s) of other kinds in this folder were passed over: {names}",
        "bỏ qua {count} tệp loại khác trong thư mục này: {names}",
    ),
    "no-articles": (
        "no article in this folder; it should hold {kinds}",
        "thư mục không có bài nào; cần có {kinds}",
    ),
    "empty": ("the file is empty; fill it or leave it out", "tệp rỗng; hãy bổ sung nội dung hoặc bỏ tệp này ra"),
    "empty-text": (
        "the article has no text; fill it or leave it out",
        "bài không có nội dung; hãy bổ sung hoặc bỏ bài này ra",
    ),
    "too-big": (
        "larger than {limit}, the most one document may have; split it, or write one article a line as .jsonl",
        "lớn hơn {limit}, mức tối đa của một tài liệu; hãy chia nhỏ, hoặc ghi mỗi bài một dòng thành .jsonl",
    ),
    "long-line": (
        "the line is longer than {limit}; each line should be one article",
        "dòng dài hơn {limit}; mỗi dòng phải là một bài",
    ),
    "bomb": (
        "unpacks to more than {limit}; looks like a gzip bomb, the rest was not read: unpack and check it by hand",
        "giải nén ra quá {limit}; có vẻ là bom gzip, phần còn lại không được đọc: hãy giải nén và kiểm tra thủ công",
    ),
    "gzip": (
        "not a whole gzip file ({reason}); fetch or pack it again",
        "không phải tệp gzip nguyên vẹn ({reason}); hãy tải hoặc nén lại",
    ),
    "binary": (
        "not text: looks like {what}; give the article as text, HTML or JSON, or a document as .docx or .pdf",
        "không phải văn bản: có vẻ là {what}; hãy đưa bài dưới dạng văn bản, HTML hoặc JSON, hoặc tài liệu .docx, .pdf",
    ),
    "encoding": (f"not UTF-8: looks like {{name}}; {CONVERT_EN}", f"không phải UTF-8: có vẻ là {{name}}; {CONVERT_VI}"),
    "not-utf8": (
        "not UTF-8 (byte {byte}); find out its encoding and convert it: iconv -f ENCODING -t UTF-8 OLD > NEW",
        "không phải UTF-8 (byte {byte}); hãy xác định bảng mã rồi chuyển: iconv -f BẢNG_MÃ -t UTF-8 CŨ > MỚI",
    ),
    "json": (
        "broken JSON at column {column} (a comma, bracket or quotation mark too few or too many); correct it there",
        "JSON hỏng ở cột {column} (thiếu hoặc thừa dấu phẩy, dấu ngoặc hay dấu nháy); hãy sửa tại đó",
    ),
    "json-twice": (
        "the JSON key '{field}' is given twice; keep one",
        "khóa JSON '{field}' xuất hiện hai lần; hãy giữ một",
    ),
    "json-number": (
        "{value} is not JSON; write a string or leave the field out",
        "{value} không phải JSON; hãy viết thành chuỗi hoặc bỏ trường này",
    ),
    "json-deep": (
        "nested too deeply; an article is one flat object",
        "lồng quá sâu; mỗi bài là một đối tượng phẳng",
    ),
    "not-object": (
        'an article must be an object like {{"id": "…", "text": "…"}}, not {what}',
        'mỗi bài phải là một đối tượng dạng {{"id": "…", "text": "…"}}, không phải {what}',
    ),
    "yaml": (
        "broken front matter: {reason}; correct it between the two --- lines",
        "phần đầu (front matter) hỏng: {reason}; hãy sửa giữa hai dòng ---",
    ),
    "yaml-open": (
        "the front matter is not closed; end it with a line of three dashes: ---",
        "phần đầu (front matter) chưa đóng; hãy kết thúc bằng một dòng ba gạch: ---",
    ),
    "html": (
        "no article text was found in this page; save its text as .txt",
        "không tìm thấy nội dung bài trong trang này; hãy lưu phần chữ thành .txt",
    ),
    "docx": (
        "not a whole Word document ({reason}); open it in an editor and save it as .docx or .txt",
        "không phải tài liệu Word nguyên vẹn ({reason}); hãy mở bằng trình soạn thảo rồi lưu lại thành .docx hoặc .txt",
    ),
    "docx-bomb": (
        "unpacks to more than {limit}, or into thousands of parts; looks like a zip bomb: open and check it by hand",
        "giải nén ra quá {limit}, hoặc thành hàng nghìn phần; có vẻ là bom zip: hãy mở và kiểm tra thủ công",
    ),
    "old-font": (
        "its letters are of an old font ({name}), not Unicode; convert it first, with the toolkit of UniKey",
        "dùng phông chữ cũ ({name}), không phải Unicode; hãy chuyển mã trước, bằng UniKey Toolkit",
    ),
    "pdf": (
        "not a whole PDF document; open it, print it anew as PDF, or save its text as .txt",
        "không phải tài liệu PDF nguyên vẹn; hãy mở và in lại thành PDF, hoặc lưu phần chữ thành .txt",
    ),
    "pdf-locked": (
        "the PDF is locked with a password; unlock it first: qpdf --decrypt --password=PASSWORD IN.pdf OUT.pdf",
        "tệp PDF có mật khẩu; hãy mở khóa trước: qpdf --decrypt --password=MẬT_KHẨU VÀO.pdf RA.pdf",
    ),
    "pdf-heavy": (
        "reading the PDF takes too much memory or time; print it anew as PDF, or save its text as .txt",
        "đọc tệp PDF này tốn quá nhiều bộ nhớ hoặc thời gian; hãy in lại thành PDF, hoặc lưu phần chữ thành .txt",
    ),
    "pdf-scanned": (
        "a scan: the PDF has pictures of pages and no text; recognize it first: ocrmypdf -l vie IN.pdf OUT.pdf",
        "bản quét: tệp PDF chỉ có ảnh, không có chữ; hãy nhận dạng chữ trước: ocrmypdf -l vie VÀO.pdf RA.pdf",
    ),
    "pdf-letters": (
        "the fonts of the PDF do not tell their letters; recognize them: ocrmypdf --force-ocr -l vie IN.pdf OUT.pdf",
        "phông của tệp PDF không cho biết là chữ nào; hãy nhận dạng: ocrmypdf --force-ocr -l vie VÀO.pdf RA.pdf",
    ),
    "warc": (
        "not a whole web archive ({reason}); what comes before was read: fetch it again",
        "không phải kho lưu trữ web nguyên vẹn ({reason}); phần trước đó đã được đọc: hãy tải lại",
    ),
    "warc-empty": (
        "a web archive without an answer of a server (WARC-Type: response); give the archive of a crawl",
        "kho lưu trữ web không có phản hồi nào của máy chủ (WARC-Type: response); hãy đưa vào kho của một lần thu thập",
    ),
    "warc-record": (
        "the record of the web archive is broken ({reason}); fetch its page again",
        "bản ghi của kho lưu trữ web bị hỏng ({reason}); hãy tải lại trang đó",
    ),
    "no-page": (
        "{count} answer(s) that are no page with status 200, or hold no article, were passed over",
        "bỏ qua {count} phản hồi không phải trang web với mã 200, hoặc không chứa bài nào",
    ),
    "no-id": ('the line has no id; add "id": "…"', 'dòng không có id; hãy thêm "id": "…"'),
    "bad-id": (
        "the id {value} is not allowed; use 1 to 120 letters, digits, '_', '-' or '.'",
        "id {value} không hợp lệ; hãy dùng 1 đến 120 chữ cái, chữ số, '_', '-' hoặc '.'",
    ),
    "same-id": (
        "the id {value} was already read from {other}; give one of the two another id",
        "id {value} đã được đọc từ {other}; hãy đặt id khác cho một trong hai bài",
    ),
    "no-text": (
        "the field 'text' is missing; put the article's words there",
        "thiếu trường 'text'; hãy ghi nội dung bài vào đó",
    ),
    "text-is-path": (
        "the field 'text' holds only a path ({value}), not the article; give that text file instead",
        "trường 'text' chỉ chứa đường dẫn ({value}), không phải nội dung bài; hãy đưa chính tệp văn bản đó",
    ),
    "not-string": (
        "the field '{field}' must be a string, not {what}; put it in quotation marks",
        "trường '{field}' phải là chuỗi, không phải {what}; hãy đặt trong dấu ngoặc kép",
    ),
    "bad-character": (
        "the field '{field}' has a character that is none (U+{code}); remove it",
        "trường '{field}' có ký tự không hợp lệ (U+{code}); hãy xóa ký tự đó",
    ),
    "bad-date": (
        "'{value}' in the field '{field}' is no date; write 2020-01-16, 2020-01, 2020 or 16/01/2020",
        "'{value}' trong trường '{field}' không phải ngày; hãy viết 2020-01-16, 2020-01, 2020 hoặc 16/01/2020",
    ),
    "meta-shape": (
        'must be {{"ID": {{"published": "…", …}}, …}}, but {where} is {what}',
        'phải có dạng {{"ID": {{"published": "…", …}}, …}}, nhưng {where} là {what}',
    ),
}


@dataclass(frozen=True, slots=True)
class InputError:
    """One thing that could not be read. ``line`` is 0 where no line is meant; ``level`` is ``note`` for what was only
    passed over. ``message_en`` and ``message_vi`` say what is wrong and what to do."""

    file: str
    line: int
    id: str
    values: tuple[tuple[str, str], ...] = ()
    level: Literal["error", "note"] = "error"

    @property
    def where(self) -> str:
        """``file`` or ``file:line``."""
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def message_en(self) -> str:
        return self._filled("en")

    @property
    def message_vi(self) -> str:
        return self._filled("vi")

    def _filled(self, lang: str) -> str:
        values = {name: reason(value, lang) if name == "reason" else value for name, value in self.values}
        return MESSAGES[self.id][lang == "vi"].format(**values)

    def message(self, lang: str) -> str:
        """The message in ``vi`` or, for every other language, in English."""
        return self.message_vi if lang == "vi" else self.message_en


class BadInputError(Exception):
    """Raised inside a reader; :func:`kg.articles.read` turns it into an :class:`InputError` and goes on."""

    def __init__(self, id: str, *, line: int = 0, **values: str) -> None:
        super().__init__(id)
        self.id = id
        self.line = line
        self.values = tuple(values.items())

    def at(self, file: str, line: int = 0) -> InputError:
        """What happened, placed: the line the reader gave, or else ``line``."""
        return InputError(file, self.line or line, self.id, self.values)


def shown(value: object, limit: int = 60) -> str:
    """A value from the input, short and safe to print."""
    text = value if isinstance(value, str) else repr(value)
    text = "".join(c if c.isprintable() else "�" for c in text[: limit + 1])
    return text if len(text) <= limit else f"{text[:limit]}…"


def path_name(path: str | Path) -> str:
    """A path as messages print it: characters no text can hold are escaped."""
    return os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")


def kind_of(value: object) -> str:
    """What a JSON or YAML value is, in JSON's own words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    names = {int: "number", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), type(value).__name__)
