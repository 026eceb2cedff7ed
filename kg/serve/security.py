"""What keeps web pages of others away from a service of this machine, and our own from running what is not ours.

A page on the web can have its own name resolve to 127.0.0.1 (DNS rebinding): the ``Host`` header must be ours. It can
also send requests here from a reader's browser without reading the answer: the browser says so (``Sec-Fetch-Site``),
and they are refused. OpenRefine, which runs on this machine under another port, may use ``/reconcile``.
"""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.messages import text
from kg.serve.service import language_of

OPEN = "/reconcile"  # the one part that pages of other programs of this machine may read
_LOCAL = re.compile(r"http://(?:127\.0\.0\.1|localhost)(?::\d+)?")
_HOST = re.compile(r"(?:127\.0\.0\.1|localhost)(?::\d+)?")
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def policy(**changed: str) -> str:
    """The Content-Security-Policy of a page, with what it needs besides (``style_src="…"``)."""
    parts = POLICY | {name.replace("_", "-"): value for name, value in changed.items()}
    return "; ".join(f"{name} {value}" for name, value in parts.items())


class Guard:
    """Turns away what is not for us, and writes the headers that every answer has."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        extra = dict(_ALWAYS)
        origin = headers.get("origin", "")
        is_open = scope["path"] == OPEN or scope["path"].startswith(f"{OPEN}/")
        if is_open:
            extra["Vary"] = "Origin"
        if is_open and _LOCAL.fullmatch(origin):
            extra |= {"Access-Control-Allow-Origin": origin, "Cross-Origin-Resource-Policy": "cross-origin"}

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                sent.setdefault("Content-Security-Policy", policy())
                for name, value in extra.items():
                    sent.add_vary_header(value) if name == "Vary" else sent.setdefault(name, value)
            await send(message)

        refused = _refused(scope, headers, origin, is_open)
        await (refused or self._app)(scope, receive, guarded)


def _refused(scope: Scope, headers: Headers, origin: str, is_open: bool) -> Response | None:
    said = language_of(Request(scope))
    if not _HOST.fullmatch(headers.get("host", "")):
        return PlainTextResponse(text("serve.host", said) + "\n", 421)
    own = not origin and (headers.get("sec-fetch-site") != "cross-site" or headers.get("sec-fetch-mode") == "navigate")
    invited = is_open and _LOCAL.fullmatch(origin)
    if not own and not invited and origin != f"http://{headers['host']}":
        return PlainTextResponse(text("serve.origin", said) + "\n", 403)
    return None
