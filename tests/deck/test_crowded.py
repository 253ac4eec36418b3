"""Blocks with too much for a slide, or with no slide: they are told in another form, not lost."""

import pytest

from builders import languages, messages
from builders.deck.slides import Words
from builders.languages import Language
from builders.problems import Problems
from tests.deck.samples import slides
from tests.deck.test_plan import shown, words_of


def test_a_statement_with_all_its_small_print_is_shown() -> None:
    told = "Оқулықтар мен мұрағат құжаттары мұны әр түрлі айтады және бір-біріне қайшы келеді"
    small = "".join(
        f"    {key}: {told}, {told} {key}.\n" for key in ("source", "note", "conflict", "gap")
    )
    (slide,) = slides(f"- statement:\n    text: Су жаңармайды.\n    by: Куә\n{small}")
    assert words_of("Су жаңармайды Куә source note conflict gap") <= words_of(shown(slide))


def test_what_is_to_be_said_to_a_block_on_paper_is_in_the_notes_of_its_stage() -> None:
    first, second = slides(
        """
        - points: [Бірінші]
        - points: [Екінші]
        - text: {text: Қағазға., notes: Мұны оқытыңыз.}
        """
    )
    assert [note.replace("\u00a0", " ") for note in first.notes[1:]] == ["Мұны оқытыңыз."]
    assert not second.notes[1:]


@pytest.mark.parametrize("words", [60, 200])
def test_a_long_point_of_a_table_stands_before_it(words: int) -> None:
    point = " ".join(f"айтылғаны{number}" for number in range(words))
    rows = ", ".join(f"[А{number}, {number}]" for number in range(6))
    table = f"caption: Кесте, point: {point}, columns: [Не, Сан], rows: [{rows}]"
    found = slides(f"- table: {{{table}}}")
    text = " ".join(shown(slide) for slide in found)
    assert words_of(point) <= words_of(text)
    assert found[-1].layout == "figure"


FORTY = ", ".join(f"Б{number}: {number}" for number in range(1, 41))
BRANCHES = ", ".join(f"Тармақтардың аттары {number}" for number in range(14))


@pytest.mark.parametrize(
    "block",
    [
        f"chart: {{caption: Сандар, bars: {{{FORTY}}}}}",
        f"tree: {{caption: Құрылым, root: Түбі, branches: [{BRANCHES}]}}",
    ],
)
@pytest.mark.parametrize("language", languages.having(messages.FILE))
def test_a_figure_too_large_for_a_slide_is_sent_to_paper(block: str, language: Language) -> None:
    with pytest.raises(Problems) as refused:
        slides(f"- {block}")
    (problem,) = refused.value.problems
    assert problem.code == "L305"
    catalogue = messages.load(language)
    assert "for: [handout, key]" in messages.describe(problem, catalogue, "")


def test_the_answer_to_a_question_is_not_set_small() -> None:
    answer = " ".join(["ойлау"] * 125)
    asked, *answers = slides(f"- question: {{text: Неге?, answer: {answer}}}")
    assert answers
    assert all(placed.name != "answer" for placed in asked.items)
    for slide in answers:
        (body,) = (p.item for p in slide.items if isinstance(p.item, Words) and p.name == "body")
        assert body.size >= 24
