"""Sources named by hand are told; places with a year, intervals and links are not."""

import pytest

from builders.lesson.read import read
from builders.lesson.review import review, review_text
from builders.lesson.source.decode import decode

LESSON = """\
topic: {{title: Т, language: {language}, minutes: 5}}
procedure:
  - stage: Бір
    minutes: 5
    blocks:
      - text: >-
          {text}
references:
  - {{id: kozy, type: book, language: kk, n: 7, author: [{{family: Мағауин, given: М.}}], \
title: А, publisher-place: Алматы, issued: 1995}}
  - {{id: web, type: web, language: kk, title: А, URL: "https://a.kz/b"}}
"""


def told(text: str, language: str) -> list[str]:
    data = LESSON.format(text=text, language=language).encode()
    found = review(read(data, "lesson.yaml"), decode(data, "lesson.yaml"))
    facts = [dict(each.facts) for each in found if each.code == "L443"]
    assert all(each.where.line == 7 for each in found if each.code == "L443")
    return [f"{each['text']} {each['suggestion']}" for each in facts]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("kk", "Бұл туралы жазылған (Ахметов, 1999).", "(Ахметов, 1999) [@id]"),
        ("kk", "Бұл – дәлел (Қозыбаев М., 2001, 12-б.).", "(Қозыбаев М., 2001, 12-б.) [@id]"),
        ("kk", "Бұл – дәлел (Ә. Жүнісұлы, 2001).", "(Ә. Жүнісұлы, 2001) [@id]"),
        ("kk", "Бұл – дәлел (Мағауин, 1995).", "(Мағауин, 1995) [@kozy]"),
        ("kk", "Бұл – дәлел (Жүнісов және Сейітова, 2001).", "(Жүнісов және Сейітова, 2001) [@id]"),
        ("kk", "Лагерь туралы айтылған [3].", "[3] [@id]"),
        ("kk", "Лагерь туралы айтылған. [7, 12 б.] Содан кейін.", "[7, 12 б.] [@kozy]"),
        ("kk", "Қараңыз: Шаймұханов Д. 2000.", "Қараңыз: Шаймұханов Д. 2000 [@id]"),
        ("kk", "Толығы https://a.kz/b бетінде.", "https://a.kz/b [@web]"),
        ("kk", "Толығы www.b.kz.", "www.b.kz [@id]"),
        ("ru", "Так считают (Земсков и др., 1991).", "(Земсков и др., 1991) [@id]"),
        ("ru", "Подробнее (см. Иванова А. А., 2003).", "см. Иванова А. А., 2003 [@id]"),
        ("ru", "Об этом писали [12, с. 45].", "[12, с. 45] [@id]"),
        ("en", "The claim is old (Smith, 1999).", "(Smith, 1999) [@id]"),
        ("en", "The claim is old (Smith & O’Hara, 1999: 14).", "(Smith & O’Hara, 1999: 14) [@id]"),
        ("en", "It fell (Barnes et al., 2011) at once.", "(Barnes et al., 2011) [@id]"),
        ("en", "It fell [4, p. 17].", "[4, p. 17] [@id]"),
    ],
)
def test_a_source_named_by_hand_is_told(language: str, text: str, expected: str) -> None:
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Көтеріліс (Кеңгір, 1954) туралы, Абай (1845–1904), Алматы (1854)."),
        ("kk", "Жиын (Берлин, 1945) мен қала (Украина, 1991), Ахметов (1999 жылы)."),
        ("kk", "[3; 5] аралығы, x ∈ [1; 4], a[3] элементі, (2; 5) нүктесі."),
        ("kk", "Бұл – дерек [@kozy, 12 б.] және [сайт https://a.kz](https://a.kz)."),
        ("kk", "3-суретті қараңыз. Қара Ертіс (1731), Қара теңіз."),
        ("ru", "Конференция (Женева, 1949), Менделеев (1834–1907), роман (Москва, 1866)."),
        ("ru", "См. рис. 3 и таблицу 2. Съезд (октябрь, 1917)."),
        ("en", "The treaty (Versailles, 1919) and Magna Carta (Great Charter, 1215)."),
        ("en", "See Figure 3. The array [5, 6] and the Act (1833)."),
    ],
)
def test_what_only_looks_like_a_source_is_not_told(language: str, text: str) -> None:
    assert told(text, language) == []


def test_a_document_that_refers_by_name_is_not_told_to_lack_sources() -> None:
    text = "Мұнда 120 адам болды, сосын 140 адам келді{}."
    codes = [
        [each.code for each in review_text(text.format(after), "a.txt", "kk")]
        for after in ("", " (Ахметов, 1999)")
    ]
    assert codes == [["L439", "L428"], ["L439"]]
