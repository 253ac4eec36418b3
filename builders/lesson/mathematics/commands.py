"""The name of a command, or a sign as it is typed, goes in; what it stands for comes out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from builders.data import ASSETS, load
from builders.lesson.mathematics.tree import Class, Node, Operator, Symbol, Words

FILE = ASSETS / "mathematics" / "commands.yaml"
TYPED: Mapping[str, Class] = {  # signs of the keyboard that TeX has no name for
    **dict.fromkeys("+-*", "bin"),
    **dict.fromkeys("=<>:", "rel"),
    **dict.fromkeys("([", "open"),
    **dict.fromkeys(")]!?", "close"),
    **dict.fromkeys(",;", "punct"),
    **dict.fromkeys("−·÷×", "bin"),
}
SHOWN = {"-": "−", "*": "∗", "'": "′"}


class Commands(Struct, frozen=True):
    """What the file says, by name; ``signs`` by the sign itself."""

    symbols: Mapping[str, Node]
    signs: Mapping[str, Node]
    accents: Mapping[str, str]
    wide: Mapping[str, str]
    under: Mapping[str, str]
    spaces: Mapping[str, float]
    arrows: Mapping[str, str]
    limits: frozenset[str]


@cache
def commands() -> Commands:
    """Return all commands, read once."""
    content: Mapping[str, Any] = load(FILE)
    symbols: dict[str, Node] = {}
    for kind in ("ord", "bin", "rel", "open", "close", "punct"):
        for name, sign in content[kind].items():
            symbols[str(name)] = Symbol(sign, kind, kind == "ord" and is_slanted(sign))
    for name, sign in content["op"].items():
        symbols[name] = Operator(sign)
    for name, sign in content["integral"].items():
        symbols[name] = Operator(sign, limits=False)
    for name, sign in content["fence"].items():
        symbols[name] = Symbol(sign)
    signs = {each.text: each for each in symbols.values() if isinstance(each, Symbol | Operator)}
    signs |= {sign: Symbol(SHOWN.get(sign, sign), kind) for sign, kind in TYPED.items()}
    return Commands(
        symbols | {name: Words(name, "op") for name in (*content["function"], *content["limit"])},
        signs | {"|": Symbol("|"), "‖": Symbol("‖"), "/": Symbol("/")},
        content["accent"],
        content["wide"],
        content["under"],
        content["space"],
        content["arrow"],
        frozenset(content["limit"]),
    )


def is_slanted(sign: str) -> bool:
    """Tell whether a letter stands for a quantity: Latin ones do, and small Greek ones."""
    return len(sign) == 1 and (
        (sign.isascii() and sign.isalpha()) or "α" <= sign <= "ω" or sign in "ϵϑϕϱϖϰıȷ∂"
    )
