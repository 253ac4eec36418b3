"""An output folder goes in; what this machine has for building, printing and showing comes out."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct

from builders.data import ASSETS
from builders.design.faces import FILES
from builders.press.office import office
from builders.press.printing import printers

LIBRARIES = (
    *(
        "msgspec",
        "pillow",
        "pygments",
        "pyphen",
        "pypdfium2",
        "python-bidi",
        "python-pptx",
        "pyyaml",
    ),
    *("reportlab", "segno", "uharfbuzz"),
)
MEGABYTE = 1_000_000
LEAST_SPACE = 50  # megabytes; the outputs, old and new, of a lesson full of pictures
SECONDS = 20
# Arial and the fonts drawn to its widths, by the beginnings of their files' names.
ARIAL = ("arial.ttf", "arialmt", "liberationsans-regular", "arimo")
FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)

Subject: TypeAlias = Literal[
    "python", "library", "office", "deck_font", "paper_fonts", "printer", "output", "open", "disk"
]


class Finding(Struct, frozen=True):
    """One thing looked at, and what was found; ``name`` tells one library from another.

    What is not a bare name stands in a sentence, whose key is ``said`` and which ``facts`` fill.
    Without something that is ``missing`` some verbs do not work, after a ``stop`` no build does.
    """

    subject: Subject
    found: str = ""
    name: str = ""
    said: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    state: Literal["good", "missing", "stop"] = "good"


def examine(output: Path) -> Iterator[Finding]:
    """Yield every finding, what a build needs first."""
    yield Finding("python", platform.python_version())
    for library in LIBRARIES:
        yield _library(library)
    yield _paper_fonts()
    yield _writable(output)
    yield _open_elsewhere(output)
    yield _space(output)
    yield _office()
    yield _deck_font()
    yield _printer()


def _library(name: str) -> Finding:
    try:
        return Finding("library", version(name), name)
    except PackageNotFoundError:
        return Finding("library", name=name, said="absent_library", state="stop")


def _paper_fonts() -> Finding:
    names = sorted({name for family in FILES.values() for name in family})
    missing = ", ".join(name for name in names if not (ASSETS / "fonts" / name).exists())
    if missing:
        facts = (("names", missing),)
        return Finding("paper_fonts", said="absent_fonts", facts=facts, state="stop")
    return Finding("paper_fonts", "PT Serif, PT Sans, DejaVu Sans")


def _writable(output: Path) -> Finding:
    try:
        with tempfile.TemporaryFile(dir=_existing(output)):
            return Finding("output", str(output.resolve()), str(output))
    except OSError as refused:
        said, facts = "unwritable_output", (("reason", refused.strerror or ""),)
        return Finding("output", "", str(output), said, facts, "stop")


def _open_elsewhere(output: Path) -> Finding:
    """Look for the marks that PowerPoint and LibreOffice leave beside an open file."""
    marks = [
        mark
        for pattern in ("~$*", ".~lock.*#", "*/~$*", "*/.~lock.*#")
        for mark in sorted(output.glob(pattern))
    ]
    if not marks:
        return Finding("open", said="nothing_open")
    names = ", ".join(str(mark.with_name(_marked(mark.name))) for mark in marks)
    return Finding("open", said="opened", facts=(("names", names),), state="missing")


def _marked(mark: str) -> str:
    """Return the name of the file that ``mark`` stands beside."""
    return mark.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")


def _space(output: Path) -> Finding:
    size = shutil.disk_usage(_existing(output)).free // MEGABYTE
    facts = (("size", str(size)), ("least", str(LEAST_SPACE)))
    if size < LEAST_SPACE:
        return Finding("disk", said="little_space", facts=facts, state="stop")
    return Finding("disk", said="space", facts=facts)


def _office() -> Finding:
    program = office()
    if program is None:
        return Finding("office", said="absent_office", state="missing")
    if os.name == "nt":  # there it would answer in a window
        return Finding("office", program)
    done = subprocess.run(  # noqa: S603  # LibreOffice itself
        [program, "--version"], capture_output=True, check=False, timeout=SECONDS
    )
    return Finding("office", done.stdout.decode("utf-8", "replace").strip() or program)


def _deck_font() -> Finding:
    for folder in FONT_FOLDERS:
        for file in sorted(Path(folder).expanduser().rglob("*")):
            if file.name.lower().startswith(ARIAL):
                return Finding("deck_font", file.name)
    return Finding("deck_font", said="absent_font", state="missing")


def _printer() -> Finding:
    names = ", ".join(printers())
    if not names:
        return Finding("printer", said="absent_printer", state="missing")
    return Finding("printer", names)


def _existing(folder: Path) -> Path:
    """Return ``folder``, or the nearest one above it that is there."""
    whole = folder.resolve()
    return next(each for each in (whole, *whole.parents) if each.is_dir())
