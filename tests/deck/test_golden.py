"""The plans of the real lessons, read as text; renewed only on purpose."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builders.deck.dump import dump
from builders.lesson.read import read
from tests.deck.samples import LESSONS, planned


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_plan_is_as_it_was_accepted(path: Path, golden: Callable[[str, str], None]) -> None:
    golden(f"deck/{path.stem}.txt", dump(planned(read(path.read_bytes(), path.name))))
