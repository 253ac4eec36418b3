"""A lesson and a folder go in; a deck and a handout come out, as libraries are first used.

PyYAML, python-pptx and reportlab's platypus as their introductions show them: nothing is checked,
measured, continued or read back, and there is no key.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Table

Block: TypeAlias = Mapping[str, Any]  # as it stands in the file
Blocks: TypeAlias = Sequence[tuple[str, Block]]
AREA = tuple(map(Inches, (0.5, 1.5, 9, 5)))
SERIF = "assets/fonts/PTF55F.ttf"


def main(lesson: Path, output: Path) -> None:
    """Write both outputs."""
    content = yaml.safe_load(lesson.read_text(encoding="utf-8"))
    blocks = [
        (kind, block)
        for stage in content["procedure"]
        for each in stage["blocks"]
        for kind, block in each.items()
    ]
    output.mkdir(exist_ok=True)
    deck(content["topic"]["title"], blocks, lesson.parent).save(str(output / "deck.pptx"))
    handout(blocks, lesson.parent, output / "handout.pdf")


def deck(title: str, blocks: Blocks, folder: Path) -> Any:  # noqa: ANN401  # untyped
    """Return a slide for the title and one for each block."""
    made = Presentation()
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = title
    for kind, block in blocks:
        is_text = kind in {"points", "text"}
        slide = made.slides.add_slide(made.slide_layouts[1 if is_text else 5])
        slide.shapes.title.text = block["title"]
        slide.notes_slide.notes_text_frame.text = block["notes"]
        if is_text:
            slide.placeholders[1].text = "\n".join(_paragraphs(kind, block))
        elif kind == "chart":
            data = CategoryChartData()  # type: ignore[no-untyped-call]
            data.categories = list(block["bars"])
            data.add_series(block["unit"], list(block["bars"].values()))  # type: ignore[no-untyped-call]
            slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *AREA, data)
        elif kind == "image":
            slide.shapes.add_picture(str(folder / block["file"]), *AREA[:3])
        else:
            rows = _rows(kind, block)
            grid = slide.shapes.add_table(len(rows), len(rows[0]), *AREA).table
            for y, row in enumerate(rows):
                for x, cell in enumerate(row):
                    grid.cell(y, x).text = str(cell)
    return made


def handout(blocks: Blocks, folder: Path, file: Path) -> None:
    """Write the blocks below one another."""
    pdfmetrics.registerFont(TTFont("Serif", SERIF))
    style = getSampleStyleSheet()["Normal"].clone("body", fontName="Serif")
    story: list[Any] = []
    for kind, block in blocks:
        story.append(Paragraph(block["title"], style))
        if kind in {"points", "text"}:
            story.extend(Paragraph(text, style) for text in _paragraphs(kind, block))
        elif kind == "image":
            story.append(Image(str(folder / block["file"]), 300, 200))
        else:
            rows = _rows(kind, block)
            story.append(Table([[Paragraph(str(cell), style) for cell in row] for row in rows]))
    SimpleDocTemplate(str(file), pagesize=A4).build(story)


def _paragraphs(kind: str, block: Block) -> list[str]:
    return list(block["items"] if kind == "points" else block["text"].strip().split("\n\n"))


def _rows(kind: str, block: Block) -> list[list[Any]]:
    return list(_each_row(kind, block))


def _each_row(kind: str, block: Block) -> Iterator[list[Any]]:
    match kind:
        case "table":
            yield block["columns"]
            yield from block["rows"]
        case "compare":
            yield ["", *block["columns"]]
            yield from ([name, *cells] for name, cells in block["rows"].items())
        case _:
            yield from map(list, block["bars"].items())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
