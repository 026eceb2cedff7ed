"""Figures that nothing ties to a body: a bare count or measure that no words of what was done, held or reached go with.

Of these the nearest subject is often not the right one, and many are no body's at all (``khu đất rộng 900 m2``).
"""

from kg.extract.reading import BODY, OFFICE, PLACE, Reading
from kg.extract.statistics_clause import Sense
from kg.extract.statistics_figures import Figure, things_in
from kg.extract.statistics_places import Subject
from kg.model import Actor
from kg.text.tokens import Text

_HELD = ("has", "holds", "plain")
_AREAS = ("m2", "m 2", "ha", "km2", "km 2", "hecta", "héc ta", "km")
_OWN_GROUPS = ("members", "cells", "committee", "delegates", "officials", "targets")  # which bodies alone have
_GUESSED = ("party", "state")
_LIMITS = ("không quá", "tối đa", "tối thiểu")
_CROWDS = frozenset(("dân", "người dân", "du khách", "hành khách", "trẻ em", "ngư dân", "người việt nam"))
_WHERE = ("tại", "ở", "của")


def tied(reading: Reading, k: int, figure: Figure, sense: Sense, subject: Subject) -> Subject | None:
    """The subject as far as the figure bears it out; None where the figure is nobody's."""
    if _only_where(reading.text, figure, sense):
        return None
    if sense.source in ("own", "shared"):
        return subject
    if figure.hedge in _LIMITS and sense.kind == "actual":  # mỗi đoàn không quá 20 người
        return None
    if sense.indicator == "delegates" and not subject.actor.name and "đại hội" not in reading.text.key:
        return None
    if _area_of_nothing(figure, sense, subject) or _mere_whole(figure, sense) or _price(reading.text, figure, sense):
        return None
    if figure.percent:
        return subject
    body = subject.actor.body
    if not subject.named and body is not None and body.kind in _GUESSED and sense.group not in _OWN_GROUPS:
        subject = Subject(Actor(""), ())
    if not subject.actor.name and figure.unit is not None and figure.unit.form in _CROWDS and not sense.link:
        return None
    if sense.group == "other" and not subject.actor.name and not _tells_of_bodies(reading, k):
        return None
    return subject


def _only_where(text: Text, figure: Figure, sense: Sense) -> bool:
    """``xử lý người có sai phạm tại | 9 dự án``, ``cấp 90 giấy phép cho dân của | 7 huyện``: where it was done."""
    if sense.indicator != "work-output" or text.keys[figure.start - 1] not in _WHERE:
        return False
    before = text.keys[max(0, figure.start - 2) : figure.start]
    if sense.source == "shared":
        return sense.group == "places" or (sense.group == "organizations" and before[-1] == "của")
    return before[:-1] == ["phạm"]


def _area_of_nothing(figure: Figure, sense: Sense, subject: Subject) -> bool:
    """``Dự án ở tỉnh Sơn La rộng 90 ha``: how large something is; not ``tỉnh Sơn La có 90 ha rừng``."""
    if figure.unit is None or figure.percent or figure.unit.form not in _AREAS:
        return False
    if sense.link in _HELD:
        return not subject.actor.name
    return not subject.named or subject.actor.body is None


def _price(text: Text, figure: Figure, sense: Sense) -> bool:
    """``đất ở xã Nà Ớt có giá | khoảng 9 tỷ đồng``"""
    return sense.group == "money" and text.keys[max(0, figure.start - 2) : figure.start] == ["có", "giá"]


def _mere_whole(figure: Figure, sense: Sense) -> bool:
    """``con số 100% ấy``: all of what is not said."""
    return figure.percent and figure.value == "100" and sense.source == "none" and not sense.group


def _tells_of_bodies(reading: Reading, k: int) -> bool:
    return any(chunk.kind in (BODY, OFFICE, PLACE) for chunk in things_in(reading, k))
