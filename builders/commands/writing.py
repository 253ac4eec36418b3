"""What to write goes in; a fresh lesson, the meaning of a code or the reference comes out."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from builders import languages, messages
from builders.commands.answers import (
    DONE,
    ENDINGS,
    WRONG,
    complain,
    language_of,
    lesson_of,
    reason_of,
    tell,
    typed,
    words_of,
)
from builders.messages import Catalogue

ASSETS, DOCS = Path("assets"), Path("docs")
DRAFT = Path("draft.yaml")  # what an imported plan becomes unless another name is given


def new(asked: argparse.Namespace) -> int:
    """Write a fresh lesson file; never over an old one."""
    from builders.lesson.format.new import new_lesson  # noqa: PLC0415  # loaded when it is needed

    words, lesson = words_of(asked), _with_ending(lesson_of(asked))
    assets = Path(os.path.relpath(ASSETS, lesson.parent)).as_posix()
    return _made(lesson, new_lesson(language_of(asked), asked.kind, assets=assets), words)


def import_plan(asked: argparse.Namespace) -> int:
    """Write the lesson file that an old plan makes: the plan first, then the file to write."""
    from builders.lesson.importing import draft  # noqa: PLC0415  # loaded when it is needed
    from builders.lesson.importing.document import ImportRefusedError  # noqa: PLC0415

    words = words_of(asked)
    if not any(asked.subjects[:1]):
        complain(words.report["no_seed"])
        return WRONG
    plan = Path(asked.subjects[0])
    lesson = _with_ending(Path(asked.subjects[1])) if len(asked.subjects) > 1 else DRAFT
    assets = Path(os.path.relpath(ASSETS, lesson.parent)).as_posix()
    try:
        text = draft(plan.read_bytes(), plan.name, assets)
    except OSError as refused:
        complain(words.report["unreadable"].format(file=plan, reason=reason_of(refused, words)))
        return WRONG
    except ImportRefusedError as refused:
        complain(words.report[refused.reason].format(file=plan))
        return WRONG
    language = asked.language or messages.language_of(text.encode(), os.environ)
    return _made(lesson, text, messages.load(language))


def _with_ending(lesson: Path) -> Path:
    """Return ``lesson`` with the ending by which a run over its folder finds it."""
    is_whole = lesson.suffix in ENDINGS or lesson.is_dir()
    return lesson if is_whole else Path(f"{lesson}.yaml")


def _made(lesson: Path, text: str, words: Catalogue) -> int:
    """Write ``text`` as a new file; no file is ever written over."""
    try:
        _write_new(lesson, text)
    except OSError as refused:
        complain(words.report["unmade"].format(file=lesson, reason=reason_of(refused, words)))
        return WRONG
    tell(words.report["made"].format(file=lesson, typed=typed(lesson)))
    return DONE


def _write_new(file: Path, text: str) -> None:
    """Write ``text`` into a file that was not there; leave none that is cut off."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8") as opened:
        try:
            opened.write(text)
            opened.flush()
        except BaseException:
            file.unlink()
            raise


def explain(asked: argparse.Namespace) -> int:
    """Print what a code means, why it matters and what to do about it; without one, every code."""
    from builders import explanations  # noqa: PLC0415  # loaded when it is needed

    words, typed_code = words_of(asked), "".join(asked.subjects[:1])
    code = "L" + "".join(character for character in typed_code if character.isdigit())
    if not typed_code:
        tell(explanations.listed(words))
    elif code in words.messages:
        tell(explanations.explained(code, words, explanations.load(language_of(asked))))
    else:
        complain(words.report["no_code"].format(code=typed_code))
        return WRONG
    return DONE


def reference(_: argparse.Namespace) -> int:
    """Write what is generated from the model: the editor's schemas and the format's pages."""
    from builders.lesson.format import help as help_texts  # noqa: PLC0415  # loaded when it is needed
    from builders.lesson.format.new import schema_name  # noqa: PLC0415
    from builders.lesson.format.page import page_name, reference_page  # noqa: PLC0415
    from builders.lesson.format.schema import schema  # noqa: PLC0415

    for language in languages.having(help_texts.FILE):
        (ASSETS / schema_name(language)).write_text(schema(language), encoding="utf-8")
        (DOCS / page_name(language)).write_text(reference_page(language), encoding="utf-8")
    return DONE
