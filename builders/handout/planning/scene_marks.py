"""A scene goes in; its marks in black and white come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise

from builders.design.geometry import Box
from builders.design.picture import Picture
from builders.design.scene import (
    BASELINE,
    Bar,
    Connector,
    Dash,
    Dot,
    Formula,
    Graph,
    Label,
    Node,
    Photo,
    Rule,
    Scene,
    Side,
    Trace,
)
from builders.design.scene import Mark as SceneMark
from builders.design.theme import Role
from builders.design.type import LINE
from builders.design.vectors.drawing import Shown
from builders.handout.marks import (
    BLACK,
    FINE,
    WHITE,
    Curve,
    Drawing,
    Equation,
    Font,
    Fragment,
    Line,
    Mark,
    PageImage,
    Shape,
    Stroke,
    Tag,
    moved,
)
from builders.handout.typesetting.line_breaking import ENDLESS, baseline, lines
from builders.handout.typesetting.style import Style
from builders.lesson.inline import Span
from builders.problems import assert_never

# In widths of the line, as office programs have them.
DASHES: Mapping[Dash, tuple[float, ...]] = {
    "solid": (),
    "dash": (4, 3),
    "dot": (1, 1.6),
    "dash-dot": (4, 3, 1, 3),
}
LIGHT: frozenset[Role] = frozenset({"ground", "display_ink"})


def marks(scene: Scene, tag: Tag, language: str) -> tuple[Mark, ...]:
    """Return the marks of ``scene``; all of them belong to ``tag``."""
    nodes = {mark.name: mark.box for mark in scene.marks if isinstance(mark, Node)}
    draw = partial(_drawn, nodes=nodes, tag=tag, language=language)
    return tuple(found for mark in scene.marks for found in draw(mark))


def _drawn(  # noqa: C901 - an arm for each
    mark: SceneMark, nodes: dict[str, Box], tag: Tag, language: str
) -> Iterator[Mark]:
    match mark:
        case Rule():
            yield Stroke(mark.x1, mark.y1, mark.x2, mark.y2, mark.width, _ink(mark.stroke), tag)
        case Bar():
            yield _rectangle(mark.box, mark.fill, mark.stroke, mark.width, tag, dashed=mark.dashed)
        case Dot():
            yield _circle(mark, tag)
        case Label():
            yield from _text(mark, tag, language)
        case Node():
            yield _rectangle(mark.box, mark.fill, mark.stroke, mark.width, tag)
            yield from _text(mark.label, tag, language)
        case Connector():
            yield from _elbow(mark, nodes, tag)
        case Trace():
            yield _curve(mark, tag)
        case Graph():
            yield from (_curve(line, tag) for line in mark.traces)
            yield from (_circle(dot, tag) for dot in mark.dots)
        case Photo():
            yield picture(mark.picture, mark.box, tag, language)
        case Formula():
            yield _formula(mark, tag)
        case _:
            assert_never(mark)


def _curve(trace: Trace, tag: Tag) -> Curve:
    ink = FINE if trace.stroke == "line" else _ink(trace.stroke)
    dashes = tuple(length * trace.width for length in DASHES[trace.dash])
    return Curve(trace.lines, trace.width, ink, dashes, tag)


def picture(found: Shown, box: Box, tag: Tag, language: str) -> PageImage | Drawing:
    """Return a picture, of pixels or drawn, that fills ``box``."""
    if isinstance(found, Picture):
        return PageImage(box.x, box.y, box.width, box.height, found, tag)
    from builders.handout.typesetting.sketches import drawing  # noqa: PLC0415 - few have one

    return drawing(found, box, tag, language)


def _ink(role: Role) -> str:
    return WHITE if role in LIGHT else BLACK


def _rectangle(  # noqa: PLR0913 - a rectangle's properties
    box: Box,
    fill: Role | None,
    stroke: Role | None,
    width: float,
    tag: Tag,
    *,
    dashed: bool = False,
) -> Shape:
    return Shape(
        box.x,
        box.y,
        box.width,
        box.height,
        fill and _ink(fill),
        stroke and _ink(stroke),
        width,
        dashed=dashed,
        tag=tag,
    )


def _circle(dot: Dot, tag: Tag) -> Shape:
    side = 2 * dot.radius
    return Shape(
        dot.x - dot.radius,
        dot.y - dot.radius,
        side,
        side,
        _ink(dot.fill),
        _ink(dot.stroke),
        dot.width,
        radius=dot.radius,
        tag=tag,
    )


def _text(label: Label, tag: Tag, language: str) -> Iterator[Mark]:
    style = Style("sans", label.size, LINE * label.size, ink=_ink(label.ink))
    y = _top(label) + BASELINE * label.size - baseline(style)
    for runs in label.lines:
        spans = [
            Span(run.text, run.bold, run.italic, run.link, language=run.language) for run in runs
        ]
        found = lines(spans, style, ENDLESS, language, tag)
        length = sum(fragment.width for line in found for fragment in line.fragments)
        yield from moved(found, _left(label, length), y)
        y += style.leading


def _formula(mark: Formula, tag: Tag) -> Line:
    found = Equation(mark.drawn, mark.size, mark.said)
    font, ink = Font("serif", mark.size), _ink(mark.ink)
    return Line(mark.x, mark.y, (Fragment(0, found.width, "", font, tag, ink, equation=found),))


def _top(label: Label) -> float:
    free = label.box.height - len(label.lines) * LINE * label.size
    return label.box.y + {"top": 0.0, "middle": free / 2, "bottom": free}[label.anchor]


def _left(label: Label, length: float) -> float:
    free = label.box.width - length
    return label.box.x + {"left": 0.0, "center": free / 2, "right": free}[label.align]


def _elbow(mark: Connector, nodes: dict[str, Box], tag: Tag) -> Iterator[Stroke]:
    x1, y1 = _middle(nodes[mark.source], mark.start)
    x2, y2 = _middle(nodes[mark.target], mark.end)
    if mark.start in {"top", "bottom"}:
        turns = [(x1, y1), (x1, (y1 + y2) / 2), (x2, (y1 + y2) / 2), (x2, y2)]
    else:
        turns = [(x1, y1), ((x1 + x2) / 2, y1), ((x1 + x2) / 2, y2), (x2, y2)]
    for (left, top), (right, bottom) in pairwise(turns):
        if (left, top) != (right, bottom):
            yield Stroke(left, top, right, bottom, mark.width, _ink(mark.stroke), tag)


def _middle(box: Box, side: Side) -> tuple[float, float]:
    match side:
        case "top":
            return box.x + box.width / 2, box.y
        case "bottom":
            return box.x + box.width / 2, box.bottom
        case "left":
            return box.x, box.y + box.height / 2
        case "right":
            return box.right, box.y + box.height / 2
        case _:
            assert_never(side)
