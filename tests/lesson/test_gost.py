"""A table of sources: each entry reads as the two standards have it, in its own language."""

from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import yaml

from builders.lesson.bibliography.entries import entry
from builders.lesson.bibliography.references import Marks, Reference, ReferenceType, Style
from builders.lesson.bibliography.terms import load

FILE = Path(__file__).with_name("gost.yaml")
TABLE = yaml.load(FILE.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # all is text
HERE = {"file": "lesson.yaml", "line": 1, "column": 1}
MARKS = Marks(incomplete="[дерек толық емес]", lost="[дереккөзде сақталмаған]")
CASES = [(each["source"], style, each[style]) for each in TABLE for style in get_args(Style)]


@pytest.mark.parametrize(("source", "style", "expected"), CASES, ids=range(len(CASES)))
def test_an_entry_is_as_the_standard_has_it(
    source: dict[str, Any], style: Style, expected: str
) -> None:
    reference = msgspec.convert({"where": HERE, "id": "a", **source}, Reference, strict=False)
    pieces = entry(reference, "kk", style, MARKS, load())
    assert "".join(piece.text for piece in pieces).replace("\u00a0", " ") == expected


def test_the_table_has_every_type_in_it() -> None:
    types = {each["source"]["type"] for each in TABLE}
    assert types == set(get_args(ReferenceType)) - {"lost"}
