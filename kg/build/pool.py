"""Many articles over many processes, in order, with little held at a time."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context

from kg.build.work import Done, Options, Task, work
from kg.messages import Problem
from kg.processes import serve

_CHUNK = 16  # articles that go to a process at a time
_AHEAD = 4  # chunks that wait for each process: enough to keep it busy, few enough to fit in memory
_FEW = 32  # articles that are done sooner here than by processes that have yet to start

_options: Options


def work_all(tasks: Iterable[Task], options: Options, *, jobs: int) -> Iterator[Done]:
    """The outcome of each task, in the order of the tasks."""
    tasks = iter(tasks)
    first = list(islice(tasks, _FEW))
    if jobs == 1 or len(first) < _FEW:
        for task in chain(first, tasks):
            yield work(task, options)
        return
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start, (options,))
    waiting: deque[Future[list[Done]]] = deque()
    try:
        # what has been worked on is kept on record: a process that dies costs no more than its chunk
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


def _start(options: Options) -> None:
    global _options
    _options = options
    serve()


def _work(chunk: list[Task]) -> list[Done]:
    return [work(task, _options) for task in chunk]
