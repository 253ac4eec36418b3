"""A deck plan in; the same plan as text that people and version control can read out."""

from __future__ import annotations

from collections.abc import Iterator

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
from builders.lesson.inline import marked
from builders.problems import assert_never


def dump(plan: DeckPlan) -> str:
    """Return every slide with its boxes, sizes and words."""
    lines = [f"{plan.title} | {plan.tag} | {plan.theme.name}"]
    lines += [f"§ {part.name}: {part.first}, {part.count}" for part in plan.sections]
    for number, slide in enumerate(plan.slides, start=1):
        lines += ["", f"{number}. {slide.title} | {slide.layout} | {slide.source}"]
        lines += _slide(slide)
    return "\n".join(lines) + "\n"


def _slide(slide: Slide) -> Iterator[str]:
    for index, placed in enumerate(slide.items):
        yield f"  {index} {_place(placed)}"
        yield from (f"      {line}" for line in _content(placed.item))
    for click in slide.clicks:
        others = "".join(f" + {each}" for each in click.others)
        yield f"  click: {click.index} {' '.join(map(str, click.paragraphs))}".rstrip() + others
    yield from (f"  note: {note}" for note in slide.notes)


def _place(placed: Placed) -> str:
    box = placed.box
    place = f"[{box.x:.0f} {box.y:.0f} {box.width:.0f} {box.height:.0f}]"
    return f"{place} {type(placed.item).__name__} {placed.name}"


def _content(item: Item) -> Iterator[str]:
    match item:
        case Words():
            jump = f" → {item.jump}" if item.jump else ""
            yield f"{item.size} {item.ink} {item.align} {item.anchor}{jump}"
            yield from (f"{para.bullet[0]} {marked(para.runs)}" for para in item.paragraphs)
        case SlideTable():
            yield f"{item.size} " + " ".join(f"{width:.0f}" for width in item.widths)
            yield from (" | ".join(marked(cell.runs) for cell in row) for row in item.rows)
        case NativeChart():
            yield f"{item.size} {item.unit}"
            yield from (f"{bar.label}: {bar.value} {bar.fill}" for bar in item.columns)
        case ShapeGroup():
            yield item.scene.alt
        case SlidePicture():
            yield item.alt
        case Rectangle():
            yield item.fill
        case _:
            assert_never(item)
