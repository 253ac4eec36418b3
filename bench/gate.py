"""Nothing goes in; the instructions of cold builds are counted, and growth beyond its limits fails.

Counted by valgrind, they are the same whatever else the machine does. A new figure is stored with
``python -m bench.gate --accept``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.lessons import written
from bench.timing import LIBRARIES, versions

STORED = Path("bench/instructions.json")
MORE = 1.03  # times the stored figure
SLIDES = (7, 13, 73)  # two steps, the second ten times the first
STEEPEST = 10.5
COUNTED = re.compile(r"I\s+refs:\s+([\d,]+)")


def counted(*arguments: str | Path) -> int:
    """Return how many instructions Python executes with ``arguments``."""
    cachegrind = ("--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
    command = ("valgrind", *cachegrind, sys.executable, *arguments)
    same = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, capture_output=True, text=True, env=same, check=False)  # noqa: S603  # made here
    found = COUNTED.search(done.stderr)
    assert done.returncode == 0, done.stdout + done.stderr
    assert found, done.stderr
    return int(found[1].replace(",", ""))


def too_many(cold: int, stored: int) -> str:
    """Return what is wrong with the instructions of a cold build, or nothing."""
    if cold <= MORE * stored:
        return ""
    return f"a cold build takes {cold:,} instructions, {cold / stored:.3f} of {stored:,}"


def too_steep(costs: tuple[int, int, int]) -> str:
    """Return what is wrong with the growth over lessons of ``SLIDES`` slides, or nothing."""
    slope = (costs[2] - costs[1]) / (costs[1] - costs[0])
    return f"ten times the slides cost {slope:.2f} times as much" if slope > STEEPEST else ""


def main(arguments: list[str]) -> int:
    """Count, compare or store; return the exit code."""
    if shutil.which("valgrind") is None:
        return _said("skipped: valgrind is not installed")
    with TemporaryDirectory() as folder:
        small, middle, large = (_build(Path(folder), count) for count in SLIDES)
    cold, steep = middle, too_steep((small, middle, large))
    known = {"versions": versions(*LIBRARIES), "slides": SLIDES[1], "instructions": cold}
    if "--accept" in arguments:
        STORED.write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    if stored["versions"] != known["versions"]:
        said = steep or f"only the slope was looked at; the figure is of {stored['versions']}"
        return _said(said, is_fault=bool(steep))
    fault = too_many(cold, stored["instructions"]) or steep
    return _said(fault or f"a cold build takes {cold:,} instructions", is_fault=bool(fault))


def _build(folder: Path, slides: int) -> int:
    """Return the instructions of one cold build."""
    lesson = written(folder / str(slides), slides).lesson
    return counted("-m", "bench.unbounded", "build", lesson, "--output", folder / "output")


def _said(text: str, *, is_fault: bool = False) -> int:
    sys.stdout.write(f"bench-gate: {text}\n")
    return int(is_fault)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
