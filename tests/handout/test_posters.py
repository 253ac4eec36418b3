"""Posters: a page for each figure that asks, whole on A3 or in tiles of A4."""

from __future__ import annotations

from pathlib import Path

import page
import pytest
from msgspec.structs import replace

from builders.design import theme
from builders.design.geometry import mm
from builders.handout.marks import Line, PageImage
from builders.handout.pages import HandoutPlan
from builders.handout.paint import paint
from builders.handout.posters import TILE, plan, tiled
from builders.lesson import numbers
from builders.lesson.blocks.base import Output
from builders.lesson.blocks.figures import AnyFigure, Branch, Image, Tree
from builders.lesson.model import Lesson
from builders.problems import Problems
from tests.document.samples import composed
from tests.handout.reading import read_back
from tests.handout.samples import Maker, prepared, real


def asking(lesson: Lesson) -> Lesson:
    """Return the lesson with every figure a poster."""
    stages = (
        replace(
            stage,
            blocks=tuple(
                replace(block, poster=True) if isinstance(block, AnyFigure) else block
                for block in stage.blocks
            ),
        )
        for stage in lesson.procedure
    )
    return replace(lesson, procedure=tuple(stages))


def posters(lesson: Lesson) -> HandoutPlan:
    document = composed(lesson)
    return plan(document, theme.load(), prepared(document))


def test_no_figure_asks_no_poster() -> None:
    lesson = real("english")
    silent = replace(lesson, procedure=(replace(lesson.procedure[0], blocks=()),))
    assert posters(silent).pages == ()


def test_a_picture_is_smaller_where_its_poster_argues_something() -> None:
    lesson = asking(real("english"))
    pointed = "Су айналымы ешқашан тоқтамайды, ол бүкіл Жерді аралап шығады " * 2
    stages = (
        replace(
            stage,
            blocks=tuple(
                replace(block, point=Maker().text(pointed)) if isinstance(block, Image) else block
                for block in stage.blocks
            ),
        )
        for stage in lesson.procedure
    )
    argued = replace(lesson, procedure=tuple(stages))

    def size(of: Lesson) -> float:
        document = composed(of)
        sharp = {
            file: replace(found, width=4 * found.width, height=4 * found.height)
            for file, found in prepared(document).items()
        }
        marks = (mark for page in plan(document, theme.load(), sharp).pages for mark in page)
        return next(mark.height for mark in marks if isinstance(mark, PageImage))

    assert 0.5 * size(lesson) < size(argued) < size(lesson)


def test_every_figure_fits_its_page() -> None:
    for name in ("steplag", "english", "russian"):
        lesson = asking(real(name))
        found = posters(lesson)
        counted = numbers.count(lesson)
        assert found.pages_of.keys() == {*counted.figures, *counted.tables}
        for line in (mark for marks in found.pages for mark in marks if isinstance(mark, Line)):
            last = line.fragments[-1]
            assert 0 < line.y < found.size.height
            assert line.x + last.x + last.width < found.size.width


def test_tiles_are_valid_and_read_once(tmp_path: Path) -> None:
    whole = posters(asking(real("english")))
    parts = tiled(whole)
    assert parts.size == TILE
    assert len(parts.pages) == 2 * len(whole.pages)
    for number, found in enumerate((whole, parts)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(paint(found))
        for profile in ("ua1", "2a"):
            assert page.validate_pdf(str(path), profile=profile).failures == []
    assert read_back(paint(parts)) == read_back(paint(whole))


def test_what_a_poster_says_stands_on_its_tiles() -> None:
    left, right = tiled(posters(asking(real("english")))).pages[:2]
    edge = mm(10)
    for first, second in zip(left, right, strict=True):
        if not isinstance(first, Line) or not isinstance(second, Line):
            continue
        last = second.fragments[-1]
        assert first.x >= edge
        assert second.x + last.x + last.width <= TILE.width - edge
        assert edge < first.y < TILE.height - edge


def test_a_figure_taller_than_its_sheet_is_refused_at_its_line() -> None:
    make = Maker()
    rows = [("Лагерь бөлімшесі", str(number)) for number in range(40)]
    tall = replace(make.table(rows), poster=True)
    with pytest.raises(Problems) as caught:
        posters(make.lesson(tall))
    assert [(each.code, each.where) for each in caught.value.problems] == [("L354", tall.where)]


def test_a_word_too_wide_at_the_largest_scale_is_set_smaller() -> None:
    make = Maker()
    branches = tuple(
        Branch(where=make.place(), name=make.text("Интернационалистендірілген")) for _ in range(3)
    )
    wide = Tree(
        where=make.place(),
        caption=make.text("Құрылым"),
        root=make.text("Түбір"),
        branches=branches,
        poster=True,
    )
    assert len(posters(make.lesson(wide)).pages) == 1


@pytest.mark.parametrize("outputs", [(), ("key",)])
def test_what_students_do_not_see_is_no_poster(outputs: tuple[Output, ...]) -> None:
    make = Maker()
    hidden = replace(make.table([("а", "1")]), poster=True, outputs=outputs)
    assert posters(make.lesson(hidden)).pages == ()
