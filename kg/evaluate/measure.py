"""Gold in, a report out: each article is read, or was read before, and its rows are matched with those of the gold."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.evaluate.gold import GoldArticle, Tables, read_gold, read_tables
from kg.evaluate.likeness import Row
from kg.evaluate.pairs import pair
from kg.evaluate.rules import RULES, Rule, participations
from kg.evaluate.score import MISSED, SPURIOUS, Error, Report
from kg.evaluate.spelling import key
from kg.extract import extract
from kg.messages import DataProblem
from kg.model import TABLES, Article
from kg.tables import COLUMNS, rows


def evaluate(folder: Path, *, only: str = "*", predicted: Path | None = None) -> Report:
    """Measure the articles of a folder of gold whose id fits the pattern ``only``.

    They are read now, or else their rows are taken from ``predicted``, a folder as ``kg facts --all --format json -o``
    writes it; an article that it lacks counts as one without rows, and no text need be there. Raises
    :class:`kg.messages.DataProblem` where a file is wrong, for then nothing can be measured; it tells of every such
    file.
    """
    found = [*read_gold(folder, only, texts=predicted is None)]
    problems = [one for one in found if isinstance(one, DataProblem)]
    articles = [one for one in found if isinstance(one, GoldArticle)]
    report = new_report()
    for one in articles:
        id = one.id
        try:
            read = _read_now(one.article) if one.article else _read_before(predicted or folder, id, report)
        except DataProblem as problem:
            problems.append(problem)
            continue
        add(report, id, one.tables, read)
    if problems:
        raise DataProblem("evaluate.bad", problems="\n".join(map(str, problems)), count=len(problems))
    if not articles:
        raise DataProblem("evaluate.nothing", path=folder, only=only)
    return report


def _read_now(article: Article) -> Tables:
    found = rows(extract(article))
    return {table: _named(table, found[table]) for table in TABLES}


def _named(table: str, found: Iterable[Sequence[str]]) -> tuple[Row, ...]:
    return tuple(dict(zip(COLUMNS[table], row, strict=True)) for row in found)


def _read_before(folder: Path, id: str, report: Report) -> Tables:
    path = folder / f"{id}.json"
    if path.exists():
        return read_tables(path)
    report.missing.append(id)
    return dict.fromkeys(TABLES, ())


def new_report() -> Report:
    """A report of no article yet."""
    return Report({table: tuple(rule.attributes) for table, rule in _rules({}).items()})


def _rules(meant: dict[str, frozenset[str]]) -> dict[str, Rule]:
    rules = {**RULES, "participations": participations(meant)}
    return {table: rules[table] for table in TABLES}


def add(report: Report, id: str, gold: Tables, read: Tables) -> None:
    """Match the rows of one article and count them into a report."""
    report.articles += 1
    meant: dict[str, frozenset[str]] = {}
    for table, rule in _rules(meant).items():
        ours, theirs, score = gold[table], read[table], report.tables[table]
        partner = pair(ours, theirs, rule)
        score.gold += len(ours)
        score.read += len(theirs)
        score.matched += len(partner)
        for i, j in partner.items():
            score.right.update(rule.right(ours[i], theirs[j]))
            if table == "events":
                title = key(theirs[j]["title"])
                meant[title] = meant.get(title, frozenset()) | {key(ours[i]["title"])}
        taken = set(partner.values())
        missed = (row for i, row in enumerate(ours) if i not in partner)
        spurious = (row for j, row in enumerate(theirs) if j not in taken)
        report.errors += [Error(MISSED, id, table, tuple(row.values())) for row in missed]
        report.errors += [Error(SPURIOUS, id, table, tuple(row.values())) for row in spurious]
