"""Characters that are drawn as others: one style for all, and each still read as it was typed."""

import pytest

from builders.design import theme
from builders.design.faces import face
from builders.design.scripts.forms import FORMS, INKS, SMALL, Form, alike, forms, typed
from builders.design.type import SANS, SCREEN, SERIF, Ruler, width
from tests.design.test_theme import VISIBLE, contrast

DIGITS = "0123456789+−=()"
LOWERED, RAISED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"
LETTERS = {"ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥᵦᵧᵨᵩᵪ": "aeoxhklmnpstijruvβγρφχ", "ⁿⁱᵃᵇᶜᵈᵉᵏᵐᵗˣʸᵅᵝ": "niabcdekmtxyɑβ"}
MARKS = "🔴🟠🟡🟢🔵🟣🟤⚫⚪🟥🟧🟨🟩🟦🟪🟫⬛⬜🔺🔻⭐✅❌❗❓➕➖➗"


@pytest.mark.parametrize("ruler", [SERIF, SANS, SCREEN])
@pytest.mark.parametrize("bold", [False, True])
def test_a_lowered_and_a_raised_digit_is_two_thirds_of_the_digit(ruler: Ruler, bold: bool) -> None:  # noqa: FBT001
    own = face(ruler.family, bold=bold).advances
    for digit, lowered, raised in zip(DIGITS, LOWERED, RAISED, strict=True):
        assert own[lowered] == own[raised] == pytest.approx(own[digit] * SMALL)


def test_every_lowered_and_raised_letter_is_that_of_the_text() -> None:
    for typed_letters, drawn in LETTERS.items():
        assert "".join(FORMS[each].text for each in typed_letters) == drawn
        assert all(FORMS[each].shift for each in typed_letters)


def test_a_formula_is_drawn_in_as_few_pieces_as_can_be() -> None:
    six, twelve = Form("6", "sub"), Form("12", "sub")
    assert forms("C₆H₁₂O₆") == (Form("C"), six, Form("H"), twelve, Form("O"), six)
    assert forms("сөз") == (Form("сөз"),)


def test_a_comma_between_indices_is_one_of_them() -> None:
    both = Form("1,2", "sub")
    assert forms("x₁,₂") == (Form("x"), both)
    assert typed(both) == "₁,₂"
    assert forms("x₁, x₂")[2].text == ", x"
    assert forms("1,₂")[0] == Form("1,")


@pytest.mark.parametrize("bold", [False, True])
def test_every_sign_that_is_drawn_is_in_a_font_that_ships(bold: bool) -> None:  # noqa: FBT001
    own = face("symbols", bold=bold).advances
    assert [form.text for form in FORMS.values() if form.text not in own] == []


def test_what_is_drawn_is_read_as_it_was_typed() -> None:
    lost = {each for each in FORMS if "".join(map(typed, forms(each))) != each}
    assert lost == {"ᵌ", "⚫"}  # twins of ᶟ and ⬤
    assert alike("●⚫") == alike("⚫●")
    assert alike("H₂O 🔴") == "H₂O 🔴"
    assert alike("H₂O") not in {alike("H2O"), alike("H²O")}


def test_marks_of_messengers_are_measured_and_have_inks_of_their_own() -> None:
    for ruler in (SERIF, SANS, SCREEN):
        for mark in MARKS:
            same = width(FORMS[mark].text, ruler, 20)
            assert width(mark, ruler, 20) == pytest.approx(same)
    assert len({FORMS[mark].ink for mark in "🔴🟠🟡🟢🔵🟣🟤"}) == 7


@pytest.mark.parametrize("name", theme.available())
@pytest.mark.parametrize("ground", ["ground", "panel", "display"])
@pytest.mark.parametrize("ink", sorted(INKS))
def test_a_coloured_mark_can_be_seen_on_every_ground(name: str, ground: str, ink: str) -> None:
    assert contrast(ink, getattr(theme.load(name).palette, ground)) >= VISIBLE
    assert contrast(ink, "FFFFFF") >= VISIBLE
