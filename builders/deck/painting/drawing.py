"""A scene in its box in; one named group of native shapes with glued connectors out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from builders.deck.package.colours import fill
from builders.deck.package.xml import (
    ALIGNS,
    ANCHORS,
    SILENT,
    escape,
    frame,
    geometry,
    line,
)
from builders.deck.painting.chart import chart_frame
from builders.deck.painting.shapes import group, photo
from builders.deck.painting.texts import Ties, runs
from builders.deck.slides import Placed, ShapeGroup, SlidePicture, TextRun
from builders.design.addresses import host
from builders.design.geometry import Box
from builders.design.picture import Picture
from builders.design.scene import (
    Bar,
    Connector,
    Dot,
    Formula,
    Graph,
    Label,
    Mark,
    Node,
    Photo,
    Rule,
    Side,
    Trace,
)
from builders.design.theme import Role
from builders.design.type import Run
from builders.problems import assert_never

SITES: Mapping[Side, int] = {"top": 0, "left": 1, "bottom": 2, "right": 3}  # of a rectangle
Relate: TypeAlias = Callable[[Picture | Graph, int], str]  # to a part of the slide with a number
DASH = '<a:prstDash val="dash"/>'
LEVEL = 0.01  # points; sides nearer than this are joined by a straight line


class _Line(Struct, frozen=True):
    """A straight or bent line between two points of the slide; ``glue`` ties its ends."""

    start: tuple[float, float]
    end: tuple[float, float]
    ink: Role
    weight: float
    preset: str = "line"
    turn: str = ""
    glue: str = ""


class Around(Struct, frozen=True):
    """What a slide gives to its shapes."""

    ties: Ties
    embed: Relate


class _Group(Struct, frozen=True):
    """What the shapes of a group share."""

    box: Box
    nodes: Mapping[str, tuple[int, Node]]
    ties: Ties
    alt: str
    slide: Around


def drawing(placed: Placed, item: ShapeGroup, number: int, slide: Around) -> str:
    """Return the group; the numbers of its shapes follow ``number`` thousandfold."""
    box, scene = placed.box, item.scene
    marks = tuple(enumerate(scene.marks, start=number * 1000))
    nodes = {mark.name: (own, mark) for own, mark in marks if isinstance(mark, Node)}
    around = _Group(box, nodes, slide.ties, scene.alt, slide)
    shapes = "".join(_mark(mark, own, around) for own, mark in marks)
    return group(placed, number, scene.alt, shapes)


def _mark(mark: Mark, own: int, around: _Group) -> str:  # noqa: C901 - an arm for each
    box, ties = around.box, around.ties
    match mark:
        case Rule():
            start, end = (mark.x1 + box.x, mark.y1 + box.y), (mark.x2 + box.x, mark.y2 + box.y)
            drawn = _Line(start, end, mark.stroke, mark.width, turn=_flip(start, end))
            return _drawn(drawn, own, "line")
        case Bar():
            edge = line(mark.stroke, mark.width, DASH if mark.dashed else "")
            return _shape(own, "bar", _moved(mark.box, box), fill(mark.fill) + edge)
        case Dot():
            side = 2 * mark.radius
            round_it = Box(mark.x - mark.radius, mark.y - mark.radius, side, side)
            look = fill(mark.fill) + line(mark.stroke, mark.width)
            return _shape(own, "dot", _moved(round_it, box), look, preset="ellipse")
        case Label():
            return _shape(own, "text", _moved(mark.box, box), fill(None), _text(mark, ties))
        case Node():
            look = fill(mark.fill) + line(mark.stroke, mark.width)
            return _shape(own, mark.name, _moved(mark.box, box), look, _text(mark.label, ties))
        case Connector():
            return _drawn(_connection(mark, box, around.nodes), own, "connector")
        case Trace():
            from builders.deck.painting.freeform import trace  # noqa: PLC0415 - few have one

            return trace(mark, own, box)
        case Graph():
            named = f'name="graph" descr="{escape(around.alt)}"'
            place = _moved(mark.whole.box, box)
            return chart_frame(named, place, own, around.slide.embed(mark, own))
        case Photo():
            seen = SlidePicture(mark.picture, (0, 0), around.alt)
            return picture(Placed(_moved(mark.box, box), seen, "picture"), seen, own, around.slide)
        case Formula():
            from builders.deck.painting.equation import equation  # noqa: PLC0415 - few have one

            return equation(mark, own, box, ties.tag)
        case _:
            assert_never(mark)


def picture(placed: Placed, item: SlidePicture, number: int, around: Around) -> str:
    """Return a picture, of pixels or drawn."""
    if isinstance(item.picture, Picture):
        return photo(placed, item, number, around.embed(item.picture, number))
    from builders.deck.painting.sketches import sketch  # noqa: PLC0415 - few have one

    return sketch(placed, item, number, around.ties.tag, lambda found: around.embed(found, number))


def _moved(inner: Box, outer: Box) -> Box:
    return Box(inner.x + outer.x, inner.y + outer.y, inner.width, inner.height)


def _shape(  # noqa: PLR0913  # what a shape is made of
    number: int, name: str, box: Box, look: str, body: str = SILENT, *, preset: str = "rect"
) -> str:
    """Return a shape; ``look`` is its fill and line, ``body`` its text."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(name)}"/><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{frame(box)}{geometry(preset)}{look}</p:spPr>{body}</p:sp>"
    )


def _text(label: Label, ties: Ties) -> str:
    """Return the lines as they were broken, so that nothing moves inside a figure.

    A link has the ink of its words: that of the theme is not for every ground.
    """
    linked = replace(ties, link_ink=label.ink)
    paragraphs = "".join(
        f'<a:p><a:pPr algn="{ALIGNS[label.align]}"/>'
        + runs(tuple(map(_run, text)), linked, label.ink, label.size)
        + "</a:p>"
        for text in label.lines
    )
    return (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{ANCHORS[label.anchor]}"/><a:lstStyle/>{paragraphs}</p:txBody>'
    )


def _run(run: Run) -> TextRun:
    tip = host(run.link) if run.link else ""
    return TextRun(
        run.text, run.bold, run.italic, run.link, tip, language=run.language, code=run.code
    )


def _flip(start: tuple[float, float], end: tuple[float, float]) -> str:
    across = ' flipH="1"' if end[0] < start[0] else ""
    return across + (' flipV="1"' if end[1] < start[1] else "")


def _drawn(drawn: _Line, number: int, name: str) -> str:
    (x1, y1), (x2, y2) = drawn.start, drawn.end
    width, height = abs(x2 - x1), abs(y2 - y1)
    if "rot" in drawn.turn:
        # A turned shape is given by the box that it fills before it is turned.
        width, height = height, width
    box = Box((x1 + x2 - width) / 2, (y1 + y2 - height) / 2, width, height)
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvCxnSpPr>{drawn.glue}'
        f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{frame(box, turn=drawn.turn)}"
        f"{geometry(drawn.preset)}{line(drawn.ink, drawn.weight)}</p:spPr></p:cxnSp>"
    )


def _connection(mark: Connector, box: Box, nodes: Mapping[str, tuple[int, Node]]) -> _Line:
    """Return the elbow between two nodes; one that starts downwards is a turned one."""
    (source_id, source), (target_id, target) = nodes[mark.source], nodes[mark.target]
    start = _site(_moved(source.box, box), mark.start)
    end = _site(_moved(target.box, box), mark.end)
    glue = (
        f'<a:stCxn id="{source_id}" idx="{SITES[mark.start]}"/>'
        f'<a:endCxn id="{target_id}" idx="{SITES[mark.end]}"/>'
    )
    down = mark.start == "bottom"
    apart = abs(end[0] - start[0]) if down else abs(end[1] - start[1])
    if apart < LEVEL:
        turn, preset = _flip(start, end), "straightConnector1"
    else:
        turned = ' rot="16200000" flipH="1"' if end[0] > start[0] else ' rot="5400000"'
        turn, preset = turned if down else _flip(start, end), "bentConnector3"
    return _Line(start, end, mark.stroke, mark.width, preset, turn, glue)


def _site(box: Box, side: Side) -> tuple[float, float]:
    middle = (box.x + box.width / 2, box.y + box.height / 2)
    match side:
        case "top":
            return middle[0], box.y
        case "bottom":
            return middle[0], box.bottom
        case "left":
            return box.x, middle[1]
        case "right":
            return box.right, middle[1]
        case _:
            assert_never(side)
