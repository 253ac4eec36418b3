"""The documents of whole lessons, and of the example of every kind of block, as text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builders.document.dump import dump
from builders.lesson.read import read
from tests.document.samples import LESSONS, composed, examples


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_document_is_as_it_was_accepted(path: Path, golden: Callable[[str, str], None]) -> None:
    golden(f"document/{path.stem}.txt", dump(composed(read(path.read_bytes(), path.name))))


def test_the_examples_of_all_kinds_are_as_they_were_accepted(
    golden: Callable[[str, str], None],
) -> None:
    golden("document/examples.txt", dump(composed(examples())))
