"""A lesson goes in; what ``make watch`` takes from a save to the new outputs comes out."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.lessons import Sample
from bench.timing import Cost
from builders.outputs import of

SAVES = 9
OUTPUTS = tuple(output.name for output in of("build"))
LOOK_AGAIN = 0.005  # seconds
REST = 0.3  # seconds, for what the watch says and sees after the outputs
PATIENCE = 60.0  # seconds
CPU_OF = 2  # in a clock's number, as clock_getcpuclockid(3) of Linux makes it


def saved(sample: Sample) -> list[Cost]:
    """Return the costs of rebuilds in a process that stays; before each, a word was changed.

    The first save after the start is not counted.
    """
    output = sample.folder / "watched"
    word = sample.contents[0].rows[0][0].split()[0]
    before, after = sample.lesson.read_text(encoding="utf-8").split(word, 1)
    texts = [f"{before}{word}{'а' * turn}{after}" for turn in range(1, SAVES + 1)]
    command = (sys.executable, "-m", "builders", "watch", sample.lesson, "--output", output)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as watch:  # noqa: S603  # made here
        try:
            _until(lambda: None not in _states(output))
            return [_save(watch.pid, sample.lesson, text, output) for text in texts][1:]
        finally:
            watch.kill()


def _save(process: int, lesson: Path, text: str, output: Path) -> Cost:
    time.sleep(REST)
    before, start, worked = _states(output), time.perf_counter(), _cpu(process)
    lesson.write_text(text, encoding="utf-8")
    _until(lambda: all(a != b for a, b in zip(before, _states(output), strict=True)))
    wall = time.perf_counter() - start
    time.sleep(REST)
    return Cost(_cpu(process) - worked, wall, 0)


def _cpu(process: int) -> float:
    """Return the seconds that another process has worked."""
    return time.clock_gettime(~process << 3 | CPU_OF)


def _states(output: Path) -> tuple[int | None, ...]:
    files = (output / name for name in OUTPUTS)
    return tuple(file.stat().st_mtime_ns if file.exists() else None for file in files)


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "the watch builds nothing"
        time.sleep(LOOK_AGAIN)
