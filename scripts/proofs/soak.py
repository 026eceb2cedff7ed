"""``kg serve`` under fifty clients at once, with bad ones among them (slow, half-closed, of other hosts, with huge
headers): every answer is the right one, and memory does not grow."""

import contextlib
import http.client
import re
import socket
import subprocess
import threading
import time
import urllib.parse
from collections import Counter
from pathlib import Path
from random import Random

from scripts.proofs.work import Clock, Outcome, Work, some
from scripts.shared import KG

_CLIENTS, _BAD = 50, 10
_WARM = 0.3  # of the time before memory is measured the first time: caches fill
_GROWTH = 1.15
_QUERIES = (
    "SELECT (COUNT(*) AS ?n) { ?a a kg:Article }",
    "SELECT ?n { ?p a kg:Person ; skos:prefLabel ?n } ORDER BY ?n LIMIT 20",
    "SELECT ?k (COUNT(*) AS ?n) { ?o a kg:Organization ; kg:organizationKind ?k } GROUP BY ?k ORDER BY ?k",
    "ASK { ?t a kg:Tenure }",
)
_PATHS = ("/", "/search?q=tinh+uy", "/queries/leaders.rq", "/ontology")
_BUSY = (503, 504)  # too many at once, or its time is up: said, and no wrong answer


def prove(work: Work) -> Outcome:
    """Serve the store of the articles; ask until the time is over; compare each answer with the first."""
    out = Outcome()
    process = subprocess.Popen(
        [*KG, "serve", "--port", "0", "--store", str(work.store), "--queries", "4"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        port = _port(process)
        asked = [f"/sparql?query={urllib.parse.quote(query)}" for query in _QUERIES] + list(_PATHS)
        right = {path: _ask(port, path) for path in asked}
        for path, (status, _) in right.items():
            out.expect(status == 200, f"{path}: {status} before any load")
        counts, wrong, clock = Counter[str](), list[str](), Clock(work.seconds)
        clients = [
            threading.Thread(target=_client, args=(port, right, Random(work.seed + n), clock, counts, wrong))
            for n in range(_CLIENTS)
        ] + [threading.Thread(target=_bad, args=(port, Random(work.seed - n), clock, counts)) for n in range(1, _BAD)]
        for client in clients:
            client.start()
        clock_wait(clock, work.seconds * _WARM)
        before = memory(process.pid)
        clock_wait(clock, work.seconds * 0.95)
        after = memory(process.pid)
        for client in clients:
            client.join(120)
        out.expect(process.poll() is None, "the service ended")
        out.expect(_ask(port, asked[0]) == right[asked[0]], "another answer after the load")
        out.faults += some(wrong)
        out.expect(after <= before * _GROWTH, f"memory grew from {before >> 20} to {after >> 20} MB")
        out.expect(counts["right"] > 0, "nothing was answered")
        for name in ("right", "busy", "bad"):
            out.tell(
                {"right": "right answers", "busy": "told to come later", "bad": "bad clients"}[name],
                counts[name],
            )
        out.tell("memory after the warm-up, at the end", f"{before >> 20} MB, {after >> 20} MB")
        out.tell("clients at once", _CLIENTS + _BAD - 1)
    finally:
        process.terminate()
        process.wait(30)
    return out


def clock_wait(clock: Clock, until: float) -> None:
    """Wait until so many seconds have passed."""
    while clock.passed < until:
        time.sleep(0.2)


def _port(process: "subprocess.Popen[str]") -> int:
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"127\.0\.0\.1:(\d+)", line):
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return int(found[1])
    raise RuntimeError("the service did not start")


def _ask(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(
            "GET", path, headers={"Accept": "text/html, application/sparql-results+json;q=0.9, */*;q=0.1"}
        )
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _client(
    port: int,
    right: dict[str, tuple[int, bytes]],
    random: Random,
    clock: Clock,
    counts: "Counter[str]",
    wrong: list[str],
) -> None:
    while not clock.over:
        path = random.choice(list(right))
        try:
            answer = _ask(port, path)
        except (OSError, http.client.HTTPException) as error:
            wrong.append(f"{path}: {error!r}")
            continue
        if answer[0] in _BUSY:
            counts["busy"] += 1
            time.sleep(random.uniform(0.05, 0.5))
        elif answer == right[path]:
            counts["right"] += 1
        else:
            wrong.append(f"{path}: {answer[0]}, {len(answer[1])} bytes: {answer[1][:100]!r}")


def _bad(port: int, random: Random, clock: Clock, counts: "Counter[str]") -> None:
    """What no client should do, one thing after another."""
    query = f"GET /sparql?query={urllib.parse.quote(_QUERIES[1])} HTTP/1.1\r\nHost: "
    while not clock.over:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            match random.randrange(6):
                case 0:  # a letter a second
                    for letter in query[: random.randint(1, 8)]:
                        connection.sendall(letter.encode())
                        time.sleep(0.5)
                case 1:  # asks and goes
                    connection.sendall(f"{query}127.0.0.1:{port}\r\n\r\n".encode())
                case 2:  # closes its half
                    connection.sendall(f"{query}127.0.0.1:{port}\r\n\r\n".encode())
                    connection.shutdown(socket.SHUT_WR)
                    connection.recv(10)
                case 3:
                    connection.sendall(f"{query}127.0.0.1:{port}\r\nX-Huge: {'x' * 500_000}\r\n\r\n".encode())
                    connection.recv(10)
                case 4:
                    connection.sendall(f"{query}evil.example\r\n\r\n".encode())
                    connection.recv(10)
                case _:
                    connection.sendall(random.randbytes(2_000))
                    connection.recv(10)
        counts["bad"] += 1
        time.sleep(random.uniform(0, 0.3))


def memory(pid: int) -> int:
    """Bytes of memory of a process and of those it started that no other shares."""
    total = 0
    for each in (pid, *_children(pid)):
        with contextlib.suppress(OSError):
            rollup = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii")
            total += 1024 * int(rollup.partition("\nPss:")[2].split()[0])
    return total


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for thread in Path(f"/proc/{pid}/task").glob("*"):
        with contextlib.suppress(OSError):
            for child in (thread / "children").read_text(encoding="ascii").split():
                found += [int(child), *_children(int(child))]
    return found
