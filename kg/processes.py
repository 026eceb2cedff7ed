"""Work in processes of our own making, which end when we want them to and never outlive us."""

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from kg.messages import Problem, TimedOut, language, use

_SOON = 0.2  # seconds between two looks at the clock
_CHUNK = 16  # tasks that go to a process at a time
_AHEAD = 4  # chunks that wait for each process: enough to keep it busy, few enough to fit in memory
_GARBAGE = 50_000  # objects after which cycles are looked for, of which work makes few: a twentieth of the time saved
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


class Helper:
    """A process that works for us, one piece of work after another; it ends when we want it to, also within one."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_help, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def begin(self, work: Callable[..., Iterator[Any]], *arguments: object) -> None:
        """Have it do ``work(*arguments)`` in the language spoken; what that yields can then be received."""
        try:
            self.pipe.send((language(), work, arguments))
        except BrokenPipeError:
            raise Problem("process.died") from None

    def receive(self) -> tuple[bool, Any]:
        """Whether the work goes on, and the next that it yields. The problems it meets are raised here."""
        try:
            kind, value = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            raise Problem("process.died") from None
        if kind == "problem":
            raise value
        return kind == "item", value

    def kill(self) -> None:
        """End it, whatever it is doing; who waits for what it yields meets a problem."""
        self._process.kill()

    def end(self) -> None:
        """End it and be done with it."""
        self.kill()
        self._process.join()
        self.pipe.close()


def stream(work: Callable[..., Iterator[Any]], *arguments: object, timeout: float = 0) -> Iterator[Any]:
    """What ``work(*arguments)`` yields in a process of its own: an engine that answers a query sees no signal, a
    process can be ended. It is after ``timeout`` seconds, on Ctrl-C, and when the caller wants no more. The
    problems it meets are raised here."""
    helper = Helper()
    deadline = time.monotonic() + (timeout or float("inf"))
    try:
        helper.begin(work, *arguments)
        while True:
            while not helper.pipe.poll(_SOON):
                _look_at(deadline, timeout)
            goes_on, value = helper.receive()
            if not goes_on:
                return
            yield value
            _look_at(deadline, timeout)
    finally:
        helper.end()


def _look_at(deadline: float, timeout: float) -> None:
    if time.monotonic() > deadline:
        raise TimedOut("process.timeout", seconds=timeout)


def _help(pipe: Connection) -> None:
    serve()
    while True:
        try:
            spoken, work, arguments = pipe.recv()
        except EOFError:
            return
        use(spoken)
        try:
            for value in work(*arguments):
                pipe.send(("item", value))
        except Problem as problem:
            pipe.send(("problem", problem))
        else:
            pipe.send(("end", None))


@contextmanager
def little_garbage() -> Iterator[None]:
    """While work makes many objects and few cycles among them, these are looked for seldom."""
    before = gc.get_threshold()
    gc.set_threshold(_GARBAGE)
    try:
        yield
    finally:
        gc.set_threshold(*before)


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
    gc.set_threshold(_GARBAGE)


def _work(chunk: list[Any]) -> list[Any]:
    work, shared = _shared
    return [work(task, shared) for task in chunk]
