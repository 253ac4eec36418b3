"""The fit: fewest pages, then the largest size, then balance; nothing lost and nothing over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.deck.planning import fit
from builders.deck.slides import Para, TextRun
from builders.design.geometry import Size
from builders.design.type import SCREEN
from tests.deck.samples import WHERE, WORDS

ROOM = Size(840, 300)
SIZES = (32, 28, 24, 22, 20, 18)

paras = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(
    lambda words: Para((TextRun(" ".join(words)),), before=0.4)
)
groups = st.lists(st.lists(paras, min_size=1, max_size=3).map(tuple), min_size=1, max_size=8)


def words(pages: tuple[tuple[Para, ...], ...]) -> list[str]:
    return " ".join(para.plain for page in pages for para in page).split()


@given(groups)
def test_every_page_fits_and_no_word_is_lost(given_groups: list[tuple[Para, ...]]) -> None:
    size, pages = fit.pages(given_groups, SCREEN, ROOM, SIZES, WHERE)
    assert words(pages) == words(tuple(given_groups))
    for page in pages:
        assert fit.height(page, SCREEN, size, ROOM.width) <= ROOM.height


@given(groups)
def test_more_room_never_needs_more_pages(given_groups: list[tuple[Para, ...]]) -> None:
    _, small = fit.pages(given_groups, SCREEN, ROOM, (18,), WHERE)
    _, large = fit.pages(given_groups, SCREEN, Size(ROOM.width, 400), (18,), WHERE)
    assert len(large) <= len(small)


def test_pages_are_balanced() -> None:
    entries = [(Para((TextRun("сөз " * 12),), before=0.4),) for _ in range(9)]
    _, pages = fit.pages(entries, SCREEN, Size(840, 250), (24,), WHERE)
    assert [len(page) for page in pages] == [5, 4]


def test_a_parent_stays_with_its_children() -> None:
    parent = (Para((TextRun("ата"),)), Para((TextRun("бала"),)), Para((TextRun("бала"),)))
    _, pages = fit.pages([parent] * 3, SCREEN, Size(840, 160), (24,), WHERE)
    assert [len(page) for page in pages] == [3, 3, 3]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = "Лагерь Кеңгір өзенінің жағасында құрылды және көп жыл жұмыс істеді. "
    _, pages = fit.pages([(Para((TextRun(sentence * 12),)),)], SCREEN, Size(840, 200), (24,), WHERE)
    assert len(pages) > 1
    assert all(page[-1].plain.rstrip().endswith(".") for page in pages)


def test_a_word_wider_than_its_column_is_refused_by_name() -> None:
    with pytest.raises(fit.RefusalError) as refused:
        fit.pages([(Para((TextRun("қысқа " + "ұ" * 90),)),)], SCREEN, ROOM, SIZES, WHERE)
    assert refused.value.problem.code == "L301"
    assert dict(refused.value.problem.facts)["word"] == "ұ" * 90


def test_a_title_is_balanced_over_its_lines() -> None:
    title = Para((TextRun("СТЕПЛАГ\u00a0– зұлымдық түрмесі", bold=True),))
    width = fit.balanced_width(title, SCREEN, 57, Size(840, 200))
    assert width < 840
    assert fit.fits([title], SCREEN, Size(width, 200), 57)
