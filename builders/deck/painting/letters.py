"""A text and its look go in; the runs that draw it, each in one font, size and colour, come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.package.xml import escape
from builders.design.faces import face, ships
from builders.design.scripts.forms import Form, Shift, forms
from builders.design.scripts.installed import typeface
from builders.design.scripts.names import EMOJI, LANGUAGES, SYMBOLS
from builders.design.scripts.signs import FACE, is_sign
from builders.design.scripts.written import EASTERN, parts, scripts

# As PowerPoint's own buttons shift a text, which makes it smaller too.
SHIFTS: Mapping[Shift, str] = {
    "": "",
    "sub": ' baseline="-25000"',
    "super": ' baseline="30000"',
}
PLAIN = Form("")


class Look(Struct, frozen=True):
    """How a text looks; ``fill`` and ``link`` are elements, a ``size`` is in points.

    What ``surely`` is not bold says so, among words that are. ``code`` is a piece of a program.
    """

    tag: str
    fill: str
    size: float = 0
    bold: bool = False
    italic: bool = False
    link: str = ""
    surely: bool = False
    code: bool = False


class Slot(Struct, frozen=True):
    """The elements that name a font other than the theme's; ``tag`` is the language of a script."""

    fonts: str = ""
    tag: str = ""


TEXT = Slot()
# The slots are for Latin letters, for the East, for scripts that are shaped, and for signs: which
# of them a sign belongs to, each program decides in its own way.
SIGNS = Slot("".join(f'<a:{slot} typeface="{FACE}"/>' for slot in ("latin", "ea", "cs", "sym")))
# Programs with Office have the font; others are told that its letters are all as wide.
PROGRAM = Slot('<a:latin typeface="Consolas" pitchFamily="49"/><a:cs typeface="Consolas"/>')
SPACES = re.compile("[ \u00a0]+")


def runs(text: str, look: Look, shift: Shift = "") -> str:
    """Return the runs of a text without line breaks; ``shift`` is that of all of it."""
    shown = [replace(form, shift=form.shift or shift) for form in forms(text)]
    return "".join(
        f"<a:r>{properties(look, form, _in_program(slot, look))}<a:t>{escape(part)}</a:t></a:r>"
        for form in shown
        for slot, part in _by_slot(form.text)
    )


def _in_program(slot: Slot, look: Look) -> Slot:
    return PROGRAM if look.code and slot is TEXT else slot


def _by_slot(text: str) -> Iterator[tuple[Slot, str]]:
    """Yield the parts of ``text``, each with the font that it asks for."""
    for name, start, end in parts(_words(scripts(text, ships), text)):
        if name in {"", EMOJI, SYMBOLS}:
            for is_odd, part in groupby(text[start:end], _is_sign):
                yield SIGNS if is_odd else TEXT, "".join(part)
        else:
            yield _slot(name), text[start:end]


def _words(names: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return ``names`` with the spaces between words of one script given to it."""
    found = list(names)
    for start, end in map(re.Match.span, SPACES.finditer(text)):
        if start and names[start - 1] == names[min(end, len(names) - 1)]:
            found[start:end] = names[start - 1 : start] * (end - start)
    return tuple(found)


@cache
def _is_sign(character: str) -> bool:
    """Tell whether ``character`` is a sign that the fonts of slides lack."""
    return character not in face("screen").advances and is_sign(character)


@cache
def _slot(name: str) -> Slot:
    """Return the font of a script by ``name``, as slides ask for it."""
    slots = ("ea",) if name in EASTERN else ("latin", "cs")
    fonts = "".join(f'<a:{slot} typeface="{escape(typeface(name))}"/>' for slot in slots)
    return Slot(fonts, LANGUAGES.get(name, ""))


def properties(look: Look, form: Form = PLAIN, slot: Slot = TEXT) -> str:
    """Return how a run of ``form`` looks."""
    points = f' sz="{round(look.size * 100)}"' if look.size else ""
    marks = f' b="{int(look.bold)}"' if look.bold or look.surely else ""
    marks += ' i="1"' if look.italic else ""
    marks += ' noProof="1"' if look.code else ""
    ink = f'<a:solidFill><a:srgbClr val="{form.ink}"/></a:solidFill>' if form.ink else look.fill
    tag = slot.tag or look.tag
    return (
        f'<a:rPr lang="{tag}"{points}{marks}{SHIFTS[form.shift]} dirty="0">{ink}{slot.fonts}'
        f"{look.link}</a:rPr>"
    )
