"""The same articles give the same layer: in any order or parts, one at a time, and after others have come and gone."""

import random
from itertools import permutations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import KY_LAM, YEN_HOA, Story, council, identified, national

from kg.iris import DEFAULT_BASE, graph_iri
from kg.model import Body, Event
from kg.resolve import Joined, resolve
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.patch import Patch
from kg.resolve.terms import nodes

pytestmark = pytest.mark.usefixtures("few_places")
NAMES = ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "Lê Thị Thuỷ", "Lê Thị Thủy", "Văn Hùng", "Phan Thị Mỹ Lam", "Vi Mỹ Lam")
POSTS = (
    ("Bí thư", KY_LAM),
    ("Chủ tịch", council("Kỳ Lâm")),
    ("Bí thư", YEN_HOA),
    ("Chủ tịch", council("Yên Hòa", "Cà Mau")),
    ("Ủy viên", national("Ban Chấp hành Trung ương Đảng")),
    ("Trưởng thôn", None),
)
SOMEWHERE = Body("Huyện ủy", "", "party", "district")
HEADS = (*(("Bí thư", body) for body in (KY_LAM, YEN_HOA, SOMEWHERE, SOMEWHERE)), ("Phó Bí thư", SOMEWHERE))
CONGRESS = Event("congress", "Đại hội Đảng bộ huyện Kỳ Lâm", KY_LAM, ordinal="12", start="2020-08-14")
OPEN_CONGRESS = Event("congress", "Đại hội Đảng bộ huyện lần thứ XII", SOMEWHERE, ordinal="12")


@st.composite
def stories(draw: st.DrawFn, id: str) -> Story:
    """An article about one to three people of few names in few posts, on few days: many agree, and many exclude each
    other."""
    story = Story(id, draw(st.sampled_from(("", "2020-08-15", "2021"))))
    for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)):
        for role, body in draw(st.lists(st.sampled_from(draw(st.sampled_from((POSTS, HEADS)))), max_size=2)):
            story.post(role, body, draw(st.sampled_from(("current", "former"))), name=name)
        if draw(st.booleans()):
            story.attends(draw(st.sampled_from((CONGRESS, OPEN_CONGRESS))), name=name)
        if gender := draw(st.sampled_from(("", "", "female", "male"))):
            story.life("gender", gender, name=name)
    return story


def heaps() -> st.SearchStrategy[list[Story]]:
    return st.integers(2, 6).flatmap(lambda count: st.tuples(*(stories(f"bai-{n}") for n in range(count)))).map(list)


def whole(heap: list[Story], decisions: Decisions = NONE) -> list[str]:
    """Both layers, made at once."""
    quads = [story.quads for story in heap]
    store = ox.Store()
    resolved = resolve(quads, base=DEFAULT_BASE, decisions=decisions)
    store.load("\n".join([*(line for lines in quads for line in lines), *resolved]).encode(), ox.RdfFormat.N_QUADS)
    return sorted(map(str, store))


@settings(max_examples=25)
@given(heaps(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same(heap, chance):
    shuffled = heap[:]
    chance.shuffle(shuffled)
    assert whole(shuffled) == whole(heap)


@settings(max_examples=25)
@given(heaps(), st.randoms(use_true_random=False))
def test_blocks_can_be_worked_on_anywhere(heap, chance):
    """Mentions are sent by their name to one of three places, and each decides for itself."""
    alone = {}
    for place in range(3):
        names = {key for key in identified(heap).blocks if sum(map(ord, key)) % 3 == place}
        alone |= identified(heap, names=names).person
    assert alone == identified(heap).person


@settings(max_examples=25)
@given(heaps(), st.integers(1, 4))
def test_things_can_be_told_anywhere(heap, places):
    """What each article says of a thing is sent to one of some places, then posts to where their body is."""
    identity = identified(heap)
    graphs = [identity.renamed(nodes(story.quads)) for story in heap]
    alone = [_joined([graph]) for graph in graphs]
    met = _met(part for one in alone for part in one.parts(lambda subject: len(subject) % places))
    at_home = _met(
        part for one in met.values() for part in one.parts(lambda subject, one=one: len(one.home(subject)) % places)
    )
    found = {line for one in at_home.values() for line in one.lines()}
    assert found | set(_joined([]).lines()) == set(_joined(graphs).lines())


def _joined(graphs):
    joined = Joined(DEFAULT_BASE, {})
    for graph in graphs:
        joined.add(graph)
    return joined


def _met(parts):
    found = {}
    for number, part in parts:
        found[number] = found[number].absorb(part) if number in found else part
    return found


@settings(max_examples=40)
@given(heaps(), st.data())
def test_one_at_a_time_gives_what_all_at_once_gives(heap, data):
    """Articles come, change and go in any order, in bunches of any size; what is left is as if no other had been."""
    pair = heap[0].person(), heap[1].person()
    decisions = data.draw(st.sampled_from((NONE, Decisions.of(same=[pair]), Decisions.of(different=[pair]))))
    store = ox.Store()
    there: dict[str, Story] = {}
    for _ in range(data.draw(st.integers(1, 4))):
        patch = Patch(store, DEFAULT_BASE, decisions)
        for story in data.draw(st.lists(st.sampled_from(heap), min_size=1, unique_by=lambda it: it.id)):
            come = data.draw(st.sampled_from(("come", "change", "go")))
            if old := there.pop(story.id, None):
                patch.forget(graph_iri(DEFAULT_BASE, story.id), _bytes(old))
            if come != "go":
                there[story.id] = story if come == "come" else data.draw(stories(story.id))
                patch.learn(_bytes(there[story.id]))
        patch.finish()
        assert sorted(map(str, store)) == whole(list(there.values()), decisions)


@pytest.mark.parametrize("seed", range(3))
def test_a_person_who_falls_apart_when_an_article_goes_is_two_again(seed):
    first, second = Story("a").post("Bí thư", KY_LAM), Story("c").post("Bí thư", YEN_HOA)
    bridge = Story("b").post("Bí thư", KY_LAM, "former").change("appointed", "Bí thư", YEN_HOA, "2020-09-01")
    heap = [first, bridge, second]
    random.Random(seed).shuffle(heap)
    store = ox.Store()
    for story in heap:
        patch = Patch(store, DEFAULT_BASE)
        patch.learn(_bytes(story))
        patch.finish()
    assert sorted(map(str, store)) == whole(heap)
    patch = Patch(store, DEFAULT_BASE)
    patch.forget(graph_iri(DEFAULT_BASE, "b"), _bytes(bridge))
    patch.finish()
    assert sorted(map(str, store)) == whole([first, second])


PLACED = {
    "a": Story("a").post("Bí thư", SOMEWHERE, name="Vi Mỹ Lam").post("Phó Bí thư", SOMEWHERE, name="Lê Thị Thủy"),
    "b": Story("b").post("Bí thư", KY_LAM, name="Vi Mỹ Lam"),
    "c": Story("c")
    .post("Bí thư", SOMEWHERE, "former", name="Phan Thị Mỹ Lam")
    .attends(OPEN_CONGRESS, name="Vi Mỹ Lam"),
    "d": Story("d").post("Bí thư", YEN_HOA, name="Phan Thị Mỹ Lam").post("Phó Bí thư", KY_LAM, name="Lê Thị Thủy"),
    "e": Story("e").post("Bí thư", SOMEWHERE, name="Vi Mỹ Lam").post("Bí thư", SOMEWHERE, name="Phan Thị Mỹ Lam"),
}


@pytest.mark.parametrize("order", list(permutations(PLACED))[::4], ids="".join)
def test_a_body_is_placed_moved_and_left_open_again_as_articles_come_and_go(order):
    store = ox.Store()
    there: dict[str, Story] = {}
    for id in (*order, *order):
        patch = Patch(store, DEFAULT_BASE)
        if id in there:
            patch.forget(graph_iri(DEFAULT_BASE, id), _bytes(there.pop(id)))
        else:
            there[id] = PLACED[id]
            patch.learn(_bytes(PLACED[id]))
        patch.finish()
        assert sorted(map(str, store)) == whole(list(there.values()))


def test_these_articles_place_bodies_and_contradict_each_other():
    places = {"abcde"[:n]: len(identified([PLACED[id] for id in "abcde"[:n]]).places) for n in range(1, 6)}
    assert places == {"a": 0, "ab": 1, "abc": 1, "abcd": 2, "abcde": 2}


def _bytes(story: Story) -> bytes:
    return "".join(f"{line}\n" for line in story.quads).encode("utf-8")
