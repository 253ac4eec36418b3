"""Nothing goes in; a table of what this compiler and its peers cost comes out, in bench/README.md.

``python -m bench`` measures every row; ``python -m bench 20 200`` lessons of so many slides only.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import peers
from bench.lessons import Sample, written
from bench.timing import Command, Cost, paired, run, spread

README = Path("bench/README.md")
SLIDES = (20, 200)  # a lesson of more values or letters is asked to be split (L281, L282)
PAIRS = {20: 11, 200: 5}
COURSE, COURSE_PAIRS = 100, 1
HEAD = """# What a build costs

Printed by `make bench`; nothing here was typed. The first way is this compiler: deck, handout and
key, read back and published. The second is pandoc from Markdown to PowerPoint, and from Markdown
through typst to PDF, one after the other: no key, no chart, nothing read back. Both were checked
first and then ran by turns on the same words. Each ratio is of one pair; the median stands first,
the least and the most beside it. A row is void when an output lacks a slide, a row of a table or a
title. Megabytes are those of the largest process.

"""
COLUMNS = "| lesson | pairs | CPU ms | peer's CPU ms | CPU ratio | wall ratio | MB | peer's MB |"


def main(slides: Sequence[int]) -> None:
    """Measure, print each row when it is known, and write the table."""
    lines: list[str] = []
    with TemporaryDirectory() as folder:
        for line in _report(Path(folder), slides):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
            lines.append(line)
    README.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _report(folder: Path, slides: Sequence[int]) -> Iterator[str]:
    yield f"{peers.compared()}; {platform.system()} {platform.machine()}, {os.cpu_count()} cores.\n"
    yield from (COLUMNS, "|---" * COLUMNS.count(" |") + "|")
    for count in slides:
        yield from _lesson(written(folder / str(count), count), PAIRS.get(count, 3))
    if len(slides) == len(SLIDES):
        yield _course(folder)
    yield ""
    yield from _alone(written(folder / "alone", SLIDES[0]))


def _lesson(sample: Sample, pairs: int) -> Iterator[str]:
    ours, chain = peers.ours(sample), peers.chain(sample)
    run(ours)
    run(chain)
    fault = peers.check_ours(sample, sample.folder / "ours") or peers.check_chain(sample)
    name = f"{sample.slides} slides, cold"
    yield _row(name, ours, chain, pairs, fault)
    if sample.slides == SLIDES[0]:
        run(peers.handwritten(sample))
        fault = peers.check_chain(sample)
        yield _row(f"{name}; typst by hand", ours, peers.handwritten(sample), pairs, fault)


def _course(folder: Path) -> str:
    samples = [written(folder / f"lesson {n:03}", SLIDES[0]) for n in range(COURSE)]
    for n, sample in enumerate(samples):  # the course names its outputs after its lessons
        sample.lesson.rename(sample.folder / f"lesson-{n}.yaml")
    lessons = [sample.folder / f"lesson-{n}.yaml" for n, sample in enumerate(samples)]
    output = folder / "course"
    command: Command = (sys.executable, "-m", "builders", "build", *lessons, "--output", output)
    ours = (command,)
    chain = tuple(command for sample in samples for command in peers.chain(sample))
    run(ours)
    run(chain)
    checks = (
        peers.check_ours(sample, output / f"lesson-{n}") or peers.check_chain(sample)
        for n, sample in enumerate(samples)
    )
    name = f"{COURSE} lessons of {SLIDES[0]} slides"
    return _row(name, ours, chain, COURSE_PAIRS, next(filter(None, checks), ""))


def _row(
    name: str, ours: Sequence[Command], theirs: Sequence[Command], pairs: int, fault: str
) -> str:
    if fault:
        return f"| {name} | void: {fault[:200]} |"
    first, second = paired(partial(run, ours), partial(run, theirs), pairs)
    cells = (
        name,
        str(pairs),
        spread([1000 * cost.cpu for cost in first], 0),
        spread([1000 * cost.cpu for cost in second], 0),
        spread([a.cpu / b.cpu for a, b in zip(first, second, strict=True)]),
        spread([a.wall / b.wall for a, b in zip(first, second, strict=True)]),
        f"{_peak(first):.0f}",
        f"{_peak(second):.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _peak(costs: Sequence[Cost]) -> float:
    return max(cost.memory for cost in costs)


def _alone(sample: Sample) -> Iterator[str]:
    """Yield what has no peer: a rebuild in a process that stays, and make with nothing to do."""
    command = (sys.executable, "-m", "bench.warm", sample.lesson, sample.folder / "warm")
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="ascii")  # noqa: S603  # made here
    low, middle, high = done.stdout.split()
    yield f"- a save while `make watch` runs, {SLIDES[0]} slides: {middle} ({low}–{high}) ms of CPU"
    make: tuple[Command, ...] = (("make",),)
    run(make)
    idle = [run(make) for _ in range(PAIRS[20])]
    taken = spread([1000 * cost.cpu for cost in idle], 0)
    yield f"- `make` with nothing to do: {taken} ms of CPU"


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or SLIDES)
