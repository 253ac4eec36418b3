"""The built outputs go in; the README's pictures of them come out, in ``docs/``.

Run it after ``make``: ``.venv/bin/python -m tools.pictures``. It needs LibreOffice.
"""

from pathlib import Path

from builders.press.preview import pages, sheet, slides

OUTPUT, DOCS = Path("output"), Path("docs")
SLIDES_IN_ROW, SLIDE_WIDTH = 4, 400
PAGES_IN_ROW, PAGE_WIDTH = 4, 400


def main() -> None:
    """Draw every slide on one sheet and every page of handout and key on another."""
    DOCS.mkdir(exist_ok=True)
    deck = slides(OUTPUT / "deck.pptx", SLIDE_WIDTH)
    assert deck, "LibreOffice is not installed"
    sheet(deck, SLIDES_IN_ROW).save(DOCS / "deck.png", optimize=True)
    handout = pages((OUTPUT / "handout.pdf").read_bytes(), PAGE_WIDTH)
    sheet(handout, PAGES_IN_ROW).save(DOCS / "handout.png", optimize=True)


if __name__ == "__main__":
    main()
