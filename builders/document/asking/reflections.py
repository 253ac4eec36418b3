"""A look back at the class goes in; its signs, its steps and the slip to hand in come out."""

from __future__ import annotations

from typing import Any

from builders.design.figures.ladder import Ladder
from builders.document.elements import ExitTicket, SelfAssessment
from builders.document.wording import Wording
from builders.lesson.blocks import reflection
from builders.lesson.inline import Span, Text
from builders.lesson.space import Space

SIGNS = {"traffic-light": ("🟢", "🟡", "🔴"), "smileys": ("🙂", "😐", "🙁"), "ladder": ()}
USUAL = Space("lines", 2)


def self_assessment(
    block: reflection.SelfAssessment, wording: Wording, common: dict[str, Any]
) -> SelfAssessment:
    """Return what is judged, and the signs or the steps by which it is, from the best or the top.

    Steps are counted from the foot of the ladder.
    """
    labels, signs = wording.labels, SIGNS[block.form]
    usual = (Text((Span(words),), block.where) for words in labels.reflection_steps[block.form])
    steps = block.steps or tuple(usual)
    return SelfAssessment(
        heading=block.title or labels.reflections[block.form],
        statements=block.statements,
        signs=signs[: len(steps)],
        steps=steps,
        ladder=None if signs else _ladder(block, steps, wording),
        **common,
    )


def _ladder(block: reflection.SelfAssessment, steps: tuple[Text, ...], wording: Wording) -> Ladder:
    alt = wording.labels.alt_ladder.format(steps="; ".join(step.plain for step in steps))
    return Ladder(block.where, wording.language, alt, steps)


def exit_ticket(
    block: reflection.ExitTicket, wording: Wording, common: dict[str, Any]
) -> ExitTicket:
    """Return the slip, with places for a name and a date."""
    labels = wording.labels
    return ExitTicket(
        heading=block.title or labels.reflections[block.kind],
        prompts=block.prompts,
        blanks=(f"{labels.name}:", f"{labels.date}:"),
        space=block.space or USUAL,
        **common,
    )
