"""What all commands share: help in the language spoken, options that several have, plain ways to print."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from kg.messages import UsageProblem, has, number, text
from kg.store.folder import DEFAULT_STORE


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


class Option(click.Option):
    """Its help is the message ``help.COMMAND.NAME`` or, where commands share it, ``help.option.NAME``."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        own = f"help.{ctx.command.name}.{self.name}"
        self.help = text(own if has(own) else f"help.option.{self.name}")
        return super().get_help_record(ctx)


class Command(click.Command):
    """Its help is the message ``help.NAME``."""

    context_class = Context

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

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise UsageProblem("usage.command", name=args[0], names=", ".join(self.commands))
        return super().resolve_command(ctx, args)


def option(*names: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option whose help stands among the messages."""
    return click.option(*names, cls=Option, **settings)


store_option = option(
    "--store", type=click.Path(path_type=Path), envvar="KG_STORE", default=DEFAULT_STORE, show_default=True
)


def say(key: str, **values: object) -> None:
    """A message for the person, beside the data."""
    tell(text(key, "", **values))


def tell(words: str) -> None:
    """Words for the person, beside the data."""
    click.echo(f"kg: {words}", err=True)


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


def coloured() -> bool:
    """Whether the data goes to a person's terminal that shows colour."""
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
