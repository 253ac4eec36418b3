"""The steps of a solution go in; the frame in which layouts set them, every word decided, out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from builders.document.asking.answering import listed
from builders.document.elements import Worked
from builders.document.responses import Frame, Gap, Pieces, Side, Step
from builders.document.wording import Wording
from builders.labels import Labels
from builders.lesson import gaps
from builders.lesson.blocks.exercises import Task
from builders.lesson.blocks.solutions import Solution
from builders.lesson.blocks.solutions import Step as StepAsked
from builders.lesson.inline import Span, Text
from builders.lesson.space import Space


def worked(block: Solution, wording: Wording) -> Worked:
    """Return a problem that the teacher solves."""
    labels = wording.labels
    return Worked(
        where=block.where,
        language=wording.language,
        audience=block.appears,
        title=block.title,
        notes=block.notes,
        label=labels.worked,
        text=block.text,
        frame=Frame(
            sides=sides(block, labels),
            label=labels.solution,
            steps=tuple(_step(each, labels) for each in block.steps),
            answer_label=labels.answer,
            answer=block.answer,
            is_printed=block.space is None,
            is_stepwise=True,
        ),
        answer_label=f"{block.title.plain if block.title else labels.worked}. {labels.solution}",
        space=block.space or Space("none", 0),
    )


def of_task(block: Task, labels: Labels) -> Frame | None:
    """Return the frame of a task's solution, if it has one; its answer may be its steps."""
    has_frame = block.given or block.find or block.solution
    return None if block.response or block.parts or not has_frame else _frame(block, labels)


def told(block: Task, labels: Labels) -> tuple[Text, ...]:
    """Return the answer of a task, after its steps if it has any."""
    return _frame(block, labels).told if block.solution else block.answer


def _frame(block: Task, labels: Labels) -> Frame:
    steps = tuple(_step(each, labels) for each in block.solution)
    return Frame(
        sides=sides(block, labels),
        label=labels.solution,
        steps=steps or tuple(Step(each, None, each, each.spans) for each in block.answer),
        answer_label=labels.answer,
        answer=block.answer if steps else (),
        is_printed=any(gaps.has_any(each.text) for each in block.solution),
        is_stepwise=bool(steps) or block.reveal,
    )


def filled_in(frame: Frame) -> Text:
    """Return what fills its gaps in, in a few words."""
    return Text((Span(listed(frame.gaps)),), frame.steps[0].text.where)


def sides(block: Task | Solution, labels: Labels) -> tuple[Side, ...]:
    """Return what is given and what is to be found, as far as ``block`` says so."""
    found = (Side(labels.given, block.given), Side(labels.find, block.find))
    return tuple(side for side in found if side.texts)


def _step(step: StepAsked, labels: Labels) -> Step:
    whole = gaps.filled(step.text)
    after = tuple(_after(step, labels))
    pieces: Pieces = tuple(
        Gap(each) if isinstance(each, tuple) else each for each in gaps.parted(step.text)
    )
    told = replace(whole, spans=(*whole.spans, *after))
    return Step(whole, step.why, told, (*pieces, *after))


def _after(step: StepAsked, labels: Labels) -> Iterator[Span]:
    """Yield why a step is right, and the points for it."""
    if step.why:
        yield Span(" (", italic=True)
        yield from (replace(span, italic=span.italic or not span.math) for span in step.why.spans)
        yield Span(")", italic=True)
    if step.points is not None:
        yield Span(f" ({labels.points.format(n=step.points)})")
