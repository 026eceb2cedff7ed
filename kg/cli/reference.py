"""The command reference of ``docs/cli.md``, written from the commands: ``python -m kg.cli.reference docs/cli.md``."""

import re
import sys
from pathlib import Path

import click

from kg.cli import kg
from kg.cli.common import Context
from kg.messages import use

_BLOCK = re.compile(r"(?<=<!-- commands -->\n).*?(?=<!-- end of commands -->)", re.DOTALL)
_WIDTH = 100


def reference() -> str:
    """The help of ``kg`` and of each command, as Markdown, in English."""
    use("en")
    context = Context(kg, info_name="kg", terminal_width=_WIDTH, max_content_width=_WIDTH)
    parts = [_part("kg", kg, context)]
    for name, command in kg.commands.items():
        inner = Context(command, parent=context, info_name=name, terminal_width=_WIDTH, max_content_width=_WIDTH)
        parts.append(_part(f"kg {name}", command, inner))
    return "\n".join(parts)


def _part(title: str, command: click.Command, context: click.Context) -> str:
    return f"### {title}\n\n```\n{command.get_help(context)}\n```\n"


def rewritten(page: str) -> str:
    """A page with the reference in its place."""
    return _BLOCK.sub(lambda match: f"\n{reference()}\n", page)


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(rewritten(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
