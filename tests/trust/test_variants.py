"""Variants as another program reads them: it solves each sheet from its text and finds the key.

The solver knows what is right in words and nothing of letters and orders: those it reads off the
PDF. What it finds is what the key says, in every variant, in each language.
"""

import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders.document.elements import Exercise
from builders.document.responses import Pinned
from builders.document.views import elements
from builders.handout.paint import paint
from builders.languages import Language
from builders.materials import read_source
from builders.plans import Plans
from tests.handout.reading import read_back

COUNT = 4
CHOICES = "choices alone"
CAPITALS = {
    "Алжир": "Алжир",
    "Австрия": "Вена",
    "Бельгия": "Брюссель",
    "Дания": "Копенгаген",
    "Египет": "Каир",
    "Франция": "Париж",
    "Германия": "Берлин",
    "Греция": "Афины",
    "Индия": "Дели",
    "Италия": "Рим",
    "Япония": "Токио",
    "Кения": "Найроби",
}
HEADINGS = {"kk": "{n}-тапсырма", "ru": "Задание {n}", "en": "Task {n}"}
CLAIMS = {"2 + 2 = 4": True, "2 + 2 = 5": False, "3 + 3 = 6": True, "3 + 3 = 7": False}
PAIRS = {"one": "uno", "two": "dos", "three": "tres", "four": "cuatro"}
ORDER = ["first", "second", "third", "fourth", "fifth"]
Page = list[tuple[str, str]]


def choice(country: str, at: int) -> dict[str, object]:
    others = [*CAPITALS.values(), *CAPITALS.values()][at + 1 : at + 4]
    return {"task": f"{country}?", "choice": [*others, f"+ {CAPITALS[country]}"]}


def lesson(language: str) -> str:
    tasks: list[dict[str, object]] = [choice(name, at) for at, name in enumerate(CAPITALS)]
    if language == CHOICES:
        return written("en", tasks)
    tasks += [
        {"task": "Claims", "true-false": [{"text": t, "verdict": v} for t, v in CLAIMS.items()]},
        {"task": "Match", "match": PAIRS},
        {"task": "Order", "order": ORDER},
        {"task": "Sum {a} + {b} =", "numbers": {"a": "2..9", "b": "11..99"}, "number": "= a + b"},
        {
            "task": "Product {a} * {b} =",
            "numbers": {"a": "2..9", "b": "2..9"},
            "choice": ["+ {= a * b}", "{= a * b + 1}", "{= a * b + 2}", "{= a * b + 10}"],
        },
        {"task": "Gaps", "gaps": "A {cat} and a {dog}.", "fixed": True},
        {"task": "Word", "short": ["river"]},
        {"task": "Open", "answer": "Because."},
    ]
    return written(language, tasks)


def written(language: str, tasks: list[dict[str, object]]) -> str:
    topic = {"title": "T", "language": language, "minutes": 45, "variants": COUNT}
    stage = {"stage": "S", "minutes": 45, "blocks": tasks}
    return json.dumps({"topic": topic, "procedure": [stage]}, ensure_ascii=False)


@cache
def plans(language: str) -> Plans:
    return Plans(read_source(Path("lesson.yaml"), lesson(language).encode()))


@cache
def read(language: str, number: int) -> tuple[tuple[str, str], ...]:
    plan = plans(language).variant(number)[0] if number else plans(language).variants_key[0]
    assert plan
    return tuple((role, said.strip()) for role, said in read_back(paint(plan)))


def tasks(language: str, number: int) -> list[Page]:
    """Return what stands in each task of a sheet, its number and all, in order."""
    found: list[Page] = []
    for role, said in read(language, number):
        if role == "P" and said == HEADINGS[language].format(n=len(found) + 1):
            found.append([])
        if found:
            found[-1].append((role, said))
    return found


def lettered(task: Page) -> dict[str, str]:
    """Return the label of each item of a list."""
    labels = [said for role, said in task if role == "Lbl"]
    bodies = [said for role, said in task if role == "LBody"]
    return dict(zip(bodies, labels, strict=True))


def solved(task: Page) -> str:
    """Return what is right in a task, as a key would say it."""
    asked, listed = task[1][1], lettered(task)
    bare = {body: label.rstrip(").") for body, label in listed.items()}
    if asked.rstrip("?") in CAPITALS:
        right = CAPITALS[asked.rstrip("?")]
        return f"{listed[right]} {right}"
    if found := re.fullmatch(r"(?:Sum|Product) (\d+) ([+*]) (\d+) =", asked):
        one, sign, two = int(found[1]), found[2], int(found[3])
        value = str(one + two if sign == "+" else one * two)
        return f"{listed[value]} {value}" if listed else value
    match asked:
        case "Match":
            return ", ".join(f"{bare[left]}–{bare[PAIRS[left]]}" for left in list(bare)[:4])
        case "Order":
            return " → ".join(bare[each] for each in ORDER)
        case "Claims":
            return ", ".join(str(CLAIMS[body]) for body in listed)
        case "Gaps":
            return "(1) cat, (2) dog"
        case "Word":
            return "river"
        case _:
            return ""


def key(language: str) -> list[list[str]]:
    """Return the rows of the key, the letters of the variants first."""
    cells = [said for role, said in read(language, 0) if role in {"TH", "TD"}]
    return [cells[at : at + COUNT + 1] for at in range(0, len(cells), COUNT + 1)]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("number", range(1, COUNT + 1))
def test_a_sheet_is_solved_to_what_the_key_says(language: Language, number: int) -> None:
    _, *rows = key(language)
    sheet = tasks(language, number)
    assert len(sheet) == len(rows) == len(CAPITALS) + 8
    verdicts = {True: set[str](), False: set[str]()}
    for task, row in zip(sheet, rows, strict=True):
        wanted, said = solved(task), row[number]
        if task[1][1] == "Claims":
            words = [each.split(" – ")[1] for each in said.split(", ")]
            for verdict, word in zip(wanted.split(", "), words, strict=True):
                verdicts[verdict == "True"].add(word)
        elif wanted:
            assert said == wanted, task
        else:
            assert re.search(r"\d", said), task  # the number of a task whose answer is longer
    assert [len(words) for words in verdicts.values()] == [1, 1]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_letters_are_spread_and_neighbours_differ(language: Language) -> None:
    _, *rows = key(language)
    for number in range(1, COUNT + 1):
        letters = Counter(row[number][0] for row in rows if re.match(r"\w\) ", row[number]))
        assert max(letters.values()) - min(letters.values()) <= 1
        assert len(letters) == 4
    for one, two in pairwise(range(1, COUNT + 1)):
        mine, theirs = (tasks(language, number) for number in (one, two))
        assert [task[1] for task in mine] != [task[1] for task in theirs]
        for task in mine:
            asked = task[1][1]
            other = next((each for each in theirs if each[1][1] == asked), None)
            if other and len(lettered(task)) > 1:
                assert lettered(task) != lettered(other), asked


def test_in_a_test_of_choices_no_letter_can_be_copied() -> None:
    _, *rows = key(CHOICES)
    for one, two in pairwise(range(1, COUNT + 1)):
        assert not [row for row in rows if row[one][0] == row[two][0]]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_task_that_is_held_stays_in_its_place(language: Language) -> None:
    places = {
        [task[1][1] for task in tasks(language, number)].index("Gaps")
        for number in range(1, COUNT + 1)
    }
    assert len(places) == 1


def test_the_same_lesson_gives_the_same_variants_and_another_seed_others() -> None:
    once = plans("en").variant(2)[0]
    again = Plans(read_source(Path("lesson.yaml"), lesson("en").encode())).variant(2)[0]
    assert once == again
    seeded = lesson("en").replace('"variants"', '"seed": 7, "variants"')
    assert Plans(read_source(Path("lesson.yaml"), seeded.encode())).variant(2)[0] != once


def test_there_are_as_many_variants_as_are_asked_for() -> None:
    source = read_source(Path("lesson.yaml"), lesson("en").encode())
    assert Plans(source).variant(COUNT + 1) == (None, ())
    assert Plans(replace(source, variants=())).variants_key == (None, ())


def test_the_parts_of_a_picture_are_counted_anew_in_each_variant() -> None:
    names = ["sun", "sea", "hill", "snow", "cloud"]
    places = {name: {"left": 10 + 18 * at, "top": 50} for at, name in enumerate(names)}
    picture = {"file": "images/cycle.png", "alt": "Water", "credit": "me", "places": places}
    source = written("en", [{"task": "Name.", "label": picture}])
    folder = Path(__file__).parents[1] / "lessons"
    documents = read_source(folder / "lesson.yaml", source.encode()).variants
    orders = []
    for document in documents:
        (task,) = (each for each in elements(document) if isinstance(each, Exercise))
        assert isinstance(task.response, Pinned)
        pins = task.response.pins
        assert [pin.label for pin in pins] == ["1.", "2.", "3.", "4.", "5."]
        for pin in pins:
            assert pin.left == pytest.approx((10 + 18 * names.index(pin.name)) / 100)
        (solution,) = task.solution
        said = ", ".join(f"{number} – {pin.name}" for number, pin in enumerate(pins, start=1))
        assert solution.plain == said
        orders.append(tuple(pin.name for pin in pins))
    assert len(set(orders)) == COUNT
