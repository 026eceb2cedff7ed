"""``kg coverage``: what looks like a fact and yields none, most frequent first."""

import sys

import click

from kg.cli.common import Command, argument, option, say, told
from kg.coverage.model import KINDS
from kg.messages import number


@click.command("coverage", cls=Command)
@argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), metavar="K")
@option("--limit", type=click.IntRange(min=0), default=20, show_default=True, metavar="N")
@option("--examples", type=click.IntRange(min=0), default=1, show_default=True, metavar="N")
@option("--min-articles", type=click.IntRange(min=1), default=1, show_default=True, metavar="N")
@option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@option("--jobs", type=click.IntRange(min=1), metavar="N")
def coverage(
    paths: tuple[str, ...],
    kinds: tuple[str, ...],
    limit: int,
    examples: int,
    min_articles: int,
    form: str,
    jobs: int | None,
) -> int:
    from kg.coverage.formats import FORMATS
    from kg.coverage.survey import survey

    found = survey(paths, jobs=jobs or 0)
    wanted = [kind for kind in KINDS if kind in kinds] or KINDS
    FORMATS[form](found.tally.gaps(wanted, limit=limit, examples=examples, min_articles=min_articles), sys.stdout)
    bad = [told(problem) for problem in found.problems]
    say("coverage.done", articles=number(found.articles), count=number(found.tally.met))
    return 3 if any(bad) else 0
