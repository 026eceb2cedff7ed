"""The addresses of the service, and what goes on while it runs."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.routing import Route

from kg.messages import Problem
from kg.serve import addresses, openrefine
from kg.serve.held import ready
from kg.serve.limits import BODY, PAGES, PICTURES, Limits
from kg.serve.pool import Pool
from kg.serve.protocol import PATH, sparql
from kg.serve.security import Guard
from kg.serve.service import nowhere, told
from kg.store.folder import find

_LOOK = 1.0  # seconds between two looks for what a build has published


def make(store: Path, limits: Limits) -> Starlette:
    """The service over a store."""

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        sizes = {"queries": limits.queries, "pages": PAGES, "pictures": PICTURES}
        app.state.pools = {name: Pool(size, ready, store) for name, size in sizes.items()}
        pools = app.state.pools.values()
        for pool in pools:
            pool.start()
        watching = asyncio.create_task(_watch(store, pools))
        try:
            yield
        finally:
            watching.cancel()
            stop(app)

    app = Starlette(
        routes=[
            Route(PATH, sparql, methods=["GET", "POST"]),
            Route(f"{PATH}/", sparql, methods=["GET", "POST"]),
            Route("/", addresses.home),
            Route("/search", addresses.search),
            Route("/suggest", addresses.suggestions),
            Route("/query", addresses.query),
            Route("/queries/{name}.rq", addresses.named),
            Route("/id/{rest:path}", addresses.thing),
            Route("/view", addresses.picture),
            Route("/ontology", addresses.terms),
            Route("/static/{name}", addresses.file),
            *openrefine.ROUTES,
        ],
        middleware=[Middleware(Guard)],
        exception_handlers={Problem: told, ClientDisconnect: told, 404: nowhere},
        lifespan=running,
        max_body_size=BODY,
    )
    app.state.store, app.state.base, app.state.limits = store, find(store).base, limits
    return app


def stop(app: Starlette) -> None:
    """End all helpers; what they were about to answer is not."""
    for pool in app.state.pools.values():
        pool.stop()


async def _watch(store: Path, pools: Collection[Pool]) -> None:
    """Let go of a generation when a build has published the next one, also where nobody asks."""
    seen = ""
    while True:
        with suppress(Problem):
            now = find(store).current()
            if seen and now != seen:
                for pool in pools:
                    pool.refresh()
            seen = now
        await asyncio.sleep(_LOOK)
