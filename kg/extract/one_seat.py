"""A seat for one: of several people to whom an article gives it, who holds it and who has held it."""

from collections import defaultdict
from dataclasses import replace
from functools import cache

from kg.extract import knowledge
from kg.extract.posts_merge import key_of
from kg.lexicon import read_table
from kg.model import PostFact
from kg.text.spelling import body_key, fold, name_key
from kg.text.tokens import split_words


def held_by_one(posts: list[PostFact]) -> list[PostFact]:
    """The posts, those of predecessors as former, without those that another is more plainly told to hold."""
    holders: dict[tuple[str, ...], list[PostFact]] = defaultdict(list)
    for post in posts:
        if post.modality == "asserted" and post.status in ("current", "new") and _single(post):
            holders[_seat(post)].append(post)
    before = {
        id(post)
        for those in holders.values()
        for post in those
        if post.status == "current" and any(_succeeds(other, post) for other in those)
    }
    disputed = {id(post) for those in holders.values() for post in those if _disputed(post, those, posts)}
    posts = [post for post in posts if id(post) not in disputed]
    return [replace(post, status="former") if id(post) in before else post for post in posts]


def _single(post: PostFact) -> bool:
    """Whether one person at a time holds a post, in a body that is known beyond doubt."""
    if post.body is None or not (post.body.place or post.body.national):
        return False
    words = split_words(fold(post.role))
    found = knowledge.roles().match(words, 0)
    return found is not None and found[1] == len(words) and found[0].single and _seat(post)[:2] not in _shared()


def _seat(post: PostFact) -> tuple[str, ...]:
    return (name_key(post.role), *(key_of(post.body) if post.body else ()))


@cache
def _shared() -> frozenset[tuple[str, str]]:
    rows = read_table("people-shared", ("body", "roles", "example"))
    return frozenset((name_key(role), body_key(row["body"])) for row in rows for role in row.many("roles"))


def _succeeds(other: PostFact, post: PostFact) -> bool:
    """Whether one who holds a seat shows that another held it before: who comes into it in this news; who holds it in a
    later term, or simply while the other did in a term or since a time that the text names."""
    if _one_person(other.person, post.person):
        return False
    if other.status == "new":
        return other.evidence.rule.startswith(("act-", "elected-"))
    told = post.evidence.rule == "title-told"
    if post.term:
        return other.term[:4] >= post.term[-4:] if other.term else not told
    return told and bool(post.start) and not other.start and not other.term


def _disputed(post: PostFact, those: list[PostFact], posts: list[PostFact]) -> bool:
    """``Bí thư Thành ủy A, Chủ tịch UBND thành phố trao quyết định``, where the article names another as that
    Chủ tịch."""
    if post.evidence.rule != "title-after" or post.status != "current":
        return False
    titled = any(
        it.person == post.person
        and it.evidence.rule == "title-before"
        and it.evidence.statement == post.evidence.statement
        for it in posts
    )
    plain = (it for it in those if it.evidence.rule == "title-before" and it.status == "current")
    return titled and any(not _one_person(it.person, post.person) for it in plain)


def _one_person(one: str, other: str) -> bool:
    """Whether two names may be one, misprinted or cut short."""
    (short, long) = sorted((name_key(one).split(), name_key(other).split()), key=len)
    return short == long[-len(short) :] or sum(a != b for a, b in zip(short, long[-len(short) :], strict=True)) < 2
