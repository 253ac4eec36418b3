"""An SVG file goes in; what it draws comes out in order, with the names of what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from msgspec import Struct
from msgspec.structs import replace

from builders.design.vectors.drawing import (
    Ink,
    Path,
    Sketch,
    SketchError,
    Step,
    Steps,
)
from builders.design.vectors.svg import pixels, shapes, windows, words
from builders.design.vectors.svg.clipping import Edge, convex
from builders.design.vectors.svg.collected import Collected
from builders.design.vectors.svg.markers import angle_of, turned, vertices
from builders.design.vectors.svg.paints import Context, Paints, linked, reference
from builders.design.vectors.svg.sheets import Node, rules
from builders.design.vectors.svg.styles import Style, node, opacity, pen, styled
from builders.design.vectors.svg.transforms import (
    FLAT,
    SAME,
    Matrix,
    fit,
    placed,
    scale,
    times,
    transform,
)
from builders.design.vectors.svg.tree import Element, attributes, kind, parsed, text_of
from builders.design.vectors.svg.values import POINTS_PER_PIXEL, length

DEEPEST, MOST_CORNERS = 120, 100  # elements one in another; corners of an edge
LONGEST_SHEET = 500_000  # characters

INSIDE = frozenset({"svg", "g", "a"})
MOVING = frozenset({"script", "animate", "animateMotion", "animateTransform", "set"})
UNDRAWN = frozenset({"foreignObject", "video", "audio", "mesh", "meshgradient", "flowRoot"})
CHOSEN = INSIDE | shapes.SHAPES | {"text", "image", "use", "switch"}
MARKED = frozenset({"path", "line", "polyline", "polygon"})


class _At(Struct, frozen=True):
    """What an element stands in; ``room`` is what per cents are of."""

    style: Style
    nodes: tuple[Node, ...]
    matrix: Matrix
    room: tuple[float, float]
    edges: tuple[Edge, ...] = ()
    seen: float = 1
    context: Context = (None, None)
    depth: int = 0


@lru_cache(maxsize=8)
def read(data: bytes) -> Sketch:
    """Return the drawing of a file; raises ``SketchError``."""
    return _Reader(parsed(data)).sketch()


class _Reader:
    """A file while it is read: its marks so far, and what was left out."""

    def __init__(self, root: Element) -> None:
        self._root = root
        elements = list(root.iter())
        self._known = {name: each for each in reversed(elements) if (name := each.get("id"))}
        sheets = (text_of(each) for each in elements if kind(each) == "style")
        self._rules = rules("\n".join(sheets)[:LONGEST_SHEET])
        self._found = Collected()
        self._paints = Paints(self._known, self._found.leave)
        for name in dict.fromkeys(kind(each) for each in elements if kind(each) in MOVING):
            self._found.leave(name)
        self._using: list[str] = []

    def sketch(self) -> Sketch:
        """Return the drawing."""
        root = self._root
        width, height = windows.size(root)
        style, nodes = self._styled(root, Style({}), ())
        by = POINTS_PER_PIXEL
        around = _At(style, nodes, (by, 0, 0, by, 0, 0), (width, height))
        self._inside(root, self._window(root, around, (0, 0, width, height), is_cut=True))
        if not self._found.marks:
            raise SketchError("L263")
        marks = tuple(words.inside(mark, width * by, height * by) for mark in self._found.marks)
        return Sketch(width * by, height * by, marks, self._found.unsaid)

    def _styled(
        self, element: Element, around: Style, nodes: Sequence[Node]
    ) -> tuple[Style, tuple[Node, ...]]:
        own = (*nodes, node(element))
        return styled(element, around, own, self._rules), own

    def _inside(self, element: Element, at: _At) -> None:
        if at.depth > DEEPEST:
            raise SketchError("L267", f"> {DEEPEST}")
        inner = replace(at, depth=at.depth + 1)
        for child in element:
            self._element(child, inner)

    def _element(self, element: Element, at: _At) -> None:
        name = kind(element)
        self._found.visit()
        if name in UNDRAWN:
            self._found.leave(name)
        if name not in CHOSEN:
            return
        style, nodes = self._styled(element, at.style, at.nodes)
        if style.get("display") == "none":
            return
        matrix = times(at.matrix, transform(style.get("transform")))
        own = replace(at, style=style, nodes=nodes, matrix=matrix)
        own = replace(own, seen=at.seen * opacity(style, "opacity"), edges=self._edges(own))
        for each in ("filter", "mask"):
            if style.get(each, "none") != "none":
                self._found.leave(each)
        self._draw(name, element, own)

    def _draw(self, name: str, element: Element, at: _At) -> None:
        if name == "svg":
            x, y = (self._length(element, each, at) for each in ("x", "y"))
            width = self._length(element, "width", at, at.room[0])
            height = self._length(element, "height", at, at.room[1])
            self._inside(element, self._window(element, at, (x, y, width, height)))
        elif name in INSIDE:
            self._inside(element, at)
        elif name == "use":
            self._use(element, at)
        elif name == "switch":
            self._switch(element, at)
        elif name == "text":
            self._text(element, at)
        elif name == "image":
            self._image(element, at)
        else:
            self._shape(name, element, at)

    def _length(self, element: Element, name: str, at: _At, otherwise: float = 0) -> float:
        text = element.get(name)
        if text is None:
            return otherwise
        return length(text, windows.whole(name, at.room), at.style.em, otherwise)

    def _window(
        self,
        element: Element,
        at: _At,
        place: tuple[float, float, float, float],
        *,
        is_cut: bool = False,
    ) -> _At:
        """Return what stands in the window of an element at ``place``, which cuts it."""
        x, y, width, height = place
        corner = times(at.matrix, (1, 0, 0, 1, x, y))
        if is_cut or self._styled(element, at.style, at.nodes)[0].get("overflow") != "visible":
            at = replace(at, edges=(*at.edges, *windows.edge(corner, width, height)))
        view = windows.view(element)
        if not view or width <= 0 or height <= 0:
            return replace(at, matrix=corner, room=(width, height))
        inner = fit(view, (width, height), element.get("preserveAspectRatio", ""))
        return replace(at, matrix=times(corner, inner), room=view[2:])

    def _use(self, element: Element, at: _At) -> None:
        name = linked(element)
        target = self._known.get(name)
        if target is None:
            self._found.leave("use")
            return
        if name in self._using or kind(target) == "":
            return
        if at.depth > DEEPEST:
            raise SketchError("L267", f"> {DEEPEST}")
        x, y = (self._length(element, each, at) for each in ("x", "y"))
        moved = replace(at, matrix=times(at.matrix, (1, 0, 0, 1, x, y)), depth=at.depth + 1)
        self._using.append(name)
        if kind(target) == "symbol":
            style, nodes = self._styled(target, moved.style, moved.nodes)
            own = replace(moved, style=style, nodes=nodes)
            width, height = (
                self._length(element, each, at, self._length(target, each, at, at.room[axis]))
                for axis, each in enumerate(("width", "height"))
            )
            self._inside(target, self._window(target, own, (0, 0, width, height)))
        else:
            self._element(target, moved)
        self._using.pop()

    def _switch(self, element: Element, at: _At) -> None:
        """Draw the first thing to choose from that can be drawn."""
        for child in element:
            if kind(child) in CHOSEN and not child.get("requiredExtensions"):
                self._element(child, replace(at, depth=at.depth + 1))
                return
        for child in element:
            self._found.leave(kind(child) or "switch")

    def _shape(self, name: str, element: Element, at: _At) -> None:
        self._found.trace(element.get("d", element.get("points", "")))
        found = shapes.outline(name, attributes(element), partial(self._length, element, at=at))
        style = at.style
        if not found or not style.is_shown or abs(scale(at.matrix)) < FLAT:
            return
        fill = self._ink("fill", at) if name != "line" else None
        stroke = self._ink("stroke", at)
        drawn = pen(stroke, style, scale(at.matrix))
        if fill or drawn:
            is_odd = style.get("fill-rule") == "evenodd"
            self._found.draw(Path(placed(at.matrix, found), fill, drawn, is_odd), at.edges)
        if name in MARKED:
            self._heads(found, replace(at, context=(fill, stroke)))

    def _ink(self, name: str, at: _At) -> Ink | None:
        seen = at.seen * opacity(at.style, f"{name}-opacity")
        return self._paints.ink(name, at.style, seen, at.context)

    def _heads(self, steps: Steps, at: _At) -> None:
        """Draw the markers, such as arrowheads, on the vertices of a line."""
        names = {
            place: reference(at.style.get(f"marker-{place}")) for place in ("start", "mid", "end")
        }
        if not any(names.values()) or at.depth > DEEPEST:
            return
        for place, (x, y), angle in vertices(steps):
            marker = self._known.get(names[place])
            if marker is None or kind(marker) != "marker" or names[place] in self._using:
                continue
            way = angle_of(marker, angle, is_start=place == "start")
            self._using.append(names[place])
            self._head(marker, replace(at, matrix=times(at.matrix, turned(x, y, way))))
            self._using.pop()

    def _head(self, marker: Element, at: _At) -> None:
        wide = length(at.style.get("stroke-width", "1"), 0, at.style.em, 1)
        by = 1 if marker.get("markerUnits") == "userSpaceOnUse" else wide
        style, nodes = self._styled(marker, Style({}), ())
        own = replace(at, style=style, nodes=nodes, matrix=times(at.matrix, (by, 0, 0, by, 0, 0)))
        width, height, x, y = (
            self._length(marker, name, own, usual)
            for name, usual in (("markerWidth", 3), ("markerHeight", 3), ("refX", 0), ("refY", 0))
        )
        view = windows.view(marker)
        inner = fit(view, (width, height), marker.get("preserveAspectRatio", "")) if view else SAME
        if width <= 0 or height <= 0:
            return
        a, b, c, d, e, f = inner
        corner = -(a * x + c * y + e), -(b * x + d * y + f)
        self._inside(marker, self._window(marker, own, (*corner, width, height)))

    def _text(self, element: Element, at: _At) -> None:
        if scale(at.matrix) < FLAT:
            return
        text = words.Text(self._styled, partial(self._letters_ink, at))
        lines = text.read(element, at.style, at.nodes)
        for name in text.unsaid:
            self._found.leave(name)
        down = words.lowered(at.style)
        for line in words.read_lines(lines, down, at.matrix):
            self._found.say(line, at.edges)

    def _letters_ink(self, at: _At, style: Style) -> Ink | None:
        own = replace(at, style=style)
        return self._ink("fill", own) or self._ink("stroke", own)

    def _image(self, element: Element, at: _At) -> None:
        x, y, width, height = (
            self._length(element, name, at) for name in ("x", "y", "width", "height")
        )
        found = pixels.embedded(element, (x, y, width, height), at.matrix)
        if at.style.is_shown:
            self._found.show(found, at.edges)

    def _edges(self, at: _At) -> tuple[Edge, ...]:
        """Return what cuts an element: all that is around it, and its own clip."""
        name = reference(at.style.get("clip-path"))
        clip = self._known.get(name)
        if clip is None or kind(clip) != "clipPath":
            return at.edges
        found = tuple(self._clip(clip, at))
        edge = convex(found) if found else None
        if edge and len(edge) <= MOST_CORNERS and clip.get("clipPathUnits") != "objectBoundingBox":
            return (*at.edges, edge)
        self._found.leave("clipPath")
        return at.edges

    def _clip(self, clip: Element, at: _At) -> Iterator[Step]:
        around = times(at.matrix, transform(clip.get("transform", "")))
        for child in clip:
            inner = self._known.get(linked(child)) if kind(child) == "use" else child
            if inner is not None and kind(inner) in shapes.SHAPES:
                matrix = times(around, transform(inner.get("transform", "")))
                length_of = partial(self._length, inner, at=at)
                yield from placed(matrix, shapes.outline(kind(inner), attributes(inner), length_of))
