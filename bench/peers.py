"""A lesson on disk goes in; the commands that build it, here and elsewhere, come out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from bench.checks import deck_faults, page_faults
from bench.lessons import Sample
from bench.timing import LIBRARIES, Command, versions

FONTS = Path("assets/fonts").resolve()
MOST_SLIDES = 400  # of the lessons here, before they are longer than a lesson may be
TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], sys.argv[2], font_paths=[sys.argv[3]],"
    " ignore_system_fonts={})"
)


def pandoc() -> Path:
    """Return the program inside the pinned package; its Python wrapper would cost time."""
    found = find_spec("pypandoc")
    assert found, "pandoc is missing: make bench installs it"
    assert found.origin
    return Path(found.origin).parent / "files" / "pandoc"


def compared() -> str:
    """Return the names and versions of what is compared."""
    return versions(*LIBRARIES, "typst", "pypandoc-binary")


def ours(sample: Sample) -> tuple[Command, ...]:
    """Return the command of this compiler: deck, handout and key."""
    program = "bench.unbounded" if sample.slides > MOST_SLIDES else "builders"
    where = sample.folder / "ours"
    return ((sys.executable, "-m", program, "build", sample.lesson, "--output", where),)


def ours_alone(sample: Sample, output: str) -> tuple[Command, ...]:
    """Return the command for one ``output``: deck or pages."""
    return ((sys.executable, "-m", "bench.alone", output, sample.lesson, sample.folder / "ours"),)


def plain(sample: Sample) -> tuple[Command, ...]:
    """Return the command of the plain program: deck and handout."""
    return ((sys.executable, "-m", "bench.plain", sample.lesson, sample.folder / "plain"),)


def chain(sample: Sample) -> tuple[Command, ...]:
    """Return the commands of the usual chain: Markdown to slides, and through typst to pages."""
    return (*chain_deck(sample), *chain_pages(sample))


def chain_deck(sample: Sample) -> tuple[Command, ...]:
    """Return the command from Markdown to slides."""
    at = sample.folder
    found = f"--resource-path={at}"
    return ((pandoc(), at / "slides.md", found, "--slide-level=2", "-o", at / "chain.pptx"),)


def chain_pages(sample: Sample) -> tuple[Command, ...]:
    """Return the commands from Markdown through typst to pages."""
    made = sample.folder / "made.typ"
    looks = ("-V", "mainfont=PT Serif", "-V", "papersize=a4", "-V", "lang=kk")
    to_typst = (pandoc(), sample.folder / "pages.md", "-s", *looks, "-o", made)
    return (to_typst, _typst(sample, made))


def searching(sample: Sample) -> tuple[Command, ...]:
    """Return the chain with a typst that looks for all fonts of the system."""
    (deck,), (to_typst, _) = chain_deck(sample), chain_pages(sample)
    return (deck, to_typst, _typst(sample, sample.folder / "made.typ", given_alone=False))


def handwritten(sample: Sample) -> tuple[Command, ...]:
    """Return the chain with a typst source that nobody had to make."""
    return (*chain_deck(sample), _typst(sample, sample.folder / "pages.typ"))


def _typst(sample: Sample, source: Path, *, given_alone: bool = True) -> Command:
    program = TYPST.format(given_alone)
    return (sys.executable, "-c", program, source, sample.folder / "chain.pdf", FONTS)


def ours_faults(sample: Sample, folder: Path) -> Iterator[str]:
    """Yield what is wrong with this compiler's outputs."""
    yield from deck_faults(sample, folder / "deck.pptx", charts=True)
    for name in ("handout.pdf", "key.pdf"):
        yield from page_faults(sample, folder / name)


def chain_faults(sample: Sample) -> Iterator[str]:
    """Yield what is wrong with the chain's outputs; pandoc draws no charts."""
    yield from deck_faults(sample, sample.folder / "chain.pptx", charts=False)
    yield from page_faults(sample, sample.folder / "chain.pdf")


def plain_faults(sample: Sample) -> Iterator[str]:
    """Yield what is wrong with the plain program's outputs."""
    yield from deck_faults(sample, sample.folder / "plain" / "deck.pptx", charts=True)
    yield from page_faults(sample, sample.folder / "plain" / "handout.pdf")
