"""Pieces of an entry go in; one text with the marks and spaces that GOST prescribes comes out."""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"
ENDS = (".", "…", "?", "!")

_BEFORE_MARK = re.compile(r" (?=[–—:;/…])")  # no line opens with one of these
_INSEPARABLE = re.compile(
    r"(?<=№) (?=\d)"  # № 5
    r"|(?<=\b[^\W\d_]\.) (?=\w)"  # С. 5, Н. А., А. Формозов
    r"|(?<=\b[^\W\d_]{2}\.) (?=\d)"  # Оп. 1
    r"|(?<=\w) (?=[^\W\d_]\.)"  # Формозов Н., 235 б.
    r"|(?<=\d) (?=[^\W\d_]{2}\.)"  # 1945–1947 жж.
)


def join(separator: str, *parts: str) -> str:
    """Return ``parts`` with ``separator`` between those that are not empty."""
    return separator.join(part for part in parts if part)


def sentences(*parts: str) -> str:
    """Return ``parts`` as sentences."""
    return " ".join(stopped(part) for part in parts if part)


def run_on(*parts: str) -> str:
    """Return ``parts`` as sentences, the last of which goes on."""
    found = [part for part in parts if part]
    return join(" ", sentences(*found[:-1]), *found[-1:])


def stopped(text: str) -> str:
    """Return ``text`` with a full stop, unless it ends already."""
    return text if text.endswith(ENDS) else f"{text}."


def opening(text: str) -> str:
    """Return ``text`` as a sentence opens."""
    return text[:1].upper() + text[1:]


def filled(template: str, value: str) -> str:
    """Return ``template`` with ``value``, nothing without one."""
    return template.format(value) if value else ""


def counted(template: str, value: str) -> str:
    """Return «15 б.» for «15»; a value that brings its own label, «3-т.», stays as it is."""
    is_labelled = "." in value or "№" in value
    return value if is_labelled else filled(template.replace(" ", NO_BREAK_SPACE), value)


def ordinal(template: str, value: str) -> str:
    """Return «2-бас.» for «2»; a value in words stays as it is."""
    return counted(template, value) if value.isdigit() else value


def tidy(text: str) -> str:
    """Return ``text`` without the punctuation that the entry sets itself."""
    return glued(text).strip(" ,;:–-")


def glued(text: str) -> str:
    """Return ``text`` with initials, numbers and their labels kept together."""
    text = re.sub(r"[ \t\n]+", " ", text.strip()).replace("...", "…")
    return _INSEPARABLE.sub(NO_BREAK_SPACE, text)


def kept(text: str) -> str:
    """Return ``text`` with each dash, colon and slash kept on the line of what it follows."""
    return _BEFORE_MARK.sub(NO_BREAK_SPACE, text)
