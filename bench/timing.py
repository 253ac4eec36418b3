"""Two ways to the same outputs go in; what each costs, and their ratio pair by pair, comes out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter

from msgspec import Struct

WARM_UPS = 2
SHORT = 0.05  # seconds of CPU; a sample shorter than that is taken several times over
TIMES = 5

LIBRARIES = ("python-pptx", "reportlab", "pyyaml")

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
    for _ in range(WARM_UPS if pairs > 1 else 0):
        first, second = ours(), theirs()
    times = TIMES if pairs > 1 and min(first.cpu, second.cpu) < SHORT else 1
    turns = [(_mean(ours, times), _mean(theirs, times)) for _ in range(pairs)]
    return [turn[0] for turn in turns], [turn[1] for turn in turns]


def _mean(way: Way, times: int) -> Cost:
    costs = [way() for _ in range(times)]
    return Cost(
        sum(cost.cpu for cost in costs) / times,
        sum(cost.wall for cost in costs) / times,
        max(cost.memory for cost in costs),
    )


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
