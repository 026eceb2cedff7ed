"""Which title belongs to whom: titles before a name, after it, in brackets, told as "là", shared by a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.careers import till_now
from kg.extract.symbols import Cells, unsaid
from kg.extract.titles_lists import joined, opens_list, parted, respectively, runs, shared_by
from kg.extract.titles_offices import marked, marked_past, named, of_one, of_person, opens_clause, serves, together

_LINKS = (
    r",?[,(-]{1,2}w?f?i?",  # ông A, Bí thư · ông A (nguyên Bí thư
    r"\([wL]{1,6},",  # ông A (50 tuổi, Bí thư
    r"(?<=[wL]\))",  # ông A (sinh năm 1970) Bí thư
    r",?w{0,2}(?:[if]?iw?|[if]{1,2}|xi)",  # ông A là Bí thư · ông A nguyên Bí thư
    r"(?:,R(?:,R)*)?,?w{0,3}[fiI]{0,2}w?[hj](?:w{0,2}h)?",  # ông A giữ chức Bí thư · ông A đảm nhiệm vị trí Bí thư
    r":N[wLBN,:;i]{0,40};h:",  # Đồng chí A: sinh năm 1970; quê quán: xã X; chức vụ: Bí thư
    r"f?w{1,4}B(?:,[wLB]{1,8})?[,x]{1,2}[wf]{0,3}(?:h:?|f)",  # ông A công tác tại X, giữ các chức vụ: Trưởng phòng
    r"[,(-]R(?:,R)*-?,w{0,2}I[wh]{0,2}",  # ông A - nguyên Chủ tịch, nay là Bí thư
    r",?Fw{0,2}h?RL?,?w{0,2}f{1,2}w{0,2}h?w{0,3}:?",  # ông A, trước khi làm Bí thư, đã từng giữ các chức vụ: …
    r"i[wL]{1,8}[;,]w{0,2}f{1,2}w{0,3}h[wL]{0,6}:",  # ông là thạc sĩ Luật; từng giữ nhiều chức vụ ở địa phương như:
    r"i?w{0,8}x?w{0,3}fw?h[wx]{7,12}",  # kinh qua nhiều vị trí công tác ở trung ương và địa phương như Trưởng ban
    r"(?:w{0,4}[x,])?w{0,2}hw{1,5}[LB]w",  # ông chuyển ngành và giữ các chức vụ ở tỉnh X như Bí thư
    # từng qua các chức vụ: … · đã trải qua nhiều vị trí khác nhau ở tỉnh như: …
    r"[wWLi,xrhdfb()-]{0,30}[fI]{1,2}(?:[wxLB]{0,4}[hi](?:[whxLB]{0,6}(?:,w{0,2}i|,[w-]{3,6}h|:)?|[whxLB,]{7,14}:)|w{0,3}:)?",
)
_LIFE = r"(?:,?w{2})?[,;]?N[wLBN,:;i]{0,36};?"  # ông A (50 tuổi), sinh năm 1970, quê Nam Định, Bí thư
_OWNED = re.compile(
    rf"P(?:\((?:[^()P]{{1,40}}|v[^()]{{1,20}})\))?(?:,[wL]{{1,6}}|(?P<life>{_LIFE}))?(?P<link>{'|'.join(_LINKS)}|(?(life);|(?!)))$"
)
_HELD_THERE = re.compile(r".*hw{1,5}[LB]w")
_CAREER = re.compile(r"P(?P<link>w[wL,-]{2,18}[hi]{1,2})$")  # (ông A) từ tháng 5-2012 đến tháng 8-2013, giữ chức Bí thư
_SHEET = re.compile(r"P[w-]?[wL,-]{2,16}:[w,]{0,8}")  # - Từ 7/2006 đến 9/2010: Bí thư Huyện ủy X
_APPOSED_NOW = re.compile("[,(-]R[^h]*I[^h]*$")  # đề nghị kỷ luật ông A, nguyên Bí thư, nay là Chủ tịch
_ASIDE = re.compile(r"\(w?f?[iI]?")
_NEXT_OFFICE = re.compile(r"(?:\([^()P]{1,20}\))?[w,-]{0,14};")
_CHAINED = re.compile(  # từng là Bí thư …; năm 2010, được bầu làm Chủ tịch … rồi Bí thư
    r"^(?:\([^()P]{1,40}\))?(?:[^PB.\"qsnoSyl]{0,40}(?=[,;rx]))?[wL]{0,8}[,;rx]{1,2}[wLrxfI,]{0,10}b?[eahij]{0,3}[wh]{0,3}(?:,w{0,2}[hi])?$"
)
_LATER = re.compile(r"x?[wL-]{2,14}[PB][,;.]")
_NAMED = re.compile(
    r"(?:-|:|,|\([^()P]{1,20}\)L?,|w?:|(?:\([^()P]{1,20}\))?w?i)P|(?:zw{0,6})?\(P(?=\))"
)  # Bí thư: A · Bí thư (chủ tọa) là ông A · một Phó Bí thư nghỉ hưu (ông A)
_DURING = re.compile(r"w[wL-]{0,11},P")
_WHEN = ("f", "wf", "wwf", "wi", "i")  # trong thời gian làm, với cương vị
_KIN = re.compile(r"P[,-]{1,2}w?vw{0,2}R?P$")  # ông A - con trai Bí thư B | từng là
_OF_KIN = re.compile(r"(?:^|[,.;:x\"])vw{0,3}(?:R[,x]?)*$")  # con trai của | ông A là Bí thư
_OBJECT = re.compile(r"[aelp]$")  # bàn giao nhiệm vụ | Tư lệnh, Bí thư Thành ủy A chúc mừng
_BECOMES = re.compile(r"[eapcqo][wx]{0,3}Rw{0,2}h[wh]{0,2}$")  # bầu Tổng Bí thư làm | Chủ tịch nước, ĐBQH A nói
_ONCE = re.compile("fi?$")  # từng là | Bí thư X, Phó Chủ tịch Y A
_ROSE = re.compile(r"R[^RP.;I]{0,12}r[^RP.;I]{0,12}R")  # là cán bộ rồi Phó Bí thư
_OPENING = re.compile(r"(?:[^P,;.:R]{1,12},)?[^P,;.:]{1,14}")  # báo cáo với | Bí thư Tỉnh ủy, Giám đốc Sở X A cho biết
_ENTERED = re.compile(
    r"[wL,]{0,3}(?P<then>F)(?P<how>b[wB]{0,4}[eapc]{1,3}w?[hj]w?|[eapc]{1,3}w?[hj]w?|[hj]w?|)"
    r"(?P<r>R(?:[,x]{1,2}R)*)(?:w[wL()-]{0,12})?,(?P<p>P)(?!\()"
)
_GOES_ON = ("w", "W", "q", "s", "n")
_IS = re.compile(r"i{1,2}P")
_TO_BE = re.compile(r"[sqo][wh]{0,3}[eapcj]{1,2}[wh]{0,3}$")
_ALSO_PAST = re.compile(  # ông A (còn) | nguyên là Bí thư · ông có 30 năm công tác, | nguyên là Giám đốc
    r"Pw?$|^P[^PRv.;:\"]{2,30},$"
)


@dataclass(frozen=True, slots=True)
class Title:
    """Office cell ``office`` is a title of person cell ``person``; ``former`` where the words around say so."""

    person: int
    office: int
    rule: str
    former: bool = False


@dataclass(slots=True)
class _Told:
    """The last titles told of a person: their end in the symbols, the person, whether they are past."""

    end: int
    person: int
    former: bool


def titles(cells: Cells) -> Iterator[Title]:
    """The titles of a sentence, each office of one person (a plural one of several)."""
    owners: set[int] = set()  # persons that have a title before their name
    last: _Told | None = None
    past: _Told | None = None  # ông A, nguyên Bí thư; nguyên Chủ tịch
    aside: _Told | None = None  # ông A - Bí thư (nguyên Phó Chủ tịch)
    for start, stop in runs(cells):
        first, end = parted(cells, start, stop)
        offices = [n for n in range(first, end) if cells.symbols[n] == "R" and n not in cells.sought]
        if not offices:
            continue
        if cells.unnamed and _SHEET.fullmatch(cells.symbols, 0, start):
            yield from (Title(0, n, "title-told-line") for n in offices)
            continue
        found = list(_of_run(cells, offices, end, owners))
        if not found and aside and _ASIDE.fullmatch(cells.symbols, aside.end, start) and of_person(cells, offices):
            found = [Title(aside.person, n, "title-after", marked(cells, n) == "former") for n in offices]
        elif not found and last and (tail := _CHAINED.search(cells.symbols[last.end : start])):
            if cells.symbols[stop : stop + 1] != "P":
                former = (last.former or "f" in tail[0]) and "I" not in tail[0]
                found = [Title(last.person, n, "title-told", former) for n in offices]
        elif not found and past and cells.symbols[start - 2 : start] == "(I":
            continue  # nguyên Chủ tịch Hội đồng Bộ trưởng (nay là Thủ tướng)
        elif not found and past and _goes_on_past(cells, past, start, offices):
            found = [Title(past.person, n, "title-after", True) for n in offices]
        elif not found and aside and not past and _further(cells, aside, start, offices):
            found = [Title(aside.person, n, "title-after") for n in offices]
        aside = _Told(stop, found[-1].person, False) if found and found[-1].rule == "title-after" else None
        past = aside if aside and (past or marked_past(cells, offices)) else None
        if found and found[-1].rule == "title-told":
            last = _Told(stop, found[-1].person, found[-1].former or marked_past(cells, offices))
        yield from found
    yield from _entered(cells)


def _entered(cells: Cells) -> Iterator[Title]:
    """``trước khi làm Bí thư, | ông A là Phó Bí thư``, ``trước khi được bầu làm …``: what somebody came into then."""
    entered = _ENTERED.match(cells.symbols) if cells.sooner else None
    if entered is None or unsaid(cells.symbols):
        return
    told = entered.start("then")
    verb = cells.last[told] - cells.first[told] > 2  # trước khi | làm
    if entered["how"][:1] in ("b", "h", "j") or verb:
        offices = [n for n in range(*entered.span("r")) if cells.symbols[n] == "R"]
        yield from (Title(entered.start("p"), n, "title-entered") for n in offices)


def _of_run(cells: Cells, offices: list[int], end: int, owners: set[int]) -> Iterator[Title]:
    symbols, start = cells.symbols, offices[0]
    plural = start in cells.plural or opens_list(cells, offices, end)
    before = _OWNED.search(symbols, max(0, start - 44), start)
    if before is None and symbols[0] == "P" and cells.first[:1] == cells.first[1:2]:  # a sentence without a subject
        before = _CAREER.match(symbols, 0, start)
    owner = before.start() if before else -1
    after = symbols[end : end + 3]
    if before and _told(before["link"]) and "R" not in before["link"] and (kin := _KIN.search(symbols, 0, owner + 1)):
        owner = kin.start()
    if before and owner in cells.sources and len(offices) == 1 and _of_source(cells, before["link"], end):
        before = None  # theo ông A, Chủ tịch Hà Nội đã giao …
    if before and before["link"] == "," and start in cells.addressed and not plural:
        before = None  # chúc mừng đồng chí A, | đồng chí Chủ tịch UBND tỉnh nói
    if before and before["link"] == "," and owner in owners and after[:2] == "-P":
        before = None  # Bí thư Tỉnh ủy A, Bí thư Huyện ủy - ông B
    if before and before["link"] == "," and owner in owners and ":" in symbols[:owner] and _LATER.match(symbols, end):
        return  # gồm: Chủ tịch A, Phó Chủ tịch phụ trách lĩnh vực kinh tế B, Phó Chủ tịch C
    if before and _told(before["link"]) and owner >= 0 and _OF_KIN.search(symbols, 0, owner):
        return
    if before and _told(before["link"]) and not _APPOSED_NOW.match(before["link"]) and not _held(cells, owner, start):
        if after[:1] != "P":
            return
        before = None
    if before and before["link"] == "," and symbols[owner - 1 : owner] == "i" and _IS.match(symbols, end):
        before = None  # Chủ tịch nước là ông A, Thủ tướng là ông B
    if before and after[:1] == "P" and serves(cells, offices[-1]):
        after = ""  # ông A từng là trợ lý Chủ tịch nước B
    spoken_to = start in cells.governed
    if plural and spoken_to and after[:1] == ",":
        return  # nhắn nhủ với các đại biểu, ông A nói
    if plural and _TO_BE.search(symbols, 0, start):
        return  # nhân sự dự kiến bầu vào Ban Chấp hành gồm: ông A; ông B
    if plural and (shared := shared_by(cells, end)):
        for person in shared:
            owners.add(person)
            yield from (Title(person, n, "title-shared") for n in offices)
    elif after[:1] == "P":
        keep = offices
        another = before and owner not in owners and len(offices) > 1 and not _told(before["link"])
        told = spoken_to and _OPENING.fullmatch(symbols, 0, start) and symbols[end + 1 : end + 2] in _GOES_ON
        if another or (told and "," in symbols[start:end]) or named(cells, offices[-1]):
            keep = offices if told and not another and together(cells, offices) else offices[-1:]
        elif before is None and (_OBJECT.search(symbols, 0, start) or _BECOMES.search(symbols, 0, start)):
            keep = offices[1:] or offices
        elif before and _told(before["link"]):  # told of the person before, all but the last of several
            yield from _after(cells, owner, offices[:-1], before["link"])
            keep = offices[-1:] if len(offices) > 1 or "h" not in before["link"] else []
        owners.add(end)
        past = keep[:-1] if _ONCE.search(symbols, 0, start) else []  # từng là Bí thư X, Phó Chủ tịch Y A nói
        yield from (Title(end, n, "title-before", n in past or till_now(cells, n, end)) for n in of_one(cells, keep))
    elif before and start in cells.plural and before["link"] == ",":
        return  # ông A, các đại biểu
    elif before and (
        symbols[owner - 1 : owner] == "y"
        or (before["link"] == "," and opens_clause(cells, offices, end))
        or (before["link"].endswith(",") and symbols[end : end + 1] == "W" and _spoken_of(cells, owner))
    ):
        return
    elif before and symbols[owner - 1 : owner] == "t" and before["link"] == "h":  # thay ông B | làm Giám đốc
        yield from (Title(owner, n, "title-told", True) for n in offices)
    elif before:
        people, link = joined(cells, owner, offices, before["link"]), before["link"]
        for some, theirs in respectively(cells, people, offices):
            plain = link if some is people else link.replace("f", "")  # lần lượt tells no past here
            for person in some:
                yield from _after(cells, person, theirs, plain)
    elif (besides := _ALSO_PAST.search(symbols, 0, start)) and marked(cells, start) == "former":
        yield from _after(cells, besides.start(), offices, "")
    elif (match := _name_after(symbols, start, end)) and not plural and not _wished(symbols, start):
        if "v" in symbols[max(0, start - 2) : start] and "i" in match[0]:
            return  # vợ (của) Chủ tịch tỉnh là bà A
        person = match.end() - 1
        own = re.match(r"[,(-]{1,2}w?R", symbols[person + 1 : person + 5])
        if match[0].endswith(",P") and not _apposed(symbols, start, person):
            return
        if match[0].endswith(",P") and spoken_to and symbols[person + 1 : person + 2] not in ",.":
            return  # báo cáo với đoàn của Bí thư Thành ủy, ông A - đại diện nhà thầu - nói
        if (
            not own
            or after[0] == "-"
            or match[0].endswith("iP")
            or re.fullmatch(r"[w.)-]{0,3}R:P", symbols[: person + 1])
        ):
            owners.add(person)
            former = "f" in symbols[max(0, start - 2) : start]
            rule = "title-told" if symbols[start - 1 : start] == "i" else "title-before"
            yield from (Title(person, n, rule, former) for n in offices)


def _name_after(symbols: str, start: int, end: int) -> re.Match[str] | None:
    """The name that a title opens: ``Bí thư: A``, ``Trong thời gian làm Giám đốc từ năm 2003 đến 2009, bà A``."""
    return _NAMED.match(symbols, end) or (_DURING.match(symbols, end) if symbols[:start] in _WHEN else None)


def _goes_on_past(cells: Cells, past: _Told, start: int, offices: list[int]) -> bool:
    """``ông A, nguyên Bí thư; nguyên Chủ tịch``; of one person alone ``nguyên Ủy viên …; Trưởng ban … từ 2001; …``."""
    gap = cells.symbols[past.end : start]
    return (gap == ";" and marked_past(cells, offices)) or (
        cells.symbols.count("P") == 1 and offices[0] not in cells.plural and _NEXT_OFFICE.fullmatch(gap) is not None
    )


def _further(cells: Cells, told: _Told, start: int, offices: list[int]) -> bool:
    """``ông A, Thứ trưởng Bộ X; Phó Chủ tịch Hội đồng Y; … qua đời``: in a sentence on one person alone."""
    gap = cells.symbols[told.end : start]
    return gap == ";" and cells.symbols.count("P") == 1 and not any(n in cells.plural for n in offices)


def _of_source(cells: Cells, link: str, end: int) -> bool:
    """Whether what follows ``theo ông A,`` is the clause he tells, no title of his."""
    return "," in link and (_told(link) or cells.symbols[end : end + 1] not in ",-)(")


def _apposed(symbols: str, start: int, person: int) -> bool:
    """``Bí thư Tỉnh ủy, ông A, nói``; not ``gặp Bí thư Tỉnh ủy, ông A nói``."""
    if symbols[start - 1 : start] == "f" and "P" in symbols[:start]:
        return False  # ông A có bố từng là Bí thư, ông B nói
    if symbols[start - 1 : start] == "i" and "P" not in symbols[:start]:
        return True  # với cương vị Bí thư Tỉnh ủy, ông A đã …
    return symbols[person + 1 : person + 2] in ",-.(" or start == 0 or symbols[start - 1] in 'f,".;:'


def _spoken_of(cells: Cells, owner: int) -> bool:
    """``Nói về (vi phạm của) Phó Chủ tịch A, | Bí thư Thành ủy cho biết``: of whom another speaks."""
    title = owner - 1 if cells.symbols[owner - 1 : owner] == "R" else owner
    return "P" not in cells.symbols[:owner] and not cells.governed.isdisjoint((owner, title))


def _held(cells: Cells, owner: int, office: int) -> bool:
    """Whether what is told of a person is told as a fact: no plan, condition, denial, rumour or question."""
    symbols = cells.symbols
    if "h" in symbols[owner:office] and re.search(r"[qs][^.;\"]*h[wh]*R[^.;\"]*$", symbols[:owner]):
        return False  # đề xuất ông A làm Bí thư và ông B làm Chủ tịch
    around = symbols[max(0, owner - 4) : office]
    return not any(c in around for c in "sqon") and not any(c in symbols for c in "Sy") and not unsaid(symbols)


def _wished(symbols: str, office: int) -> bool:
    """``Muốn làm Bí thư, ông A phải học thêm``."""
    return re.search(r"[sSn][wh]?[hj]$", symbols[:office]) is not None


def _told(link: str) -> bool:
    return any(c in link for c in "ihIf;")


def _after(cells: Cells, owner: int, offices: list[int], link: str) -> Iterator[Title]:
    rule = "title-told" if _told(link) else "title-after"
    past = "F" in cells.symbols[:owner] or cells.symbols[:owner].endswith("f")
    past = past or _ROSE.search(cells.symbols) is not None
    listed = "B" in link and link.endswith(":")  # công tác tại X, giữ các chức vụ: Chuyên viên, Phó Giám đốc
    if "f" not in link and _HELD_THERE.fullmatch(link):  # whether the last is held still is not said
        listed, offices = True, offices[:-1]
    former = "f" in link or listed or (rule == "title-told" and "I" not in link and past)
    single = [n for n in offices if n == offices[0] or n not in cells.plural]  # Chủ tịch cùng các Phó Chủ tịch
    return (Title(owner, n, rule, former or till_now(cells, n, n)) for n in single)
