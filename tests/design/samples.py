"""Figures of any shape, and what holds for every scene."""

from itertools import combinations

from hypothesis import strategies as st

from builders.design import theme
from builders.design.figures.data import Aloud
from builders.design.figures.style import FigureStyle, on_paper, on_screen
from builders.design.geometry import Box, Size
from builders.design.scene import Bar, Connector, Dot, Label, Mark, Node, Rule, Scene
from builders.design.type import lines_height, width
from builders.lesson.inline import Text
from builders.lesson.markup import parse
from builders.problems import Place

WHERE = Place("lesson.yaml", 1, 1)
SILENT = Aloud("", (), "")
SCREEN = on_screen(theme.load())
PAPER = on_paper(theme.load())
SLIDE = Size(840, 300)
COLUMN = Size(482, 700)

styles = st.sampled_from((SCREEN, PAPER))
sizes = st.builds(Size, st.floats(200, 840), st.floats(60, 700))
letters = st.sampled_from("аәбғдеёжқңөұүһіщыяСТЕПЛГ")
words = st.text(letters, min_size=1, max_size=14)
sentences = st.lists(words, min_size=1, max_size=7).map(" ".join)


def text(source: str) -> Text:
    return parse(source, WHERE)


def said(scene: Scene) -> list[str]:
    """Return the words of a scene in the order of its marks."""
    lines = (line for label in placed(scene) for line in label.lines)
    whole = " ".join("".join(run.text for run in line) for line in lines)
    return whole.replace("\u00a0", " ").split()


def placed(scene: Scene) -> list[Label]:
    texts = []
    for mark in scene.marks:
        if isinstance(mark, Label):
            texts.append(mark)
        elif isinstance(mark, Node):
            texts.append(mark.label)
    return texts


def check(scene: Scene, size: Size, style: FigureStyle) -> None:
    """Assert what holds for every scene, whatever it shows."""
    assert scene.size.width == size.width
    assert scene.size.height <= size.height
    whole = Box(0, 0, scene.size.width, scene.size.height)
    for mark in scene.marks:
        if not isinstance(mark, Connector):
            assert whole.contains(_extent(mark)), mark
    for one, other in combinations(_solid(scene), 2):
        assert not one.overlaps(other)
    for label in placed(scene):
        _check_label(label, style)
    _check_connectors(scene)


def _extent(mark: Rule | Bar | Dot | Label | Node) -> Box:
    """Return where a mark's ink is; an outline lies half outside its box."""
    if isinstance(mark, Rule):
        x, y = min(mark.x1, mark.x2), min(mark.y1, mark.y2)
        return Box(x, y, abs(mark.x2 - mark.x1), abs(mark.y2 - mark.y1))
    if isinstance(mark, Dot):
        reach = mark.radius + mark.width / 2
        return Box(mark.x - reach, mark.y - reach, 2 * reach, 2 * reach)
    return mark.box


def _solid(scene: Scene) -> list[Box]:
    solid: tuple[type[Mark], ...] = (Label, Node, Bar, Dot)
    return [
        _extent(mark)
        for mark in scene.marks
        if isinstance(mark, solid) and not isinstance(mark, Rule | Connector)
    ]


def _check_label(label: Label, style: FigureStyle) -> None:
    assert label.lines
    assert lines_height(len(label.lines), label.size) <= label.box.height + 0.01
    for line in label.lines:
        assert width(line, style.ruler, label.size) <= label.box.width + 0.01


def _check_connectors(scene: Scene) -> None:
    names = [mark.name for mark in scene.marks if isinstance(mark, Node)]
    assert len(set(names)) == len(names)
    for mark in scene.marks:
        if isinstance(mark, Connector):
            assert {mark.source, mark.target} <= set(names)
