"""What schools write is in the fonts that ship, in every style; on slides signs name their font."""

import re

import pytest

from builders.deck.painting.letters import Look, runs
from builders.design.faces import face, has_glyph
from builders.design.scripts.signs import FACE
from builders.design.type import SCREEN, width
from builders.handout.typesetting.letters import letters
from builders.handout.typesetting.style import Style
from builders.lesson.inline import Span

SCHOOL = {
    "mathematics": "√∛∜∞≈≠≤≥±∓×÷·∙⋅∘∠∡∥∦⊥△°′″‰∈∉∋⊂⊃⊆⊇∪∩∅∀∃∄∧∨¬∑∏∫∬∮∂∆∇∝∼≅≡≪≫∴∵⌀⌈⌉⌊⌋",
    "sets": "ℕℤℚℝℂℓ℘ℵ℃℉ÅΩ",
    "arrows": "→←↑↓↔↕⇒⇐⇔⇌⇄⇆↦⟶⟹⟺↗↘↙↖➡",
    "Greek": "αβγδεζηθικλμνξοπρςστυφχψωϕϑΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
    "marks": "☐☑☒✓✔✗✘★☆●○■□▲△▶▷▼◀◆◇♪♫♀♂☺☹😐✎✏✂☎✉⚠☀☁❤⚡",
    "money": "₸₽€£¥$₴₺",
    "print": "№§¶†‡•…–—«»“”„‘’‚‹›ʻʼ¡¿©®™ªº",
    "fractions": "½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚",
    "numbers": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ",
    "English sounds": "ɪʊəɜɔæʌɑɒʃʒθðŋɡɹɾʔˈˌːɛɐɚɝʤʧ",
    "accents": "áàâäãåāăąćčçďđéèêëēęěğíìîïīłńñňóòôöõøōőřśšşßťúùûüūůűýÿźžżİıĞŞ",
    "marks on letters": "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030c\u20d7\ufe0f",
    "messengers": "🔴🟠🟡🟢🔵🟣🟤⚫⚪🟥🟧🟨🟩🟦⬛⬜🔺🔻⭐✅❌❗❓➕➖➗🙂🙁",
}
STYLES = [Style(family, 10, 15, bold) for family in ("serif", "sans") for bold in (False, True)]


@pytest.mark.parametrize("kind", SCHOOL)
@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.family}-{style.bold}")
def test_a_page_prints_every_character(kind: str, style: Style) -> None:
    shown = "".join(each.text for each in letters([Span(SCHOOL[kind])], style, "en", None))
    assert "□" not in shown.replace("□", "", SCHOOL[kind].count("□"))
    assert [each for each in SCHOOL[kind] if not has_glyph(each)] == []


@pytest.mark.parametrize("kind", SCHOOL)
def test_a_slide_names_the_font_of_the_signs_that_its_own_lacks(kind: str) -> None:
    drawn = runs(SCHOOL[kind], Look("en-GB", ""))
    named = "".join(re.findall(f'{FACE}"/></a:rPr><a:t>([^<]*)<', drawn))
    assert not set(named) & set(face("screen").advances)
    if kind in {"Greek", "accents", "money", "English sounds", "marks on letters", "print"}:
        assert named == ""


def test_a_sign_stands_in_every_slot_of_its_font() -> None:
    (sign,) = re.findall(
        r"<a:r>(?:(?!</a:r>).)*☐(?:(?!</a:r>).)*</a:r>", runs("а ☐", Look("ru", ""))
    )
    assert re.findall(rf'<a:(\w+) typeface="{FACE}"/>', sign) == ["latin", "ea", "cs", "sym"]


def test_what_a_face_lacks_is_measured_as_the_widest_that_may_stand_for_it() -> None:
    units = face("screen").units
    assert face("screen").advances.get("☐") is None
    assert width("☐", SCREEN, 20) >= 20 * 1.2
    assert width("⟹", SCREEN, 20) >= 20 * face("symbols").advances["⟹"] / face("symbols").units
    assert width("💡", SCREEN, 20) >= 20 * 1.37
    assert width("x\u20d7", SCREEN, 20) == width("x", SCREEN, 20)
    assert units == 2048
