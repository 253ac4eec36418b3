"""Lessons to make decks of: short ones written by hand, and long ones drawn from a seed."""

import random
import textwrap
from decimal import Decimal
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from builders import labels
from builders.deck.plan import plan
from builders.deck.slides import DeckPlan, NativeChart, Placed, ShapeGroup, Slide, SlideTable, Words
from builders.design import theme
from builders.design.picture import Picture, prepare
from builders.design.scene import Formula, Label, Node
from builders.lesson.blocks import BLOCK_KINDS, AnyBlock
from builders.lesson.blocks.exercises import Question, Rubric, RubricLevel, Task
from builders.lesson.blocks.figures import (
    Bar,
    Branch,
    Chart,
    Compare,
    CompareRow,
    Event,
    Row,
    Table,
    Timeline,
    Tree,
)
from builders.lesson.blocks.prose import Point, Points, Quote, Statement
from builders.lesson.blocks.responses import (
    AnyResponse,
    Clue,
    Crossword,
    Labelling,
    Spot,
    WordSearch,
)
from builders.lesson.inline import Text
from builders.lesson.located import Located
from builders.lesson.markup import parse
from builders.lesson.model import Lesson, Stage, Topic
from builders.lesson.read import read
from builders.problems import Place
from tests.document.samples import composed, example

WHERE = Place("lesson.yaml", 1, 1)
KK = labels.load("kk")
DALA = theme.load("dala")
ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "tests" / "lessons"
LESSONS = (ROOT / "lesson.yaml", *sorted(IMAGES.glob("*.yaml")))

WORDS = tuple(
    word
    for line in (
        "лагерь тұтқын көтеріліс бөлімше басқарма еңбек амнистия наразылық жүйе адам күн жыл",
        "өзен комбинат кен шаң ауру үміт күзет бекініс баррикада ғасыр дерек сан кесте сызба",
        "мәтін автор баға мұрағат құжат тапсырма сұрақ жауап дәлел қорытынды пікірталас",
        "интеллигенция өнеркәсіптік орналастырылғандықтан қоғамдастықтарымыздың мен пен және",
        "үшін туралы ең бұл ол екі үш 1954 15–20 11 536 НКВД СТЕПЛАГ-тың",
    )
    for word in line.split()
)


def lesson(blocks: str, head: str = "", language: str = "kk") -> Lesson:
    """Return a lesson with one stage that holds ``blocks``, as YAML."""
    source = f"topic: {{title: Сабақ, language: {language}, minutes: 10}}\n"
    source += textwrap.dedent(head)
    source += "procedure:\n  - stage: Бөлім\n    minutes: 5\n    blocks:\n"
    return read(
        (source + textwrap.indent(textwrap.dedent(blocks), " " * 6)).encode(), "lesson.yaml"
    )


def planned(of: Lesson, look: str = "dala", safety: float = 1.2) -> DeckPlan:
    """Return the deck of a lesson; ``safety`` is what a stand-in font may be wider by."""
    tokens = theme.load(look)
    tokens = replace(tokens, screen=replace(tokens.screen, safety=safety))
    return plan(composed(of), tokens, pictures())[0]


@cache
def pictures() -> dict[str, Picture]:
    found = prepare((IMAGES / "images" / "cycle.png").read_bytes())
    return {"images/cycle.png": found, "assets/images/cycle.png": found}


def slides(blocks: str, head: str = "", language: str = "kk") -> tuple[Slide, ...]:
    """Return the slides of ``blocks``, without the opening."""
    return planned(lesson(blocks, head, language)).slides[1:]


def said(placed: Placed) -> str:
    """Return the words that an item shows."""
    match placed.item:
        case Words() as item:
            return " ".join(para.plain for para in item.paragraphs)
        case SlideTable() as item:
            cells = [cell for row in item.rows for cell in row]
            return " ".join("".join(run.text for run in cell.runs) for cell in cells)
        case NativeChart() as item:
            return " ".join(bar.label for bar in item.columns)
        case ShapeGroup() as item:
            labels = [mark.label if isinstance(mark, Node) else mark for mark in item.scene.marks]
            lines = [line for label in labels if isinstance(label, Label) for line in label.lines]
            words = ["".join(run.text for run in line) for line in lines]
            words += [mark.said for mark in item.scene.marks if isinstance(mark, Formula)]
            return " ".join(words)
        case _:
            return ""


# The kinds of block that are made up in every size, in an order that old seeds rely on.
ROLLED = ("points", "table", "compare", "chart", "timeline", "tree")
ROLLED += ("question", "statement", "quote")


LINED = 9  # every so many texts one has a line break, whatever the seed


SQUARED = (
    *("каторга", "лагерь", "тұтқын", "көтеріліс", "барак", "күзетші", "үкім", "сүргін"),
    *("қамау", "айып", "қуғын", "түрме", "комбинат", "мыс", "кен", "дала"),
)


class Dice:
    """A lesson drawn from a seed; every text has a place of its own."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # no secret is made
        self.lines = count(2)

    def place(self) -> Place:
        return Place("lesson.yaml", next(self.lines), 1)

    def text(self, least: int, most: int) -> Text:
        words = self.random.choices(WORDS, k=self.random.randint(least, most))
        if self.random.random() < 0.3:
            at = self.random.randrange(len(words))
            words[at] = f"**{words[at]}**"
        place = self.place()
        if place.line % LINED == 0:
            words[len(words) // 2] += "\n"
        return parse(" ".join(words).rstrip("\n"), place)

    def maybe(self, least: int, most: int) -> Text | None:
        return self.text(least, most) if self.random.random() < 0.4 else None

    def evidence(self) -> dict[str, Any]:
        return {
            "source": self.maybe(2, 6),
            "note": self.maybe(3, 14),
            "conflict": self.maybe(3, 14),
            "gap": self.maybe(3, 12),
        }

    def figure(self) -> dict[str, Any]:
        return {"title": self.text(2, 6), "point": self.maybe(4, 12), **self.evidence()}

    def points(self) -> Points:
        def point() -> Point:
            below = tuple(
                Point(where=self.place(), text=self.text(2, 8))
                for _ in range(self.random.choice([0, 0, 0, 1, 3]))
            )
            return Point(where=self.place(), text=self.text(2, 24), items=below)

        return Points(
            where=self.place(),
            items=tuple(point() for _ in range(self.random.randint(1, 14))),
            numbered=self.random.random() < 0.5,
            reveal=self.random.random() < 0.5,
            title=self.text(2, 6),
            **self.evidence(),
        )

    def table(self) -> Table:
        columns = self.random.randint(2, 5)

        def row() -> Row:
            cells = tuple(self.text(1, 5) for _ in range(columns))
            return Row(where=self.place(), cells=cells)

        return Table(
            where=self.place(),
            caption=self.text(2, 6),
            columns=tuple(self.text(1, 2) for _ in range(columns)),
            rows=tuple(row() for _ in range(self.random.randint(1, 12))),
            total=row() if self.random.random() < 0.3 else None,
            **self.figure(),
        )

    def compare(self) -> Compare:
        columns = self.random.randint(2, 3)
        rows = tuple(
            CompareRow(
                where=self.place(),
                aspect=self.text(1, 3),
                cells=tuple(self.text(1, 9) for _ in range(columns)),
            )
            for _ in range(self.random.randint(1, 6))
        )
        names = tuple(self.text(1, 2) for _ in range(columns))
        return Compare(
            where=self.place(), caption=self.text(2, 6), columns=names, rows=rows, **self.figure()
        )

    def chart(self) -> Chart:
        bars = tuple(
            Bar(
                where=self.place(),
                label=parse(self.random.choice(WORDS[:30]) + f" {index}", self.place()),
                value=Decimal(self.random.randint(1, 99_999)),
            )
            for index in range(self.random.randint(2, 8))
        )
        emphasis = bars[0].label.plain
        return Chart(
            where=self.place(),
            caption=self.text(2, 6),
            bars=bars,
            emphasis=emphasis,
            **self.figure(),
        )

    def timeline(self) -> Timeline:
        events = tuple(
            Event(
                where=self.place(),
                date=str(1940 + index),
                text=self.text(2, 12),
                note=self.maybe(2, 6),
                emphasis=index == 1,
            )
            for index in range(self.random.randint(2, 8))
        )
        return Timeline(where=self.place(), caption=self.text(2, 6), events=events, **self.figure())

    def tree(self) -> Tree:
        def branch(below: int) -> Branch:
            inner = tuple(branch(0) for _ in range(below))
            return Branch(where=self.place(), name=self.text(1, 2), branches=inner)

        branches = tuple(
            branch(self.random.randint(0, 2)) for _ in range(self.random.randint(2, 4))
        )
        return Tree(
            where=self.place(),
            caption=self.text(2, 6),
            root=self.text(1, 2),
            branches=branches,
            **self.figure(),
        )

    def question(self) -> Question:
        answer = tuple(self.text(5, 40) for _ in range(self.random.randint(0, 2)))
        return Question(
            where=self.place(),
            text=self.text(4, 16),
            answer=answer,
            workspace=self.random.random() < 0.2,
        )

    def statement(self) -> Statement:
        return Statement(where=self.place(), text=self.text(3, 14), by=self.maybe(1, 4))

    def quote(self) -> Quote:
        return Quote(
            where=self.place(),
            text=tuple(self.text(8, 60) for _ in range(self.random.randint(1, 2))),
            speaker=self.text(1, 3),
            **self.evidence(),
        )

    def task(self) -> Task:
        return Task(
            where=self.place(),
            text=self.text(4, 18),
            detail=tuple(filter(None, (self.maybe(4, 14),))),
            level=self.random.randint(1, 3),
            minutes=5,
            answer=tuple(self.text(8, 60) for _ in range(self.random.randint(0, 3))),
            workspace=self.random.random() < 0.3,
            response=self.response(),
            rubric=self.rubric() if self.random.random() < 0.2 else None,
        )

    def response(self) -> AnyResponse | None:
        """Return a form of answer that is drawn, now and then."""
        count = self.random.randint(4, 10)
        words = self.random.sample(SQUARED, count)
        kind = self.random.choice((None, None, Crossword, WordSearch, Labelling))
        if kind is Crossword:
            clues = tuple(
                Clue(where=self.place(), word=parse(word, self.place()), clue=self.text(1, 8))
                for word in words
            )
            return Crossword(where=self.place(), words=clues)
        if kind is WordSearch:
            return WordSearch(
                where=self.place(), words=tuple(parse(word, self.place()) for word in words)
            )
        if kind is None:
            return None
        places = tuple(
            Spot(
                where=self.place(),
                text=self.text(1, 3),
                left=Decimal(self.random.randint(0, 100)),
                top=Decimal(self.random.randint(0, 100)),
            )
            for _ in range(count)
        )
        return Labelling(
            where=self.place(),
            file=Located("images/cycle.png", self.place()),
            alt="Су айналымы",
            credit=self.text(1, 4),
            places=places,
            bank=self.random.random() < 0.5,
        )

    def rubric(self) -> Rubric:
        count = self.random.randint(2, 4)
        levels = tuple(
            RubricLevel(where=self.place(), name=self.text(1, 2), points=at) for at in range(count)
        )
        rows = tuple(
            CompareRow(
                where=self.place(),
                aspect=self.text(1, 3),
                cells=tuple(self.text(1, 6) for _ in range(count)),
            )
            for _ in range(self.random.randint(1, 4))
        )
        return Rubric(where=self.place(), levels=levels, rows=rows)

    def block(self) -> AnyBlock:
        kind = self.random.choice(self.kinds())
        if kind in ROLLED:
            made: AnyBlock = getattr(self, kind)()
            return made
        (example_of,) = example(kind, "kk").blocks
        return example_of

    @staticmethod
    def kinds() -> tuple[str, ...]:
        """Return the kinds that slides show in words; one not made up here gives its example."""
        shown = [kind for kind, made in BLOCK_KINDS.items() if "deck" in made.default_outputs]
        return (*ROLLED, *(kind for kind in shown if kind not in {*ROLLED, "image"}))

    def lesson(self, blocks: int) -> Lesson:
        stage = Stage(
            where=self.place(),
            stage=self.text(2, 8),
            minutes=20,
            notes=(self.text(5, 20),),
            blocks=tuple(self.block() for _ in range(blocks)),
        )
        topic = Topic(where=WHERE, title=self.text(2, 6), language="kk", minutes=Located(50, WHERE))
        return Lesson(
            where=WHERE,
            topic=topic,
            contents=tuple(self.text(2, 8) for _ in range(self.random.randint(1, 5))),
            goals=tuple(self.text(3, 10) for _ in range(self.random.randint(1, 5))),
            procedure=(stage,),
            tasks=(self.task(), self.task()),
        )
