"""Who stands where around a verb: its subjects, a list it opens, those to whom something is given. All over cells."""

import re

from kg.extract.participations_cells import ACTS_NEXT, Cells

_VERBS = "ACDSQGTVU"
_NAMES = re.compile("w{0,2}y:")
_ONLY_NAMES = re.compile(r"[RPKBLJy,;()-]*P[RPKBLJy,;()-]*")
_LED = re.compile(r"P[,R()wBL-]{0,14}l")
_LEADS = re.compile(r"P[,RB()wL-]{0,8}K?lw[wLBRK,-]{0,12}$")
_UNCLOSED = re.compile("P,R[wBLK]{1,12}")
_CLAUSE_HEAD = re.compile(r"(?:^|,)R*$")
_BY = re.compile(r"b[Rw,y]{0,9}$")
_CLAUSE = re.compile(r"[;.]")
_OPENER = re.compile(r"[OKwyBLRd(),]*?[H:]")
_PICTURE = re.compile(r"((?:[RK]{0,3}P(?:\([^()]*\))?(?:,R,?|-R-?)?[,K]{0,2})+(?<=K))E[^ACDSQGTVUMNPH]*$")
_AT_HEAD = re.compile("[KbdE,]*")
_WITH_GROUP = re.compile(r"(?<=[PR]),?[KJ]w{0,4}ZB$")
_AGAIN = re.compile(r"[,;](?=[AC][wE]{0,3}H)")  # , cùng dự (hội nghị) còn có
_ASKED_FOR = re.compile(r"P[,R]*K?Q[Kw]*E")
_TO = re.compile(r"F(?=[yRw]{0,3}P)")


def people(cells: Cells, start: int, end: int) -> list[int]:
    """The people named between two cells, without those that belong to somebody else's title, family or act."""
    return [n for n in sorted(cells.people) if start <= n < end and n not in cells.objects]


def _before(cells: Cells, v: int) -> bool:
    """Whether somebody stands before the verb in its clause."""
    start = max((m.end() for m in _CLAUSE.finditer(cells.symbols, 0, v)), default=0)
    return any(start <= n < v and n not in cells.objects for n in cells.people)


_AND_OTHERS = re.compile(r"[PR)]Kw{1,3}:$")


def subjects(cells: Cells, v: int, *, shared: bool = True) -> list[int]:
    """The people left of a verb whose act it is. ``shared``: also over another verb of theirs (A dự và phát biểu)."""
    symbols = cells.symbols
    last = v - 1
    while last >= 0 and symbols[last] in "KNX":
        last -= 1
    if (group := _WITH_GROUP.search(symbols, 0, last + 1)) is not None:
        last = group.start()  # A, Trưởng ban X, | và đoàn công tác của Ban X đã có …
    if symbols[max(0, last - 1) : last + 1] == "FL":
        return []  # giao cho tỉnh X | chủ trì
    if last < 0 or (symbols[last] == "B" and symbols[last - 1 : last] not in ("-", "(", "w", "R", "J")):
        return []
    closed = symbols[last] in ",-)"
    found: list[int] = []
    words = 0
    for n in range(v - 1, -1, -1):
        symbol = symbols[n]
        if symbol == "P" and n not in cells.objects:
            opened = symbols[n + 1] in ",-(:"
            if words and found and not opened:
                break
            if (
                words
                and not found
                and not (_titled(symbols[n : v + 1], words, opened, closed) or _beside(symbols, n, v))
            ):
                return []
            found.append(n)
            words = 0
        elif symbol == "J" or (symbol == ";" and not found and n + 1 < v and set(symbols[n + 1 : v]) == {"K"}):
            words = 0  # A trao quà; đồng thời | gửi lời chúc mừng
        elif symbol in "wO":
            words += 1
        elif not found and ((symbol == "b" and n < v - 1) or _opens(symbols, n) or (symbol in _VERBS and not shared)):
            return []
        elif symbol == ":" and found and _AND_OTHERS.search(symbols, 0, n + 1):
            continue  # A và các đại biểu: | B, C đã tiếp xúc cử tri
        elif symbol in ".:" or (symbol == ";" and not found) or (found and symbol in "HEFZM" + _VERBS):
            break
        elif symbol in _VERBS:
            words = 0
    return found[::-1]


def speaker(cells: Cells, v: int) -> list[int]:
    """Who is quoted: the first of those before the verb; after words about another, who stands behind the comma:
    ``Trước ý kiến về nhà của ông A, | ông B cho biết``."""
    who = subjects(cells, v)
    if len(who) > 1 and cells.symbols[who[0] + 1 : who[1]] in (",", ",R"):
        clause = max((m.end() for m in _CLAUSE.finditer(cells.symbols, 0, who[0])), default=0)
        if "w" in cells.symbols[clause : who[0]] and "," not in cells.symbols[clause : who[0]]:
            return who[1:2]
    return who[:1]


def _opens(symbols: str, n: int) -> bool:
    """Whether a form of address names others who do it, not those who come too: ``A, … cùng | các đồng chí …``."""
    return symbols[n] == "y" and symbols[n - 1 : n] != "J"


def _titled(between: str, words: int, opened: bool, closed: bool) -> bool:
    """Whether the words after a name are its title, set off by marks on both sides or few beside an office, or others
    who come too (``A, lãnh đạo Sở X tham dự``)."""
    if not opened:
        return words <= 2
    return closed or (words <= 3 and "R" in between) or (words <= 6 and between[-1] == "A")


def _beside(symbols: str, n: int, v: int) -> bool:
    """``(Cùng quan điểm,) bà A, Trưởng phòng X và thông tin | cho rằng``: a long title with no comma behind."""
    return _UNCLOSED.fullmatch(symbols, n, v) is not None and _CLAUSE_HEAD.search(symbols, 0, n) is not None


def asked_for(cells: Cells, who: list[int], v: int) -> bool:
    """``ông A yêu cầu | thông xe cầu X``: what is opened is only spoken of."""
    return (
        bool(who) and cells.events[v][0].noun.takes == "work" and _ASKED_FOR.match(cells.symbols, who[-1]) is not None
    )


def met(cells: Cells, e: int) -> list[int]:
    """Those whom an act told by a verb is done to: ``A tiếp | ông B``, ``ông B | được A tiếp``."""
    return [n for n, act in cells.met.items() if act == e] + passive(cells, e)


def passive(cells: Cells, v: int) -> list[int]:
    """Those to whom something is done: ``bà B | được A trao Huy hiệu``."""
    mark = cells.symbols.rfind("M", 0, v)
    clause = mark >= 0 and not set(cells.symbols[mark:v]) & set(".;:" + _VERBS)
    return subjects(cells, mark) if clause else []


def leader(cells: Cells, v: int) -> list[int]:
    """``đoàn do ông B, …, | làm trưởng đoàn``: who leads it."""
    nearest = max((n for n in cells.people if n < v), default=-1)
    led = nearest >= 0 and _LED.match(cells.symbols, nearest) and _BY.search(cells.symbols, 0, nearest)
    return [nearest] if led else []


def leads(cells: Cells, v: int) -> list[int]:
    """``ông B, …, | dẫn đầu đoàn lãnh đạo tỉnh đã đến thăm``: who leads those who do it."""
    led = _LEADS.search(cells.symbols, 0, v)
    at = led.start() if led is not None else -1
    return [at] if at in cells.people and at not in cells.objects else []


def fronted(cells: Cells, v: int) -> list[int]:
    """``Phát biểu tại hội nghị, thay mặt …, đồng chí A``: the first name after the comma."""
    if _before(cells, v) or cells.symbols[:v].rstrip("K").endswith(("R", "B")):
        return []
    comma = False
    for n in range(v + 1, len(cells.symbols)):
        symbol = cells.symbols[n]
        if symbol == "P" and n not in cells.objects:
            return [n] if comma else []
        if symbol in ".;:QGTVAy":
            return []
        comma = comma or symbol == ","
    return []


def at_head(cells: Cells, v: int) -> bool:
    """Whether the sentence opens with the verb: ``(Tại buổi lễ,) nhận Huy hiệu Đảng, ông A …``."""
    return _AT_HEAD.fullmatch(cells.symbols, 0, v) is not None


def wishing(cells: Cells, v: int) -> list[int]:
    """``Trao Huy hiệu cho ông A, | bà B chúc mừng …``: who gives, named behind."""
    found = fronted(cells, v) if at_head(cells, v) else []
    return [n for n in found if "F" in cells.symbols[v:n] and ACTS_NEXT.match(cells.symbols, n + 1)]


def opened_list(cells: Cells, v: int) -> tuple[int, int] | None:
    """Where the names of a list headed by the verb at ``v`` start and end: ``Dự hội nghị có đồng chí A, …; B, …``."""
    symbols = cells.symbols
    if _before(cells, v) and symbols[v - 1 : v + 1] != ",U" and not _AGAIN.match(symbols, v - 1):
        return None
    start = v + 1
    while symbols[v] != "U" and start < len(symbols) and symbols[start] not in "H:":
        if start in cells.people:
            unopened = symbols[v] == "A" and "," in symbols[v:start] and not set(symbols[start:]) & set("CDSQGTV")
            unopened = unopened and "(" not in symbols[v:start]
            return (v + symbols[v:start].index(","), len(symbols)) if unopened else None
        if symbols[start] in ".;QTV":
            return None
        start += 1
    if start >= len(symbols) or cells.elects(v, next((n for n in sorted(cells.people) if n > start), start)):
        return None
    end = start + 1
    while end < len(symbols):
        if symbols[v] == "U" and symbols[end] == "b":
            break  # sự tham dự của đông đảo người dân | khi biết tin ông A mất
        if symbols[end] in "SQGT" and symbols[v] != "U" and any(start < n < end for n in cells.people):
            break  # dưới sự chủ trì của ông A | để xét kỷ luật ông B
        if _AGAIN.match(symbols, end):
            break  # Chủ trì kỳ họp có bà A | , đến dự còn có ông B
        end += 1
    return start, end


def in_picture(cells: Cells) -> tuple[list[int], int] | None:
    """``Ông A (trái) và bà B, Bí thư X, tại | hội nghị``: those whom a photo shows there, and the event."""
    shown = _PICTURE.match(cells.symbols) if len(cells.events) == 1 else None
    at = shown.end(1) if shown is not None else 0
    return (people(cells, 0, at), at) if at in cells.events else None


def listed_before(cells: Cells, v: int) -> list[int]:
    """``Các đồng chí: A, …; B, …; lãnh đạo các phòng, ban | cùng dự``, ``Bí thư A; Chủ tịch B | dự``: all whom the
    sentence names before."""
    before = cells.symbols[:v]
    return people(cells, 0, v) if ";" in before and (_NAMES.match(before) or _ONLY_NAMES.fullmatch(before)) else []


def headed_roles(cells: Cells, v: int, end: int) -> tuple[str, ...]:
    """The parts that the verbs at the head of a list stand for: ``Dự và chỉ đạo …``."""
    verbs = (n for n in range(v, max(v + 1, end)) if cells.symbols[n] in "ACDSUGE")
    return tuple(dict.fromkeys(role for n in verbs for role in cells.roles.get(n, ())))


def receivers(cells: Cells, v: int) -> list[int]:
    """``2 đồng chí được trao huy hiệu là A; B``, ``Huân chương được tặng cho A``: who is named after the verb."""
    opener = _OPENER.match(cells.symbols, v + 1) or _TO.match(cells.symbols, v + 1)
    if opener is None:
        return []
    end = cells.symbols.find(".", opener.end())
    end = end if end >= 0 else len(cells.symbols)
    return [n for n in sorted(cells.people) if opener.end() <= n < end and cells.objects.get(n, "F") == "F"]


def recipients(cells: Cells, v: int, givers: list[int]) -> list[int]:
    """To whom something is given: the names after ``cho``, or listed; a decision also goes to the one it is about."""
    symbols = cells.symbols
    stops = (n for n in range(v + 1, len(symbols)) if symbols[n] in ".SQA" or n in cells.events)
    end = next(stops, len(symbols))
    given = [n for n in sorted(cells.people) if v < n < end and n not in givers]
    to_whom = [n for n in given if cells.objects.get(n) == "F"]
    if to_whom:
        return to_whom
    listed = next((n for n in range(v, end) if symbols[n] in "H:"), None)
    if listed is not None:
        return [n for n in given if n > listed and cells.objects.get(n) != "Z"]
    if "F" in symbols[v:end]:
        return []
    return [n for n in given if n not in cells.objects][:1]
