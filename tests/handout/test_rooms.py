"""AnswerSpace to write: its size, its lines, and the key's answers inside it."""

import pytest
from msgspec.structs import replace
from pytest import approx  # noqa: PT013 - read as a word

from builders.design import theme
from builders.design.geometry import mm
from builders.handout.marks import Line, Mark, Shape, Stroke, Tag
from builders.handout.planning.rooms.answer_space import (
    FINE,
    AnswerSpace,
    answered,
    drawn,
    parts,
    unparted,
)
from builders.handout.typesetting.style import Sheet
from builders.lesson import space
from builders.lesson.read import read
from tests.handout.samples import Maker, planned

SHEET = Sheet(theme.load().paper, "kk")
PITCH = SHEET.paper.writing_line


def room(source: str, *answer: str) -> AnswerSpace:
    found = space.parse(source)
    assert found
    make = Maker()
    return AnswerSpace(
        found, 480, SHEET, tuple(make.text(text) for text in answer), Tag("P", "answer")
    )


def heights(marks: tuple[Mark, ...]) -> list[float]:
    return [mark.y1 for mark in marks if isinstance(mark, Stroke) and mark.y1 == mark.y2]


def text(marks: tuple[Mark, ...]) -> list[str]:
    return [mark.text for mark in marks if isinstance(mark, Line)]


@pytest.mark.parametrize(
    ("source", "least"),
    [
        ("4 lines", 4 * PITCH),
        ("3 cm", mm(30)),
        ("box", mm(40)),
        ("grid 5 cm", mm(50)),
        ("table(a | b) 2 rows", 1.25 * SHEET.paper.leading + 3 * PITCH),
    ],
)
def test_the_least_height_is_what_the_lesson_asks(source: str, least: float) -> None:
    assert room(source).least == approx(least)


def test_lines_taller_than_a_page_are_parted_and_none_is_lost() -> None:
    asked = room("90 lines", "жауап")
    found = parts(asked, 600)
    assert all(part.least <= 600 + 1e-6 for part in found)
    assert sum(part.space.amount for part in found) == approx(asked.space.amount)
    assert [part.answer for part in found] == [asked.answer, *[()] * (len(found) - 1)]


@pytest.mark.parametrize("kind", ["{} cm", "box {} cm", "grid {} cm"])
def test_a_box_is_one_box_as_high_as_was_asked_or_as_the_page(kind: str) -> None:
    fitting, tall = room(kind.format(22)), room(kind.format(45))
    assert (fitting.least, fitting.is_cut) == (approx(mm(220)), False)
    assert (tall.least, tall.is_cut) == (approx(SHEET.height), True)


LINED = """\
topic: {title: Т, language: kk, minutes: 5, kind: lesson}
procedure:
  - stage: А
    minutes: 5
    blocks:
      - question: Жауапсыз сұрақ?
      - question: {text: Орны бар сұрақ?, space: 1 line}
      - question: {text: Жауабы бар сұрақ?, answer: Иә.}
      - question: {text: Орынсыз сұрақ?, answer: Жоқ., space: none}
tasks: [{task: Түсіндіріңіз., space: 4 lines, answer: Себебі.}]
"""


@pytest.mark.parametrize(("stretch", "lines"), [("", 1 + 2 + 4), ("stretch: true, ", 1 + 2 + 8)])
def test_as_many_lines_are_printed_as_were_asked_for(stretch: str, lines: int) -> None:
    source = LINED.replace("space: 4", f"{stretch}space: 4")
    found, _ = planned(read(source.encode(), "lesson.yaml"))
    marks = [mark for page in found.pages for mark in page]
    assert sum(isinstance(mark, Stroke) and mark.ink == FINE for mark in marks) == lines


def test_each_part_of_a_table_has_its_head_and_its_own_answers() -> None:
    asked = room("table(а | ә) 50 rows", *(f"{number}" for number in range(60)))
    found = parts(asked, 600)
    assert all(part.head + 3 < part.least <= 600 for part in found)
    assert sum((part.answer for part in found), ()) == asked.answer
    assert [len(part.answer) for part in found][:-1] == [part.space.amount for part in found][:-1]


def test_a_head_longer_than_its_column_is_printed_whole() -> None:
    long = "Көтерілісшілердің талаптары мен олардың тарихи маңызы"
    asked = room(f"table(Себеп | {long} | Дерек | Дәлел | Пікір) 2 rows")
    marks = drawn(asked, asked.least)
    said = [mark for mark in marks if isinstance(mark, Line) and 90 < mark.x < 190]
    whole = "".join(line.text.rstrip("\u00ad") + " " * (line.end == "space") for line in said)
    assert whole.replace("\u00a0", " ").strip() == long
    rule = next(m for m in marks if isinstance(m, Stroke) and m.y1 == m.y2)
    assert all(0 < line.y < rule.y1 for line in said)


def test_writing_lines_are_evenly_spaced_down_to_the_foot() -> None:
    asked = room("3 lines")
    found = heights(drawn(asked, asked.least))
    assert found == approx([PITCH, 2 * PITCH, 3 * PITCH])


def test_a_room_that_grows_gets_more_lines_not_wider_ones() -> None:
    found = heights(drawn(room("3 lines"), 5.4 * PITCH))
    assert len(found) == 5
    assert found[-1] == approx(5.4 * PITCH)
    assert PITCH <= found[0] < 1.2 * PITCH


def test_a_box_is_one_outline() -> None:
    (frame,) = drawn(room("box"), 100)
    assert isinstance(frame, Shape)
    assert (frame.height, frame.fill) == (100, None)


def test_a_grid_has_squares_of_five_millimetres() -> None:
    found = heights(drawn(room("grid 2 cm"), mm(20)))
    assert found == approx([0, mm(5), mm(10), mm(15), mm(20)])


def test_a_table_has_its_heads_and_rows() -> None:
    found = drawn(room("table(Себеп | Дәлел) 2 rows"), 120)
    assert text(found) == ["Себеп", "Дәлел"]
    assert len(heights(found)) == 3


def test_nothing_is_drawn_in_a_blank_space() -> None:
    assert drawn(room("3 cm"), 100) == ()


def test_an_answer_stands_on_the_writing_lines() -> None:
    asked = room("3 lines", "Лагерь үш негізгі бөлімшеден тұрды. " * 4)
    marks, fits = answered(asked, asked.least)
    baselines = [mark.y for mark in marks if isinstance(mark, Line)]
    assert fits
    assert len(baselines) > 1
    assert all(0 < rule - y < 5 for y, rule in zip(baselines, (PITCH, 2 * PITCH), strict=False))


def test_a_longer_answer_takes_two_lines_to_each() -> None:
    asked = room("3 lines", "Лагерь үш негізгі бөлімшеден тұрды. " * 12)
    marks, fits = answered(asked, asked.least)
    assert fits
    assert len(text(marks)) > 3
    assert max(mark.y for mark in marks if isinstance(mark, Line)) < asked.least


def test_the_last_of_three_lines_stands_on_the_second_rule() -> None:
    asked = room("2 lines", "Лагерь үш негізгі бөлімшеден тұрды. " * 7)
    marks = answered(asked, asked.least)[0]
    assert len(text(marks)) == 3
    assert 0 < 2 * PITCH - max(mark.y for mark in marks if isinstance(mark, Line)) < 5


@pytest.mark.parametrize("source", ["1 line", "2 cm", "box 1 cm", "table(а | ә) 1 row"])
def test_an_answer_that_does_not_fit_is_told(source: str) -> None:
    asked = room(source, "Лагерь үш негізгі бөлімшеден тұрды. " * 40)
    marks, fits = answered(asked, asked.least)
    assert not fits
    assert all(mark.y < asked.least for mark in marks if isinstance(mark, Line))


def test_an_answer_is_parted_at_the_dash_among_the_columns() -> None:
    asked = room("table(Себеп | Дәлел)", "қорлау – шифр-номер", "аштық – тамақ – ем")
    marks, fits = answered(asked, asked.least)
    assert fits
    assert text(marks) == ["қорлау", "шифр-номер", "аштық", "тамақ – ем"]


def test_a_bar_parts_the_cells_of_a_row_so_that_they_may_have_dashes() -> None:
    found = room("table (Себеп | Дәлел) 2 rows", "Атыс – қаңтар | комитет – хат", "Үміт – ереуіл")
    assert not unparted(found)
    assert text(answered(found, found.least)[0]) == [
        *("Атыс – қаңтар", "комитет – хат"),
        *("Үміт", "ереуіл"),
    ]


def test_a_row_without_a_dash_for_each_column_is_found() -> None:
    asked = room("table(Себеп | Дәлел)", "қорлау: шифр-номер", "аштық – тамақ")
    assert unparted(asked) == asked.answer[:1]
    assert unparted(room("3 lines", "қорлау: шифр-номер")) == ()


def test_an_answer_on_squares_has_white_paper_under_it() -> None:
    asked = room("grid 3 cm", "Лагерь үш негізгі бөлімшеден тұрды. " * 5)
    sheet, *said = answered(asked, asked.least)[0]
    assert isinstance(sheet, Shape)
    assert sheet.fill == "FFFFFF"
    assert len(said) > 1
    for line in said:
        assert isinstance(line, Line)
        assert sheet.y < line.y < sheet.y + sheet.height
        assert line.x + line.fragments[-1].x + line.fragments[-1].width < sheet.x + sheet.width


def test_more_answers_than_rows_do_not_fit() -> None:
    asked = room("table(а | ә) 1 row", "бір – екі", "үш – төрт")
    assert not answered(asked, asked.least)[1]


def test_answers_are_set_in_italics() -> None:
    asked = replace(room("box", "жауап"))
    (line,) = answered(asked, asked.least)[0]
    assert isinstance(line, Line)
    assert line.fragments[0].font.italic
