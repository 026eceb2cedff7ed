"""Locks between processes that end with the process that holds them, however it ends."""

import os
import sys
from pathlib import Path
from types import TracebackType

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, shared: bool) -> bool:
        if shared:  # an open file cannot be moved or deleted there: holding it open is enough
            return True
        try:
            os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # beyond the text, which others may read
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(descriptor: int, shared: bool) -> bool:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Lock:
    """A lock that is held; ``release`` or the end of the process frees it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, note: bytes) -> None:
        """Leave a note for others in the locked file, in place of the old one."""
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, note)

    def release(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> "Lock":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()


def take_shared(path: Path) -> Lock | None:
    """A lock on an existing file that many may hold at once, or ``None`` where someone holds it alone."""
    return _take(path, os.O_RDONLY, shared=True)


def take(path: Path) -> Lock | None:
    """A lock that one process holds alone, or ``None`` where another one holds it. Makes the file where there is
    none."""
    return _take(path, os.O_RDWR | os.O_CREAT, shared=False)


def _take(path: Path, flags: int, *, shared: bool) -> Lock | None:
    descriptor = os.open(path, flags, 0o666)
    if _lock(descriptor, shared):
        return Lock(descriptor)
    os.close(descriptor)
    return None
