"""Distinctions an article tells of: conferred, received or held, and the yearly ratings of named bodies and people."""

from dataclasses import replace
from itertools import pairwise

from kg.extract.awards_badges import counted_badges
from kg.extract.awards_clauses import given, paired, rated, received_from
from kg.extract.awards_givers import Given
from kg.extract.awards_history import received
from kg.extract.awards_listed import (
    authors,
    counted_names,
    heads_list,
    lines_after,
    listed,
    named_beside,
    opening_award,
)
from kg.extract.awards_meant import Bare, add_meant, bare_at
from kg.extract.awards_medals import won
from kg.extract.awards_merge import Row, merged
from kg.extract.awards_names import Award, awards_at, forms, rank_alone
from kg.extract.awards_recipients import recipients_at
from kg.extract.awards_respective import respective
from kg.extract.awards_standards import units_after
from kg.extract.awards_who import Recipient
from kg.extract.awards_years import year_of
from kg.extract.documents_actors import Found, Line
from kg.extract.frame import Frame
from kg.extract.reading import PERSON, Reading
from kg.model import Fact
from kg.text.spelling import name_key

_BETWEEN = frozenset((",", "và", "“", "”", '"', "danh", "hiệu", "cùng", ";", "các", "hai", "ba"))
_ANEW = frozenset(("được", "đã", "có", "cho", ":", "do"))
_OF_STATE = ("chủ tịch nước", "nhà nước", "đảng", "quốc hội")  # who confers what the lexicon marks "state"
_TAKE = ("đạt", "đoạt", "giành", "nhận")
_BADGE = "Huy hiệu Đảng"
_WHOLE, _COUNTED = name_key(_BADGE), "award-badge-age"
_PRAISES = ("khen", "tặng", "thưởng", "hiệu")
_SHARED = 2  # sentences after the one that says who gives the badges, in which they are counted


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """The distinctions of the article, one fact for each with each recipient."""
    named = _named(reading, frame)
    rows = {
        k: _of_list(line, groups) or _conferred(line, groups) or _history(line, groups)
        for k, (line, groups) in named.items()
    }
    for k in [k for k in rows if _of_proposal(named[k][0])]:
        del rows[k]
    if any(award.badges or award.name == _BADGE for _, groups in named.values() for group in groups for award in group):
        for k in _aged(reading):
            line = named[k][0] if k in named else Line(reading, frame, k)
            rows[k] = _with_badges(line, rows.get(k, []))
        _share_giver(rows)
    return [*merged(row for k in sorted(rows) for row in rows[k])]


def _of_proposal(line: Line) -> bool:
    """``Hội đồng đề nghị khen 12 tập thể. | Trong đó, 1 tập thể nhận A``: part of what has only been proposed."""
    if line.k == 0 or not line.follows(line.first, "trong", "đó"):
        return False
    before = line.reading.sentences[line.k - 1]
    keys = line.keys[before.first : before.last]
    praised = any(key in _PRAISES for key in keys)
    return praised and any(pair in (("đề", "nghị"), ("xét", "tặng")) for pair in pairwise(keys))


def _aged(reading: Reading) -> list[int]:
    """The sentences that speak of years of membership: ``tuổi Đảng``."""
    keys, sentence_of = reading.text.keys, reading.text.sentence_of
    aged = (t for t, pair in enumerate(pairwise(keys)) if pair == ("tuổi", "đảng"))
    return [*dict.fromkeys(sentence_of[t] for t in aged)]


def _with_badges(line: Line, rows: list[Row]) -> list[Row]:
    """The rows of a sentence, with the badges that it counts by years instead of what else it seemed to say of them."""
    counted = counted_badges(line)
    groups = {award.last: group for award, group, _ in counted}
    kept = [row for row in rows if row.recipient.kind != "group" or _stands_beside(row, groups)]
    done = (line.last, line.first)
    return kept + [_row(line, award, group, said, done) for award, group, said in counted]


def _stands_beside(row: Row, groups: dict[int, Recipient]) -> bool:
    """Whether a row of a group agrees with those that a badge (by its end) is counted for: it has as many, and they are
    not another's (``5 đồng chí 40 năm và 5 đồng chí được nhận Huy hiệu 30 năm``)."""
    own = groups.get(row.award.last) if row.award.badges else None
    others = {group.first for group in groups.values() if group is not own}
    if row.award.badges and own is None:
        return True
    return row.recipient.first not in others and (own is None or own.count == row.recipient.count)


def _share_giver(rows: dict[int, list[Row]]) -> None:
    """``Huyện ủy trao Huy hiệu Đảng cho 15 đảng viên. Trong đó, 1 đảng viên 70 năm …``: the same gives these."""
    whole: tuple[int, Row] | None = None
    for k in sorted(rows):
        for row in rows[k]:
            if row.giver is not None and row.award_key == _WHOLE and row.recipient.kind == "group":
                whole = k, row
            elif row.rule == _COUNTED and row.giver is None and whole is not None and k - whole[0] <= _SHARED:
                row.giver = whole[1].giver
                row.year = row.year or whole[1].year
                row.support += tuple(s for s in whole[1].support if s.role == "giver")


def _named(reading: Reading, frame: Frame) -> dict[int, tuple[Line, list[list[Award]]]]:
    """The distinctions named in each sentence, those of one list together."""
    found: dict[int, tuple[Line, list[list[Award]]]] = {}
    bare: list[Bare] = []
    done = 0
    for i, j, form in forms().find(reading.text.keys):
        k = reading.text.sentence_of[i]
        if k not in found:
            found[k] = Line(reading, frame, k), []
        line, groups = found[k]
        if i < done or j > line.last:
            continue
        named = awards_at(line, i, j, form)
        if not named and (noun := bare_at(line, i, j, form)) is not None:
            bare.append(noun)
        again = groups and "rating" in groups[-1][-1].takes and set(line.keys[groups[-1][-1].last : i]) <= {",", "và"}
        if (
            not named
            or ("rating" in form.takes and not again and not rated(line, i))
            or _in_brackets(line, groups, named)
        ):
            continue
        _add(line, groups, named)
        done = _add_ranks(line, groups)
    if bare:
        add_meant(found, bare)
    return {k: (line, groups) for k, (line, groups) in sorted(found.items()) if groups}


def _in_brackets(line: Line, groups: list[list[Award]], named: list[Award]) -> bool:
    """``12 huy chương vàng | (HCV)``: the same in short."""
    award, before = named[0], groups[-1][-1] if groups else None
    if before is None or not award.same_as or line.key(award.first - 1) != "(" or line.key(award.last) != ")":
        return False
    return before.last == award.first - 1 and name_key(before.name).startswith(name_key(award.same_as))


def _add(line: Line, groups: list[list[Award]], named: list[Award]) -> None:
    if groups and _listed_with(line, groups[-1][-1], named[0]):
        groups[-1] += named
    else:
        groups.append(named)


def _add_ranks(line: Line, groups: list[list[Award]]) -> int:
    """Adds the ranks that follow alone (``; hạng Ba cho …``), up to another distinction; where the last one ends."""
    t = groups[-1][-1].last
    while "rank" in groups[-1][-1].takes and t < line.last and forms().match(line.keys, t) is None:
        if (ranked := rank_alone(line, t, groups[-1][-1])) is not None and line.key(t - 1) in (",", ";", "và"):
            _add(line, groups, [ranked])
            t = ranked.last
        else:
            t += 1
    return groups[-1][-1].last


def _listed_with(line: Line, before: Award, award: Award) -> bool:
    """Whether two distinctions stand in one list; a verb of praise stands in none, and after a semicolon what says more
    of itself (``; B được trao cho 3 tập thể``) begins anew."""
    if "praise" in before.takes or "praise" in award.takes:
        return False
    between = line.keys[before.last : award.first]
    if ";" in between and (line.key(award.last) in _ANEW or "contest" in award.takes):
        return False
    return all(key in _BETWEEN or (key.isdigit() and len(key) <= 3) for key in between)


def _of_list(line: Line, groups: list[list[Award]]) -> list[Row]:
    """A line of a list, which opens with the distinction and names who receives it."""
    opened = opening_award(line) if len(groups) == 1 else None
    if opened is None:
        return []
    awards, start = opened
    said = Given(listed(line, start), None, "asserted", "award-listed")
    return [_row(line, award, recipient, said, (start, start)) for award, recipient in paired(awards, said.recipients)]


def _history(line: Line, groups: list[list[Award]]) -> list[Row]:
    """A line of a list of what one body has received over the years."""
    found, year, support = received(line, groups)
    rows = [_row(line, award, recipient, said, (line.first, line.first)) for award, recipient, said in found]
    for row in rows:
        if year and not row.award.year:
            row.year, row.support = year, row.support + support
    return rows


def _heading(line: Line, group: list[Award]) -> Given | None:
    """``Huy hiệu 60 năm tuổi Đảng:`` over the lines that name who receives it."""
    if group[0].takes & {"praise", "rating"} or not heads_list(line, group[0].first, group[-1].last):
        return None
    return Given([], None, "asserted", "award-listed")


def _each_named(line: Line, award: Award, said: Given, done: int) -> list[Recipient]:
    """Who is named, one for each of the counted prizes, before ``đạt 3 giải Nhất`` or after ``được trao cho``."""
    if not award.count:
        return []
    marks = [t for t in range(line.first, line.last) if line.key(t) in (";", ":")]
    if said.rule == "award-received":
        verb = next((t for t in range(award.first - 1, line.first, -1) if line.key(t) in _TAKE), line.first)
        start = max([done, *(t + 1 for t in marks if t < verb)])
        start += 3 * line.follows(start, "theo", "đó", ",")
        return counted_names(line, start, verb, award.count)
    start = next((t + 1 for t in range(award.last, line.last) if line.key(t) == "cho"), line.last)
    return counted_names(line, start, next((t for t in marks if t > start), line.last), award.count)


def _limit(line: Line, group: list[Award], later: list[list[Award]]) -> int:
    """Where the clause about distinctions ends: at the next ones or who receives those; a mark that recipients reach
    (``170 đảng viên đạt trong sạch, vững mạnh``) ends none."""
    following = next((o for o in later if "rating" not in o[0].takes and not _by_the_way(line, group, o)), None)
    if following is None:
        return line.last
    own = received_from(line, following)
    return own if own is not None and own >= group[-1].last else following[0].first


def _among(line: Line, t: int) -> list[Recipient]:
    """``5 cá nhân nhận Bằng khen | (trong đó có đồng chí A)``, ``cho 2 đơn vị | , trong đó có Công an tỉnh``: who is
    named of those who receive."""
    if line.key(t) not in ("(", ",") or not line.follows(t + 1, "trong", "đó"):
        return []
    end = next((n for n in range(t, line.last) if line.key(n) == ")"), line.last)
    found = recipients_at(line, t + 3 + (line.key(t + 3) == "có"), end)
    return [r for r in found if r.kind != "group"]


def _by_the_way(line: Line, group: list[Award], other: list[Award]) -> bool:
    """Whether other distinctions stand in a bracket behind these (``2 giải Nhì (kèm Bằng khen) cho …``), or are the
    title of somebody who receives (``là: | NSƯT | Lê Văn A``)."""
    if line.key(group[-1].last) == "(" and ")" not in line.keys[group[-1].last : other[0].first]:
        return True
    after = line.chunk(other[-1].last)
    held = "title" in other[0].takes and after is not None and after.kind == PERSON
    return held and not line.follows(other[0].first - 2, "danh", "hiệu")


def _conferred(line: Line, groups: list[list[Award]]) -> list[Row]:
    rows: list[Row] = []
    before: Given | None = None
    done = line.first  # what stands before was said of the distinctions before
    for n, group in enumerate(groups):
        limit = _limit(line, group, groups[n + 1 :])
        said = won(line, group, done, before) or given(line, group, limit, before) or _heading(line, group)
        if said is None:
            continue
        if "contest" in group[0].takes and all(r.kind == "group" and not r.count for r in said.recipients):
            said = replace(said, recipients=authors(line, group[-1].last, limit) or said.recipients)
        people = said.recipients and all(r.kind == "person" for r in said.recipients)
        if "contest" in group[0].takes and not people and (each := _each_named(line, group[0], said, done)):
            said = replace(said, recipients=each)
        if limit == line.last:
            heading = said.rule == "award-listed"
            named = lines_after(line, heading=heading, works=heading and "contest" in group[0].takes)
            kinds = [r for r in said.recipients if r.count] if line.key(line.last - 1) != ":" else []
            said = replace(said, recipients=[*kinds, *named] if named else said.recipients)
        whole = said.recipients[-1].last if said.recipients and said.recipients[-1].count else line.last
        if within := _among(line, group[-1].last) or _among(line, whole):
            said = replace(said, recipients=[*said.recipients, *within])
        if beside := [r for group in said.recipients for r in named_beside(line, group)]:
            said = replace(said, recipients=[*said.recipients, *beside])
        if "rating" in group[0].takes and len(said.recipients) == 1:
            units = units_after(line, group[-1].last, said.recipients[0])
            said = replace(said, recipients=units or said.recipients)
        if "rating" in group[0].takes:  # of groups it is a figure
            said = replace(said, recipients=[r for r in said.recipients if r.kind != "group"])
        leading = groups[0][0].first
        pairs = respective(line, group, said.recipients)
        pairs = paired(group, said.recipients) if pairs is None else pairs
        rows += [_row(line, award, recipient, said, (leading, done)) for award, recipient in pairs]
        before = replace(said, last=group[-1].last)
        done = max([done, group[-1].last, *(r.last for r in said.recipients)])
    return rows


def _hands(line: Line, giver: Found, award: Award) -> bool:
    """Whether somebody only hands over what the President confers: ``Thủ tướng trao Huân chương …``."""
    between = line.keys[giver.last : award.first]
    return not giver.key.startswith(_OF_STATE) and any(key in ("lễ", "trao", "gắn") for key in between)


def _row(line: Line, award: Award, recipient: Recipient, said: Given, dated: tuple[int, int]) -> Row:
    giver = award.giver or said.giver
    if giver is not None and "state" in award.takes and _hands(line, giver, award):
        giver = None
    support = (line.support("award", award.first, award.last), *recipient.support)
    if giver is not None:
        support += giver.support
    year, date = year_of(line, award, said, dated)
    each = award.takes & {"contest", "own", "giver", "rank"} or award.badges or said.rule == "award-counted"
    of_group = recipient.kind == "group" and bool(each)
    one_of_them = said.rule == "award-held" and "called" in award.takes  # là một trong 10 gương mặt trẻ
    named = recipient.named and not award.badges and not one_of_them  # 5 Nhà giáo Ưu tú
    counts = of_group or named  # 10 giải A cho các tiết mục
    if award.count and not recipient.count and counts and len(said.recipients) == 1:
        recipient = replace(recipient, count=award.count)
        support += (line.support("count", award.first - 1, award.first),)
    return Row(award, recipient, giver, year, said.modality, said.rule, line.reading.statement(line.k), support + date)
