"""A reference goes in; the areas of its entry come out, in the order of GOST 7.1-2003.

The rules are the program's own: of the 48 sources in ``tests/lesson/gost.yaml`` citeproc-py with
the public CSL styles had 3 right by GOST R 7.0.5-2008 (6 if spaces do not count), none by GOST
7.1-2003, for which there is no style. It has no Kazakh, no archives, laws, standards or theses, and
one language for a whole list; the fields bear the names of CSL, so that it may be tried again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from builders.lesson import alphabet
from builders.lesson.bibliography import people
from builders.lesson.bibliography.issued import parted
from builders.lesson.bibliography.punctuation import (
    NO_BREAK_SPACE,
    counted,
    filled,
    glued,
    join,
    opening,
    ordinal,
    run_on,
    sentences,
)

if TYPE_CHECKING:
    from builders.lesson.bibliography.references import Reference, Style
    from builders.lesson.bibliography.terms import Terms

_THESES = ("thesis", "abstract")
_DOI, _ISBN = f"DOI:{NO_BREAK_SPACE}{{}}", f"ISBN{NO_BREAK_SPACE}{{}}"
_PERIODICAL = ("article", "newspaper", "law")
_TITLED = ("law", "standard", *_THESES)  # their number is a part of what they are called
_OTHER_TITLE = re.compile(rf"\s+:\s+|:\s+(?=[a-z{alphabet.CYRILLIC}])")
_SENTENCES = re.compile(r": .*\w{4}\. \w")


class Title(NamedTuple):
    """A title as it was written, in parts: proper, what explains it, who is responsible."""

    proper: str
    other: str
    said: str


def areas(reference: Reference, words: Terms, style: Style) -> tuple[str, ...]:
    """Return the areas of an entry; those without a value are empty."""
    year, day = _published(reference, words)
    in_archive = reference.type == "archive"
    status = opening(reference.status) if reference.type == "standard" else ""
    leaf, leaves = (words.sheet, words.sheets) if in_archive else (words.page, words.pages)
    return (
        _titles(reference, words, style),
        join(" ; ", status, ordinal(words.edition, reference.edition)),
        join(", ", _publisher(reference), "" if in_archive else year),
        day,
        _part(reference, words, style, day),
        counted(leaf, re.sub(r"(?<=\d)-(?=\d)", "–", reference.page)),
        counted(leaves, reference.number_of_pages),
        "" if in_archive else sentences(reference.archive, reference.archive_location),
        _series(reference, words),
        filled(_DOI, _identifier(reference.DOI)),
        join(" ", filled(words.url, reference.URL), filled(words.accessed, reference.accessed)),
        reference.note,
        filled(_ISBN, reference.ISBN.removeprefix("ISBN").strip(" :")),
    )


def _titles(reference: Reference, words: Terms, style: Style) -> str:
    """Return «heading title / by whom // where it stands / by whom»."""
    title = _divided(reference)
    host, makers = _host(reference), people.makers(reference, words)
    authors = people.authors(reference, words, style)
    translators = people.translators(reference, words)
    whose = (authors, title.said, *(() if host else makers), translators)
    entry = join(" / ", _named(reference, title, words, style), join(" ; ", *whose))
    hosted = join(" / ", host, join(" ; ", *makers)) if host else ""
    return join(" ", people.heading(reference, style), join(" // ", entry, hosted))


def _named(reference: Reference, title: Title, words: Terms, style: Style) -> str:
    """Return the title with its material and all that explains it."""
    material = _material(reference, words, style)
    proper = title.proper if material in title.proper else f"{title.proper} {material}"
    is_volume = _is_volume(reference, style)
    volumes = ordinal(words.volumes, reference.number_of_volumes)
    explained = title.other, reference.subtitle, "" if is_volume else volumes
    named = join(" : ", proper.strip(), *explained, *_kind(reference, title, words))
    if reference.type == "archive":
        return join(", ", named, reference.issued)
    if not is_volume:
        return named
    number = counted(words.volume, reference.volume)
    return run_on(named, opening(volumes), number, reference.volume_title)


def _divided(reference: Reference) -> Title:
    """Return «Имя розы», «роман» and «пер. с ит.» of «Имя розы: роман / пер. с ит.».

    A colon is the title's own where another says what explains it, or where sentences follow.
    """
    before, _, said = reference.title.partition(" / ")
    is_own = reference.subtitle or reference.genre or " : " in before
    spaced = before if is_own or _SENTENCES.search(before) else _spaced(before)
    proper, _, other = spaced.partition(" : ")
    return Title(proper, other, said)


def _spaced(title: str) -> str:
    return _OTHER_TITLE.sub(" : ", title)


def _material(reference: Reference, words: Terms, style: Style) -> str:
    """Return «[Текст]», which GOST R 7.0.5-2008 leaves out, or «[Электронный ресурс]»."""
    if reference.type == "archive" or not reference.title:
        return ""
    if reference.type == "web" or reference.URL:
        return words.electronic
    return words.text if style == "gost-7.1-2003" else ""


def _kind(reference: Reference, title: Title, words: Terms) -> tuple[str, ...]:
    """Return what it is, by its own words: a law of a day, a thesis for a degree."""
    if reference.type == "law":
        genre = reference.genre or ("" if title.other else words.law)
        day, number = words.of_date, words.of_number
        named = f"{genre}{filled(day, reference.date)}{filled(number, _digits(reference.number))}"
        return glued(named), reference.status
    if reference.type in _THESES:
        return _degree(reference, words), reference.number, reference.status
    return reference.genre, "" if reference.type == "standard" else reference.status


def _degree(reference: Reference, words: Terms) -> str:
    """Return «дис. … канд. ист. наук» for «канд. ист. наук»."""
    genre, is_thesis = reference.genre, reference.type == "thesis"
    if re.search(words.thesis_said, genre, re.IGNORECASE):
        return genre
    plain, full = (
        (words.thesis, words.thesis_for) if is_thesis else (words.abstract, words.abstract_for)
    )
    return full.format(genre) if genre else plain


def _host(reference: Reference) -> str:
    """Return the journal, book, site or archive that it stands in."""
    host = _spaced(reference.container_title)
    if reference.type != "archive":
        return host
    return sentences(host, reference.archive, reference.archive_location)


def _published(reference: Reference, words: Terms) -> tuple[str, str]:
    """Return the year and, of what has one, the day: «17 июня», of a newspaper «17 июня (№ 5)»."""
    year, day = reference.issued, ""
    if reference.type in _PERIODICAL:
        year, day = parted(reference.issued, words)
    if reference.type != "law":
        day = join(", ", day, reference.date)
    if reference.type == "newspaper" and day and reference.issue:
        day = f"{day} ({counted(words.issue, reference.issue)})"
    return year, day


def _publisher(reference: Reference) -> str:
    return join(" : ", reference.publisher_place, reference.publisher)


def _is_volume(reference: Reference, style: Style) -> bool:
    """Tell whether the volume is named in the title, «Сочинения. В 2 т. Т. 1. Романы»."""
    is_alone = reference.type != "archive" and not reference.container_title
    return style == "gost-7.1-2003" and bool(reference.volume) and is_alone


def _part(reference: Reference, words: Terms, style: Style, day: str) -> str:
    """Return «Т. 34, № 2», «Т. 1 : Романы», without what the title or the ``day`` names."""
    volume = join(" : ", counted(words.volume, reference.volume), reference.volume_title)
    if _is_volume(reference, style):
        volume = ""
    in_day = reference.type == "newspaper" and day
    issue = "" if in_day else counted(words.issue, reference.issue)
    number = "" if reference.type in _TITLED else counted(words.issue, reference.number)
    return join(", ", volume, issue, number)


def _series(reference: Reference, words: Terms) -> str:
    number = ordinal(words.in_series, reference.collection_number)
    series = join(" ; ", reference.collection_title, number)
    return f"({series})" if series else ""


def _identifier(doi: str) -> str:
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:? ?)", "", doi, flags=re.IGNORECASE)


def _digits(number: str) -> str:
    return number.removeprefix("№").strip()
