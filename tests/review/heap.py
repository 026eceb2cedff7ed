"""A few articles of our own, built with what people decide about them."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.build import Request, Summary, build
from kg.export.run import export
from kg.iris import DEFAULT_BASE, person_iri
from kg.review.logs import CORRECTIONS, FORGOTTEN, PEOPLE, Form, Line, add
from kg.store.snapshot import open_snapshot

NGAN, MO, TAM = "Lê Thị Ngân", "Trần Đình Mơ", "Võ Văn Tám"
ARTICLES = {
    "a1": "Ngày 14/8/2020, Đại hội Đảng bộ huyện Kỳ Lâm bầu bà Lê Thị Ngân giữ chức Bí thư Huyện ủy Kỳ Lâm. "
    "Ông Trần Đình Mơ, Chủ tịch UBND huyện Kỳ Lâm, dự hội nghị.",
    "a2": "Ngày 20/9/2020, bà Lê Thị Ngân, Bí thư Huyện ủy Kỳ Lâm, chủ trì hội nghị. "
    "Ông Võ Văn Tám, Phó Bí thư Huyện ủy Kỳ Lâm, và ông Trần Đình Mơ, Chủ tịch UBND huyện Kỳ Lâm, phát biểu.",
    "a3": "Ngày 2/3/2021, bà Lê Thị Ngân, Giám đốc Sở Y tế tỉnh Hà Tĩnh, dự lễ khai giảng. "
    "Ông Võ Văn Tám, Phó Bí thư Huyện ủy Kỳ Lâm, cùng dự.",
    "a4": "Ngày 5/5/2019, ông Trần Đình Mơ, Giám đốc Sở Xây dựng tỉnh Cà Mau, chủ trì cuộc họp.",
    "a5": "Ngày 7/7/2020, ông Trần Đình Mơ, Chủ tịch UBND huyện Kỳ Lâm, tiếp công dân.",
}
Texts = Mapping[str, str]


def file(folder: Path, texts: Texts = ARTICLES, name: str = "articles.jsonl") -> Path:
    """The articles as JSON Lines; the one of Cà Mau is published there, the others in Hà Tĩnh."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {"id": id, "text": text, "place": "Cà Mau" if "Cà Mau" in text else "Hà Tĩnh"} for id, text in texts.items()
    ]
    path = folder / name
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def make(folder: Path, texts: Texts | None = ARTICLES, *, decisions: Path | None = None) -> Summary:
    """Build the store of a folder; without texts what it holds is only looked at again."""
    paths = [str(file(folder, texts))] if texts else []
    return build(Request(folder / "kg-store", paths, jobs=1, decisions=decisions))


def said(folder: Path, layer: str = "all") -> list[str]:
    """All that the store of a folder says, as N-Quads."""
    path = folder / "said.nq"
    with open_snapshot(folder / "kg-store") as snapshot:
        export(snapshot, "nquads", path, layer=layer)
    return path.read_text(encoding="utf-8").splitlines()


def decide(
    folder: Path, form: Form, verb: str, *what: str, who: str = "Lan", day: str = "2021-04-05", of: str = ""
) -> Line:
    """Put one decision on file."""
    what = what or ("",) * len(form.columns)
    return add(folder / "kg-decisions", form, [Line(day, who, verb, "vì thế", what, of)])[0]


def pair(folder: Path, verb: str, one: str, other: str, name: str = NGAN, **more: str) -> Line:
    """Say who is who: the people of a name in two articles."""
    return decide(folder, PEOPLE, verb, one, name, other, name, **more)


def forget(folder: Path, digest: str, article: str = "", verb: str = "forget") -> Line:
    """Say who is to be left out."""
    return decide(folder, FORGOTTEN, verb, digest, article)


def correct(folder: Path, verb: str, *what: str, **more: str) -> Line:
    """Set an article right."""
    return decide(folder, CORRECTIONS, verb, *what, **more)


def person(article: str, name: str = NGAN) -> str:
    """The IRI of a person of an article."""
    return f"<{person_iri(DEFAULT_BASE, article, name)}>"


def whole(lines: Iterable[str], someone: str) -> str:
    """The person that somebody is."""
    for line in lines:
        if line.startswith(f"{someone} <http://purl.org/dc/terms/isReplacedBy> "):
            return line.split(" ")[2]
    return someone
