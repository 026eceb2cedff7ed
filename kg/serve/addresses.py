"""What a browser asks for: pages, files of ours, and things under their own addresses."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response

from kg.messages import UsageProblem
from kg.serve import pages
from kg.serve.limits import VIEW_SECONDS
from kg.serve.linked import described, whereto
from kg.serve.negotiate import GRAPHS, best
from kg.serve.search import suggest
from kg.serve.security import policy
from kg.serve.service import ask
from kg.serve.views import example, ontology, view

_OURS = Path(__file__).parent / "static"
_VENDOR = Path(__file__).parents[1] / "vendor"
_FILES = {
    "style.css": _OURS,
    "search.js": _OURS,
    "query.js": _OURS,
    "yasgui.min.js": _VENDOR,
    "yasgui.min.css": _VENDOR,
}
_SUFFIXES = {
    "text/html": ".html",
    GRAPHS["turtle"]: ".ttl",
    GRAPHS["jsonld"]: ".jsonld",
    GRAPHS["ntriples"]: ".nt",
    GRAPHS["rdfxml"]: ".rdf",
}
_TYPES = {suffix: media for media, suffix in _SUFFIXES.items()}
_SUGGESTED = 8
_GRIPS = (  # the two style sheets of the edges of columns, at rest and dragged, in YASGUI 4.2.28
    "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk=' 'sha256-c0O6TmFAkgpNbHxKAa1BrveWHHopjEtC47i0PzMudxg='"
)


def _page(content: bytes) -> Response:
    return Response(content, media_type="text/html", headers={"Vary": "Accept-Language"})


def _address(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _seconds(request: Request) -> float:
    return float(request.app.state.limits.seconds)


async def home(request: Request) -> Response:
    return _page(await ask(request, "pages", _seconds(request), pages.home, _address(request)))


async def search(request: Request) -> Response:
    typed = request.query_params.get("q", "")
    return _page(await ask(request, "pages", _seconds(request), pages.searched, _address(request), typed))


async def suggestions(request: Request) -> Response:
    typed = request.query_params.get("q", "")
    found = await ask(request, "pages", _seconds(request), suggest, typed, _SUGGESTED)
    return JSONResponse([{"kind": kind, "label": label, "href": href} for kind, label, href in found])


async def query(request: Request) -> Response:
    """Where queries are written. The table of YASGUI sets styles of its cells and brings a style sheet for their edges;
    what may run stays ours."""
    answer = _page(await ask(request, "pages", _seconds(request), pages.asking, _address(request)))
    answer.headers["Content-Security-Policy"] = policy(style_src=f"'self' {_GRIPS}", style_src_attr="'unsafe-inline'")
    return answer


async def named(request: Request) -> Response:
    content = await ask(request, "pages", _seconds(request), example, request.path_params["name"])
    return Response(content, media_type="application/sparql-query")


async def thing(request: Request) -> Response:
    """A thing's own address leads to a document about it, of the kind that the client likes best; one that has been
    joined to another leads to the other."""
    rest: str = request.path_params["rest"]
    suffix = next((known for known in _TYPES if rest.endswith(known)), "")
    base: str = request.app.state.base
    iri = base + rest.removesuffix(suffix)
    now = await ask(request, "pages", _seconds(request), whereto, iri)
    if now != iri or not suffix:
        media = _TYPES.get(suffix) or best(request.headers.get("accept", ""), list(_TYPES.values()))
        if not media:
            raise UsageProblem("serve.accept", offered=", ".join(_TYPES.values()))
        wanted = f"?{request.url.query}" if request.url.query else ""
        to = f"/id/{now.removeprefix(base)}{_SUFFIXES[media]}{wanted}"
        return RedirectResponse(to, 303, {"Vary": "Accept"})
    if suffix == ".html":
        asked = request.query_params
        page = int(asked["page"]) if asked.get("page", "").isdecimal() else 1
        given = (_address(request), iri, asked.get("facts", ""), max(page, 1))
        return _page(await ask(request, "pages", _seconds(request), pages.about, *given))
    content = await ask(request, "pages", _seconds(request), described, iri, _TYPES[suffix])
    return Response(content, media_type=_TYPES[suffix])


async def picture(request: Request) -> Response:
    """The page that ``kg view`` writes; what it may run its own policy says, by hash."""
    asked = request.query_params
    depth = int(asked["depth"]) if asked.get("depth", "").isdecimal() else 1
    content = await ask(request, "pictures", VIEW_SECONDS, view, asked.get("about", ""), min(depth, 9))
    return Response(content, media_type="text/html", headers={"Content-Security-Policy": "frame-ancestors 'none'"})


async def terms(request: Request) -> Response:
    media = best(request.headers.get("accept", "") + ", text/turtle;q=0.01", list(GRAPHS.values()))
    return Response(await ask(request, "pages", _seconds(request), ontology, media), media_type=media)


async def file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FILES:
        raise UsageProblem("serve.none")
    return FileResponse(_FILES[name] / name, headers={"Cache-Control": "no-cache"})
