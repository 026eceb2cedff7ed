"""Listening on this machine, and on this machine only."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from kg.messages import StoreProblem
from kg.serve.app import make, stop
from kg.serve.limits import Limits

HOST = "127.0.0.1"
_FAREWELL = 2  # seconds that answers under way have when it is to end


def run(store: Path, port: int, limits: Limits, tell: Callable[[str], None]) -> None:
    """Serve a store until it is told to end; ``tell`` is given the address as soon as there is one. Port 0 is any that
    is free."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()  # who comes before all is ready waits
    except OSError as error:
        raise StoreProblem("serve.port", port=port, reason=os.strerror(error.errno or 0)) from error
    tell(f"http://{HOST}:{listening.getsockname()[1]}/")
    app = make(store, limits)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_FAREWELL,
    )
    _Server(config, app).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Ends what is being answered before it waits for it to end."""

    def __init__(self, config: uvicorn.Config, app: Starlette) -> None:
        super().__init__(config)
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        stop(self._app)
        await super().shutdown(sockets)
