"""The reconciliation service at ``/reconcile``, as OpenRefine and others use it (Reconciliation Service API 0.2)."""

import json
from html import escape
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg import __version__
from kg.messages import UsageProblem, text, use
from kg.serve import reconcile
from kg.serve.pages import render
from kg.serve.search import KINDS
from kg.serve.security import OPEN, policy
from kg.serve.service import ask, language_of, words_of
from kg.vocabulary import KG

_FRAMES = "http://127.0.0.1:* http://localhost:*"  # OpenRefine shows previews within its own page
_PROPOSED = 100


async def service(request: Request) -> Response:
    """The manifest; candidates for ``queries``; values for ``extend``."""
    given = dict(request.query_params)
    if request.method == "POST":
        given |= dict(parse_qsl(await words_of(request)))
    for name, work in (("queries", reconcile.match), ("extend", reconcile.extend)):
        if name in given:
            return await _answer(request, work, _read(given[name]))
    use(language_of(request))
    return JSONResponse(manifest(str(request.base_url), request.app.state.base))


def manifest(url: str, base: str) -> dict[str, Any]:
    """What the service offers, at an address, of the things under a base."""
    here = url.rstrip("/")
    flyout = "/reconcile/flyout?id=${id}"
    suggest = {
        name: {"service_url": here, "service_path": f"/reconcile/suggest/{name}"}
        for name in ("entity", "type", "property")
    }
    suggest["entity"]["flyout_service_path"] = flyout
    return {
        "versions": ["0.2"],
        "name": text("serve.reconcile"),
        "identifierSpace": base,
        "schemaSpace": KG.iri,
        "serviceVersion": __version__,
        "defaultTypes": [reconcile.type_of(kind) for kind in KINDS],
        "view": {"url": f"{here}/id/{{{{id}}}}"},
        "preview": {"url": f"{here}/reconcile/preview?id={{{{id}}}}", "width": 420, "height": 120},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/reconcile/properties"},
            "property_settings": [],
        },
    }


async def entities(request: Request) -> Response:
    kind = request.query_params.get("type", "")
    return await _answer(request, reconcile.suggest_things, _prefix(request), (kind,) if kind in KINDS else ())


async def types(request: Request) -> Response:
    return await _answer(request, reconcile.suggest_types, _prefix(request))


async def properties(request: Request) -> Response:
    return await _answer(request, reconcile.suggest_properties, _prefix(request))


async def proposed(request: Request) -> Response:
    limit = request.query_params.get("limit", "")
    most = int(limit) if limit.isdecimal() else _PROPOSED
    return await _answer(request, reconcile.propose, request.query_params.get("type", ""), most)


async def flyout(request: Request) -> Response:
    """A few lines about a thing, to be shown within a page of the client."""
    id = request.query_params.get("id", "")
    name, kind, told = await ask(request, "pages", request.app.state.limits.seconds, reconcile.card, id)
    html = f"<p><strong>{escape(name)}</strong> ({escape(kind)})<br>{escape(told)}</p>"
    return JSONResponse({"id": id, "html": html})


async def preview(request: Request) -> Response:
    """The same as a page of its own, for a frame."""
    id = request.query_params.get("id", "")
    name, kind, told = await ask(request, "pages", request.app.state.limits.seconds, reconcile.card, id)
    use(language_of(request))
    page = render("preview.html", request.url.path, id=id, name=name, kind=kind, told=told)
    headers = {"Content-Security-Policy": policy(frame_ancestors=_FRAMES)}
    return Response(page, media_type="text/html", headers=headers)


def _prefix(request: Request) -> str:
    return request.query_params.get("prefix", "")


async def _answer(request: Request, work: Any, *given: object) -> Response:
    return JSONResponse(await ask(request, "pages", request.app.state.limits.seconds, work, *given))


def _read(given: str) -> Any:
    try:
        return json.loads(given)
    except ValueError as error:
        raise UsageProblem("serve.json", reason=error) from None


ROUTES = [
    Route(OPEN, service, methods=["GET", "POST"]),
    Route(f"{OPEN}/suggest/entity", entities),
    Route(f"{OPEN}/suggest/type", types),
    Route(f"{OPEN}/suggest/property", properties),
    Route(f"{OPEN}/properties", proposed),
    Route(f"{OPEN}/flyout", flyout),
    Route(f"{OPEN}/preview", preview),
]
