"""Words of another language on slides: each run says what it speaks."""

import re

import pytest

from builders.deck.paint import paint
from builders.lesson.read import read
from tests.deck.samples import planned
from tests.deck.zips import unzipped

SOURCE = """\
topic: {title: "Тіл және [en: language]", language: kk, minutes: 10, kind: lesson}
contents: [А, "[fr: Liberté]"]
procedure:
  - stage: А
    minutes: 10
    blocks:
      - text: {text: "Мәтін [@a] және [@b].", for: [deck]}
      - points: {title: "[ru: Степь]", items: ["Бұл [en: a camp] сөзі", Екінші]}
      - table: {caption: Сөздер, columns: [Сөз, "[de: Wort]"], rows: [[тіл, "[de: Sprache]"]]}
      - tree: {caption: Құрылым, root: "[en: the root]", branches: [Бір, "Екі [ru: два]"]}
      - timeline:
          caption: Уақыт
          events: [{date: "1950", text: "[en: a start]"}, {date: "1960", text: Соңы}]
      - question: {text: "[uk: Що] бұл?", answer: "[en: an answer]"}
      - quote: {text: "[en: I saw it.]", speaker: Куә}
references:
  - {id: a, type: book, language: ru, title: История степи, issued: 2010, complete: false}
  - {id: b, type: book, language: en, title: Steppe camps, publisher: Verso, issued: 2010}
  - {id: c, type: book, title: Дала тарихы, issued: 2010}
"""
RUN = re.compile(r'<a:rPr lang="([\w-]+)"[^>]*>(?:(?!</a:rPr>).)*</a:rPr><a:t>([^<]*)</a:t>')


@pytest.fixture(scope="module")
def said() -> dict[str, set[str]]:
    """Return the texts of the runs of a deck, by language."""
    found: dict[str, set[str]] = {}
    for name, data in unzipped(paint(planned(read(SOURCE.encode(), "lesson.yaml")))).items():
        if name.startswith("ppt/slides/slide"):
            for language, text in RUN.findall(data.decode()):
                found.setdefault(language, set()).add(text.replace("\u00a0", " "))
    return found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-GB", "language"),
        ("fr-FR", "Liberté"),
        ("ru-RU", "Степь"),
        ("en-GB", "a camp"),
        ("de-DE", "Wort"),
        ("de-DE", "Sprache"),
        ("en-GB", "the root"),
        ("ru-RU", "два"),
        ("en-GB", "a start"),
        ("uk-UA", "Що"),
        ("en-GB", "an answer"),
        ("en-GB", "I saw it."),
    ],
)
def test_a_marked_word_says_its_language(
    said: dict[str, set[str]], language: str, text: str
) -> None:
    assert text in said[language]
    assert not any(text in texts for other, texts in said.items() if other != language)


def test_an_entry_speaks_the_language_of_its_source(said: dict[str, set[str]]) -> None:
    assert any("История степи" in text for text in said["ru-RU"])
    assert any("Steppe camps" in text for text in said["en-GB"])
    assert any("Дала тарихы" in text for text in said["kk-KZ"])
    assert any("дерек толық емес" in text for text in said["kk-KZ"])
