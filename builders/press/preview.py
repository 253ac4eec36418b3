"""Published outputs go in; one picture of every slide and every page comes out.

The slides are LibreOffice's drawing, not PowerPoint's; without it the picture shows the pages.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from builders.press.office import office

GROUND, EDGE = "#8a8a86", "#5f5f5c"
MARGIN = 24  # pixels, as all that follows
SLIDE_WIDTH, PAGE_WIDTH = 460, 345
SLIDES_IN_ROW, PAGES_IN_ROW = 3, 4
SECONDS = 120


def preview(deck: Path, papers: Sequence[Path], picture: Path) -> bool:
    """Write ``picture``; tell whether the slides are on it."""
    drawn = slides(deck, SLIDE_WIDTH)
    parts = [sheet(drawn, SLIDES_IN_ROW)] if drawn else []
    parts += [sheet(pages(paper.read_bytes(), PAGE_WIDTH), PAGES_IN_ROW) for paper in papers]
    draft = picture.with_name(f".{picture.name}.new")
    _stacked(parts).save(draft, "PNG", optimize=True)
    draft.replace(picture)
    return bool(drawn)


def slides(deck: Path, width: int) -> list[Image.Image]:
    """Return the slides as LibreOffice draws them, ``width`` pixels wide; none without it."""
    program = office()
    if program is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run(  # noqa: S603  # the deck is a file of ours
            [*command, str(deck)], capture_output=True, check=False, timeout=SECONDS
        )
        drawn = Path(folder, deck.with_suffix(".pdf").name)
        # LibreOffice ends with 0 whether or not it could open the file.
        return pages(drawn.read_bytes(), width) if drawn.exists() else []


def pages(data: bytes, width: int) -> list[Image.Image]:
    """Return the pages of a PDF, ``width`` pixels wide."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [
            page.render(scale=width / page.get_width()).to_pil().convert("RGB") for page in document
        ]
    finally:
        document.close()


def sheet(images: Sequence[Image.Image], in_row: int) -> Image.Image:
    """Return ``images``, all of one size, in rows of ``in_row``."""
    width, height = images[0].width + MARGIN, images[0].height + MARGIN
    count = -(-len(images) // in_row)
    columns = min(in_row, len(images))
    whole = Image.new("RGB", (columns * width + MARGIN, count * height + MARGIN), GROUND)
    pen = ImageDraw.Draw(whole)
    for number, image in enumerate(images):
        x, y = MARGIN + number % in_row * width, MARGIN + number // in_row * height
        whole.paste(image, (x, y))
        pen.rectangle((x - 1, y - 1, x + image.width, y + image.height), outline=EDGE)
    return whole


def _stacked(parts: Sequence[Image.Image]) -> Image.Image:
    width, height = max(part.width for part in parts), sum(part.height for part in parts)
    whole = Image.new("RGB", (width, height), GROUND)
    y = 0
    for part in parts:
        whole.paste(part, (0, y))
        y += part.height
    return whole
