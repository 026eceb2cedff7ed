"""What a mention leaves open, settled by the article: which province "tỉnh" is, which body a bare "Đảng bộ" is.

Sources in this order: the mention itself, its neighbours in a list of titles, its sentence, the article, the metadata.
Where these leave two candidates the place stays unknown.
"""

from dataclasses import replace

from kg.extract.bodies import INSPECTORS
from kg.extract.body_mention import BodyMention
from kg.extract.frame_lists import next_in_list, of_many
from kg.extract.frame_own import (
    committee_before,
    committee_near,
    first_committee,
    one_government,
    own_association,
    own_inspectors,
    own_union,
    several_committees,
)
from kg.extract.localities import Localities
from kg.extract.reading import Reading
from kg.extract.wholes import (
    COMMITTEES,
    STANDING,
    Where,
    abbreviates,
    at_level,
    body_of,
    fits,
    is_company,
    is_part,
    may_mean,
    of_city,
    part_of,
    unit_word,
)
from kg.model import Body, Span, Support
from kg.text.spelling import article_key, body_key, name_key

_GOVERNMENT = tuple(
    map(name_key, ("UBND", "HĐND", "Ủy ban nhân dân", "Hội đồng nhân dân", "MTTQ", "Mặt trận Tổ quốc",
                   "Đoàn đại biểu Quốc hội", "Đoàn ĐBQH", "Ủy ban MTTQ", "MTTQ Việt Nam"))
)  # fmt: skip
_EXECUTIVES = ("ban chấp hành", "bch")
_MASS = tuple(map(name_key, ("Công đoàn", "Hội Cựu chiến binh", "Đoàn Thanh niên", "Hội Phụ nữ", "Chi đoàn")))
BOARDS = tuple(map(name_key, ("HĐQT", "HĐTV", "Hội đồng quản trị", "Hội đồng thành viên", "Hội đồng trường")))
_INVESTIGATORS = ("cơ quan cảnh sát điều tra", "cơ quan csđt", "cơ quan an ninh điều tra")
_COMMUNES = ("xã", "phường", "đặc khu")
_OF_DISTRICTS = tuple(
    f"phòng {field}"
    for field in ("nội vụ", "tài chính", "giáo dục", "gd", "kinh tế", "tư pháp", "tài nguyên", "tn", "lao động", "lđ",
                  "văn hóa", "vh", "quản lí đô thị", "qlđt", "y tế", "nông nghiệp", "nn", "dân tộc", "hạ tầng")
)  # fmt: skip
_UPPER = ("ban nội chính",)  # that a province's committee has and none below it
_LOWER = ("district", "commune")
_PARTY_WORK = tuple(map(name_key, ("Ban Đối ngoại", "Ban Tuyên giáo", "Ban Tổ chức", "Ban Dân vận", "Ban Nội chính")))


_OF_FRONTS = ("đoàn chủ tịch", "ban thường trực")
_OF_CELLS = ("chi bộ", "chi ủy", "ban chi ủy")
_IN_LIST = (*COMMITTEES, "ban chấp hành đảng bộ", "bch đảng bộ")
_TELLING = ("trung tâm", "chi cục")  # heads that tell which body of the place told of is meant
_OF_UNITS = ("đảng", "chi", "ban cán sự", "công đoàn", "đoàn thanh niên")


def _of_board(body: BodyMention) -> BodyMention:
    """``Bí thư Đảng ủy, Chủ tịch HĐQT Bến Lặng``: the committee is the company's, not its board's."""
    words = body.name.split()
    size = len(body.head.form.split())
    board = name_key(body.head.form) in BOARDS and len(words) > size
    return (body.parent or replace(body, name=" ".join(words[size:]))) if board else body


class Frame:
    """The subject frame of one article."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.localities = Localities(reading)
        self.main = self.localities.main
        self._mentions = [
            (k, mention) for k, row in enumerate(reading.things) for mention in map(body_of, row) if mention is not None
        ]
        self._name_all()
        if any(mention.parent and mention.parent.bare for _, mention in self._mentions):
            self._mentions = [(k, self._of_office(mention) or mention) for k, mention in self._mentions]
            self._name_all()
        party = first_committee(self._mentions)
        self.party = self._fullest(party) if party is not None else None  # that a bare "Đảng bộ" means

    def _name_all(self) -> None:
        self._named = {article_key(mention.name): mention for _, mention in reversed(self._mentions)}
        self._fuller: dict[tuple[str, bool], BodyMention] = {}

    def _of_office(self, mention: BodyMention) -> BodyMention | None:
        """``Chi bộ Văn phòng | Sở``: of the one Sở that the article names; as printed where it names none."""
        whole = mention.parent
        if whole is None or not whole.bare:
            return mention
        if whole.parent is not None:
            named = self._of_office(whole)
        elif (named := self.only(whole.head.form)) is None:
            return (
                None if any(m.head.form == whole.head.form for _, m in self._mentions) else replace(mention, bare=False)
            )
        inside = replace(mention, name=mention.name.removesuffix(whole.name).rstrip())
        return part_of(inside, named) if named else None

    def _fullest(self, mention: BodyMention) -> BodyMention:
        """The one longer mention that this one abbreviates (Đảng bộ Khối → Đảng bộ Khối các cơ quan tỉnh, Công ty Kỳ
        Hòa → Công ty TNHH Du lịch Kỳ Hòa)."""
        proper = mention.head.takes == "proper"
        if mention.national and mention.head.takes != "field":
            return mention
        if not proper and (mention.place is not None or mention.word):
            return mention
        key = article_key(mention.name)
        known = self._fuller.get((key, mention.bare))
        if known is None:
            longer = {k: m for k, m in self._named.items() if k != key and abbreviates(key, mention, k, m)}
            known = self._fuller[key, mention.bare] = next(iter(longer.values())) if len(longer) == 1 else mention
        return mention if article_key(known.name) == key else known

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
        elif mention.head.takes == "proper":
            mention = self._fullest(mention)
        elif mention.place is None and not mention.word:
            mention = self._fullest(mention)
            if mention.parent is not None and name_key(mention.name).startswith(STANDING):
                mention = self._with_fullest_parent(mention, mention.parent)
            if name_key(mention.name) in _PARTY_WORK:
                named = (self.party_near(sentence, mention.first), self.party)
                upper = name_key(mention.name) in _UPPER
                party = next((it for it in named if it and not (upper and it.level in _LOWER)), None)
                if party and sibling and sibling.word == "tỉnh" != unit_word(party):
                    party = None  # Bí thư Huyện ủy X, Trưởng Ban Nội chính, Phó Chủ tịch UBND tỉnh
                mention = part_of(mention, party) if party and party.head.takes == "place" else mention
        body, support = self._placed(mention, sentence, near)
        return body, support

    def _with_fullest_parent(self, mention: BodyMention, parent: BodyMention) -> BodyMention:
        fuller = self._fullest(parent)
        if fuller is parent:
            return mention
        head = mention.name[: len(mention.name) - len(parent.name)].rstrip()
        return part_of(replace(mention, name=head), fuller)

    def _unbare(self, mention: BodyMention, sentence: int, sibling: BodyMention | None) -> BodyMention | None:
        """The body that a head alone means: of its list, of its neighbour, of the sentences before, of the article."""
        key = name_key(mention.name)
        if mention.parent is not None and mention.parent.bare:
            return self._of_office(mention) or self._of_council(mention, mention.parent, sentence)
        if key.endswith("hội") or key.startswith("đảng đoàn "):  # Ban Chấp hành Trung ương Hội, Đảng đoàn MTTQ
            fuller = self._fullest(mention)
            return own_association(self._mentions, key) if fuller is mention else fuller
        if key.endswith("việt nam"):
            return replace(mention, national=True, level="national", bare=False)
        if key in ("công đoàn", "công đoàn cơ sở", "cđcs"):
            if (union := own_association(self._mentions, body_key(key))) is not None:
                return union
        if key in _MASS and self.party is not None and self.party.parent is not None and self.main is not None:
            return replace(mention, level="province", bare=False)  # Công đoàn, of the office the article is about
        if key in _GOVERNMENT:
            if of_many(self.reading, mention):
                return None
            shared = next_in_list(self.reading, mention, sentence) or self._government_before(mention, sentence)
            shared = shared or self.party_near(sentence, mention.first) or one_government(self._mentions)
            return at_level(mention, shared) if shared else None
        if key.startswith(_INVESTIGATORS):  # Phó Giám đốc Công an tỉnh X, Thủ trưởng Cơ quan CSĐT
            police = sibling if sibling and not sibling.bare and "công an" in name_key(sibling.name) else None
            return replace(mention, place=police.place, level=police.level, bare=False) if police else None
        if key in BOARDS:  # Chủ tịch HĐQT, Bí thư Đảng ủy Tập đoàn X
            if sibling and not sibling.bare and sibling.head == mention.head:
                return sibling  # Chủ tịch HĐQT Công ty X, thành viên HĐQT
            beside = [m for m in (sibling, sibling and sibling.parent) if m and not m.bare and is_company(m)]
            company = beside[0] if beside else self._owner(sentence, mention.kind)
            return part_of(mention, company) if company else None
        if sibling is not None and not sibling.bare:
            if sibling.kind == "party":
                if name_key(sibling.name).startswith(f"{key} "):
                    return sibling  # tham gia Đảng đoàn, giữ chức Bí thư Đảng đoàn X
                central = sibling.national and "đảng ủy " not in body_key(sibling.name)
                if key in _IN_LIST and not central:
                    whole = sibling
                    while whole.parent is not None and whole.parent.kind == "party":
                        whole = whole.parent
                    return part_of(mention, whole) if key in STANDING else whole
            elif key.startswith(_OF_UNITS):
                office = key.startswith("đảng đoàn") and sibling.head.form == "Văn phòng"  # Đảng đoàn of the Hội itself
                inside = sibling.parent if office or (key.startswith("đảng ủ") and is_part(sibling)) else None
                return part_of(mention, inside or _of_board(sibling))
            elif key in _OF_FRONTS and sibling.kind == "mass":
                return part_of(mention, sibling)
            elif key in STANDING and not body_key(sibling.name).startswith(_GOVERNMENT):
                printed = self.reading.text.phrase(mention.first, mention.last)
                if name_key(printed) == f"{key} đảng ủy":  # Ủy viên Ban Thường vụ Đảng ủy, Giám đốc Sở X
                    return part_of(replace(mention, name=printed), sibling)
        if key in INSPECTORS:
            of_all = self.reading.text.keys[mention.last : mention.last + 1] in (["các"], ["cấp"], ["cơ"], ["trực"])
            return None if of_all else own_inspectors(self._mentions, mention, self.party)
        if key in _OF_CELLS:
            cell = self.only("Chi bộ")
            return cell if cell is not None and cell.first <= mention.first else None
        named = self.reading.text.words[mention.first][0].isupper()
        if named and mention.head.takes == "unit" and key.startswith(_TELLING) and key.count(" ") > 3:
            return replace(mention, bare=False)  # Trung tâm Phát triển quỹ đất: the one of the place told of
        if not (key.startswith("đảng") or key in COMMITTEES) or key.startswith("đảng đoàn"):
            return None
        if key in STANDING and (union := committee_before(self._mentions, mention, sentence)) is not None:
            return part_of(mention, union)
        if key in _EXECUTIVES and (union := own_union(self._mentions)) is not None:
            return part_of(mention, union)
        party = self.party or self.party_near(sentence, mention.first)
        if party is None or not may_mean(key, party) or several_committees(self._mentions, sentence):
            return None
        return part_of(mention, party) if key in STANDING else party

    def before_others(self, mention: BodyMention, sentence: int) -> bool:
        """``bà A giữ chức Trưởng ban Dân vận; ông B làm Bí thư Thành ủy C``: of which committee is not said."""
        if mention.place is not None or mention.word or name_key(mention.name) not in _PARTY_WORK:
            return False
        party = (m for k, m in self._mentions if k == sentence and m.kind == "party")
        return min((m.first for m in party if m.place and not m.national), default=0) > mention.first

    def party_near(self, sentence: int, token: int) -> BodyMention | None:
        """The Party committee of a unit that was named last: before the token, or up to three sentences back."""
        return committee_near(self._mentions, self.localities, sentence, token)

    def only(self, head: str) -> BodyMention | None:
        """The one body with this head that the article names; a head of two words also opens longer ones."""
        found: dict[str, BodyMention] = {}
        places: set[str] = set()
        for _, named in self._mentions:
            for part in filter(None, (named, named.parent)):
                mention = self._fullest(part) if part.head.takes in ("proper", "field") else part
                form = mention.head.form
                if (form == head and not mention.bare) or (
                    (" " in head or head == "Hội") and form.startswith(f"{head} ")
                ):
                    known = found.setdefault(article_key(mention.name), mention)
                    if mention.place:
                        places.add(name_key(mention.place.name))
                        found[article_key(mention.name)] = mention if known.place is None else known
        full = max(found, key=len, default="")  # Chi bộ Phòng Nội vụ | Chi bộ Phòng Nội vụ UBND huyện X: one
        return (
            found[full]
            if len(places) <= 1 and all(f"{full} ".startswith(f"{key} ") for key in found) and found
            else None
        )

    def _owner(self, sentence: int, kind: str) -> BodyMention | None:
        """The one company (school) of the sentence, or of the article: ``Thành viên HĐTV`` is of its board."""
        told = ((k, m) for k, named in self._mentions for m in (named, named.parent) if m and m.kind == kind)
        named = [(k, self._fullest(m)) for k, m in told if m.head.takes == "proper" and not m.national]
        here = [m for k, m in named if k == sentence] or [m for _, m in named]
        return here[0] if len({body_key(m.name) for m in here}) == 1 else None

    def _of_council(self, mention: BodyMention, council: BodyMention, sentence: int) -> BodyMention | None:
        """``Ban Pháp chế HĐND``: of the one council that the article is about."""
        whole = self._unbare(council, sentence, None) if name_key(council.name) in _GOVERNMENT else None
        own = mention.name.removesuffix(council.name).rstrip()
        return part_of(replace(mention, name=own, parent=None), whole) if whole is not None else None

    def _government_before(self, mention: BodyMention, sentence: int) -> BodyMention | None:
        """``Chủ tịch UBND huyện X, …; Phó Chủ tịch UBND``: the government that the sentence names before."""
        before = (m for k, m in self._mentions if k == sentence and m.first < mention.first)
        named = [m for m in before if m.word and not m.bare and body_key(m.name).startswith(_GOVERNMENT)]
        return named[-1] if named else None

    def _placed(self, mention: BodyMention, sentence: int, near: Where | None) -> tuple[Body, tuple[Support, ...]]:
        if mention.head.form == "Tỉnh ủy" and self.reading.text.words[mention.first] == "TUV":
            where = near or self.localities.province_near(sentence, mention.first)
            mention = mention if where is None or fits(mention, where) else of_city(mention)
        parent = self._placed(mention.parent, sentence, near)[0] if mention.parent is not None else None
        place, province = "", ""
        support: tuple[Support, ...] = ()
        if mention.place is not None:
            span: Span = self.reading.span(mention.place.first, mention.place.last)
            place, province = self.localities.fullest(mention.place), mention.place.province
            support = (Support("place", span),)
            if not province and mention.place.level not in ("province", "abroad"):
                where = near or self.localities.province_near(sentence, mention.first)
                province = where.province if where else ""
        elif mention.national:
            pass
        else:
            found = self._open_place(mention, sentence, near)
            if found is not None:
                place, province, support = found
            elif parent is not None:
                place, province = parent.place, parent.province
        level = mention.level or (parent.level if parent else "")
        level = "" if level == "abroad" else level  # of a place, not of a body of ours
        body = Body(mention.name, place, mention.kind, level, province, mention.national, parent)
        return body, support

    def _open_place(
        self, mention: BodyMention, sentence: int, near: Where | None
    ) -> tuple[str, str, tuple[Support, ...]] | None:
        """Name, province and support of the place that a body's "tỉnh", "thành phố", "huyện" … leaves open."""
        word = unit_word(mention)
        if word == "tỉnh" or word == "thành phố" or (mention.level == "province" and not word):
            where = near or self.localities.province_near(sentence, mention.first)
            if where and fits(mention, where):
                return where.name, where.province, (where.support,)
        if mention.head.level == "grassroots" and mention.parent is None and not word:
            word = "xã"  # Chi bộ thôn 3
        if mention.parent is None and not word and name_key(mention.name).startswith(_OF_DISTRICTS):
            government = None if self.localities.names_district() else one_government(self._mentions)
            commune = government is not None and government.word in _COMMUNES  # which have such, since 2025
            unit = government.place if government is not None and commune else self.localities.main_district()
        else:
            unit = self.localities.unit_near(word, sentence, mention.first) if word and word != "tỉnh" else None
        if unit is None:
            return None
        province = unit.province or (self.main.province if self.main else "")
        support = Support("place", self.reading.span(unit.first, unit.last))
        return self.localities.fullest(unit), province, (support,)
