"""One quantity with two values is told, in prose and beside a figure; two quantities are not."""

import pytest

from builders.lesson.read import read
from builders.lesson.review import review, review_text
from builders.lesson.source.decode import decode

HEAD = """\
topic: {{title: Т, language: {language}, minutes: 5}}
procedure:
  - stage: Бір
    minutes: 5
    blocks:
"""
CHART = """\
      - chart:
          caption: Тұтқындар, 1954 ж.
          source: д
          bars: {{украин: 9596, немістер: 2369}}
          {more}
"""


def told(blocks: str, language: str = "kk") -> list[str]:
    data = f"{HEAD.format(language=language)}{blocks}".encode()
    found = review(read(data, "lesson.yaml"), decode(data, "lesson.yaml"))
    return [
        " ".join((str(each.where.line), *(value for _, value in each.facts)))
        for each in found
        if each.code == "L406"
    ]


def prose(*sentences: str) -> str:
    return "".join(f"      - text: {sentence}\n" for sentence in sentences)


@pytest.mark.parametrize(
    ("language", "first", "second", "expected"),
    [
        (
            "kk",
            "Лагерьде 8 мың тұтқын ұсталды.",
            "Лагерьде 4 446 тұтқын ұсталды.",
            "7 тұтқын 8 000 4 446 6",
        ),
        (
            "kk",
            "Лагерьде 8 мыңға жуық тұтқын болды.",
            "Лагерьде 4446 тұтқын болды.",
            "7 тұтқын 8 000 4 446 6",
        ),
        (
            "ru",
            "В 1954 году в лагере жили 9596 заключённых.",
            "В 1954 году в лагере жили 9956 заключённых.",
            "7 заключённых 9 596 9 956 6",
        ),
        (
            "en",
            "The camp held 12 thousand prisoners in 1954.",
            "In 1954 the camp held 4446 prisoners.",
            "7 prisoners 12 000 4 446 6",
        ),
    ],
)
def test_sentences_that_contradict_each_other_are_told(
    language: str, first: str, second: str, expected: str
) -> None:
    assert told(prose(first, second), language) == [expected]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("kk", "Лагерьде 4 446 тұтқын ұсталды.", "Лагерьде 4400 тұтқын ұсталды."),
        ("kk", "Лагерьде 8 мыңға жуық тұтқын болды.", "Лагерьде 7 850 тұтқын болды."),
        ("kk", "1953 жылы лагерьде 800 тұтқын болды.", "1954 жылы лагерьде 900 тұтқын болды."),
        ("kk", "Қалада 500 адам, ауылда 800 адам тұрады.", "Сонда 30 адам қалды."),
        (
            "kk",
            "Бұл қалада 500 оқушы бар.",
            "Бұл жарысқа облыстан 800 оқушы келіп, үш күн ойнады.",
        ),
        ("kk", "Астанада 1 350 000 адам тұрады.", "Алматыда 2 200 000 адам тұрады."),
        (
            "ru",
            "В 1941 году на фронт вышли 3600 немецких танков.",
            "К концу 1941 года было уничтожено 2700 немецких танков.",
        ),
        (
            "en",
            "In Kazakhstan 20 million people live in towns.",
            "In Uzbekistan 35 million people live in towns.",
        ),
    ],
)
def test_other_quantities_and_rounded_ones_are_not_told(
    language: str, first: str, second: str
) -> None:
    assert told(prose(first, second), language) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Онда 9 956 украин болды.", ["11 украин 9 596 9 956 9"]),
        ("1954 жылы 9 600 украин болды.", []),
        ("1945 жылы 100 украин болды.", []),
        ("Соғыста қолға түскен 8 мыңға жуық неміс келді.", ["11 немістер 2 369 8 000 9"]),
        ("Онда 25 украин дәрігер болды.", []),
    ],
)
def test_prose_that_contradicts_a_figure_is_told(sentence: str, expected: list[str]) -> None:
    assert told(CHART.format(more="unit: адам") + prose(sentence)) == expected
    assert told(CHART.format(more="conflict: сандар қайшы") + prose(sentence)) == []


def test_a_table_may_round_as_a_chart_may() -> None:
    table = "      - table: {caption: К, source: д, columns: [Ұлт, Саны], rows: [[украин, 9600]]}\n"
    assert told(table + prose("Онда 9 573 украин болды.")) == []
    assert told(table + prose("Онда 9 956 украин болды.")) == ["7 украин 9 600 9 956 6"]


def test_a_document_is_read_as_one_stage() -> None:
    text = "Лагерьде 8 мың тұтқын ұсталды.\nЛагерьде 4 446 тұтқын ұсталды [3].\n"
    found = [each for each in review_text(text, "a.txt", "kk") if each.code == "L406"]
    assert [(each.where.line, each.where.column) for each in found] == [(2, 10)]
