"""A figure of the lesson goes in; its caption, or its data with their words aloud, come out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from builders.design.figures.data import Aloud, BarChart, Datum, Timeline, Tree
from builders.document.elements import Caption
from builders.document.wording import Wording
from builders.labels import Labels, number
from builders.lesson.blocks import figures
from builders.lesson.blocks.figures import Branch, Chart, Event
from builders.lesson.inline import Text
from builders.problems import Place


def caption(block: figures.AnyFigure, wording: Wording, unit: Text | None = None) -> Caption:
    """Return the numbered caption of a figure or a table."""
    labels, numbers = wording.labels, wording.numbers
    continued = ""
    if block.where in numbers.tables:
        n, label, form = numbers.tables[block.where], labels.table, labels.table_caption
        continued = labels.table_continued.format(n=n)
    else:
        n, label, form = numbers.figures[block.where], labels.figure, labels.figure_caption
    before, _, closing = form.partition("{title}")
    named, opening = label.format(n=n), before.format(n=n)
    assert opening.startswith(named)
    return Caption(named, opening[len(named) :], block.caption, closing, unit, continued)


def chart(block: Chart, wording: Wording) -> BarChart:
    """Return the bars, then what they leave of the total."""
    labels = wording.labels
    bars = (
        *(_datum(bar.label, bar.value, bar.where, block, labels) for bar in block.ordered),
        *_rest(block, labels),
    )
    total = None if block.total is None else (labels.total, number(block.total, labels))
    pairs = (*((datum.label.plain, datum.text) for datum in bars), *((total,) if total else ()))
    parts = tuple(labels.alt_chart_part.format(label=label, value=text) for label, text in pairs)
    unit = f", {block.unit.plain}" if block.unit else ""
    aloud = spoken(labels.alt_chart, block.caption.plain + unit, parts)
    return BarChart(block.where, wording.language, aloud, bars, labels.thousands, total)


def timeline(block: figures.Timeline, wording: Wording) -> Timeline:
    """Return the events in the order of the lesson."""
    labels = wording.labels
    parts = tuple(
        labels.alt_timeline_part.format(date=event.date, text=_with_note(event))
        for event in block.events
    )
    aloud = spoken(labels.alt_timeline, block.caption.plain, parts)
    to_scale = block.spacing == "time"
    return Timeline(block.where, wording.language, aloud, block.events, to_scale)


def tree(block: figures.Tree, wording: Wording) -> Tree:
    """Return the structure; aloud, each node that has branches is named with them."""
    root = Branch(where=block.where, name=block.root, branches=block.branches)
    parts = tuple(_branches(root, wording.labels))
    aloud = spoken(wording.labels.alt_tree, block.caption.plain, parts)
    return Tree(block.where, wording.language, aloud, root)


def _datum(label: Text, value: Decimal, where: Place, block: Chart, labels: Labels) -> Datum:
    is_emphasised = label.uncited == block.emphasis
    return Datum(label, value, number(value, labels), is_emphasised, is_rest=False, where=where)


def _rest(block: Chart, labels: Labels) -> Iterator[Datum]:
    """Yield what the bars leave of the total, where the lesson has a name for it."""
    if block.rest is None or block.total is None:
        return
    left = block.total - sum(bar.value for bar in block.bars)
    if left > 0:
        found = _datum(block.rest, left, block.rest.where, block, labels)
        yield replace(found, is_rest=True)


def spoken(form: str, title: str, parts: tuple[str, ...]) -> Aloud:
    """Return the words of a drawing: ``form`` has a place for its title and one for its parts."""
    before, _, after = form.partition("{parts}")
    return Aloud(before.format(title=title), parts, after)


def _with_note(event: Event) -> str:
    return event.text.plain + (f" ({event.note.plain})" if event.note else "")


def _branches(node: Branch, labels: Labels) -> Iterator[str]:
    names = ", ".join(branch.name.plain for branch in node.branches)
    yield labels.alt_tree_part.format(name=node.name.plain, branches=names)
    for branch in node.branches:
        if branch.branches:
            yield from _branches(branch, labels)
