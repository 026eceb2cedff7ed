"""What all commands share: help in the language spoken, options that several have, plain ways to print."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

import click

from kg.messages import StoreProblem, UsageProblem, has, language, number, text
from kg.store.folder import DEFAULT_STORE

if TYPE_CHECKING:
    from kg.articles import InputError


class Formatter(click.HelpFormatter):
    """Headings in the language spoken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{text('help.usage')} ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        key = f"help.{name.lower()}"
        with super().section(text(key) if has(key) else name):
            yield


class Context(click.Context):
    formatter_class = Formatter


class _Told:
    """A parameter whose wrong values are told in the language spoken, not in click's English."""

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        try:
            return super().type_cast_value(ctx, value)  # type: ignore[misc]
        except click.BadParameter as error:
            words = _refused(cast(click.Parameter, self), ctx, value) or error.message
            raise click.BadParameter(words, ctx, cast(click.Parameter, self)) from None


class Argument(_Told, click.Argument):
    pass


class Option(_Told, click.Option):
    """Its help is the message ``help.COMMAND.NAME`` or, where commands share it, ``help.option.NAME``."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        own = f"help.{ctx.command.name}.{self.name}"
        words = text(own if has(own) else f"help.option.{self.name}")
        extra = self.get_help_extra(ctx)
        notes = [text("help.default", value=extra["default"])] if "default" in extra else []
        notes += [extra["range"]] if "range" in extra else []
        notes += [text("help.required")] if "required" in extra else []
        return record and (record[0], f"{words}  [{'; '.join(notes)}]" if notes else words)


def _refused(parameter: click.Parameter, ctx: click.Context, value: Any) -> str:
    """Why a parameter does not take a value; empty where click alone knows."""
    kind = parameter.type
    if isinstance(kind, click.Choice):
        return text("usage.choice", value=value, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.types.IntParamType | click.types.FloatParamType):
        extra = parameter.get_help_extra(ctx) if isinstance(parameter, click.Option) else {}
        key = "usage.whole-number" if isinstance(kind, click.types.IntParamType) else "usage.number"
        return text(key, value=value, range=f" ({extra['range']})" if "range" in extra else "")
    if isinstance(kind, click.Path):
        path = Path(value)
        if not path.exists():
            return text("usage.no-file", path=value)
        if path.is_dir() and not kind.dir_okay:
            return text("usage.folder", path=value)
        if path.is_file() and not kind.file_okay:
            return text("usage.file", path=value)
        return text("usage.unreadable", path=value)
    return ""


class Command(click.Command):
    """Its help is the message ``help.NAME``."""

    context_class = Context
    allow_extra_args = True  # so that they are refused here, in the language spoken

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            rest = super().parse_args(ctx, args)
        except click.BadOptionUsage as error:  # click does not say of which command
            error.ctx = error.ctx or ctx
            raise
        if rest and not isinstance(self, click.Group):
            raise click.UsageError(text("usage.extra", words=" ".join(rest)), ctx)
        return rest

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        self.options_metavar = f"[{text('help.metavar.options')}]"
        return super().collect_usage_pieces(ctx)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = text(f"help.{self.name}")
        super().format_help_text(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        return text(f"help.{self.name}").split("\n")[0]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = text("help.option.help")
        return option


class Group(Command, click.Group):
    """Commands in the order of the work, not of the alphabet."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        self.subcommand_metavar = text("help.metavar.command")
        return super().collect_usage_pieces(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise UsageProblem("usage.command", name=args[0], names=", ".join(self.commands))
        return super().resolve_command(ctx, args)

    def make_context(self, *given: Any, **extra: Any) -> click.Context:
        with _listened_to():
            return super().make_context(*given, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _listened_to():
            return super().invoke(ctx)


class NobodyListens(Exception):
    """Whoever read the output has left. (Of a broken pipe itself click makes exit code 1.)"""


@contextmanager
def _listened_to() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise NobodyListens from None


def argument(*names: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An argument whose wrong values are told in the language spoken."""
    return click.argument(*names, cls=Argument, **settings)


def option(*names: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option whose help stands among the messages."""
    return click.option(*names, cls=Option, **settings)


store_option = option(
    "--store", type=click.Path(path_type=Path), envvar="KG_STORE", default=DEFAULT_STORE, show_default=True
)


decisions_option = option(
    "--decisions", type=click.Path(path_type=Path, file_okay=False), envvar="KG_DECISIONS", metavar="DIR"
)


def say(key: str, **values: object) -> None:
    """A message for the person, beside the data."""
    tell(text(key, "", **values))


def tell(words: str) -> None:
    """Words for the person, beside the data."""
    click.echo(f"kg: {words}", err=True)


def told(problem: "InputError | Exception") -> bool:
    """Tell of an article that could not be used; whether that is an error, and no note."""
    if isinstance(problem, Exception):
        tell(str(problem))
        return True
    tell(f"{problem.where}: {problem.message(language())}")
    return problem.level == "error"


def tell_if_empty(store: Path) -> None:
    """Say so where a store holds nothing yet, and who is about to change that."""
    from kg.store.snapshot import open_snapshot
    from kg.store.writer import builder

    with open_snapshot(store) as snapshot:
        if not snapshot.name:
            by = builder(snapshot.folder)
            say("store.first" if by else "store.empty", path=store, **(by or {}))


def seconds(value: float) -> str:
    return number(value, 1)


@contextmanager
def output_to(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file in UTF-8 that is there whole or not at all."""
    if path is None:
        yield sys.stdout
        return
    fresh = path.with_name(f".{path.name}.new")
    try:
        with fresh.open("w", encoding="utf-8", newline="") as out:
            yield out
        fresh.replace(path)
    except OSError as error:
        raise StoreProblem("export.unwritable", path=path, reason=error.strerror or error) from error
    finally:
        fresh.unlink(missing_ok=True)


def coloured() -> bool:
    """Whether the data goes to a person's terminal that shows colour."""
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
