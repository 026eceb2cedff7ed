"""The specific bodies an article names, each once, in the fullest form."""

from kg.extract.bodies import BodyMention
from kg.extract.frame import Frame
from kg.extract.reading import BODY, OFFICE, Reading
from kg.model import Body, Evidence, Fact, OrganizationFact, Support
from kg.text.spelling import body_key, name_key

_PARTS = ("Ban Thường vụ", "BTV", "Ban Thường trực", "Thường trực", "Ban Chấp hành", "BCH", "Ban chấp hành")
_GENERIC = frozenset(("các", "mọi", "mỗi", "từng", "nhiều", "những", "một", "số", "toàn", "nhà"))


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """One fact a body; a standing committee counts as its body, a generic group ("các chi bộ") not at all."""
    best: dict[tuple[str, str], OrganizationFact] = {}
    for sentence, chunk in reading.of_kind(BODY):
        _add(best, reading, frame, chunk.value, sentence, "body-named")
    for sentence, chunk in reading.of_kind(OFFICE):
        mention = chunk.value.body
        if mention is not None and not (chunk.value.conventional and mention.head.form == "Nhà nước"):
            _add(best, reading, frame, mention, sentence, "body-of-office")
    return sorted(
        best.values(),
        key=lambda f: (
            f.evidence.statement.start,
            f.evidence.support[0].span.start if f.evidence.support[0].span else 0,
        ),
    )


def whole(body: Body) -> Body:
    """The body that a standing committee or an executive committee is one with in the organizations table."""
    for part in _PARTS:
        if body.name.startswith(part + " ") and body.parent is not None:
            return body.parent
    return body


def _add(
    best: dict[tuple[str, str], OrganizationFact],
    reading: Reading,
    frame: Frame,
    mention: BodyMention,
    sentence: int,
    rule: str,
) -> None:
    if (
        mention.first
        and reading.text.keys[mention.first - 1] in _GENERIC
        and not mention.place
        and not mention.national
    ):
        if reading.text.sentence_of[mention.first - 1] == sentence and reading.text.keys[mention.first - 1] != "toàn":
            return
    settled = frame.settle(mention, sentence)
    if settled is None:
        return
    body, support = settled
    body = whole(body)
    if body.name.isupper() and len(body.name) > 12:
        return
    key = (body_key(body.name), name_key(body.place))
    known = best.get(key)
    if known is None or _fuller(body, known.body):
        span = Support("body", reading.span(mention.first, mention.last))
        evidence = Evidence(reading.statement(sentence), rule, (span, *support))
        best[key] = OrganizationFact(body=body, evidence=known.evidence if known else evidence)


def _fuller(new: Body, old: Body) -> bool:
    """Đảng bộ is preferred to đảng ủy."""
    return new.name.startswith("Đảng bộ") and not old.name.startswith("Đảng bộ")
