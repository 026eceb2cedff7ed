"""What an article as a whole makes of the posts its sentences tell: who is expelled holds no Party post, who has risen
is no deputy any more, a seat for one has one holder."""

from dataclasses import replace

from kg.extract.careers import reference_year
from kg.extract.changes import COMES
from kg.extract.one_seat import held_by_one
from kg.extract.posts_merge import same_body
from kg.extract.reading import Reading
from kg.model import ChangeFact, PostFact
from kg.text.spelling import body_key, name_key

_HELD = ("current", "new")
_DAILY = ("giám đốc", "chánh văn phòng", "trưởng phòng", "hiệu trưởng", "cục trưởng", "vụ trưởng", "chánh thanh tra")
_SEATS = ("bí thư", "chủ tịch", "giám đốc", "tổng giám đốc", "bộ trưởng", "hiệu trưởng", "trưởng ban", "trưởng phòng")


def settled_by_all(reading: Reading, posts: list[PostFact], changes: list[ChangeFact]) -> list[PostFact]:
    """The posts with what the rest of the article says of them."""
    posts = [replace(post, status="former") if _lost(reading, post, changes) else post for post in posts]
    posts = [replace(post, status="former") if _risen(post, posts) else post for post in posts]
    posts = [replace(post, status="former") if _moved_on(post, posts, changes) else post for post in posts]
    year = reference_year(reading)
    posts = [replace(post, status="former") if _over(post, year) else post for post in held_by_one(posts)]
    doubtful = (_taken, _misplaced, _in_short)
    return [post for post in posts if not any(is_doubtful(reading, post, posts) for is_doubtful in doubtful)]


def _lost(reading: Reading, post: PostFact, changes: list[ChangeFact]) -> bool:
    """Whether the person was expelled from the Party or stripped of all offices (``cách hết chức vụ trong Đảng``)."""
    if post.status != "current" or post.body is None:
        return False
    for change in changes:
        if change.person != post.person or change.change != "disciplined" or change.modality != "asserted":
            continue
        if change.role not in ("khai trừ", "cách chức") or change.body is not None:
            continue
        if post.body.kind == "party":
            return True
        if change.role == "cách chức" and change.evidence.statement == post.evidence.statement:
            return "trong đảng" not in name_key(reading.article.quote(change.evidence.statement))
    return False


def _risen(post: PostFact, posts: list[PostFact]) -> bool:
    """``Phó Trưởng phòng`` of who is Trưởng phòng of the same body by now."""
    role = name_key(post.role)
    if post.status not in _HELD or not role.startswith("phó "):
        return False
    heads = (role.removeprefix("phó "), role.removeprefix("phó ").removesuffix(" thường trực"))
    above = (p for p in posts if p.person == post.person and p.status in _HELD and name_key(p.role) in heads)
    return any(same_body(p.body, post.body) for p in above)


def _over(post: PostFact, year: str) -> bool:
    """``Bí thư Tỉnh ủy nhiệm kỳ 2010-2015`` in an article that tells of 2018."""
    return post.status == "current" and bool(post.term) and post.term[-4:] < year


def _moved_on(post: PostFact, posts: list[PostFact], changes: list[ChangeFact]) -> bool:
    """``Năm 2012, ông giữ chức Bí thư Tỉnh ủy X. Năm 2015, ông làm …``: an office once come into, by who came into one
    elsewhere later, or does in this news; also one that is a day's work, by who came to head another body."""
    daily = _heads(post.role, _DAILY)
    if post.status != "current" or not post.evidence.rule.startswith("act-") or not (daily or _heads(post.role)):
        return False
    came = [c for c in changes if c.person == post.person and c.change in COMES and c.modality == "asserted"]
    since = next((c.date for c in came if c.role == post.role and same_body(c.body, post.body)), None)
    if since is None or since.startswith("-") or post.body is None:
        return False
    later = {(c.role, c.body) for c in came if since and c.date > since}
    later |= {
        (p.role, p.body)
        for p in posts
        if p.person == post.person and (p.status == "new" or (since and p.start > since))
    }
    return any(
        body is not None and (body.place != post.body.place or (daily and not same_body(body, post.body)))
        for role, body in later
        if _heads(role) or (daily and _heads(role, _DAILY))
    )


def _heads(role: str, seats: tuple[str, ...] = _SEATS) -> bool:
    return name_key(role).removeprefix("phó ").startswith(seats)


def _taken(reading: Reading, post: PostFact, posts: list[PostFact]) -> bool:
    """A title printed without its body (``Bí thư Nguyễn Văn A``) whose one seat there another is told to hold, or of
    who is told to hold it elsewhere."""
    if post.status != "current" or name_key(post.role) not in _SEATS or not _bare(reading, post):
        return False
    told = [p for p in posts if p.status in _HELD and p.role == post.role and not _bare(reading, p)]
    return any((p.person == post.person) is not same_body(p.body, post.body) for p in told)


def _misplaced(reading: Reading, post: PostFact, posts: list[PostFact]) -> bool:
    """``Bí thư Thành ủy A`` where the article names A with the same title of another place in full."""
    if post.body is None or not post.body.place or _places(reading, post):
        return False
    same = (
        p for p in posts if p is not post and p.person == post.person and p.role == post.role and p.body is not None
    )
    return any(body_key(p.body.name) == body_key(post.body.name) and _places(reading, p) for p in same if p.body)


def _in_short(reading: Reading, post: PostFact, posts: list[PostFact]) -> bool:
    """``Trưởng Ban Tổ chức A`` where the article names A in full as that of another: ``Trưởng Ban Tổ chức Trung
    ương``."""
    if post.body is None or post.status != "current" or _in_full(reading, post):
        return False
    same = (p for p in posts if p is not post and p.person == post.person and p.role == post.role and p.body)
    return any(_in_full(reading, p) and _field(p) == _field(post) for p in same)


def _in_full(reading: Reading, post: PostFact) -> bool:
    return post.body is not None and body_key(post.body.name) in body_key(_printed(reading, post))


def _field(post: PostFact) -> list[str]:
    return body_key(post.body.name).split()[:3] if post.body is not None else []


def _places(reading: Reading, post: PostFact) -> bool:
    return post.body is not None and name_key(post.body.place).split(", ")[0] in name_key(_printed(reading, post))


def _bare(reading: Reading, post: PostFact) -> bool:
    return name_key(_printed(reading, post)) == name_key(post.role)


def _printed(reading: Reading, post: PostFact) -> str:
    """The office as the article prints it, empty where no words are noted."""
    span = next((s.span for s in post.evidence.support if s.role == "office" and s.span), None)
    return reading.article.quote(span) if span is not None else ""
