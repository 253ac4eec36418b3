"""A lesson on disk goes in; how to build it, and whether the outputs show it, come out."""

from __future__ import annotations

import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pypdfium2

from bench.lessons import Sample
from bench.timing import LIBRARIES, Command, versions

FONTS = Path("assets/fonts").resolve()
# The search of the system's fonts costs typst more than the page does, and the font is given.
TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], sys.argv[2], font_paths=[sys.argv[3]],"
    " ignore_system_fonts=True)"
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


def ours(*samples: Sample) -> tuple[Command, ...]:
    """Return the command of this compiler: deck, handout and key of each lesson."""
    lessons = [sample.lesson for sample in samples]
    where = samples[0].folder / "ours"
    return ((sys.executable, "-m", "builders", "build", *lessons, "--output", where),)


def chain(*samples: Sample) -> tuple[Command, ...]:
    """Return the commands of the usual chain: Markdown to slides, and through typst to pages."""
    return tuple(command for sample in samples for command in _chain(sample))


def _chain(sample: Sample) -> tuple[Command, ...]:
    at, found = sample.folder, f"--resource-path={sample.folder}"
    to_typst = (pandoc(), at / "pages.md", "-s", "-V", "mainfont=PT Serif", "-o", at / "made.typ")
    return (
        (pandoc(), at / "slides.md", found, "--slide-level=2", "-o", at / "chain.pptx"),
        to_typst,
        (sys.executable, "-c", TYPST, at / "made.typ", at / "chain.pdf", FONTS),
    )


def handwritten(sample: Sample) -> tuple[Command, ...]:
    """Return the chain with a typst source that nobody had to make."""
    typeset = (
        sys.executable,
        "-c",
        TYPST,
        sample.folder / "pages.typ",
        sample.folder / "chain.pdf",
    )
    return (_chain(sample)[0], (*typeset, FONTS))


def check_ours(sample: Sample, folder: Path) -> str:
    """Return what is wrong with this compiler's outputs, or nothing."""
    names = ("handout.pdf", "key.pdf")
    pages = [finding for name in names for finding in _pages(folder / name, sample)]
    return "; ".join((*_deck(folder / "deck.pptx", sample), *pages))


def check_chain(sample: Sample) -> str:
    """Return what is wrong with the chain's outputs, or nothing."""
    folder = sample.folder
    return "; ".join((*_deck(folder / "chain.pptx", sample), *_pages(folder / "chain.pdf", sample)))


def _deck(file: Path, sample: Sample) -> list[str]:
    with zipfile.ZipFile(file) as package:
        slides = [name for name in package.namelist() if name.startswith("ppt/slides/slide")]
        text = "".join(package.read(name).decode("utf-8") for name in slides)
    findings = [
        f"{file.name} lacks {title}" for title in sample.on_slides if f">{title}<" not in text
    ]
    if len(slides) != sample.slides:
        findings.append(f"{file.name} has {len(slides)} slides, not {sample.slides}")
    if text.count("<a:tr ") + text.count("<a:tr>") < sample.table_rows:
        findings.append(f"{file.name} lacks rows of tables")
    return findings


def _pages(file: Path, sample: Sample) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return [f"{file.name} lacks {title}" for title in sample.on_paper if title not in text]
