"""The year a distinction was conferred in: named with it, told in its clause, or that of the news which reports it."""

from kg.extract.awards_givers import Given
from kg.extract.awards_names import Award
from kg.extract.documents_actors import Line
from kg.model import Support

_NOW = (("vừa",), ("dịp", "này"), ("đợt", "này"), ("lần", "này"), ("hôm", "nay"), ("sáng",), ("chiều",), ("tối",))
_PAST = (
    ("từng",),
    ("trước", "đó"),
    ("trước", "đây"),
    ("năm", "qua"),
    ("nhiệm", "kì"),
    ("giai", "đoạn"),
    ("đến", "nay"),
)
_YEAR = 4  # digits
_BESIDE = 3  # tokens behind a distinction

Found = tuple[str, tuple[Support, ...]]


def year_of(line: Line, award: Award, said: Given, dated: tuple[int, int]) -> Found:
    """The year and what it rests on; ``dated``: a date counts that stands before the first distinction of the sentence,
    or after what was said of the one before."""
    if award.year:
        return award.year, ()
    leading, done = dated
    dates = [
        (mention, token)
        for mention in line.reading.dates[line.k]
        if mention.value[:_YEAR].isdigit()
        and not leading <= (token := line.text.token_at(mention.start)) < done
        and not _of_birth(line, token)
        and not (token < award.first and _bracketed(line, token))
    ]
    chosen = [pair for pair in dates if pair[1] >= done] or dates
    near = [
        pair for pair in chosen if 0 <= pair[1] - award.last < _BESIDE and line.key(award.last) not in ";,"
    ]  # được A vào năm 2012
    if not (said.rule == "award-held" and "title" in award.takes):  # NSƯT A - bản thu âm năm 1969 -: not of the title
        near = near or [pair for pair in chosen if pair[1] < award.first] or chosen  # năm 2014 được A; năm 2015 …
    years = {mention.value[:_YEAR] for mention, _ in near}
    if len(years) == 1:
        mention = near[0][0]
        return years.pop(), (line.support("date", *line.text.token_range(mention.start, mention.end)),)
    return _of_news(line, said) if not years else ("", ())


def _bracketed(line: Line, token: int) -> bool:
    """``Huân chương A (năm 2011), | B``: the year of the distinction before the bracket."""
    return line.key(token - 1 - (line.key(token - 1) == "năm")) == "(" and ")" in line.keys[token : token + 3]


def _of_birth(line: Line, token: int) -> bool:
    """``sinh năm 1936``, ``vào Đảng ngày 3/2/1961``"""
    t = token - (line.key(token - 1) in ("năm", "ngày", "tháng"))
    return line.key(t - 1) in ("sinh", "sn") or line.follows(t - 2, "vào", "đảng") or line.follows(t - 2, "kết", "nạp")


def _of_news(line: Line, said: Given) -> Found:
    """The year of publication, where the article tells of a conferment as news and no other year was told before."""
    published = line.reading.article.published[:_YEAR]
    if not published or said.modality != "asserted" or any(line.reading.terms[max(0, line.k - 1) : line.k + 1]):
        return "", ()
    handed = said.rule == "award-given" or (said.rule == "award-received" and _says(line, _NOW))
    if not handed or _says(line, _PAST):
        return "", ()
    told = (day.value for k in range(line.k, -1, -1) for day in line.reading.dates[k] if day.value[0] != "-")
    return (
        (published, (Support("date", source="metadata:published"),))
        if next(told, published)[:4] == published
        else ("", ())
    )


def _says(line: Line, phrases: tuple[tuple[str, ...], ...]) -> bool:
    return any(line.follows(t, *words) for t in range(line.first, line.last) for words in phrases)
