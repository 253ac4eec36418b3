"""Lists sort as the alphabet of their language says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import labels, languages
from builders.languages import Language
from builders.lesson.alphabet import key
from builders.lesson.reading.checks import MOST_LETTERED

KAZAKH = (
    "Аа Әә Бб Вв Гг Ғғ Дд Ее Ёё Жж Зз Ии Йй Кк Ққ Лл Мм Нн Ңң Оо Өө Пп Рр Сс Тт Уу Ұұ Үү Фф Хх "
    "Һһ Цц Чч Шш Щщ Ъъ Ыы Іі Ьь Ээ Юю Яя"
)
RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
ALPHABET = languages.about(Language("kk")).alphabet[0]
FIXED = settings(deadline=None, derandomize=True, max_examples=200)
texts = st.text(ALPHABET + ALPHABET.upper() + "abcéłz0179 .–«»" + "єґβ", max_size=8)
LANGUAGES = st.sampled_from(languages.known())


def ordered(words: list[str], language: str) -> list[str]:
    return sorted(words, key=lambda word: key(word, language))


def test_the_alphabet_has_the_42_kazakh_letters() -> None:
    assert " ".join(letter.upper() + letter for letter in ALPHABET) == KAZAKH


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_kazakh_letters_keep_their_order(language: str) -> None:
    letters = [letter for letter in ALPHABET if letter != "ё"]
    assert ordered(letters[::-1], language) == letters


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_russian_letters_keep_their_order(language: str) -> None:
    assert ordered(list(RUSSIAN[::-1]), language) == list(RUSSIAN)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", ["Абай", "Әбдіров", "Жораева", "Кәкішұлы", "Қозыбаев", "Формозов", "Applebaum"]),
        ("kk", ["1954 жыл", "Яссауи", "Applebaum", "Zhumabayev"]),
        ("en", ["1954", "Applebaum", "Zhumabayev", "Абай"]),
        ("ru", ["Елкин", "Ёлкин", "Ельцин"]),
        ("kk", ["Елкин", "Ельцин", "Ёлкин"]),
        ("kk", ["7А", "7Б", "010Б", "10Б"]),
        ("kk", ["Дала", "дала", "Дала лагері", "Далалық"]),
        ("en", ["resume", "résumé", "resumed"]),
        ("kk", ["Алаш", "«Бөлшек»", "Бөлім"]),
        ("kk", ["Ящук", "Єршов", "Ershov"]),
    ],
)
def test_words_sort_as_readers_expect(language: str, words: list[str]) -> None:
    assert ordered(words[::-1], language) == words


@FIXED
@given(
    st.lists(texts, max_size=6).flatmap(
        lambda words: st.tuples(st.just(words), st.permutations(words))
    ),
    LANGUAGES,
)
def test_the_order_does_not_depend_on_the_first_order(
    both: tuple[list[str], list[str]], language: str
) -> None:
    assert ordered(both[0], language) == ordered(both[1], language)


@FIXED
@given(texts, texts, texts, LANGUAGES)
def test_the_order_is_total(first: str, second: str, third: str, language: str) -> None:
    keys = [key(text, language) for text in (first, second, third)]
    assert (keys[0] == keys[1]) == (first == second)
    assert (keys[0] < keys[1]) + (keys[0] == keys[1]) + (keys[0] > keys[1]) == 1
    if keys[0] <= keys[1] <= keys[2]:
        assert keys[0] <= keys[2]


@FIXED
@given(st.lists(texts, max_size=6), LANGUAGES)
def test_capitals_only_break_ties(words: list[str], language: str) -> None:
    folded = [key(word.lower(), language)[0] for word in words]
    assert [key(word.upper(), language)[0] for word in words] == folded


@FIXED
@given(st.sets(st.integers(0, 10**6), max_size=8), st.text(ALPHABET, max_size=3))
def test_numbers_go_by_value(numbers: set[int], letters: str) -> None:
    words = ordered([f"{number}{letters}" for number in numbers], "kk")
    assert all(int(a.rstrip(letters)) < int(b.rstrip(letters)) for a, b in pairwise(words))


@pytest.mark.parametrize("language", languages.known())
def test_a_language_has_a_letter_for_all_that_is_lettered(language: Language) -> None:
    words = labels.load(language)
    for letters in (words.letters, words.letters.lower(), words.part_letters):
        assert len(set(letters)) == len(letters) >= MOST_LETTERED
