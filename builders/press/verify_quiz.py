"""The files of a quiz go in; building stops if they ask other questions than were planned."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree as ET

from builders.quiz import gift, sheet
from builders.quiz.questions import Quiz

_TITLE = re.compile(r"^::((?:\\.|[^:\\])*)::", re.MULTILINE)


def verify_moodle(quiz: Quiz, data: bytes) -> None:
    """Stop when the names of the questions in ``data`` are others, or one has no answer."""
    category, *found = ET.fromstring(data)  # noqa: S314  # painted here
    names = [question.findtext("name/text") or "" for question in found]
    _expect([each.stem.name for each in quiz.questions], names)
    _expect("category", category.get("type") or "")


def verify_gift(quiz: Quiz, data: bytes) -> None:
    """Stop when the names of the questions in ``data`` are others."""
    found = [re.sub(r"\\(.)", r"\1", name) for name in _TITLE.findall(data.decode())]
    _expect([each.stem.name for each in quiz.questions if gift.is_sayable(each)], found)


def verify_sheet(quiz: Quiz, data: bytes) -> None:
    """Stop when the questions in ``data`` are others."""
    _, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    _expect(
        [each.stem.brief for each in quiz.questions if sheet.is_sayable(each)], [r[0] for r in rows]
    )


def _expect(planned: object, shown: object) -> None:
    if planned != shown:
        message = f"planned {planned!r}, shown {shown!r}"
        raise AssertionError(message)
