"""The source document of the lesson, untouched: every slip that can be known, at its place."""

from collections import Counter
from pathlib import Path

import pytest

from builders.lesson.markup import parse
from builders.lesson.model import Term
from builders.lesson.read import read
from builders.lesson.review import review, review_text
from builders.lesson.source.decode import decode
from builders.problems import Place

SEED = Path("seeds/seminar-12-steplag.txt")
SLIPS = """\
2:1 L439 күні, топ, пән, оқытушы, уақыт, оқу нәтижелері, бағалау, әдебиеттер
2:36 L426 СТЕПЛАГ
8:11 L416 СТЕПЛАГ-«халық
10:24 L412 Кеңір Кеңгір
28:38 L416 СТЕПЛАГ-«халық
30:9 L428 47
32:1 L426 КСРО
34:16 L426 ГУЛАГ
44:14 L416 міндеті-Жезқазған
44:64 L412 Лагер Лагерь
48:41 L403 11 536 140
86:43 L404 4 317 4 446 129
96:25 L435 Герман концлагерьлерінің
100:12 L435 тек қана
102:50 L419 « «Біздер
110:16 L417 15-20
116:46 L415 ашу- ызасын
120:63 L435 атақты
122:25 L413 түсті.ол
122:26 L414 түсті.ол
122:29 L435 бүкіл
122:64 L413 сілкіндірді.КСРО-ның
122:65 L401 КСРО-ның барлық лагерьлеріндегідей, мұнда да зорлық-зомбылық… 74 1
126:61 L435 ең
130:1 L412 Стпелаг СТЕПЛАГ
130:34 L445 40 күнге
148:46 L437 3 лагерь бөлімшесінің
166:58 L401 1954 жылдың 16 мамырында Кеңгірде орналасқан 3 лагерь бөлімш… 148 6
168:31 L437 3 лагерь бөлімшесінің
192:1 L432 6. Деңгейлік тапсырмалар:
194:4 L412 Кеңір Кеңгір
200:4 L426 МӨЖ
200:13 L426 ОБМӨЖ
202:1 L433 1.СТЕПЛАГ-«халық жауларына» арналған лагерь.
202:2 L413 1.СТЕПЛАГ-«хал
202:10 L416 1.СТЕПЛАГ-«халық
204:1 L433 2. СТЕПЛАГ  лагерінің құрылымы.
204:11 L418 СТЕПЛАГ  лагерінің
205:2 L424 материалов.
207:1 L423 5 1–3
207:13 L413 Г.Т.
207:54 L419 ( (ХІХ
207:55 L422 ХІХ XIX
207:66 L425 ғасырдың
"""


# What a program can know of each class of slip, by its code, and how often the document has it.
# One quantity with two values (L406) shows only beside a figure; spelling needs a dictionary; all
# endings after digits (L436) are right.
CLASSES = {
    "repeats": {"L401": 2},
    "parts and totals": {"L403": 1, "L404": 1},
    "durations": {"L445": 1},
    "names": {"L412": 4},
    "punctuation": {
        "L413": 4,
        "L414": 1,
        "L415": 1,
        "L416": 4,
        "L417": 1,
        "L418": 1,
        "L419": 2,
    },
    "twin letters": {"L422": 1},
    "gaps": {"L423": 1, "L424": 1, "L425": 1},
    "abbreviations": {"L426": 5},
    "numbers without a source": {"L428": 1},
    "fields of the plan": {"L439": 1},
    "tasks": {"L432": 1, "L433": 2},
    "quantity or ordinal": {"L437": 2},
    "judgements": {"L435": 5},
}


@pytest.fixture(scope="module")
def text() -> str:
    return SEED.read_text(encoding="utf-8")


def test_every_slip_is_found_at_its_place(text: str) -> None:
    found = [
        f"{each.where.line}:{each.where.column} {each.code} {' '.join(v for _, v in each.facts)}"
        for each in review_text(text, SEED.name, "kk")
    ]
    assert found == SLIPS.splitlines()


def test_each_class_of_slip_is_told_as_often_as_it_occurs(text: str) -> None:
    found = Counter(each.code for each in review_text(text, SEED.name, "kk"))
    assert found == {code: count for each in CLASSES.values() for code, count in each.items()}


def test_the_two_numbers_of_prisoners_are_told_where_the_lesson_does_not_describe_them() -> None:
    lesson = Path("lesson.yaml").read_text(encoding="utf-8")
    known = "          conflict: мәтіннің басқа жерінде"
    assert known in lesson
    data = lesson.replace(known, "          gap: мәтіннің басқа жерінде").encode()
    found = review(read(data, "lesson.yaml"), decode(data, "lesson.yaml"))
    assert [dict(each.facts)["second"] for each in found if each.code == "L406"] == ["8 000"]


def test_a_glossary_explains_abbreviations_and_names_what_is_misspelt(text: str) -> None:
    here = Place("lesson.yaml", 1, 1)
    wrong = {"СТЕПЛАГ": "Стпелаг", "Кеңгір": "Кеңір", "лагерь": "Лагер"}
    glossary = tuple(
        Term(where=here, name=name, meaning=parse(name, here), wrong=(slip,))
        for name, slip in wrong.items()
    )
    found = review_text(text, SEED.name, "kk", glossary)
    named = [(each.where.line, dict(each.facts)["word"]) for each in found if each.code == "L411"]
    assert named == [(10, "Кеңір"), (44, "Лагер"), (130, "Стпелаг"), (194, "Кеңір")]
    assert not [each for each in found if each.code == "L412"]
    assert "СТЕПЛАГ" not in {dict(each.facts).get("word") for each in found if each.code == "L426"}


def test_every_place_shows_what_is_told_of_it(text: str) -> None:
    lines = text.split("\n")
    told = [each for each in review_text(text, SEED.name, "kk") if each.code == "L435"]
    assert len(told) == 5
    for each in told:
        rest = lines[each.where.line - 1][each.where.column - 1 :]
        assert rest.startswith(dict(each.facts)["word"].split()[0])
