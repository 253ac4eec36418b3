"""Which slides a lesson gets, in which order, with which words, links, clicks and notes."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders.deck.planning import fit
from builders.deck.planning.asking.exercises import ASKED_SIZES, FORM_SIZES
from builders.deck.slides import (
    DeckPlan,
    NativeChart,
    Placed,
    Rectangle,
    ShapeGroup,
    Slide,
    SlidePicture,
    SlideTable,
    Words,
    with_pages,
)
from builders.deck.template import boxes
from builders.design import type as metrics
from builders.design.geometry import Box
from builders.design.scene import Formula
from builders.design.type import SCREEN, Ruler, width
from builders.lesson import texts
from builders.lesson.blocks import AnyBlock
from builders.lesson.blocks.exercises import Task
from builders.lesson.blocks.prose import Points
from builders.lesson.model import Lesson
from builders.lesson.read import read
from builders.problems import Problems
from tests.deck.samples import DALA, KK, LESSONS, Dice, lesson, planned, said, slides

SLIDE = Box(0, 0, 960, 540)
SLACK = 0.5  # points that boxes may share

HEAD = """\
contents: [Бөлім, Басқа]
tasks:
  - task: Себептерін анықтаңыз.
    level: 2
    minutes: 6
    answer: Ауыр еңбек.
"""


def kinds(slide: Slide) -> list[str]:
    return [type(placed.item).__name__ for placed in slide.items]


def shown(slide: Slide) -> str:
    return " ".join(said(placed) for placed in slide.items)


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\w–-]+", text))


def accepted(of: Lesson) -> DeckPlan:
    """Return the plan of a lesson that has one; few are refused, as a test below holds."""
    try:
        return planned(of)
    except Problems:
        reject()


@settings(max_examples=40)
@given(st.integers(0, 10**9))
def test_boxes_stay_inside_the_slide_and_apart(seed: int) -> None:
    for slide in accepted(Dice(seed).lesson(2)).slides:
        for index, placed in enumerate(slide.items):
            assert SLIDE.contains(placed.box), (slide.title, placed)
            for other in slide.items[index + 1 :]:
                assert not placed.box.overlaps(other.box, SLACK), (placed, other)


@settings(max_examples=40)
@given(st.integers(0, 10**9))
def test_every_word_of_a_block_is_on_its_slides(seed: int) -> None:
    of = Dice(seed).lesson(2)
    plan = accepted(of)
    for block in of.procedure[0].blocks:
        own = [slide for slide in plan.slides if slide.source == block.where]
        there = words_of(" ".join(shown(slide) for slide in own))
        missing = wanted(block) - there
        assert not missing, (block, missing)
        if isinstance(block, Points):
            lists = " ".join(
                said(placed)
                for slide in own
                for placed in slide.items
                if placed.name in {"body", "second"}
            )
            assert words_of(lists) == words_of(" ".join(t.plain for t in texts.each(block.items)))


def wanted(block: AnyBlock) -> Counter[str]:
    if isinstance(block, Task):  # the teacher alone reads how it is assessed
        block = replace(block, criteria=())
    return words_of(" ".join(text.plain for text in texts.each(block)))


@settings(max_examples=25)
@given(st.integers(0, 10**9))
def test_titles_are_first_and_alone_and_tell_continued_slides_apart(seed: int) -> None:
    plan = accepted(Dice(seed).lesson(3))
    titles = [(slide.source, slide.title) for slide in plan.slides]
    assert len(set(titles)) == len(titles)
    for slide in plan.slides:
        placeholders = [p.item.placeholder for p in slide.items if isinstance(p.item, Words)]
        assert placeholders[0] == "title"
        assert all(n == 1 for placeholder, n in Counter(placeholders).items() if placeholder)


def test_only_what_is_continued_is_counted() -> None:
    items = ", ".join(f"Тармақ {n}" for n in range(40))
    blocks = f"""
    - points: {{items: [{items}]}}
    - points: [A]
    - quote: {{text: Көрдім., speaker: A}}
    - quote: {{text: Мен де., speaker: B}}
    """
    of = lesson(blocks, "contents: [Бөлім]\n")
    titled = replace(of, topic=replace(of.topic, title=of.procedure[0].stage))
    titles = [slide.title for slide in planned(titled).slides]
    count = sum("/" in title for title in titles)
    assert count > 1
    assert titles == [
        *("Бөлім", "Сабақтың мазмұны", "Бөлім"),
        *(f"Бөлім ({n}/{count})" for n in range(1, count + 1)),
        *("Бөлім", "Дәйексөз", "Дәйексөз"),
    ]


def test_the_same_lesson_gives_the_same_plan() -> None:
    assert planned(Dice(7).lesson(4)) == planned(Dice(7).lesson(4))


def test_every_kind_of_block_has_its_form() -> None:
    found = slides(
        """
        - points: [Бірінші, Екінші, Үшінші]
        - question: {text: Неге?, answer: Өйткені.}
        - statement: Су жаңармайды.
        - quote: {text: Мен көрдім., speaker: Куә}
        - compare: {caption: А мен Ә, columns: [А, Ә], rows: {Түсі: [ақ, көк]}}
        - table: {caption: Кесте, columns: [Не, Сан], rows: [[А, 1]]}
        - chart: {caption: Сандар, bars: {А: 2, Ә: 1}}
        - timeline: {caption: Жылдар, events: [1940: Басы, 1947: Соңы]}
        - tree: {caption: Құрылым, root: Түбі, branches: [Бір, Екі]}
        - image: {caption: Айналым, file: images/cycle.png, alt: Сурет, credit: автор}
        - text: {text: Мәтін., for: [deck]}
        """
    )
    layouts = [slide.layout for slide in found]
    assert layouts[:4] == ["content", "task", "statement", "quote"]
    assert layouts[4:10] == ["figure"] * 6
    assert layouts[10] == "content"
    bodies = [
        next(p.item for p in slide.items[1:] if not isinstance(p.item, Words | Rectangle))
        for slide in found[4:10]
    ]
    assert [type(body) for body in bodies] == [
        SlideTable,
        SlideTable,
        NativeChart,
        ShapeGroup,
        ShapeGroup,
        SlidePicture,
    ]


def test_a_block_for_paper_is_not_on_a_slide() -> None:
    found = slides("- text: Қағазға ғана.\n- points: [Экранға]")
    assert len(found) == 1


def test_a_stage_without_blocks_has_its_own_slide() -> None:
    of = lesson("- text: Қағазға ғана.")
    assert [slide.layout for slide in planned(of).slides] == ["title", "section"]


@settings(max_examples=40)
@given(st.integers(0, 10**9))
def test_a_title_has_room_to_spare(seed: int) -> None:
    """A renderer that sets the font 2 % wider breaks no other line."""
    hold_titles(accepted(Dice(seed).lesson(4)))


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_titles_of_real_lessons_have_room_to_spare(path: Path) -> None:
    hold_titles(planned(read(path.read_bytes(), path.name)))


def hold_titles(plan: DeckPlan) -> None:
    for slide in plan.slides:
        box, item = slide.items[0].box, slide.items[0].item
        assert isinstance(item, Words)
        (para,) = item.paragraphs
        tight = replace(box.size, width=0.98 * box.width)
        runs, ruler = fit.measurable(para.runs), fit.likely(SCREEN)
        count = metrics.count_lines(runs, ruler, item.size, box.width)
        assert metrics.count_lines(runs, ruler, item.size, tight.width) == count, slide.title
        assert fit.fits([para], SCREEN, tight, item.size), slide.title
        assert slide.layout != "task" or item.size in {*ASKED_SIZES, *FORM_SIZES}


def test_a_giant_point_goes_on_in_even_parts() -> None:
    said = " ".join(f"{n}-сөйлем осында тұр." for n in range(120))
    lengths = [len(shown(slide)) for slide in slides(f"- points: ['{said}']")]
    assert len(lengths) > 1
    assert min(lengths) > 0.8 * max(lengths)


def test_a_point_beside_a_figure_leaves_no_word_alone() -> None:
    block = "- image: {caption: К, file: images/cycle.png, alt: С, credit: а, point: POINT}"
    (slide,) = slides(block.replace("POINT", "До океана больше двух тысяч километров"))
    (placed,) = (each for each in slide.items if each.name == "point")
    assert isinstance(placed.item, Words)
    (para,) = placed.item.paragraphs
    ruler = fit.likely(SCREEN)
    lines = metrics.wrap(fit.measurable(para.runs), ruler, placed.item.size, placed.box.width)
    widths = [width(line, ruler, placed.item.size) for line in lines]
    assert min(widths[:-1]) > placed.box.width / 2


def test_a_long_list_continues_under_counted_titles() -> None:
    items = "\n".join(f"    - {'сөз ' * 30}{n}" for n in range(12))
    found = slides(
        f"- points:\n    title: Тізім\n    items:\n{items.replace('    - ', '      - ')}"
    )
    total = len(found)
    assert total > 1
    assert [slide.title for slide in found] == [f"Тізім ({n}/{total})" for n in range(1, total + 1)]


def test_a_long_table_repeats_its_head() -> None:
    rows = ", ".join(f"[қатар {n}, мәні {n}]" for n in range(30))
    found = slides(f"- table: {{caption: Кесте, columns: [Не, Қанша], rows: [{rows}]}}")
    grids = [p.item for slide in found for p in slide.items if isinstance(p.item, SlideTable)]
    assert len(grids) > 1
    assert len({grid.rows[0] for grid in grids}) == 1
    assert sum(len(grid.rows) - 1 for grid in grids) == 30


def test_a_wide_table_is_turned_or_sliced_rather_than_refused() -> None:
    heads = ", ".join(f"Өнеркәсіптендірілгендігіміз{n}" for n in range(5))
    cells = ", ".join(["мән"] * 5)
    found = slides(f"- table: {{caption: Кесте, columns: [{heads}], rows: [[{cells}]]}}")
    grid = next(p.item for p in found[0].items if isinstance(p.item, SlideTable))
    assert len(grid.rows) == 5


def test_a_turned_table_has_its_head_and_its_total_as_columns() -> None:
    heads = ", ".join(f"Өнеркәсіптендірілгендігіміз{n}" for n in range(5))
    cells = ", ".join(["12"] * 5)
    table = f"caption: К, columns: [А, {heads}], rows: [[Ә, {cells}]], total: [Б, {cells}]"
    (slide,) = slides(f"- table: {{{table}}}")
    (grid,) = (placed.item for placed in slide.items if isinstance(placed.item, SlideTable))
    assert grid.is_turned
    assert grid.has_total
    assert [cell.align for cell in grid.rows[1]] == ["left", "right", "right"]
    assert all(row[0].runs[0].bold and row[-1].runs[0].bold for row in grid.rows)


@pytest.mark.parametrize("length", [12, 28, 60])
@pytest.mark.parametrize("columns", [2, 3])
def test_a_long_comparison_is_cut_by_its_rows(columns: int, length: int) -> None:
    """What is compared stays side by side."""
    cell = " ".join(["шаруашылықтың дамуы"] * length)
    heads = ", ".join(f"Әдіс {n}" for n in range(columns))
    rows = ", ".join(f"Қыры {n}: [{', '.join([cell] * columns)}]" for n in range(3))
    found = slides(f"- compare: {{caption: Екі әдіс, columns: [{heads}], rows: {{{rows}}}}}")
    grids = [p.item for slide in found for p in slide.items if isinstance(p.item, SlideTable)]
    assert len(grids) > 1
    assert all(len(row) == columns + 1 for grid in grids for row in grid.rows)
    assert not any(grid.is_turned for grid in grids)
    texts = "".join(run.text for grid in grids for row in grid.rows for run in row[1].runs)
    assert texts.count("дамуы") == 3 * length


def test_bars_are_sorted_where_it_is_asked_and_one_is_emphasised() -> None:
    chart = "- chart: {caption: С, bars: {А: 1, Ә: 3, Б: 2}, emphasis: Б, total: 9, rest: өзге"
    chart += ", sort: largest}"
    (slide,) = slides(chart)
    graph = next(p.item for p in slide.items if isinstance(p.item, NativeChart))
    assert [(bar.label, bar.fill) for bar in graph.columns] == [
        ("Ә", "faint"),
        ("Б", "accent"),
        ("А", "faint"),
        ("өзге", None),
    ]


def test_an_answer_comes_on_a_click() -> None:
    (slide,) = slides("- question: {text: Неге?, answer: Өйткені солай.}")
    (click,) = slide.clicks
    assert said(slide.items[click.index]) == "Өйткені солай."
    assert any("Өйткені солай." in note for note in slide.notes)


def test_a_long_answer_has_its_own_slide_that_the_question_leads_to() -> None:
    answer = " ".join(["жауап"] * 150)
    shown_slides = planned(
        lesson(f"- question: {{text: Неге?, answer: {answer}, workspace: true}}")
    )
    asking = shown_slides.slides[1]
    link = next(p.item for p in asking.items if isinstance(p.item, Words) and p.name == "link")
    assert link.jump == 4
    assert "жауап" in shown(shown_slides.slides[3])


def test_reveal_shows_points_one_by_one_with_what_is_below_them() -> None:
    (slide,) = slides("- points: {reveal: true, items: [А: [а, ә], Б, В]}")
    assert [click.paragraphs for click in slide.clicks] == [(0, 1, 2), (3,), (4,)]


def test_words_keep_clear_of_the_figures_before_them() -> None:
    (slide,) = slides(
        "- table: {caption: С, columns: [Ж, С, Н], rows: [[А, 12, сөз], [Ә, 5, сөз]]}"
    )
    (grid,) = (placed.item for placed in slide.items if isinstance(placed.item, SlideTable))
    assert [[cell.inset for cell in row] for row in grid.rows] == [[0, 0, 1]] * 3


def test_a_table_is_a_step_smaller_where_its_cells_then_keep_to_one_line() -> None:
    (slide,) = slides(
        """
        - compare:
            caption: Тың игерудің екі жағы
            columns: [Пайдасы, Зияны]
            rows:
              Экономика: [астық молайды, мал жайылымы азайды]
              Табиғат: [жаңа жер игерілді, топырақ желмен ұшты]
              Қоғам: [жаңа қалалар салынды, қазақ мектептері жабылды]
        """
    )
    (grid,) = (placed.item for placed in slide.items if isinstance(placed.item, SlideTable))
    assert grid.size == 24
    ruler = fit.likely(SCREEN)
    for row in grid.rows:
        for cell, room in zip(row, grid.widths, strict=True):
            assert width(fit.measurable(cell.runs), ruler, grid.size) <= room - 2 * grid.side


def test_the_caption_of_a_picture_stands_where_a_part_of_the_slide_is_free() -> None:
    source = "- image: {caption: Айналым, file: images/cycle.png, alt: Сурет, credit: автор"
    (slide,) = slides(source + "}")
    picture, caption = slide.items[1:3]
    assert caption.box.x > picture.box.right
    assert caption.box.bottom == pytest.approx(picture.box.bottom)
    (slide,) = slides(source + ", fit: crop}")
    picture, caption = slide.items[1:3]
    assert caption.box.y >= picture.box.bottom
    assert caption.box.x == picture.box.x


def test_one_piece_of_independent_work_has_no_number() -> None:
    def numerals(*items: str) -> int:
        listed = ", ".join(items)
        of = lesson("- points: [Ә]", f"independent: {{items: [{listed}]}}\n")
        return [placed.name for placed in planned(of).slides[-1].items].count("number") - 1

    assert numerals("Оқыңыз") == 0
    assert numerals("Оқыңыз", "Жазыңыз") == 2


def test_the_foot_names_what_the_slide_shows() -> None:
    head = "goals: [Мақсат бір]\nindependent: {title: Үй тапсырмасы, items: [Оқыңыз]}\n"
    for contents in ("", "contents: [Бөлім]\n"):
        slides = planned(lesson("- points: [Ә]", head + contents)).slides
        named = {
            said(p) == slide.title
            for slide in slides
            for p in slide.items
            if p.name == "foot" and slide.title in {KK.goals, "Үй тапсырмасы"}
        }
        assert named == {True}


@pytest.mark.parametrize(
    ("listed", "divider", "layouts"),
    [
        ("Бөлім", "", ["section", "task"]),
        ("Бөлім", "divider: false", ["task"]),
        ("Басқа", "", ["task"]),
        ("Басқа", "divider: true", ["section", "task"]),
    ],
)
def test_a_stage_opens_with_a_slide_where_the_contents_or_the_lesson_say_so(
    listed: str, divider: str, layouts: list[str]
) -> None:
    source = f"""\
topic: {{title: Сабақ, language: kk, minutes: 10}}
contents: [{listed}]
procedure:
  - stage: Бөлім
    minutes: 5
    {divider}
    blocks: [{{question: Неге?}}]
"""
    found = planned(read(source.encode(), "lesson.yaml")).slides
    assert [slide.layout for slide in found][2:] == layouts


def test_agenda_sections_and_tasks_are_linked() -> None:
    plan = planned(lesson("- points: [А]", HEAD))
    agenda = plan.slides[1]
    jumps = [p.item.jump for p in agenda.items if isinstance(p.item, Words) and p.item.jump]
    assert [plan.slides[jump - 1].layout for jump in jumps] == ["section"]
    for slide in plan.slides[2:]:
        foot = next(p.item for p in slide.items if p.name == "foot")
        assert isinstance(foot, Words)
        assert foot.jump == 2
    assert sum(section.count for section in plan.sections) == len(plan.slides)


def test_an_address_cut_to_its_host_says_so() -> None:
    for length in (5, 200):
        link = "https://example.org/" + "a" * length
        web = f"{{id: a, type: web, title: Бет, URL: {link}, accessed: 2024-05-01}}"
        plan = planned(lesson("- points: ['Ә [@a]']", f"references: [{web}]\n"))
        shown = [
            run.text
            for placed in plan.slides[-1].items
            if isinstance(placed.item, Words)
            for para in placed.item.paragraphs
            for run in para.runs
            if run.link
        ]
        assert shown == [link if length == 5 else "https://example.org/…"]


def test_links_are_large_enough_for_a_whiteboard() -> None:
    plan = planned(lesson("- points: [А]", HEAD))
    linked = [p for s in plan.slides for p in s.items if isinstance(p.item, Words) and p.item.jump]
    assert min(placed.box.height for placed in linked) >= 14  # 2 cm of 810 mm, in 540 points


def test_the_clock_runs_through_the_notes() -> None:
    plan = planned(lesson("- points: [А]", HEAD))
    notes = [slide.notes[0] for slide in plan.slides if slide.notes]
    assert [note.rpartition("\u2002")[2] for note in notes] == ["0:00–0:05"] * 2 + ["0:05–0:11"]


def test_a_task_names_its_page_of_the_handout() -> None:
    of = lesson("- points: [А]", HEAD)
    plan = planned(of)
    named = with_pages(plan, {of.tasks[0].where: 3})
    before, after = (p.slides[plan.slide_of[of.tasks[0].where] - 1] for p in (plan, named))
    assert "үлестірменің 3-беті" not in shown(before)
    assert "үлестірменің 3-беті" in shown(after)
    assert [placed.box for placed in before.items] == [placed.box for placed in after.items]


def test_a_workspace_is_an_empty_slide_with_a_frame() -> None:
    asked, room = slides("- question: {text: Неге?, workspace: true}")
    assert asked.layout == "task"
    assert kinds(room) == ["Words", "Rectangle", "Rectangle", "Words", "Words"]


def test_everything_that_does_not_fit_is_named_at_once() -> None:
    long = "ұ" * 120
    with pytest.raises(Problems) as refused:
        slides(f"- points: [{long}]\n- quote: {{text: {long}, speaker: К}}")
    assert [problem.code for problem in refused.value.problems] == ["L301", "L301"]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_no_working_slide_of_a_real_lesson_is_more_than_half_empty(path: Path) -> None:
    for slide in planned(read(path.read_bytes(), path.name)).slides:
        if slide.layout in {"content", "two", "figure", "references"} and not is_formula(slide):
            edges = [edge for placed in slide.items[1:-3] for edge in extent(placed)]
            assert max(edges) - min(edges) > boxes.body(DALA.screen).height / 2, slide.title


def is_formula(slide: Slide) -> bool:
    """Tell whether a formula is all that stands there; it is large and low."""
    scenes = [each.item.scene for each in slide.items if isinstance(each.item, ShapeGroup)]
    return len(slide.items) <= 5 and any(
        isinstance(mark, Formula) for scene in scenes for mark in scene.marks
    )


def extent(placed: Placed) -> tuple[float, ...]:
    """Return the top and the foot of what an item shows."""
    box, item = placed.box, placed.item
    if isinstance(item, Words) and item.placeholder == "caption":
        return ()
    if isinstance(item, Words) and item.anchor == "top":
        return box.y, box.y + fit.height(item.paragraphs, SCREEN, item.size, box.width)
    return box.y, box.bottom


def test_few_blocks_of_ordinary_words_are_refused() -> None:
    refused = sum(refusals(Dice(seed).lesson(5)) for seed in range(40))
    assert refused <= 0.02 * 40 * 5


def refusals(of: Lesson) -> int:
    try:
        planned(of)
    except Problems as found:
        return len(found.problems)
    return 0


def test_a_word_too_long_for_any_place_is_a_problem_of_the_teacher() -> None:
    long = "ұ" * 150
    for block in (
        f"quote: {{text: Сөз., speaker: {long}}}",
        f"points: {{items: [А], source: {long}}}",
        f"question: {{text: {long}}}",
        f"statement: {{text: Сөз., by: {long}}}",
        f"table: {{caption: {long}, columns: [А, Ә], rows: [[а, ә]]}}",
        f"tree: {{caption: К, root: {long}, branches: [А]}}",
    ):
        with pytest.raises(Problems):
            slides(f"- {block}")


@pytest.mark.parametrize("count", [3, 9, 10, 26])
def test_the_numbers_of_a_list_hang_clear_of_its_texts(count: int) -> None:
    items = ", ".join(f"Тармақ {n}" for n in range(1, count + 1))
    for slide in slides(f"- points: {{numbered: true, items: [{items}]}}"):
        for placed in slide.items:
            if isinstance(placed.item, Words) and placed.item.placeholder in {"body", "second"}:
                hangs = {para.hang for para in placed.item.paragraphs}
                (hang,) = hangs
                ruler = Ruler("screen", 1.0)
                assert hang * 20 > width(f"{count}.", ruler, 20) + 0.1 * 20 * (count > 9)


def test_a_long_address_is_shortened_on_the_slide_and_leads_to_all_of_it() -> None:
    address = "https://docs.example.org/forms/" + "0123456789abcdef" * 6
    head = f"independent:\n  items: [{{text: 'Толтырыңыз {address} бүгін'}}]\n"
    slide = slides("- points: [А]", head)[-1]
    words = [placed.item for placed in slide.items if isinstance(placed.item, Words)]
    runs = [run for item in words for para in item.paragraphs for run in para.runs if run.link]
    assert [(run.text, run.link, run.tip) for run in runs] == [
        ("https://docs.example.org/…", address, "docs.example.org")
    ]


STEPS = "- {task: Find a., given: [m = 2 kg, F = 6 N], find: a, answer: [%s], reveal: %s}"


def test_a_solution_comes_step_by_step() -> None:
    steps = "F = m · a, So a = F / m, a = 3 m/s²"
    (slide,) = slides(STEPS % (steps, "true"), language="en")
    shown_by = [said(slide.items[click.index]) for click in slide.clicks]
    assert [each.replace("\u00a0", " ") for each in shown_by] == steps.split(", ")
    said_of = " ".join(shown(slide).split())
    assert "Given: m = 2 kg F = 6 N Find: a Solution:" in said_of
    (at_once,) = slides(STEPS % (steps, "false"), language="en")
    assert [len(click.others) for click in at_once.clicks] == [2]


def test_a_long_solution_comes_step_by_step_on_its_own_slides() -> None:
    steps = ", ".join(f"'Step {at}: {'a word and another ' * 8}'" for at in range(12))
    found = slides(STEPS % (steps, "true"), language="en")
    assert sum(len(slide.clicks) for slide in found) == 12
    assert all("Given:" in shown(slide) for slide in found)
