"""The value that is painted: pages of marks, their bookmarks, where the lesson's parts begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from builders.design.geometry import Size
from builders.handout.marks import (
    Code,
    Curve,
    Drawing,
    Fragment,
    Line,
    Mark,
    PageImage,
    Shape,
    Stroke,
    Tag,
)
from builders.problems import Place, assert_never


class Bookmark(Struct, frozen=True):
    """A heading in the outline: ``page`` counts from 1, ``y`` points from the page's top."""

    title: str
    page: int
    y: float


class Spot(Struct, frozen=True):
    """Where a page, counted from 0, stands on the side of a sheet: ``x`` from the left."""

    page: int
    x: float = 0


class HandoutPlan(Struct, frozen=True):
    """Pages of one size, every mark at its place; ``pages_of`` tells where a part begins.

    ``sides`` of sheets of another ``sheet`` size hold the pages of a booklet in the order of
    printing; the pages keep the order of reading.
    """

    title: str
    language: str
    size: Size
    pages: tuple[tuple[Mark, ...], ...]
    bookmarks: tuple[Bookmark, ...] = ()
    pages_of: Mapping[Place, int] = field(default_factory=dict)
    sides: tuple[tuple[Spot, ...], ...] = ()
    sheet: Size | None = None


def dump(plan: HandoutPlan) -> str:
    """Return the plan as text, a line for each mark."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: HandoutPlan) -> Iterator[str]:
    yield f"{plan.title} · {plan.language} · {plan.size.width:.1f} x {plan.size.height:.1f}"
    for number, page in enumerate(plan.pages, start=1):
        yield f"page {number}"
        for bookmark in plan.bookmarks:
            if bookmark.page == number:
                yield f"  bookmark {bookmark.title}"
        yield from (f"  {_described(mark)}" for mark in page)


def _described(mark: Mark) -> str:
    match mark:
        case Line():
            texts = "|".join(_fragment(each) for each in mark.fragments)
            return f"{mark.x:.1f} {mark.y:.1f} {_path(mark.fragments[0].tag)} {texts} {mark.end}"
        case Stroke():
            ends = f"{mark.x1:.1f} {mark.y1:.1f} {mark.x2:.1f} {mark.y2:.1f}"
            return f"stroke {ends} {mark.width:.2f} {mark.ink}"
        case Shape():
            box = f"{mark.x:.1f} {mark.y:.1f} {mark.width:.1f} {mark.height:.1f}"
            return f"shape {box} {mark.fill} {mark.stroke}"
        case Curve():
            ends = " ".join(
                f"{x:.1f},{y:.1f}" for line in mark.lines for x, y in (line[0], line[-1])
            )
            return f"curve {ends} {mark.width:.2f} {mark.ink}"
        case PageImage():
            box = f"{mark.x:.1f} {mark.y:.1f} {mark.width:.1f} {mark.height:.1f}"
            return f"photo {box} {mark.picture.media_type}"
        case Drawing():
            box = f"{mark.x:.1f} {mark.y:.1f} {mark.width:.1f} {mark.height:.1f}"
            return f"drawing {box} {len(mark.parts)} {'|'.join(line.text for line in mark.lines)}"
        case Code():
            return f"code {mark.x:.1f} {mark.y:.1f} {mark.side:.1f} {len(mark.rows)}"
        case _:
            assert_never(mark)


def _fragment(fragment: Fragment) -> str:
    font = fragment.font
    style = "b" * font.bold + "i" * font.italic
    return f"{font.family}{font.size:g}{style} «{fragment.text}»"


def _path(tag: Tag | None) -> str:
    if tag is None:
        return "-"
    return f"{_path(tag.parent)}/{tag.role}" if tag.parent else tag.role
