"""Puzzles and pictures to label on slides: asked on one, answered on a click or on the next."""

from builders.deck.slides import ShapeGroup, Slide, SlideTable, Words
from builders.design.scene import Label, Photo
from tests.deck.samples import said, slides

LABELLED = """
- task: Бөліктерін атаңыз.
  label:
    file: images/cycle.png
    alt: Су айналымы.
    credit: мұғалім
    bank: %s
    places: {%s}
"""
WORDS = ("тамшы", "бұлт", "шық", "буланады", "өзен", "мұздық", "ылғал", "жаңбыр")
CROSSWORD = "- {task: Шешіңіз., crossword: {%s}}"
LONG = "бұл сөздің ұзақ анықтамасы, оны қысқартуға болмайды, өйткені ол бәрін айтады"


def scenes(slide: Slide) -> list[ShapeGroup]:
    return [placed.item for placed in slide.items if isinstance(placed.item, ShapeGroup)]


def letters(slide: Slide) -> str:
    (group,) = scenes(slide)
    said = (
        "".join(run.text for line in label.lines for run in line) for label in group.scene.labels
    )
    return "".join(text for text in said if text.isalpha())


def test_a_crossword_is_empty_and_then_full() -> None:
    clues = ", ".join(f"{word}: анықтама" for word in WORDS)
    asked, solved = slides(CROSSWORD % clues)
    assert letters(asked) == ""
    assert set(letters(solved)) == set("".join(WORDS).upper())
    assert "анықтама\u00a0(5)" in " ".join(map(said, asked.items))
    assert "\u00a0– шық" in " ".join(asked.notes)


def test_clues_without_room_beside_the_squares_have_slides_of_their_own() -> None:
    clues = ", ".join(f"{word}: '{LONG}'" for word in WORDS)
    asked, *listed, solved = slides(CROSSWORD % clues)
    assert listed
    assert not any(scenes(slide) for slide in listed)
    told = " ".join(said(placed) for slide in listed for placed in slide.items)
    assert told.replace("\u00a0", " ").count(LONG) == len(WORDS)
    assert letters(asked) == ""
    assert letters(solved)


def test_a_word_search_shows_its_words_and_then_frames_them() -> None:
    asked, solved = slides(f"- {{task: Табыңыз., word-search: [{', '.join(WORDS)}]}}")
    assert letters(asked) == letters(solved)
    assert all(word in " ".join(map(said, asked.items)) for word in WORDS)
    (before,), (after,) = scenes(asked), scenes(solved)
    assert len(after.scene.marks) == len(before.scene.marks) + 4 * len(WORDS)


def test_the_names_of_a_picture_come_on_a_click() -> None:
    places = ", ".join(f"{word}: {{left: {9 * at}, top: 50}}" for at, word in enumerate(WORDS[:5]))
    (slide,) = slides(LABELLED % ("true", places))
    (click,) = slide.clicks
    assert "1. тамшы" in said(slide.items[click.index])
    (group,) = scenes(slide)
    assert [mark for mark in group.scene.marks if isinstance(mark, Photo)]
    assert any("мұғалім" in said(placed) for placed in slide.items)


def test_many_names_of_a_picture_stand_on_the_next_slide() -> None:
    places = ", ".join(
        f"'{word} {at}': {{left: {6 * at}, top: {90 * (at % 2)}}}"
        for at, word in enumerate(WORDS * 2)
    )
    asked, *answers = slides(LABELLED % ("true", places))
    assert not asked.clicks
    assert answers
    assert "16. жаңбыр 15" in " ".join(said(placed) for slide in answers for placed in slide.items)


def test_numbers_stay_on_their_picture() -> None:
    corners = "a: {left: 0, top: 0}, b: {left: 100, top: 100}"
    (slide,) = slides(LABELLED % ("false", corners))
    (group,) = scenes(slide)
    for mark in group.scene.marks:
        if isinstance(mark, Label):
            assert 0 <= mark.box.x <= mark.box.right <= group.scene.size.width + 0.01


def test_what_is_drawn_in_a_part_is_asked_with_it() -> None:
    first, asked, solved = slides(
        "- {task: Орындаңыз., parts: [{text: Табыңыз., word-search: [тамшы, бұлт]}]}"
    )
    assert not scenes(first)
    assert "а) Табыңыз." in " ".join(map(said, asked.items))
    assert letters(asked) == letters(solved)
    words = [placed.item for placed in asked.items if isinstance(placed.item, Words)]
    assert not any("Орындаңыз" in para.plain for each in words for para in each.paragraphs)


def test_what_is_asked_at_length_has_a_slide_before_what_is_drawn() -> None:
    long = "Мәтін мен мәтін. " * 30
    *asked, empty, solved = slides(
        f"- {{task: '{long}', notes: Айтыңыз., crossword: {{тамшы: а, бұлт: б, шық: в}}}}"
    )
    assert asked
    assert not any(scenes(slide) for slide in asked)
    assert "Айтыңыз." in " ".join(asked[0].notes)
    assert "Мәтін" not in " ".join(map(said, empty.items))
    assert letters(empty) == ""
    assert letters(solved)


def test_a_rubric_that_is_too_wide_for_a_table_is_a_list() -> None:
    cells = ", ".join(["электрокардиографиялық интеллигенциясының ұйымдастырылғандықтан"] * 6)
    levels = ", ".join(f"орналастырылғандықтан{at}: {at}" for at in range(6))
    rubric = f"{{levels: {{{levels}}}, rows: {{Мазмұны: [{cells}]}}}}"
    _, *shown = slides(f"- {{task: Жазыңыз., rubric: {rubric}}}")
    assert shown
    assert not any(isinstance(each.item, SlideTable) for slide in shown for each in slide.items)
    told = " ".join(said(each) for slide in shown for each in slide.items)
    assert told.count("электрокардиографиялық") == 6
