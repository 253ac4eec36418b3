"""A scene in its box in; one named group of native shapes with glued connectors out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from builders.deck.colours import fill
from builders.deck.slides import Drawing, Placed
from builders.deck.xml import ALIGNS, ANCHORS, emu, escape, frame, geometry, line
from builders.design.geometry import Box
from builders.design.scene import Bar, Connector, Dot, Label, Mark, Node, Rule, Side
from builders.design.theme import Role

SITES: Mapping[Side, int] = {"top": 0, "left": 1, "bottom": 2, "right": 3}  # of a rectangle
DASH = '<a:prstDash val="dash"/>'
LEVEL = 0.01  # points; sides nearer than this are joined by a straight line


def drawing(placed: Placed, item: Drawing, number: int, tag: str) -> str:
    """Return the group; the numbers of its shapes follow ``number`` thousandfold."""
    box, scene = placed.box, item.scene
    numbers = count(number * 1000)
    ids = {id(mark): next(numbers) for mark in scene.marks}
    nodes = {mark.name: (ids[id(mark)], mark) for mark in scene.marks if isinstance(mark, Node)}
    shapes = "".join(
        shape for mark in scene.marks for shape in _mark(mark, ids[id(mark)], box, nodes, tag)
    )
    place = (
        f'<a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/>'
    )
    child = place.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="{escape(placed.name)}" '
        f'descr="{escape(scene.alt)}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
        f"<a:xfrm>{place}{child}</a:xfrm></p:grpSpPr>{shapes}</p:grpSp>"
    )


def _mark(
    mark: Mark, number: int, box: Box, nodes: Mapping[str, tuple[int, Node]], tag: str
) -> Iterator[str]:
    match mark:
        case Rule():
            yield _rule(mark, number, box)
        case Bar():
            dash = DASH if mark.dashed else ""
            edge = line(mark.stroke, mark.width, dash)
            yield _shape(number, "bar", _moved(mark.box, box), "rect", fill(mark.fill) + edge)
        case Dot():
            around = Box(
                mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius
            )
            look = fill(mark.fill) + line(mark.stroke, mark.width)
            yield _shape(number, "dot", _moved(around, box), "ellipse", look)
        case Label():
            yield _shape(
                number, "text", _moved(mark.box, box), "rect", fill(None), _text(mark, tag)
            )
        case Node():
            look = fill(mark.fill) + line(mark.stroke, mark.width)
            text = _text(mark.label, tag)
            yield _shape(number, mark.name, _moved(mark.box, box), "rect", look, text)
        case Connector():
            yield _connector(mark, number, box, nodes)


def _moved(inner: Box, outer: Box) -> Box:
    return Box(inner.x + outer.x, inner.y + outer.y, inner.width, inner.height)


def _shape(number: int, name: str, box: Box, preset: str, look: str, text: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(name)}"/><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{frame(box)}{geometry(preset)}{look}</p:spPr>{text}</p:sp>"
    )


def _text(label: Label, tag: str) -> str:
    """Return the lines as they were broken, so that nothing moves inside a figure."""
    size, ink = round(label.size * 100), fill(label.ink)
    paragraphs = "".join(
        f'<a:p><a:pPr algn="{ALIGNS[label.align]}"/>'
        + "".join(
            f'<a:r><a:rPr lang="{tag}" sz="{size}"{_marks(run.bold, run.italic)} dirty="0">{ink}'
            f"</a:rPr><a:t>{escape(run.text)}</a:t></a:r>"
            for run in text
        )
        + "</a:p>"
        for text in label.lines
    )
    return (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{ANCHORS[label.anchor]}"/><a:lstStyle/>{paragraphs}</p:txBody>'
    )


def _marks(bold: bool, italic: bool) -> str:  # noqa: FBT001  # two attributes of one run
    return (' b="1"' if bold else "") + (' i="1"' if italic else "")


def _rule(rule: Rule, number: int, box: Box) -> str:
    start = (rule.x1 + box.x, rule.y1 + box.y)
    end = (rule.x2 + box.x, rule.y2 + box.y)
    return _joined(
        number, "line", start, end, "line", "", _flip(start, end), rule.stroke, rule.width
    )


def _flip(start: tuple[float, float], end: tuple[float, float]) -> str:
    across = ' flipH="1"' if end[0] < start[0] else ""
    return across + (' flipV="1"' if end[1] < start[1] else "")


def _joined(
    number: int,
    name: str,
    start: tuple[float, float],
    end: tuple[float, float],
    preset: str,
    glue: str,
    turn: str,
    ink: Role,
    weight: float,
) -> str:
    between = Box(
        min(start[0], end[0]),
        min(start[1], end[1]),
        abs(end[0] - start[0]),
        abs(end[1] - start[1]),
    )
    if "rot" in turn:
        # A turned shape is given by the box that it fills before it is turned.
        middle = (between.x + between.width / 2, between.y + between.height / 2)
        between = Box(
            middle[0] - between.height / 2,
            middle[1] - between.width / 2,
            between.height,
            between.width,
        )
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvCxnSpPr>{glue}'
        f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{frame(between, turn=turn)}"
        f"{geometry(preset)}{line(ink, weight)}</p:spPr></p:cxnSp>"
    )


def _connector(
    mark: Connector, number: int, box: Box, nodes: Mapping[str, tuple[int, Node]]
) -> str:
    (source_id, source), (target_id, target) = nodes[mark.source], nodes[mark.target]
    start = _site(_moved(source.box, box), mark.start)
    end = _site(_moved(target.box, box), mark.end)
    glue = (
        f'<a:stCxn id="{source_id}" idx="{SITES[mark.start]}"/>'
        f'<a:endCxn id="{target_id}" idx="{SITES[mark.end]}"/>'
    )
    down = mark.start == "bottom"
    apart = abs(end[0] - start[0]) if down else abs(end[1] - start[1])
    preset = "straightConnector1" if apart < LEVEL else "bentConnector3"
    turn = _flip(start, end)
    if preset == "bentConnector3" and down:
        turn = ' rot="16200000" flipH="1"' if end[0] > start[0] else ' rot="5400000"'
    return _joined(number, "connector", start, end, preset, glue, turn, mark.stroke, mark.width)


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
