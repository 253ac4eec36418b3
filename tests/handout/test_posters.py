"""Posters: a page for each figure that asks, whole on A3 or in tiles of A4."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import page

from builders.design import labels, theme
from builders.design.picture import prepare
from builders.handout.marks import Line
from builders.handout.pages import HandoutPlan
from builders.handout.paint import paint
from builders.handout.posters import TILE, plan, tiled
from builders.lesson import numbers
from builders.lesson.model import AnyFigure, Image, Lesson
from tests.handout.reading import read_back
from tests.handout.samples import ROOT, real


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
    counted = numbers.count(lesson)
    pictures = {
        block.file: prepare((ROOT / "tests/lessons" / block.file).read_bytes())
        for stage in lesson.procedure
        for block in stage.blocks
        if isinstance(block, Image)
    }
    words = labels.load(lesson.topic.language)
    return plan(numbers.written(lesson, counted), theme.load(), words, counted, pictures)


def test_no_figure_asks_no_poster() -> None:
    lesson = real("english")
    silent = replace(lesson, procedure=(replace(lesson.procedure[0], blocks=()),))
    assert posters(silent).pages == ()


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
    assert len(parts.pages) == 4 * len(whole.pages)
    for number, found in enumerate((whole, parts)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(paint(found))
        for profile in ("ua1", "2a"):
            assert page.validate_pdf(str(path), profile=profile).failures == []
    assert read_back(paint(parts)) == read_back(paint(whole))
