"""Old plans become lesson files that read; nothing of them is lost."""

import re
import unicodedata
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.lesson.blocks.figures import Table, Timeline
from builders.lesson.blocks.prose import Points, Prose
from builders.lesson.importing import draft, plain, word
from builders.lesson.model import Lesson
from builders.lesson.read import read
from tests.lesson.importing import plans

SEED = Path("seeds/seminar-12-steplag.txt").read_bytes()
PLANS = {
    "seed": SEED,
    "russian": plans.RUSSIAN.encode(),
    "school": plans.word_file(*plans.SCHOOL),
}
OFFER = re.compile(r"^( *)# (- (?:timeline|table):\n(?:\1#   .*\n)+)", re.MULTILINE)
LABELS = {"б", "с"}  # the program prints them itself


def lesson(text: str) -> Lesson:
    return read(text.encode(), "draft.yaml")


def words(text: str) -> Counter[str]:
    """Return the words of ``text`` without the numbers that open its paragraphs."""
    bare = re.sub(r"^\s*\d{1,3}[.)](?!\d)", "", text, flags=re.MULTILINE)
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", bare.replace("\u00ad", "")))
    return Counter(each for each in found if each not in LABELS)


@pytest.mark.parametrize("plan", PLANS)
def test_every_word_of_the_plan_is_in_the_draft(plan: str) -> None:
    data = PLANS[plan]
    source = (word if data.startswith(b"PK") else plain).read(data).text
    kept = OFFER.sub("", draft(data, "plan"))
    assert words(source) - words(kept) == Counter()


@pytest.mark.parametrize("plan", PLANS)
def test_a_draft_reads_and_is_the_same_each_time(plan: str) -> None:
    text = draft(PLANS[plan], "plan")
    assert lesson(text)
    assert draft(PLANS[plan], "plan") == text
    assert max(map(len, text.split("\n"))) <= 110


@pytest.mark.parametrize("plan", ["seed", "russian"])
def test_each_offer_is_a_block_without_its_signs(plan: str) -> None:
    text = draft(PLANS[plan], "plan")
    before = len(list(chain(*(stage.blocks for stage in lesson(text).procedure))))
    offers = list(OFFER.finditer(text))
    kinds = set()
    for offer in offers:
        block = re.sub(r"^( *)# ", r"\1", offer[0], flags=re.MULTILINE)
        changed = lesson(text[: offer.start()] + block + text[offer.end() :])
        blocks = list(chain(*(stage.blocks for stage in changed.procedure)))
        assert len(blocks) == before + 1
        kinds |= {type(each) for each in blocks}
    assert {Prose, Timeline, Table} <= kinds


def test_the_offered_glossary_is_one_without_its_signs() -> None:
    text = draft(SEED, "plan")
    opened = re.sub(r"^# (glossary:|  .*)$", r"\1", text, flags=re.MULTILINE)
    names = [term.name for term in lesson(opened).glossary]
    assert names == ["СТЕПЛАГ", "КСРО", "ГУЛАГ", "МӨЖ", "ОБМӨЖ"]


def test_the_seed_finds_its_places() -> None:
    text = draft(SEED, "plan")
    found = lesson(text)
    assert found.topic.title.plain == "СТЕПЛАГ – зұлымдық түрмесі"
    assert (found.topic.number, found.topic.kind, found.topic.language) == ("12", "seminar", "kk")
    assert [len(found.contents), len(found.goals), len(found.equipment)] == [2, 1, 3]
    assert [len(found.tasks), len(found.references)] == [2, 3]
    assert found.independent
    assert found.independent.title
    assert found.independent.title.plain == "МӨЖ және ОБМӨЖ тапсырмалары"
    (stage,) = found.procedure
    assert stage.minutes == found.topic.minutes.value == 50
    assert stage.stage.plain == "СТЕПЛАГ-«халық жауларына» арналған ерекше лагерь"
    assert "# 5. Сабақтарды өткізу тәртібі.\n" in text
    lost, cut, torn = found.references
    assert (lost.type, lost.n) == ("lost", "1–3")
    assert (cut.n, cut.raw, cut.complete) == ("4", "… материалов. – Караганда, 2007.", False)
    assert (torn.n, torn.complete) == ("5", False)
    assert torn.raw.endswith("(ХІХ ғасырдың")


def test_wrapped_lines_are_whole_again_with_their_hyphens() -> None:
    prose = draft(SEED, "plan")
    for hyphened in ("жан-жақты", "зорлық-зомбылыққа", "лагерь-комбинаты"):
        assert hyphened in prose
    texts = [
        block.text[0].plain
        for block in lesson(prose).procedure[0].blocks
        if isinstance(block, Prose)
    ]
    assert texts[0].startswith("1940 жылы Кеңгір өзенінің жағасында бұрынғы пионер")
    source = " ".join(re.sub(r"-\s+(?=жақты|зомб)", "-", SEED.decode()).split())
    ends = [source.find(text) for text in texts]
    assert -1 not in ends
    assert ends == sorted(ends)


def test_slips_stand_at_their_place() -> None:
    text = draft(SEED, "plan")
    assert re.search(r"# 10-жол, L412: .*\n  - Лагерьде орын алған Кеңір", text)
    assert re.search(r"# 204-жол, L418: .*\n    - text: СТЕПЛАГ лагерінің құрылымы\.", text)


def test_a_russian_plan_finds_its_places() -> None:
    text = draft(PLANS["russian"], "plan")
    found = lesson(text)
    assert (found.topic.number, found.topic.language, found.topic.minutes.value) == ("3", "ru", 80)
    assert found.topic.title.plain == "Движение Алаш"
    assert found.topic.teacher
    assert found.topic.discipline
    assert [goal.plain for goal in found.goals][2] == "научить сравнивать источники."
    assert [each.plain for each in found.equipment][1] == "карта (1917, 1919 годов)"
    assert [(each.stage.plain, each.minutes) for each in found.procedure] == [
        ("Организационный момент (5 мин)", 5),
        ("Новый материал (40 мин)", 40),
    ]
    assert [(task.text.plain, task.level) for task in found.tasks] == [
        ("Назовите лидеров партии.", 1),
        ("Сравните две программы.", 2),
    ]
    assert found.tasks[1].detail
    book, article, lost, cut = found.references
    assert (book.publisher_place, book.publisher, book.issued) == (
        "Алматы",
        "Қазақ университеті",
        "2002",
    )
    assert (book.author[0].family, book.number_of_pages, book.language) == ("Кәкішұлы", "235", "kk")
    assert (article.type, article.container_title, article.issue) == ("article", "Новый мир", "5")
    assert (lost.type, lost.n, cut.complete) == ("lost", "3", False)
    assert [term.name for term in found.glossary] == ["ЦК"]
    left = text.partition("# Для этих частей плана")[2]
    assert "# полнота ответа – 5 баллов" in left
    assert "# без значения" in left


def test_a_word_file_gives_its_form_its_stages_and_its_lists() -> None:
    found = lesson(draft(PLANS["school"], "plan"))
    assert (found.topic.kind, found.topic.title.plain) == ("lesson", "Тәуелсіздік жылдары")
    assert (found.topic.date, found.topic.minutes.value) == ("12.03.2025", 35)
    assert [(stage.stage.plain, stage.minutes) for stage in found.procedure] == [
        ("Басы 5 мин", 5),
        ("Ортасы 30 мин", 30),
    ]
    assert [note.plain for note in found.procedure[1].notes] == [
        "Педагогтің әрекеті – Жаңа ұғымды түсіндіреді",
        "Ресурстар – карта",
    ]
    assert found.independent
    assert [item.text.plain for item in found.independent.items] == [
        "Мәтінді оқу",
        "Кестені толтыру",
    ]
    assert found.references[0].publisher == "Ғылым"


def test_lists_and_tables_of_a_word_file_become_blocks() -> None:
    content = (
        plans.paragraph("Сабақтың барысы", style="1"),
        plans.paragraph("алма", level=1),
        plans.paragraph("алмұрт", level=1),
        plans.table(("Жылы", "Саны"), ("1940", "")),
    )
    points, table = lesson(draft(plans.word_file(*content), "plan")).procedure[0].blocks
    assert isinstance(points, Points)
    assert [point.text.plain for point in points.items] == ["алма", "алмұрт"]
    assert isinstance(table, Table)
    assert [cell.plain for cell in table.rows[0].cells] == ["1940", ""]


def test_what_stands_at_the_edge_of_pages_is_kept() -> None:
    footer = plans.part("ftr", plans.paragraph("Кафедра меңгерушісі"))
    text = draft(plans.word_file(plans.paragraph("Тақырыбы: Алаш"), footer1=footer), "plan")
    assert "Кафедра меңгерушісі" in text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "kz1048"])
def test_any_encoding_is_read(encoding: str) -> None:
    text = SEED.decode()
    if encoding == "kz1048":
        text = text.replace("–", "-")
    assert draft(text.encode(encoding), "plan") == draft(text.encode(), "plan")


def test_a_russian_file_of_windows_is_read() -> None:
    text = re.sub(r"1\. Кәкі.*\n", "1. Алаш. – Алматы, 2002.\n", plans.RUSSIAN)
    assert draft(text.encode("cp1251"), "plan") == draft(text.encode(), "plan")


@pytest.mark.parametrize(
    "heading", ["Сабақтың макcаты:", "3. Сабактын максаты", "Сабақтың мақаты:", "Максаты:"]
)
def test_misprints_in_headings_are_forgiven(heading: str) -> None:
    assert lesson(draft(f"Тақырыбы: Алаш\n\n{heading}\n\nӘдісті түсіну\n".encode(), "p")).goals


SIGNS = st.text(
    alphabet=" \n\n\t:.,;-–#*[]()@\"'\\%{}|>&!?`~№0123Iaбқ«»\u00a0\u00ad\x0c", max_size=40
)
HEADINGS = st.sampled_from(
    (
        *("Тақырыбы: ", "\n2. Мазмұны:\n", "\nМақсаты:\n", "\nБарысы\n", "\n6. Тапсырмалар:\n"),
        *("\nМӨЖ:\n", "\nӘдебиет:\n", "\nҰғымдар:\n", "\n1. ", "\n- ", "\nПән: ", "\nБағалау:\n"),
    )
)


@given(st.lists(st.one_of(SIGNS, HEADINGS), min_size=1, max_size=16).map("".join))
def test_whatever_stands_in_a_plan_reads_and_is_kept(text: str) -> None:
    data = f"Алаш {text}".encode()
    made = draft(data, "plan")
    assert lesson(made)
    assert words(plain.read(data).text) - words(OFFER.sub("", made)) == Counter()


def test_signs_of_markup_stay_as_they_were_typed() -> None:
    sentence = "Мұнда **көп** *таңба* бар: [@алма], [сілтеме](алма), C:\\*, #1 – бәрі мәтін."
    (stage,) = lesson(draft(f"Тақырыбы: Алаш\n\nБарысы\n\n{sentence}\n".encode(), "p")).procedure
    (block,) = stage.blocks
    assert isinstance(block, Prose)
    assert [text.plain for text in block.text] == [sentence]


def test_a_table_without_a_place_stands_at_the_end() -> None:
    rows = (("Аты", "Саны", "Түсі"), ("алма", "5", "қызыл"))
    content = (plans.paragraph("Мақсаты: түсіну"), plans.table(*rows))
    text = draft(plans.word_file(*content), "plan")
    assert text.endswith("# Аты | Саны | Түсі\n# алма | 5 | қызыл\n")
