"""The outputs, a row each: the file, what makes it, what it is planned as, its painter and reader.

The Makefile and .ci/run know the files of the usual build by name; a test holds them to this table.
Libraries that paint and read back are loaded only to build: a check is to be quick.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from msgspec import Struct

from builders.lesson.model import MOST_LEVELS, MOST_VARIANTS
from builders.problems import Planned

if TYPE_CHECKING:
    from builders.deck.slides import DeckPlan
    from builders.handout.pages import HandoutPlan
    from builders.plans import Plans
    from builders.quiz.questions import Quiz

Verb: TypeAlias = Literal[
    "build",
    "booklet",
    "large-print",
    "posters",
    "variants",
    "levels",
    "cards",
    "answer-sheet",
    "quiz",
]


class Output(Struct, frozen=True):
    """A file; those of one ``verb`` are published together, all of them or none.

    ``planned`` returns no plan where the lesson has nothing for the file. ``verify`` stops when the
    painted bytes say other than the plan.
    """

    name: str
    verb: Verb
    planned: Callable[[Plans], Planned[Any]]
    paint: Callable[[Any], bytes]
    verify: Callable[[Any, bytes], None]

    def painted(self, plan: object) -> bytes:
        """Return the file of ``plan``, read back before it may be published."""
        data = self.paint(plan)
        self.verify(plan, data)
        return data


def _paint_slides(plan: DeckPlan) -> bytes:
    from builders.deck.paint import paint  # noqa: PLC0415

    return paint(plan)


def _verify_slides(plan: DeckPlan, data: bytes) -> None:
    from builders.press.verify import verify_deck  # noqa: PLC0415

    verify_deck(plan, data)


def _paint_pages(plan: HandoutPlan) -> bytes:
    from builders.handout.paint import paint  # noqa: PLC0415

    return paint(plan)


def _verify_pages(plan: HandoutPlan, data: bytes) -> None:
    from builders.press.verify import verify_pages  # noqa: PLC0415

    verify_pages(plan, data)


def _verify_tiles(plan: HandoutPlan, data: bytes) -> None:
    from builders.press.verify import verify_pages  # noqa: PLC0415

    verify_pages(plan, data, cut=True)


def _paint_moodle(quiz: Quiz) -> bytes:
    from builders.quiz.moodle import paint  # noqa: PLC0415

    return paint(quiz)


def _verify_moodle(quiz: Quiz, data: bytes) -> None:
    from builders.press.verify_quiz import verify_moodle  # noqa: PLC0415

    verify_moodle(quiz, data)


def _plan_gift(plans: Plans) -> Planned[Quiz | None]:
    from builders.quiz.gift import is_sayable  # noqa: PLC0415

    return plans.quiz_in("quiz.gift.txt", is_sayable)


def _paint_gift(quiz: Quiz) -> bytes:
    from builders.quiz.gift import paint  # noqa: PLC0415

    return paint(quiz)


def _verify_gift(quiz: Quiz, data: bytes) -> None:
    from builders.press.verify_quiz import verify_gift  # noqa: PLC0415

    verify_gift(quiz, data)


def _plan_sheet(plans: Plans) -> Planned[Quiz | None]:
    from builders.quiz.sheet import is_sayable  # noqa: PLC0415

    return plans.quiz_in("quiz.csv", is_sayable)


def _paint_sheet(quiz: Quiz) -> bytes:
    from builders.quiz.sheet import paint  # noqa: PLC0415

    return paint(quiz)


def _verify_sheet(quiz: Quiz, data: bytes) -> None:
    from builders.press.verify_quiz import verify_sheet  # noqa: PLC0415

    verify_sheet(quiz, data)


def _plan_variant(plans: Plans, number: int) -> Planned[HandoutPlan | None]:
    return plans.variant(number)


def _plan_level(plans: Plans, number: int) -> Planned[HandoutPlan | None]:
    return plans.level(number)


def _plan_marked_sheet(plans: Plans) -> Planned[HandoutPlan | None]:
    return plans.answer_sheet(marked=True)


_SLIDES, _PAGES = (_paint_slides, _verify_slides), (_paint_pages, _verify_pages)

DECK = Output("deck.pptx", "build", lambda plans: plans.deck, *_SLIDES)
HANDOUT = Output("handout.pdf", "build", lambda plans: plans.handout, *_PAGES)
KEY = Output("key.pdf", "build", lambda plans: plans.key, *_PAGES)
OUTPUTS = (
    DECK,
    HANDOUT,
    KEY,
    *(
        Output(f"handout-{number}.pdf", "variants", partial(_plan_variant, number=number), *_PAGES)
        for number in range(1, MOST_VARIANTS + 1)
    ),
    *(
        Output(f"handout-level-{at}.pdf", "levels", partial(_plan_level, number=at), *_PAGES)
        for at in range(1, MOST_LEVELS + 1)
    ),
    Output("cards.pdf", "cards", lambda plans: plans.cards, *_PAGES),
    Output("answer-sheet.pdf", "answer-sheet", lambda plans: plans.answer_sheet(), *_PAGES),
    Output("answer-sheet-key.pdf", "answer-sheet", _plan_marked_sheet, *_PAGES),
    Output("key-variants.pdf", "variants", lambda plans: plans.variants_key, *_PAGES),
    Output("booklet.pdf", "booklet", lambda plans: plans.booklet, *_PAGES),
    Output("large-print.pdf", "large-print", lambda plans: plans.large_print, *_PAGES),
    Output("posters.pdf", "posters", lambda plans: plans.posters, *_PAGES),
    Output("posters-a4.pdf", "posters", lambda plans: plans.tiles, _paint_pages, _verify_tiles),
    Output("quiz.xml", "quiz", lambda plans: (plans.quiz, ()), _paint_moodle, _verify_moodle),
    Output("quiz.gift.txt", "quiz", _plan_gift, _paint_gift, _verify_gift),
    Output("quiz.csv", "quiz", _plan_sheet, _paint_sheet, _verify_sheet),
)


def of(verb: Verb) -> tuple[Output, ...]:
    """Return the outputs that ``verb`` makes."""
    return tuple(output for output in OUTPUTS if output.verb == verb)


def load_libraries() -> None:
    """Load now what painting and reading back load when they are needed."""
    import builders.deck.paint  # noqa: PLC0415
    import builders.handout.paint  # noqa: PLC0415
    import builders.press.verify  # noqa: F401, PLC0415
