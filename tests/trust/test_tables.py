"""Tables that no page was made for: nothing stands over anything else or leaves its column.

It is measured in the painted file by PDFium, which has no part in painting. ``make fuzz`` tries a
hundred times as many, other ones each time.
"""

import os
from itertools import combinations

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders.handout.pages import HandoutPlan
from builders.handout.paint import paint
from builders.handout.plan import HandoutOutput
from builders.handout.typesetting.style import EDGE, PaperName
from builders.lesson.blocks.exercises import Criterion
from builders.lesson.blocks.figures import Compare, CompareRow, Row, Table
from builders.lesson.model import Lesson
from builders.press.verify import verify_pages
from tests.handout.reading import Ink, cells, overprinted, read_back, signs
from tests.handout.samples import Maker, planned

FUZZ = int(os.environ.get("FUZZ", "0"))  # 40: a thousand tables on each paper
MANY = settings(max_examples=25 * FUZZ or 8, deadline=None, derandomize=not FUZZ, database=None)
HAIR = 0.5  # points by which ink may reach over its advance
CLEAR = 3.0  # points, the least between two columns

HOSTILE = (
    *("", "", "a", "5", "–", "1 250 000 000 ₸", "16 875 000 000 000 000", "1941–1945 жж."),
    *("16 желтоқсан 1986 ж.", "1 000 000 000 км/сағ", "12,5 %", "2,50", "31415926535897932384626"),
    "Қанағаттандырылмағандықтарыңыздан",
    "электрокардиографиялық зерттеулеріміздің",
    "конституционно-правовой высокопрофессиональнейшие",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "халықаралық-құқықтық ынтымақтастықтың демократияландыруға жататындығы",
    "[мекенжай](https://example.org/a) және https://example.org/very/long/path/with_parts?q=1&r=22",
    "a² + b² = c²",
    "**маңызды** H₂SO₄ + *2* NaOH → Na₂SO₄ + 2 H₂O",
    "x₁,₂ = (−b ± √(b² − 4ac)) / 2a",
    "Шөлге төзімді өсімдіктер топырақтың құнарлылығын арттырып қана қоймай, жайылымды сақтайды. "
    * 3,
)
CELL = st.sampled_from(HOSTILE)
SAID = CELL.filter(bool)
NAME = SAID.filter(lambda text: not set("()|[]") & set(text))
LANGUAGE = st.sampled_from(["kk", "ru", "en"])
VARIANTS: dict[str, tuple[PaperName, bool]] = {
    "a4": ("a4", False),
    "a5": ("a5", False),
    "letter": ("letter", False),
    "large print": ("a4", True),
    "large print on letter": ("letter", True),
    "large print on a5": ("a5", True),
}
Cells = tuple[tuple[str, ...], ...]


@st.composite
def rows(draw: st.DrawFn, most: int = 13) -> Cells:
    width = draw(st.integers(1, most))
    row = st.tuples(*[CELL] * width)
    return draw(st.lists(row, min_size=2, max_size=6).map(tuple))


def as_table(make: Maker, found: Cells, *, has_total: bool) -> Table:
    head, *others = found
    made = [Row(where=make.place(), cells=tuple(map(make.text, row))) for row in others]
    total = made.pop() if has_total and len(made) > 1 else None
    columns = tuple(map(make.text, head))
    return Table(
        where=make.place(),
        caption=make.text("Кесте"),
        columns=columns,
        rows=tuple(made),
        total=total,
        source=make.text("Анықтамалық"),
    )


def as_comparison(make: Maker, found: Cells) -> Compare:
    (_, *head), *others = found
    return Compare(
        where=make.place(),
        caption=make.text("Кесте"),
        columns=tuple(map(make.text, head)),
        rows=tuple(
            CompareRow(
                where=make.place(), aspect=make.text(row[0]), cells=tuple(map(make.text, row[1:]))
            )
            for row in others
        ),
    )


def written(lesson: Lesson, variant: str, output: HandoutOutput = "handout") -> bytes:
    paper, is_large = VARIANTS[variant]
    plan = planned(lesson, output, paper, large_print=is_large)[0]
    data = paint(plan)
    verify_pages(plan, data)
    inside(plan, data)
    assert overprinted(data) == []
    return data


def inside(plan: HandoutPlan, data: bytes) -> None:
    """Nothing reaches over the margin that a printer leaves white."""
    for sign in signs(data):
        assert sign.left >= EDGE - HAIR, sign
        assert sign.right <= plan.size.width - EDGE + HAIR, sign


def kept_apart(data: bytes) -> None:
    """Any two columns of a table, or of a part of one, have a gap from top to bottom."""
    found = cells(data)
    for number in {table for table, _, _ in found}:
        columns: dict[int, list[tuple[int, Ink]]] = {}
        for (table, row, column), inks in found.items():
            if table == number:
                columns.setdefault(column, []).extend((row, ink) for ink in inks)
        for left, right in combinations(sorted(columns), 2):
            if are_beside(columns[left], columns[right]):
                edge = max(ink.right for _, ink in columns[left])
                assert edge + CLEAR <= min(ink.left for _, ink in columns[right])


def are_beside(one: list[tuple[int, Ink]], other: list[tuple[int, Ink]]) -> bool:
    """Tell whether two columns are of one part: one of their rows is on one line."""
    return any(
        row == at and ink.page == own.page and ink.bottom < own.top and own.bottom < ink.top
        for row, ink in one
        for at, own in other
    )


def heard(data: bytes) -> list[str]:
    """Return the letters of all cells, sorted: a head or a name that is repeated is heard once."""
    texts = (text for role, text in read_back(data) if role in {"TH", "TD", "Link"})
    return letters("".join(texts))


def letters(text: str) -> list[str]:
    return sorted("".join(text.replace("\u00ad", "").split()))


def in_language(lesson: Lesson, language: str) -> Lesson:
    return replace(lesson, topic=replace(lesson.topic, language=language, links="none"))


@pytest.mark.parametrize("variant", VARIANTS)
@seed(FUZZ)
@MANY
@given(rows(), LANGUAGE, st.booleans())
def test_any_table_is_set(variant: str, found: Cells, language: str, has_total: bool) -> None:  # noqa: FBT001
    make = Maker()
    lesson = make.lesson(as_table(make, found, has_total=has_total))
    data = written(in_language(lesson, language), variant)
    kept_apart(data)
    said = "".join(make.text(cell).plain for row in found for cell in row)
    assert heard(data) == letters(said)


@pytest.mark.parametrize("variant", VARIANTS)
@seed(FUZZ)
@MANY
@given(rows(3), rows(3), LANGUAGE)
def test_any_comparison_is_set(variant: str, one: Cells, other: Cells, language: str) -> None:
    make = Maker()
    blocks = [as_comparison(make, found) for found in (one, other) if len(found[0]) > 1]
    data = written(in_language(make.lesson(*blocks), language), variant)
    kept_apart(data)


@pytest.mark.parametrize("variant", VARIANTS)
@seed(FUZZ)
@MANY
@given(st.lists(NAME, min_size=1, max_size=6), st.lists(SAID, min_size=1, max_size=4), LANGUAGE)
def test_any_room_is_set(variant: str, heads: list[str], said: list[str], language: str) -> None:
    """A room to fill in is a table too, and so is the assessment beside it."""
    make = Maker()
    task = make.task(said[0], f"table ({' | '.join(heads)}) 3 rows", " | ".join(said))
    criteria = tuple(
        Criterion(where=make.place(), descriptor=make.text(each), points=3) for each in said
    )
    lesson = in_language(make.lesson(tasks=(replace(task, criteria=criteria),)), language)
    for output in ("handout", "key"):
        kept_apart(written(lesson, variant, output))
