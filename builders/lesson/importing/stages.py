"""The procedure of an old plan goes in; the stages of the class come out, each with its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct, field
from msgspec.structs import replace

from builders.lesson.importing.document import Grid, Paragraph, Part
from builders.lesson.importing.vocabulary import Vocabulary, mentions
from builders.lesson.review.passages import Passage
from builders.problems import Place

DEFAULT_MINUTES = 50  # an academic hour
MOST_MINUTES = 600
_MOST_IN_TITLE = 100  # characters
_LIKENESS = 0.8  # a question of the contents and the title over its answer


class Stage(Struct):
    """A stage under its title as typed; ``minutes`` is None when the plan gives none.

    ``notes`` tell the teacher what is done, one cell of a table each; ``above`` is its head row.
    """

    title: str
    line: int
    minutes: int | None = None
    parts: list[Part] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    above: str = ""


def find(
    parts: tuple[Part, ...], title: str, contents: tuple[str, ...], words: Vocabulary
) -> tuple[Stage, ...]:
    """Return the stages of ``parts``; the first is ``title`` unless the parts name another."""
    stages = [Stage(title, parts[0].line if parts else 0)]
    for part in parts:
        if isinstance(part, Grid):
            found = tuple(_of_table(part, words))
            stages.extend(found)
            stages[-1].parts.extend(() if found else (part,))
            continue
        opening, rest = _opening(part, contents, words)
        if opening:
            stages.append(Stage(opening.rstrip(" .:"), part.line, _minutes(opening, words)))
        stages[-1].parts.extend(
            (replace(part, text=rest, number=None),) if opening and rest else ()
        )
        stages[-1].parts.extend(() if opening else (part,))
    begun = stages if stages[0].parts or len(stages) == 1 else stages[1:]
    return tuple(begun)


def timed(stages: tuple[Stage, ...], total: int | None) -> tuple[int, tuple[int, ...]]:
    """Return the minutes of the class and of each stage; stages without share what is left."""
    known = sum(stage.minutes or 0 for stage in stages)
    open_ = [stage for stage in stages if stage.minutes is None]
    whole = total or (DEFAULT_MINUTES if open_ else min(max(known, 1), MOST_MINUTES))
    shares = iter(_shares(max(whole - known, 0), len(open_)))
    return whole, tuple(
        next(shares) if stage.minutes is None else stage.minutes for stage in stages
    )


def _shares(minutes: int, count: int) -> list[int]:
    return [minutes // count + (at < minutes % count) for at in range(count)]


def _opening(part: Paragraph, contents: tuple[str, ...], words: Vocabulary) -> tuple[str, str]:
    """Return the title of the stage that ``part`` opens, if it does, and the text after it."""
    if len(part.text) <= _MOST_IN_TITLE and (part.is_heading or _minutes(part.text, words)):
        return part.text, ""
    sentences = [text for _, text in Passage(part.text, lambda _: Place("", 1, 1)).sentences()]
    first = sentences[0]
    if len(first) <= _MOST_IN_TITLE and any(_is_like(first, question) for question in contents):
        return first, part.text[len(first) :].strip()
    return "", part.text


def _is_like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= _LIKENESS


def _minutes(text: str, words: Vocabulary) -> int | None:
    found = re.search(rf"(?<![\d–-])(\d{{1,3}}) ?{words.minute}", text)
    return min(int(found[1]), MOST_MINUTES) if found else None


def _of_table(grid: Grid, words: Vocabulary) -> Iterator[Stage]:
    """Yield the stages of a table that has one in each row; nothing for another table."""
    head, *rows = grid.rows
    if not mentions(head[0], words.stage):
        return
    for at, row in enumerate(rows, 1):
        fits = len(row[0]) <= _MOST_IN_TITLE
        title = row[0] if row[0] and fits else words.stage_title
        rest = list(zip(head, row, strict=True))[1 if fits else 0 :]
        notes = tuple(f"{name} – {cell}" if name else cell for name, cell in rest if cell)
        above = " | ".join(head) if at == 1 else ""
        minutes = _minutes(" ".join(row), words)
        yield Stage(title, grid.line + at, minutes, notes=notes, above=above)
