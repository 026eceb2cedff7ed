"""Acts without a number known by issuer and subject (``Kết luận của Ban Thường vụ Tỉnh ủy về …``) or by a title of
their own (``Quy chế làm việc của Tỉnh ủy``)."""

import re

from kg.extract.documents_actors import Found, Line, actor_at
from kg.extract.documents_contents import SHORTEST, concluded, effect, finding, inspector_before, title_of_next
from kg.extract.documents_kinds import Kind
from kg.extract.documents_merge import Mention, draft_start, mention_at
from kg.extract.documents_tail import Tail, act_title, before_tail, issuing_verb, read_tail, signed_tail, speaker_after
from kg.extract.documents_titles import LONGEST, broken, is_personnel, opens_as, phrase_end, title_at, title_end
from kg.extract.reading import BODY, WORD
from kg.model import Fact

_DAY = re.compile(r"-\d\d-\d\d$")
_PERSONAL = ("decision", "resolution", "notice")  # kinds of acts that may be about a person's office
_ABOUT_ANY = frozenset(("công văn", "tờ trình"))  # letters and submissions decide nothing about a person
_LOWER = frozenset(("nghị quyết", "chỉ thị", "kết luận", "kết luận thanh tra"))  # that are names in lower case, too
_MANY = ("các", "những", "số", "nhiều", "hai", "ba")  # before acts that are none in particular
_NEAR = 4  # tokens after an issuer in which its act speaks: Kiểm toán nhà nước | khu vực III | nêu rõ
_SPOKEN = frozenset(("kết", "báo", "thông"))  # kết luận, báo cáo, thông báo
_SPEAKS = (("nêu",), ("chỉ", "rõ"), ("chỉ", "ra"), ("khẳng", "định"), ("cho", "thấy"), ("xác", "định"), ("đề", "cập"),
           ("cho", "biết"), ("cho", "hay"))  # fmt: skip
_DATED = frozenset(("văn bản", "báo cáo", "tờ trình"))  # told apart by their day only
_RELYING = frozenset(
    ("cứ", "theo", "hiện", "với", "phạm")
)  # căn cứ, theo, thực hiện, trái với quy định của Tỉnh ủy về …
_CARRIES_OUT = ("thực", "triển", "hành")  # kế hoạch | thực hiện nghị quyết …: whose it is must be told
_ASKED = (("đề", "nghị"), ("kiến", "nghị"), ("yêu", "cầu"), ("đề", "xuất"))
_WORKING = ("làm", "việc")
_OPENING = frozenset(("“", '"', ":", "-", "–", ".", ")"))  # a capital after these opens a sentence
_NO_TITLE = frozenset("của số này đã là được do nêu cũng trên và có tại mới chung gồm để".split())


def titled_acts(line: Line, i: int, j: int, kind: Kind) -> tuple[list[Mention], int]:
    """``Quy chế làm việc của Tỉnh ủy``; with a capital inside a sentence, ``Quy định những điều …``."""
    if line.follows(j, *_WORKING) and {"chế", "nội"} & set(kind.form.split()):
        return _working_rules(line, i, j, kind)
    issuer = actor_at(line, j + 1) if line.key(j) == "của" else None
    after = issuer.last if issuer is not None else j
    known = phrase_end(line, after + (line.key(after) == "về"), "known")
    if known is not None and (line.capital(i) or broken(line, i)):
        mention = mention_at(line, i, kind.kind, "document-title", (line.support("title", i, known),))
        mention.title = act_title(line, i, j, after, known) if issuer else line.text.phrase(i, known)
        if issuer is not None:
            mention.issuer, mention.support = issuer, mention.support + issuer.support
        return [mention], known
    quoted = None
    if line.key(j) in ("“", '"') and line.capital(i) and line.capital(j + 1):
        quoted = title_at(line, j)
    if quoted is None and not _proper(line, i, j):
        return [], j
    inside = _issuer_inside(line, j) if "nghị" in kind.form else None
    if quoted is None and "nghị" in kind.form and inside is None:
        return [], j
    if opens_as(line, i, "common"):
        return [], j
    first, last = quoted if quoted else (i, title_end(line, j))
    if last - j < SHORTEST + 1 or is_personnel(line, j, last) or "này" in line.keys[j:last] or _to_come(line, i):
        return [], j
    if "unnumbered" in kind.named and any(line.follows(t, "theo", "quyết", "định") for t in range(j, line.last)):
        return [], j  # the decision that approved it is named
    mention = mention_at(line, i, kind.kind, "document-title", (line.support("title", first, last),))
    tail = before_tail(line, i, Tail(last))
    mention.issuer, mention.date, mention.support = tail.issuer or inside, tail.date, mention.support + tail.support
    mention.support += mention.issuer.support if mention.issuer else ()
    mention.title = line.text.phrase(draft_start(line, i) if first == i else first, last)
    return [mention], last


def _issuer_inside(line: Line, j: int) -> Found | None:
    """``Nghị quyết lãnh đạo nhiệm vụ năm 2021 | của Đảng ủy xã``: who issued it, as the end of its title says."""
    last = title_end(line, j)
    at = next((t for t in range(last - 1, j, -1) if line.key(t) == "của"), None)
    found = actor_at(line, at + 1) if at is not None else None
    return found if found is not None and found.last >= last and found.actor.body is not None else None


def _proper(line: Line, i: int, j: int) -> bool:
    """A capital that the sentence does not ask for, a lower-case title after it."""
    if not line.capital(i) or i == line.first or line.words[i].isupper() or j >= line.last:
        return False
    if line.key(i - 1) in _OPENING or line.key(j) in _NO_TITLE:
        return False
    chunk, word = line.chunk(j), line.words[j]
    return chunk is not None and chunk.kind == WORD and word.isalpha() and word.islower()


def _working_rules(line: Line, i: int, j: int, kind: Kind) -> tuple[list[Mention], int]:
    t, out = j + 2, list[Mention]()
    while line.key(t) == "của" or (out and line.key(t - 1) == "và" and _body_at(line, t)):
        found = actor_at(line, t + (line.key(t) == "của"))
        if found is None:
            break
        support = (line.support("title", i, found.last), *found.support)
        mention = mention_at(line, i, kind.kind, "document-title", support)
        mention.order = line.text.starts[found.first]
        mention.issuer = found
        first = line.text.phrase(i, j + 2)
        end = found.last
        if line.opens(end, "nhiệm kỳ"):
            end = next((line.text.token_range(m.start, m.end)[1] for m in line.reading.terms[line.k]
                        if line.text.token_at(m.start) == end + 2), end)  # fmt: skip
        mention.title = f"{first} của {line.text.phrase(found.first, end)}"
        out.append(mention)
        t = end + 1 if line.key(end) in (",", "và") else end
    return out, t if out else j


def _body_at(line: Line, t: int) -> bool:
    chunk = line.chunk(t)
    return chunk is not None and chunk.kind == BODY and chunk.first == t


def issued_acts(
    line: Line, i: int, j: int, kind: Kind, facts: list[Fact], before: Mention | None
) -> tuple[list[Mention], int]:
    """``kết luận của Tỉnh ủy về …``, ``quyết định ngày 11/9/2007 của …``, ``đã ban hành Nghị quyết về …``."""
    if line.words[i].isupper():
        return [], j
    if line.key(i - 1).isdigit() and line.key(i - 1) not in ("1", "01"):
        return [], j  # 9 nghị quyết về …: none in particular
    if line.key(i - 1) in ("các", "những") and line.key(j) in ("của", "về"):
        return [], j  # các quy định của Đảng ủy về …
    tail = read_tail(line, j, facts)
    if cited := _cited(line, i, j, tail):
        return cited, tail.last
    if tail.title is None:
        tail.title = effect(line, tail.last, kind)
        tail.last = tail.title[1] if tail.title else tail.last
    if tail.title is None and tail.issuer is not None:
        tail.title = title_of_next(line, tail.last, facts)
    letter, near = "letter" in kind.named, False
    dated = tail.issuer is not None and bool(_DAY.search(tail.date))
    lower = kind.form in _LOWER and line.key(i - 1) not in _MANY
    named = line.capital(i) or lower or issuing_verb(line, i) is not None
    one = tail.issuer is not None and line.key(i - 1) not in _MANY
    relied = kind.kind != "regulation" or (line.key(i - 1) in _RELYING and _of_party(tail.issuer))
    named = named or (letter and tail.issuer is not None) or (one and relied)
    if tail.issuer is None:
        tail = signed_tail(line, tail) if tail.title else tail
        signed = tail.issuer is not None
        tail = tail if signed else before_tail(line, i, tail, alone="văn" in kind.form.split() and letter)
        near = bool(_DAY.search(tail.date))  # a day beside the issuer
        dated = dated or (signed and near)
    if tail.issuer is None and kind.kind == "conclusion":
        tail.issuer = inspector_before(line, i)
        told_of = tail.issuer is not None
    else:
        told_of = "kết" in kind.form.split() and concluded(line, i, tail.issuer)
    if tail.title is None and told_of:
        tail.title = finding(line, tail.last)
    if tail.title is None and tail.issuer is not None and kind.kind == "plan" and line.capital(i):
        tail.title = finding(line, tail.last) if _approved(line, i) else None
    if tail.issuer is None and (tail.title is not None or _DAY.search(tail.date)):
        tail.issuer = speaker_after(line, i, tail)
    told = one and tail.title is not None and line.key(j) == "của" and line.key(tail.title[0]) == "về"
    if kind.form in _DATED and not (dated or near or told or _sent(line, i, kind, tail)):
        return [], j
    if (
        not (named or dated)
        or _to_come(line, i)
        or _asked_of(line, i, tail.issuer)
        or not _identified(line, i, kind, tail, dated)
    ):
        return [], j
    return _issued_mention(line, i, j, kind, tail, before)


def _approved(line: Line, i: int) -> bool:
    """``phê duyệt | Đề án phát triển …``: a plan with a capital and a name that needs no ``về``."""
    return any(line.follows(i - 2, *words) for words in (("phê", "duyệt"), ("thông", "qua"), ("ban", "hành")))


def _sent(line: Line, i: int, kind: Kind, tail: Tail) -> bool:
    """``UBND tỉnh vừa có tờ trình | gửi Tỉnh ủy về việc …``: a submission on its way, and what it is about."""
    if kind.form != "tờ trình" or tail.title is None or tail.issuer is None or issuing_verb(line, i) is None:
        return False
    return line.key(tail.title[0]) in ("gửi", "về") and "về" in line.keys[i : tail.title[1]]


def _of_party(issuer: Found | None) -> bool:
    return issuer is not None and issuer.actor.body is not None and issuer.actor.body.kind == "party"


def _cited(line: Line, i: int, j: int, tail: Tail) -> list[Mention]:
    """``theo kết luận của Thanh tra tỉnh``, ``Báo cáo của Kiểm toán nhà nước nêu rõ``: an act known by who issued it,
    where somebody relies on it or it speaks."""
    found = tail.issuer
    if found is None or tail.title is not None or not line.follows(j, "của") or found.first != j + 1:
        return []
    if found.actor.body is None or found.joint or line.words[i].isupper():
        return []
    concluding = line.key(i) == "kết" and line.key(i - 1) in ("theo", "trong")
    speaks = any(line.follows(t, *words) for t in range(found.last, found.last + _NEAR) for words in _SPEAKS)
    if not (concluding or (speaks and line.key(i) in _SPOKEN)):
        return []
    kind = "conclusion" if line.key(i) == "kết" else "notice"
    mention = mention_at(line, i, kind, "document-cited", (line.support("title", i, found.last), *found.support))
    mention.issuer, mention.title = found, line.text.phrase(i, found.last)
    return [mention]


def _to_come(line: Line, i: int) -> bool:
    """``sẽ ban hành Quy chế …``, ``sớm có kết luận``: not yet an act."""
    verb = issuing_verb(line, i)
    if line.follows(i - 2, "chuẩn", "bị"):
        return True
    return verb is not None and line.key(verb - 1) in ("sẽ", "sớm", "cần", "phải", "nên", "chưa", "không")


def _asked_of(line: Line, i: int, issuer: Found | None) -> bool:
    """``trình | Thủ tướng | ban hành nghị quyết về …``, ``đề nghị | Quốc hội | ban hành …``: not yet an act."""
    if issuer is None or issuer.last > i:
        return False
    t = issuer.first
    return line.key(t - 1) == "trình" or any(line.follows(t - 2, *words) for words in _ASKED)


def _identified(line: Line, i: int, kind: Kind, tail: Tail, dated: bool) -> bool:
    """Whether issuer and subject, or issuer and day, say which act it is, and it is not about a person's office."""
    if tail.issuer is None:
        inside = line.capital(i) and i > line.first and kind.kind not in ("conclusion", "decision")
        inside = inside and not (tail.title is not None and line.key(tail.title[0]) in _CARRIES_OUT)
        if kind.form != "kết luận thanh tra" and not inside:
            return False
    elif tail.issuer.joint:
        return False
    if tail.title is None:
        return (dated and kind.kind != "decision") or (kind.kind == "conclusion" and concluded(line, i, tail.issuer))
    first, last = tail.title
    about = line.key(first) == "về"
    if last - first - about <= SHORTEST + 2 and line.key(last - 1) == "này":
        return False
    within = LONGEST if kind.kind == "decision" else 6
    if kind.kind in _PERSONAL and kind.form not in _ABOUT_ANY and is_personnel(line, first + about, last, within):
        return False
    return last - first - about >= SHORTEST or (dated and kind.kind != "decision")


def _issued_mention(
    line: Line, i: int, j: int, kind: Kind, tail: Tail, before: Mention | None
) -> tuple[list[Mention], int]:
    support = tail.support
    if tail.issuer is None and before is not None and before.issuer is not None and before.kind == kind.kind:
        tail.issuer = before.issuer
    if tail.issuer is not None:
        support += tail.issuer.support
    title = line.text.phrase(i, j)
    if tail.title is not None:
        support += (line.support("title", *tail.title),)
        title = act_title(line, i, j, *tail.title)
    mention = mention_at(line, i, kind.kind, "document-issued", support)
    mention.issuer, mention.date, mention.title = tail.issuer, tail.date, title
    return [mention], tail.title[0] if tail.title and tail.title[1] <= tail.last else tail.last
