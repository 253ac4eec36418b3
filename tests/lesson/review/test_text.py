"""Plain text: paragraphs, twin letters, endings after digits, numbering; whatever comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import languages
from builders.languages import Language
from builders.lesson.review import review_text, words
from builders.lesson.review.language import homoglyphs
from builders.lesson.review.passages import of_document
from builders.messages import FILE, load, message

STAND_INS = words.load(Language("kk")).stand_ins
RIGHT = ["pH", "HTML-код", "Wordта", "μм", "PDFті", "IPтің", "Қазақстан", "Word", "км"]
NUMBERS = {
    "1830": ["ы", "ға", "да", "дан", "дың"],
    "548": ["і", "ге", "де", "ден", "дің"],
    "1012": ["сі", "ге", "де", "ден", "нің"],
    "630": ["ы", "ға"],
    "145": ["і", "ке", "те", "тен", "тің"],
    "60": ["қа", "та", "тан", "тың", "ы"],
    "11 536": ["ға", "сы", "ның"],
    "10": ["ға", "нан", "ның", "ы"],
    "9050": ["і", "ге", "ден"],
    "12 000": ["ға", "нан", "ы", "ның"],
    "300": ["ге", "ден", "і"],
    "0": ["ге", "і"],
}


def codes(text: str, language: str = "kk") -> list[str]:
    found = [each.code for each in review_text(text, "a.txt", language)]
    return [code for code in found if code not in {"L428", "L439"}]


@pytest.mark.parametrize("word", RIGHT)
def test_words_that_may_mix_alphabets_are_left_alone(word: str) -> None:
    assert homoglyphs.mended(word, STAND_INS) == word


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("бiлiм", "білім"),
        ("Қaзақстан", "Қазақстан"),
        ("əдебиет", "әдебиет"),
        ("ӛзгерістер", "өзгерістер"),
        ("CТЕПЛАГ", "СТЕПЛАГ"),
        ("Wоrd", "Word"),
    ],
)
def test_a_word_with_a_twin_letter_is_mended(word: str, meant: str) -> None:
    assert homoglyphs.mended(word, STAND_INS) == meant


@given(st.data())
def test_any_one_twin_letter_in_a_kazakh_word_is_found(data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(["тұтқындар", "көтеріліс", "Кеңгір", "лагерьлер", "сабақ"]))
    pairs = dict(zip("аеоіурсх", "aeoiypcx", strict=True))
    places = [at for at, letter in enumerate(word) if letter in pairs]
    at = data.draw(st.sampled_from(places))
    typed = f"{word[:at]}{pairs[word[at]]}{word[at + 1 :]}"
    found = [p for p in review_text(f"Бұл {typed} ғой.", "a.txt", "kk") if p.code == "L421"]
    assert [(p.where.column, dict(p.facts)["suggestion"]) for p in found] == [(5 + at, word)]


@pytest.mark.parametrize("number", NUMBERS)
def test_only_the_endings_that_suit_a_number_pass(number: str) -> None:
    for suffix in NUMBERS[number]:
        assert "L436" not in codes(f"Бұл {number}-{suffix} болды."), suffix
    wrong = {"ы": "і", "і": "ы", "ға": "ке", "ге": "қа", "қа": "ге", "ке": "ға", "сы": "сі"}
    for suffix in NUMBERS[number]:
        if suffix in wrong:
            assert "L436" in codes(f"Бұл {number}-{wrong[suffix]} болды."), suffix


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Бір.\n2. Екі.\n3. Үш.\n", []),
        ("1. Бір.\n2. Екі.\n4. Төрт.\n", ["L423"]),
        ("1. Бөлім:\n1. Бір.\n2. Екі.\n2. Бөлім:\n1. Бір.\n3. Бөлім.\n", []),
        ("1. Бір.\nекінің соңы.\n3. Үш.\n", ["L424"]),
        ("1. Бір.\nүшінің соңы.\n4. Төрт.\n", ["L424", "L423"]),
        ("Сөз «ішінде «сөз» бар».\n", []),
        ("Дала - кең жазық, орман - қалың (2 - 1 = 1).\n", ["L416", "L416"]),
        ("Сөз «ішінде сөз бар.\n", ["L419"]),
        ("Сөз» ішінде сөз бар.\n", ["L420"]),
        ("а) бірінші тармақ;\nб) екінші тармақ.\n", []),
        ("Бір- және екіжақты келісім, ашу-ыза.\n", []),
        ("Тел. 8-701-123-45-67, күні 2024-01-05, 10-5 = 5.\n", []),
        ("Мекенжайы memorial.de, файлы lesson.yaml болады.\n", []),
        ("Тұтқындар т. б. ұлттар, 1945–1947 жж. және А. Абай.\n", []),
        ("ТАҚЫРЫП: БАС ӘРІППЕН ЖАЗЫЛДЫ.\n", []),
        ("ABC үшбұрышы мен KLMN төртбұрышы, ең биік шыңы – 6 995 м.\n", []),
        ("АТФ пен ДНҚ, CPU мен RAM туралы.\n", []),
        ("BCA бағыты.\n", ["L426"]),
        ("Мұнда лагерь, онда лагерь, Лагер сонда.\n", ["L412"]),
        ("Мұнда лагерь, онда лагер, Лагер сонда.\n", []),
        ("HTML-код, x-тің мәні, 5 μм, pH мәні.\n", []),
        ("2-3 сынып оқушылары келді.\n", ["L417"]),
    ],
)
def test_a_document_is_looked_over(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_wrapped_lines_are_one_paragraph_and_a_hyphen_keeps_its_word() -> None:
    text = "1. Тақырып\n\nҚазақстандағы лагерьлер жүйесін жан-\n\n  жақты талқылап, сөз\n\nсоңы.\n"
    title, prose, *rest = of_document(text, "a.txt")
    assert title.number == 1
    assert "жан-жақты" in prose.text
    assert str(prose.place(prose.text.index("талқылап"))) == "a.txt:5:9"
    assert [each.text for each in rest] == ["соңы."]


@given(st.text(alphabet="аАіiX ХІ.,:;-–«»()[]12540\n\t'\"ңыз", max_size=120))
def test_any_text_is_looked_over_and_every_warning_has_its_sentence(text: str) -> None:
    rows = text.split("\n")
    for language in languages.known():
        for found in review_text(text, "a.txt", language):
            # Where two lines were joined, the space stands after the first.
            assert 1 <= found.where.column <= len(rows[found.where.line - 1]) + 1
            for catalogue in map(load, languages.having(FILE)):
                assert message(found, catalogue)


def test_each_language_has_words_for_each_class() -> None:
    for language in languages.having(words.FILE):
        known = words.load(language)
        assert len(known.months) == 12
        assert all((known.claims, known.attribution, known.known, known.fields))


def test_numbers_without_any_reference_are_told_once() -> None:
    text = "Мұнда 120 адам болды, сосын 140 адам келді"
    assert [each.code for each in review_text(f"{text}.", "a.txt", "kk")] == ["L439", "L428"]
    assert [each.code for each in review_text(f"{text} [4].", "a.txt", "kk")] == ["L439"]
