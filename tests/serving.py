"""``kg serve`` for tests: a real one, in a process of its own, on any free port."""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.store import folder
from kg.store.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Answered:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *given: object) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Service:
    """``url`` ends in a slash."""

    url: str
    process: "subprocess.Popen[str]" = field(repr=False)

    def get(
        self, path: str, *, method: str = "GET", body: bytes | None = None, wait: float = 30, **headers: str
    ) -> Answered:
        """What it answers, whatever the status; redirections are not followed. ``content_type=`` is a header."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.url + path.lstrip("/"), data=body, headers=named, method=method)
        try:
            with urllib.request.build_opener(_Stay).open(request, timeout=wait) as answer:
                return Answered(answer.status, _lower(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            return Answered(error.code, _lower(error.headers), error.read())

    def query(self, sparql: str, wait: float = 30, **headers: str) -> Answered:
        return self.get(f"sparql?{urllib.parse.urlencode({'query': sparql})}", wait=wait, **headers)


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def handmade(path: Path, base: str, quads: Iterable[ox.Quad]) -> Path:
    """A store of these quads, with no article behind them."""
    made = folder.make(path, base)
    generation = made.generation("000001")
    generation.mkdir(parents=True)
    graph = ox.Store(str(generation / "quads"))
    graph.extend(quads)
    graph.flush()
    del graph
    Manifest().write(generation / "manifest.json")
    (generation / "reader.lock").touch()
    made.set_current("000001")
    return path


@contextmanager
def serving(store: Path, *options: str) -> Iterator[Service]:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    try:
        assert process.stderr
        line = process.stderr.readline()
        assert line.startswith("kg: http://127.0.0.1:"), line
        yield Service(line.split()[1], process)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(10)
