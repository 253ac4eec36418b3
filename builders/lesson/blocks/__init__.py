"""What a stage can show and print: the blocks of the schema, from a paragraph to a task."""

from __future__ import annotations

from typing import TypeAlias, get_args

from builders.lesson.blocks.code import Code
from builders.lesson.blocks.exercises import Question, Task
from builders.lesson.blocks.figures import AnyFigure
from builders.lesson.blocks.formulas import Formula
from builders.lesson.blocks.prose import Points, Prose, Quote, Statement
from builders.lesson.blocks.reflection import ExitTicket, SelfAssessment
from builders.lesson.blocks.set_apart import AnySetApart
from builders.lesson.blocks.solutions import Solution

AnyBlock: TypeAlias = (
    Prose
    | Points
    | Question
    | Task
    | Solution
    | Statement
    | AnySetApart
    | Formula
    | Code
    | Quote
    | AnyFigure
    | SelfAssessment
    | ExitTicket
)

BLOCK_KINDS: dict[str, type[AnyBlock]] = {made.kind: made for made in get_args(AnyBlock)}
