"""Timelines: all words once and in order, nothing collides, time to scale or visibly cut."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.design.figures.data import Timeline
from builders.design.figures.dates import moments
from builders.design.figures.style import FigureStyle, Refusal
from builders.design.figures.timeline import timeline
from builders.design.geometry import Size
from builders.design.scene import Dot, Rule, Scene
from builders.lesson.blocks.figures import Event
from tests.design.samples import (
    COLUMN,
    PAPER,
    SCREEN,
    SILENT,
    SLIDE,
    WHERE,
    check,
    placed,
    said,
    sentences,
    sizes,
    styles,
    text,
)

dates = st.sampled_from(
    ("1940", "1942", "1945–1947", "1954 ж. 16 мамыр", "16.05.1954", "маусым", "ерте")
)
events = st.builds(
    Event,
    where=st.just(WHERE),
    date=dates,
    text=sentences.map(text),
    note=st.none() | sentences.map(text),
    emphasis=st.booleans(),
)
timelines = st.builds(
    Timeline,
    where=st.just(WHERE),
    language=st.just("kk"),
    aloud=st.just(SILENT),
    events=st.lists(events, min_size=1, max_size=8).map(tuple),
    to_scale=st.booleans(),
)


def of(*pairs: tuple[str, str], to_scale: bool = False) -> Timeline:
    found = tuple(Event(where=WHERE, date=date, text=text(words)) for date, words in pairs)
    return Timeline(WHERE, "kk", SILENT, found, to_scale)


def drawn(figure: Timeline, size: Size = SLIDE, style: FigureStyle = SCREEN) -> Scene:
    scene = timeline(figure, size, style)
    assert isinstance(scene, Scene), scene
    return scene


def dots(scene: Scene) -> list[Dot]:
    return [mark for mark in scene.marks if isinstance(mark, Dot)]


def slashes(scene: Scene) -> list[Rule]:
    rules = [mark for mark in scene.marks if isinstance(mark, Rule)]
    return [rule for rule in rules if rule.x1 != rule.x2 and rule.y1 != rule.y2]


def spoken(figure: Timeline) -> list[str]:
    parts = []
    for event in figure.events:
        parts += [event.date, event.text.plain, event.note.plain if event.note else ""]
    return " ".join(parts).split()


@given(timelines, sizes, styles)
def test_every_word_stands_once_in_order_and_nothing_collides(
    figure: Timeline, size: Size, style: FigureStyle
) -> None:
    scene = timeline(figure, size, style)
    if isinstance(scene, Refusal):
        assert not scene.word or scene.word.replace("\u00a0", " ") in " ".join(spoken(figure))
        return
    check(scene, size, style)
    assert said(scene) == spoken(figure)
    assert len(dots(scene)) == len(figure.events)
    assert scene == timeline(figure, size, style)


@given(st.lists(st.tuples(st.integers(1, 9), sentences), min_size=2, max_size=6), styles)
def test_nothing_collides_to_scale(steps: list[tuple[int, str]], style: FigureStyle) -> None:
    years = accumulate((years for years, _ in steps), initial=1900)
    named = zip(years, (words for _, words in steps), strict=False)
    figure = of(*((str(year), words) for year, words in named), to_scale=True)
    scene = timeline(figure, SLIDE, style)
    if isinstance(scene, Scene):
        check(scene, SLIDE, style)


@pytest.mark.parametrize(("size", "style"), [(SLIDE, SCREEN), (COLUMN, PAPER)])
@pytest.mark.parametrize("count", range(1, 9))
def test_eight_events_of_ordinary_words_fit(count: int, size: Size, style: FigureStyle) -> None:
    names = ("Жезқазған лагері құрылды", "Тұтқындар саны туралы деректер қайшы")
    figure = of(*((str(1940 + at), names[at % 2]) for at in range(count)))
    check(drawn(figure, size, style), size, style)


def test_events_stand_at_equal_distances() -> None:
    places = [dot.x for dot in dots(drawn(of(("1940", "а"), ("1941", "ә"), ("1954", "б"))))]
    first, second = (b - a for a, b in pairwise(places))
    assert first == pytest.approx(second)


def test_time_is_to_scale() -> None:
    scene = drawn(of(("1940", "а"), ("1942", "ә"), ("1948", "б"), to_scale=True))
    places = [dot.x for dot in dots(scene)]
    first, second = (b - a for a, b in pairwise(places))
    assert second == pytest.approx(3 * first)
    assert not slashes(scene)


def test_time_that_cannot_be_to_scale_is_cut() -> None:
    scene = drawn(of(("1940", "құрылды"), ("1941", "берілді"), ("2001", "ашылды"), to_scale=True))
    places = [dot.x for dot in dots(scene)]
    assert len(slashes(scene)) == 2
    assert all(places[1] < (slash.x1 + slash.x2) / 2 < places[2] for slash in slashes(scene))


def test_many_events_stand_upright() -> None:
    figure = of(*((str(1940 + at), "Жезқазған комбинаты") for at in range(8)))
    scene = drawn(figure)
    assert len({dot.x for dot in dots(scene)}) == 1
    assert [dot.y for dot in dots(scene)] == sorted(dot.y for dot in dots(scene))


def test_an_upright_axis_ends_at_the_last_event() -> None:
    scene = drawn(of(*((str(1940 + at), "лагерь ашылды") for at in range(8))))
    (axis,) = (mark for mark in scene.marks if isinstance(mark, Rule))
    assert (axis.y1, axis.y2) == (dots(scene)[0].y, dots(scene)[-1].y)


def test_the_emphasis_shows_without_colour() -> None:
    event = Event(where=WHERE, date="1947", text=text("СТЕПЛАГ"), emphasis=True)
    plain = Event(where=WHERE, date="1943", text=text("НКВД"))
    figure = Timeline(WHERE, "kk", SILENT, (plain, event))
    scene = drawn(figure, COLUMN, PAPER)
    ring, full = dots(scene)
    assert (ring.fill, full.fill) == ("ground", "ink")
    weights = {label.lines[0][0].text: label.lines[0][0].bold for label in placed(scene)}
    assert weights["СТЕПЛАГ"]
    assert not weights["НКВД"]


def test_a_word_too_wide_is_named_at_its_place() -> None:
    scene = timeline(of(("1940", "қанағаттандырылмағандықтарыңыздан")), Size(80, 300), SCREEN)
    assert scene == Refusal(WHERE, "қанағаттандырылмағандықтарыңыздан")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (("1940", "1943"), (1940, 1943)),
        (("1945–1947", "1947 жыл"), (1945, 1947)),
        (("1954 ж. 16 мамыр", "16.05.1954"), (1954 + 4.484 / 12,) * 2),
        (("1954 жылғы маусым", "июнь 1954 г.", "June 1954"), (1954 + 5 / 12,) * 3),
        (("27 наурыз 1953", "маусым"), (1953 + 2.839 / 12, 1953 + 5 / 12)),
        (("16 мамыр", "18 мамырда"), (4.484 / 12, 4.548 / 12)),
        (("б.з.д. 753 жыл", "до н. э. 50 г.", "50–30 BC", "1200 г."), (-753, -50, -50, 1200)),
        (("15 March 44 BC", "б.з.б. 44 жылғы 15 наурыз"), (-44 + 2.452 / 12,) * 2),
        (("10 000 BC", "9,000 BC", "3200 BC"), (-10000, -9000, -3200)),
        (("2,5 млн лет назад", "40 тыс. лет назад"), (-2_500_000, -40_000)),
        (("XV ғасыр", "XVI ғасыр", "XVIII ғасыр"), (1401, 1501, 1701)),
        (("1930-е", "1941", "1954-07-01"), (1930, 1941, 1954.5)),
        (("08:00", "20:00"), (480 / 525_600, 1200 / 525_600)),
    ],
)
def test_dates_are_read(written: tuple[str, ...], read: tuple[float, ...]) -> None:
    assert moments(written) == pytest.approx(read, abs=1e-4)


@pytest.mark.parametrize(
    "written",
    [
        ("ерте",),
        ("1940", "кейін"),
        ("16 мамыр", "1954"),
        ("XV ғасыр", "1465"),
        ("конец XV в.", "XVI в."),
        ("100 лет назад", "1954"),
        ("08:30", "16 мамыр"),
        ("100 лет", "200 лет"),
    ],
)
def test_what_is_no_date_is_not_guessed(written: tuple[str, ...]) -> None:
    assert moments(written) is None
