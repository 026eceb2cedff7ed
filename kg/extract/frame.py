"""What a mention leaves open, settled by the article: which province "tỉnh" is, which body a bare "Đảng bộ" is.

Sources in this order: the mention itself, its neighbours in a list of titles, its sentence, the article, the metadata.
Where these leave two candidates the place stays unknown.
"""

from collections import Counter
from dataclasses import dataclass, replace

from kg.extract import knowledge
from kg.extract.bodies import BodyMention
from kg.extract.places import PlaceMention
from kg.extract.reading import BODY, MARK, OFFICE, PLACE, Chunk, Reading
from kg.model import Body, Span, Support
from kg.text.spelling import body_key, name_key

_STANDING = ("ban thường vụ", "btv", "thường trực", "ban thường trực")
_OPEN_LEVELS = ("province", "district", "commune")


@dataclass(frozen=True, slots=True)
class Where:
    """A province (and a place inside it) with what it rests on."""

    province: str
    support: Support


class Frame:
    """The subject frame of one article."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._provinces: list[list[tuple[int, PlaceMention]]] = [self._places_of(row) for row in reading.chunks]
        self.main = self._main_province()
        self._district = self._main_of_level("district")
        self._commune = self._main_of_level("commune")
        self._mentions = [
            (k, mention)
            for k, row in enumerate(reading.chunks)
            for mention in map(_body_of, row)
            if mention is not None
        ]
        self.party = self._main_party()

    def _places_of(self, row: list[Chunk]) -> list[tuple[int, PlaceMention]]:
        found: list[tuple[int, PlaceMention]] = []
        for chunk in row:
            place = chunk.value if chunk.kind == PLACE else None
            mention = _body_of(chunk)
            if mention is not None and mention.place is not None:
                place = mention.place
            elif chunk.kind == OFFICE and chunk.value.place is not None:
                place = chunk.value.place
            if place is not None:
                found.append((place.first, place))
        return found

    def _main_province(self) -> Where | None:
        counts: Counter[str] = Counter()
        first: dict[str, PlaceMention] = {}
        opening: set[str] = set()
        for k, row in enumerate(self._provinces):
            for _, place in row:
                if place.province:
                    counts[place.province] += 2 if place.level == "province" else 1
                    first.setdefault(place.province, place)
                    if k <= 2:
                        opening.add(place.province)
        given = self.reading.article.place
        if given and (not counts or name_key(given) in map(name_key, counts) or not opening):
            return Where(given, Support("place", source="metadata:place"))
        if not counts:
            return None
        ranked = counts.most_common()
        name, count = ranked[0]
        clear = len(ranked) == 1 or count >= 2 * ranked[1][1] or opening == {name}
        if not clear:
            return None
        place = first[name]
        return Where(name, Support("place", self.reading.span(place.first, place.last)))

    def _main_of_level(self, level: str) -> PlaceMention | None:
        """The one district or commune the article is about, where it names a single one."""
        names: dict[str, PlaceMention] = {}
        for row in self._provinces:
            for _, place in row:
                if place.level == level:
                    names.setdefault(name_key(place.name.split(",")[0]), place)
        return next(iter(names.values())) if len(names) == 1 else None

    def _main_party(self) -> BodyMention | None:
        """The Party body that a bare "Đảng bộ" means: the first one the article names in full, early on."""
        for k, mention in self._mentions:
            key = body_key(mention.name)
            if key.startswith("đảng ủy ") and not mention.bare and not mention.national and k <= 8:
                return self._fullest(mention)
        return None

    def _fullest(self, mention: BodyMention) -> BodyMention:
        """The one longer mention in the article that this one abbreviates (Đảng bộ Khối → Đảng bộ Khối các cơ quan tỉnh)."""
        if mention.place is not None or mention.national or mention.word:
            return mention
        key = body_key(mention.name)
        fuller: dict[str, BodyMention] = {}
        for _, other in self._mentions:
            other_key = body_key(other.name)
            if other_key.startswith(key + " ") and other.head.takes == mention.head.takes and not other.national:
                if other.parent is None or mention.parent is not None or mention.bare:
                    fuller.setdefault(other_key, other)
        if len(fuller) == 1:
            return next(iter(fuller.values()))
        return mention

    def province_near(self, sentence: int, token: int) -> Where | None:
        """The province that an open "tỉnh" at this token means."""
        row = self._provinces[sentence]
        before = [p for at, p in row if at <= token and p.province]
        after = [p for at, p in row if at > token and p.level == "province"]
        for place in [*before[::-1][:1], *after[:1]]:
            return Where(place.province, Support("place", self.reading.span(place.first, place.last)))
        return self.main

    def settle(
        self, mention: BodyMention, sentence: int, near: Where | None = None, sibling: BodyMention | None = None
    ) -> tuple[Body, tuple[Support, ...]] | None:
        """The body a mention means and what its open parts rest on; None when it names no specific body.

        ``near``: the place another title of the same person gives. ``sibling``: the body of the next title in the list,
        which a bare "Đảng ủy" or "Chi bộ" is part of.
        """
        if mention.bare:
            mention = self._unbare(mention, sentence, sibling) or mention
            if mention.bare:
                return None
        elif mention.place is None and not mention.word:
            mention = self._fullest(mention)
        body, support = self._placed(mention, sentence, near)
        return body, support

    def _unbare(self, mention: BodyMention, sentence: int, sibling: BodyMention | None) -> BodyMention | None:
        key = name_key(mention.name)
        if key in ("ubnd", "hđnd", "ủy ban nhân dân", "hội đồng nhân dân", "mttq", "mặt trận tổ quốc"):
            shared = self._next_in_list(mention, sentence)
            if shared is None:
                return None
            name = f"{mention.name} {shared.word}" if shared.word else mention.name
            return replace(mention, name=name, bare=False, word=shared.word, level=shared.level, place=shared.place)
        if sibling is not None and not sibling.bare and sibling.kind != "party" and key.startswith(("đảng", "chi")):
            return replace(mention, name=f"{mention.name} {sibling.name}", parent=sibling, place=sibling.place,
                           level=sibling.level, national=sibling.national, bare=False, word=sibling.word)  # fmt: skip
        if self.party is None or not (key.startswith(("đảng", "ban chấp hành", "bch")) or key in _STANDING):
            return None
        if key in _STANDING:
            party = self.party
            return replace(mention, name=f"{mention.name} {party.name}", parent=party, place=party.place,
                           level=party.level, national=party.national, bare=False, word=party.word)  # fmt: skip
        return self.party

    def _next_in_list(self, mention: BodyMention, sentence: int) -> BodyMention | None:
        """``HĐND, UBND tỉnh``: the level stands once, with the last of the list."""
        row = self.reading.chunks[sentence]
        at = next((n for n, c in enumerate(row) if c.first <= mention.first < c.last), None)
        if at is None:
            return None
        for chunk in row[at + 1 : at + 6]:
            if chunk.kind == MARK and chunk.value in (",", "-", "–", "/") or chunk.value in ("và", "các"):
                continue
            other = _body_of(chunk)
            if other is None:
                return None
            if not other.bare and other.word:
                return other
        return None

    def _placed(self, mention: BodyMention, sentence: int, near: Where | None) -> tuple[Body, tuple[Support, ...]]:
        parent = self._placed(mention.parent, sentence, near)[0] if mention.parent is not None else None
        place, province, support = "", "", ()
        if mention.place is not None:
            span: Span = self.reading.span(mention.place.first, mention.place.last)
            place, province, support = mention.place.name, mention.place.province, (Support("place", span),)
            if not province and mention.place.level != "province":
                where = near or self.province_near(sentence, mention.first)
                province = where.province if where else ""
        elif mention.national:
            pass
        elif mention.level in ("district", "commune") and mention.word in (
            "",
            "huyện",
            "quận",
            "thị xã",
            "xã",
            "phường",
            "thị trấn",
        ):
            inner = self._district if mention.level == "district" else self._commune
            if inner is not None and (not mention.word or inner.word == mention.word or not inner.word):
                place, province = inner.name, inner.province or (self.main.province if self.main else "")
                support = (Support("place", self.reading.span(inner.first, inner.last)),)
        elif (
            mention.level == "province"
            or mention.word in ("tỉnh", "thành phố")
            or mention.head.form in ("Thành ủy", "Thành đoàn")
        ):
            where = near or self.province_near(sentence, mention.first)
            if where:
                place, province, support = where.province, where.province, (where.support,)
                place = self._printed(where) or place
        elif parent is not None:
            place, province = parent.place, parent.province
        level = mention.level or (parent.level if parent else "")
        body = Body(mention.name, place, mention.kind, level, province, mention.national, parent)
        return body, support

    def _printed(self, where: Where) -> str:
        """The province as the article prints it."""
        span = where.support.span
        if span is None:
            return where.province
        words = self.reading.article.quote(span)
        known = knowledge.places().match(words.lower().split(), 0)
        return (
            words
            if known is None and words.istitle() and name_key(words) == name_key(where.province)
            else where.province
        )


def _body_of(chunk: Chunk) -> BodyMention | None:
    if chunk.kind == BODY:
        return chunk.value  # type: ignore[no-any-return]
    if chunk.kind == OFFICE:
        return chunk.value.body  # type: ignore[no-any-return]
    return None
