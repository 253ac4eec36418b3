"""Lessons for the tests of paper: the real ones, and generated ones of every kind of block."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import count
from pathlib import Path

from hypothesis import strategies as st
from msgspec.structs import replace

from builders.design import theme
from builders.design.picture import Picture, prepare
from builders.document.structure import Document
from builders.document.views import photographs
from builders.handout.pages import HandoutPlan
from builders.handout.plan import HandoutOutput, plan
from builders.handout.typesetting.style import PaperName
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.exercises import Criterion, Question, Task
from builders.lesson.blocks.figures import (
    Bar,
    Chart,
    Compare,
    CompareRow,
    Event,
    Row,
    Table,
    Timeline,
)
from builders.lesson.blocks.prose import Point, Points, Prose, Quote
from builders.lesson.inline import Text
from builders.lesson.located import Located
from builders.lesson.markup import parse
from builders.lesson.model import Lesson, Stage, Term, Topic
from builders.lesson.read import read
from builders.lesson.space import parse as space
from builders.problems import Place, Problem
from tests.document.samples import composed

ROOT = Path(__file__).parents[2]
LESSONS = {
    "steplag": ROOT / "lesson.yaml",
    "english": ROOT / "tests/lessons/english.yaml",
    "russian": ROOT / "tests/lessons/russian.yaml",
}
TEXT = """лагерь тұтқын Кеңгір көтеріліс наразылық 1954 жылы 20 698 №4 адам (НКВД) ГУЛАГ-ның –
«халық жауы» ұлттар мен ұлыстардың К. Кузнецов ₸ → интеллигенциясының т. б. 15–20 жан-жақты
**маңызды** *дерек* [сілтеме](https://example.org/a/long/address?with=parts)"""
SPACES = ("3 lines", "2 cm", "box", "grid 3 cm", "table(Себеп | Дәлел)", "none")


def real(name: str) -> Lesson:
    path = LESSONS[name]
    return read(path.read_bytes(), path.name)


def planned(
    lesson: Lesson,
    output: HandoutOutput = "handout",
    paper: PaperName = "a4",
    *,
    large_print: bool = False,
) -> tuple[HandoutPlan, tuple[Problem, ...]]:
    document = composed(lesson)
    slide_of = {block.where: 3 for block in lesson.blocks}
    handout, key = plan(
        document, theme.load(), slide_of, prepared(document), paper, large_print=large_print
    )
    return key if output == "key" else handout


def prepared(document: Document) -> dict[str, Picture]:
    folder = ROOT / "tests/lessons"
    files = {file.removeprefix("assets/") for _, file in photographs(document)}
    found = {file: prepare((folder / file).read_bytes()) for file in files}
    return found | {f"assets/{file}": picture for file, picture in found.items()}


class Maker:
    """Values of the model, each at a place of its own."""

    def __init__(self) -> None:
        self._lines = count(1)

    def place(self) -> Place:
        return Place("lesson.yaml", next(self._lines), 1)

    def text(self, source: str) -> Text:
        return parse(source, self.place())

    def task(self, text: str, room: str, answer: str = "") -> Task:
        found = space(room)
        assert found
        return Task(
            where=self.place(),
            text=self.text(text),
            level=2,
            minutes=5,
            points=3,
            space=found,
            answer=(self.text(answer),) if answer else (),
            criteria=(Criterion(where=self.place(), descriptor=self.text(text), points=3),),
        )

    def lesson(self, *blocks: AnyBlock, tasks: tuple[Task, ...] = ()) -> Lesson:
        topic = Topic(
            where=self.place(),
            title=self.text("Тақырып"),
            language="kk",
            minutes=Located(50, self.place()),
            number="12",
        )
        stage = Stage(where=self.place(), stage=self.text("Кезең"), minutes=10, blocks=blocks)
        meaning = self.text("лагерьлердің бас басқармасы")
        term = Term(where=self.place(), name="ГУЛАГ", meaning=meaning)
        return Lesson(
            where=self.place(), topic=topic, procedure=(stage,), tasks=tasks, glossary=(term,)
        )

    def prose(self, *texts: str, title: str = "") -> Prose:
        return Prose(
            where=self.place(),
            title=self.text(title) if title else None,
            text=tuple(self.text(text) for text in texts),
        )

    def table(self, rows: list[tuple[str, str]]) -> Table:
        return Table(
            where=self.place(),
            caption=self.text("Кесте атауы"),
            columns=(self.text("Аталуы"), self.text("Саны")),
            rows=tuple(
                Row(where=self.place(), cells=tuple(self.text(cell) for cell in row))
                for row in rows
            ),
        )


def sentence(most: int = 40) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=most).map(" ".join)


@st.composite
def lessons(draw: st.DrawFn) -> Lesson:
    make = Maker()
    kinds = draw(st.lists(st.sampled_from(sorted(_KINDS)), min_size=1, max_size=6))
    blocks = [_KINDS[kind](make, draw(sentence()), draw(sentence(6))) for kind in kinds]
    rooms = draw(st.lists(st.sampled_from(SPACES), max_size=4))
    tasks = tuple(make.task(draw(sentence()), room, draw(sentence())) for room in rooms)
    return make.lesson(*blocks, tasks=tasks)


def _points(make: Maker, long: str, short: str) -> Points:
    inner = Point(where=make.place(), text=make.text(short))
    outer = Point(where=make.place(), text=make.text(long), items=(inner,))
    return Points(where=make.place(), title=make.text(short), items=(outer, inner), numbered=True)


def _chart(make: Maker, long: str, short: str) -> Chart:
    bars = tuple(
        Bar(where=make.place(), label=make.text(f"тобы {number}"), value=Decimal(number * 1000))
        for number in (1, 2, 3)
    )
    return Chart(
        where=make.place(), caption=make.text(short), bars=bars, note=make.text(long), poster=True
    )


def _timeline(make: Maker, _long: str, short: str) -> Timeline:
    events = tuple(
        Event(
            where=make.place(), date=date, text=make.text("лагерь ашылды"), emphasis=date == "1947"
        )
        for date in ("1940", "1943", "1947")
    )
    return Timeline(where=make.place(), caption=make.text(short), events=events, poster=True)


def _compare(make: Maker, long: str, short: str) -> Compare:
    row = CompareRow(
        where=make.place(), aspect=make.text("еңбек"), cells=(make.text(long), make.text(short))
    )
    return Compare(
        where=make.place(),
        caption=make.text(short),
        columns=(make.text("Карлаг"), make.text("Степлаг")),
        rows=(row, replace(row, where=make.place())),
        gap=make.text(long),
    )


def _question(make: Maker, long: str, short: str) -> Question:
    return Question(where=make.place(), text=make.text(short), answer=(make.text(long),))


def _quote(make: Maker, long: str, short: str) -> Quote:
    return Quote(where=make.place(), text=(make.text(long),), speaker=make.text(short))


_KINDS: dict[str, Callable[[Maker, str, str], AnyBlock]] = {
    "prose": lambda make, long, short: make.prose(long, short, title=short),
    "points": _points,
    "chart": _chart,
    "timeline": _timeline,
    "compare": _compare,
    "question": _question,
    "quote": _quote,
    "table": lambda make, long, short: make.table([(long, "9 596"), (short, "")]),
}
