"""Published outputs go in; a picture, sheets from the printer or a slide show come out."""

from __future__ import annotations

import argparse

from builders.commands.answers import DONE, busy, folder_of, words_of


def preview(asked: argparse.Namespace) -> int:
    """Draw every slide and page on one picture."""
    from builders.press.preview import preview as draw  # noqa: PLC0415  # 120 ms that a build saves

    words, output = words_of(asked), folder_of(asked)
    picture = output / "preview.png"
    papers = (output / "handout.pdf", output / "key.pdf")
    with busy(str(picture)):
        has_slides = draw(output / "deck.pptx", papers, picture)
    if not has_slides:
        print(words.report["paper_only"])
    print(words.report["preview"].format(file=picture))
    return DONE
