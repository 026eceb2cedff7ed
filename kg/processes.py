"""Work in processes of our own making, which end when we want them to and never outlive us."""

import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from kg.messages import Problem, TimedOut, language, use

_SOON = 0.2  # seconds between two looks at the clock
_CHUNK = 16  # tasks that go to a process at a time
_AHEAD = 4  # chunks that wait for each process: enough to keep it busy, few enough to fit in memory
_FEW = 32  # tasks that are done sooner here than by processes that have yet to start

Task = TypeVar("Task")
Shared = TypeVar("Shared")
Done = TypeVar("Done")


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


def cores() -> int:
    """How many processes can work here at a time."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(work: Callable[[Task, Shared], Done], tasks: Iterable[Task], shared: Shared, *, jobs: int) -> Iterator[Done]:
    """``work(task, shared)`` of each task, over so many processes, in the order of the tasks, with little held at a
    time."""
    tasks = iter(tasks)
    first = list(islice(tasks, _FEW))
    if jobs == 1 or len(first) < _FEW:
        for task in chain(first, tasks):
            yield work(task, shared)
        return
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _share, (work, shared))
    waiting: deque[Future[list[Done]]] = deque()
    try:
        for chunk in _chunks(chain(first, tasks)):
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) >= jobs * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise Problem("process.died") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    while chunk := list(islice(tasks, _CHUNK)):
        yield chunk


_shared: tuple[Callable[[Any, Any], Any], Any]  # in a process of a pool: the work, and what all tasks share


def _share(work: Callable[[Any, Any], Any], shared: object) -> None:
    global _shared
    _shared = (work, shared)
    serve()


def _work(chunk: list[Any]) -> list[Any]:
    work, shared = _shared
    return [work(task, shared) for task in chunk]
