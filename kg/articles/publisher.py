"""Who publishes, and from which province: read off a publisher's name, a portal's masthead or the code of a paper."""

import csv
import re
from functools import lru_cache

from kg.lexicon import read_table
from kg.resources import LEXICON
from kg.text.spelling import any_of

_MASTHEAD = re.compile(
    r"(?:(?:cổng|trang)(?: thông tin| giao tiếp| tin)? điện tử(?: tổng hợp)?|(?:cổng|trang) ttđt|báo(?: điện tử)?"
    r"|(?:đài )?(?:phát thanh|pt)(?:\s*(?:và|-|–|&)\s*|\s+)(?:truyền hình|th)|đài pt-?th|tạp chí|bản tin)(?=\s|\Z)",
    re.IGNORECASE,
)
# The lowercase words the name of a public body is made of; any other (đạt, thăm, ra mắt …) makes the line a headline.
_BODY_WORDS = frozenset(
    re.findall(
        r"\w+",
        """tỉnh thành phố thị xã huyện quận phường trấn văn phòng ủy uỷ ban nhân dân hội đồng đoàn đại biểu quốc sở nội
        vụ tài chính và du lịch thể thao giáo dục đào tạo khoa học công nghệ nông nghiệp phát triển thôn môi
        trường nguyên y tế giao thông vận tải xây dựng thương tư pháp lao động binh hóa hoá ngoại kế hoạch
        đầu tin truyền đảng bộ khối các cơ quan doanh chi cục trung tâm an viện tòa toà án mặt trận tổ liên
        hiệp thanh niên phụ nữ cựu chiến quân sự biên thuế hải kiểm sát tuyên chức tra nghị của thường
        online điện tử""",
    )
)
_SMALLER = re.compile(r"(?:huyện|quận|xã|phường|thị xã|thị trấn|thôn|ấp|đường|phố)\s+\Z", re.IGNORECASE)


@lru_cache(maxsize=1)
def _provinces() -> tuple[dict[str, str], re.Pattern[str]]:
    """Every name of a province (as written and in capitals) with the name it goes by, and a pattern of them all."""
    names: dict[str, str] = {}
    with (LEXICON / "places.tsv").open(encoding="utf-8", newline="") as table:
        rows = (line for line in table if not line.startswith("#"))
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["level"] != "province":
                continue
            for alias in (row["name"], *(row["aliases"] or "").split(";")):
                if alias := alias.strip():
                    names.setdefault(alias, row["name"])
                    names.setdefault(alias.upper(), row["name"])
    return names, any_of(names)


@lru_cache(maxsize=1)
def _papers() -> tuple[dict[str, str], re.Pattern[str]]:
    """Codes and names of papers, and the pattern of a dateline: ``(QNO) -``, ``VOV.VN -``, ``(Báo Quảng Nam)``."""
    codes: dict[str, str] = {}
    for row in read_table("portal-names", ("name", "codes", "source")):
        for code in (row["name"], *row.many("codes")):
            codes[code] = row["name"]
    known = "|".join(re.escape(code) for code in sorted(codes, key=lambda code: (-len(code), code)))
    masthead = _MASTHEAD.pattern.replace(r"(?=\s|\Z)", "")
    return codes, re.compile(rf"\((?P<inside>{known}|(?i:{masthead}) [^()\n]{{2,60}})\)|(?P<bare>{known})\s*[-–—]\s")


def province_in(name: str) -> tuple[str, int, int] | None:
    """The one province that a publisher's name names, and where; None where it names none or several.

    >>> province_in("Cổng thông tin điện tử Văn phòng UBND tỉnh Kiên Giang")
    ('Kiên Giang', 43, 53)
    >>> province_in("Trang thông tin điện tử huyện Hòa Bình")
    """
    names, pattern = _provinces()
    hits = [m for m in pattern.finditer(name) if not _SMALLER.search(name[: m.start()])]
    if len({names[m[0]] for m in hits}) != 1:
        return None
    return names[hits[-1][0]], hits[-1].start(), hits[-1].end()


def province_name(place: str) -> str:
    """A place as metadata gives it, by the name of the province where it is one.

    >>> province_name("tỉnh Kiên Giang"), province_name("TP.HCM"), province_name("Tam Kỳ")
    ('Kiên Giang', 'Hồ Chí Minh', 'Tam Kỳ')
    """
    names, _ = _provinces()
    bare = re.sub(r"(?i)\A(?:tỉnh|thành phố|t\.?\s?p\.?)\s+", "", place)
    return names.get(place) or names.get(bare) or place


def is_masthead(line: str) -> bool:
    """Whether a whole line is the name of a paper or of a body's portal, and not a headline about one.

    >>> is_masthead("Cổng thông tin điện tử tỉnh Kiên Giang"), is_masthead("Báo cáo tổng kết năm của tỉnh Kiên Giang")
    (True, False)
    """
    if line in _papers()[0]:
        return True
    match = _MASTHEAD.match(line)
    if not match or line[-1] in ".!?:;,":
        return False
    words = line[match.end() :].split()
    if not words or len(words) > 14 or not words[-1][:1].isupper():
        return False
    if any(word.islower() and word not in _BODY_WORDS for word in words):
        return False
    return province_in(line) is not None or words[0].lower() in _BODY_WORDS


def dateline(line: str) -> tuple[str, int, int] | None:
    """The publisher that signs the beginning of a first sentence, and where.

    >>> dateline("(QNO) - Chiều qua, hội nghị bế mạc.")
    ('Báo Quảng Nam', 1, 4)
    """
    codes, pattern = _papers()
    match = pattern.match(line)
    if not match:
        return None
    group = "inside" if match["inside"] else "bare"
    words = match[group]
    if words not in codes and not is_masthead(words):
        return None
    return codes.get(words, words), match.start(group), match.end(group)
