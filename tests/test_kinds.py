"""Every kind of block is whole: explained, translated, tried at random, and seen in the outputs."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from msgspec import Struct
from msgspec.structs import replace

from builders import data, languages
from builders.design import theme
from builders.design.picture import Picture, prepare
from builders.document.elements import Captioned, Drawing, Formula, Table
from builders.document.elements import Picture as Photograph
from builders.document.views import elements
from builders.lesson.adapted import levels, variants
from builders.lesson.blocks import BLOCK_KINDS
from builders.lesson.blocks.base import Block
from builders.lesson.blocks.exercises import Task
from builders.lesson.blocks.figures import Row
from builders.lesson.format import help as help_texts
from builders.lesson.format.help import declaring
from builders.lesson.format.page import page_name
from builders.lesson.graphs.values import Function, Interval, Mark, Spot, Stretch
from builders.lesson.inline import Span, Text
from builders.lesson.located import Located
from builders.lesson.mathematics import equations
from builders.lesson.mathematics.equations import Equations
from builders.lesson.model import Lesson
from builders.lesson.programs.program import Numbers, Program
from builders.lesson.reading import suggest
from builders.lesson.review import review
from builders.lesson.shape import Field, shape_of
from builders.lesson.space import Space
from builders.materials import Named, Source
from builders.outputs import OUTPUTS
from builders.plans import Plans
from builders.problems import Place
from tests.deck.samples import Dice
from tests.document.samples import composed, example, of_blocks
from tests.generated import BLOCKS

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "document" / "examples.txt"


def own_keys(kind: str) -> list[str]:
    made = BLOCK_KINDS[kind]
    fields = (each for each in shape_of(made).fields.values() if not each.is_kind)
    return [each.key for each in fields if declaring(made, each) is made]


def without_help(kind: str) -> list[str]:
    missing = []
    for language in languages.having(help_texts.FILE):
        about = help_texts.load(language).records.get(BLOCK_KINDS[kind].__name__)
        missing += [f"help {language}"] if about is None or not about.example else []
        known = about.keys if about else {}
        missing += [f"help {language}: {key}" for key in own_keys(kind) if not known.get(key)]
    return missing


def without_translation(kind: str) -> list[str]:
    missing = []
    for language in languages.having(suggest.FILE):
        known = data.load(languages.file(language, suggest.FILE))
        own = (key for key in (kind, *own_keys(kind)) if not known.get(key))
        missing += [f"{language}/{suggest.FILE}: {key}" for key in own]
    return missing


def without_page(kind: str) -> list[str]:
    missing = []
    for language in languages.having(help_texts.FILE):
        page = (ROOT / "docs" / page_name(language)).read_text(encoding="utf-8")
        missing += [] if f"`{kind}`" in page else [page_name(language)]
    return missing


def without_generator(kind: str) -> list[str]:
    is_shown = "deck" in BLOCK_KINDS[kind].default_outputs and kind != "image"
    found = {
        "tests/generated.py": kind in BLOCKS,
        "Dice of tests/deck": kind in Dice.kinds() or not is_shown,
    }
    return [name for name, is_there in found.items() if not is_there]


def without_golden(kind: str) -> list[str]:
    (element,) = elements(composed(example(kind)))
    name = type(element).__name__
    return [] if f"  {name} " in GOLDEN.read_text(encoding="utf-8") else [f"{GOLDEN}: {name}"]


def without_words_aloud(kind: str) -> list[str]:
    (element,) = elements(composed(example(kind)))
    match element:
        case Table() | Photograph():
            aloud = element.alt
        case Drawing():
            aloud = element.figure.aloud.words
        case Formula():
            aloud = element.display.aloud
        case _:
            assert not isinstance(element, Captioned), "a figure of a new element has no words"
            return []
    return [] if aloud.strip() else ["words aloud"]


PIECES: dict[str, Callable[[str], list[str]]] = {
    "help": without_help,
    "translation": without_translation,
    "page": without_page,
    "generators": without_generator,
    "golden": without_golden,
    "words aloud": without_words_aloud,
}


@pytest.mark.parametrize("kind", BLOCK_KINDS)
@pytest.mark.parametrize("piece", PIECES)
def test_a_kind_of_block_is_whole(kind: str, piece: str) -> None:
    assert PIECES[piece](kind) == []


# What has its effect on the other keys while they are read.
OF_READING = {("task", "numbers"), ("code", "file")}


@pytest.mark.parametrize("kind", BLOCK_KINDS)
def test_every_field_of_a_kind_has_an_effect(kind: str) -> None:
    """Alone, or, as what the bars leave of a total has it, with all the others."""
    lesson = example(kind)
    (block,) = lesson.blocks
    before, changed = outcome(lesson), dict(others(block))
    alone = [name for name, other in changed.items() if outcome(having(lesson, other)) == before]
    fields = {name: getattr(other, name) for name, other in changed.items() if hasattr(other, name)}
    full = replace(block, **fields)
    after = outcome(having(lesson, full))
    idle = [
        name
        for name in alone
        if "." in name or outcome(having(lesson, replace(full, **{name: None}))) == after
    ]
    assert {(kind, name) for name in idle} <= OF_READING


@cache
def picture(width: int = 0) -> Picture:
    found = prepare((ROOT / "tests" / "lessons" / "images" / "cycle.png").read_bytes())
    return replace(found, width=width) if width else found


class Pictures(dict[str, Picture]):
    """A picture for every name; that of another name has another form."""

    def __missing__(self, name: str) -> Picture:
        return picture(400) if "other" in name else picture()


def outcome(lesson: Lesson) -> object:
    """Return all that people get to see of a lesson: outputs, posters, warnings."""
    source = Source(
        lesson, composed(lesson), theme.load(), Pictures(), Named(theme.DEFAULT, None, ())
    )
    plans = Plans(source)
    planned = [output.planned(plans) for output in OUTPUTS if output.verb in {"build", "posters"}]
    planned.append((composed(variants.of(lesson, 1)), ()))
    planned.append((composed(levels.of(lesson, 2)), ()))
    warnings = [found for _, each in planned for found in each]
    told = [(each.code, each.where) for each in (*warnings, *review(lesson, ""))]
    return [plan for plan, _ in planned], told


def having(lesson: Lesson, block: Block) -> Lesson:
    (stage,) = lesson.procedure
    return replace(lesson, procedure=(replace(stage, blocks=(block,)),))


def others(value: Struct) -> Iterator[tuple[str, Any]]:
    """Yield ``value`` with each field changed, also those of its parts, with the field's name."""
    for field in shape_of(type(value)).fields.values():
        old = getattr(value, field.name)
        new = value.rows[-1] if field.hint is Row else other(old, field)  # type: ignore[attr-defined]
        if new != old:
            key = f"{field.name}.{field.key}" if field.is_kind else field.key
            yield key, replace(value, **{field.name: new})
        if (
            isinstance(old, tuple)
            and old
            and isinstance(old[0], Struct)
            and not isinstance(old[0], Text)
        ):
            for name, first in others(old[0]):
                yield f"{field.key}.{name}", replace(value, **{field.name: (first, *old[1:])})


def response(made: type[Struct], language: str = "en") -> Any:  # noqa: ANN401
    """Return the response that the help of ``language`` gives as an example."""
    text = help_texts.load(language).records[made.__name__].example
    (task,) = of_blocks(text, language=language).blocks
    assert isinstance(task, Task)
    return task.response


MADE: dict[str, Callable[[], Any]] = {
    "blocks": lambda: of_blocks("- quote: {text: Words, speaker: Who, source: Where}").blocks,
    "rubric": lambda: (
        of_blocks("- task: {task: Do, rubric: {levels: {good: 1}, rows: {a: [b]}}}")
        .blocks[0]
        .rubric
    ),  # type: ignore[union-attr]
    "parts": lambda: (
        of_blocks("- task: {task: Do, parts: [{text: Do, choice: [a, + b, c]}]}").blocks[0].parts
    ),  # type: ignore[union-attr]
}


OTHER = {
    Space: Space("box", 3),
    Equations: equations.parse("a = b", Place("lesson.yaml", 9, 9)),
    Program: Program(("a = 1", "b = 2", "c = 3", "d = 4", "e = 5"), Place("lesson.yaml", 9, 9)),
    Numbers: Numbers(((2, 4),), Place("lesson.yaml", 9, 9)),
    Text: Text((Span("Other words here"),), Place("lesson.yaml", 9, 9)),
    Function: Function("y", "x/3 + 1", "x", "y = x/3 + 1"),
    Interval: Interval(-4, 7),
    Spot: Spot(1.5, 2.5),
    Mark: Mark(1.5, "1.5"),
    Stretch: Stretch(-1.5, 2.5, (True, False), ("-1.5", "2.5")),
}


def other(old: Any, field: Field) -> Any:  # noqa: ANN401
    """Return another value of the type of ``field``."""
    if field.is_kind:
        return response(field.hint)
    if field.key in MADE and not old:
        return MADE[field.key]()
    if field.name == "syntax":
        return Located("sql", Place("lesson.yaml", 9, 9))
    if isinstance(old, Located):
        return replace(old, value=other(old.value, field))
    hint = get_args(field.hint)[0] if field.is_list else field.hint
    if get_origin(hint) is Literal:
        new = next(each for each in reversed(get_args(hint)) if old not in (each, (each,)))
    elif hint is bool:
        return not old
    elif hint in (int, Decimal):
        most = min(field.most or 10**9, (old or 0) + 1000)
        new = hint(most if most != old else field.least)
    elif hint is str:
        new = f"other {old or ''}".strip()
    elif hint in OTHER:
        new = OTHER[hint]
    else:
        return old[:-1] if len(old) > 1 else (*old, *old)
    return ((new, *old[1:]) if old else (new,)) if field.is_list else new
