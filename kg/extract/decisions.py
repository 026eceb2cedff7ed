"""Who decided a change."""

import re
from collections.abc import Iterator

from kg.extract.changes import COMES, Act
from kg.extract.frame import Frame
from kg.extract.reading import Reading
from kg.extract.symbols import Cells
from kg.model import Actor, Body, Support
from kg.text.spelling import body_key, name_key

_APPOSED = ("disciplined-apposed", "disciplined-staff")
_MEMBERS = ("ủy viên", "thành viên", "đại biểu", "thư kí", "bí thư", "chuyên viên", "trợ lí")
_APPOINT_NOBODY = ("ủy ban kiểm tra",)
_OF_OTHERS = (["hội"], ["đoàn"])  # Ban Chấp hành | Hội: no committee of the Party
_ELECT_NOBODY = ("ủy ban nhân dân", "ủy ban kiểm tra")
_RELIEVE_ONLY = ("hội đồng nhân dân", "ủy ban kiểm tra")  # HĐND miễn nhiệm ông A để làm Trưởng ban của Tỉnh ủy


def decides(role: str) -> bool:
    """Whether who holds an office decides alone: a head, no member of a body, nor a secretary of a committee."""
    return not name_key(role).startswith(_MEMBERS)


def decider(
    reading: Reading, frame: Frame, cells: Cells, act: Act, taken: set[int]
) -> tuple[Actor | None, tuple[Support, ...]]:
    """The body (or office) named last before the deciding verb, in its clause and with no person after it; else the one
    whose decision it is said to be (``nhận quyết định của Bộ Chính trị``)."""
    taken = taken.union(*act.beside.values())
    whose = list(_whose(reading, cells, act))
    handed = cells.symbols[act.verb] in "gG" or "g" in cells.symbols[max(0, act.verb - 10) : act.verb]
    before = [n for n in _before(cells, act) if act.rule == "act-bracketed" or not _set_aside(reading, cells, n)]
    if (
        act.measure is not None
        and before
        and _EXECUTES.search(reading.text.key, *_between(reading, cells, before[0], act))
    ):
        return None, ()  # who carries a decision out, or tells of it
    before = [n for n in before if n not in taken] or [
        match.start("by")
        for match in _AND.finditer(cells.symbols, 0, act.verb)
        if not _set_aside(reading, cells, match.start("by"))
    ]
    if signer := _SIGNER.search(cells.symbols, 0, act.verb):
        n, words = signer.start("by"), reading.text.key[slice(*_between(reading, cells, signer.end("by") - 1, act))]
        if _SIGNS.search(words) and decides(cells.chunk[n].value.entry.role):  # type: ignore[union-attr]
            return Actor(reading.text.phrase(cells.first[n], cells.last[n])), (
                Support("by", reading.span(cells.first[n], cells.last[n])),
            )
    for n in (*whose, *before) if handed else (*before, *whose):
        if n in taken or cells.symbols[n + 1 : n + 2] == "b":  # hai ủy viên | bị kỷ luật
            continue
        actor = _actor(reading, frame, cells, n, act)
        if actor is not None:
            return actor, (Support("by", reading.span(cells.first[n], cells.last[n])),)
    return None, ()


_LIST_OF_JUDGED = re.compile(r"k[wd]{0,3}:$")  # quyết định kỷ luật: cảnh cáo ông A · kỷ luật đối với các đồng chí: A …
_SIGNER = re.compile(r"(?P<by>R)P[wQkdi]{1,8}\"?$")
_SIGNS = re.compile(r"\b(?:k[ýí]|ra|ban hành)\b")  # Thủ tướng A đã ký quyết định | bổ nhiệm
_AND = re.compile(
    r"(?P<by>[BR])(?:[wQ]{0,6}|(?<=B)[wQhL,-]{0,18})[leapm]+(?:[^.\":bB]|(?<=w)B)*[,;x]{1,3}d?$"
)  # HĐND tỉnh miễn nhiệm ông A | và bầu ông B
_EXECUTES = re.compile(r"\b(?:thi hành|triển khai|thực hiện|tống đạt)(?: ngay)?(?: các)? quyết định\b")


def _between(reading: Reading, cells: Cells, n: int, act: Act) -> tuple[int, int]:
    return reading.text.ends[cells.last[n] - 1], reading.text.starts[cells.first[act.verb]]


def _rest(reading: Reading, cells: Cells, n: int) -> str:
    """The words of a sentence behind a cell."""
    return reading.text.key[reading.text.ends[cells.last[n] - 1] : reading.text.ends[cells.last[-1] - 1]]


def _set_aside(reading: Reading, cells: Cells, n: int) -> bool:
    """``căn cứ quy định của Bộ Chính trị``, ``tập thể Đảng ủy``, ``tin từ Ban Tổ chức, cơ quan có
    thẩm quyền``, ``(bị Thủ tướng cách chức)``: named, not deciding."""
    keys, first = reading.text.keys, cells.first[n]
    before = keys[max(0, first - 3) : first]
    if before[-1:] in (["đến"], ["sang"], ["về"], ["tại"], ["ở"], ["lên"]):
        return True  # chuyển công tác đến Sở X, được bổ nhiệm; tại Huyện ủy X, tỉnh trao quyết định
    return (
        (n > 0 and cells.symbols[n - 1] == "d")
        or cells.symbols.rfind("(", 0, n) > cells.symbols.rfind(")", 0, n)
        or before[-2:] == ["tập", "thể"]
        or (before[-2:] == ["tin", "từ"] and "cơ quan có thẩm quyền" in _rest(reading, cells, n))
        or (before[1:] == ["định", "của"] and before[0] != "quyết")
        or before in (["đề", "nghị", "của"], ["tờ", "trình", "của"])
        or (
            n > 1  # theo đề nghị của Sở X và Sở Y; not: theo đề nghị của Sở X, UBND tỉnh quyết định
            and (cells.symbols[n - 1] == "x" or cells.symbols[n - 1 : n + 2 : 2] in (",,", ",x"))
            and cells.symbols[n - 2] in "BR"
            and _set_aside(reading, cells, n - 2)
        )
    )


def _before(cells: Cells, act: Act) -> Iterator[int]:
    if act.rule == "act-posted" or act.rule.endswith("-further"):  # nhận công tác tại Sở X; told by the decision before
        return
    if act.rule == "left-retired" and act.offices and max(act.offices) < act.verb < min(act.persons):
        return  # Sở X có hai Phó Giám đốc nghỉ hưu là …
    symbols, own = cells.symbols, {cells.person(n) for n in act.persons}
    if act.rule == "act-moved" and "p" in symbols[: act.verb]:
        return  # phê chuẩn kết quả miễn nhiệm ông A để nhận nhiệm vụ Bí thư: approved is the leaving
    quoted = symbols[act.verb - 1 : act.verb] == '"'  # bằng hình thức "cảnh cáo"
    if act.rule == "act-passive" and "W" in symbols[max(act.persons) : act.verb]:
        return  # tại hội nghị của X, ông A cho biết được phân công làm …
    named, passive = max((p for p in act.persons if p < act.verb), default=-1), symbols.rfind("b", 0, act.verb)
    n, reach = act.verb - quoted, (act.verb if act.measure is None else symbols.rfind("k", 0, act.verb + 1)) - 14
    reach -= 26 if act.rule in ("disciplined-judged", "act-moved") else 0
    if act.rule == "disciplined-each":  # one decision, a measure of each
        n = symbols.index("k")
        reach = n - 14
    while (n := n - 1) >= max(0, reach):
        if -1 < named < n < passive:
            continue  # ông A kiêm Chủ tịch HĐND xã và được huyện giao …
        if act.rule in _APPOSED and n < max(symbols.rfind(c, 0, act.verb) for c in "bG"):
            return  # bà A, Trưởng phòng X, Sở Y, cũng bị khiển trách
        if _LIST_OF_JUDGED.search(symbols, 0, n + 1) or (act.rule == "disciplined-active" and n > min(act.persons)):
            continue  # quyết định kỷ luật: cảnh cáo ông A
        if symbols[n] == ":" and n - 1 in cells.decided and symbols[n - 2] == "B":
            continue  # Bộ Chính trị quyết định: ông A thôi giữ chức Bí thư
        if symbols[n] in ';:."' or (symbols[n] == "P" and cells.person(n) not in own):
            first = symbols.find("m")
            if act.measure is None or not 0 <= first < n or set('."') & set(symbols[first:n]):
                return
            n, reach = first, first - 14  # kỷ luật khiển trách ông A và cảnh cáo ông B: one decision
        elif symbols[n] == "R" and act.rule == "left-active" and "b" in symbols[max(act.persons, default=n) : act.verb]:
            if n > min(act.persons, default=n):
                yield n  # ông A được Thủ tướng cho thôi …; not: mất chức Phó Chủ tịch, ông A bị bãi nhiệm
        elif act.rule.endswith("passive") and n < min(act.persons) and (symbols[n] == "R" or act.measure is not None):
            continue  # ông A làm Chủ tịch và ông B được bầu …
        elif symbols[n] in "BR" and not (act.rule == "act-received" and n < min(act.persons)):
            yield n


_RULED = (["quyết", "định"], ["nghị", "quyết"], ["thẩm", "quyền"])


def _whose(reading: Reading, cells: Cells, act: Act) -> Iterator[int]:
    """The bodies and offices whose decision an act is said to be: ``trao quyết định của Bộ Chính trị về việc …``."""
    keys = reading.text.keys
    start = next((n for n in range(act.verb, max(-1, act.verb - 10), -1) if cells.symbols[n] in "gG"), act.verb)
    for n in range(start + 1, max(act.offices, default=len(cells.symbols))):
        first = cells.first[n]
        if cells.symbols[n] in "BR" and keys[first - 1] == "của":
            if act.measure is None or keys[first - 3 : first - 1] in _RULED:
                yield n


def _actor(reading: Reading, frame: Frame, cells: Cells, n: int, act: Act) -> Actor | None:
    """Who a cell names as deciding: a body, or an office whose holder decides alone; only bodies elect."""
    chunk = cells.chunk[n]
    assert chunk is not None
    elected, comes = act.change in ("elected", "re-elected"), act.change in COMES
    seat = cells.symbols[n] == "R" and chunk.value.entry.role == "Đại biểu"  # đại biểu HĐND tỉnh bầu: the council
    if cells.symbols[n] == "B" or elected or seat:
        mention = chunk.value if cells.symbols[n] == "B" else chunk.value.body if seat else None
        found = frame.settle(mention, cells.sentence) if mention else None
        if mention is not None and mention.bare and reading.text.keys[mention.last : mention.last + 1] in _OF_OTHERS:
            return None
        if found is None and mention is not None and mention.bare:
            one = frame.only(mention.head.form)  # Ủy ban Kiểm tra cũng khiển trách bà B: the one told of
            found = frame.settle(one, cells.sentence) if one is not None else None
        nobody = _ELECT_NOBODY if elected else _RELIEVE_ONLY if act.rule == "act-moved" else _APPOINT_NOBODY * comes
        if found is None or body_key(found[0].name).startswith(nobody):
            return None
        return Actor(full_name(found[0]), found[0])
    role = chunk.value.entry.role
    former = chunk.value.mark == "former"
    if former or cells.symbols[n + 1 : n + 2] == "P" or not decides(role) or name_key(role).startswith("phó "):
        return None
    return Actor(reading.text.phrase(cells.first[n], cells.last[n]))


def full_name(body: Body) -> str:
    """A body's name with its place: ``Tỉnh ủy Phú Thọ``."""
    return f"{body.name} {body.place}" if body.place and name_key(body.place) not in name_key(body.name) else body.name
