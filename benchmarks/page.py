"""How fast the page of a large graph opens and answers, beside the page that pyvis itself writes for the same graph.

    python -m benchmarks.page [--things 5000] [--links 15000]

The graph is made up, by a seeded generator, of words of our own. Measured in headless Chromium: from asking for it
until things are drawn (first paint), and from a click on a thing until its panel and the picture answer. pyvis' page
gets its scripts from the package instead of from a network; after three minutes it is stopped.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import networkx as nx
from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.remote.remote_connection import RemoteConnection

from kg.network import EVERYTHING, Fact, Graph, Source, When, Witness
from kg.network.model import Bound, add_facts
from kg.view import write_page
from scripts.chromium import before_each_page, chromium

PATIENCE = 180  # seconds that a page may take
CLICKS = 15
SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
MIDDLE = "Văn Thị Đức Minh Quang Hữu Thanh Ngọc Xuân Đình".split()
GIVEN = "An Bình Châu Dũng Giang Hà Hải Hòa Hùng Lan Linh Mai Nam Phong Sơn Thảo Tuấn Vân Yến Ân".split()
BODIES = "Đảng ủy xã|Hội Nông dân huyện|Huyện ủy|Ủy ban nhân dân huyện|Ban Tổ chức Tỉnh ủy|Sở Giáo dục".split("|")
SYLLABLES = "Kỳ Yên Hạ Lâm Sơn Thạch Phú Bình Tân Mỹ Đông Tây Hòa An Long Vĩnh".split()
ROLES = "Bí thư|Phó Bí thư|Chủ tịch|Phó Chủ tịch|Giám đốc|Ủy viên".split("|")
SAID = (
    "Phát biểu tại buổi làm việc, {name}, {role} {body}, đề nghị các đơn vị làm xong phần việc còn lại trước mùa mưa.",
    "Buổi sáng hôm ấy, {role} {body} {name} đã đi xem con đường mới và hỏi chuyện những người đang thi công ở đó.",
    "{name} được tín nhiệm giữ chức {role} {body} sau một kỳ họp kéo dài hai ngày với hơn một trăm người tham dự.",
)


def made_up(things: int, links: int) -> Graph:
    """A graph of people, bodies and posts like that of a corpus: few bodies have many people, most have few."""
    chance = random.Random(5000)
    graph: Graph = nx.MultiDiGraph()
    people = [f"https://example.org/person/{i}/p" for i in range(things * 3 // 5)]
    bodies = [f"https://example.org/organization/{i}/b" for i in range(things - len(people))]
    for iri in people:
        label = " ".join(chance.choice(words) for words in (SURNAMES, MIDDLE, GIVEN))
        graph.add_node(iri, type="person", label=label, names=(), kind="", implied=False, hidden=0)
    for iri in bodies:
        label = f"{chance.choice(BODIES)} {chance.choice(SYLLABLES)} {chance.choice(SYLLABLES)}"
        graph.add_node(iri, type="organization", label=label, names=(), kind="kind.party", implied=False, hidden=0)
    sources = [
        Source(
            f"https://example.org/article/{i}/a",
            f"bai-{i}",
            f"Một ngày ở {chance.choice(SYLLABLES)} {chance.choice(SYLLABLES)}",
            "Báo Thử Nghiệm",
            f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}",
            f"https://example.org/bai-{i}",
        )
        for i in range(links // 5)
    ]
    facts = [
        fact(i, people[i % len(people)], bodies[int(len(bodies) * chance.random() ** 2)], graph, sources, chance)
        for i in range(links)
    ]
    add_facts(graph, facts)
    graph.graph |= {"total": things, "asked": things, "depth": 0, "centres": [], "only": EVERYTHING, "undated": 0}
    graph.graph["sources"] = {source.iri: source for source in sources}
    return graph


def fact(i: int, person: str, body: str, graph: Graph, sources: list[Source], chance: random.Random) -> Fact:
    """One post with its days and the sentence that it rests on."""
    role = chance.choice(ROLES)
    source = chance.choice(sources)
    quote = chance.choice(SAID).format(name=graph.nodes[person]["label"], role=role, body=graph.nodes[body]["label"])
    seen = Bound(source.published, "bound.observed")
    return Fact(
        f"https://example.org/tenure/{i}/t",
        "tenure",
        words=role,
        parts=(("body", body), ("person", person)),
        values=(("status", "status.current"),),
        when=When(seen_first=seen.day, seen_last=seen.day, from_latest=seen, until_earliest=seen),
        witnesses=(Witness(source.iri, quote),),
        independent=1,
    )


def pyvis_page(graph: Graph, folder: Path) -> Path:
    """What ``Network.from_nx`` and ``write_html`` give, with the scripts beside it."""
    from pyvis.network import Network

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain.add_nodes_from((node, {"label": data["label"]}) for node, data in graph.nodes(data=True))
    plain.add_edges_from((one, two, {"title": data["kind"]}) for one, two, data in graph.edges(data=True))
    drawn = Network(directed=True, cdn_resources="in_line")
    drawn.from_nx(plain)
    path = folder / "pyvis.html"
    path.write_text(drawn.generate_html(), encoding="utf-8")
    return path


@contextmanager
def browser() -> Iterator[webdriver.Chrome]:
    """Headless Chromium that waits for a page as long as patience lasts, and tells its first paint."""
    with chromium(wait=False) as opened:
        before_each_page(opened, WATCH)
        opened.set_script_timeout(PATIENCE)
        remote = cast(RemoteConnection, opened.command_executor)
        remote.client_config.timeout = PATIENCE + 30  # selenium itself would give up before the page does
        yield opened


# The first frame in which very many shapes have been drawn and the thread is free again: what a reader can use. The
# links of a large graph come after it.
WATCH = """
let drawn = 0;
window.firstPaint = 0;
const fill = CanvasRenderingContext2D.prototype.fill;
CanvasRenderingContext2D.prototype.fill = function (...its) {
  drawn += 1;
  if (drawn === 1000) setTimeout(() => { window.firstPaint = performance.now(); });
  return fill.apply(this, its);
};
"""

CLICK = """
const [key, done] = arguments;
const start = performance.now();
location.hash = "#node=" + key;
const answered = () => setTimeout(() => done(performance.now() - start));
addEventListener("hashchange", () => requestAnimationFrame(answered), { once: true });
"""


PAINTED = "return window.firstPaint"
LINKED = "return performance.getEntriesByName('edges')[0]?.startTime"


def reached(opened: webdriver.Chrome, moment: str) -> float | None:
    """Seconds from asking for the page until a moment that a script tells; None when patience ends."""
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE:
        try:
            if told := opened.execute_script(moment):
                return float(told) / 1000
        except TimeoutException:
            return None
        time.sleep(0.1)
    return None


def first_paint(opened: webdriver.Chrome, path: Path) -> float | None:
    """Seconds until the things of a page are drawn."""
    opened.get("about:blank")
    opened.get(path.as_uri())
    return reached(opened, PAINTED)


def clicks(opened: webdriver.Chrome, graph: Graph) -> Iterator[float]:
    """Milliseconds until the page has answered, for things spread over the graph."""
    keys = [iri.removeprefix("https://example.org/") for iri in graph]
    for key in keys[:: len(keys) // CLICKS][:CLICKS]:
        yield float(opened.execute_async_script(CLICK, key))


def measure(things: int, links: int) -> dict[str, Any]:
    """All figures, by name."""
    graph = made_up(things, links)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.monotonic()
        write_page(graph, folder / "page.html")
        written = time.monotonic() - start
        with browser() as opened:
            painted = first_paint(opened, folder / "page.html")
            linked = reached(opened, LINKED)
            waits = list(clicks(opened, graph))
        with browser() as opened:
            theirs = first_paint(opened, pyvis_page(graph, folder))
        return {
            "things": graph.number_of_nodes(),
            "links": graph.number_of_edges(),
            "written": written,
            "size": (folder / "page.html").stat().st_size / 1e6,
            "painted": painted,
            "linked": linked,
            "click": statistics.median(waits),
            "slowest": max(waits),
            "pyvis": theirs,
            "pyvis size": (folder / "pyvis.html").stat().st_size / 1e6,
        }


def seconds(value: float | None) -> str:
    """A duration, or that it was too long."""
    return f"over {PATIENCE} s" if value is None else f"{value:.1f} s"


def table(found: dict[str, Any]) -> str:
    """The figures as a table in Markdown."""
    return f"""| {found["things"]:,} things, {found["links"]:,} links | kg view | pyvis |
|---|--:|--:|
| first paint | {seconds(found["painted"])} | {seconds(found["pyvis"])} |
| with the links | {seconds(found["linked"])} | |
| a click answered, median | {found["click"]:.0f} ms | |
| a click answered, slowest of {CLICKS} | {found["slowest"]:.0f} ms | |
| file | {found["size"]:.1f} MB | {found["pyvis size"]:.1f} MB |
| written, positions included | {seconds(found["written"])} | |
"""


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--things", type=int, default=5000)
    parser.add_argument("--links", type=int, default=15000)
    asked = parser.parse_args()
    print(table(measure(asked.things, asked.links)))


if __name__ == "__main__":
    main()
