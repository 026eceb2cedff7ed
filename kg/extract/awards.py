"""Distinctions an article tells of: conferred, received or held, and the yearly ratings of named bodies and people."""

from dataclasses import replace

from kg.extract.awards_clauses import Given, given, paired, rated
from kg.extract.awards_listed import lines_after, listed, opening_award
from kg.extract.awards_merge import Row, merged
from kg.extract.awards_names import Award, awards_at, forms
from kg.extract.awards_other import badges_by_age, praised
from kg.extract.awards_recipients import Recipient
from kg.extract.documents_actors import Line
from kg.extract.frame import Frame
from kg.extract.reading import Reading
from kg.model import Fact, Support

_BETWEEN = frozenset((",", "và", "“", "”", '"', "danh", "hiệu", "cùng", ";", "các", "hai", "ba"))


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """The distinctions of the article, one fact for each with each recipient."""
    rows: list[Row] = []
    named = _named(reading, frame)
    badges = False
    for k in range(len(reading.sentences)):
        line, groups = named.get(k, (None, []))
        if line is not None:
            rows += _of_list(line) or _conferred(line, groups)
            badges = badges or any("years" in a.takes or a.name == "Huy hiệu Đảng" for g in groups for a in g)
        extra = badges_by_age(reading, frame, k) if badges else []
        extra += praised(reading, frame, k)
        for where, award, said in extra:
            rows += [_row(where, award, recipient, said, (where.last, where.first)) for recipient in said.recipients]
    return [*merged(rows)]


def _named(reading: Reading, frame: Frame) -> dict[int, tuple[Line, list[list[Award]]]]:
    """The distinctions named in each sentence, those of one list together."""
    found: dict[int, tuple[Line, list[list[Award]]]] = {}
    done = 0
    for i, j, form in forms().find(reading.text.keys):
        k = reading.text.sentence_of[i]
        if k not in found:
            found[k] = Line(reading, frame, k), []
        line, groups = found[k]
        if i < done or j > line.last:
            continue
        named = awards_at(line, i, j, form)
        if not named or ("rating" in form.takes and not rated(line, i)):
            continue
        if groups and _listed_with(line, groups[-1][-1], named[0]):
            groups[-1] += named
        else:
            groups.append(named)
        done = named[-1].last
    return {k: (line, groups) for k, (line, groups) in found.items() if groups}


def _listed_with(line: Line, before: Award, award: Award) -> bool:
    """Whether two distinctions stand in one list; a verb of praise stands in none."""
    if "praise" in before.takes or "praise" in award.takes:
        return False
    between = line.keys[before.last : award.first]
    return all(key in _BETWEEN or (key.isdigit() and len(key) <= 2) for key in between)


def _of_list(line: Line) -> list[Row]:
    """A line of a list, which opens with the distinction and names who receives it."""
    opened = opening_award(line)
    if opened is None:
        return []
    awards, start = opened
    said = Given(listed(line, start), None, "asserted", "award-listed")
    return [_row(line, award, recipient, said, (start, start)) for award, recipient in paired(awards, said.recipients)]


def _conferred(line: Line, groups: list[list[Award]]) -> list[Row]:
    rows: list[Row] = []
    before: Given | None = None
    done = line.first  # what stands before was said of the distinctions before
    for n, group in enumerate(groups):
        limit = groups[n + 1][0].first if n + 1 < len(groups) else line.last
        said = given(line, group, limit, before)
        if said is None:
            continue
        if limit == line.last and (named := lines_after(line)):
            said = replace(said, recipients=named)
        if "rating" in group[0].takes:  # of groups it is a figure
            said = replace(said, recipients=[r for r in said.recipients if r.kind != "group"])
        leading = groups[0][0].first
        rows += [
            _row(line, award, recipient, said, (leading, done)) for award, recipient in paired(group, said.recipients)
        ]
        before = said
        done = max([done, group[-1].last, *(r.last for r in said.recipients)])
    return rows


def _row(line: Line, award: Award, recipient: Recipient, said: Given, dated: tuple[int, int]) -> Row:
    giver = award.giver or said.giver
    support = (line.support("award", award.first, award.last), *recipient.support)
    if giver is not None:
        support += giver.support
    year, date = _year(line, award, dated)
    if award.count and not recipient.count and recipient.kind != "group":
        recipient = replace(recipient, count=award.count)
        support += (line.support("count", award.first - 1, award.first),)
    return Row(award, recipient, giver, year, said.modality, said.rule, line.reading.statement(line.k), support + date)


def _year(line: Line, award: Award, dated: tuple[int, int]) -> tuple[str, tuple[Support, ...]]:
    """The year named with the distinction, else the only one of its clause; ``dated``: a date counts that stands before
    the first distinction of the sentence, or after what was said of the one before."""
    if award.year:
        return award.year, ()
    leading, done = dated
    dates = [
        (mention, token)
        for mention in line.reading.dates[line.k]
        if mention.value[:4].isdigit() and not leading <= (token := line.text.token_at(mention.start)) < done
    ]
    after = [pair for pair in dates if pair[1] >= done]
    chosen = after or dates
    years = {mention.value[:4] for mention, _ in chosen}
    if len(years) != 1:
        return "", ()
    mention = chosen[0][0]
    return years.pop(), (line.support("date", *line.text.token_range(mention.start, mention.end)),)
