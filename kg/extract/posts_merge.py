"""Each post and each change of an article once, in the fullest form the article gives it."""

from dataclasses import replace

from kg.extract.changes import COMES
from kg.extract.knowledge import LEVEL_WORDS
from kg.model import Actor, Body, ChangeFact, PostFact
from kg.text.spelling import body_key, name_key

_STRENGTH = {"proposed": 0, "current": 1, "former": 2, "new": 3}  # of what an article says of one post; leaving it is 4
_MEMBER = ("ủy viên", "đại biểu", "thành viên", "ủy viên dự khuyết")
_LEVELS = tuple(f" {word}" for word in ("tỉnh", *LEVEL_WORDS))


def is_seat(role: str) -> bool:
    """Whether an office is one seat of many in a committee or an assembly."""
    return name_key(role) in _MEMBER


def key_of(body: Body) -> tuple[str, str]:
    """What two mentions of one body have in common: the name in one spelling and the place."""
    return body_key(body.name), name_key(body.place)


def same_body(a: Body | None, b: Body | None) -> bool:
    """Whether two bodies print alike."""
    return a is not None and b is not None and key_of(a) == key_of(b)


def fuller(a: Body | None, b: Body | None) -> Body | None:
    """The fuller of two mentions of one body (``Công an`` and ``Công an tỉnh``, ``Hoằng Anh`` and ``Hoằng Anh, Hoằng
    Hóa``); None where they are two bodies."""
    if a is None or b is None:
        return a or b
    for part, named in ((a, b), (b, a)):  # Ban Pháp chế, Ban Pháp chế HĐND tỉnh X
        if named.parent is not None and not part.place and named.name == f"{part.name} {named.parent.name}":
            return named
    (name, place), (other, beside) = key_of(a), key_of(b)
    if name != other and a.kind == b.kind == "business" and (whole := _company(a, b)):
        return whole
    if name != other and not any(name == other + level or other == name + level for level in _LEVELS):
        return None
    if place != beside and place and beside and not f"{place}, ".startswith(f"{beside}, "):
        if not f"{beside}, ".startswith(f"{place}, "):
            return None
    return a if (len(place), len(name)) >= (len(beside), len(other)) else b


_KINDS = {"công", "ti", "tổng", "tập", "đoàn"}
_BOARDS = {"hđqt": "hội đồng quản trị", "hđtv": "hội đồng thành viên", "cp": "cổ phần", "ctcp": "công ti cổ phần"}


def _company(a: Body, b: Body) -> Body | None:
    """The fuller of two names of one company: ``HĐTV PVX`` and ``Hội đồng thành viên Tập đoàn Xăng dầu X``, ``Công ty
    Bến Lặng`` and ``Công ty CP Bến Lặng``; None where one is no short form of the other."""
    short, long = sorted((a, b), key=lambda body: len(_company_words(body)))
    words, longer = _company_words(short), _company_words(long)
    if words == longer:  # Công ty CP X, Công ty cổ phần X
        return max(a, b, key=lambda body: len(body.name))
    initials = {w.lower() for w in short.name.split() if w.isupper() and len(w) > 2 and w.lower() not in _BOARDS}
    rest = words - initials
    kept = len(rest - _KINDS) > 1 or (initials and not initials & longer) or rest - _KINDS == longer - _KINDS
    return long if rest < longer and kept else None


def _company_words(body: Body) -> set[str]:
    return {word for part in name_key(body.name).split() for word in _BOARDS.get(part, part).split()}


def _role(role: str) -> str:
    return name_key(role).replace("phó trưởng ", "phó ")


def merged(posts: list[PostFact]) -> list[PostFact]:
    """Each post of a person once: the strongest status, the evidence that gave it, the fullest body."""
    best: dict[tuple[str, str], list[PostFact]] = {}
    for post in posts:
        known = best.setdefault((name_key(post.person), _seat_of(post)), [])
        for n, other in enumerate(known):
            if (body := fuller(other.body, post.body)) is not None:
                stronger = post if _says_more(post, other) else other
                role = stronger.role if _role(other.role) == _role(post.role) else "Thành viên"  # HĐQT's, by law
                known[n] = replace(stronger, role=role, body=body, term=stronger.term or other.term or post.term)
                break
        else:
            known.append(post)
    kept = _in_full([post for known in best.values() for post in known])
    stated = [post for post in kept if _states_place(post)]
    guessed = [post for post in kept if post not in stated and any(_told_where(other, post) for other in stated)]
    kept = [post for post in kept if post not in guessed and not any(_more_exact(other, post) for other in kept)]
    return sorted(kept, key=lambda p: p.evidence.statement.start)


def _seat_of(post: PostFact) -> str:
    """``Ủy viên HĐQT`` and ``Thành viên HĐQT`` are one seat."""
    of_board = post.body is not None and post.body.kind == "business"
    return "thành viên" if of_board and name_key(post.role) == "ủy viên" else _role(post.role)


def _in_full(posts: list[PostFact]) -> list[PostFact]:
    """Posts in one company or board with its longest name: ``HĐQT Công ty CP X`` is ``Hội đồng quản trị Công ty X``."""
    longest: dict[frozenset[str], Body] = {}
    for body in (post.body for post in posts if post.body is not None and post.body.kind == "business"):
        words = frozenset(_company_words(body))
        longest[words] = max(longest.get(words, body), body, key=lambda it: len(it.name))
    if len(longest) == 0:
        return posts
    return [
        replace(post, body=longest.get(frozenset(_company_words(post.body)), post.body)) if post.body else post
        for post in posts
    ]


def _told_where(other: PostFact, post: PostFact) -> bool:
    """Whether a post whose place is stated is the same office as one whose place was guessed, elsewhere."""
    if other.body is None or post.body is None or not post.body.place:
        return False
    (name, place), (other_name, other_place) = key_of(post.body), key_of(other.body)
    same = name_key(other.person) == name_key(post.person) and _role(other.role) == _role(post.role)
    return same and name == other_name and place != other_place


def _states_place(post: PostFact) -> bool:
    """Whether the words of an office name its place."""
    spans = {part.role: part.span for part in post.evidence.support if part.span is not None}
    office, place = spans.get("office"), spans.get("place")
    return office is not None and place is not None and office.start <= place.start and place.end <= office.end


def _says_more(post: PostFact, other: PostFact) -> bool:
    """Whether a later telling of a post says more than another: of its status, of when, of how it was come into."""
    one, two = _strength(post), _strength(other)
    if one == two and post.status == other.status:
        timed = bool(post.start or post.end) > bool(other.start or other.end)
        return timed or (other.evidence.rule == "act-headline" and not (other.start or other.end))
    return one > two


def _strength(post: PostFact) -> int:
    return 4 if post.evidence.rule.startswith("left") and post.status == "former" else _STRENGTH[post.status]


def _more_exact(other: PostFact | ChangeFact, fact: PostFact | ChangeFact) -> bool:
    """Phó Thủ tướng Thường trực says more than Phó Thủ tướng, of the same person in the same body."""
    longer, role = name_key(other.role), name_key(fact.role)
    if not longer.startswith(role + " ") or longer.removeprefix(role + " ") not in ("thường trực", "phụ trách"):
        return False
    if isinstance(other, ChangeFact) and other.date and fact.date and other.date != fact.date:  # type: ignore[union-attr]
        return False
    same = (
        other.status == fact.status
        if isinstance(other, PostFact) and isinstance(fact, PostFact)
        else (isinstance(other, ChangeFact) and isinstance(fact, ChangeFact) and other.change == fact.change)
    )
    return same and other.person == fact.person and same_body(other.body, fact.body)


def distinct(changes: list[ChangeFact]) -> list[ChangeFact]:
    """Each change once; what one telling of it leaves open (decider, date) another gives."""
    best: dict[tuple[str, ...], list[ChangeFact]] = {}
    for change in changes:
        key = (name_key(change.person), change.change, _role(change.role), change.modality)
        known = best.setdefault(key, [])
        for n, other in enumerate(known):
            body = fuller(other.body, change.body)
            alike = (body is not None and None not in (other.body, change.body)) or other.body is change.body is None
            if alike and not _at_odds(other, change):
                known[n] = replace(_joined(other, change), body=body)
                break
        else:
            known.append(change)
    kept = [change for known in best.values() for change in known]
    kept = [change for change in kept if not any(_more_exact(other, change) for other in kept)]
    kept = [change for change in kept if not any(_tells_more(other, change) for other in kept)]
    vague = [change for change in kept if any(_tells_of_what(other, change) for other in kept)]
    for change in vague:
        kept = [_filled(other, change) if _tells_of_what(other, change) else other for other in kept]
    kept = [change for change in kept if change not in vague]
    return sorted(kept, key=lambda c: c.evidence.statement.start)


def _tells_more(other: ChangeFact, change: ChangeFact) -> bool:
    """Whether the article says how somebody came into the office that a headline gives (``Ông A làm Bí thư Y``)."""
    if change.evidence.rule != "act-headline" or other is change or other.change not in COMES:
        return False
    known = (name_key(other.person), _role(other.role)) == (name_key(change.person), _role(change.role))
    return known and fuller(other.body, change.body) is not None


def _tells_of_what(other: ChangeFact, change: ChangeFact) -> bool:
    """Whether another telling of a ``cách chức`` says of which office somebody was stripped."""
    if (change.change, change.body) != ("disciplined", None) or change.role != "cách chức" or other.body is None:
        return False
    same = (other.person, other.change, other.role) == (change.person, change.change, change.role)
    party = change.by is None or _of_party(change.by) == (other.body.kind == "party")
    return same and party and other.modality == change.modality and not _at_odds(other, change)


def _at_odds(a: ChangeFact, b: ChangeFact) -> bool:
    """Two acts of one kind: each dated in its own sentence, on two days (not the day decided and the day told)."""
    if a.change == "disciplined" and a.by and b.by and _of_party(a.by) != _of_party(b.by):
        return True  # the Party's measure and the state's
    dates = [c.date.lstrip("-") for c in (a, b) if c.date and _dated(c)]
    if a.change == "disciplined" and len(dates) == 2 and dates[0][:-2] == dates[1][:-2] and len(dates[0]) > 4:
        return abs(int(dates[0][-2:]) - int(dates[1][-2:])) > 1
    return len(dates) == 2 and not (dates[0] in dates[1] or dates[1] in dates[0])


def _of_party(decider: Actor) -> bool:
    return decider.body is not None and decider.body.kind == "party"


def _dated(change: ChangeFact) -> bool:
    statement = change.evidence.statement
    spans = (s.span for s in change.evidence.support if s.role == "date" and s.span)
    return any(statement.start <= span.start and span.end <= statement.end for span in spans)


def _joined(a: ChangeFact, b: ChangeFact) -> ChangeFact:
    """The fuller telling of a change, with the decider and the date that only the other has."""
    if (_dated(b), bool(b.date), bool(b.by)) > (_dated(a), bool(a.date), bool(a.by)):
        a, b = b, a
    return _filled(a, b)


def _filled(a: ChangeFact, b: ChangeFact) -> ChangeFact:
    """A change with the decider and the date that only another telling of it has."""
    roles = [role for role, lacks in (("by", not a.by and b.by), ("date", not a.date and b.date)) if lacks]
    support = (*a.evidence.support, *(s for s in b.evidence.support if s.role in roles))
    return replace(a, by=a.by or b.by, date=a.date or b.date, evidence=replace(a.evidence, support=support))
