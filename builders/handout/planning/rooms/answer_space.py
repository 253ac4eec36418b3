"""A space to write in goes in; its lines, at whatever height the page allows, come out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from builders.design.geometry import mm
from builders.handout.marks import FINE, WHITE, Line, Mark, Shape, Stroke, Tag, moved
from builders.handout.planning.rooms import coordinates
from builders.handout.typesetting.line_breaking import baseline, in_line, lines
from builders.handout.typesetting.style import Sheet, Style
from builders.lesson.inline import Span, Text
from builders.lesson.space import Space
from builders.problems import Place, assert_never

GRID = mm(5)  # a school exercise book's square
CLOSEST = 1.12  # of the size, the least distance of an answer's lines
ROW = 1.5  # of a writing line, a row of a table to fill in
MOST_HEAD = 0.4  # of a page, the heading of a table
HEAD_SHARES, LEAST_HEAD = (1, 0.85, 0.7, 0.55, 0.45), 8.0  # of a cell's type, and in points
MOST_INSET = 1 / 6  # of a column
BAR, DASH = " | ", " – "  # what parts the cells of an answer's row


class AnswerSpace(Struct, frozen=True):
    """Where a student writes, ``width`` points wide, and what the key prints there.

    It is as high as was asked, or with ``stretch`` as high as the page has room for. ``answer``
    holds a paragraph per row for a table. ``tag`` is its element in the key. ``x`` and ``top``
    tell where it begins beside what stands at its left, which a rule parts from it.
    """

    space: Space
    width: float
    sheet: Sheet
    answer: tuple[Text, ...] = ()
    tag: Tag | None = None
    where: Place | None = None
    stretch: bool = False
    x: float = 0
    top: float = 0

    @property
    def least(self) -> float:
        """Return the least height, in points."""
        pitch = self.sheet.paper.writing_line
        match self.space.kind:
            case "lines":
                return self.space.amount * pitch
            case "table":
                return self.head + self.space.amount * ROW * pitch
            case "plane" | "axis":
                return coordinates.height(self.space, self.width, self.sheet)
            case "blank" | "box" | "grid" | "none":
                return min(mm(10 * self.space.amount), self.sheet.height)
            case _:
                assert_never(self.space.kind)

    @property
    def is_cut(self) -> bool:
        """Tell whether it is lower than was asked, because the page is."""
        is_whole = self.space.kind in {"box", "grid", "blank"}
        return is_whole and mm(10 * self.space.amount) > self.sheet.height

    @property
    def head(self) -> float:
        """Return the height of a table's heading, as many lines as its longest column needs."""
        if self.space.kind != "table":
            return 0
        style, found = _headings(self)
        return 1.25 * self.sheet.paper.leading + max(_most(found) - 1, 0) * style.leading


def drawn(room: AnswerSpace, height: float) -> tuple[Mark, ...]:
    """Return the empty space, ``height`` points high."""
    match room.space.kind:
        case "lines":
            return tuple(_writing_lines(room, height))
        case "box":
            return (_frame(room, height),)
        case "grid":
            return tuple(_grid(room, height))
        case "table":
            return tuple(_table(room, height))
        case "plane" | "axis":
            return coordinates.drawn(room.space, room.width, room.sheet)
        case "blank" | "none":
            return ()
        case _:
            assert_never(room.space.kind)


def answered(room: AnswerSpace, height: float) -> tuple[tuple[Mark, ...], bool]:
    """Return the answer inside the space of ``height`` points, and whether all of it fits."""
    if room.space.kind == "table":
        return _answered_rows(room, height)
    if room.space.kind == "lines":
        return _answered_lines(room, height)
    inset = room.sheet.unit / 2
    style = room.sheet.answer
    found = _set(room.answer, style, room.width - 2 * inset, room)
    leading, fits = _packed(len(found), style, height - 2 * inset)
    marks = _stack(found[:fits], inset, inset, leading)
    if room.space.kind in {"grid", "plane", "axis"} and marks:
        marks = (_paper_under(found[:fits], inset, leading), *marks)
    return marks, len(found) <= fits


def _paper_under(found: tuple[Line, ...], inset: float, leading: float) -> Shape:
    """Return white paper for lines that would run through the squares."""
    longest = max(sum(fragment.width for fragment in line.fragments) for line in found)
    return Shape(0, inset / 2, longest + 2 * inset, len(found) * leading + inset, WHITE)


def parts(room: AnswerSpace, most: float) -> tuple[AnswerSpace, ...]:
    """Return lines or a table in parts of at most ``most`` points; each part has the head."""
    space, head = room.space, room.head
    one = replace(room, space=replace(space, amount=1)).least - head
    count = max(int((most - head) / one), 1)
    found: list[AnswerSpace] = []
    done = 0.0
    while done < space.amount:
        part = min(count, space.amount - done)
        found.append(
            replace(room, space=replace(space, amount=part), answer=_share(room, done, part))
        )
        done += part
    return tuple(found)


def _share(room: AnswerSpace, done: float, part: float) -> tuple[Text, ...]:
    """Return what of the answer stands in a part: a table's own rows, or all of it in the first."""
    if room.space.kind == "table":
        is_last = done + part >= room.space.amount
        return room.answer[int(done) : None if is_last else int(done + part)]
    return () if done else room.answer


def unparted(room: AnswerSpace) -> tuple[Text, ...]:
    """Return the paragraphs of a table's answer that hold fewer cells than it has columns."""
    count = len(room.space.columns)
    return tuple(text for text in room.answer if len(_cells(text, count)) < count)


def pitch(room: AnswerSpace, height: float) -> float:
    """Return the distance of writing lines that fill ``height``, never below the theme's."""
    least = room.sheet.paper.writing_line
    return height / max(int(height / least + 0.01), 1)


def _writing_lines(room: AnswerSpace, height: float) -> Iterator[Stroke]:
    step = pitch(room, height)
    for number in range(1, round(height / step) + 1):
        yield _rule(room, number * step)


def _rule(room: AnswerSpace, y: float) -> Stroke:
    return Stroke(0, y, room.width, y, room.sheet.paper.rule, FINE)


def _frame(room: AnswerSpace, height: float) -> Shape:
    return Shape(0, 0, room.width, height, None, "000000", 1.5 * room.sheet.paper.rule)


def _grid(room: AnswerSpace, height: float) -> Iterator[Stroke]:
    rule = room.sheet.paper.rule
    columns, rows = int(room.width / GRID), int(height / GRID + 0.01)
    left = (room.width - columns * GRID) / 2
    right, bottom = left + columns * GRID, rows * GRID
    for row in range(rows + 1):
        yield Stroke(left, row * GRID, right, row * GRID, rule, FINE)
    for column in range(columns + 1):
        x = left + column * GRID
        yield Stroke(x, 0, x, bottom, rule, FINE)


def _table(room: AnswerSpace, height: float) -> Iterator[Mark]:
    head = room.head
    row = (height - head) / room.space.amount
    style, found = _headings(room)
    for number, heading in enumerate(found):
        x = number * room.width / len(room.space.columns)
        top = head - style.leading * (len(heading) + 0.15)
        yield from _stack(heading, x + _inset(room) * (number > 0), top, style.leading)
        if number:
            yield Stroke(x, head, x, height, room.sheet.paper.rule, FINE)
    yield Stroke(0, head, room.width, head, 2 * room.sheet.paper.rule)
    for number in range(1, int(room.space.amount) + 1):
        yield _rule(room, head + number * row)


def _headings(room: AnswerSpace) -> tuple[Style, list[tuple[Line, ...]]]:
    """Return the headings of a table, in the largest type that leaves most of the page to write."""
    most = MOST_HEAD * room.sheet.height
    styles = _heading_styles(room.sheet.cell)
    found = [(style, _headings_in(style, room)) for style in styles]
    low = (each for each in found if _most(each[1]) * each[0].leading <= most)
    return next(low, found[-1])


def _heading_styles(style: Style) -> list[Style]:
    sizes = [share * style.size for share in HEAD_SHARES if share * style.size >= LEAST_HEAD]
    return [replace(style, size=size, leading=size / style.size * style.leading) for size in sizes]


def _headings_in(style: Style, room: AnswerSpace) -> list[tuple[Line, ...]]:
    language = room.sheet.language
    return [
        lines((Span(column, bold=True),), style, _column(room), language)
        for column in room.space.columns
    ]


def _most(found: list[tuple[Line, ...]]) -> int:
    return max((len(each) for each in found), default=1)


def _column(room: AnswerSpace) -> float:
    return room.width / len(room.space.columns) - 2 * _inset(room)


def _inset(room: AnswerSpace) -> float:
    return min(room.sheet.unit, MOST_INSET * room.width / len(room.space.columns))


def _set(
    answer: tuple[Text, ...], style: Style, measure: float, room: AnswerSpace
) -> tuple[Line, ...]:
    return tuple(
        line
        for number, text in enumerate(answer)
        for line in lines(
            in_line(text.spans),
            style,
            measure,
            room.sheet.language,
            room.tag.child("P", number) if room.tag else None,
        )
    )


def _stack(found: tuple[Line, ...], x: float, top: float, leading: float) -> tuple[Mark, ...]:
    return tuple(
        mark
        for number, line in enumerate(found)
        for mark in moved((line,), x, top + number * leading)
    )


def _answered_lines(room: AnswerSpace, height: float) -> tuple[tuple[Mark, ...], bool]:
    """Set the answer on the writing lines, or two lines to each where it is longer."""
    step = pitch(room, height)
    style = room.sheet.answer
    found = _set(room.answer, style, room.width, room)
    count = round(height / step)
    per_line = 1 if len(found) <= count else max(int(step / style.leading), 1)
    shown = found[: count * per_line]
    leading = step / per_line
    above = (len(shown) - 1) % per_line  # so that the last line stands on a rule
    first = step - baseline(style) - 0.3 * style.size - above * leading
    return _stack(shown, 0, first, leading), len(found) == len(shown)


def _answered_rows(room: AnswerSpace, height: float) -> tuple[tuple[Mark, ...], bool]:
    """Set a paragraph per row."""
    row = (height - room.head) / room.space.amount
    style = room.sheet.answer
    fits_all = len(room.answer) <= room.space.amount
    marks: list[Mark] = []
    for number, text in enumerate(room.answer[: int(room.space.amount)]):
        for column, cell in enumerate(_cells(text, len(room.space.columns))):
            tag = room.tag.child("P", 100 * number + column) if room.tag else None
            found = lines(in_line(cell), style, _column(room), room.sheet.language, tag)
            leading, fits = _packed(len(found), style, row - 2)
            fits_all = fits_all and len(found) <= fits
            x = column * room.width / len(room.space.columns) + _inset(room) * (column > 0)
            free = row - min(len(found), fits) * leading - (style.leading - leading)
            marks += _stack(found[:fits], x, room.head + number * row + free / 2, leading)
    return tuple(marks), fits_all


def _packed(count: int, style: Style, height: float) -> tuple[float, int]:
    """Return the distance of ``count`` lines, closer where need be, and how many fit."""
    leading = max(min(style.leading, height / max(count, 1)), CLOSEST * style.size)
    return leading, int(height / leading + 0.01)


def _cells(text: Text, count: int) -> tuple[tuple[Span, ...], ...]:
    """Part a paragraph at its bars, or at its first dashes, into ``count`` cells."""
    parting = BAR if BAR in text.plain else DASH
    cells: list[list[Span]] = [[]]
    for span in text.spans:
        first, *rest = span.text.split(parting, count - len(cells))
        cells[-1].append(replace(span, text=first))
        cells += [[replace(span, text=piece)] for piece in rest]
    return tuple(tuple(cell) for cell in cells)
