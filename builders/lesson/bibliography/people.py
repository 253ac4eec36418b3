"""A reference goes in; whom its entry opens with and who is responsible for it come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builders.lesson.bibliography.punctuation import NO_BREAK_SPACE, join, sentences, tidy

if TYPE_CHECKING:
    from builders.lesson.bibliography.references import Name, Reference, Style
    from builders.lesson.bibliography.terms import Terms

_MOST_NAMES = 3  # GOST 7.1-2003: of four names or more only the first is given


def heading(reference: Reference, style: Style) -> str:
    """Return the names that open an entry: «Формозов, Н. А.», or all of them without a comma.

    GOST 7.1-2003 has the first author alone, a comma after the surname; the others follow the
    title. GOST R 7.0.5-2008 has up to three, and no comma. A standard opens with its number.
    """
    is_full = style == "gost-7.1-2003"
    comma = "," if is_full else ""
    names = reference.heading[:1] if is_full else reference.heading
    people = (join(f"{comma}{NO_BREAK_SPACE}", _family(name), _given(name)) for name in names)
    number = reference.number if reference.type == "standard" else ""
    return sentences(join(", ", *people), number)


def authors(reference: Reference, words: Terms, style: Style) -> str:
    """Return the authors as they follow the title; nothing where the heading says it all."""
    if reference.heading and style != "gost-7.1-2003":
        return ""
    is_of_institutions = all(name.literal for name in reference.author)
    if is_of_institutions and reference.type in ("law", "web"):
        return ""
    return _names(reference.author, words)


def makers(reference: Reference, words: Terms) -> tuple[str, ...]:
    """Return who made a book of it; an institution stands first where there is no author."""
    people = (
        _with_role(words.compiler, reference.compiler, words),
        _with_role(words.editor, reference.editor, words),
    )
    if reference.author and not reference.container_title:
        return *people, reference.institution
    return reference.institution, *people


def translators(reference: Reference, words: Terms) -> str:
    """Return by whom the text was translated, and from what, «пер. с ит. Е. Костюкович»."""
    source = reference.original_language
    if not reference.translator:
        return words.translated.format(source) if source else ""
    label = words.translated_by.format(source) if source else words.translator
    return _with_role(label, reference.translator, words)


def _with_role(label: str, names: tuple[Name, ...], words: Terms) -> str:
    """Return «ред. А. Г. Калпин»; a name that says its own role stays as it is."""
    ready = [tidy(name.literal) for name in names if name.literal[:1].islower()]
    people = tuple(name for name in names if not name.literal[:1].islower())
    colon = ":" if len(people) > 1 and label.endswith(".") else ""
    labelled = f"{label}{colon} {_names(people, words)}" if people else ""
    return join(" ; ", *ready, labelled)


def _names(names: tuple[Name, ...], words: Terms) -> str:
    """Return names as a title page has them, «Н. А. Формозов»; of too many only the first."""
    people = [join(NO_BREAK_SPACE, _given(name), _family(name)) for name in names]
    if len(names) > _MOST_NAMES or any(name.others for name in names):
        return join(NO_BREAK_SPACE, people[0], words.others.replace(" ", NO_BREAK_SPACE))
    return join(", ", *people)


def _family(name: Name) -> str:
    return tidy(name.literal or name.family)


def _given(name: Name) -> str:
    return re.sub(r"\.\s*(?=\w)", f".{NO_BREAK_SPACE}", tidy(name.given))
