"""What the static views say, in both languages: texts, dates, amounts, the times and names of facts."""

import textwrap
from collections.abc import Mapping, Sequence
from datetime import date as day
from functools import cache

from kg.network import Fact, Graph
from kg.network.quoted import hinted
from kg.text.dates import MONTHS
from kg.view.markup import Both
from kg.view.standing import articles, is_doubted, is_over, is_succeeded
from kg.view.words import LANGUAGES, labels, strings

HINTS = 3  # days in the words for a fact, the last ones
WIDEST = 100  # letters of names in a heading


@cache
def _texts() -> Mapping[str, tuple[str, str]]:
    return strings("strings.tsv") | strings("views/words.tsv")


def say(key: str, **values: object) -> Both:
    """A text of the views with its holes filled.

    >>> say("rows.more", count=3).en
    '3 more'
    """
    filled = [
        {name: value[i] if isinstance(value, Both) else value for name, value in values.items()}
        for i in range(len(LANGUAGES))
    ]
    return Both(*(words.format(**its) for words, its in zip(_texts()[key], filled, strict=True)))


def amount(key: str, count: int) -> Both:
    """So many of something: ``1 article``, ``1,205 articles``."""
    return say(f"{key}.one" if count == 1 else key, count=number(count))


def number(count: int) -> Both:
    """A whole number as each language groups it."""
    return Both(f"{count:,}".replace(",", "."), f"{count:,}")


def named(code: str) -> Both:
    """The name of a code (``change.elected``): as the page says it, as the ontology does, else the code."""
    found = _texts().get(code) or labels([code]).get(code)
    return Both(*found) if found else Both(code, code)


def date(iso: str) -> Both:
    """A date or a part of one, as each language writes it.

    >>> date("2020-01-16"), date("2020-01"), date("--11-20").vi
    (Both(vi='16/1/2020', en='16 Jan 2020'), Both(vi='1/2020', en='Jan 2020'), '20/11')
    """
    year, *rest = iso.removeprefix("-").split("-") if iso.startswith("--") else iso.split("-")
    month, in_month = (*map(int, rest), 0, 0)[:2]
    if not month:
        return Both(iso, iso)
    vi = [in_month or "", month, year]
    en = [in_month or "", MONTHS[month - 1], year]
    return Both("/".join(str(it) for it in vi if it), " ".join(str(it) for it in en if it))


def since_until(start: str, end: str) -> Both:
    """From when to when; either may be empty. Where an article does not tell the year, that is said.

    >>> since_until("2015-10-06", "--10-07").en
    '6 Oct 2015 – 7 Oct, year not told'
    """
    one, two = (say("date.no-year", date=date(it)) if it.startswith("--") else date(it) for it in (start, end))
    if start and end:
        return one if start == end else joined(" – ", [one, two])
    return say("when.since", date=one) if start else say("when.until", date=two)


def joined(glue: str, parts: list[Both]) -> Both:
    """Several texts as one.

    >>> joined(", ", [Both("a", "b"), Both("c", "d")])
    Both(vi='a, c', en='b, d')
    """
    return Both(*(glue.join(part[i] for part in parts) for i in range(len(LANGUAGES))))


def title_of(fact: Fact) -> Both:
    """What a fact says of its subject: a post, an act, a part taken."""
    if fact.kind == "change":
        act = named(fact.code)
        return Both(f"{act.vi}: {fact.words}", f"{act.en}: {fact.words}") if fact.words else act
    if is_over(fact):
        return say("tenure.former", post=fact.words)
    words = Both(fact.words, fact.words) if fact.words else named(fact.code or f"fact.{fact.kind}")
    return joined(": ", [named("fact.proposal"), words]) if fact.kind == "proposal" else words


def standing_of(fact: Fact) -> Both | None:
    """What articles say of the end of a post: that it is over, by so many of them; or that too few do; or who came
    after."""
    every, past = articles(fact)
    if is_succeeded(fact):
        return say("standing.succeeded")
    values = {"past": number(past), "every": number(every)}
    if is_over(fact):
        return say("standing.over", **values) if 0 < past < every else say("legend.over")
    return say("standing.doubted", **values) if is_doubted(fact) else None


def other_days(fact: Fact, days: Sequence[str]) -> tuple[Both, Both] | None:
    """Days of a post that differ from its start and its end, and what to call them."""
    key = "bound.also" if fact.when.start or fact.when.end else "bound.told"
    return (say(key), joined("; ", [since_until(it, it) for it in days])) if days else None


def time_of(fact: Fact) -> Both:
    """The time of a fact in words; what is stated goes before what is only seen."""
    when = fact.when
    lasting = fact.kind in ("tenure", "proposal")
    if when.start and not when.end and not lasting:
        return since_until(when.start, when.start)
    if when.start or when.end:
        return since_until(when.start, when.end)
    if when.seen_first or when.seen_last:
        first, last = whole(when.seen_first or when.seen_last, when.seen_last or when.seen_first)
        return say("when.seen", date=since_until(first, last))
    if when.seen_past:
        return say("when.past", date=date(when.seen_past))
    return say("when.unknown")


def hint_of(fact: Fact, most: int = HINTS) -> Both | None:
    """Of what no year is told the days in its words, the last of them: the reader may tell what they are days of."""
    days = hinted(fact)
    more = "… " if len(days) > most else ""
    return say("when.named", days=joined("; ", [date(it) for it in days[-most:]]), more=more) if days else None


def whole(first: str, last: str) -> tuple[str, str]:
    """Two days as they are written: a whole month or whole years as such."""
    try:
        one, two = day.fromisoformat(first), day.fromisoformat(last)
    except ValueError:
        return first, last
    if (first[4:], last[4:]) == ("-01-01", "-12-31"):
        return first[:4], last[:4]
    if one.day == 1 and (two.toordinal() + 1 == _next_month(two)) and one.year == two.year:
        if one.month == two.month:
            return first[:7], first[:7]
    return first, last


def _next_month(it: day) -> int:
    return day(it.year + it.month // 12, it.month % 12 + 1, 1).toordinal()


def slice_of(graph: Graph) -> list[Both]:
    """What was left out of a graph on purpose, in words."""
    only = graph.graph["only"]
    told = []
    if only.types:
        told.append(say("slice.types", types=joined(", ", [named(f"thing.{it}") for it in only.types])))
    if only.places:
        place = only.named or ", ".join(only.places)
        told.append(say("slice.place", place=place))
        others = [it for it in graph.graph.get("provinces", ()) if it not in place]
        told += [say("slice.provinces", provinces=", ".join(others))] if others else []
    if only.first or only.last:
        time = since_until(only.first, only.last)
        told.append(say("slice.time", time=time, undated=number(graph.graph["undated"])))
    if graph.graph.get("loose"):
        told.append(say("slice.loose", count=number(graph.graph["loose"])))
    return told


def heading(graph: Graph) -> Both:
    """What a picture is of, in a few words: its middle, or the part that was asked for."""
    only, centres = graph.graph["only"], [label(graph, it) for it in graph.graph["centres"] if it in graph]
    of = say("title.part", part=only.named or ", ".join(only.places)) if only.places else say("title")
    if centres and len(", ".join(centres)) < WIDEST:
        key = "title.ties" if len(centres) == 2 else "title.about"
        of = say(key, about=", ".join(centres), one=centres[0], two=centres[-1])
    types = [joined(", ", [named(f"thing.{it}") for it in only.types])] if only.types else []
    time = [since_until(only.first, only.last)] if only.first or only.last else []
    return joined(" · ", [of, *types, *time])


def label(graph: Graph, thing: str) -> str:
    """A thing's name; one that has none is an ellipsis."""
    return str(graph.nodes[thing]["label"]) or "…"


def wrapped(words: Both, width: int, most: int) -> list[Both]:
    """A text in lines of about so many letters, as many in both languages."""
    lines = [textwrap.wrap(it, width, max_lines=most, placeholder=" …") for it in words]
    count = max(map(len, lines))
    filled = [[*it, *[""] * (count - len(it))] for it in lines]
    return [Both(*pair) for pair in zip(*filled, strict=True)]


def witnesses(count: int) -> Both:
    """How many articles tell it."""
    return amount("articles", count)


def rests(graph: Graph, fact: Fact) -> Both:
    """How many articles tell a fact, and of how many publishers where several are known."""
    sources = [graph.graph["sources"].get(it) for it in {it.source for it in fact.witnesses}]
    publishers = {it.publisher for it in sources if it and it.publisher}
    told = witnesses(len(sources))
    return joined(", ", [told, amount("publishers", len(publishers))]) if len(publishers) > 1 else told
