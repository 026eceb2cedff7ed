"""Of when figures are: a quarter, year or term in the clause, a word for one (``nhiệm kỳ qua``), what stood before."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from kg.extract.reading import Reading
from kg.extract.statistics_clause import Sense, Window
from kg.extract.statistics_figures import Cues, Figure
from kg.extract.statistics_lexicon import cues
from kg.extract.statistics_matter import party_matter
from kg.model import Support
from kg.text.dates import DateMention

_REVIEW = re.compile(r"(?:tổng kết|sơ kết|kết quả|đánh giá)[^.;:\n]{0,90}?năm ((?:19|20)\d\d)(?! ?[-–])")
_AHEAD = re.compile(
    r"(?:phương hướng|nhiệm vụ|mục tiêu|chỉ tiêu|kế hoạch|phấn đấu)[^.;:\n]{0,60}?năm ((?:19|20)\d\d)(?! ?[-–])"
)
_QUARTER = re.compile(r"(?<!\w)qu[ýí] (?P<n>iv|i{1,3}|[1-4])(?: ?/ ?| năm | ?- ?| )(?P<y>(?:19|20)\d\d)(?!\d)")
_COMPARED = re.compile(
    r"(?:so với|so|cùng kì|lần|hơn|bằng)(?: cả| đầu| cuối| thực hiện| cùng kì)*(?: năm| nhiệm kì)? ?$"
)
_OF_ANOTHER = re.compile(
    r"(?:\bsinh|\bsn|\bgiá(?: so sánh| cố định| hiện hành| gốc)?)(?: năm)?[ :]*$"
)  # of birth, of prices
_HORIZON = re.compile(r"(?<!tính )đến(?: cuối| hết)?(?: năm)? ?$")
_NAMED = re.compile(r"(?:nghị quyết|đại hội)(?:(?!trong |được |đã |với |công bố|bầu |theo )[^.;\n]){0,100}$")
_DOCUMENT = re.compile(
    r"(?:quyết định|nghị quyết|chỉ thị|kết luận|thông báo|văn bản|công văn|qui định|qui chế|luật|nghị định|kế hoạch|"
    r"tờ trình|thông tư|giấy|kí|hợp đồng|từ)[^,;.\n]{0,80}$"
)
_LAW = re.compile(r"(?:hiến pháp|luật|pháp lệnh|nghị định)[^,;.\d]{0,24}$")  # Hiến pháp | năm 2013
_SINCE = re.compile(r"(?:từ|kể từ)(?: đầu| giữa| cuối)?(?: năm| tháng| ngày)? ?$")
_TO_YEAR = re.compile(r" (?:cho )?đến(?: hết| cuối)?(?: năm)? ((?:19|20)\d\d)(?!\d)")  # từ năm 2015 | đến năm 2018
_UNTIL = re.compile(r"[ ,]{0,2}(?:cho )?(?:đến|tới|-|–)")
_TO_NOW = re.compile(r" (?:cho )?đến nay\b")
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_DAY = re.compile(r"\d ?[-/.] ?\d|tháng \d", re.IGNORECASE)  # 5/2019
_TERM = re.compile(r"\d{4}-\d{4}")
_YEAR = re.compile(r"\d{4}")
_OF_TERMS = ("committee-size", "delegates")
_ELECTORAL = ("đại hội", "phiên họp thứ nhất", "hội nghị lần thứ nhất", "phiên họp đầu tiên", "kì họp thứ nhất")
_TERM_YEARS = 5
_SESSION = 6  # sentences in which the day of a session is looked for
_OPENS = 20  # characters into a sentence within which a year opens it
_CLOSE = 6  # tokens behind a figure within which a year still belongs to it
_BETWEEN = frozenset("năm ( vào trong đầu cuối của giai đoạn".split())  # 22% | năm 2019, 22% | (cuối năm 2019)
_CARRY = 2  # sentences over which a period is carried beyond its paragraph

Period = tuple[str, Support | None]


@dataclass(frozen=True, slots=True)
class _Said:
    sentence: int
    kind: str
    value: str
    support: Support
    opens: bool = False  # it opens its sentence


class Periods:
    """The periods of the figures of one article, asked for in reading order."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._said: _Said | None = None
        self._told = ""  # the last term told of

    @cached_property
    def _year(self) -> tuple[str, Support] | None:
        return self._match(_REVIEW)

    @cached_property
    def _next(self) -> tuple[str, Support] | None:
        return self._match(_AHEAD)

    @cached_property
    def _term(self) -> tuple[str, Support] | None:
        return self._congress_term()

    def of(self, k: int, figure: Figure, window: Window, sense: Sense, marks: Cues) -> Period:
        """The period of a figure of sentence ``k`` with what it rests on; empty where the article does not say."""
        found = self._stated(k, figure, window, sense) or self._cued(sense, marks)
        if found is not None:
            apart = self.reading.text.keys[self.reading.sentences[k].first] == "riêng"
            if not apart:  # Riêng năm 2015, …: of that one alone
                self._said = _Said(k, sense.kind, *found, self._opens(k, found[1]))
            if _TERM.fullmatch(found[0]) and int(found[0][5:]) - int(found[0][:4]) == _TERM_YEARS:
                self._told = found[0]
            return found
        if sense.indicator == "votes" and (session := self._session(k)) is not None:
            return session
        if sense.indicator == "committee-size" and self._term and self._elects(k, figure):
            return self._term
        said = self._said
        yearly = any(cue.kind == "period" and cue.value == "each" for _, _, entries in marks for cue in entries)
        if said is not None and yearly and not _TERM.fullmatch(said.value):
            return "", None
        if said is not None and said.kind == sense.kind and self._lasts(said, sense, k):
            if self._line(said.sentence) == self._line(k) or k - said.sentence <= _CARRY:
                self._said = replace(said, sentence=k)
                return said.value, said.support
        if sense.kind == "actual" and (opening := self._opening(k)) is not None:
            self._said = _Said(k, "actual", *opening, opens=True)
            return opening
        if sense.kind == "target":
            return self._next or self._term or ("", None)
        if sense.indicator in _OF_TERMS and self._term:
            return self._term
        if self._year and self._year[1].span and self._year[1].span.start < self.reading.statement(k).end:
            return self._year
        return "", None

    def _lasts(self, said: _Said, sense: Sense, k: int) -> bool:
        """Whether the time told before may be that of another sentence, too: a year or term of work, not the day of
        something that happened; what somebody has is of now."""
        first = self.reading.sentences[k].first
        if said.sentence == k or self.reading.text.keys[first : first + 2] == ["trong", "đó"]:
            return True
        span = said.support.span
        if _TERM.fullmatch(said.value) is None and span is not None and _DAY.search(self.reading.article.quote(span)):
            return False
        told = sense.source in ("own", "shared") and sense.indicator not in ("economy", "other")
        return told or party_matter(sense) or said.opens or sense.link == "share"  # thu ngân sách | đạt 90 tỷ đồng

    def lies_ahead(self, period: str) -> bool:
        """Whether a year lies after the article's own, so that its figures are aims."""
        now = self.reading.article.published[:4]
        return len(period) == 4 and len(now) == 4 and period > now

    def _elects(self, k: int, figure: Figure) -> bool:
        """``Đại hội đã bầu 21 đồng chí vào …``, ``Tại phiên họp thứ nhất, Ban Chấp hành bầu …``: a committee of the
        term that begins, whatever was told before."""
        starts = self.reading.text.starts
        before = self.reading.text.key[starts[self.reading.sentences[k].first] : starts[figure.start]]
        return any(met in before and "bầu" in before.partition(met)[2] for met in _ELECTORAL)

    def _opens(self, k: int, support: Support) -> bool:
        """Whether the words for a time stand at the head of a sentence."""
        return support.span is not None and support.span.start - self.reading.statement(k).start <= _OPENS

    def _line(self, k: int) -> int:
        return self.reading.sentences[k].line

    def _session(self, k: int) -> tuple[str, Support] | None:
        """The year of the day told of last: that of the session at which is voted."""
        for at in range(k, max(-1, k - _SESSION), -1):
            for mention in reversed(self.reading.dates[at]):
                if mention.value[:4].isdigit() and len(mention.value) == 10:
                    return mention.value[:4], Support("period", self.reading.text.raw_span(mention.start, mention.end))
        return None

    def _opening(self, k: int) -> tuple[str, Support] | None:
        """The year or term that opens a sentence before, in the same paragraph (``Nhiệm kỳ 2015-2020, …``)."""
        text, sentences = self.reading.text, self.reading.sentences
        for at in range(k - 1, -1, -1):
            if sentences[at].line != sentences[k].line:
                return None
            low = text.starts[sentences[at].first]
            for mention in (*self.reading.terms[at], *self.reading.dates[at]):
                value = mention.value
                if 0 <= mention.start - low <= _OPENS and (_TERM.fullmatch(value) or _YEAR.fullmatch(value)):
                    return value, Support("period", text.raw_span(mention.start, mention.end))
            for first, end, entries in cues().find(text.keys, sentences[at].first, sentences[at].first + 6):
                for cue in entries:
                    if cue.kind == "period" and (found := self._meaning(cue.value, "actual")):
                        return found, Support("period", self.reading.span(first, end))
        return None

    def _stated(self, k: int, figure: Figure, window: Window, sense: Sense) -> tuple[str, Support] | None:
        """A quarter, year or term in the sentence: the nearest before the figure, else close behind it."""
        text, sentence = self.reading.text, self.reading.sentences[k]
        low, high = text.starts[sentence.first], text.ends[sentence.last - 1]
        found = self._quarters(low, high)
        for mention in (*self.reading.terms[k], *self.reading.dates[k]):
            start, end = mention.start, mention.end
            value = mention.value if _TERM.fullmatch(mention.value) else mention.value[:4]
            if _TO_NOW.match(text.key, end) and _SINCE.search(text.key, max(low, start - 16), start):
                value = self._until_now(value)
            elif (until := _TO_YEAR.match(text.key, end)) and _SINCE.search(text.key, max(low, start - 16), start):
                value, end = (f"{value}-{until[1]}", until.end()) if value < until[1] else (value, end)
            inside = any(start < other[1] and other[0] < end for other in found)
            if value and start >= low and not inside and self._belongs(mention, value, low, sense):
                found.append((start, end, value))
        found.sort()
        begin = text.starts[figure.start]
        wide = sense.indicator in _OF_TERMS or sense.kind == "target"
        stop = window.right if wide else min(window.right, figure.last + _CLOSE)
        earlier = [entry for entry in found if entry[0] < begin]
        later = [entry for entry in found if begin < entry[0] < text.ends[stop - 1]]
        if not wide and self._said is not None and sentence.line == self._line(self._said.sentence):
            later = [entry for entry in later if not _TERM.fullmatch(entry[2])]  # the term of an office
        if not earlier and not later:
            return None
        right_behind = [
            entry for entry in later[:1] if _BETWEEN.issuperset(text.keys[figure.last : text.token_at(entry[0])])
        ]
        start, end, value = (right_behind or earlier[-1:] or later)[0]
        return value, Support("period", text.raw_span(start, end))

    def _until_now(self, year: str) -> str:
        """``từ năm 2019 | đến nay``, of an article of 2021: 2019-2021; empty where its year is not known."""
        now = self.reading.article.published[:4]
        return f"{year}-{now}" if year < now and len(year) == len(now) else year if year == now else ""

    def _quarters(self, low: int, high: int) -> list[tuple[int, int, str]]:
        text = self.reading.text
        if "quý" not in text.key and "quí" not in text.key:
            return []
        return [
            (*match.span(), f"quý {_ROMAN.get(match['n'], match['n'].upper())}/{match['y']}")
            for match in _QUARTER.finditer(text.key, low, high)
        ]

    def _belongs(self, mention: DateMention, value: str, low: int, sense: Sense) -> bool:
        """Whether a date may be a figure's period: not a year compared with, the term of a congress named, the horizon
        of a plan, the day of a document."""
        before = self.reading.text.key[low : mention.start]
        term = _TERM.fullmatch(value) is not None
        if not (term or value.isdigit()) or _COMPARED.search(before[-24:]) or _OF_ANOTHER.search(before[-24:]):
            return False
        if (
            not term
            and len(mention.value) < 10
            and _SINCE.search(before[-16:])
            and not _UNTIL.match(self.reading.text.key, mention.end)
        ):
            return False  # quy hoạch từ năm 1996
        if sense.kind == "actual" and _HORIZON.search(before[-24:]) and not self.lies_ahead(value):
            return False
        if term and (sense.indicator == "votes" or (sense.indicator not in _OF_TERMS and _NAMED.search(before))):
            return False
        if sense.kind == "actual" and len(value) == len("2013") and _LAW.search(before[-40:]):
            return False
        day = len(mention.value) == 10 and mention.end - mention.start > 8
        return not day or len(before) <= 40 or not _DOCUMENT.search(before)

    def _cued(self, sense: Sense, marks: Cues) -> tuple[str, Support] | None:
        for first, end, entries in reversed(marks):
            value = next((cue.value for cue in entries if cue.kind == "period"), None)
            if value is None:
                continue
            found = self._meaning(value, sense.kind)
            if found:
                return found, Support("period", self.reading.span(first, end))
        return None

    def _meaning(self, value: str, kind: str) -> str:
        term = self._term[0] if self._term else ""
        if value == "last" and term:
            start, stop = int(term[:4]), int(term[5:])
            return f"{2 * start - stop}-{start}"
        if value in ("next", "this"):
            return self._told or term if value == "this" else term
        published = self.reading.article.published
        if value == "year" and self._year:
            return self._year[0]
        if value == "year" and len(published) >= 7:
            return str(int(published[:4]) - (published[5:7] <= "03"))
        if value == "now" and kind == "actual":
            return published[:4]
        return ""

    def _match(self, pattern: re.Pattern[str]) -> tuple[str, Support] | None:
        """The year that the article reviews (``tổng kết công tác năm 2019``) or looks ahead to."""
        text = self.reading.text
        match = pattern.search(text.key) if " năm " in text.key else None
        return (match[1], Support("period", text.raw_span(match.start(1), match.end(1)))) if match else None

    def _congress_term(self) -> tuple[str, Support] | None:
        """The term that the congress of the article opens: printed with it, early in the article."""
        text = self.reading.text
        for mentions in self.reading.terms[:6]:
            for mention in mentions:
                before = text.key[max(0, mention.start - 120) : mention.start]
                if _NAMED.search(before) and "đại hội" in before and "nghị quyết đại hội" not in before:
                    return mention.value, Support("period", text.raw_span(mention.start, mention.end))
        return None
