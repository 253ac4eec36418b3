"""A lesson goes in; a copy of this project that teaches it, and what make takes there, come out."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.lessons import Sample
from bench.timing import Cost, run

RUNS = 7
COURSE = "course"
ALL = f"LESSONS={COURSE}/"
AT_ONCE = 5  # runs in a sample: one that does nothing is too short to be timed


def project(folder: Path, sample: Sample) -> Path:
    """Return a copy of this project with the lesson as its own, built."""
    for name in ("builders", "assets", "tools"):
        shutil.copytree(name, folder / name)
    for file in (Path("Makefile"), Path("requirements.lock"), sample.lesson, sample.picture):
        shutil.copy2(file, folder)
    (folder / ".venv").symlink_to(sys.prefix)
    _make(folder)
    return folder


def course(folder: Path, samples: Sequence[Sample]) -> None:
    """Give the project a folder of lessons, all built."""
    (folder / COURSE).mkdir()
    for number, sample in enumerate(samples):
        shutil.copy2(sample.lesson, folder / COURSE / f"lesson-{number}.yaml")
    shutil.copy2(samples[0].picture, folder / COURSE)
    _make(folder, ALL)


def idle(folder: Path, arguments: Sequence[str] = ()) -> list[Cost]:
    """Return the costs of make where there is nothing to do."""
    return [_mean([_make(folder, *arguments) for _ in range(AT_ONCE)]) for _ in range(RUNS)]


def touched(folder: Path, sample: Sample) -> list[Cost]:
    """Return the costs of make after the picture was saved again."""
    costs = []
    for _ in range(RUNS):
        os.utime(folder / sample.picture.name)
        costs.append(_make(folder))
    return costs


def _make(folder: Path, *arguments: str) -> Cost:
    return run([("make", "-C", folder, *arguments)])


def _mean(costs: Sequence[Cost]) -> Cost:
    cpu, wall = sum(cost.cpu for cost in costs), sum(cost.wall for cost in costs)
    return Cost(cpu / len(costs), wall / len(costs), max(cost.memory for cost in costs))
