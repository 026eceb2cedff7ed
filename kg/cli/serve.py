"""``kg serve``: the store for browsers and other programs of this machine."""

from pathlib import Path

import click

from kg.cli.common import Command, option, say, store_option


@click.command("serve", cls=Command)
@store_option
@option("--port", type=click.IntRange(0, 65535), default=8850, show_default=True, metavar="N")
@option("--timeout", type=click.FloatRange(min=0, min_open=True), default=30.0, show_default=True, metavar="S")
@option("--rows", type=click.IntRange(min=1), default=100_000, show_default=True, metavar="N")
@option("--queries", type=click.IntRange(min=1, max=64), default=4, show_default=True, metavar="N")
def serve(store: Path, port: int, timeout: float, rows: int, queries: int) -> None:
    from kg.serve.limits import Limits
    from kg.serve.server import run
    from kg.store.snapshot import open_snapshot

    open_snapshot(store).close()  # a store that cannot be read is told here
    run(store, port, Limits(timeout, rows, queries), lambda address: say("serve.ready", address=address))
