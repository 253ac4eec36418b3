"""Style sheets inside a drawing go in; which of their words hold for an element comes out.

Read is what drawing programs write: names of elements, classes and ids, one inside another. Rules
for media, imports and fonts are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

Words = Mapping[str, str]

_BRACE = re.compile(r"[{}]")
_SIMPLE = re.compile(r"([\w-]+|\*)?((?:[.#][\w-]+)*)")
_PART = re.compile(r"([.#])([\w-]+)")
MOST_RULES = 250


class Node(Struct, frozen=True):
    """What a selector asks of an element."""

    name: str
    id: str
    classes: frozenset[str]


class Simple(Struct, frozen=True):
    """What one part of a selector wants; an empty ``name`` is any."""

    name: str
    ids: frozenset[str]
    classes: frozenset[str]

    def fits(self, node: Node) -> bool:
        """Tell whether ``node`` is such an element."""
        return (
            self.name in {"", "*", node.name}
            and self.classes <= node.classes
            and self.ids <= {node.id}
        )


class Rule(Struct, frozen=True):
    """Words for elements that a selector finds, how much they weigh, and where they stand."""

    selector: tuple[Simple, ...]
    weight: tuple[int, int, int, int]
    words: Words

    def fits(self, nodes: Sequence[Node]) -> bool:
        """Tell whether the last of ``nodes``, each inside the one before, is meant."""
        *above, own = self.selector
        if not own.fits(nodes[-1]):
            return False
        left = list(nodes[:-1])
        for simple in reversed(above):
            while left and not simple.fits(left[-1]):
                left.pop()
            if not left:
                return False
            left.pop()
        return True


def declared(text: str) -> Words:
    """Return the words of a style by their names."""
    found = {}
    for each in text.split(";"):
        name, colon, value = each.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip()
    return found


def rules(text: str) -> tuple[Rule, ...]:
    """Return the rules of a style sheet, those that win last."""
    found: list[Rule] = []
    for head, body in _blocks(_plain(text)):
        words = declared(body)
        for each in head.split(","):
            selector = tuple(_selector(each))
            if selector and len(found) < MOST_RULES:
                found.append(Rule(selector, _weight(selector, len(found)), words))
    return tuple(sorted(found, key=lambda rule: rule.weight))


def _plain(text: str) -> str:
    """Return a style sheet without comments, and without the marks that hid it from old readers."""
    first, *others = text.split("/*")
    rest = (each.partition("*/")[2] for each in others)
    return first.replace("<!--", "").replace("-->", "") + "".join(rest)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield the head and the body of each rule that holds without condition."""
    depth, start, head = 0, 0, ""
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            if not depth:
                head = text[start : brace.start()].rpartition(";")[2].strip()
                start = brace.end()
            depth += 1
            continue
        if depth == 1 and not head.startswith("@"):
            yield head, text[start : brace.start()]
        depth = max(depth - 1, 0)
        if not depth:
            start = brace.end()


def _selector(text: str) -> Iterator[Simple]:
    """Yield the parts of a selector; nothing where a part is of a kind that is not read."""
    parts = text.replace(">", " ").split()
    matches = [_SIMPLE.fullmatch(part) for part in parts]
    for match in matches if all(matches) else ():
        assert match
        marks = _PART.findall(match[2])
        ids = frozenset(name for sign, name in marks if sign == "#")
        classes = frozenset(name for sign, name in marks if sign == ".")
        yield Simple(match[1] or "", ids, classes)


def _weight(selector: Sequence[Simple], place: int) -> tuple[int, int, int, int]:
    return (
        sum(len(each.ids) for each in selector),
        sum(len(each.classes) for each in selector),
        sum(each.name not in {"", "*"} for each in selector),
        place,
    )
