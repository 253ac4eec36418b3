"""A reference goes in; the text of its entry and its citations comes out, as GOST writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from builders.lesson import links
from builders.lesson.bibliography.references import Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builders.lesson.bibliography.references import Marks, Name, Numbered, Reference, Style
    from builders.lesson.bibliography.terms import Terms
    from builders.lesson.inline import Cited

_NO_BREAK_SPACE = "\u00a0"
_MOST_NAMES = 3  # GOST 7.1-2003: of four names or more only the first is given
_ENDS = (".", "…", "?", "!")
_NOT_PRINTED = ("id", "type", "n", "language", "URL", "raw")

_BEFORE_MARK = re.compile(r" (?=[–—:;/…])")  # no line opens with one of these
_INSEPARABLE = re.compile(
    r"(?<=№) (?=\d)"  # № 5
    r"|(?<=\b[^\W\d_]\.) (?=\w)"  # С. 5, Н. А., А. Формозов
    r"|(?<=\b[^\W\d_]{2}\.) (?=\d)"  # Оп. 1
    r"|(?<=\w) (?=[^\W\d_]\.)"  # Формозов Н., 235 б.
    r"|(?<=\d) (?=[^\W\d_]{2}\.)"  # 1945–1947 жж.
)


def entry(
    reference: Reference, language: str, style: Style, marks: Marks, terms: Mapping[str, Terms]
) -> tuple[Piece, ...]:
    """Return the entry of ``reference`` in a lesson in ``language``; a mark is the last piece.

    An entry with nothing in it is incomplete.
    """
    if reference.type == "lost":
        return (Piece(marks.lost),)
    words = terms.get(reference.language or language, terms[language])
    text = _surviving(reference) if reference.raw else _described(reference, words, style)
    text = _BEFORE_MARK.sub(_NO_BREAK_SPACE, text)
    if reference.complete and text:
        return _linked(text, reference.URL)
    return (*_linked(f"{text} ".lstrip(), reference.URL), Piece(marks.incomplete))


def citation(numbered: tuple[Numbered, ...], cited: tuple[Cited, ...]) -> str:
    """Return «[2, 15 б.; 4]»; every cited key must be in the list."""
    numbers = {each.reference.id: each.number for each in numbered}
    places = (
        _join(f",{_NO_BREAK_SPACE}", numbers[each.key], _glued(each.locator)) for each in cited
    )
    return f"[{'; '.join(places)}]"


def _surviving(reference: Reference) -> str:
    """Return the wording of the source document; a cut end shows as «…»."""
    text = _glued(reference.raw)
    if text.startswith("…") and reference.title:
        text = _join(" ", _heading(reference), _tidy(reference.title), text.lstrip("… "))
    if reference.complete:
        return _stopped(text)
    return text if text.endswith(_ENDS) else f"{text} …"


def _described(reference: Reference, words: Terms, style: Style) -> str:
    texts = {
        name: _tidy(value)
        for name in reference.__struct_fields__
        if isinstance(value := getattr(reference, name), str) and name not in _NOT_PRINTED
    }
    areas = _areas(replace(reference, **texts), words)
    between = " – " if style == "gost-7.1-2003" else " "  # 4.7.2
    return between.join(_stopped(area) for area in areas if area)


def _areas(reference: Reference, words: Terms) -> tuple[str, ...]:
    """Return what GOST 7.1-2003 calls areas, in its order; those without a value are empty."""
    in_archive = reference.type == "archive"
    publisher = _join(" : ", reference.publisher_place, reference.publisher)
    page = re.sub(r"(?<=\d)-(?=\d)", "–", reference.page)
    part = _counted(words.volume, reference.volume), _counted(words.issue, reference.issue)
    address = _filled(words.url, reference.URL), _filled(words.accessed, reference.accessed)
    return (
        _join(" ", _heading(reference), _title_and_host(reference, words)),
        _join(", ", publisher, "" if in_archive else reference.issued),
        _join(", ", *part),
        _counted(words.page, page),
        _counted(words.pages, reference.number_of_pages),
        "" if in_archive else _sentences(reference.archive, reference.archive_location),
        _join(" ", *address),
        reference.note,
    )


def _title_and_host(reference: Reference, words: Terms) -> str:
    """Return «title / by whom // where it stands»; editors belong to the host if there is one."""
    authors = "" if reference.heading else _names(reference.author, words)
    compilers = _filled(words.compiler, _names(reference.compiler, words))
    editors = _join(" ; ", compilers, _filled(words.editor, _names(reference.editor, words)))
    title, host = _title(reference, words), _host(reference)
    if host:
        return _join(" // ", _join(" / ", title, authors), _join(" / ", host, editors))
    return _join(" / ", title, _join(" ; ", authors, editors))


def _title(reference: Reference, words: Terms) -> str:
    electronic = words.electronic if reference.type == "web" else ""
    genre = reference.genre or (words.thesis if reference.type == "thesis" else "")
    date = reference.issued if reference.type == "archive" else ""
    return _join(", ", _join(" : ", _join(" ", reference.title, electronic), genre), date)


def _host(reference: Reference) -> str:
    if reference.type != "archive":
        return reference.container_title
    return _sentences(reference.container_title, reference.archive, reference.archive_location)


def _heading(reference: Reference) -> str:
    names = (_join(_NO_BREAK_SPACE, _family(name), _given(name)) for name in reference.heading)
    return _sentences(_join(", ", *names))


def _names(names: tuple[Name, ...], words: Terms) -> str:
    """Return names as a title page has them, «Н. А. Формозов»; of too many only the first."""
    people = [_join(_NO_BREAK_SPACE, _given(name), _family(name)) for name in names]
    if len(names) > _MOST_NAMES or any(name.others for name in names):
        return _join(_NO_BREAK_SPACE, people[0], words.others)
    return _join(", ", *people)


def _family(name: Name) -> str:
    return _tidy(name.literal or name.family)


def _given(name: Name) -> str:
    return re.sub(r"\.\s*(?=\w)", f".{_NO_BREAK_SPACE}", _tidy(name.given))


def _counted(template: str, value: str) -> str:
    """Return «15 б.» for «15»; a value that brings its own label, «3-т.», stays as it is."""
    is_labelled = "." in value or "№" in value
    return value if is_labelled else _filled(template.replace(" ", _NO_BREAK_SPACE), value)


def _filled(template: str, value: str) -> str:
    return template.format(value) if value else ""


def _join(separator: str, *parts: str) -> str:
    return separator.join(part for part in parts if part)


def _sentences(*parts: str) -> str:
    return " ".join(_stopped(part) for part in parts if part)


def _stopped(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."


def _tidy(text: str) -> str:
    """Return ``text`` without the punctuation that the entry sets itself."""
    return _glued(text).strip(" ,;:–-")


def _glued(text: str) -> str:
    return _INSEPARABLE.sub(_NO_BREAK_SPACE, re.sub(r"[ \t\n]+", " ", text.strip()))


def _linked(text: str, typed: str) -> tuple[Piece, ...]:
    before, found, after = text.rpartition(typed) if typed else ("", "", text)
    pieces = Piece(before), Piece(found, links.address(typed) if found else None), Piece(after)
    return tuple(piece for piece in pieces if piece.text)
