"""What every address needs: the language of a request, an answer from a helper, a problem in words."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from kg.messages import Problem, StoreProblem, TimedOut, UsageProblem, use
from kg.serve.negotiate import best, language
from kg.serve.pages import render
from kg.serve.pool import Pool

Done = TypeVar("Done")
_STATUS = {  # what is told -> the status that goes with it; other problems have that of their kind
    "serve.none": 404,
    "serve.accept": 406,
    "serve.media": 415,
    "serve.update": 403,
    "serve.rows": 403,
    "serve.bytes": 403,
    "serve.busy": 503,
}
_KINDS = ((UsageProblem, 400), (TimedOut, 504), (StoreProblem, 503))
_AGAIN = "2"  # seconds after which who found it busy may come again


def language_of(request: Request) -> str:
    """``?lang=`` goes before what the browser prefers."""
    return language(request.headers.get("accept-language", ""), request.query_params.get("lang", ""))


async def ask(request: Request, pool: str, seconds: float, work: Callable[..., Done], *given: object) -> Done:
    """What ``work(store, *given)`` returns, from a helper of a pool; broken off when the client has gone."""
    helpers: Pool = request.app.state.pools[pool]
    await request.body()  # what is received after it tells that the client has gone
    found = asyncio.ensure_future(helpers.run(language_of(request), seconds, work, request.app.state.store, *given))
    gone = asyncio.ensure_future(request.receive())
    try:
        await asyncio.wait({found, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not found.done():
            raise ClientDisconnect
        return found.result()
    finally:
        found.cancel()
        gone.cancel()


async def words_of(request: Request) -> str:
    """What was sent."""
    try:
        return (await request.body()).decode("utf-8")
    except UnicodeDecodeError:
        raise UsageProblem("serve.encoding") from None


async def told(request: Request, problem: Exception) -> Response:
    """A problem in words, with the status that it has."""
    if isinstance(problem, ClientDisconnect):
        return Response(status_code=499)  # nobody reads it
    assert isinstance(problem, Problem)
    status = _STATUS.get(problem.key) or next((code for kind, code in _KINDS if isinstance(problem, kind)), 500)
    headers = {"Retry-After": _AGAIN} if problem.key == "serve.busy" else {}
    spoken = language_of(request)
    words = problem.said(spoken)
    if best(request.headers.get("accept", ""), ["text/plain", "text/html"]) == "text/html":
        use(spoken)  # nothing else runs in this process until the page is written
        page = render("told.html", request.url.path, status=status, words=words)
        return Response(page, status, headers, "text/html")
    return PlainTextResponse(words + "\n", status, headers)


async def nowhere(request: Request, error: Exception) -> Response:
    """An address that is none."""
    return await told(request, UsageProblem("serve.none"))
