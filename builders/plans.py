"""A lesson with what it is laid out with in; its plans, each made once it is asked for, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import builders.deck.plan
import builders.handout.plan
from builders import labels
from builders.deck.slides import DeckPlan, with_pages
from builders.design.picture import Picture
from builders.design.vectors.drawing import Shown, Sketch, is_rich
from builders.document.structure import Document
from builders.handout.pages import HandoutPlan
from builders.handout.typesetting.style import PaperName
from builders.materials import Source
from builders.problems import Planned

if TYPE_CHECKING:
    from builders.quiz.questions import AnyQuestion, Quiz


class Plans:
    """All that a lesson can become, decided but not painted; slides name pages, pages name slides.

    Each comes with what was found while it was made. A booklet is folded of A4, a poster stands on
    A3 or A4; ``paper`` is that of all else. Raises ``Problems`` when something has no room.
    """

    def __init__(self, source: Source, paper: PaperName = "a4") -> None:
        """Keep what plans are made from."""
        self._source, self._paper = source, paper

    @property
    def document(self) -> Planned[Document]:
        """Return the unlaid document, for what lays out by itself."""
        return self._source.document, ()

    @cached_property
    def deck(self) -> Planned[DeckPlan]:
        """Return the slides."""
        slides, warnings = self._slides
        return with_pages(slides, self.handout[0].pages_of), warnings

    @property
    def handout(self) -> Planned[HandoutPlan]:
        """Return the students' pages."""
        return self._pages[0]

    @property
    def key(self) -> Planned[HandoutPlan]:
        """Return the same pages with their answers."""
        return self._pages[1]

    def variant(self, number: int) -> Planned[HandoutPlan | None]:
        """Return the students' pages of a variant, from 1, if there are so many.

        They name no slides, which have another order.
        """
        source = self._source
        if number > len(source.variants):
            return None, ()
        document = source.variants[number - 1]
        plan, warnings = builders.handout.plan.plan(
            document, source.look, {}, source.pictures, self._paper
        )[0]
        return plan, tuple(each for each in warnings if each not in self.handout[1])

    def level(self, number: int) -> Planned[HandoutPlan | None]:
        """Return the sheet of a level, from 1, if something is meant for it."""
        source = self._source
        document = source.levels.get(number)
        if document is None:
            return None, ()
        plan, warnings = builders.handout.plan.plan(
            document,
            source.look,
            self._slides[0].slide_of,
            source.pictures,
            self._paper,
            large_print=str(number) in source.lesson.topic.large_print,
        )[0]
        return plan, tuple(each for each in warnings if each not in self.handout[1])

    @property
    def variants_key(self) -> Planned[HandoutPlan | None]:
        """Return the page for the teacher with what is right in each variant, if there are any."""
        from builders.document.asking.variants import key  # noqa: PLC0415  # not for the usual build

        source = self._source
        if not source.variants:
            return None, ()
        words = labels.load(source.lesson.topic.language)
        document = key(source.document, source.variants, words)
        return builders.handout.plan.plan(document, source.look, {}, {}, self._paper)[1]

    @property
    def cards(self) -> Planned[HandoutPlan | None]:
        """Return cards to cut out, if there are any."""
        from builders.handout.cards import plan  # noqa: PLC0415  # as above

        return plan(self._source.document, self._source.look, self._paper), ()

    def answer_sheet(self, *, marked: bool = False) -> Planned[HandoutPlan | None]:
        """Return sheets to mark, empty or with what is right marked, if there is what to mark."""
        from builders.handout.answer_sheets.plan import plan  # noqa: PLC0415  # as above

        source = self._source
        return plan(source.variants or (source.document,), source.look, marked=marked), ()

    @property
    def booklet(self) -> Planned[HandoutPlan]:
        """Return the students' pages, two to a side of sheets to fold."""
        from builders.handout.booklet import impose  # noqa: PLC0415  # not for the usual build

        small, warnings = self._laid("a5")[0]
        return impose(small), warnings

    @property
    def large_print(self) -> Planned[HandoutPlan]:
        """Return the students' pages for readers with low vision."""
        return self._laid(self._paper, large_print=True)[0]

    @cached_property
    def posters(self) -> Planned[HandoutPlan | None]:
        """Return the figures that are to be posters, if there are any."""
        from builders.handout import posters  # noqa: PLC0415  # as above

        source = self._source
        made = posters.plan(source.document, source.look, source.pictures)
        return (made if made.pages else None), ()

    @property
    def tiles(self) -> Planned[HandoutPlan | None]:
        """Return the posters, each over several sheets."""
        from builders.handout.posters import tiled  # noqa: PLC0415  # as above

        made = self.posters[0]
        return (tiled(made) if made else None), ()

    @cached_property
    def quiz(self) -> Quiz | None:
        """Return the tasks as learning platforms know them, if there are any."""
        from builders.quiz.plan import plan  # noqa: PLC0415  # as above

        source = self._source
        words = labels.load(source.lesson.topic.language)
        shown = self._with_pixels(lambda _: True)
        pictures = {name: each for name, each in shown.items() if isinstance(each, Picture)}
        made = plan(source.lesson, source.document, pictures, words)
        return made if made.questions else None

    def quiz_in(self, name: str, is_sayable: Callable[[AnyQuestion], bool]) -> Planned[Quiz | None]:
        """Return the quiz for the file ``name``, and what of it that file cannot say."""
        from builders.quiz.unsaid import unsaid  # noqa: PLC0415  # as above

        return self.quiz, tuple(unsaid(self.quiz, name, is_sayable)) if self.quiz else ()

    @cached_property
    def _slides(self) -> Planned[DeckPlan]:
        source = self._source
        pictures = self._with_pixels(is_rich)
        plan, warnings = builders.deck.plan.plan(
            source.document, source.look, pictures, source.brand
        )
        return plan, (*source.unsaid, *warnings)

    def _with_pixels(self, is_meant: Callable[[Sketch], bool]) -> Mapping[str, Shown]:
        """Return the pictures, those drawings that are meant as pixels."""
        source = self._source
        drawings = {
            name: each for name, each in source.pictures.items() if isinstance(each, Sketch)
        }
        meant = {name: sketch for name, sketch in drawings.items() if is_meant(sketch)}
        if not meant:
            return source.pictures
        from builders.handout.pictured import in_pixels  # noqa: PLC0415  # few have a drawing

        language = source.lesson.topic.language
        made = {name: in_pixels(sketch, language) for name, sketch in meant.items()}
        return {**source.pictures, **made}

    @cached_property
    def _pages(self) -> tuple[Planned[HandoutPlan], Planned[HandoutPlan]]:
        return self._laid(self._paper)

    def _laid(
        self, paper: PaperName, *, large_print: bool = False
    ) -> tuple[Planned[HandoutPlan], Planned[HandoutPlan]]:
        source, slide_of = self._source, self._slides[0].slide_of
        return builders.handout.plan.plan(
            source.document, source.look, slide_of, source.pictures, paper, large_print=large_print
        )
