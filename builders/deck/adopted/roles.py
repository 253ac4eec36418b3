"""The layouts of a template in; the layout that plays each of our eight roles out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from msgspec import Struct

from builders import data, languages
from builders.deck.adopted.inherit import TEXTS, TITLES, Found
from builders.deck.template.placeholders import Layout
from builders.design.geometry import Box, Size

FILE = "layouts.yaml"
LEAST_SHARE = 0.15  # of the slide, that the body of a content layout takes
SAME = 4  # points; boxes that differ by less stand in the same place
TYPES: Mapping[Layout, tuple[str, ...]] = {  # ECMA-376 part 1, 19.7.15, the best first
    "title": ("title",),
    "section": ("secHead",),
    "content": ("obj", "tx"),
    "statement": (),
    "sourced": (),
    "two": ("twoObj",),
    "figure": ("titleOnly",),
    "quote": (),
    "task": (),
    "references": (),
}
NOT_CONTENT = ("title", "secHead", "objTx", "picTx", "twoTxTwoObj")


class Candidate(Struct, frozen=True):
    """A layout of the template; ``ground`` is what stands behind its text, as a key."""

    part: str
    kind: str
    name: str
    ground: str
    found: tuple[Found, ...]

    @property
    def titles(self) -> tuple[Found, ...]:
        """Return its titles."""
        return tuple(each for each in self.found if each.kind in TITLES)

    @property
    def texts(self) -> tuple[Found, ...]:
        """Return its other text."""
        return tuple(each for each in self.found if each.kind in TEXTS)

    def other(self, kind: str) -> Found | None:
        """Return its footer or its slide number."""
        return next((each for each in self.found if each.kind == kind), None)


Score: TypeAlias = tuple[int, ...]


def content(candidates: Iterable[Candidate], slide: Size) -> Candidate | None:
    """Return the layout for title and content, if there is one."""
    least = LEAST_SHARE * slide.width * slide.height
    fitting = [each for each in candidates if _is_content(each, least)]
    return _best("content", fitting, _area)


def assigned(candidates: Sequence[Candidate], main: Candidate) -> Mapping[Layout, Candidate]:
    """Return a layout for each role; ``main``, for title and content, stands in where none is."""
    alike = [each for each in candidates if _is_alike(each, main)]
    full = [each for each in alike if len(each.texts) == 1]
    opening = [each for each in candidates if len(each.titles) == 1 and each.texts]
    title = _best("title", [each for each in opening if _points("title", each)], _has_subtitle)
    title = title or next((each for each in opening if _has_subtitle(each)[0]), None)
    section = _best("section", [each for each in opening if _points("section", each)])
    return {
        "title": title or section or main,
        "section": section or title or main,
        "statement": main,
        "content": main,
        "sourced": main,
        "two": _best("two", [each for each in alike if _is_two(each)]) or main,
        "figure": _best("figure", [each for each in alike if not each.texts]) or main,
        "quote": _named("quote", full) or main,
        "task": _named("task", full) or main,
        "references": _named("references", full) or main,
    }


def _best(
    role: Layout, candidates: Sequence[Candidate], more: Callable[[Candidate], Score] | None = None
) -> Candidate | None:
    """Return the best by type, then by name, then by ``more``; the first of equals."""

    def score(each: Candidate) -> tuple[int, ...]:
        return (*_score(role, each), *(more(each) if more else ()))

    return max(candidates, key=score, default=None)


def _named(role: Layout, candidates: Sequence[Candidate]) -> Candidate | None:
    return next((each for each in candidates if _is_named(role, each)), None)


def _points(role: Layout, each: Candidate) -> bool:
    return any(_score(role, each))


def _score(role: Layout, each: Candidate) -> Score:
    types = TYPES[role]
    by_type = len(types) - types.index(each.kind) if each.kind in types else 0
    return by_type, int(_is_named(role, each))


def _is_named(role: Layout, each: Candidate) -> bool:
    return any(pattern in each.name.casefold() for pattern in patterns()[role])


@cache
def patterns() -> Mapping[Layout, Sequence[str]]:
    """Return what the names of layouts hold, by role, in small letters and in any language."""
    said = [data.load(languages.file(each, FILE)) for each in languages.having(FILE)]
    return {role: [name for names in said for name in names.get(role, ())] for role in TYPES}


def _is_content(each: Candidate, least: float) -> bool:
    if len(each.titles) != 1 or len(each.texts) != 1 or each.kind in NOT_CONTENT:
        return False
    body = each.texts[0]
    return body.kind != "subTitle" and body.room.box.width * body.room.box.height >= least


def _area(each: Candidate) -> Score:
    box = each.texts[0].room.box
    return (round(box.width * box.height),)


def _has_subtitle(each: Candidate) -> Score:
    return (int(any(text.kind == "subTitle" for text in each.texts)),)


def _is_two(each: Candidate) -> bool:
    """Tell whether two bodies stand side by side, each with a number of its own."""
    try:
        left, right = each.texts
    except ValueError:
        return False
    return left.index != right.index and left.room.box.right <= right.room.box.x + SAME


def _is_alike(each: Candidate, main: Candidate) -> bool:
    """Tell whether a slide on ``each`` looks like one on ``main`` and has its text in one place."""
    if each.ground != main.ground or len(each.titles) != 1:
        return False
    room = main.texts[0].room.box.inset(-2 * SAME, -2 * SAME)
    inside = all(room.contains(text.room.box) for text in each.texts)
    return inside and _same(each.titles[0].room.box, main.titles[0].room.box)


def _same(one: Box, other: Box) -> bool:
    return one.inset(-SAME, -SAME).contains(other) and other.inset(-SAME, -SAME).contains(one)
