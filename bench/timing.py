"""Two ways to the same outputs go in; what each costs, and their ratio pair by pair, comes out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter

from msgspec import Struct

WARM_UPS, FEW = 2, 3  # what takes minutes is run a few times, and was run once to be checked

LIBRARIES = ("python-pptx", "reportlab", "pyyaml", "msgspec")

Command = Sequence[str | Path]


class Cost(Struct, frozen=True):
    """What running something took: seconds of CPU and of the clock, and megabytes at the peak."""

    cpu: float
    wall: float
    memory: float


Way = Callable[[], Cost]


def run(commands: Sequence[Command]) -> Cost:
    """Return the cost of ``commands`` one after the other; each must succeed."""
    costs = [_run(tuple(map(str, command))) for command in commands]
    return Cost(
        sum(cost.cpu for cost in costs),
        sum(cost.wall for cost in costs),
        max(cost.memory for cost in costs),
    )


def abreast(tasks: Iterable[Sequence[Command]]) -> Cost:
    """Return the cost of ``tasks``, as many of them at once as there are cores."""
    start = perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        costs = tuple(pool.map(run, tasks))
    wall = perf_counter() - start
    return Cost(sum(cost.cpu for cost in costs), wall, max(cost.memory for cost in costs))


def _run(command: tuple[str, ...]) -> Cost:
    start = perf_counter()
    with TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)  # noqa: S603  # made here
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        assert process.returncode == 0, said.read().decode("utf-8", "replace")
    wall = perf_counter() - start
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def paired(ours: Way, theirs: Way, pairs: int) -> tuple[list[Cost], list[Cost]]:
    """Return the costs of both ways, run by turns so that both meet the same weather."""
    for _ in range(WARM_UPS if pairs > FEW else 0):
        ours(), theirs()
    turns = [(ours(), theirs()) for _ in range(pairs)]
    return [turn[0] for turn in turns], [turn[1] for turn in turns]


def versions(*packages: str) -> str:
    """Return the versions of Python and of ``packages``."""
    python = f"Python {sys.version.split()[0]}"
    return ", ".join((python, *(f"{name} {version(name)}" for name in packages)))


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Return the median with the least and the most beside it."""
    low, middle, high = (
        f"{value:.{digits}f}" for value in (min(values), median(values), max(values))
    )
    return f"{middle} ({low}–{high})"
