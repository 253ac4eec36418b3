"""Jobs go in; what became of each comes out as it is done, one process a core working at them.

Where the system can copy a process, the crew starts with everything that was loaded before. A
process that dies costs its own job only: another takes its place.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar, cast

from msgspec import Struct

from builders.press.signals import SIGNALS

Job = TypeVar("Job")
Work = Callable[[Any], object]  # its result is a value that can be pickled

# Apple's libraries do not bear to be copied.
START = "fork" if sys.platform.startswith("linux") else "spawn"


class Lost(Struct, frozen=True):
    """A job without a result: the traceback of its fault, or the exit code of its process."""

    traceback: str = ""
    code: int = 0


def results(work: Work, jobs: Sequence[Job], start: str = START) -> Iterator[tuple[Job, object]]:
    """Yield each of ``jobs`` with the result of ``work``, or with what was ``Lost``, when done."""
    crew = _Crew(work, deque(jobs), multiprocessing.get_context(start))
    try:
        for _ in range(min(len(jobs), os.cpu_count() or 1)):
            crew.hire()
        while crew.busy:
            for line in wait(list(crew.busy)):
                yield crew.answer(cast("Connection", line))
    finally:
        for process, _ in crew.busy.values():
            process.kill()  # it heeds no other signal
            process.join()


class _Crew:
    """The processes at work, each with its job, by the line to it."""

    def __init__(self, work: Work, waiting: deque[Any], context: Any) -> None:  # noqa: ANN401
        self.work, self.waiting, self.context = work, waiting, context
        self.busy: dict[Connection, tuple[BaseProcess, Any]] = {}

    def hire(self) -> None:
        """Start a process and give it the next job, if there is one."""
        if not self.waiting:
            return
        line, theirs = self.context.Pipe()
        # A copy would hold the lines of its elders open, and they would not hear of our end.
        copied = (*self.busy, line) if self.context.get_start_method() == "fork" else ()
        process = self.context.Process(target=_serve, args=(theirs, copied, self.work), daemon=True)
        with _deaf():
            process.start()
        theirs.close()
        self._give(line, process)

    def answer(self, line: Connection) -> tuple[Any, object]:
        """Return the job that was done on ``line``; its process has the next one by then."""
        process, job = self.busy.pop(line)
        try:
            done: object = line.recv()
        except (EOFError, OSError):
            process.join()
            self.hire()
            return job, Lost(code=process.exitcode or 0)
        if self.waiting:
            self._give(line, process)
        else:
            line.close()
            process.join()
        return job, done

    def _give(self, line: Connection, process: BaseProcess) -> None:
        self.busy[line] = process, self.waiting.popleft()
        with suppress(OSError):  # it has just died, and its answer will say so
            line.send(self.busy[line][1])


@contextmanager
def _deaf() -> Iterator[None]:
    """Let signals wait; a process that starts now hears none, from its first moment on."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(line: Connection, copied: Sequence[Connection], work: Work) -> None:
    """Do what is asked on ``line`` until its other end is closed, if only by death."""
    for number in SIGNALS:  # they are for the one that gives out the jobs
        signal.signal(number, signal.SIG_IGN)
    for other in copied:
        other.close()
    with suppress(EOFError, OSError):
        while True:
            job = line.recv()
            try:
                line.send(work(job))
            except Exception:  # noqa: BLE001  # whatever it was, it is told and the rest goes on
                line.send(Lost(traceback.format_exc()))
    os._exit(0)  # taking the libraries down piece by piece takes 40 ms
