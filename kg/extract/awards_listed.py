"""Lists of who receives: a line that opens with the distinction (``+ Giải Nhất: loạt bài … (nhóm tác giả A, B)``), and
the lines after ``… được tặng Bằng khen gồm:``, each of which opens with a name."""

from kg.extract.awards_names import Award, awards_at, forms
from kg.extract.awards_recipients import people_of, recipients_at
from kg.extract.awards_who import Recipient, named_unit, person_of
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE

_BULLETS = frozenset("+ - – • * . ) /".split())
_COLONS = (":", "-", "–")
_AUTHORS = frozenset(("giả", "báo", "diễn", "viên", "sĩ", "sinh", "em"))  # last words of tác giả, nhà báo, học sinh …
_BETWEEN = frozenset((",", ";", "-", "–", "và", "&", "/"))
_LEADS = (":", "gồm", "là", "sau", "tên")
_THOSE = (("đó", "là"), ("gồm", "có"), ("gồm",), ("bao", "gồm"), ("cụ", "thể", "là"))
_ADDED = ("năm", "gồm", "là")
_LONGEST_NAME = 5
_OUTLETS = frozenset(("báo", "đài", "tạp"))  # whom an author writes for
_KINDS = (("tập", "thể"), ("cá", "nhân"), ("danh", "sách"))
_LEAD_LINE, _LEAD_WORDS = 14, 6  # tokens of a line over a list, with a colon and without
_CAPTIONS = 1  # lines between works that name no author


def opening_award(line: Line) -> tuple[list[Award], int] | None:
    """The distinction that a line opens with (``Danh sách 10 …``), bullets and a count passed, and the token after its
    colon."""
    t = _named_list(line)
    found = forms().match(line.keys, t) if t < line.last else None
    if found is None or found[1] >= line.last or found[0].takes & {"praise", "rating", "title"}:
        return None
    named = awards_at(line, t, found[1], found[0])
    end = _said(line, named[-1].last) if named else t
    return (named, end + 1) if named and line.key(end) in _COLONS else None


def _said(line: Line, t: int) -> int:
    """The token after what a heading adds to a distinction: ``năm 2018``, ``TP HCM``, ``gồm``."""
    while t < line.last - 1:
        chunk = line.chunk(t)
        if chunk is not None and chunk.kind == PLACE:
            t = chunk.last
        elif line.key(t) in _ADDED or (line.key(t).isdigit() and len(line.key(t)) == 4):
            t += 1
        else:
            break
    return t


def after_bullet(line: Line) -> int:
    """The first token of a line that is no bullet, number, numeral or dash."""
    t = line.first
    while t < line.last:
        key = line.key(t)
        numbered = line.key(t + 1) in (".", ")", "/") and (len(key) == 1 or not set(key) - set("ivx"))
        if key not in _BULLETS and not (key.isdigit() and len(key) <= 2) and not numbered:
            break
        t += 1
    return t


def heads_list(line: Line, first: int, last: int) -> bool:
    """Whether a line says no more than the distinction: ``1 giải A:``, ``Danh sách 6 giải A``."""
    return first == _named_list(line) and _said(line, last) >= line.last - 1


def _named_list(line: Line) -> int:
    """The token where the distinction of a heading stands."""
    t = after_bullet(line)
    return t + 2 + line.key(t + 2).isdigit() if line.follows(t, "danh", "sách") else t


def _prize_at(line: Line, t: int) -> bool:
    found = forms().match(line.keys, t) if t < line.last else None
    return found is not None and "contest" in found[0].takes


def listed(line: Line, start: int) -> list[Recipient]:
    """Who a line of a list names after the distinction; the bracket with the authors may be a line of its own."""
    plain = [r for r in recipients_at(line, start, line.last) if r.kind != "group" or r.count]
    made = bracketed(line, start) or authors(line, start)
    found = made or plain
    if not found and line.k + 1 < len(line.reading.sentences):
        after = Line(line.reading, line.frame, line.k + 1)
        found = bracketed(after, after.first) if after.key(after.first) == "(" else []
    return found


def _author(line: Line, t: int) -> bool:
    """``nhà báo``, not ``Báo Nghệ An``."""
    return line.key(t) != "báo" or line.key(t - 1) == "nhà"


def authors(line: Line, start: int, limit: int | None = None) -> list[Recipient]:
    """``… của (nhóm) tác giả A, B``, ``“X” của A và “Y” của B``: who made what is distinguished."""
    limit = line.last if limit is None else limit
    made = [t + 2 for t in range(start, limit) if line.follows(t, "tác", "giả") or _work_of(line, t)]
    found = {r.key: r for at in made for r in _names(line, at, limit)}
    return [*found.values()]


def _work_of(line: Line, t: int) -> bool:
    """``tác phẩm “X | ” của | Lò Văn Inh``"""
    if line.key(t) not in ("”", '"') or line.key(t + 1) != "của":
        return False
    maker = line.chunk(t + 2)
    maker = line.chunk(maker.last) if maker is not None and maker.kind == HONORIFIC else maker
    return maker is not None and maker.kind == PERSON


def counted_names(line: Line, first: int, last: int, count: str) -> list[Recipient]:
    """``Ban Chỉ huy quân sự huyện, Đại đội 36 và Trung đoàn Minh Đạm`` for three prizes: as many names, each from a
    capital on, as the count says; else none."""
    found: list[Recipient] = []
    t = first
    last -= line.key(last - 1) == "."
    while t < last:
        end = next((n for n in range(t, last) if line.key(n) in (",", "và", ";")), last)
        if line.capital(t) and end - t > 1:
            support = (line.support("recipient", t, end),)
            found.append(Recipient("body", line.text.phrase(t, end), t, end, support=support))
        elif found:
            return []
        t = end + 1
    return found if count.isdigit() and len(found) == int(count) > 1 else []


def named_beside(line: Line, group: Recipient) -> list[Recipient]:
    """``cho 02 tập thể | (Chi bộ thôn Nà Lộc, Chi bộ Công an xã)``: a bracket behind a count that holds as many names
    of bodies or people, and nothing else."""
    if not group.count or line.key(group.last) != "(":
        return []
    close = next((n for n in range(group.last, line.last) if line.key(n) == ")"), line.last)
    found: list[Recipient] = []
    for name in counted_names(line, group.last + 1, close, group.count):
        chunk = line.chunk(name.first)
        if chunk is None or chunk.kind not in (BODY, PERSON) or not name.first <= chunk.first < chunk.last <= name.last:
            return []
        one = person_of(line, chunk) if chunk.kind == PERSON else named_unit(line, chunk, name.first) or name
        found += [one] if one is not None else []
    return found


def bracketed(line: Line, start: int) -> list[Recipient]:
    """``(nhóm tác giả: A, B - C)``: everybody named in the last bracket that says who they are."""
    for t in range(line.last - 1, start - 1, -1):
        if line.key(t) != "(":
            continue
        end = next((n for n in range(t, line.last) if line.key(n) == ")"), line.last)
        head = next((n for n in range(t + 1, min(end, t + 5)) if line.key(n) in _AUTHORS and _author(line, n)), None)
        return _names(line, head + 1, end) if head is not None else []
    return []


def _names(line: Line, t: int, end: int) -> list[Recipient]:
    found: list[Recipient] = []
    while t < end:
        chunk = line.chunk(t)
        if chunk is not None and chunk.kind == PERSON and chunk.value and (person := person_of(line, chunk)):
            found.append(person)
            t = chunk.last
        elif chunk is not None and chunk.kind == HONORIFIC:
            t = chunk.last
        elif line.key(t) in _OUTLETS or (chunk is not None and chunk.kind == BODY):
            break
        elif line.key(t) == "(":  # Lò Văn Inh (Văn Inh)
            t = next((n + 1 for n in range(t, end) if line.key(n) == ")"), end)
        elif line.capital(t):
            first = t
            while t < end and line.capital(t) and line.words[t].isalpha():
                t += 1
            closed = t >= end or line.key(t) in _BETWEEN or line.key(t) == "("
            if closed and 2 <= t - first <= _LONGEST_NAME:
                name = line.text.phrase(first, t)
                full = line.reading.people.get(name.casefold(), "") or name
                found.append(Recipient("person", full, first, t, support=(line.support("recipient", first, t),)))
            t = max(t, first + 1)
        elif line.key(t) in _BETWEEN or line.key(t) == ":":
            t += 1
        else:
            break
    return found


def lines_after(line: Line, *, heading: bool = False, works: bool = False) -> list[Recipient]:
    """The people or bodies that the lines after this one open with, where it ends in ``gồm:``, is a ``heading`` or they
    are numbered; of ``works`` that win prizes, their authors."""
    if not heading and (those := _in_next_sentence(line)):
        return those
    led = line.key(line.last - 1) in _LEADS
    found: list[Recipient] = []
    captions = 0
    for k in range(line.k + 1, len(line.reading.sentences)):
        row = Line(line.reading, line.frame, k)
        t = after_bullet(row)
        if works and _prize_at(row, _named_list(row)):
            break
        if works and (made := authors(row, t)):
            found += made
            captions = 0
            continue
        if works and found and captions < _CAPTIONS:
            captions += 1
            continue
        if t == row.last or leads_list(row):  # II. | Cá nhân:
            led = led or t < row.last
            continue
        if not led and not (heading and t > row.first) and not row.key(row.first).isdigit():
            break
        named = _opening_name(row, t)
        if named is None:
            break
        found.append(named)
        if named.kind == "person":
            found += [r for r in recipients_at(row, named.first, row.last)[1:] if r.kind == "person"]
    return found if led or works or heading or len(found) > 1 else []


def _in_next_sentence(line: Line) -> list[Recipient]:
    """``… cho 3 doanh nghiệp. | Đó là Công ty A, Công ty B và Công ty C.``"""
    if line.k + 1 >= len(line.reading.sentences):
        return []
    row = Line(line.reading, line.frame, line.k + 1)
    start = next((row.first + len(words) for words in _THOSE if row.follows(row.first, *words)), None)
    found = recipients_at(row, start + (row.key(start) == ":"), row.last) if start is not None else []
    return found if all(r.kind != "group" for r in found) else []


def leads_list(row: Line) -> bool:
    """``Tập thể:``, ``* Về cá nhân``, ``Các tập thể được tặng cờ là:``: a line that only says what kind of recipients
    follow it, and names no distinction of its own."""
    size, colon = row.last - row.first, row.key(row.last - 1) == ":"
    if size > (_LEAD_LINE if colon else _LEAD_WORDS):
        return False
    kinds = any(row.follows(t, *words) for t in range(row.first, row.last) for words in _KINDS)
    if not kinds or any(chunk.kind in (PERSON, BODY) for chunk in row.chunks):
        return False
    return not any(awards_at(row, i, j, form) for i, j, form in forms().find(row.keys, row.first, row.last))


def _opening_name(row: Line, t: int) -> Recipient | None:
    """Who a line opens with, forms of address and offices passed."""
    if (people := people_of(row, t)) is not None:
        return people
    while (chunk := row.chunk(t)) is not None and chunk.kind in (HONORIFIC, OFFICE):
        t = chunk.last
    if chunk is None or chunk.kind not in (PERSON, BODY, PLACE):
        return None
    return person_of(row, chunk) if chunk.kind == PERSON else named_unit(row, chunk, t)
