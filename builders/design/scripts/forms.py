"""A text goes in; how each of its characters is drawn comes out.

The digits and letters that Unicode has below and above the line are those of the text's own font,
smaller and shifted, so that ₆ and ₁₂ are of one style; the coloured marks of messengers are signs
that fonts have, in a colour that stands out from light and dark grounds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain, groupby
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Shift: TypeAlias = Literal["", "sub", "super"]

SMALL = 2 / 3  # of the type size, what is shifted; office programs take no more
_SHIFTED = chain(
    map(ord, "²³¹"),
    range(0x02B0, 0x02B9),
    range(0x02E0, 0x02E5),
    range(0x1D2C, 0x1D5C),
    range(0x1D5D, 0x1D6B),  # not ᵜ, whose letter few fonts have
    (0x1D78, 0x2C7C, 0x2C7D),
    range(0x1D9B, 0x1DC0),
    range(0x2070, 0x209D),
)
_SHIFTS: Mapping[str, Shift] = {"<sub>": "sub", "<super>": "super"}

_RED, _ORANGE, _YELLOW, _GREEN = "DC4840", "C96A0A", "A67D00", "2B8A3E"
_BLUE, _PURPLE, _BROWN = "3A7CD8", "A45ADA", "B06C33"
_COLOURED = {
    "●": {"🔴": _RED, "🟠": _ORANGE, "🟡": _YELLOW, "🟢": _GREEN}
    | {"🔵": _BLUE, "🟣": _PURPLE, "🟤": _BROWN, "⚫": "", "⬤": ""},
    "○": {"⚪": "", "⭕": _RED},
    "■": {"🟥": _RED, "🟧": _ORANGE, "🟨": _YELLOW, "🟩": _GREEN}
    | {"🟦": _BLUE, "🟪": _PURPLE, "🟫": _BROWN, "⬛": ""},
    "□": {"⬜": ""},
    "▲": {"🔺": _RED},
    "▼": {"🔻": _RED},
    "★": {"⭐": _YELLOW},
    "✔": {"✅": _GREEN},
    "✘": {"❌": _RED},
    "☺": {"🙂": ""},
    "☹": {"🙁": ""},
    "!": {"❗": _RED, "❕": ""},
    "?": {"❓": _RED, "❔": ""},
    "+": {"➕": ""},
    "−": {"➖": ""},
    "÷": {"➗": ""},
}


class Form(Struct, frozen=True):
    """Signs of a font as they are drawn: shifted from the line or not, in their own ink or none."""

    text: str
    shift: Shift = ""
    ink: str = ""


def _shifted() -> Iterator[tuple[str, Form]]:
    for code in _SHIFTED:
        kind, *signs = unicodedata.decomposition(chr(code)).split() or ("",)
        if kind in _SHIFTS and len(signs) == 1:
            yield chr(code), Form(chr(int(signs[0], 16)), _SHIFTS[kind])


FORMS: Mapping[str, Form] = dict(_shifted()) | {
    character: Form(sign, ink=ink)
    for sign, marks in _COLOURED.items()
    for character, ink in marks.items()
}
INKS = frozenset(form.ink for form in FORMS.values() if form.ink)
_TYPED = {form: character for character, form in FORMS.items()}
_PLAIN = str.maketrans(
    {form.text: character for form, character in _TYPED.items() if form == Form(form.text)}
)
_ALIKE = _PLAIN | str.maketrans({character: _TYPED[form] for character, form in FORMS.items()})


def forms(text: str) -> tuple[Form, ...]:
    """Return the signs of ``text`` as they are drawn, neighbours of one look together."""
    if FORMS.keys().isdisjoint(text):
        return (Form(text),)
    each = [FORMS.get(character, Form(character)) for character in text]
    for at, (before, one, after) in enumerate(zip(each, each[1:], each[2:], strict=False), start=1):
        if one.text == "," and before.shift == after.shift:  # x₁,₂: Unicode has no lowered comma
            each[at] = replace(one, shift=before.shift)
    alike = groupby(each, lambda form: replace(form, text=""))
    return tuple(replace(look, text="".join(one.text for one in few)) for look, few in alike)


def typed(drawn: Form) -> str:
    """Return the characters that are drawn so, of several the last in the table."""
    if drawn == Form(drawn.text):
        return drawn.text.translate(_PLAIN)
    each = (replace(drawn, text=sign) for sign in drawn.text)
    return "".join(_TYPED.get(form, form.text) for form in each)


def alike(text: str) -> str:
    """Return ``text`` with one character for all that look the same."""
    return text.translate(_ALIKE)


def scale(form: Form) -> float:
    """Return the size of a form as a share of the text's."""
    return SMALL if form.shift else 1.0
