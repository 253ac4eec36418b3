"""Measuring and wrapping, on screen and on paper."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from builders.design.faces import face, font_file
from builders.design.type import (
    COMPACT,
    LINE,
    SANS,
    SCREEN,
    SERIF,
    Paragraph,
    Ruler,
    Run,
    UnbreakableError,
    count_lines,
    height,
    widest_word,
    width,
    wrap,
)
from tools import metrics

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
SIGNS = "0123456789«»“”–—№…%.,:;!?()[]/-+−≤≥\u00a0"
STYLES = [(False, False), (True, False), (False, True), (True, True)]
RAW = Ruler("screen")

quick = settings(deadline=None, derandomize=True, max_examples=60)
words = st.text(alphabet=KAZAKH + "АДЖ-", min_size=1, max_size=12)
texts = st.lists(words, min_size=1, max_size=25).map(" ".join)
runs = st.lists(st.builds(Run, texts, st.booleans(), st.booleans()), min_size=1, max_size=4).map(
    tuple
)
rulers = st.sampled_from([SCREEN, COMPACT, SERIF, SANS])
sizes = st.sampled_from([11, 18, 20, 24])


def plain(line: tuple[Run, ...]) -> str:
    return "".join(run.text for run in line)


def styled(line: Iterable[Run]) -> list[tuple[str, bool, bool]]:
    letters = [(letter, run.bold, run.italic) for run in line for letter in run.text]
    return [each for each in letters if each[0] != " "]


@pytest.mark.parametrize("family", ["screen", "serif", "sans", "symbols"])
def test_every_style_has_the_kazakh_letters_and_the_signs_of_print(family: str) -> None:
    needed = KAZAKH + KAZAKH.upper() + SIGNS
    for bold, italic in STYLES:
        covered = face(family, bold=bold, italic=italic).advances
        assert [sign for sign in needed if sign not in covered] == []


@pytest.mark.parametrize("file", metrics.FONTS, ids=lambda file: file.stem)
def test_the_committed_figures_are_those_of_the_embedded_fonts(file: Path) -> None:
    committed = metrics.TARGET.parent / f"{file.stem}.json"
    assert committed.read_text(encoding="utf-8") == metrics.embedded(file)


@pytest.mark.parametrize("family", ["serif", "sans", "symbols"])
@pytest.mark.parametrize(("bold", "italic"), STYLES)
def test_paper_widths_are_those_in_the_embedded_file(family: str, bold: bool, italic: bool) -> None:  # noqa: FBT001
    font = TTFont(font_file(family, bold=bold, italic=italic))
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    text = KAZAKH + KAZAKH.upper() + SIGNS
    exact = sum(advances[glyphs[ord(c)]][0] for c in text) / font["head"].unitsPerEm
    assert width((Run(text, bold, italic),), Ruler(family), 11) == pytest.approx(11 * exact)


def test_bold_is_measured_bold() -> None:
    assert width((Run("Кеңгір", bold=True),), SERIF, 11) > width("Кеңгір", SERIF, 11)


def test_a_word_in_two_styles_is_one_word() -> None:
    lines = wrap((Run("Сөз "), Run("қалың", bold=True), Run("дық")), SERIF, 20, 110)
    assert [plain(line) for line in lines] == ["Сөз", "қалыңдық"]
    assert lines[1] == (Run("қалың", bold=True), Run("дық"))


def test_a_no_break_space_holds() -> None:
    measure = width("25\u00a0га", SERIF, 11) + 1
    assert [plain(line) for line in wrap((Run("жер 25\u00a0га"),), SERIF, 11, measure)] == [
        "жер",
        "25\u00a0га",
    ]


def test_a_line_break_ends_its_line_whatever_the_room() -> None:
    runs = (Run("жер \nсу "), Run("от", bold=True), Run("\nауа жел"))
    found = wrap(runs, SERIF, 11, 500)
    assert [plain(line) for line in found] == ["жер", "су от", "ауа жел"]
    assert count_lines(runs, SERIF, 11, 500) == 3
    assert widest_word(runs, SERIF, 11) < 30


def test_a_word_wider_than_the_measure_is_refused_by_name() -> None:
    with pytest.raises(UnbreakableError) as refused:
        wrap((Run("Лагерь "), Run("орналас", italic=True), Run("қан еді")), SCREEN, 24, 100)
    assert refused.value.word == "орналасқан"
    assert refused.value.width > 100


@quick
@given(runs, rulers, sizes, st.integers(400, 800))
def test_lines_hold_the_whole_text_in_its_styles_within_the_measure(
    text: tuple[Run, ...], ruler: Ruler, size: int, measure: int
) -> None:
    try:
        lines = wrap(text, ruler, size, measure)
    except UnbreakableError:
        reject()
    assert " ".join(map(plain, lines)) == plain(text)
    assert styled(run for line in lines for run in line) == styled(text)
    assert max(width(line, ruler, size) for line in lines) <= measure + 1e-6


@quick
@given(texts, rulers, st.integers(500, 800))
def test_a_line_ends_only_where_the_next_word_has_no_room(
    text: str, ruler: Ruler, measure: int
) -> None:
    lines = [plain(line) for line in wrap((Run(text),), ruler, 20, measure)]
    for line, following in pairwise(lines):
        assert width(f"{line} {following.split(' ')[0]}", ruler, 20) > measure


@quick
@given(texts, rulers)
def test_wider_or_smaller_never_takes_more_lines(text: str, ruler: Ruler) -> None:
    run = (Run(text),)
    counts = [len(wrap(run, ruler, size, measure)) for measure in (400, 500) for size in (24, 18)]
    assert counts[1] <= counts[0]
    assert counts[3] <= counts[2]
    assert counts[2] <= counts[0]
    assert counts[3] <= counts[1]


def test_height_counts_lines_gaps_and_the_last_descender() -> None:
    pair = (Paragraph((Run("бір"),)), Paragraph((Run("екі"),), before=0.5))
    assert height(pair, SCREEN, 20, 500) == pytest.approx(20 * (2 * LINE + 0.5 + 0.06))


def test_on_screen_a_line_with_an_index_is_taller() -> None:
    plain, lowered = (Paragraph((Run(f"{text} сөз"),)) for text in ("H2O", "H₂O"))
    wide = [height([each], SCREEN, 20, 400) for each in (plain, lowered)]
    narrow = [height([each], SCREEN, 20, 60) for each in (plain, lowered)]
    assert wide[1] - wide[0] == pytest.approx(narrow[1] - narrow[0])
    assert wide[1] - wide[0] >= (1.367 - 1.2) * 20  # as LibreOffice sets it
    assert height([lowered], SERIF, 20, 400) == height([plain], SERIF, 20, 400)


def test_an_indent_narrows_the_paragraph() -> None:
    text = (Run("Лагерь тұтқындары"),)
    measure = width(text, SCREEN, 20)
    heights = [height((Paragraph(text, each),), SCREEN, 20, measure) for each in (0, 1)]
    assert heights[1] - heights[0] == pytest.approx(20 * LINE)


@quick
@given(runs, rulers, sizes, st.integers(100, 800))
def test_lines_are_counted_without_being_made(
    text: tuple[Run, ...], ruler: Ruler, size: int, measure: int
) -> None:
    try:
        lines = wrap(text, ruler, size, measure)
    except UnbreakableError:
        assert widest_word(text, ruler, size) > measure
    else:
        assert count_lines(text, ruler, size, measure) == len(lines)
        assert widest_word(text, ruler, size) <= measure
