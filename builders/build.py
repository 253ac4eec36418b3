"""The pipeline on one screen: a lesson file in; its published outputs and a report out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from msgspec import Struct

from builders import outputs
from builders.deck.adopted.brand import Brand
from builders.handout.typesetting.style import PaperName
from builders.lesson.accepted import told, unknown
from builders.lesson.model import Lesson
from builders.lesson.review import review
from builders.lesson.source.decode import legible
from builders.materials import read_source
from builders.outputs import Verb
from builders.plans import Plans
from builders.press import inputs
from builders.press.publish import Published, publish, recover
from builders.press.watchdog import watched
from builders.problems import Planned, Problem


class Report(Struct, frozen=True):
    """What was built: the counts for the summary, and everything worth telling the teacher.

    ``template`` is the file that the slides stand on, ``brand`` what was found in it.
    """

    slides: int
    pages: int
    planned: int
    minutes: int
    students: int | None
    warnings: tuple[Problem, ...]
    published: Published
    template: Path | None
    brand: Brand | None


class Made(Struct, frozen=True):
    """The names of the files of another form of the handout, and what there is to tell.

    ``stale`` are files of an earlier run that the lesson no longer asks for.
    """

    names: tuple[str, ...]
    stale: tuple[str, ...]
    warnings: tuple[Problem, ...]


class Checked(Struct, frozen=True):
    """What there is to say about a lesson that was not built; as in ``Report``."""

    warnings: tuple[Problem, ...]
    template: Path | None
    brand: Brand | None


def build(  # noqa: PLR0913 - what a build is asked for
    file: Path,
    data: bytes,
    output: Path,
    theme_name: str | None = None,
    paper: PaperName = "a4",
    *,
    template: Path | None = None,
) -> Report:
    """Build the lesson ``data``, the content of ``file``, into the folder ``output``.

    Raises ``Problems`` when the lesson is wrong and ``PublishError`` when the outputs cannot be
    replaced; the old outputs then stay.
    """
    recover(output)
    with watched(file, data):
        source = read_source(file, data, theme_name, template)
        plans = Plans(source, paper)
        files, warnings = _painted(plans, "build")
        warnings = (*review(source.lesson, legible(data)), *warnings)
    asked = (str(file), theme_name or "", str(template or ""), paper)
    rule = inputs.rule(asked, source.named.theme, source.named.files)
    published = publish(output, {**files, inputs.RULE: rule})
    topic = source.lesson.topic
    return Report(
        len(plans.deck[0].slides),
        len(plans.handout[0].pages),
        _planned_minutes(source.lesson),
        topic.minutes.value,
        topic.students,
        _sorted(told(warnings, source.lesson.accepted)),
        published,
        source.named.template,
        source.brand,
    )


def build_variant(  # noqa: PLR0913, PLR0917 - what a build is asked for
    file: Path,
    data: bytes,
    output: Path,
    variant: Verb,
    theme_name: str | None = None,
    paper: PaperName = "a4",
) -> Made:
    """Build another form of the handout into ``output``.

    Raises as ``build`` does. There are no files when no figure asks to be a poster.
    """
    recover(output)
    with watched(file, data):
        source = read_source(file, data, theme_name)
        files, warnings = _painted(Plans(source, paper), variant)
    names = publish(output, files).names
    known = (each.name for each in outputs.of(variant) if each.name not in files)
    stale = tuple(name for name in known if (output / name).exists())
    return Made(names, stale, _sorted(unknown(warnings, source.lesson.accepted)))


def check(
    file: Path, data: bytes, theme_name: str | None = None, template: Path | None = None
) -> Checked:
    """Return what there is to say about the lesson without building it; raise ``Problems``."""
    with watched(file, data):
        source = read_source(file, data, theme_name, template)
        found = (*review(source.lesson, legible(data)), *_found(Plans(source), "build"))
    warnings = _sorted(told(found, source.lesson.accepted))
    return Checked(warnings, source.named.template, source.brand)


def _painted(plans: Plans, verb: Verb) -> Planned[dict[str, bytes]]:
    """Return the files of ``verb``, each read back, and what was found while they were planned."""
    rows = [(output, *output.planned(plans)) for output in outputs.of(verb)]
    files = {output.name: output.painted(plan) for output, plan, _ in rows if plan}
    return files, tuple(found for *_, warnings in rows for found in warnings)


def _found(plans: Plans, verb: Verb) -> Iterator[Problem]:
    """Yield what is found while the outputs of ``verb`` are planned."""
    return chain.from_iterable(output.planned(plans)[1] for output in outputs.of(verb))


def _planned_minutes(lesson: Lesson) -> int:
    stages = sum(stage.minutes for stage in lesson.procedure)
    return stages + sum(task.minutes or 0 for task in lesson.tasks)


def _sorted(warnings: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(warnings, key=lambda found: found.where))
