"""Sentences as cells: what is a person, an office, a body, which words around them mean something."""

import re
from functools import cache

from kg.extract import knowledge
from kg.extract.assembled import done_there
from kg.extract.cells_seats import IN_CHARGE, committee_seat, names_members, office_of, put_in_charge
from kg.extract.pronouns import omitted, pronoun
from kg.extract.reading import BODY, HONORIFIC, MARK, OFFICE, PERSON, PLACE, WORD, Chunk, Reading
from kg.extract.symbols import Cells

_MARKS = {"–": "-", "—": "-", "“": '"', "”": '"', "‘": '"', "’": '"', "'": '"', "…": "."}
_KEPT = frozenset(',;:-()".!?')
_TAIL = frozenset(("khóa", "nhiệm", "giai", "thời"))
_SYMBOLS = {PERSON: "P", OFFICE: "R", BODY: "B", PLACE: "L"}
_JOIN = (["tham", "gia"], ["rút", "khỏi"], ["tên", "khỏi"], ["tên", "trong"])
_HOLDING = frozenset(("giữ", "làm", "đảm", "tham"))
_ENTERING = frozenset(("nhận", "nhậm", "trở"))
_WINNING = frozenset(("trúng", "đắc", "được"))
_STAFF = frozenset(
    (
        ("cán", "bộ"),
        ("công", "chức"),
        ("viên", "chức"),
        ("nhân", "viên"),
        ("đảng", "viên"),
        ("kế", "toán"),
        ("kiểm", "lâm"),
        ("giáo", "viên"),
    )
)
_AIMS = frozenset(("để", "nhằm", "qui"))
_ONWARD = frozenset(("sang", "lên", "về", "qua"))
_NOTED = frozenset("mhjeswxQFIfcn")
_COUNTS = frozenset(("các", "hai", "ba", "bốn"))
_DIGITS = frozenset("23456789")
_NUMBERED = frozenset(  # quận 3, khóa 2, ngày 5
    "ngày tháng năm quí quận phường khu vùng tổ thôn ấp bản khóa kì số thứ lần đợt nhóm hạng cấp loại điểm lúc sáng "
    "chiều trưa tối đội khối phòng".split()
)
_ROMAN = frozenset("I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split())
_GOVERNING = frozenset(("của", "cho", "với", "tới", "về", "hợp"))  # ông B nói về ông A, về trường hợp ông A
_RULING = 14  # tokens of "theo Quyết định số 836/QĐ-TTg ngày 3/7 của"
_CHARGE = 10  # chunks of "phụ trách lĩnh vực văn hóa xã hội"
_LISTED = 24  # tokens of the khóa of an office that somebody held in many
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOME = re.compile("N:?$")
_DEGREES = frozenset(("gs", "pgs", "ts", "ths"))


def cells_at(reading: Reading, sentence: int) -> Cells:
    """The cells of a sentence, made once an article."""
    known = reading.memo.get(("cells", sentence))
    if known is None:
        known = reading.memo["cells", sentence] = cells_of(reading, sentence)
    return known


def cells_of(reading: Reading, sentence: int) -> Cells:
    """The cells of one sentence; a pronoun (``Ông là …``) is the one person told of before; a dated sentence without
    a person begins with that person."""
    cells = Cells(sentence)
    symbols: list[str] = []
    row = reading.chunks[sentence]
    keys = reading.text.keys
    opening = _openers()
    telling = [kind is not WORD or value in opening for kind, _, _, value in row]
    telling.append(True)
    n, plural, joins, addressed = 0, False, False, -1
    while n < len(row):
        chunk = row[n]
        kind, first, last, _ = chunk
        if symbols[-1:] in ([":"], [";"]) and _numbers_item(keys, row, n):
            n += 2
            continue
        if not telling[n]:
            run = telling.index(True, n) - n  # of plain words
            symbols += "w" * run
            cells.first += range(first, first + run)
            cells.last += range(last, last + run)
            cells.chunk += [None] * run
            joins, n = False, n + run
            continue
        n += 1
        symbol = "w"
        kept: Chunk | None = None
        if kind in _SYMBOLS:
            symbol, kept = _SYMBOLS[kind], chunk
            if not chunk.value or (symbol == "P" and _HOME.search("".join(symbols[-2:]))):
                symbol = "w"  # a short form of nobody's, a village after quê quán
        elif kind == HONORIFIC and not _verb(keys, chunk):
            plural = plural or _several(keys, first)
            subject = pronoun(reading, sentence, chunk, row[n] if n < len(row) else None)
            if not subject:
                addressed = last
                continue
            symbol, kept = "P", chunk._replace(kind=PERSON, value=subject)
        elif kind == MARK and chunk.value in ".," and _of_abbreviation(keys, row, n):
            continue
        elif kind == MARK:
            mark = _MARKS.get(chunk.value, chunk.value)
            symbol = mark if mark in _KEPT else "w"
        else:
            symbol, last, n = _word(reading, sentence, row, n)
        index, key = len(symbols), keys[first]
        if symbol != "w" or kept is not None:
            committee = committee_seat(chunk, symbols[-1:] == ["e"]) if symbol == "B" and joins else None
            joins = _joins(symbol, key, keys[last - 2 : last], joins, chunk)
            chosen = symbols[-1:] in (["e"], ["a"], ["p"], ["l"])
            if symbol == "B" and committee is None and names_members(reading, row, n, chosen):
                committee, plural = committee_seat(chunk), True  # các đồng chí trong Ban Thường vụ Tỉnh ủy: A, B
            if symbol == "B" and committee is None and put_in_charge(keys, chunk, symbols):
                committee, symbols[-1] = office_of(chunk, "Phụ trách"), symbols[-1].replace("w", "h")
            if committee is not None:
                symbol, kept = "R", committee
            if symbol == "R":
                told = symbols[-2:] == ["w", "h"]  # từ vị trí Giám đốc X
                if (symbols[-1:] == ["w"] or told) and keys[(cells.first[-1] if told else first) - 1] == "từ":
                    symbols[-1] = "T"
                if keys[first - 1] == "viên" and keys[first - 2] in ("ứng", "cử"):
                    cells.sought.add(index)
                if keys[first - 1] in _GOVERNING:
                    cells.governed.add(index)
                if addressed == first:
                    cells.addressed.add(index)
                n, last = _skip_tail(reading, row, n, last, cells, index)
                plural = plural or (kept is not None and kept.value.plural) or _several(keys, first)
            if symbol == "P" and symbols and keys[cells.last[-1] - 1] in _GOVERNING:
                cells.governed.add(index)
            if symbol == "P" and _is_source(keys, first, cells.first[-1] if symbols[-1:] == ["R"] else -1):
                cells.sources.add(index)
            if plural and symbol in "RP":
                (cells.plural if symbol == "R" else cells.several).add(index)
            plural = False
        _note(cells, index, symbol, keys, first)
        symbols.append("w" if symbol == "Q" else symbol)
        cells.first.append(first)
        cells.last.append(last)
        cells.chunk.append(kept if symbol in "PRBL" else None)
    cells.symbols = "".join(symbols)
    if "P" not in cells.symbols and "R" in cells.symbols and (subject := omitted(reading, sentence)):
        cells.prepend(Chunk(PERSON, cells.first[0], cells.last[0], subject))
    return cells


def _numbers_item(keys: list[str], row: list[Chunk], n: int) -> bool:
    """``gồm: | 1. | ông A; | 2. | ông B``: the number of an item in a list that stands in one sentence."""
    return keys[row[n].first].isdigit() and n + 2 < len(row) and row[n + 1].value == "." and row[n + 1].kind == MARK


def _several(keys: list[str], first: int) -> bool:
    """Whether a count stands before an office or a name: ``các``, ``3 nguyên Phó Chủ tịch``; not ``quận 3``."""
    before, ahead = keys[first - 1] if first else "", keys[first - 2] if first > 1 else ""
    return before in _COUNTS or (before.lstrip("0") in _DIGITS and ahead.isalpha() and ahead not in _NUMBERED)


@cache
def _openers() -> frozenset[str]:
    """Folded words that may be more than any other word: verbs around offices begin with them."""
    return frozenset(knowledge.office_verbs().first_words() | {"vào", "này", "người"} | {word for word, _ in _STAFF})


def _word(reading: Reading, sentence: int, row: list[Chunk], n: int) -> tuple[str, int, int]:
    """The symbol of the word before chunk ``n`` (or of the verb that begins there), its end, the chunk after it."""
    _, first, last, value = row[n - 1]
    if value == "vào" and n < len(row) and committee_seat(row[n]) is not None:
        return "j", last, n  # bầu vào Ban Chấp hành
    found = knowledge.office_verbs().match(reading.text.keys, first)
    if found is None or found[1] > reading.sentences[sentence].last:
        return "w", last, n
    after = n
    while after < len(row) and row[after].last <= found[1]:
        after += 1
    if after < len(row) and row[after].first < found[1]:  # a verb never cuts into an office or a name
        start = row[after].first  # giữ chức | Vụ trưởng
        found = knowledge.office_verbs().match(reading.text.keys[first:start], 0)
        return (found[0], start, after) if found is not None and first + found[1] == start else ("w", last, after)
    if value in _AIMS and done_there(reading, row, n):
        return "w", found[1], after
    return found[0], found[1], after


def _is_source(keys: list[str], name: int, title: int) -> bool:
    """``theo ông A``, ``theo Quyết định số 3 của Chủ tịch UBND tỉnh A``: who told, asked for, decided what is next."""
    asked = title > 3 and keys[title - 1] == "của" and "theo" in keys[max(0, title - _RULING) : title - 2]
    return asked or "theo" in keys[max(0, name - 2) : name]


def _joins(symbol: str, key: str, ending: list[str], joins: bool, chunk: Chunk) -> bool:
    """Whether a committee named next is one that somebody joins or leaves (``tham gia``, ``trúng cử``) or
    a further one of a list."""
    if symbol == "j" or (symbol in "eE" and key in ("trúng", "đắc", "tái")) or (symbol == "l" and ending in _JOIN):
        return True
    return joins and (symbol in "Bx," or (symbol == "R" and chunk.value.entry.role != "Ủy viên"))


def _note(cells: Cells, index: int, symbol: str, keys: list[str], at: int) -> None:
    """What the rules ask of single words beyond their symbol."""
    if symbol not in _NOTED:
        return
    key, following = keys[at], keys[at + 1 : at + 2]
    if symbol == "m" and key in ("cách", "cắt", "khai"):
        cells.grave.add(index)
    elif symbol in "hj" and key in _HOLDING:
        cells.holding.add(index)
        if index - 1 in cells.onward:  # lên | làm
            cells.entered.add(index)
    elif (symbol == "h" and key in _ENTERING) or (symbol == "e" and key in _WINNING):
        cells.entered.add(index)
    elif symbol == "s" and key == "sẽ":
        cells.future.add(index)
    elif symbol == "w" and key == "này":
        cells.pointing.add(index)
    elif symbol == "w" and ((key, *following) in _STAFF or key == "người"):
        cells.staff.add(index)
    elif symbol == "w" and key in _ONWARD:
        cells.onward.add(index)
    elif symbol == "s" and key == "để":
        cells.purpose.add(index)
    elif symbol == "x" and key in ("kiêm", "cùng"):
        (cells.besides if key == "kiêm" else cells.along).add(index)
    elif symbol == "n" and key in ("hủy", "thu"):
        cells.cancelling.add(index)
    elif symbol == "c" and key == "bổ":
        cells.besides.add(index)
    elif symbol == "Q":
        cells.decided.add(index)
    elif symbol == "F" and key == "trước" and following == ["khi"]:
        cells.sooner.add(index)
    elif symbol == "I" and key == "nay":
        cells.today.add(index)
    elif symbol == "f" and key == "lần":
        cells.respective.add(index)
    if symbol in "wQ" and key == "quyết" and following == ["định"]:
        cells.ruled.add(index)


def _of_abbreviation(keys: list[str], row: list[Chunk], n: int) -> bool:
    """``PGS|.|TS|.| Lê Văn A``, ``PGS|,| TS Lê Văn A``: the mark of a degree before a further one or the name."""
    if not 1 < n < len(row) or row[n - 2].kind != HONORIFIC or row[n].kind not in (HONORIFIC, PERSON):
        return False
    return row[n - 1].value == "." or (row[n].kind == HONORIFIC and keys[row[n - 2].first] in _DEGREES)


def _verb(keys: list[str], chunk: Chunk) -> bool:
    """``bác bỏ``, no form of address."""
    found = knowledge.office_verbs().match(keys, chunk.first)
    return found is not None and found[1] > chunk.last


def _charge(keys: list[str], row: list[Chunk], n: int) -> int:
    """``Phó Chủ tịch | phụ trách đô thị | Lê Văn A``: the chunk of the name after what its holder has in charge;
    ``n`` where none follows."""
    held = keys[row[n - 1].last - 2 : row[n - 1].last] == IN_CHARGE  # a form of the office itself
    if not held and [chunk.value for chunk in row[n : n + 2]] != IN_CHARGE:
        return n
    for k in range(n + 2 - held, min(len(row), n + _CHARGE)):
        if row[k].kind in (PERSON, HONORIFIC):
            return k
        if row[k].kind != WORD:
            break
    return n


def _skip_tail(reading: Reading, row: list[Chunk], n: int, last: int, cells: Cells, index: int) -> tuple[int, int]:
    """``khóa XII``, ``nhiệm kỳ 2015 - 2020`` after an office belong to it; the years are its term."""
    text = reading.text
    if (charge := _charge(text.keys, row, n)) > n:
        return charge, row[charge - 1].last
    k, listed = n, False
    while k < len(row) and k - n < (_LISTED if listed else 12):
        key = text.keys[row[k].first]
        following = text.keys[row[k + 1].first] if k + 1 < len(row) else ""
        opens = key in _TAIL
        if k == n:
            opens = opens or (key == "," and following in ("khóa", "nhiệm"))
            opens = opens or (key in ("(", "-", "từ") and _YEAR.fullmatch(following) is not None)
            opens = opens or (key == "(" and following in ("khóa", "nhiệm"))
            listed = key == "các" and following == "khóa"
            opens = opens or listed
        if k == n and not opens:
            return n, last
        numeral = text.words[row[k].first][0].isdigit() or text.words[row[k].first].isupper()
        joined = key == "," and (following in _TAIL or (listed and following.upper() in _ROMAN))
        if not (opens or numeral or joined or key in ("kỳ", "kì", "đoạn", "-", "–", ")", "(", "kỳ", "và", "đến")):
            break
        k += 1
    while k > n and text.keys[row[k - 1].first] in ("-", "–", "(", "và", "đến", ","):
        k -= 1
    if k == n:
        return n, last
    end = row[k - 1].last
    years = _YEAR.findall(text.nfc[text.starts[row[n].first] : text.ends[end - 1]])
    if len(years) == 2 and years[0] < years[1]:
        cells.term[index] = f"{years[0]}-{years[1]}"
    return k, end
