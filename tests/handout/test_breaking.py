"""Paragraphs: every word once and in order, no line too long, breaks only where words may part."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders.design.hyphens import breaks
from builders.handout.marks import Line, Tag
from builders.handout.typesetting.line_breaking import ENDLESS, SHRINK, lines
from builders.handout.typesetting.style import Style
from builders.lesson.inline import Span
from tests.handout.samples import TEXT

BODY = Style("serif", 10.5, 15, justify=True)
LISTED = Style("serif", 10.5, 15)
PROSE = (
    "1954 жылдың 16 мамырында Кеңгірде орналасқан лагерь бөлімшесінің 60-қа жуық тұтқындары "
    "күзетшіге бағынбай, басқа лагерь территориясына кіріп кетті. Қосымша шақырылған әскери "
    "күзетінің көмегімен тәртіп бұзушыларды ұстап, абақтыға жапты."
)
texts = st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=60).map(" ".join)
measures = st.floats(40, 500)


def broken(text: str, style: Style, measure: float) -> tuple[Line, ...]:
    return lines([Span(text)], style, measure, "kk", Tag("P", "p"))


def joined(found: tuple[Line, ...]) -> str:
    ends = {"space": " ", "hyphen": "", "joined": ""}
    return "".join(line.text.removesuffix("\u00ad") + ends[line.end] for line in found)


@given(texts, measures, st.sampled_from([BODY, LISTED]))
def test_every_word_once_and_in_order(text: str, measure: float, style: Style) -> None:
    found = joined(broken(text, style, measure))
    assert found.replace("\u00a0", " ").split() == text.split()


@given(texts, measures, st.sampled_from([BODY, LISTED]))
def test_no_line_is_wider_than_its_column(text: str, measure: float, style: Style) -> None:
    for line in broken(text, style, measure):
        ends = max(fragment.x + fragment.width for fragment in line.fragments)
        assert ends <= measure + 0.02 or len(line.text) == 1


@given(st.lists(texts, min_size=1, max_size=4), measures, st.sampled_from([BODY, LISTED]))
def test_written_lines_begin_lines_and_the_last_of_each_is_not_stretched(
    written: list[str], measure: float, style: Style
) -> None:
    found = broken("\n".join(written), style, measure)
    assert found == tuple(line for each in written for line in broken(each, style, measure))


def test_justified_lines_are_as_wide_as_their_column() -> None:
    *full, last = broken(PROSE, BODY, 300)
    for line in full:
        fragment = line.fragments[-1]
        assert abs(fragment.x + fragment.width - 300) < 0.01
    assert last.gap == 0


def test_spaces_shrink_only_a_little() -> None:
    space = 0.25 * BODY.size
    for measure in range(120, 480, 7):
        assert min(line.gap for line in broken(PROSE, BODY, measure)) > -SHRINK * space * 1.2


@given(texts, measures)
def test_hyphens_stand_where_a_word_may_part(text: str, measure: float) -> None:
    found = broken(text, BODY, measure)
    for line, after in pairwise(found):
        if line.end == "hyphen":
            head = line.text.removesuffix("\u00ad").replace("\u00a0", " ").split(" ")[-1]
            tail = after.text.removesuffix("\u00ad").replace("\u00a0", " ").split(" ")[0]
            whole = next(word for word in text.split() if head + tail in word)
            (unbroken,) = broken(whole, BODY, ENDLESS)
            may_part = whole.index(head + tail) + len(head) in breaks(whole, "kk")
            assert may_part or unbroken.width > measure


def test_left_aligned_text_breaks_no_word_where_it_can_be_helped() -> None:
    for measure in range(200, 500, 7):
        assert "hyphen" not in {line.end for line in broken(PROSE, LISTED, measure)}


def test_words_that_hold_together_part_where_a_column_is_narrower() -> None:
    for measure in (30, 40, 50, 60, 70, 80):
        for line in broken("10 250 000 000 ₸ және 16 желтоқсан 1986 ж.", LISTED, measure):
            assert line.width <= measure + 0.02


def test_a_number_parts_from_its_unit_before_it_parts_itself() -> None:
    found = broken("10 250 000 000 га", LISTED, 78)
    assert [line.text for line in found] == ["10\u00a0250\u00a0000\u00a0000", "га"]


def test_a_long_word_without_a_place_to_part_has_a_hyphen_and_digits_have_none() -> None:
    ends = {
        text: {line.end for line in broken(text, LISTED, 60)[:-1]}
        for text in ("Donaudampfschifffahrt", "31415926535897932384", "a_1/b_2/c_3/d_4/e_5")
    }
    assert list(ends.values()) == [{"hyphen"}, {"joined"}, {"joined"}]


def test_a_group_of_digits_keeps_its_narrow_space() -> None:
    (line, *_) = broken("барлығы 20 698 адам болды және тағы басқа адамдар болды", BODY, 200)
    assert "20\u00a0698" in line.text
    assert line.gap


def test_an_address_parts_after_its_punctuation_without_a_hyphen() -> None:
    found = lines([Span("https://example.org/one/two/three/four/five")], LISTED, 120, "kk")
    assert len(found) > 1
    assert {line.end for line in found[:-1]} == {"joined"}
    assert all(line.text[-1] in "/?&=._-" for line in found[:-1])


def test_the_host_of_an_address_is_not_parted_at_its_dots() -> None:
    found = lines([Span("қараңыз https://gulag.memorial.de/lager.php")], LISTED, 110, "kk")
    assert len(found) > 2
    assert any("gulag.memorial.de/" in line.text for line in found)


def test_what_a_number_counts_stays_whole() -> None:
    for measure in range(60, 120):
        found = lines([Span("Лагерьдің соңы 26 маусымда болды")], LISTED, measure, "kk")
        assert any("маусымда" in line.text for line in found)


def test_no_word_of_a_title_is_parted() -> None:
    whole = replace(BODY, parted=False)
    said = "Қазақстандағы лагерьлердің құрылымы " * 3
    ends = [line.end for measure in range(130, 200, 10) for line in broken(said, whole, measure)]
    assert "hyphen" not in ends


def test_a_character_of_another_font_is_set_in_the_fallback() -> None:
    (line,) = lines([Span("100 ₸ → 漢")], LISTED, 300, "kk")
    assert [fragment.font.family for fragment in line.fragments] == [
        "serif",
        "symbols",
        "serif",
        "symbols",
        "serif",
        "symbols",
    ]
    assert line.text.endswith("□")


def test_a_link_has_an_element_of_its_own() -> None:
    spans = [Span("қараңыз: "), Span("мұнда", link="https://example.org")]
    (line,) = lines(spans, LISTED, 300, "kk", Tag("P", "p"))
    tags = [fragment.tag for fragment in line.fragments]
    assert tags[0] == Tag("P", "p")
    assert tags[1]
    assert (tags[1].role, tags[1].href, tags[1].parent) == ("Link", "https://example.org", tags[0])


def test_nothing_gives_no_line() -> None:
    assert lines([], LISTED, 300, "kk") == ()
