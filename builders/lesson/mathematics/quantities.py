"""A number or a unit as it is typed goes in; how it is set comes out: 9,8 м/с², 6,02·10²³."""

from __future__ import annotations

import re

from builders.lesson.mathematics.tree import Node, Scripts, Symbol, Words, row

THIN = 0.1667
_PIECE = re.compile(
    r"\^\{?(?P<power>[-−+]?\d+)\}?|(?P<dot>\*|·|⋅|\.(?=\S)| )|(?P<slash>/)|(?P<name>[^\^*·⋅./ ]+)"
)
_NUMBER = re.compile(r"\s*(?P<sign>[-−+±]?)(?P<digits>[\d.,\s]*)(?:[eEеЕ](?P<power>[-−+]?\d+))?\s*")
_GROUPS = re.compile(r"(?<=\d)(?=(?:\d{3})+(?!\d))")
FIVE = 5  # digits; a shorter number stays together


def number(typed: str) -> Node:
    """Return a number: in groups of three digits, its power of ten after a dot."""
    found = _NUMBER.fullmatch(typed)
    if found is None:
        return Words(typed.strip())
    digits = "".join(found["digits"].split())
    whole = re.match(r"\d*", digits)
    assert whole
    shown = whole[0]
    if len(shown) >= FIVE:
        shown = _GROUPS.sub("\u202f", shown)
    shown += digits[whole.end() :]
    sign = found["sign"].replace("-", "−")
    parts: list[Node] = [Symbol(sign)] if sign else []
    if shown:
        parts.append(Symbol(shown))
    if found["power"]:
        power = Scripts(Symbol("10"), sup=Symbol(found["power"].replace("-", "−")))
        parts += [Symbol("·", "bin"), power] if shown else [power]
    return row(tuple(parts))


def unit(typed: str) -> Node:
    """Return a unit in upright letters: m/s^2, м/с², kg*m^2."""
    parts: list[Node] = []
    for found in _PIECE.finditer(typed.strip()):
        if found["power"] and parts:
            parts[-1] = Scripts(parts[-1], sup=Symbol(found["power"].replace("-", "−")))
        elif found["dot"]:
            parts.append(Symbol("⋅"))
        elif found["slash"]:
            parts.append(Symbol("/"))
        elif found["name"]:
            parts.append(Words(found["name"]))
    return row(tuple(parts))
