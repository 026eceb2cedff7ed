"""Which places an article names, and which of them an open word ("tỉnh", "huyện", "thành phố") means."""

from collections import Counter
from functools import cached_property
from itertools import pairwise

from kg.extract import knowledge
from kg.extract.places import PlaceMention
from kg.extract.reading import OFFICE, PLACE, Chunk, Reading
from kg.extract.wholes import Where, body_of
from kg.model import Support
from kg.text.spelling import name_key

_REACH = 3  # sentences
_ABROAD = 4  # countries are named so often at least, and so many times as often as Việt Nam and its provinces
_WHEREABOUTS = ("ở", "đi", "ra", "vào", "đến", "từ")  # ông A đi Cam Ranh: where somebody is, not whose office
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")


class Localities:
    """The places of one article, by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.named: list[list[tuple[int, PlaceMention]]] = [self._named(row) for row in reading.things]
        self.main = self._main_province()
        self._units: dict[str, PlaceMention | None] = {}
        self._fullest: dict[str, str] = {}
        for row in self.named:
            for _, place in row:
                if place.level == "commune" and "," in place.name:
                    inner, _, outer = map(name_key, place.name.partition(","))
                    if inner != outer:
                        self._fullest[inner] = max(self._fullest.get(inner, ""), place.name, key=len)

    def _named(self, row: list[Chunk]) -> list[tuple[int, PlaceMention]]:
        found: list[tuple[int, PlaceMention]] = []
        for chunk in row:
            place = chunk.value if chunk.kind == PLACE else None
            mention = body_of(chunk)
            if mention is not None and mention.place is not None:
                place = mention.place
            elif chunk.kind == OFFICE and chunk.value.place is not None:
                place = chunk.value.place
            if place is not None and not self._birthplace(place.first):
                found.append((place.first, place))
        return found

    def _birthplace(self, token: int) -> bool:
        """``quê Nam Định``, ``sinh năm 1960 tại Huế``: where somebody comes from says nothing of the news."""
        keys = self.reading.text.keys
        return any(key in ("quê", "quán", "sinh") for key in keys[max(0, token - 6) : token])

    def fullest(self, place: PlaceMention) -> str:
        """The name of a place, for a commune with the larger unit that the article names it in elsewhere."""
        return self._fullest.get(name_key(place.name), place.name) if place.level == "commune" else place.name

    def _main_province(self) -> Where | None:
        counts: Counter[str] = Counter()
        first: dict[str, PlaceMention] = {}
        opening: set[str] = set()
        told: set[str] = set()  # by its name, or by a district with its level (huyện X)
        for k, row in enumerate(self.named):
            for _, place in row:
                if place.province:
                    counts[place.province] += 2 if place.level == "province" else 1
                    first.setdefault(place.province, place)
                    if place.level == "province" or place.word:
                        told.add(place.province)
                    if k <= 2:
                        opening.add(place.province)
        given = self.reading.article.place
        if given and (not counts or name_key(given) in map(name_key, counts) or not (opening & told)):
            return Where(given, Support("place", source="metadata:place"))
        if not counts:
            return None
        ranked = counts.most_common()
        name, count = ranked[0]
        clear = len(ranked) == 1 or count >= 2 * ranked[1][1] or opening == {name}
        return self.where(first[name]) if clear else None

    @cached_property
    def abroad(self) -> bool:
        """Whether the article is about another country: its heading names one, and Việt Nam and our provinces are
        hardly named. "Tổng Bí thư", "Bộ Chính trị" or "tỉnh ủy" are that country's there."""
        text, sentences = self.reading.text, self.reading.sentences
        if not sentences or not self._countries(sentences[0].last):
            return False
        ours = sum(bool(place.province) for row in self.named for _, place in row)
        ours += sum(pair == ("việt", "nam") for pair in pairwise(text.keys))
        return self._countries(len(text.keys)) >= _ABROAD * max(1, ours)

    def _countries(self, last: int) -> int:
        """How often the first words of the article name another country; "Nga", "Anh", "Mỹ" are people as well."""
        return sum(end - first > 1 for first, end, _ in knowledge.countries().find(self.reading.text.keys, 0, last))

    def where(self, place: PlaceMention) -> Where:
        """The province a place lies in, with the words that name the place."""
        printed = place.name if place.level == "province" else ""
        return Where(place.province, Support("place", self.reading.span(place.first, place.last)), printed)

    def province_near(self, sentence: int, token: int) -> Where | None:
        """The province that an open "tỉnh" at this token means."""
        row, keys = self.named[sentence], self.reading.text.keys
        before = [p for at, p in row if at <= token and p.province and keys[at - 1] not in _WHEREABOUTS]
        after = [p for at, p in row if at > token and p.level == "province"]
        for place in [*before[::-1][:1], *after[:1]]:
            return self.where(place)
        return self.main or self._carried(sentence)

    def _carried(self, sentence: int) -> Where | None:
        """The one province of the nearest of the three sentences before, in an article about several."""
        for k in range(sentence - 1, max(-1, sentence - _REACH - 1), -1):
            found = {p.province: p for _, p in self.named[k] if p.province}
            if found:
                return self.where(next(iter(found.values()))) if len(found) == 1 else None
        return None

    def unit_near(self, word: str, sentence: int, token: int) -> PlaceMention | None:
        """The district, town, city or commune that an open "huyện", "thành phố", "xã" at this token means: the one its
        sentence names, the one the article is about, or the one that was named last."""
        here = [(at, p) for at, p in self.named[sentence] if _is_unit(p, word)]
        if here:
            names = {name_key(p.name.split(",")[0]) for _, p in here}
            before = [p for at, p in here if at < token]
            return before[-1] if before else here[0][1] if len(names) == 1 else None
        if word not in self._units:
            self._units[word] = self._main_unit(word)
        return self._units[word] or self._named_before(word, sentence)

    def names_district(self) -> bool:
        """Whether the article names a district or town."""
        return any(place.level == "district" for row in self.named for _, place in row)

    def main_district(self) -> PlaceMention | None:
        """The one district or town that the article names, which a bare phòng is of; None where there are several."""
        names = {name_key(p.name): p for row in self.named for _, p in row if p.level == "district"}
        return next(iter(names.values())) if len(names) == 1 else None

    def _main_unit(self, word: str) -> PlaceMention | None:
        """The one unit of this kind that the article names, or names in its opening and most often."""
        counts: Counter[str] = Counter()
        first: dict[str, PlaceMention] = {}
        opening: set[str] = set()
        for k, row in enumerate(self.named):
            for _, place in row:
                if _is_unit(place, word):
                    name = name_key(place.name.split(",")[0])
                    counts[name] += 1
                    first.setdefault(name, place)
                    if k <= 2:
                        opening.add(name)
        if not counts:
            return None
        ranked = counts.most_common(2)
        clear = len(ranked) == 1 or (ranked[0][1] > ranked[1][1] and opening == {ranked[0][0]})
        return first[ranked[0][0]] if clear else None

    def _named_before(self, word: str, sentence: int) -> PlaceMention | None:
        for k in range(sentence - 1, max(-1, sentence - _REACH - 1), -1):
            found = {name_key(p.name.split(",")[0]): p for _, p in self.named[k] if _is_unit(p, word)}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None


def _is_unit(place: PlaceMention, word: str) -> bool:
    """Whether a place may be the "huyện", "thành phố" or "xã" of this word."""
    if word in _COMMUNES:
        return place.level == "commune" and place.word in (word, "")
    if place.level != "district" or place.word not in (word, ""):
        return False
    return place.word == word or _type(place.name) in (word, "")


def _type(name: str) -> str:
    """What kind of unit a district named without its word is, empty where several or none are known."""
    found = knowledge.districts().match(name_key(name).split(), 0)
    return found[0].type if found else ""
