"""The paragraphs of a lesson plan go in; one warning names all that its labels leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builders.lesson.review import words as vocabulary
from builders.lesson.review.passages import Passage
from builders.lesson.review.words import Words
from builders.problems import Problem

_LABEL = r"^(?:\d+[.)])?\s*(?P<label>[^.:]{3,80})(?:[.:]|$)"


def missing(passages: tuple[Passage, ...], words: Words) -> Iterator[Problem]:
    """Yield one warning for all that a plan should state and no label of this one announces."""
    labels = " | ".join(
        found["label"] for each in passages if (found := re.match(_LABEL, each.text))
    )
    lacking = [
        name
        for name, introduced in words.fields.items()
        if not vocabulary.beginnings(introduced).search(labels)
    ]
    if lacking and passages:
        yield passages[0].warn("L439", 0, missing=", ".join(lacking))
