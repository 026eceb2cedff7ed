"""The fields of one article: which there are, what they may hold, and the one form a date of publication gets."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

from kg.articles.errors import BadInputError, kind_of, shown

TEXT_FIELDS = ("title", "published", "publisher", "place", "url", "author", "digest_of", "record")
FIELDS = ("id", "text", *TEXT_FIELDS)

VIETNAM = timezone(timedelta(hours=7))
_YEARS = range(1900, 2101)
_ID = re.compile(r"[\w.-]{1,120}")
_NOT_ID = re.compile(r"[^\w.-]+")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d.*)?)?)?", re.DOTALL)
_DMY = re.compile(r"(?:(\d{1,2})([/.-]))?(\d{1,2})[/.-](\d{4})(?:[ ,|-]+\d{1,2}[:hg]\d\d(?::\d\d)?)?")


def id_from_name(stem: str) -> str:
    """The id of a file that states none.

    >>> id_from_name("Đại hội lần thứ VIII (bản cuối)")
    'Đại_hội_lần_thứ_VIII_bản_cuối_'
    """
    return _NOT_ID.sub("_", unicodedata.normalize("NFC", stem))


def check_id(value: object) -> str:
    """The id, where it may be one."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    if isinstance(value, str):
        raise BadInputError("bad-id", value=f"'{shown(value)}'")
    raise BadInputError("not-string", field="id", what=kind_of(value))


def day(year: int, month: int = 0, day_: int = 0) -> str:
    """A date or part of one in ISO form, or ``""`` where there is no such day or the year cannot be a press article's.

    >>> day(2020, 1, 16), day(2020, 1), day(2021, 2, 29)
    ('2020-01-16', '2020-01', '')
    """
    if year not in _YEARS or month > 12:
        return ""
    if not day_:
        return f"{year:04}-{month:02}" if month else f"{year:04}"
    try:
        return date(year, month, day_).isoformat()
    except ValueError:
        return ""


def published_date(value: str) -> str:
    """A date of publication in ISO form; ``""`` where the value is none. Day, month, year, in this order, always.

    >>> [published_date(value) for value in ("16/01/2020", "3.2.2020 17:07", "2020-01", "13/2020")]
    ['2020-01-16', '2020-02-03', '2020-01', '']

    A moment that names its offset counts as the day it was in Vietnam:

    >>> published_date("2020-01-16T18:30:00Z")
    '2020-01-17'
    """
    value = value.strip()
    if match := _ISO.fullmatch(value):
        if len(value) > 10:
            try:
                moment = datetime.fromisoformat(value)
            except ValueError:
                return ""
            try:
                moment = moment.astimezone(VIETNAM) if moment.tzinfo else moment
            except OverflowError:
                return ""
            return day(moment.year, moment.month, moment.day)
        if match[2] == "00" or match[3] == "00":
            return ""
        return day(*(int(part) for part in match.groups() if part))
    if match := _DMY.fullmatch(value):
        month = int(match[3])
        return day(int(match[4]), month, int(match[1] or 0)) if month and match[1] not in ("0", "00") else ""
    return ""


def clean(record: Mapping[str, object]) -> dict[str, str]:
    """The fields of a record that an article has, each a string, trimmed, dates in ISO form; others are left out.

    ``text`` and ``id`` stay as they are. ``null`` counts as not given; ``author`` may be a list of names,
    ``digest_of`` an object with publisher, title and date.
    """
    found: dict[str, str] = {}
    for field in FIELDS:
        value = record.get(field)
        if field == "author" and isinstance(value, list):
            value = ", ".join(_string(field, name) for name in value)
        elif field == "digest_of" and isinstance(value, dict):
            value = _digest_of(value)
        if value is None:
            continue
        if field == "id":
            found[field] = check_id(value)
            continue
        value = _string(field, value)
        if field == "text" or (value := value.strip()):
            found[field] = value
    if "published" in found:
        found["published"] = check_date("published", found["published"])
    for field in ("publisher", "place"):
        if field in found:
            found[field] = unicodedata.normalize("NFC", found[field])
    return found


def check_date(field: str, value: str) -> str:
    """The ISO form of a date a field states, or an error that names it."""
    if iso := published_date(value):
        return iso
    raise BadInputError("bad-date", field=field, value=shown(value))


def check_text(text: str | None) -> str:
    """The text of an article, where there is one."""
    if text is None:
        raise BadInputError("no-text")
    if not text.strip():
        raise BadInputError("empty-text")
    return text


def _string(field: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadInputError("not-string", field=field, what=kind_of(value))
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadInputError("bad-character", field=field, code=f"{ord(value[error.start]):04X}") from None
    if "\0" in value:
        raise BadInputError("bad-character", field=field, code="0000")
    return value


def _digest_of(value: dict[object, object]) -> str:
    parts = {
        key: _string(f"digest_of.{key}", value[key]).strip() for key in ("publisher", "title", "date") if value.get(key)
    }
    if "title" in parts:
        parts["title"] = f"“{parts['title']}”"
    return ", ".join(part for part in parts.values() if part)
