"""What a dossier is made of, in the language spoken; nothing here knows how it is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """An article. ``url`` is empty or leads to a page, ``digest`` says what a digest was made from."""

    number: int
    article: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """An article's words for an entry."""

    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact. ``marks`` say that it does not simply hold (former, planned, denied); ``details`` are names and values;
    ``more`` counts the quotes that are not shown."""

    words: str
    when: str = ""
    marks: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    witnesses: int = 0
    quotes: tuple[Quote, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """``about`` are names and values of the thing itself; ``basis`` tells how many articles it rests on, ``advice``
    what to look at before it is used."""

    title: str
    about: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    basis: str
    advice: str
