"""A plan for slides of usual size in; the same plan for a template's larger or smaller ones out."""

from __future__ import annotations

from math import floor

from msgspec.structs import replace

from builders.deck.slides import (
    DeckPlan,
    Item,
    NativeChart,
    Placed,
    Rectangle,
    ShapeGroup,
    Slide,
    SlidePicture,
    SlideTable,
    Words,
)
from builders.design.geometry import Size
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
    Scene,
    Trace,
)
from builders.problems import assert_never

# A hair is taken off before a size is rounded down, so that 24 x 0.75 stays 18.
HAIR = 1e-6


def scaled(plan: DeckPlan, by: float) -> DeckPlan:
    """Return ``plan`` with its lengths times ``by``; type sizes stay whole, so text still fits."""
    return replace(plan, slides=tuple(_slide(slide, by) for slide in plan.slides))


def _slide(slide: Slide, by: float) -> Slide:
    return replace(slide, items=tuple(_placed(placed, by) for placed in slide.items))


def _placed(placed: Placed, by: float) -> Placed:
    return replace(placed, box=placed.box.times(by), item=_item(placed.item, by))


def _item(item: Item, by: float) -> Item:
    match item:
        case Words() | NativeChart():
            return replace(item, size=_size(item.size, by))
        case SlideTable():
            return replace(
                item,
                size=_size(item.size, by),
                widths=tuple(width * by for width in item.widths),
                heights=tuple(height * by for height in item.heights),
                side=item.side * by,
                padding=item.padding * by,
            )
        case ShapeGroup():
            return replace(item, scene=_scene(item.scene, by))
        case SlidePicture() | Rectangle():
            return item
        case _:
            assert_never(item)


def _scene(scene: Scene, by: float) -> Scene:
    size = Size(scene.size.width * by, scene.size.height * by)
    return replace(scene, size=size, marks=tuple(_mark(mark, by) for mark in scene.marks))


def _mark(mark: Mark, by: float) -> Mark:
    match mark:
        case Rule():
            ends = {name: getattr(mark, name) * by for name in ("x1", "y1", "x2", "y2")}
            return replace(mark, **ends)
        case Dot():
            return replace(mark, x=mark.x * by, y=mark.y * by, radius=mark.radius * by)
        case Bar() | Photo():
            return replace(mark, box=mark.box.times(by))
        case Trace():
            lines = tuple(tuple((x * by, y * by) for x, y in each) for each in mark.lines)
            return replace(mark, lines=lines)
        case Graph():
            return _graph(mark, by)
        case Label():
            return _label(mark, by)
        case Node():
            return replace(mark, box=mark.box.times(by), label=_label(mark.label, by))
        case Formula():
            return replace(mark, x=mark.x * by, y=mark.y * by, size=mark.size * by)
        case Connector():
            return mark
        case _:
            assert_never(mark)


def _graph(graph: Graph, by: float) -> Graph:
    plane = replace(graph.plane, box=graph.plane.box.times(by))
    points = graph.points and replace(graph.points, radius=graph.points.radius * by)
    return replace(graph, plane=plane, points=points)


def _label(label: Label, by: float) -> Label:
    return replace(label, box=label.box.times(by), size=_size(label.size, by))


def _size(size: float, by: float) -> int:
    return floor(size * by + HAIR)
