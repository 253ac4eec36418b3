"""Blocks with much to say, which are shown in another form before they are refused."""

from tests.deck.samples import slides
from tests.deck.test_plan import shown, words_of


def test_a_statement_with_all_its_small_print_is_shown() -> None:
    told = "Оқулықтар мен мұрағат құжаттары мұны әр түрлі айтады және бір-біріне қайшы келеді"
    small = "".join(
        f"    {key}: {told}, {told} {key}.\n" for key in ("source", "note", "conflict", "gap")
    )
    (slide,) = slides(f"- statement:\n    text: Су жаңармайды.\n    by: Куә\n{small}")
    assert words_of("Су жаңармайды Куә source note conflict gap") <= words_of(shown(slide))
