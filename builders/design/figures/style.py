"""A theme goes in; how figures are set on a slide or on a page comes out, and text set that way."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from builders.design.geometry import Box
from builders.design.scene import Align, Anchor, Label, Scene
from builders.design.theme import Role, Theme
from builders.design.type import (
    DESCENT,
    SANS,
    Ruler,
    Runs,
    UnbreakableError,
    lines_height,
    room,
    width,
    wrap,
)
from builders.problems import Place

# The radius of a dot, in ems of the largest text.
SCREEN_DOT = 0.32
PAPER_DOT = 0.4

HALVINGS = 7  # when the least measure of some lines is sought: within a hundredth


class Step(Struct, frozen=True):
    """Sizes that go together, in points; a figure is set at the first step at which it fits."""

    date: float
    text: float
    note: float


class FigureStyle(Struct, frozen=True):
    """What figures are drawn with. Without a ``panel`` or a ``bar`` colour the outline speaks.

    ``air`` is how far gaps grow where there is room.
    """

    ruler: Ruler
    steps: tuple[Step, ...]
    stroke: float
    radius: float
    emphasis: Role
    structure: Role
    panel: Role | None
    bar: Role | None
    outline: Role | None
    air: float

    @property
    def reach(self) -> float:
        """Return how far a dot's ink reaches from its centre."""
        return self.radius + self.stroke / 2


class Refusal(Struct, frozen=True):
    """A figure that fits at no step: the ``word`` too wide for its place, or none when too tall."""

    where: Place
    word: str = ""


class RefusedError(Exception):
    """One way to set a figure does not fit."""

    def __init__(self, where: Place, word: str = "") -> None:
        super().__init__(word)
        self.refusal = Refusal(where, word)


class Copy(Struct, frozen=True):
    """Lines set at a size, and the width and height that they take."""

    lines: tuple[Runs, ...]
    size: float
    width: float
    height: float

    def label(self, box: Box, ink: Role, align: Align = "left", anchor: Anchor = "top") -> Label:
        """Return the lines placed in ``box``."""
        assert box.height >= self.height - 0.01
        return Label(box, self.lines, self.size, ink, align, anchor)


def on_screen(theme: Theme) -> FigureStyle:
    """Return the style of a slide: emphasis by colour and by weight."""
    screen = theme.screen
    return FigureStyle(
        ruler=Ruler("screen", screen.safety),
        steps=tuple(Step(size + 2, size, max(size - 4, screen.caption)) for size in screen.figure),
        stroke=1.5,
        radius=SCREEN_DOT * screen.figure[0],
        emphasis="accent",
        structure="second",
        panel="panel",
        bar="faint",
        outline=None,
        air=1.5,
    )


def on_paper(theme: Theme) -> FigureStyle:
    """Return the style of a page: emphasis is solid black against an outline."""
    paper = theme.paper
    sizes = (paper.figure, paper.caption, paper.small)
    return FigureStyle(
        ruler=SANS,
        steps=tuple(Step(size + 1, size, paper.small) for size in sizes),
        stroke=1.5 * paper.rule,
        radius=PAPER_DOT * paper.figure,
        emphasis="ink",
        structure="ink",
        panel=None,
        bar=None,
        outline="ink",
        air=1.0,
    )


def set_text(runs: Runs, style: FigureStyle, size: float, measure: float, where: Place) -> Copy:
    """Return ``runs`` in even lines, as few as ``measure`` allows.

    Raises ``RefusedError`` for a word that is wider.
    """
    try:
        lines = _even(runs, style.ruler, size, measure)
    except UnbreakableError as error:
        raise RefusedError(where, error.word) from error
    widest = max((width(line, style.ruler, size) for line in lines), default=0)
    height = lines_height(room(lines, style.ruler), size) + DESCENT * size if lines else 0
    return Copy(lines, size, widest, height)


def _even(runs: Runs, ruler: Ruler, size: float, measure: float) -> tuple[Runs, ...]:
    """Return the fewest lines that ``measure`` allows, wrapped to the least that gives no more."""
    lines = wrap(runs, ruler, size, measure)
    low, high = measure / max(len(lines), 1), measure
    for _ in range(HALVINGS if len(lines) > 1 else 0):
        middle = (low + high) / 2
        try:
            tried = wrap(runs, ruler, size, middle)
        except UnbreakableError:
            tried = ()
        if len(tried) == len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def bold(runs: Runs) -> Runs:
    """Return ``runs`` in bold."""
    return tuple(replace(run, bold=True) for run in runs)


def first_that_fits(attempts: Iterable[Callable[[], Scene]]) -> Scene | Refusal:
    """Return the first scene that is not refused, or else the last refusal.

    Where the words fitted and only the height did not, no word is to blame.
    """
    refusals = []
    for attempt in attempts:
        outcome = _outcome(attempt)
        if isinstance(outcome, Scene):
            return outcome
        refusals.append(outcome)
    too_tall = (refusal for refusal in reversed(refusals) if not refusal.word)
    return next(too_tall, refusals[-1])


def _outcome(attempt: Callable[[], Scene]) -> Scene | Refusal:
    try:
        return attempt()
    except RefusedError as refused:
        return refused.refusal
