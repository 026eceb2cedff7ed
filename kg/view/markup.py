"""Elements of a page or a drawing, built as a tree: no text can become markup, whatever is written in it.

A text may be in both languages (:class:`Both`); which are written is decided when the tree becomes a file: both, each
in an element that names its language, or one alone.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from kg.view.words import LANGUAGES

DRAWN = {"text": "tspan", "tspan": "tspan"}  # elements of a drawing that hold text, and what tells its language there
_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # no XML file can hold it
NAMESPACE = "http://www.w3.org/2000/svg"


class Both(NamedTuple):
    """A text in Vietnamese and in English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Elements of a drawing, and how wide and high they are together."""

    width: float
    height: float
    body: list[ET.Element]


def looks(drawing: Drawing) -> frozenset[str]:
    """The classes of all that a drawing has."""
    return frozenset(it for part in drawing.body for of in part.iter() for it in of.get("class", "").split())


Content: TypeAlias = "ET.Element | Both | str | Iterable[Content] | None"


def el(tag: str, attributes: Mapping[str, object] | None = None, *content: Content) -> ET.Element:
    """An element; numbers are written short, and content may be nested lists.

    >>> as_html(el("p", {"title": "<&>"}, "a < b", el("b", {}, Both("hai", "two"))), "vi")
    '<p title="<&amp;&gt;">a &lt; b<b>hai</b></p>'
    """
    element = ET.Element(tag, {name: _value(value) for name, value in (attributes or {}).items()})
    _fill(element, content)
    return element


def _value(value: object) -> str:
    return f"{round(value, 1):g}" if isinstance(value, float) else _UNPRINTABLE.sub("\ufffd", str(value))


def _fill(element: ET.Element, content: Iterable[Content]) -> None:
    for it in content:
        if it is None:
            continue
        if isinstance(it, Both):
            if it.vi == it.en:
                _append(element, it.vi)
            else:
                tag = DRAWN.get(element.tag, "span")
                element.extend(
                    el(tag, {"class": lang, "lang": lang}, words) for lang, words in zip(LANGUAGES, it, strict=True)
                )
        elif isinstance(it, str):
            _append(element, it)
        elif isinstance(it, ET.Element):
            element.append(it)
        else:
            _fill(element, it)


def _append(element: ET.Element, words: str) -> None:
    words = _UNPRINTABLE.sub("\ufffd", words)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def in_one(element: ET.Element, lang: str) -> ET.Element:
    """The same tree with the texts of one language only, in no elements of their own."""
    copy = ET.Element(element.tag, element.attrib)
    _append(copy, element.text or "")
    for child in element:
        if child.get("class") in LANGUAGES and child.get("lang") == child.get("class"):
            _append(copy, (child.text or "") if child.get("lang") == lang else "")
        else:
            copy.append(in_one(child, lang))
        _append(copy, child.tail or "")
    return copy


def as_html(element: ET.Element, lang: str = "") -> str:
    """A piece of HTML, in both languages or in one."""
    return ET.tostring(in_one(element, lang) if lang else element, encoding="unicode", method="html")


def as_svg(element: ET.Element, lang: str) -> str:
    """A file of its own, in one language."""
    alone = in_one(element, lang)
    alone.set("xmlns", NAMESPACE)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(alone, encoding="unicode")}\n'
