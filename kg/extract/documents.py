"""Acts that an article names: by number, by what adopted them, by issuer and subject, by a name of their own."""

from collections.abc import Iterator

from kg.extract.documents_actors import Found, Line
from kg.extract.documents_issued import issued_acts, titled_acts
from kg.extract.documents_kinds import Kind, first_words, kinds
from kg.extract.documents_merge import Mention, draft_start, merged
from kg.extract.documents_named import named_acts
from kg.extract.documents_numbered import list_issuer, numbered_acts, shared
from kg.extract.documents_passed import passed_acts
from kg.extract.frame import Frame
from kg.extract.reading import BODY, OFFICE, PERSON, Reading
from kg.model import Fact


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """The acts of the article, one fact each."""
    mentions: list[Mention] = []
    found: list[Mention] = []
    announced: dict[
        str, Found
    ] = {}  # kind -> who issued the acts that a list names: "các chỉ thị của Ban Bí thư gồm: …"
    line: Line | None = None
    done = 0
    for i, j, kind in _openings(reading):
        sentence = reading.text.sentence_of[i]
        if line is None or line.k != sentence:
            mentions += shared(found, line) if line is not None else ()
            line, found, announced = Line(reading, frame, sentence), [], {}
        if i < done or j > line.last:
            continue
        acts, end = _acts(line, i, j, kind, facts, found[-1] if found else None)
        if not acts and (issuer := list_issuer(line, i, j)) is not None:
            announced[kind.kind] = issuer
        for act in acts:
            if act.issuer is None and (act.number is not None or act.title) and act.kind in announced:
                act.issuer = announced[act.kind]
                act.support += act.issuer.support
        found += acts
        done = end if acts else done
    mentions += shared(found, line) if line is not None else ()
    return [*merged(mentions)]


def _acts(
    line: Line, i: int, j: int, kind: Kind, facts: list[Fact], before: Mention | None
) -> tuple[list[Mention], int]:
    """The acts that a kind opens, by the surest reading that fits; ``before``: the act named before in the sentence."""
    found = numbered_acts(line, i, j, kind, facts) if "unnumbered" not in kind.named else ([], j)
    if found[0]:
        return found
    if line.chunks[line.index(i)].kind in (BODY, OFFICE, PERSON) or line.key(j) in ("viên", "sư", "gia"):
        return [], j
    found = named_acts(line, i, j, kind, facts)
    if not found[0]:
        found = passed_acts(line, i, j, kind, facts)
    if not found[0] and ("titled" in kind.named or draft_start(line, i) != i) and kind.kind != "law":
        found = titled_acts(line, i, j, kind)
    if not found[0] and "issued" in kind.named:
        found = issued_acts(line, i, j, kind, facts, before)
    return found


def _openings(reading: Reading) -> Iterator[tuple[int, int, Kind]]:
    """Where the words of a kind stand; shorter ones inside longer ones, too (``thông báo | kết luận thanh tra``)."""
    keys, table, openings = reading.text.keys, kinds(), first_words()
    for i, key in enumerate(keys):
        if key in openings and (match := table.match(keys, i)):
            yield i, match[1], match[0]
