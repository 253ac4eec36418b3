"""The paint that a style asks for goes in; one colour comes out, and the name of what it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from builders.design.vectors.drawing import Ink
from builders.design.vectors.svg.sheets import declared
from builders.design.vectors.svg.styles import Style, ink
from builders.design.vectors.svg.tree import Element, attributes, kind
from builders.design.vectors.svg.values import colour, mixed, share

XLINK = "{http://www.w3.org/1999/xlink}href"
GRADIENTS = frozenset({"linearGradient", "radialGradient"})
PATTERNED = "D0D0D0"  # stands for a pattern: light enough for what is drawn upon it
MOST_LINKS = 8  # from one gradient to another, whose colours it takes
MOST_STOPS = 64

Context = tuple[Ink | None, Ink | None]  # the fill and the stroke of what a marker stands on


def reference(text: str) -> str:
    """Return the name in «url(#name)»; nothing where there is none."""
    start, _, rest = text.partition("url(")
    name = rest.partition(")")[0].strip(" '\"")
    return name[1:] if not start.strip() and name.startswith("#") else ""


def linked(element: Element) -> str:
    """Return the name of the element that another uses; nothing of one outside the file."""
    name = element.get("href") or element.get(XLINK) or ""
    return name[1:] if name.startswith("#") else ""


class Paints:
    """The paints of a file: gradients and patterns by their names."""

    def __init__(self, known: Mapping[str, Element], leave: Callable[[str], None]) -> None:
        """Keep where names are found, and what is told the name of what is left out."""
        self._known, self._leave = known, leave

    def ink(self, name: str, style: Style, seen: float, context: Context) -> Ink | None:
        """Return the colour that ``name``, fill or stroke, asks for, ``seen`` of it, of 1."""
        word = style.get(name, "black" if name == "fill" else "none")
        if word.startswith("context-"):
            return context[word == "context-stroke"]
        if not word.startswith("url("):
            return ink(word, seen, style)
        server = self._known.get(reference(word))
        if server is not None and kind(server) in GRADIENTS:
            return self._gradient(server, seen)
        if server is not None and kind(server) == "pattern":
            self._leave("pattern")
            return Ink(PATTERNED, seen) if seen else None
        return ink(word.partition(")")[2].strip() or "none", seen, style)

    def _gradient(self, server: Element, seen: float) -> Ink | None:
        """Return the mean of a gradient's colours; one that has but one is said wholly."""
        found = list(self._stops(server))
        if not found or not seen:
            return None
        tints = [(tint, alpha) for _, tint, alpha in found]
        if len(set(tints)) > 1:
            self._leave(kind(server))
        places = [0.0, *(at for at, _, _ in found), 1.0]
        spans = [after - before for before, after in pairwise(places)]
        weights = [(before + after) / 2 for before, after in pairwise(spans)]
        weights[0] += spans[0] / 2
        weights[-1] += spans[-1] / 2
        mean, alpha = mixed(
            [(tint, alpha, by) for (tint, alpha), by in zip(tints, weights, strict=True)]
        )
        return Ink(mean, round(alpha * seen, 4)) if alpha else None

    def _stops(self, server: Element) -> Iterator[tuple[float, str, float]]:
        """Yield the place, the colour and the opacity of each stop, of 1."""
        at, stops = server, list[Element]()
        for _ in range(MOST_LINKS):
            stops = [each for each in at if kind(each) == "stop"][:MOST_STOPS]
            other = self._known.get(linked(at))
            if stops or other is None:
                break
            at = other
        last = 0.0
        for each in stops:
            own = {**attributes(each), **declared(each.get("style", ""))}
            last = max(last, share(own.get("offset", "0"), 0))
            found = colour(own.get("stop-color", "black")) or ("000000", 0)
            yield last, found[0], found[1] * share(own.get("stop-opacity", "1"))
