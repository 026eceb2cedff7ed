"""Sentences in which a distinction does not stand right after its verb: ``tặng R A``, ``A đã trao cho R``, ``A có R``,
``Anh hùng Lao động R``."""

from kg.extract.awards_bare import the_one_after
from kg.extract.awards_givers import Given, giver_after, giver_before, passive_at
from kg.extract.awards_names import Award, forms
from kg.extract.awards_recipients import apposition, recipient_at, recipients_at
from kg.extract.awards_subjects import holder_before, subject_before
from kg.extract.awards_verbs import back_over, before_name, modality_at, verb_ending, verbs
from kg.extract.awards_who import Recipient
from kg.extract.documents_actors import Line
from kg.extract.reading import HONORIFIC, OFFICE, PERSON

LISTED = (",", "và", ";")
COPULAS = frozenset(("là", "có", "gồm", ":"))  # between a distinction and who receives it
_APPOSED = ("-", "–", ",", "với")  # between a name and a distinction: Nguyễn Văn A, Anh hùng Lao động
_ADDRESS = frozenset(
    ("ông", "bà", "anh", "chị", "em", "mẹ", "cô", "chú", "đồng", "các", "đ")
)  # may begin another person
_COMES = frozenset(("dự", "tham", "thăm", "mời", "gặp", "quà", "tới", "đến"))  # who is there, not how many there are
_HOLDERS = {  # the words that a title opens with -> who holds it
    "nghệ nhân": "nghệ nhân", "nghệ sĩ": "nghệ sĩ", "nhà giáo": "nhà giáo", "thầy thuốc": "thầy thuốc", "bà mẹ": "mẹ",
    "mẹ việt": "mẹ",
}  # fmt: skip
_HOLDING_UNITS = frozenset(("đơn", "vị", "xã", "huyện", "phường", "tập", "thể", "trường", "thành", "phố"))
_ALIAS = 5  # tokens of a bracket before the title: (Tư Bến | - Anh hùng Lao động)
_ADDRESSED = 3  # tokens of a form of address or a count before who receives
_DATIVE = 50  # tokens in which a verb stands before who receives and the distinction: tặng | ông A, Chủ tịch … | A


def dative(line: Line, first: int, before: Given | None) -> Given | None:
    """``(phong) tặng | 3 tập thể | danh hiệu A``: who receives stands between the verb and the distinction."""
    end = before_name(line, first)
    for t in range(end - 2, max(line.first, end - _DATIVE) - 1, -1):
        if line.key(t) in (";", ":"):
            return None
        found = verbs().match(line.keys, t)
        if found is None or found[1] >= end:
            continue
        if found[0] != "give" or line.key(found[1]) == "cho":
            return None
        meant = the_one_after(line, found[1], end)
        recipients = [meant] if meant is not None else recipients_at(line, found[1], end)
        start = (verb_ending(line, found[1]) or (t, ""))[0]
        modality = modality_at(line, start)
        runs_on = any(r.last > end for r in recipients)  # tặng | Trường Huân chương Lao động
        if not recipients or runs_on or modality == "unreal" or forms().match(line.keys, recipients[0].last - 2):
            return None
        if recipients[-1].last < end and not _titled_up_to(line, recipients, found[1], end):
            return None
        giver = giver_before(line, start)
        if giver is None and before is not None and before.rule == "award-given" and line.key(start - 1) in LISTED:
            giver = before.giver
        return Given(recipients, giver, modality, "award-given")
    return None


def _titled_up_to(line: Line, recipients: list[Recipient], start: int, end: int) -> bool:
    """Whether nothing but who they are stands between those who receive and the distinction: ``tặng | ông A, nguyên Phó
    Chủ tịch …, | Huân chương``, ``tặng | 38 đồng chí nguyên là cán bộ … |``."""
    one = len(recipients) == 1 and line.key(recipients[0].last) in (",", "-", "–", "(", "là")
    return one and recipients[0].first - start <= _ADDRESSED


def relative(line: Line, award: Award, last: int, limit: int) -> Given | None:
    """``A (của G) đã tặng cho R``, ``A được trao cho R``, ``A do G trao tặng R``."""
    for t in range(last, min(limit, last + 9)):
        if line.key(t) in (".", ";", ":"):
            return None
        if line.key(t) == "thuộc":
            to = t + 1 + (line.key(t + 1) == "về")
            to += line.key(to) == ":"
            recipients = recipients_at(line, to, limit)
            named = to > t + 1 or any(r.kind == "person" for r in recipients)  # giải Nhì thuộc hai thí sinh A và B
            return Given(recipients, None, modality_at(line, t), "award-given") if named else None
        found = verbs().match(line.keys, t)
        if found is not None and found[0] == "give":
            won = t == last and "contest" in award.takes and line.key(found[1]) == "cho"  # 3 giải Ba trao cho R
            if not won and not any(line.key(n) in ("đã", "được", "do") for n in range(last, t)):
                return None
            to = found[1] if line.key(found[1]) == "cho" else found[1] - 1
            modality = modality_at(line, t)
            to += line.key(to + 1) == ":"  # 3 Anh hùng được truy tặng: | liệt sĩ A; liệt sĩ B
            recipients = [r for r in recipients_at(line, to + 1, limit) if not won or r.count or r.kind != "group"]
            agent = passive_at(line, t)
            giver = agent.agent if agent is not None else giver_after(line, last)
            return Given(recipients, giver, modality, "award-given") if modality != "unreal" else None
    return None


def counted(line: Line, awards: list[Award], limit: int) -> Given | None:
    """``danh hiệu A có 2 cá nhân``, ``A: 54 tập thể, 3 cá nhân``: how many received each."""
    last = awards[-1].last
    if (holding := _holding(line, awards)) is not None:
        return holding
    last += line.key(last) == "mới" or (line.key(last) == "," and line.key(last + 1) in COPULAS)
    if line.key(last) not in COPULAS or modality_at(line, awards[0].first) != "asserted":
        return None
    if "title" in awards[0].takes and line.key(awards[0].first - 1) != "hiệu":
        holders = recipients_at(line, apposition(line, last, limit) or last, limit) if awards[0].count else []
        if all(r.kind == "person" for r in holders):  # 6 Nghệ nhân Nhân dân, gồm: A, B …
            return Given(holders, None, "asserted", "award-counted") if holders else None
        return None  # đại biểu là Nhà giáo Ưu tú có 20 người: who they are, not what they received
    recipients = [r for r in recipients_at(line, last + 1, limit) if line.key(r.last) != "là"]
    names = "title" not in awards[0].takes and line.key(last) == ":"  # giải Nhì: Nguyễn Văn A và Lê Thị B
    won = names and "contest" in awards[0].takes  # giải Nhì: đội thi xã Mường Bú
    if not recipients or not all(r.count or won or (names and r.kind == "person") for r in recipients):
        return None
    return Given(recipients, None, "asserted", "award-counted")


def _holding(line: Line, awards: list[Award]) -> Given | None:
    """``tỉnh có | 5 Nghệ nhân Ưu tú, 2 Nghệ nhân Nhân dân``: how many hold a title, by the word that it opens with."""
    if not all(a.count and "title" in a.takes for a in awards) or _COMES & set(line.keys[line.first : line.last]):
        return None
    first, last = awards[0].first, awards[-1].last
    before, nouns = line.key(first - 2), [_HOLDERS.get(" ".join(line.keys[a.first : a.first + 2])) for a in awards]
    named = line.key(last + (line.key(last) == ",")) in COPULAS
    noun = nouns[0]
    if before not in ("có", "gồm", "thêm", "là", ":") or named or noun is None or set(nouns) != {noun}:
        return None
    chunk = line.chunk(last)
    if chunk is not None and chunk.kind in (PERSON, HONORIFIC):
        return None
    recipient = Recipient("group", noun, first, last, support=(line.support("recipient", first, first + 2),))
    return Given([recipient], None, "asserted", "award-counted")


def held(line: Line, awards: list[Award], limit: int) -> Given | None:
    """A title before the name of who holds it: ``Anh hùng Lao động Nguyễn Văn A``, ``các Mẹ Việt Nam anh hùng: …``."""
    won = len(awards) == 1 and "contest" in awards[0].takes and line.key(awards[0].first - 1) in ("-", "–")
    if len(awards) == 1 and "called" in awards[0].takes:
        return _one_of(line, awards[0])
    titles = all("title" in award.takes for award in awards)  # Thầy thuốc Nhân dân, Anh hùng Lao động | Nguyễn Văn A
    if not titles and len(awards) == 1 and "scope" in awards[0].takes and line.key(awards[0].first - 1) == "là":
        asserted = modality_at(line, awards[0].first) == "asserted"  # bà A nhiều năm liền là | chiến sĩ thi đua
        return Given(
            holder_before(line, back_over(line, awards[0].first - 1)) if asserted else [],
            None,
            "asserted",
            "award-held",
        )
    if not titles and (len(awards) != 1 or not (awards[0].badges or won)):
        return None
    last = awards[-1].last
    last += 3 * (line.key(last) == "(" and line.key(last + 2) == ")")  # Nhà giáo Ưu tú | (NGƯT)
    colon = line.key(last) in (":", "là")
    chunk = line.chunk(last + (colon or _with_rank(line, last))) if not won else None
    while chunk is not None and (chunk.kind == HONORIFIC or (chunk.kind == OFFICE and colon)):
        chunk = line.chunk(chunk.last + (line.key(chunk.last) in (".", ",")))  # GS | . | TS, Giáo sư, | Viện sĩ
    if chunk is not None and chunk.kind == PERSON and chunk.first < limit:
        several = colon or line.key(awards[0].first - 1) == "các"
        one = recipient_at(line, last + (line.key(last) in (",", "-", "–")), limit)
        recipients = recipients_at(line, last + colon, limit) if several else [one] if one else []
        return Given([r for r in recipients if r.kind == "person"], None, "asserted", "award-held")
    before = line.chunk(awards[0].first - 2)
    if line.key(awards[0].first - 2) == ")":  # bà A (sinh năm 1930) với Huy hiệu 70 năm tuổi Đảng
        opening = next((t for t in range(awards[0].first - 3, line.first, -1) if line.key(t) == "("), line.first)
        before = line.chunk(opening - 1)
    if (unit := _unit_holds(line, awards[0])) is not None:
        return Given([unit], None, "asserted", "award-held")
    if line.key(awards[0].first - 1) == "là" and "title" in awards[0].takes:
        people = holder_before(line, awards[0].first - 1) if modality_at(line, awards[0].first) == "asserted" else []
        head = recipient_at(line, line.first, line.last) if line.key(awards[0].first - 2) == ";" else None
        people = people or [head] if head is not None and head.kind == "person" else people  # ông A …; là Anh hùng
        return Given(people, None, "asserted", "award-held")
    alias = next((t for t in range(awards[0].first - 2, awards[0].first - _ALIAS, -1) if line.key(t) == "("), 0)
    outer = line.chunk(alias - 1) if alias > line.first else None
    if outer is not None and outer.kind == PERSON and ")" not in line.keys[alias : awards[0].first]:
        before = outer  # ông A (Tư B - Anh hùng Lao động)
    if line.key(awards[0].first - 1) in _APPOSED and before is not None and before.kind == PERSON:
        person = recipient_at(line, before.first, before.last)
        return Given([person] if person else [], None, "asserted", "award-held")
    return None


def _unit_holds(line: Line, award: Award) -> Recipient | None:
    """``Xã Nà Ớt là (đơn vị, xã) | Anh hùng Lực lượng vũ trang``: a body that holds a title."""
    t = award.first - 1
    while line.key(t) in _HOLDING_UNITS:
        t -= 1
    if t == award.first - 1 or line.key(t) != "là" or "title" not in award.takes or modality_at(line, t) != "asserted":
        return None
    found = subject_before(line, t)
    return found[0] if len(found) == 1 and found[0].kind == "body" else None


def _one_of(line: Line, award: Award) -> Given | None:
    """``ông A là một trong 10 | Gương mặt trẻ tiêu biểu``, ``Trong 10 | Gương mặt trẻ tiêu biểu có A; B``."""
    t = award.first - 1
    t -= line.key(t).isdigit()
    if line.follows(t - 2, "là", "một", "trong") and modality_at(line, t - 2) == "asserted":
        return Given(holder_before(line, t - 2), None, "asserted", "award-held")
    if line.key(t) in ("trong", "số") and line.key(award.last) == "có":
        starts = [n + 1 for n in range(award.last, line.last) if n == award.last or line.key(n) == ";"]
        named = [r for n in starts for r in recipients_at(line, n, line.last)]
        people = {r.key: r for r in named if r.kind == "person"}
        return Given([*people.values()], None, "asserted", "award-held")
    return None


def _with_rank(line: Line, last: int) -> bool:
    """``Anh hùng Lao động | , GS Nguyễn Văn A``: a rank or degree goes on with the titles before a name."""
    chunk = line.chunk(last + 1) if line.key(last) in (",", "-", "–") else None
    return chunk is not None and chunk.kind == HONORIFIC and line.key(last + 1) not in _ADDRESS
