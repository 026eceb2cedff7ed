"""Work in processes of our own making, which end when we want them to and never outlive us."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from typing import Any

from kg.messages import Problem, TimedOut, language, use

_SOON = 0.2  # seconds between two looks at the clock


def serve() -> None:
    """To be called first in a process that we have started: Ctrl-C is for its parent, and it ends with its parent, also
    when that is killed and can stop nobody."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def stream(work: Callable[..., Iterator[Any]], *arguments: object, timeout: float = 0) -> Iterator[Any]:
    """What ``work(*arguments)`` yields in a process of its own: an engine that answers a query sees no signal, a
    process can be ended. It is after ``timeout`` seconds, on Ctrl-C, and when the caller wants no more. The
    problems it meets are raised here."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(theirs, language(), work, arguments), daemon=True)
    process.start()
    theirs.close()
    deadline = time.monotonic() + (timeout or float("inf"))
    try:
        while True:
            while not ours.poll(_SOON):
                _look_at(deadline, timeout)
            try:
                kind, value = ours.recv()
            except EOFError:
                raise Problem("process.died") from None
            if kind == "problem":
                raise value
            if kind == "end":
                return
            yield value
            _look_at(deadline, timeout)
    finally:
        process.kill()
        process.join()
        ours.close()


def _look_at(deadline: float, timeout: float) -> None:
    if time.monotonic() > deadline:
        raise TimedOut("process.timeout", seconds=timeout)


def _run(pipe: Connection, spoken: str, work: Callable[..., Iterator[Any]], arguments: tuple[object, ...]) -> None:
    serve()
    use(spoken)
    try:
        for value in work(*arguments):
            pipe.send(("item", value))
    except Problem as problem:
        pipe.send(("problem", problem))
    else:
        pipe.send(("end", None))
