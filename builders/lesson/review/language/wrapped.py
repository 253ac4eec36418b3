"""A text goes in; a warning where its lines look like an editor's, not the writer's, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from builders.lesson.inline import Text
from builders.problems import Problem, warning

_LONG = 56  # characters; verse and answers are shorter
_RUNS_ON = re.compile(r"[^.!?…:;»”)]")


def lines(text: Text) -> Iterator[Problem]:
    """Yield a warning for ``text`` if a sentence of it runs over the end of a long line."""
    written = [line.lined for line in text.lines]
    for line, following in pairwise(written):
        if len(line) >= _LONG and _RUNS_ON.match(line[-1]) and following[:1].islower():
            yield warning("L450", text.where, text=following)
            return
