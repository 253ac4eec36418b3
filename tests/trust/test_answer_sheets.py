"""Sheets that students filled in and a phone photographed: what is read is what was marked.

The sheets are drawn, turned, tilted, lit from a side, blurred and made noisy by chance, always the
same; ``make fuzz`` reads two thousand, other ones each time.
"""

import json
import os
import random
from functools import cache
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import pypdfium2
import pytest

from builders.handout.answer_sheets.rows import Row, rows
from builders.handout.paint import paint
from builders.materials import Source, read_source
from builders.plans import Plans
from tests.trust.scanning import Picture, Read, places, read

FUZZ = int(os.environ.get("FUZZ", "0"))
SHEETS = 2000 if FUZZ else 40
DPI = 150
PIXELS = DPI / 25.4  # a millimetre


class Sheet(NamedTuple):
    """A printed page: its picture, and how many circles its rows have."""

    picture: Picture
    counts: list[int]


def lesson(options: int, tasks: int, variants: int = 2) -> bytes:
    blocks: list[dict[str, object]] = [
        {"task": f"Q{number}", "choice": ["+ a", *"bcdefgh"[: options - 1]]}
        for number in range(tasks)
    ]
    blocks += [
        {"task": "Claims", "true-false": ["+ x", "y", "z"]},
        {"task": "Match", "match": {"one": "uno", "two": "dos", "three": "tres"}},
        {"task": "Order", "order": ["first", "second", "third"]},
        {"task": "Write", "answer": "Words."},
    ]
    topic = {"title": "T", "language": "kk", "minutes": 45, "variants": variants}
    stage = {"stage": "S", "minutes": 45, "blocks": blocks}
    return json.dumps({"topic": topic, "procedure": [stage]}).encode()


@cache
def source(options: int, tasks: int) -> Source:
    return read_source(Path("lesson.yaml"), lesson(options, tasks))


@cache
def printed(options: int, tasks: int, *, marked: bool = False) -> list[Picture]:
    plan = Plans(source(options, tasks)).answer_sheet(marked=marked)[0]
    assert plan
    document = pypdfium2.PdfDocument(paint(plan))
    pages = [page.render(scale=DPI / 72, grayscale=True).to_numpy() for page in document]
    return [np.asarray(page, np.uint8).reshape(page.shape[:2]).copy() for page in pages]


def filled(
    sheet: Picture, rows: list[frozenset[int]], counts: list[int], dice: random.Random
) -> Picture:
    """Return a sheet with circles filled by hand: not quite round, not quite black."""
    made = sheet.copy()
    for marks, row in zip(rows, places(counts), strict=True):
        for at in marks:
            x, y = row[at]
            middle = [round((each + dice.uniform(-0.4, 0.4)) * PIXELS) for each in (x, y)]
            axes = [round(dice.uniform(1.9, 2.7) * PIXELS) for _ in range(2)]
            ink = dice.randint(20, 110)
            cv2.ellipse(made, middle, axes, dice.uniform(0, 180), 0, 360, ink, -1, cv2.LINE_AA)
    return made


def photographed(sheet: Picture, dice: random.Random) -> Picture:
    """Return the picture that a phone takes of it."""
    tall, wide = sheet.shape
    edge = 60
    page = cv2.copyMakeBorder(sheet, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=235)
    tall, wide = page.shape
    turned = cv2.getRotationMatrix2D((wide / 2, tall / 2), dice.uniform(-4, 4), 1)
    page = cv2.warpAffine(page, turned, (wide, tall), borderValue=235)
    ends = np.array([(0, 0), (wide, 0), (wide, tall), (0, tall)], np.float32)
    shaken = ends + np.array([[dice.uniform(-25, 25) for _ in "xy"] for _ in ends], np.float32)
    tilted = cv2.getPerspectiveTransform(ends, shaken)
    page = cv2.warpPerspective(page, tilted, (wide, tall), borderValue=235)
    down, across = np.mgrid[0:tall, 0:wide]
    angle, fall = dice.uniform(0, 2 * np.pi), dice.uniform(0, 0.45)
    along = (np.cos(angle) * across / wide + np.sin(angle) * down / tall + 1) / 2
    light = dice.uniform(0.7, 1.0) * (1 - fall * np.clip(along, 0, 1))
    noise = np.random.default_rng(dice.randrange(2**32)).normal(0, dice.uniform(2, 9), page.shape)
    lit = cv2.GaussianBlur(page * light, (0, 0), dice.uniform(0.4, 1.3)) + noise
    shot = np.clip(lit, 0, 255).astype(np.uint8)
    packed = cv2.imencode(".jpg", shot, [cv2.IMWRITE_JPEG_QUALITY, dice.randint(55, 90)])[1]
    shot = np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)
    return np.asarray(np.rot90(shot, dice.choice((0, 0, 0, 2))), np.uint8)


def answered(counts: list[int], dice: random.Random) -> list[frozenset[int]]:
    """Return what a student marks: one circle, at times none or two."""
    found = []
    for count in counts:
        how_many = dice.choices((0, 1, 2), (1, 12, 1))[0]
        found.append(frozenset(dice.sample(range(count), min(how_many, count))))
    return found


def wanted(picture: Picture) -> Read:
    found = read(picture)
    assert found is not None
    return found


def rows_of(options: int, tasks: int, page: int) -> tuple[Row, ...]:
    return rows(source(options, tasks).variants[page])


@pytest.mark.parametrize(("options", "tasks"), [(4, 20), (5, 12), (3, 30)])
def test_filled_sheets_are_read(options: int, tasks: int) -> None:
    dice = random.Random(FUZZ + options)  # noqa: S311  # no secret
    wrong = lost = doubtful = asked = 0
    for number in range(SHEETS // 3):
        page = number % 2
        counts = [len(row.letters) for row in rows_of(options, tasks, page)]
        marks = answered(counts, dice)
        sheet = printed(options, tasks)[page]
        found = read(photographed(filled(sheet, marks, counts, dice), dice))
        asked += len(counts)
        if found is None:
            lost += len(counts)
            continue
        assert (found.variant, found.first) == (page + 1, 0)
        doubtful += len(found.doubtful)
        wrong += sum(
            one != other and at not in found.doubtful
            for at, (one, other) in enumerate(zip(marks, found.marks, strict=True))
        )
    assert wrong == 0
    assert doubtful + lost <= asked / 100, (doubtful, lost, asked)


def test_the_marked_sheet_says_what_is_right() -> None:
    for page, picture in enumerate(printed(4, 20, marked=True)):
        assert wanted(picture).marks == [row.right for row in rows_of(4, 20, page)]


def test_an_empty_sheet_has_no_marks_and_no_doubts() -> None:
    found = wanted(printed(4, 20)[0])
    assert not any(found.marks)
    assert not found.doubtful


def test_what_is_no_sheet_is_refused() -> None:
    assert read(np.full((800, 600), 255, np.uint8)) is None
