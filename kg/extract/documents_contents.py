"""What an act without ``về`` is about: what a decision does, what a letter asks for, what a conclusion found."""

from kg.extract.documents_actors import Found, Line, actor_before
from kg.extract.documents_kinds import Kind, kinds
from kg.extract.documents_tail import issuing_verb, read_tail
from kg.extract.documents_titles import phrase_end, title_end
from kg.extract.reading import BODY, OFFICE, WORD
from kg.model import Fact
from kg.text.spelling import body_key

SHORTEST = 4  # words of a title that says what an act is about
_DOING = ("decision", "plan", "resolution")
_MADE_PUBLIC = (("công", "bố"), ("thông", "báo"), ("hoàn", "thiện"), ("hoàn", "tất"))
_JUST = ("đã", "vừa", "cũng", "chính", "thức")
_INSPECTORS = ("thanh tra", "ủy ban kiểm tra", "kiểm toán")
_UNTOLD = frozenset("khi chờ nếu sau đề nghị trước".split())
_NO_SUBJECT = frozenset(
    "của số này đã là được do nêu cũng trên và có tại mới thì nhưng vào trong ban cuối chỉ điều xử cho đối theo".split()
)


def concluded(line: Line, i: int, issuer: Found | None) -> bool:
    """``Thanh tra tỉnh | đã có | kết luận``: a fact, not ``khi có kết luận của Thanh tra``."""
    verb = issuing_verb(line, i)
    if verb is None or issuer is None or issuer.last > verb or issuer.actor.body is None:
        return False
    before = line.chunk(issuer.first - 2)
    if line.key(issuer.first - 1) in (",", "và") and before is not None and before.kind == BODY:
        return False
    told = line.key(verb) not in ("có", "ra") or line.key(verb - 1) in ("đã", "vừa", "mới")
    return told and not any(line.key(t) in _UNTOLD for t in range(max(line.first, issuer.first - 3), issuer.first))


def inspector_before(line: Line, i: int) -> Found | None:
    """``Thanh tra Chính phủ vừa công bố | kết luận thanh tra …``: an inspectorate makes its own conclusion public."""
    verb = next((i - len(words) for words in _MADE_PUBLIC if line.follows(i - len(words), *words)), None)
    found = actor_before(line, verb, _JUST) if verb is not None else None
    inspects = found is not None and body_key(found.actor.name).startswith(_INSPECTORS)
    return found if inspects else None


def title_of_next(line: Line, t: int, facts: list[Fact]) -> tuple[int, int] | None:
    """``Chỉ thị của A | và Kế hoạch của B về …``: what both are about."""
    found = kinds().match(line.keys, t + 1) if line.key(t) in ("và", ",") and t + 1 < line.last else None
    if found is None or line.key(found[1]) != "của":
        return None
    return read_tail(line, found[1], facts).title


def effect(line: Line, t: int, kind: Kind) -> tuple[int, int] | None:
    """``quyết định | thành lập Ban Chỉ đạo …``, ``công văn | đề nghị …``: what the act does, where that is not about
    a person."""
    uses = ("effect", "request") if "letter" in kind.named else ("effect",) if kind.kind in _DOING else ()
    at = _addressee_end(line, t) if "letter" in kind.named else t
    end = next((end for use in uses if (end := phrase_end(line, at, use)) is not None), None)
    if end is None or line.key(end) in (",", ";", "và", ".") or _several(line, t):
        return None
    last = title_end(line, t)
    if line.follows(last - 2, "nói", "trên") or line.follows(last - 2, "nêu", "trên"):
        last -= 2
    vague = line.key(last - 1) in ("này", "trên", "đó")
    return (t, last) if last - t >= SHORTEST and not vague else None


def _addressee_end(line: Line, t: int) -> int:
    """The token after whom a letter goes to: ``gửi công văn | đến UBND tỉnh | xin …``."""
    if line.key(t) not in ("đến", "tới", "cho", "sang", "lên"):
        return t
    chunk = line.chunk(t + 1)
    return chunk.last if chunk is not None and chunk.kind in (BODY, OFFICE) else t


def finding(line: Line, t: int) -> tuple[int, int] | None:
    """``đã ban hành kết luận thanh tra | toàn diện dự án …``: what a conclusion is about, without ``về``."""
    chunk = line.chunk(t)
    if chunk is None or chunk.kind != WORD or not line.words[t].islower() or line.key(t) in _NO_SUBJECT:
        return None
    last = title_end(line, t)
    return (t, last) if last - t > SHORTEST else None


def _several(line: Line, t: int) -> bool:
    """``20 kế hoạch tổ chức …``, ``các công văn``, ``có kế hoạch sáp nhập``: no act in particular."""
    start = next((n for n in range(t - 1, max(line.first, t - 5), -1) if kinds().match(line.keys, n) is not None), t)
    before = line.key(start - 1)
    intends = before == "có" and line.key(start) == "kế"
    return intends or before in ("các", "những", "nhiều", "số", "loạt", "vài") or (before.isdigit() and before != "1")
