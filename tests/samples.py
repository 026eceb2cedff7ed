"""Articles of our own with their facts written by hand, for every test that needs a graph.

``article()`` is one full article with facts in all tables; ``random_article(seed)`` a valid one for each seed.
"""

import random
import re
from collections.abc import Sequence

from kg.model import (
    Actor,
    AdoptionFact,
    Article,
    AwardFact,
    Body,
    ChangeFact,
    Document,
    DocumentFact,
    Event,
    EventFact,
    Evidence,
    Fact,
    OrganizationFact,
    ParentFact,
    ParticipationFact,
    PostFact,
    ProfileFact,
    RelationFact,
    Span,
    StatisticFact,
    Support,
)

TITLE = "Đại hội Đảng bộ huyện Kỳ Lâm lần thứ XII"
TEXT = """Ngày 14/8, Đảng bộ huyện Kỳ Lâm khai mạc Đại hội lần thứ XII, nhiệm kỳ 2020-2025. Ông Trần Đình Mơ, \
Phó Bí thư Tỉnh ủy, dự và chỉ đạo Đại hội.

Đại hội bầu bà Lê Thị Thuỳ Ngân giữ chức Bí thư Đảng ủy huyện. Bà Lê Thị Thùy Ngân phát biểu nhận nhiệm vụ.
Ông Võ Văn Tám, nguyên Bí thư, bị Ban Thường vụ Tỉnh ủy kỷ luật cảnh cáo năm 2019.
Toàn huyện có hơn 4.512 đảng viên; 90% chi bộ và 90% đảng viên hoàn thành tốt nhiệm vụ, mỗi xã có 9-15 cán bộ.
Thực hiện Nghị quyết số 05-NQ/HU của Huyện ủy và Chỉ thị 12-CT/TW ngày 3/2/2018 của Bộ Chính trị, huyện được tặng \
Huân chương Lao động hạng Nhì. Mười sáu tổ chức cơ sở đảng nhận Bằng khen; ông Trần Đình Mơ được Giấy khen.
Dự kiến tháng 10/2020, huyện tổ chức Hội nghị triển khai Nghị quyết, giới thiệu ông Phan Tất Đạt để bầu Chủ tịch \
UBND huyện.
"""

HUYEN = Body("Đảng bộ huyện", "Kỳ Lâm", "party", "district", "Hà Tĩnh")
HUYEN_UY = Body("Đảng ủy huyện", "Kỳ Lâm", "party", "district", "Hà Tĩnh")
TINH_UY = Body("Tỉnh ủy", "Hà Tĩnh", "party", "province", "Hà Tĩnh")
BAN_THUONG_VU = Body("Ban Thường vụ Tỉnh ủy", "Hà Tĩnh", "party", "province", "Hà Tĩnh", parent=TINH_UY)
UBND = Body("UBND huyện", "Kỳ Lâm", "state", "district", "Hà Tĩnh")
VAN_PHONG = Body("Văn phòng UBND huyện", "Kỳ Lâm", "state", "district", "Hà Tĩnh", parent=UBND)
DANG_BO_VAN_PHONG = Body("Đảng bộ Văn phòng UBND huyện", "Kỳ Lâm", "party", "grassroots", "Hà Tĩnh", parent=VAN_PHONG)
BO_CHINH_TRI = Body("Bộ Chính trị", "", "party", "national", national=True)
CHI_BO = Body("Chi bộ thôn Đông", "", "party", "grassroots")
CONGRESS = Event("congress", "Đại hội Đảng bộ huyện Kỳ Lâm lần thứ XII", HUYEN, "", "", "12", "2020-2025", "2020-08-14")
CONFERENCE = Event("conference", "Hội nghị triển khai Nghị quyết", HUYEN, "Đảng bộ huyện", "Kỳ Lâm", start="2020-10")


def find(article: Article, words: str, nth: int = 0) -> Span:
    """Where the words stand in the article's reading, the ``nth`` time."""
    starts = [match.start() for match in re.finditer(re.escape(words), article.reading)]
    return Span(starts[nth], starts[nth] + len(words))


def evidence(article: Article, statement: str, rule: str, **support: str) -> Evidence:
    """Evidence by its words; a support with a colon names a source, ``words#2`` is where words stand the third time."""
    supports = []
    for role, words in support.items():
        if re.match(r"(metadata|convention):", words):
            supports.append(Support(role, source=words))
        else:
            words, _, nth = words.partition("#")
            supports.append(Support(role, find(article, words, int(nth or 0))))
    return Evidence(find(article, statement), rule, tuple(supports))


def article() -> tuple[Article, list[Fact]]:
    """The full article and its facts, in no particular order."""
    it = Article(
        "vi-du-01",
        TEXT,
        TITLE,
        published="2020-08-15",
        publisher="Báo Kỳ Lâm",
        place="Hà Tĩnh",
        url="https://example.org/tin/1",
        author="Lê Nguồn",
    )
    opening = "Ngày 14/8, Đảng bộ huyện Kỳ Lâm khai mạc Đại hội lần thứ XII, nhiệm kỳ 2020-2025."
    guest = "Ông Trần Đình Mơ, Phó Bí thư Tỉnh ủy, dự và chỉ đạo Đại hội."
    elected = "Đại hội bầu bà Lê Thị Thuỳ Ngân giữ chức Bí thư Đảng ủy huyện."
    speech = "Bà Lê Thị Thùy Ngân phát biểu nhận nhiệm vụ."
    disciplined = "Ông Võ Văn Tám, nguyên Bí thư, bị Ban Thường vụ Tỉnh ủy kỷ luật cảnh cáo năm 2019."
    figures = TEXT[TEXT.index("Toàn huyện") : TEXT.index("Thực hiện") - 1]
    papers = TEXT[TEXT.index("Thực hiện") : TEXT.index(" Mười sáu")]
    honours = TEXT[TEXT.index("Mười sáu") : TEXT.index("Dự kiến") - 1]
    plan = TEXT[TEXT.index("Dự kiến") :].strip()
    size = {"subject": Actor("Đảng bộ huyện Kỳ Lâm", HUYEN), "period": "2020", "kind": "actual"}
    facts: list[Fact] = [
        OrganizationFact(body=HUYEN, evidence=evidence(it, opening, "organizations.name", body="Đảng bộ huyện#1")),
        OrganizationFact(
            body=TINH_UY, evidence=evidence(it, guest, "organizations.name", body="Tỉnh ủy", place="metadata:place")
        ),
        OrganizationFact(body=BO_CHINH_TRI, evidence=evidence(it, papers, "organizations.name", body="Bộ Chính trị")),
        OrganizationFact(body=BAN_THUONG_VU, evidence=evidence(it, disciplined, "organizations.name")),
        OrganizationFact(body=HUYEN_UY, evidence=evidence(it, elected, "organizations.name", body="Đảng ủy huyện")),
        OrganizationFact(body=HUYEN, evidence=evidence(it, TITLE, "organizations.name", body="Đảng bộ huyện")),
        PostFact(
            person="Trần Đình Mơ",
            role="Phó Bí thư",
            body=TINH_UY,
            status="current",
            evidence=evidence(it, guest, "posts.title", person="Trần Đình Mơ", place="metadata:place"),
        ),
        PostFact(
            person="Lê Thị Thuỳ Ngân",
            role="Bí thư",
            body=HUYEN_UY,
            status="new",
            term="2020-2025",
            evidence=evidence(it, elected, "posts.elected", person="Lê Thị Thuỳ Ngân"),
        ),
        PostFact(
            person="Võ Văn Tám",
            role="Bí thư",
            body=None,
            status="former",
            end="2019",
            evidence=evidence(it, disciplined, "posts.title", person="Võ Văn Tám"),
        ),
        PostFact(
            person="Phan Tất Đạt",
            role="Chủ tịch",
            body=UBND,
            status="proposed",
            modality="proposed",
            evidence=evidence(it, plan, "posts.proposed", person="Phan Tất Đạt"),
        ),
        ChangeFact(
            person="Lê Thị Thùy Ngân",
            change="elected",
            role="Bí thư",
            body=HUYEN,
            by=Actor("Đại hội Đảng bộ huyện Kỳ Lâm"),
            date="2020-08-14",
            evidence=evidence(it, elected, "posts.elected", person="Lê Thị Thuỳ Ngân", date="14/8"),
        ),
        ChangeFact(
            person="Võ Văn Tám",
            change="disciplined",
            role="cảnh cáo",
            body=HUYEN,
            by=Actor("Ban Thường vụ Tỉnh ủy Hà Tĩnh", BAN_THUONG_VU),
            date="2019",
            evidence=evidence(it, disciplined, "posts.disciplined", person="Võ Văn Tám"),
        ),
        ChangeFact(
            person="Phan Tất Đạt",
            change="elected",
            role="Chủ tịch",
            body=UBND,
            modality="planned",
            date="2020-10",
            evidence=evidence(it, plan, "posts.planned", person="Phan Tất Đạt"),
        ),
        EventFact(event=CONGRESS, evidence=evidence(it, opening, "events.congress", date="14/8", title="Đại hội")),
        EventFact(event=CONFERENCE, modality="planned", evidence=evidence(it, plan, "events.conference")),
        ParticipationFact(
            person="Trần Đình Mơ", role="attend", event=CONGRESS, evidence=evidence(it, guest, "events.attend")
        ),
        ParticipationFact(
            person="Trần Đình Mơ", role="direct", event=CONGRESS, evidence=evidence(it, guest, "events.direct")
        ),
        ParticipationFact(
            person="Lê Thị Thùy Ngân", role="speak", event=CONGRESS, evidence=evidence(it, speech, "events.speak")
        ),
        DocumentFact(
            document=Document("resolution", "05-NQ/HU", Actor("Huyện ủy Kỳ Lâm", HUYEN_UY)),
            evidence=evidence(it, papers, "documents.number", number="05-NQ/HU"),
        ),
        DocumentFact(
            document=Document("directive", "12-CT/TW", Actor("Bộ Chính trị", BO_CHINH_TRI), date="2018-02-03"),
            evidence=evidence(it, papers, "documents.number", number="12-CT/TW", date="3/2/2018"),
        ),
        AwardFact(
            award="Huân chương Lao động hạng Nhì",
            recipient="Đảng bộ huyện Kỳ Lâm",
            recipient_kind="body",
            body=HUYEN,
            evidence=evidence(it, papers, "awards.given", award="Huân chương Lao động hạng Nhì"),
        ),
        AwardFact(
            award="Bằng khen",
            recipient="tổ chức cơ sở đảng",
            recipient_kind="group",
            count="16",
            year="2020",
            evidence=evidence(it, honours, "awards.given", award="Bằng khen"),
        ),
        AwardFact(
            award="Giấy khen",
            recipient="Trần Đình Mơ",
            recipient_kind="person",
            giver=Actor("Đảng ủy huyện Kỳ Lâm", HUYEN_UY),
            evidence=evidence(it, honours, "awards.given", award="Giấy khen"),
        ),
        StatisticFact(
            **size,
            indicator="members",
            value="4512",
            unit="members",
            words="đảng viên",
            qualifier="hơn",
            evidence=evidence(it, figures, "statistics.count", value="4.512"),
        ),
        StatisticFact(
            **size,
            indicator="rated-good",
            value="90",
            unit="percent",
            population="cells",
            evidence=evidence(it, figures, "statistics.share", value="90%"),
        ),
        StatisticFact(
            **size,
            indicator="rated-good",
            value="90",
            unit="percent",
            population="members",
            evidence=evidence(it, figures, "statistics.share", value="90%#1"),
        ),
        StatisticFact(
            **size,
            indicator="other",
            value="9-15",
            unit="people",
            words="cán bộ",
            evidence=evidence(it, figures, "statistics.range", value="9-15"),
        ),
        ProfileFact(
            person="Lê Thị Thùy Ngân",
            attribute="gender",
            value="female",
            evidence=evidence(
                it, speech, "profile-title", person="Lê Thị Thùy Ngân", gender="convention:form-of-address"
            ),
        ),
        ProfileFact(
            person="Trần Đình Mơ",
            attribute="birth",
            value="1968-05",
            evidence=evidence(it, guest, "profile-birth", person="Trần Đình Mơ"),
        ),
        ProfileFact(
            person="Trần Đình Mơ",
            attribute="home",
            value="Kỳ Lâm",
            province="Hà Tĩnh",
            evidence=evidence(it, guest, "profile-home", person="Trần Đình Mơ"),
        ),
        ProfileFact(
            person="Võ Văn Tám",
            attribute="education",
            value="Thạc sĩ Luật",
            modality="reported",
            evidence=evidence(it, disciplined, "profile-education", person="Võ Văn Tám"),
        ),
        ParentFact(
            body=HUYEN,
            parent=Actor("Tỉnh ủy Hà Tĩnh", TINH_UY),
            evidence=evidence(it, guest, "parent-told", parent="Tỉnh ủy"),
        ),
        RelationFact(
            document=Document("resolution", "05-NQ/HU", Actor("Huyện ủy Kỳ Lâm", HUYEN_UY)),
            relation="implements",
            other=Document("directive", "12-CT/TW", Actor("Bộ Chính trị", BO_CHINH_TRI), date="2018-02-03"),
            evidence=evidence(it, papers, "relation-direct", document="05-NQ/HU", other="12-CT/TW"),
        ),
        AdoptionFact(
            event=CONGRESS, adopted="Nghị quyết", evidence=evidence(it, elected, "adopted", event="Đại hội bầu")
        ),
        AdoptionFact(
            event=CONGRESS,
            adopted="05-NQ/HU",
            document=Document("resolution", "05-NQ/HU", Actor("Huyện ủy Kỳ Lâm", HUYEN_UY)),
            evidence=evidence(it, papers, "adopted", document="05-NQ/HU"),
        ),
    ]
    return it, facts


_SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Đặng", "Bùi", "Hồ", "Lò", "Y"]
_MIDDLES = ["Văn", "Thị", "Đình", "Quốc", "Hữu", "Thanh", "Minh"]
_GIVEN = ["Hùng", "Hưng", "Hoà", "Hòa", "Thuỷ", "Thủy", "Mỹ", "Mĩ", "Đạt", "Ngân", "Quý", "Lý"]
_PLACES = (
    ("Kỳ Lâm", "Hà Tĩnh"),
    ("Hiệp Hoà", "Bắc Giang"),
    ("Tân Lộc", "Cà Mau"),
    ("Quảng Nam", "Quảng Nam"),
    ("", ""),
)
_BODIES = ("Đảng bộ huyện", "Đảng ủy huyện", "UBND huyện", "Sở Tài chính", "Ban Thường vụ Huyện ủy", "Chi bộ 1")
_ROLES = ("Bí thư", "Phó Bí thư", "Ủy viên", "Chủ tịch", "Trưởng ban", "Người giữ kho")
_DATES = ("", "2020", "2020-02", "2020-02-29", "--09-02", "--09", "2019-12-31")


def random_article(seed: int, size: int = 40) -> tuple[Article, list[Fact]]:
    """A valid article of ``size`` facts drawn by the seed."""
    pick = random.Random(seed)
    sentences = [f"Câu số {n} nói về việc thứ {pick.randint(1, 99)} của huyện." for n in range(max(1, size // 3))]
    title = f"Bản tin số {seed}"
    it = Article(
        f"ngau-nhien-{seed}",
        "\n".join(sentences),
        title,
        published=pick.choice(("", "2020", "2020-02", "2020-02-29")),
        place="Hà Tĩnh",
    )
    return it, [_random_fact(pick, it, sentences) for _ in range(size)]


def _random_fact(pick: random.Random, it: Article, sentences: Sequence[str]) -> Fact:
    sentence = pick.choice([it.title, *sentences])
    statement = find(it, sentence)
    at = statement.start + pick.randint(0, 5)
    supports = (Support("value", Span(at, at + pick.randint(1, 5))), Support("place", source="metadata:place"))
    proof = Evidence(statement, pick.choice(("a.one", "a.two")), supports[: pick.randint(0, 2)])
    modality = pick.choice(("asserted",) * 6 + ("planned", "proposed", "denied", "reported", "conditional"))
    common = {"evidence": proof, "modality": modality}
    place, province = pick.choice(_PLACES)
    parent = pick.choice((None, Body("Huyện ủy", place, "party", "district", province)))
    body = Body(pick.choice(_BODIES), place, pick.choice(("party", "state")), "district", province, parent=parent)
    actor = Actor(f"{body.name} {body.place}".strip(), pick.choice((body, None)))
    person = f"{pick.choice(_SURNAMES)} {pick.choice(_MIDDLES)} {pick.choice(_GIVEN)}"
    role, day, maybe = pick.choice(_ROLES), pick.choice(_DATES), pick.choice((body, None))
    event = Event(
        pick.choice(("congress", "conference", "other")),
        f"Đại hội {body.name}",
        maybe,
        pick.choice(("", body.name, "Huyện")),
        pick.choice(("", place)),
        pick.choice(("", "7", "12")),
        pick.choice(("", "2020-2025")),
        day,
    )
    number = pick.choice(("", "05-NQ/HU", "15/2019/QĐ-UBND"))
    document = Document("resolution", number, pick.choice((actor, None)), "" if number else f"Nghị quyết {role}", day)
    act = document if number else Document("plan", "12-KH/HU", date=day)
    facts: tuple[Fact, ...] = (
        OrganizationFact(body=body, **common),
        PostFact(person=person, role=role, body=maybe, status=pick.choice(("current", "new", "former")), **common),
        ChangeFact(person=person, change="appointed", role=role, body=body, by=actor, date=day, **common),
        ChangeFact(person=person, change="disciplined", role="khiển trách", body=maybe, date=day, **common),
        EventFact(event=event, **common),
        ParticipationFact(person=person, role=pick.choice(("chair", "attend")), event=event, **common),
        DocumentFact(document=document, **common),
        AwardFact(award="Bằng khen", recipient=person, recipient_kind="person", giver=actor, year="2020", **common),
        AwardFact(award="Cờ thi đua", recipient="chi bộ", recipient_kind="group", count="7", **common),
        ProfileFact(person=person, attribute="birth", value=pick.choice(("1965", "1970-02-03", "1968-11")), **common),
        ProfileFact(person=person, attribute="home", value=place or "Huế", province=province, **common),
        ParentFact(body=body, parent=Actor("Tỉnh ủy Hà Tĩnh", TINH_UY), **common),
        RelationFact(document=act, relation="cites", other=Document("law", "45/2013/QH13"), **common),
        AdoptionFact(event=event, adopted=act.name, document=pick.choice((act, None)), **common),
    )
    if pick.random() < 0.3:
        value = pick.choice(("90", "90.5", "9-15", "4512", "0.07"))
        kind, period = pick.choice(("actual", "target")), pick.choice(("", "2020", "2015-2020"))
        return StatisticFact(
            subject=actor, indicator="members", value=value, unit="members", period=period, kind=kind, **common
        )
    return pick.choice(facts)
