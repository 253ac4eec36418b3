"""Programs: pieces of them in the text of every output, and blocks of their own."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path

import page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from builders.deck.slides import Slide, TextRun, Words
from builders.design import theme
from builders.design.listings.data import Piece, Row
from builders.design.listings.pieces import pieces
from builders.design.listings.wrapping import ONWARD, gutter, parted, wrapped
from builders.design.type import LINE, SANS, SCREEN, Run, width, wrap
from builders.document.elements import Program
from builders.document.views import elements
from builders.handout.paint import paint
from builders.handout.typesetting.letters import letters
from builders.handout.typesetting.line_breaking import lines
from builders.handout.typesetting.style import Sheet
from builders.lesson.inline import Span
from builders.lesson.markup import parse
from builders.lesson.programs.syntax import USUAL, is_known
from builders.lesson.read import read
from builders.lesson.review import review
from builders.materials import read_source
from builders.problems import Place, Problems
from tests.deck.samples import planned as deck_of
from tests.document.samples import composed, of_blocks
from tests.handout.reading import read_back
from tests.handout.samples import planned

HERE = Place("lesson.yaml", 1, 1)
BODY = Sheet(theme.load().paper, "kk").body


def of_text(source: str) -> tuple[Span, ...]:
    return parse(source, HERE).spans


def test_letters_of_code_are_of_one_width() -> None:
    for ruler in (SCREEN, SANS):
        narrow, wide = (width([Run(text, code=True)], ruler, 20) for text in ("iiii", "MMMM"))
        assert narrow == wide
    assert width([Run("iiii", code=True)], SCREEN, 20) >= 4 * 20 * 0.602


def test_no_space_in_code_is_made_to_hold() -> None:
    found = letters(of_text("`print(5 га, № 7)` және 5 га"), BODY, "kk", None)
    text = "".join(letter.text for letter in found)
    assert text == "print(5 га, № 7) және 5\u00a0га"


def test_code_is_never_hyphenated() -> None:
    source = "Бұл жерде `қазақстандықтардың_арасындағы.келісімшарттарымызды(тексеріңіз)` деген код."
    for measure in range(90, 400, 5):
        for line in lines(of_text(source), BODY, measure, "kk")[:-1]:
            code = [part for part in line.fragments if part.font.family == "code"]
            assert not (line.end == "hyphen" and code and line.fragments[-1] is code[-1])


def test_code_wraps_at_its_spaces_on_slides() -> None:
    runs = [Run("for i in range(10): print(i)", code=True)]
    broken = wrap(runs, SCREEN, 20, 200)
    assert len(broken) > 1
    assert all(width(line, SCREEN, 20) <= 200 for line in broken)


LESSON = """
topic: {title: Код, language: ru, minutes: 45}
procedure:
  - stage: Начало
    minutes: 45
    blocks:
      - text: "Пишут %s и всё."
"""


@pytest.mark.parametrize("slip", ["дом,сад", "x^2", "cтенд"])
def test_code_is_not_proofread(slip: str) -> None:
    def told(said: str) -> list[str]:
        lesson = LESSON % said
        return [each.code for each in review(read(lesson.encode(), "lesson.yaml"), lesson)]

    assert told(slip)
    assert not told(f"`{slip}`")


SORT = """
- code:
    title: Сұрыптау
    language: python
    numbered: true
    emphasis: 2
    text: |
      def sort(a):
          # кірістіру
          for i in range(1, len(a)):
              print("қадам", i)
          return a
"""
LONG = "- code:\n    language: python\n    text: |\n" + "".join(
    f"      def f{n}(x):\n          y = x + {n}\n          return y * y\n\n" for n in range(12)
)
WIDE = "- code: print(" + ", ".join(f"value_{n} + {n}" for n in range(12)) + ")"


def program(source: str) -> Program:
    (found,) = (each for each in elements(composed(of_blocks(source))) if isinstance(each, Program))
    return found


def slides(source: str) -> list[Slide]:
    plan = deck_of(of_blocks(source))
    return [slide for slide in plan.slides if any(p.name == "program" for p in slide.items)]


def typed(slide: Slide) -> list[str]:
    """Return the lines of the program on a slide, a long one put together again."""
    (words,) = (p.item for p in slide.items if p.name == "program")
    assert isinstance(words, Words)
    return [re.sub(r"\n *", "", para.plain) for para in words.paragraphs]


def of(source: str) -> list[str]:
    return [row.text for row in program(source).rows]


def test_each_piece_knows_what_it_is() -> None:
    rows = program(SORT).rows
    parts = {piece.text.strip(): piece.part for row in rows for piece in row.pieces}
    assert parts["def"] == parts["for"] == parts["in"] == parts["return"] == "keyword"
    assert parts["sort"] == "name"
    assert parts["# кірістіру"] == "comment"
    assert parts['"қадам"'] == "string"
    assert [row.is_marked for row in rows] == [False, True, False, False, False]


@pytest.mark.parametrize("language", ["python", "pascal", "html", "sql", "cpp", "js", "prolog"])
def test_a_lexer_loses_nothing(language: str) -> None:
    lines = ["", "  a := 'b", "<p>\t&x; /* y", "", "{{ %s }} \\", "Ә = «Қ»"]
    found = pieces(lines, language)
    assert ["".join(piece.text for piece in row) for row in found] == lines


@pytest.mark.parametrize("source", [SORT, LONG, WIDE])
def test_every_line_stands_on_a_slide_with_its_indentation(source: str) -> None:
    shown = [line for slide in slides(source) for line in typed(slide)]
    assert [line for line in shown if line] == [line for line in of(source) if line]


def test_a_long_program_goes_on_where_it_has_a_seam() -> None:
    found = slides(LONG)
    assert len(found) > 1
    assert all(typed(slide)[0].startswith("def ") and typed(slide)[-1] for slide in found)


def test_what_a_program_prints_stands_beside_it_or_below() -> None:
    beside = SORT.replace("numbered: true", "output: '[1]'")
    below = SORT.replace("numbered: true", f"output: '{'[1, 2, 3] ' * 6}'")
    for source, is_beside in ((beside, True), (below, False)):
        (slide,) = slides(source)
        panel, output = (
            next(p.box for p in slide.items if p.name == name) for name in ("program", "output")
        )
        assert (output.x >= panel.right) is is_beside
        assert (output.y >= panel.bottom) is not is_beside


def test_what_is_printed_appears_on_a_click() -> None:
    (slide,) = slides(SORT.replace("numbered: true", "output: '[1]'\n    reveal: true"))
    (click,) = slide.clicks
    assert slide.items[click.index].name == "output"


WORDS = (
    "if",
    "x",
    "print(a)",
    "Ә",
    "漢字",
    "🙂",
    "value_1234567890" * 6,
    "  ",
    "#",
    '"қ"',
    "a.b.c",
)


@given(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), min_size=1, max_size=60),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_no_line_leaves_its_panel(lines: list[str], is_numbered: bool) -> None:  # noqa: FBT001
    lines[0] = lines[0] or "x"
    text = "".join(f"      {line}\n" for line in ["x", *lines, "x"])
    source = f"- code:\n    numbered: {is_numbered}\n    text: |\n{text}".lower()
    for slide in slides(source):
        for placed in slide.items:
            if isinstance(placed.item, Words) and placed.name in {"program", "numbers"}:
                size = placed.item.size
                rows = [row for para in placed.item.paragraphs for row in split(para.runs)]
                assert max(width(row, SCREEN, size) for row in rows) <= placed.box.width + 0.01
                assert len(rows) * LINE * size <= placed.box.height + 0.01


def split(runs: Sequence[TextRun]) -> list[list[Run]]:
    rows: list[list[Run]] = [[]]
    for run in runs:
        for number, part in enumerate(run.text.split("\n")):
            if number:
                rows.append([])
            rows[-1].append(Run(part, run.bold, run.italic, code=True))
    return rows


def test_a_line_that_goes_on_stands_further_in_after_an_arrow() -> None:
    row = Row((Piece("    call(first, second, third)"),))
    first, *others = wrapped((row,), 18)
    assert [first.label, *(each.label for each in others)] == ["", *[ONWARD] * len(others)]
    assert [first.text, *(each.text for each in others)][:2] == [
        "    call(first, ",
        "        second, ",
    ]


@pytest.mark.parametrize("source", [SORT, LONG, WIDE])
def test_paper_keeps_every_line_for_readers(source: str) -> None:
    data = paint(planned(of_blocks(source))[0])
    told = [text for role, text in read_back(data) if role == "Code"]
    said = re.sub(r"\s", "", "".join(told))
    assert said == re.sub(r"\s", "", "".join(of(source)))


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_pages_with_programs_are_valid(profile: str, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(paint(planned(of_blocks(SORT + WIDE))[0]))
    assert not page.validate_pdf(str(file), profile=profile).failures


def test_indentation_is_in_the_file_and_numbers_are_not_read() -> None:
    data = paint(planned(of_blocks(SORT))[0])
    text = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert "    for i in range(1, len(a)):" in text
    told = "".join(text for role, text in read_back(data) if role == "Code")
    assert not re.search(r"^\d", told)


def test_a_program_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n\tc = 3\r\n")
    lesson = "topic: {title: T, language: en, minutes: 45}\nprocedure:\n  - stage: S\n"
    lesson += (
        "    minutes: 45\n    blocks:\n      - code: {file: a.py, lines: 2-3, numbered: true}\n"
    )
    file = tmp_path / "lesson.yaml"
    source = read_source(file, lesson.encode())
    (found,) = (each for each in elements(source.document) if isinstance(each, Program))
    assert [(row.number, row.text) for row in found.rows] == [(2, "b = 2"), (3, "    c = 3")]
    assert source.named.files == (tmp_path / "a.py",)


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        (b"a = 1\n", "L240", ("lesson.yaml", 6)),
        (b"\n\n", "L114", ("lesson.yaml", 6)),
        (b"a\nb\nc = \x1b\n", "L005", ("a.py", 3)),
        ("a\nb = 'Сәлем'".encode("cp1251", "replace"), "L002", ("a.py", 2)),
        (None, "L251", ("lesson.yaml", 6)),
    ],
)
def test_a_file_that_is_no_program_is_told(
    tmp_path: Path, content: bytes | None, code: str, where: tuple[str, int]
) -> None:
    if content is not None:
        (tmp_path / "a.py").write_bytes(content)
    lesson = "topic: {title: T, language: en, minutes: 45}\nprocedure:\n  - stage: S\n"
    lesson += "    minutes: 45\n    blocks:\n      - code: {file: a.py, lines: 2-3}\n"
    with pytest.raises(Problems) as caught:
        read_source(tmp_path / "lesson.yaml", lesson.encode())
    (found,) = caught.value.problems
    assert (found.code, (Path(found.where.file).name, found.where.line)) == (code, where)


def test_a_program_parts_where_blank_lines_part_it() -> None:
    lengths = [14, 2, 5, 2, 6, 2, 4]  # of parts, and of the blank lines between them
    texts = [
        "" if blank else "x" if not row else "    x"
        for at, length in enumerate(lengths)
        for blank in [at % 2]
        for row in range(length)
    ]
    rows = wrapped(
        [Row((Piece(text),) if text else (), at + 1) for at, text in enumerate(texts)], 9
    )
    for most in (14, 15, 16):
        ends = [(part[0].row.number, part[-1].row.number) for part in parted(rows, most)]
        assert ends == [(1, 14), (17, 29), (32, 35)]


def test_every_language_that_is_offered_is_known() -> None:
    assert all(map(is_known, USUAL))


def test_a_marked_line_as_wide_as_the_panel_has_room_for_its_stroke() -> None:
    for length in range(60, 120):
        rows = (Row((Piece("x" * length),), is_marked=True),)
        numbers = gutter(rows, 80)
        goes_on = any(each.label for each in wrapped(rows, 80 - numbers))
        assert numbers == (3 if goes_on else 1)
