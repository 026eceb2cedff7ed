"""Counts and shares that an article reports about a body, its members or its work."""

from dataclasses import replace

from kg.extract.frame import Frame
from kg.extract.reading import Reading
from kg.extract.statistics_aims import aimed_sentences
from kg.extract.statistics_clause import Hits, Sense, Window, windows
from kg.extract.statistics_counts import counts
from kg.extract.statistics_figures import Cues, Figure, candidates, figures_of, find_numbers, names_in
from kg.extract.statistics_lexicon import cues, triggers
from kg.extract.statistics_loose import tied
from kg.extract.statistics_once import Found, once
from kg.extract.statistics_others import is_private, of_others
from kg.extract.statistics_period import Period, Periods
from kg.extract.statistics_sense import senses, whole_is_target
from kg.extract.statistics_subject import Subject, Subjects
from kg.model import Evidence, Fact, StatisticFact, Support
from kg.text.tokens import Text

_WORDS = 90  # longest quotation of an indicator's own words
_AWARDED = ("organizations", "officials", "people", "places", "cases", "money")
_BY_YEARS = ("tuổi", "đảng", "có")  # 50 năm tuổi Đảng có | 9 đảng viên
_GET = ("people", "officials", "members", "organizations")  # bằng khen cho 9 tập thể và | 20 hội viên
_QUOTES = '"“”‘’'


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """The figures of an article, each once."""
    tokens = candidates(reading.text)
    if not tokens:
        return []
    subjects, periods, aims = Subjects(reading, frame, facts), Periods(reading), aimed_sentences(reading)
    found: list[Found] = []
    for k, starts in tokens.items():
        numbers = find_numbers(reading, k, starts)
        if numbers:
            found += _sentence(reading, k, numbers, subjects, periods, k in aims or _goes_on(reading, k, found))
    return [entry.fact for entry in once(found)]


def _goes_on(reading: Reading, k: int, found: list[Found]) -> bool:
    """``Dự kiến chi 90 tỷ đồng. | Trong đó, ngân sách 30 tỷ đồng``: whether a sentence breaks an aim down."""
    first = reading.sentences[k].first
    opens = reading.text.keys[first : first + 2] in (["trong", "đó"], ["trong", "số"])
    return opens and bool(found) and found[-1].sentence == k - 1 and found[-1].fact.kind == "target"


def _sentence(
    reading: Reading, k: int, numbers: list[Figure], subjects: Subjects, periods: Periods, aimed: bool
) -> list[Found]:
    """The figures of one sentence; from a year ahead on they are aims."""
    text, sentence = reading.text, reading.sentences[k]
    names = names_in(reading, k)
    marks: Cues = [
        mark
        for mark in cues().find(text.keys, sentence.first, sentence.last)
        if mark[0] not in names or mark[1] - 1 not in names
    ]
    figures = figures_of(text, numbers, marks)
    read = list(zip(figures, windows(text, sentence, figures), strict=True))
    found: list[Found] = []
    ahead = False
    proposed = any(cue.value == "proposed" for _, _, entries in marks for cue in entries)
    told = senses(text, read, _hits(reading, k, figures, names), marks, aimed)
    for (figure, window), sense, awarded in zip(read, told, _awards(text, read, told, marks), strict=True):
        if awarded:
            sense = sense._replace(indicator="awards", source="none" if sense.group == "money" else "own")
        if sense.indicator == "awards" and sense.source == "none":
            continue  # what goes with an award
        if not counts(text, figure, sense, marks):
            continue
        if is_private(reading, k, figure, sense) or of_others(reading, k, figure, sense, marks):
            continue
        sense = sense._replace(kind="target") if ahead else sense
        subject = subjects.of(k, figure, sense, marks)
        subject = tied(reading, k, figure, sense, subject) if subject is not None else None
        if subject is not None:
            if proposed and sense.indicator == "awards":
                sense = sense._replace(indicator="other")  # asked for, not given
            when = periods.of(k, figure, window, sense, marks)
            if not ahead and periods.lies_ahead(when[0]):
                ahead, sense = True, sense._replace(kind="target")
            found += _facts(reading, k, figure, sense, subject, when)
    return found


def _hits(reading: Reading, k: int, figures: list[Figure], names: set[int]) -> Hits:
    """The trigger words of a sentence, without those that are part of a name (but committees) or of what is counted."""
    sentence = reading.sentences[k]
    covered = names.union(*(range(figure.number_last, figure.last) for figure in figures))
    return [
        (first, end, entries)
        for first, end, entries in triggers().find(reading.text.keys, sentence.first, sentence.last)
        if not covered.issuperset(range(first, end)) or any(entry.side == "link" for entry in entries)
    ]


def _awards(text: Text, read: list[tuple[Figure, Window]], told: list[Sense], marks: Cues) -> list[bool]:
    """Which figures count who gets an award, also where ``và`` joins them to one that does."""
    found = [_awarded(text, figure, window, sense, marks) for (figure, window), sense in zip(read, told, strict=True)]
    for n in range(len(found) - 1):
        one, two = read[n][0], read[n + 1][0]
        if found[n] != found[n + 1] and text.keys[one.last : two.start] == ["và"]:
            late = not found[n + 1]
            other, sense = (two, told[n + 1]) if late else (one, told[n])
            if other.unit is not None and sense.group in _GET and (late or sense.source != "own"):
                found[n] = found[n + 1] = True
    return found


def _awarded(text: Text, figure: Figure, window: Window, sense: Sense, marks: Cues) -> bool:
    """Whether it counts who gets an award: ``Bằng khen cho 9 tập thể và 20 cá nhân``."""
    if figure.unit is None or figure.unit.use == "free":
        return False
    if figure.unit.indicator == "awards":
        return True
    if sense.group == "members" and tuple(text.keys[figure.start - 3 : figure.start]) == _BY_YEARS:
        return True
    if sense.group not in _AWARDED:
        return False
    left = window.left if sense.source == "own" or sense.group == "money" else 0
    return any(
        left <= first and end <= window.right and not (end != figure.start and _as_matter(text, first, end))
        for first, end, entries in marks
        if any(cue.kind == "award" for cue in entries)
    )


def _as_matter(text: Text, first: int, end: int) -> bool:
    """``công tác thi đua, khen thưởng``, ``luân chuyển, khen thưởng ông A``: a field of work, or done to one."""
    if text.keys[first:end] != ["khen", "thưởng"]:
        return False
    return text.keys[first - 1] in (",", "-", "–", "và", "tác", "việc") and text.keys[end : end + 1] != ["cho"]


def _facts(reading: Reading, k: int, figure: Figure, sense: Sense, subject: Subject, when: Period) -> list[Found]:
    text = reading.text
    support = [Support("number", reading.span(figure.first, figure.number_last)), *subject.support[:2]]
    if when[1] is not None:
        support.append(when[1])
    parts = [(figure.number_last, figure.last)] if figure.last > figure.number_last else []
    if sense.trigger is not None:
        parts.append(sense.trigger)
    fact = StatisticFact(
        evidence=Evidence(reading.statement(k), f"statistic-{sense.source}", tuple(support)),
        subject=subject.actor,
        indicator=sense.indicator,
        value=figure.value,
        unit="other" if sense.indicator == "votes" and not figure.percent else sense.unit,
        period=when[0],
        kind=sense.kind,
        population=sense.population,
        direction=sense.direction,
        words=" ".join(text.phrase(*part).strip(_QUOTES) for part in sorted(parts))[:_WORDS],
        qualifier=figure.hedge,
    )
    facts = [fact]
    if sense.also:
        facts.append(replace(fact, indicator=sense.also))
    if whole_is_target(figure, sense):
        facts.append(replace(fact, value=figure.whole, kind="target"))
    if figure.whole and sense.indicator == "delegates":  # 70/82 ủy viên dự
        facts.append(replace(fact, value=figure.whole, indicator="committee-size"))
    return [Found(entry, k, subject.named, sense.source, figure.unit) for entry in facts]
