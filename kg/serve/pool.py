"""Helpers that answer requests: so many at a time, ended at the time limit and when nobody waits for the answer any
more."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from typing import Any, TypeVar

from kg.messages import Problem, TimedOut, UsageProblem, use
from kg.processes import Helper
from kg.serve.limits import PATIENCE, WAITING

Done = TypeVar("Done")


class Pool:
    """So many helpers, each ready before it is needed: to start a process takes half a second."""

    def __init__(self, size: int, ready: Callable[..., object], *arguments: object) -> None:
        """``ready(*arguments)`` is what each helper does first, and again whenever :meth:`refresh` is called."""
        self._size = size
        self._ready, self._given = ready, arguments
        self._idle: asyncio.LifoQueue[Helper | None] = asyncio.LifoQueue()  # None: there will be none
        self._all: set[Helper] = set()
        self._beside: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._stopped = False

    def start(self) -> None:
        """Begin to make the helpers; requests may come at once."""
        for _ in range(self._size):
            self._begin(self._add())

    def refresh(self) -> None:
        """Have the helpers that do nothing get ready anew."""
        for _ in range(self._idle.qsize()):
            helper = self._idle.get_nowait()
            if helper:
                self._begin(self._use(helper, "en", 0, self._ready, *self._given))

    def stop(self) -> None:
        """End all helpers, whatever they do."""
        self._stopped = True
        for helper in self._all:
            helper.kill()
        for _ in range(self._waiting):
            self._idle.put_nowait(None)

    async def run(self, language: str, seconds: float, work: Callable[..., Done], *arguments: object) -> Done:
        """What ``work(*arguments)`` returns in a helper; a problem where there is no turn, or no end in time."""
        found: Done = await self._use(await self._turn(), language, seconds, work, *arguments)
        return found

    async def _turn(self) -> Helper:
        if self._idle.empty() and self._waiting >= WAITING:
            raise UsageProblem("serve.busy")
        self._waiting += 1
        try:
            helper = await asyncio.wait_for(self._idle.get(), PATIENCE)
        except TimeoutError:
            helper = None
        finally:
            self._waiting -= 1
        if helper is None or self._stopped:
            raise UsageProblem("serve.busy")
        return helper

    async def _use(
        self, helper: Helper, language: str, seconds: float, work: Callable[..., Any], *given: object
    ) -> Any:
        sound = False
        try:
            async with asyncio.timeout(seconds or None):
                helper.begin(_once, language, work, given)
                await _readable(helper)
            _, found = helper.receive()
            helper.receive()  # that it is done
            sound = True
            return found
        except TimeoutError:
            raise TimedOut("process.timeout", seconds=seconds) from None
        except Problem as problem:
            sound = problem.key != "process.died"
            if self._stopped:
                raise UsageProblem("serve.busy") from None
            raise
        finally:
            if sound:
                self._idle.put_nowait(helper)
            elif not self._stopped:
                self._all.discard(helper)
                helper.end()
                self._begin(self._add())

    async def _add(self) -> None:
        helper = await asyncio.to_thread(Helper)
        self._all.add(helper)
        if self._stopped:
            self.stop()
        else:
            await self._use(helper, "en", 0, self._ready, *self._given)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Do it beside the requests, which will meet the same problem where there is one."""

        async def quietly() -> None:
            with suppress(Problem):
                await work

        task = asyncio.get_running_loop().create_task(quietly())
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)


async def _readable(helper: Helper) -> None:
    loop, ready = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(helper.pipe, ready.set)
    try:
        await ready.wait()
    finally:
        loop.remove_reader(helper.pipe)


def _once(language: str, work: Callable[..., Any], given: tuple[object, ...]) -> Iterator[Any]:
    use(language)
    yield work(*given)
