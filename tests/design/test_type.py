"""Measuring and wrapping, on screen and on paper."""

import os
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, reject, settings
from hypothesis import strategies as st

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
    face,
    fit,
    font_file,
    laid,
    missing,
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


def test_missing_names_each_character_once_in_order() -> None:
    assert missing("5 000 ₸ не H₂O ✓ ₸", "screen") == ("₸", "₂", "✓")
    assert missing("№ 12 – «Кеңгір»", "serif") == ()
    assert missing("₸₂✓", "symbols") == ()


def test_screen_glyphs_are_rounded_up_to_eighths_but_never_down() -> None:
    # Arial's Н is 1479 of 2048 units: 17.33 pt at 24. І is 569: 6.668, nearest eighth 6.625.
    assert width("Н", RAW, 24) == 17.375
    assert width("І", RAW, 24) == 569 / 2048 * 24
    assert width("Н", SCREEN, 24) == pytest.approx(17.375 * 1.2)


def test_screen_adds_the_kerning_that_widens_and_none_that_narrows() -> None:
    apart = width("А", RAW, 20) + width("Д", RAW, 20)
    assert width("АД", RAW, 20) == pytest.approx(apart + 68 / 2048 * 20)
    assert width("AV", RAW, 20) == width("A", RAW, 20) + width("V", RAW, 20)


def test_no_kerning_reaches_over_a_space_so_words_may_be_measured_alone() -> None:
    kerns = [
        pair for bold, italic in STYLES for pair in face("screen", bold=bold, italic=italic).kerns
    ]
    assert len(kerns) > 200
    assert not any(set(pair) & {" ", "\u00a0"} for pair in kerns)


def test_the_committed_figures_are_those_of_the_installed_fonts() -> None:
    folder = metrics.installed()
    if folder is None and not os.environ.get("CI"):
        pytest.skip("Liberation Sans is not installed, so arial.json was not compared with it")
    assert folder is not None, "CI must install fonts-liberation2"
    assert metrics.TARGET.read_text(encoding="utf-8") == metrics.metrics(folder)


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


@quick
@given(st.lists(texts, min_size=1, max_size=6), st.integers(60, 500))
def test_fit_takes_the_largest_size_that_fits(lines: list[str], height: int) -> None:
    paragraphs = [Paragraph((Run(text),), indent=20, before=0.4) for text in lines]
    ladder = (24, 22, 20, 18)
    fitted = fit(paragraphs, SCREEN, (860, height), ladder)
    heights = {size: laid(paragraphs, SCREEN, size, 860).height for size in ladder}
    good = [size for size in ladder if heights[size] <= height]
    assert (fitted.size if fitted else None) == (good[0] if good else None)


def test_height_counts_lines_gaps_and_the_last_descender() -> None:
    pair = (Paragraph((Run("бір"),)), Paragraph((Run("екі"),), before=0.5))
    assert laid(pair, SCREEN, 20, 500).height == pytest.approx(20 * (2 * LINE + 0.5 + 0.06))


def test_an_indent_narrows_the_paragraph() -> None:
    text = (Run("Лагерь тұтқындары"),)
    measure = width(text, SCREEN, 20)
    lines = [len(laid((Paragraph(text, each),), SCREEN, 20, measure).lines[0]) for each in (0, 1)]
    assert lines == [1, 2]


def test_fit_steps_down_for_a_long_word_and_gives_up_at_the_last_size() -> None:
    word = (Paragraph((Run("жүргізілгендіктен"),)),)
    assert fit(word, SCREEN, (width(word[0].runs, SCREEN, 20), 100), (24, 20, 18)).size == 20
    assert fit(word, SCREEN, (50, 100), (24, 20, 18)) is None
