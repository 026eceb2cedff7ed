"""The command ``kg``. Data goes to standard output, all else to standard error; exit codes: 0 fine, 1 checked and found
bad, 2 usage, 3 bad input data, 4 the store cannot be used, 124 timed out, 130 interrupted."""

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn, TextIO, cast

import click

from kg import __version__
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.common import Group, NobodyListens, Option
from kg.cli.correct import correct
from kg.cli.coverage import coverage
from kg.cli.demo import demo
from kg.cli.dossier import dossier
from kg.cli.evaluate import evaluate
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.facts import facts
from kg.cli.forget import forget
from kg.cli.query import query
from kg.cli.resolve import resolve
from kg.cli.retract import retract
from kg.cli.serve import serve
from kg.cli.view import view
from kg.messages import LANGUAGES, Problem, preferred, text, use

_USAGE, _INTERRUPTED, _NOBODY_LISTENS = 2, 130, 141
_LANGUAGE = Option(
    ["--lang"],
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=lambda context, option, value: use(value) if value else None,
)
_VERSION = Option(
    ["--version"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, option, value: _version(context) if value else None,
)


def _nothing_asked() -> None:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(_USAGE)


kg = Group("kg", params=[_LANGUAGE, _VERSION], callback=_nothing_asked, invoke_without_command=True)
for command in (
    build,
    facts,
    query,
    explain,
    dossier,
    check,
    view,
    serve,
    export,
    retract,
    resolve,
    correct,
    forget,
    evaluate,
    coverage,
    demo,
):
    kg.add_command(command)


def _version(context: click.Context) -> None:
    click.echo(f"kg {__version__}")
    context.exit()


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run ``kg`` with the arguments of the command line, then leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):  # what a terminal cannot show is escaped, not a crash
        cast(TextIO, stream).reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]
    use(preferred())
    try:
        code = kg.main(arguments, prog_name="kg", standalone_mode=False) or 0
        sys.stdout.flush()
    except click.ClickException as error:
        code = _usage(error)
    except Problem as problem:
        click.echo(f"kg: {problem}", err=True)
        code = problem.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo(f"kg: {text('interrupted')}", err=True)
        code = _INTERRUPTED
    except (NobodyListens, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains as it ends
        code = _NOBODY_LISTENS
    sys.exit(code)


def _usage(error: click.ClickException) -> int:
    """Say what was wrong with the command line, and where help is."""
    if isinstance(error, click.NoSuchOption):
        known = {name.lstrip("-"): name for name in error.possibilities or ()}  # the dashes alone make them similar
        similar = ", ".join(known[name] for name in get_close_matches(error.option_name.lstrip("-"), known))
        words = text("usage.option-similar" if similar else "usage.option", name=error.option_name, similar=similar)
    elif isinstance(error, click.MissingParameter) and error.param:
        words = text("usage.missing", name=error.param.get_error_hint(error.ctx or click.Context(kg)))
    elif isinstance(error, click.BadParameter) and error.param:
        hint = error.param.get_error_hint(error.ctx or click.Context(kg))
        words = text("usage.value", name=hint, reason=error.message)
    elif isinstance(error, click.BadOptionUsage) and error.ctx:
        flags = {name for option in error.ctx.command.params if getattr(option, "is_flag", 0) for name in option.opts}
        words = text("usage.flag" if error.option_name in flags else "usage.no-value", name=error.option_name)
    else:
        words = error.format_message()
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "kg"
    click.echo(f"kg: {words}\n{text('usage.help', command=path)}", err=True)
    return _USAGE
