"""Graphs and number lines: curves where their functions are, words clear of each other."""

import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.design.figures.data import Curve, NumberLine, Plot, Spot, Stretch
from builders.design.figures.graphs import scales
from builders.design.figures.graphs.number_line import number_line
from builders.design.figures.graphs.plot import plot
from builders.design.figures.graphs.tracing import EVEN, Line, traced
from builders.design.figures.style import FigureStyle, Refusal
from builders.design.geometry import Box, Size
from builders.design.scene import Coordinates, Dot, Graph, Label, Scene, Trace
from builders.design.type import lines_height, width
from builders.lesson.graphs import typed
from builders.lesson.graphs.expression import counted
from builders.lesson.graphs.values import Interval
from tests.design.samples import COLUMN, PAPER, SCREEN, SILENT, SLIDE, WHERE, styles

X, Y = Interval(-5, 5), Interval(-4, 4)


def lines(text: str, domain: Interval = X) -> list[Line]:
    return list(traced(counted(text), domain, X, Y))


def curve(text: str, **more: object) -> Curve:
    given = {"domain": X, **more}
    return Curve(text=text, name=f"y = {text}", **given)


def graph(*curves: Curve, spots: tuple[Spot, ...] = (), **more: object) -> Plot:
    given = {"x": X, "y": Y, "names": ("x", "y"), "decimal_mark": ",", "has_grid": True}
    given |= {"is_equal": False, "has_legend": len(curves) > 1, **more}
    return Plot(WHERE, "kk", SILENT, curves, spots, **given)


def drawn(figure: Plot, size: Size = SLIDE, style: FigureStyle = SCREEN) -> Scene:
    scene = plot(figure, size, style)
    assert isinstance(scene, Scene), scene
    return scene


def lined(
    typed_ones: list[str], spots: tuple[Spot, ...] = (), name: str = "", **more: object
) -> NumberLine:
    found = tuple(map(typed.stretch, typed_ones))
    stretches = tuple(Stretch(each, each.shown, name) for each in found if each)
    given = {"range": Interval(-5, 5), "name": "x", "decimal_mark": ",", **more}
    return NumberLine(WHERE, "kk", SILENT, stretches=stretches, spots=spots, **given)


def of_line(figure: NumberLine, size: Size = SLIDE, style: FigureStyle = SCREEN) -> Scene:
    scene = number_line(figure, size, style)
    assert isinstance(scene, Scene), scene
    return scene


def words(scene: Scene) -> list[str]:
    return ["".join(run.text for run in line) for each in scene.labels for line in each.lines]


def boxes(scene: Scene) -> list[Box]:
    """Return where the ink of a scene is."""
    found = [mark.box for mark in scene.marks if isinstance(mark, Label)]
    traces = [mark for mark in scene.marks if isinstance(mark, Trace)]
    dots = [mark for mark in scene.marks if isinstance(mark, Dot)]
    for mark in scene.marks:
        if isinstance(mark, Graph):
            traces += mark.traces
            dots += mark.dots
    found += [trace.box for trace in traces]
    return found + [Box(d.x - d.radius, d.y - d.radius, 2 * d.radius, 2 * d.radius) for d in dots]


def check(scene: Scene, size: Size, style: FigureStyle) -> None:
    assert scene.size.width == size.width
    assert scene.size.height <= size.height + 1e-6
    whole = Box(0, 0, scene.size.width, scene.size.height).inset(-1e-6, -1e-6)
    for box in boxes(scene):
        assert whole.contains(box), box
    for label in scene.labels:
        assert lines_height(len(label.lines), label.size) <= label.box.height + 0.01
        assert all(width(x, style.ruler, label.size) <= label.box.width + 0.01 for x in label.lines)
    for one, other in combinations(scene.labels, 2):
        assert not one.box.overlaps(other.box), (one, other)


@pytest.mark.parametrize(
    "text", ["x^2 - 4x + 3", "sin x", "x^3 - 3x", "|x| - 2", "2^x", "sqrt(x)", "sin(20x)", "1/x"]
)
def test_a_curve_is_followed(text: str) -> None:
    count = counted(text)
    for line in lines(text):
        assert all(Y.first - 1e-9 <= y <= Y.last + 1e-9 for _, y in line)
        for (x1, y1), (x2, y2) in pairwise(line):
            assert x1 < x2
            run, rise = (x2 - x1) / X.length, (y2 - y1) / Y.length
            middle = count((x1 + x2) / 2)
            off = abs(middle - (y1 + y2) / 2) / Y.length * run / math.hypot(run, rise)
            assert off < 3 * EVEN


def test_no_place_of_a_curve_says_nothing() -> None:
    assert lines("x + 1") == [((-5, -4), (3, 4))]
    assert sum(map(len, lines("x^2"))) < 80


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1/x", 2),
        ("tg x", 5),
        ("1/(x^2 - 4)", 3),
        ("floor(x)", 9),
        ("sign x", 2),
        ("sqrt(x^2 - 4)", 2),
        ("x^2", 1),
        ("20", 0),
        ("sqrt(-1 - x^2)", 0),
    ],
)
def test_a_jump_and_an_asymptote_part_a_curve(text: str, count: int) -> None:
    found = [line for line in lines(text) if len(line) > 1]
    assert len(found) == count
    for line in found:
        assert all(x1 <= x2 for (x1, _), (x2, _) in pairwise(line))


def test_no_line_joins_what_an_asymptote_parts() -> None:
    for line in lines("1/(x - 1)"):
        assert all((x < 1) == (line[0][0] < 1) for x, _ in line)


def test_a_curve_reaches_the_edges_of_its_window_and_of_its_domain() -> None:
    (line,) = lines("x^2")
    assert line[0] == pytest.approx((-2, 4), abs=1e-6)
    assert line[-1] == pytest.approx((2, 4), abs=1e-6)
    (line,) = lines("x", domain=Interval(0, 2))
    assert (line[0], line[-1]) == ((0, 0), (2, 2))


@pytest.mark.parametrize("text", ["sin(1/x)", "sin(1000000x)", "tg(1000x)", "x^x", "1/sin(100x)"])
def test_a_wild_curve_takes_few_places(text: str) -> None:
    assert sum(map(len, lines(text))) < 6000


@pytest.mark.parametrize(
    ("ends", "length", "numbers"),
    [
        ((-5, 5), 400, ["−4", "−2", "0", "2", "4"]),
        ((0, 1), 400, ["0", "0,2", "0,4", "0,6", "0,8", "1"]),
        ((0, 30), 200, ["0", "10", "20", "30"]),
        ((1990, 2030), 300, ["1990", "2000", "2010", "2020", "2030"]),
        ((-0.003, 0.003), 300, ["−0,002", "0", "0,002"]),
    ],
)
def test_axes_have_round_numbers(
    ends: tuple[float, float], length: float, numbers: list[str]
) -> None:
    range_ = Interval(*ends)
    apart = scales.step(range_, length, 60)
    assert [scales.written(x, apart, ",") for x in scales.numbers(range_, apart)] == numbers


def test_an_axis_in_pi_counts_parts_of_it() -> None:
    range_ = Interval(-math.pi, math.pi, in_pi=True)
    apart = scales.step(range_, 500, 60)
    found = [scales.written(x, apart, ",", in_pi=True) for x in scales.numbers(range_, apart)]
    assert found == ["−π", "−3π/4", "−π/2", "−π/4", "0", "π/4", "π/2", "3π/4", "π"]


CURVES = st.sampled_from(
    ["x^2 - 4x + 3", "3 - x", "sin x", "1/x", "2", "|x| - 1", "x^3/9", "sqrt(x)", "tg x", "-2x"]
)
NAMES = st.text(st.sampled_from("ABCабвгд (1;2)"), min_size=1, max_size=10).filter(str.strip)
ENDS = st.sampled_from([(-5, 5), (0, 10), (-100, -50), (3, 4), (-0.01, 0.02), (0, 12345), (-1, 9)])
INTERVALS = ENDS.map(lambda ends: Interval(*ends))


@st.composite
def graphs(draw: st.DrawFn) -> Plot:
    x, y = draw(INTERVALS), draw(INTERVALS)
    texts = draw(st.lists(CURVES, min_size=1, max_size=4, unique=True))
    share = st.floats(0, 1)
    places = draw(st.lists(st.tuples(share, share, NAMES), max_size=4, unique=True))
    spots = tuple(Spot(x.first + a * x.length, y.first + b * y.length, n) for a, b, n in places)
    area = draw(st.sampled_from([None, x, Interval(x.first, x.first + x.length / 3)]))
    curves = (curve(texts[0], domain=x, area=area), *(curve(t, domain=x) for t in texts[1:]))
    names = draw(st.sampled_from([("x", "y"), ("t, с", "s, м"), ("уақыт, сағ", "жол, км")]))
    equal, grid = draw(st.booleans()), draw(st.booleans())
    return graph(*curves, spots=spots, x=x, y=y, names=names, is_equal=equal, has_grid=grid)


@given(graphs(), st.builds(Size, st.floats(260, 840), st.floats(200, 700)), styles)
def test_words_of_a_graph_lie_inside_and_apart(
    figure: Plot, size: Size, style: FigureStyle
) -> None:
    scene = plot(figure, size, style)
    if not isinstance(scene, Refusal):
        check(scene, size, style)


def test_a_plain_graph_is_never_refused_and_fills_its_room() -> None:
    figure = graph(curve("x^2 - 4"), curve("x"), spots=(Spot(2, 0, "A"), Spot(-2, 0, "B")))
    for size, style in ((SLIDE, SCREEN), (COLUMN, PAPER), (Size(230, 600), PAPER)):
        scene = drawn(figure, size, style)
        check(scene, size, style)
        (found,) = (mark for mark in scene.marks if isinstance(mark, Graph))
        assert found.plane.box.height > 0.4 * min(size.height, 0.8 * size.width)


def test_both_axes_have_one_scale_if_asked() -> None:
    scene = drawn(graph(curve("x"), is_equal=True))
    (found,) = (mark for mark in scene.marks if isinstance(mark, Graph))
    box = found.plane.box
    assert box.width / X.length == pytest.approx(box.height / Y.length)


def test_curves_are_told_apart_without_colour() -> None:
    texts = ["x", "2x", "x^2", "3"]
    scene = drawn(graph(*map(curve, texts), curve("1", is_dashed=True)), COLUMN, PAPER)
    (found,) = (mark for mark in scene.marks if isinstance(mark, Graph))
    looks = [(line.dash, line.width) for line in found.lines]
    assert len(set(looks)) == 5
    samples = [(mark.dash, mark.width) for mark in scene.marks if isinstance(mark, Trace)][-5:]
    assert samples == looks
    assert words(scene)[-5:] == [f"y = {text}" for text in [*texts, "1"]]


def test_slides_and_pages_show_the_same_numbers() -> None:
    figure = graph(curve("x^2 - 3", area=Interval(0, 1)), spots=(Spot(1, -2, "A"),))
    found = [
        mark
        for size, style in ((SLIDE, SCREEN), (COLUMN, PAPER))
        for mark in drawn(figure, size, style).marks
        if isinstance(mark, Graph)
    ]
    one, other = ([(line.name, line.runs) for line in each.lines] for each in found)
    assert one == other


def test_a_plane_made_wider_shows_all_at_its_place() -> None:
    plane = Coordinates(Box(10, 20, 200, 100), (-5, 5), (0, 4))
    wider = plane.wider(7)
    assert wider.box == Box(3, 13, 214, 114)
    for place in ((0, 0), (-5, 4), (2.5, 1)):
        assert wider.at(place) == pytest.approx(plane.at(place))


def test_an_upright_line_stands_at_its_number() -> None:
    upright = Curve(text="1", name="x = 1", domain=X, is_upright=True)
    (found,) = (mark for mark in drawn(graph(upright)).marks if isinstance(mark, Graph))
    assert found.lines[0].runs == (((1, -4), (1, 4)),)


STRETCHES = st.lists(
    st.sampled_from(["x > -2", "x <= 3", "[-1; 1]", "0 < x < 2", "x >= 4", "(-4; -3,5)", "x < 9"]),
    max_size=6,
    unique=True,
)


SPOTS = st.lists(st.tuples(st.floats(-5, 5), NAMES), max_size=5, unique=True)


@given(STRETCHES, SPOTS, NAMES, st.builds(Size, st.floats(230, 840), st.floats(90, 700)), styles)
def test_words_of_a_number_line_lie_inside_and_apart(
    each: list[str], points: list[tuple[float, str]], name: str, size: Size, style: FigureStyle
) -> None:
    spots = tuple(Spot(x, 0, said) for x, said in points)
    scene = number_line(lined(each, spots, name), size, style)
    if not isinstance(scene, Refusal):
        check(scene, size, style)


def test_a_point_says_its_number_once() -> None:
    assert words(of_line(lined([], (Spot(2, 0, "2"),)))).count("2") == 1
    assert "A" in words(of_line(lined([], (Spot(2, 0, "A"),))))


def test_an_end_is_a_dot_where_it_belongs_to_the_interval_and_a_ring_where_not() -> None:
    scene = of_line(lined(["[-1; 3)"]))
    first, last = (mark for mark in scene.marks if isinstance(mark, Dot))
    assert first.x < last.x
    assert (first.fill, last.fill) == ("accent", "ground")
    assert len([mark for mark in of_line(lined(["x > 2"])).marks if isinstance(mark, Dot)]) == 1
    assert not [mark for mark in of_line(lined(["x < 9"])).marks if isinstance(mark, Dot)]


def test_every_end_of_an_interval_has_its_number() -> None:
    assert "7" in words(of_line(lined(["[2; 7)"], range=Interval(0, 10))))
    assert "√2" in words(of_line(lined(["x > sqrt(2)"])))
    near = words(of_line(lined(["[1; 1,1]"])))
    assert {"1", "1,1"} <= {*near}


def test_intervals_that_share_numbers_stand_over_each_other() -> None:
    apart, over = (
        of_line(lined(each)).size.height for each in (["x < -1", "x > 1"], ["x < 2", "x > 1"])
    )
    assert apart < over


def test_a_window_between_two_round_numbers_has_none() -> None:
    for style, size in ((SCREEN, SLIDE), (PAPER, Size(110, 200))):
        x = Interval(3.051, 3.052)
        scene = drawn(graph(curve("x", domain=x), x=x, y=Interval(3.0511, 3.0514)), size, style)
        check(scene, size, style)


def test_a_graph_without_room_is_refused() -> None:
    assert isinstance(plot(graph(curve("x")), Size(840, 60), SCREEN), Refusal)
    assert isinstance(number_line(lined([]), Size(60, 300), SCREEN), Refusal)
