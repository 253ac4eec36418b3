"""Words in squares: every puzzle can be solved, and in one way only."""

from itertools import groupby

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders.lesson.puzzles.crossword import Place, laid
from builders.lesson.puzzles.entries import MOST, entries, left_out, spelt
from builders.lesson.puzzles.word_search import hidden
from builders.problems import Problems
from tests.document.samples import of_blocks

ALPHABETS = ("АӘБГҒДЕЖЗИКҚЛМНҢОӨПРСТУҰҮФХҺШЫІ", "ABCDEFGHIKLMNOPRSTU", "АБВГДЕЖЗ", "AB")
WORDS = st.sampled_from(ALPHABETS).flatmap(
    lambda signs: st.lists(st.text(signs, min_size=2, max_size=12), min_size=2, max_size=14)
)

ENOUGH = 8  # letters; of fewer, others than the words have to be spelt by chance

Squares = dict[tuple[int, int], str]


def squares(words: tuple[str, ...], places: tuple[Place | None, ...]) -> Squares:
    """Return the letters; two words that cross say the same."""
    found: Squares = {}
    for word, place in zip(words, places, strict=True):
        for at, letter in enumerate(word if place else ""):
            assert place
            assert found.setdefault(place.square(at), letter) == letter
    return found


def runs(found: Squares, *, down: bool) -> set[tuple[int, int, str]]:
    """Return what is read in one way, a letter alone left out, with its first square."""
    said = set()
    lines = sorted((x, y) if down else (y, x) for x, y in found)
    for _, run in groupby(enumerate(lines), key=lambda each: (each[1][0], each[1][1] - each[0])):
        spots = [line for _, line in run]
        word = "".join(found[(a, b) if down else (b, a)] for a, b in spots)
        if len(word) > 1:
            a, b = spots[0]
            said.add((*((a, b) if down else (b, a)), word))
    return said


@given(WORDS)
def test_what_is_read_in_a_crossword_are_its_words(drawn: list[str]) -> None:
    words = tuple(dict.fromkeys(drawn))
    places = laid(words, MOST)
    found = squares(words, places)
    for down in (False, True):
        expected = {
            (place.x, place.y, word)
            for word, place in zip(words, places, strict=True)
            if place and place.is_down == down
        }
        assert runs(found, down=down) == expected


@given(WORDS)
def test_a_crossword_hangs_together_and_fits(drawn: list[str]) -> None:
    words = tuple(dict.fromkeys(drawn))
    found = squares(words, laid(words, MOST))
    assert {min(edge) for edge in zip(*found, strict=True)} == {0}
    assert max(max(edge) for edge in zip(*found, strict=True)) < MOST
    reached, new = set(), {next(iter(found))}
    while new:
        reached |= new
        beside = {(x + a, y + b) for x, y in new for a, b in ((0, 1), (1, 0), (0, -1), (-1, 0))}
        new = (beside & found.keys()) - reached
    assert reached == found.keys()


def test_words_that_share_many_letters_all_find_a_place() -> None:
    words = ("КАТОРГА", "СТЕПЛАГ", "КЕҢГІР", "КӨТЕРІЛІС", "ЛАГЕРЬ", "ТҰТҚЫН", "БАРАК", "АҚТАУ")
    assert None not in laid(words, MOST)
    assert laid(words, MOST) == laid.__wrapped__(words, MOST)


def read_at(rows: tuple[str, ...], start: tuple[int, int], end: tuple[int, int]) -> str:
    long = max(abs(b - a) for a, b in zip(start, end, strict=True))
    right, down = ((b - a) // long for a, b in zip(start, end, strict=True))
    return "".join(rows[start[1] + at * down][start[0] + at * right] for at in range(long + 1))


def times(word: str, rows: tuple[str, ...]) -> int:
    """Return how many runs of squares read as ``word``, forwards or backwards."""
    side = len(rows)
    ways = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b]
    found = set()
    for y in range(side):
        for x in range(side):
            for right, down in ways:
                run = [(x + at * right, y + at * down) for at in range(len(word))]
                if all(0 <= a < side and 0 <= b < side for a, b in run) and all(
                    rows[b][a] == letter for (a, b), letter in zip(run, word, strict=True)
                ):
                    found.add(frozenset(run))
    return len(found)


@given(WORDS)
def test_each_word_of_a_search_is_hidden_once(drawn: list[str]) -> None:
    words = tuple(dict.fromkeys(drawn))
    parts = [each in other or each[::-1] in other for each in words for other in words]
    assume(sum(parts) == len(words))
    assume(len(set("".join(words))) >= ENOUGH)
    hiding = hidden(words, MOST)
    assert all(len(row) == len(hiding.rows) for row in hiding.rows)
    for word, place in zip(words, hiding.words, strict=True):
        assert place
        assert read_at(hiding.rows, place.start, place.end) == word
        assert times(word, hiding.rows) == 1
    assert hiding == hidden.__wrapped__(words, MOST)


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("су тасқыны", "СУТАСҚЫНЫ"),
        ("жан-жақты", "ЖАНЖАҚТЫ"),
        ("и\u0306од", "ЙОД"),
        ("H2O", "H2O"),
    ],
)
def test_a_word_is_spelt_in_capitals_without_what_parts_it(word: str, letters: str) -> None:
    assert spelt(word) == letters


def test_the_glossary_leads_to_its_words() -> None:
    lesson = of_blocks(
        "- {task: Solve., crossword: {words: [dew, cloud: it hides the sun], glossary: true}}",
        "glossary: [{dew: drops on the grass}, {lake: still water}, {H2O: water}]",
    )
    (asked,) = lesson.asked
    found = entries(asked.response, lesson.glossary)  # type: ignore[arg-type]
    said = [(each.word, each.clue.plain if each.clue else "") for each in found]
    assert said == [
        ("dew", "drops on the grass"),
        ("cloud", "it hides the sun"),
        ("lake", "still water"),
    ]
    assert [problem.facts for problem in left_out(lesson)] == [(("word", "H2O"),)]


def test_a_phrase_tells_how_long_its_words_are() -> None:
    lesson = of_blocks("- {task: Solve., crossword: {dew point: cold, low-water: ebb, dew: wet}}")
    (asked,) = lesson.asked
    found = entries(asked.response, ())  # type: ignore[arg-type]
    assert [each.lengths for each in found] == ["3, 5", "3, 5", "3"]


def test_a_puzzle_of_the_end_is_checked_as_those_of_a_stage() -> None:
    with pytest.raises(Problems) as refused:
        of_blocks("- statement: One", "tasks: [{task: Find., word-search: [one]}]")
    assert [problem.code for problem in refused.value.problems] == ["L227"]
