"""Whole lessons: clean ones are passed over, each slip is told once at its place."""

from pathlib import Path

import pytest

from builders.lesson.read import read
from builders.lesson.review import review
from builders.lesson.source.decode import decode

HEAD = "topic: {title: Т, language: kk, minutes: 5}\n"
STAGE = "procedure:\n  - stage: Бір\n    minutes: 5\n    blocks:\n"
PLAIN = f"{HEAD}procedure: [{{stage: Бір, minutes: 5}}]\n"


def told(source: str) -> list[str]:
    data = source.encode()
    found = review(read(data, "lesson.yaml"), decode(data, "lesson.yaml"))
    assert all(each.severity == "warning" for each in found)
    return [f"{each.where.line}:{each.where.column} {each.code}" for each in found]


def block(source: str) -> str:
    lines = "".join(f"        {line}\n" for line in source.strip().split("\n"))
    return f"{HEAD}{STAGE}{lines.replace('        ', '      - ', 1)}"


@pytest.mark.parametrize("name", ["english", "russian"])
def test_a_clean_lesson_is_passed_over(name: str) -> None:
    path = Path(f"tests/lessons/{name}.yaml")
    assert told(path.read_text(encoding="utf-8")) == []


def test_the_minutes_are_found_under_a_title_that_speaks_of_them() -> None:
    head = "topic: {title: 'minutes: 5', language: en, minutes: 6}\n"
    assert told(PLAIN.replace(HEAD, head)) == ["1:53 L434"]


def test_of_the_real_lesson_only_gaps_of_its_source_are_told() -> None:
    found = told(Path("lesson.yaml").read_text(encoding="utf-8"))
    assert {each.split()[1] for each in found} <= {"L430", "L431", "L433"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("text: Бірінші сөйлем бітті.екінші басталды.", ["6:35 L413", "6:36 L414"]),
        ("text: >-\n    Бірінші жол\n    **ашу- ыза** бар.", ["8:18 L415"]),
        ("text: |\n    Бір.\n\n    Екі «жабылмаған сөз.", ["9:17 L419"]),
        (
            "text: |\n    Онда бүкіл ел бар, дейді автор.\n\n    Онда бүкіл ел.",
            ["9:18 L435"],
        ),
        ("text: Бұл [ескі әлем](https://a.kz).екінші сөз.", ["6:44 L413"]),
        ("text: |\n    «Бір.\n\n    Екі», деді.", []),
        ("text: '[-3; 5) аралығы мен а) тармағы'", []),
        ("text: Бүгін [қазақша](https://kk.wikipedia.org) және бүкіл әлемде.", ["6:62 L435"]),
        ("text: Зерттеуші автордың айтуынша, бүкіл әлемде солай.", []),
        ("text: Қaзақстан туралы сөз.", ["6:16 L421"]),
        ("text: ХІХ ғасырда болды.", ["6:15 L422"]),
        ("text: Мектепте 20-қа оқушы бар.", ["6:24 L436"]),
        ("text: 3 лагерь бөлімшесінің тұтқындары.", ["6:15 L437"]),
        ("text: 1947–1945 жылдары болды.", ["6:15 L408"]),
        ("text: 31 сәуір күні мен 30.02.1954 ж. келді.", ["6:15 L409", "6:33 L409"]),
        ("text: 16 мамыр мен 17-мамыр күндері.", ["6:28 L438"]),
        ("text: Барлығы 100 адам, 50-і – ер, 40-ы – әйел, 20-сы – бала.", ["6:33 L403"]),
        ("text: Барлығы 100 адам, 50-і – ер, 30-ы – әйел, 20-сы – бала.", []),
        ("text: Бұл ЖТҚК туралы сөз.", ["6:19 L426"]),
        ("text: Бұл жер-тану қызметкерлері кеңесі (ЖТҚК) туралы сөз.", []),
        ("quote: {text: Сөз., speaker: Абай}", ["6:9 L427"]),
        ("table: {caption: К, columns: [А, Б], rows: [[х, у]]}", []),
        ("table: {caption: К, columns: [А, Б], rows: [[х, 5]]}", ["6:9 L427"]),
        (
            (
                "table:\n    caption: К\n    source: д\n    columns: [А, Б]\n"
                "    rows: [[х, 1 005], [у, 2]]\n    total: [Қ, 1 006]"
            ),
            ["11:24 L403"],
        ),
        (
            (
                "timeline:\n    caption: К, 1940–1950 ж.\n    source: д\n    events:\n"
                "      - 1945: а\n      - 1943: б\n      - 1953 жылғы 2 мамыр: в\n"
                "      - 1953 ж. 27 наурыз: г"
            ),
            ["11:17 L407", "12:17 L410", "13:17 L407", "13:17 L410"],
        ),
        (
            "timeline: {caption: К, source: д, events: {б. з. д. 500 ж.: а, б. з. д. 300 ж.: б}}",
            [],
        ),
        *(
            (f"timeline: {{caption: '{caption}', source: д, events: {{{events}}}}}", [])
            for caption, events in (
                ("К", "10 000 б. з. д.: а, 9 000 б. з. д.: б"),
                ("К", "осыдан 100 жыл бұрын: а, 1954: б, 50 жыл бұрын: в"),
                ("К", "1465: а, XV ғасыр: б, 1456: в"),
                ("К, 1450–1470 жылдар", "XV ғасыр: а, 1465: б"),
                ("К, б. з. д. 2000–1500 ж.", "б. з. д. 1800 ж.: а, б. з. д. 1600 ж.: б"),
                ("К, 3000–2000 жыл бұрын", "2500 жыл бұрын: а"),
                ("К", "'23:30': а, '00:15': б"),
                ("К, 1935–1950 ж.", "1930-жылдары: а, 1941: б"),
            )
        ),
        ("text: Бұл 2500–1500 жыл бұрын болды.", []),
        ("text: Мұнда 1954-1945 = 9.", []),
        ("text: Сабақ 8:30 ақпанда болады.", []),
    ],
)
def test_a_slip_in_a_block_is_told_at_its_place(source: str, expected: list[str]) -> None:
    assert told(block(source)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("tasks: [{task: Ойланыңыз., level: 1}]", []),
        ("tasks: [{task: Ойланыңыз.}]", []),
        ("tasks: [{task: Ойланыңыз., level: 1}, {task: Жазыңыз.}]", ["3:39 L432"]),
        ("tasks: [{task: Лагерь туралы., level: 1}]", ["3:16 L433"]),
        ("tasks: [{task: Неге?, level: 1, minutes: 3}]", ["1:42 L434"]),
        ("tasks: [{task: Неге?, level: 1, points: 3, criteria: {а: 1, б: 1}}]", ["3:55 L405"]),
        ("independent: [Лагерь туралы]", ["3:15 L433"]),
        ("glossary: [{name: силикоз, meaning: ауру}]\ngoals: [Силикаттар мен силикозды білу]", []),
        (
            (
                "glossary: [{name: силикоз, meaning: ауру}]\n"
                "goals: [Силикозды білу, Сииликозды табу, Силкиоз]"
            ),
            ["4:25 L412", "4:42 L412"],
        ),
        (
            "glossary: [{name: Кеңгір, meaning: өзен, wrong: [Кеңір]}]\ngoals: [Кеңірдің тарихы]",
            ["4:9 L411"],
        ),
        ("references: [{id: a, type: web, title: Қaзақ, URL: 'https://a.kz'}]", ["3:41 L421"]),
        ("references: [{id: a, type: book, title: А}]", ["3:14 L430"]),
        ("references: [{id: a, type: lost, n: 1–3}]", ["3:14 L431"]),
        ("references: [{id: a, type: lost, n: 2}]", ["3:14 L423", "3:14 L431"]),
        (
            (
                "goals: ['Бір [@a]']\nreferences:\n  - {id: a, type: web, title: А, URL: 'https://a.kz'}\n"
                "  - {id: b, type: web, title: Ә, URL: 'https://b.kz'}"
            ),
            ["6:5 L429"],
        ),
    ],
)
def test_a_slip_outside_blocks_is_told_at_its_place(source: str, expected: list[str]) -> None:
    assert told(f"{PLAIN}{source}\n") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (PLAIN.replace("language", "date: Қaзан, language"), "1:26 L421"),
        (f"{PLAIN}independent: {{items: [{{text: Оқыңыз., due: Қaзан}}]}}\n", "3:45 L421"),
        (f"{PLAIN}glossary: [{{name: Қaзақ, meaning: халық}}]\n", "3:20 L421"),
        (f"{PLAIN}references: [{{id: a, type: lost, n: 1, author: [Қaзақ]}}]\n", "3:50 L421"),
        (block("timeline: {caption: а, source: д, events: {Қaзан: б}}"), "6:53 L421"),
        (block("image: {caption: а, file: a.png, credit: д, alt: Қaзақ}"), "6:59 L421"),
    ],
)
def test_a_line_that_is_no_text_is_proofread(source: str, expected: str) -> None:
    assert expected in told(source)


def test_one_quantity_with_two_values_is_told() -> None:
    chart = "chart: {caption: 'Тұтқындар, 1954 ж.', unit: адам, source: д, bars: {украин: %s}}"
    first, second = chart % 10, chart % 12
    source = f"{block(first)}      - {second}\n"
    assert told(source) == ["7:78 L406"]
    assert told(source.replace("1954", "1955", 1)) == []


def test_repeated_and_nearly_repeated_sentences_are_told() -> None:
    long = "Кеңгір көтерілісіне қатысқан тұтқындар үкіметке ұйымдасқан түрде қарсылық көрсетті."
    near = long.replace("ұйымдасқан түрде", "бірігіп")
    prose = f"{block(f'text: {long}')}      - text: Басқа сөз. {long}\n      - text: {near}\n"
    assert told(prose) == ["7:26 L401", "8:15 L402"]


def test_questions_are_compared_with_questions_and_events_with_nothing() -> None:
    asked = "question: Көтеріліс неден басталды?"
    source = f"{block(asked)}      - {asked}\n      - statement: Көтеріліс неден басталды?\n"
    assert told(source) == ["7:19 L401"]
    event = "Тұтқындар жұмысқа шықпай қойды."
    events = f"{{1953: {event}, 1954: {event}}}"
    assert told(block(f"timeline: {{caption: Оқиғалар, source: дерек, events: {events}}}")) == []


def test_a_judgement_is_told_unless_it_is_somebody_elses() -> None:
    said = "Ол ең ауыр лагерь болды."
    assert told(block(f"statement: {said}")) == ["6:23 L435"]
    assert told(block(f"quote: {{text: {said}, speaker: Куәгер}}")) == ["6:9 L427"]


def test_an_abbreviation_is_told_where_it_stands_first() -> None:
    source = block("points: {items: [Бұл ЖТҚК туралы], title: ЖТҚК қызметі}")
    assert told(source) == ["6:30 L426"]


def test_the_language_decides_what_is_told() -> None:
    russian = PLAIN.replace("language: kk", "language: ru")
    assert told(f"{russian}tasks: [{{task: Опишите лагерь., level: 1}}]\n") == []
    assert told(f"{russian}tasks: [{{task: Лагерь, level: 1}}]\n") == ["3:16 L433"]
    english = PLAIN.replace("language: kk", "language: en")
    assert told(f"{english}tasks: [{{task: The camp, level: 1}}]\n") == []
    assert told(f"{english}goals: [It broke on 31 April]\n") == ["3:21 L409"]


RU = "topic: {title: Тема, language: ru, minutes: 5}\nprocedure: [{stage: А, minutes: 5}]\n"
EN = "topic: {title: A, language: en, minutes: 5}\nprocedure:\n  - {stage: A, minutes: 5, blocks: ["


@pytest.mark.parametrize(
    "task",
    [
        *(
            "Прочитать текст.",
            "Учить наизусть",
            "Работа с картой.",
            "Чтение и пересказ",
            "§5, упр. 3",
        ),
        *("Решить № 215.", "Вычислите.", "Найти корни уравнения."),
    ],
)
def test_a_russian_task_may_be_an_infinitive_an_action_or_a_place_in_the_textbook(
    task: str,
) -> None:
    assert told(f"{RU}tasks: [{{task: {task!r}, level: 1}}]\n") == []


@pytest.mark.parametrize(
    "task", ["Лагерь", "Область науки", "Река и море", "Лагерь и его строение"]
)
def test_a_russian_task_without_a_verb_is_told(task: str) -> None:
    assert [each.split()[1] for each in told(f"{RU}tasks: [{{task: {task!r}, level: 1}}]\n")] == [
        "L433"
    ]


@pytest.mark.parametrize(
    "task", ["Мәтінді оқу.", "Сұрақтарға жауап беру", "§5 оқу, 3-жаттығу", "Ереже жаттау."]
)
def test_a_kazakh_task_may_name_what_is_done(task: str) -> None:
    kazakh = RU.replace("language: ru", "language: kk")
    assert told(f"{kazakh}tasks: [{{task: {task!r}, level: 1}}]\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "The roots x₁,₂ are real, and t₀,₀₅ is in the table.",
        "It needs n² steps in the worst case and n in the best case.",
        "Watch https://example.org/watch?v=RAIN-and-rainy--x(1 at home.",
        "See https://en.wikipedia.org/wiki/Rain_(disambiguation), then write.",
    ],
)
def test_formulas_technical_superlatives_and_addresses_are_no_prose(text: str) -> None:
    lesson = (
        f"{EN}points: [{text!r}, b]]}}\nglossary: [{{name: water, meaning: it, wrong: [rain]}}]\n"
    )
    assert told(lesson) == []


def test_a_message_shows_a_citation_as_words() -> None:
    said = "Taking of the pastures and growth of the rent [@r]"
    blocks = (f"{{points: {{title: {title}, items: [{said!r}, b]}}}}" for title in "AB")
    lesson = f"{EN}{', '.join(blocks)}]}}\n"
    lesson += "references: [{id: r, type: book, title: R}]\n"
    found = review(read(lesson.encode(), "lesson.yaml"), lesson)
    (repeated,) = [each for each in found if each.code == "L401"]
    assert dict(repeated.facts)["text"].endswith("rent […]")


@pytest.mark.parametrize(
    "text",
    [
        "Бұл [en: the lesson.Next one] мен сөз",
        "Оны [ru: лучший в мире] дейді",
        "Оны [fr: Bonjour !] дейді",
        "Оны [en: NATO] дейді",
        "Оны [kk: Қазақстан] дейді",
        "Оны [en: “a word”] дейді",
    ],
)
def test_what_is_in_another_language_is_no_slip_of_the_lesson(text: str) -> None:
    found = told(block(f'text: "{text}."'))
    assert found == (["6:35 L413"] if "Next" in text else [])


def test_the_letters_of_a_marked_word_are_those_of_its_language() -> None:
    assert told(block('text: "Бұл [ru: стeпь] сөзі."')) == ["6:27 L421"]
    entry = "{id: a, type: book, language: %s, title: Ќазна, publisher-place: С, issued: 2010}"
    listed = f"{PLAIN}references: [{entry}]\n"
    assert any("L421" in each for each in told(listed % "kk"))
    assert not any("L421" in each for each in told(listed % "mk"))


def test_a_task_may_be_set_in_another_language() -> None:
    task = PLAIN + "tasks: [{task: '[en: %s]', level: 1}]\n"
    assert told(task % "Write a letter.") == []
