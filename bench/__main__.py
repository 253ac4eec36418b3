"""Nothing goes in; a table of what this compiler and its peers cost comes out, in bench/README.md.

``python -m bench`` measures every row; ``python -m bench 20 200`` only prints those of lessons of
so many slides.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import peers, warm
from bench.lessons import Sample, written
from bench.project import ALL, course, idle, project, touched
from bench.timing import Command, Cost, Way, abreast, paired, run, spread

README = Path("bench/README.md")
SLIDES = (20, 200, 2000)
PAIRS = {20: 11, 200: 5, 2000: 3}
SHORTEST, LONGEST = SLIDES[0], SLIDES[-1]
COURSE, COURSE_PAIRS = 100, 3
HEAD = """# What a build costs

Printed by `make bench`; nothing here was typed. It takes about a quarter of an hour.

**This compiler** makes deck, handout and key, and reads them back before they are published.
**The chain** is pandoc from Markdown to PowerPoint, and from Markdown through typst to PDF: no key,
no chart (its bars are a table), text that leaves the slide is not noticed, nothing is read back.
typst is given the fonts; where it looks for those of the system is a row of its own. **The plain
program** is `bench/plain.py`: PyYAML, python-pptx and platypus used as their introductions show.

All build the same words, which `bench/contents.py` makes: a slide with a note for each of points,
table, two columns, chart and picture, and a text; here the text is on paper alone and a long table
takes two slides, so that the number of slides is the same. Outputs are looked into before anything
is timed: slides, notes, charts, rows of tables, a likely number of pages, and every word on both; a
row is void when something is missing. The longest lesson is longer than a lesson may be (L001,
L281, L282): `bench/unbounded.py` builds it with those limits lifted.

Two ways run by turns, each first once or more without being timed. CPU is user and system time. The
median stands first, the least and the most beside it; each ratio is of one pair. MB is the largest
resident memory of the largest process.

"""
COLUMNS = (
    "| | pairs | CPU ms | its peer's | ratio | wall ms | its peer's | ratio | MB | its peer's |"
)
ALONE = """
One output alone is no command: `bench/alone.py` plans all three, as slides name pages and pages
name slides, and paints one. The course runs on every core, and so does its chain, a lesson to each
core at a time; its figures are those of one lesson.
"""


def main(slides: Sequence[int]) -> None:
    """Measure, print each row when it is known, and write the table if it is whole."""
    lines: list[str] = []
    with TemporaryDirectory() as folder:
        for line in _report(Path(folder), slides or SLIDES, is_whole=not slides):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
            lines.append(line)
    if not slides:
        README.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _report(folder: Path, slides: Sequence[int], *, is_whole: bool) -> Iterator[str]:
    yield f"{peers.compared()}; {platform.system()} {platform.machine()}, {os.cpu_count()} cores.\n"
    yield from (COLUMNS, "|---" * (COLUMNS.count("|") - 1) + "|")
    for count in slides:
        yield from _lesson(written(folder / str(count), count), PAIRS.get(count, 3))
    if is_whole:
        samples = [written(folder / f"lesson {n}", SHORTEST, n) for n in range(COURSE)]
        yield _course(samples, folder / "course")
        yield ALONE
        yield from _staying(folder / "project", samples)


def _lesson(sample: Sample, pairs: int) -> Iterator[str]:
    name = f"{sample.slides} slides"
    ours, chain = peers.ours(sample), peers.chain(sample)
    run(ours)
    whole = list(peers.ours_faults(sample, sample.folder / "ours"))
    row = partial(_compared, sample, whole, pairs)
    yield row(f"{name}, all outputs, the chain", ours, chain, peers.chain_faults)
    if sample.slides == SHORTEST:
        searching, by_hand = peers.searching(sample), peers.handwritten(sample)
        yield row(f"{name}, typst looks for fonts", ours, searching, peers.chain_faults)
        yield row(f"{name}, typst written by hand", ours, by_hand, peers.chain_faults)
    if sample.slides < LONGEST:
        deck, pages = peers.chain_deck(sample), peers.chain_pages(sample)
        alone = partial(peers.ours_alone, sample)
        yield row(f"{name}, deck alone, pandoc", alone("deck"), deck, peers.chain_faults)
        yield row(f"{name}, pages alone, pandoc, typst", alone("pages"), pages, peers.chain_faults)
    else:
        row = partial(_compared, sample, whole, 1)
    yield row(f"{name}, the plain program", ours, peers.plain(sample), peers.plain_faults)


def _compared(  # noqa: PLR0913, PLR0917  # what a row is about
    sample: Sample,
    faults: Sequence[str],
    pairs: int,
    name: str,
    ours: Sequence[Command],
    theirs: Sequence[Command],
    looked_into: Callable[[Sample], Iterator[str]],
) -> str:
    """Return the row of two ways to build ``sample``, of which the second is yet to be checked."""
    run(theirs)
    found = (*faults, *looked_into(sample))
    return _row(name, partial(run, ours), partial(run, theirs), pairs, found)


def _course(samples: Sequence[Sample], folder: Path) -> str:
    lessons = []
    for number, sample in enumerate(samples):  # outputs are named after their lessons
        lessons.append(sample.folder / f"lesson-{number}.yaml")
        shutil.copy(sample.lesson, lessons[-1])
    command: Command = (sys.executable, "-m", "builders", "build", *lessons, "--output", folder)
    ours, chain = partial(run, [command]), partial(abreast, [peers.chain(each) for each in samples])
    ours()
    chain()
    found: list[str] = []
    for number, sample in enumerate(samples):
        found += peers.ours_faults(sample, folder / f"lesson-{number}")
        found += peers.chain_faults(sample)
    name = f"{COURSE} lessons of {SHORTEST} slides, the chain"
    return _row(name, ours, chain, COURSE_PAIRS, found, COURSE)


def _row(  # noqa: PLR0913, PLR0917  # what a row is about
    name: str, ours: Way, theirs: Way, pairs: int, faults: Sequence[str], lessons: int = 1
) -> str:
    if faults:
        return f"| {name} | void: {'; '.join(faults)[:200]} |"
    first, second = paired(ours, theirs, pairs)
    cells = [name, str(pairs)]
    for kind in ("cpu", "wall"):
        costs = [[getattr(cost, kind) for cost in each] for each in (first, second)]
        cells += [spread([1000 * cost / lessons for cost in each], 0) for each in costs]
        cells.append(spread([a / b for a, b in zip(*costs, strict=True)]))
    cells += [f"{max(cost.memory for cost in each):.0f}" for each in (first, second)]
    return f"| {' | '.join(cells)} |"


def _staying(folder: Path, samples: Sequence[Sample]) -> Iterator[str]:
    """Yield what has no peer: rebuilds in a process that stays, and make with little to do."""
    sample = samples[0]
    yield _line(f"a save while `make watch` runs, {SHORTEST} slides", warm.saved(sample))
    made = project(folder, sample)
    yield _line("`make` after its picture was saved", touched(made, sample))
    yield _line("`make` with nothing to do", idle(made), 1)
    course(made, samples)
    yield _line(f"`make {ALL}` with nothing to do, {COURSE} lessons", idle(made, [ALL]), 1)


def _line(name: str, costs: Sequence[Cost], digits: int = 0) -> str:
    cpu, wall = (
        spread([1000 * getattr(cost, kind) for cost in costs], digits) for kind in ("cpu", "wall")
    )
    return f"- {name}: {cpu} ms of CPU, {wall} ms by the clock"


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]])
