"""The outputs of a lesson pass; anything that is missing in them is found."""

import zipfile
from pathlib import Path

import msgspec
import pytest

from bench.checks import deck_faults, page_faults
from bench.lessons import Sample, written
from builders.build import build

SLIDES = 8


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    made = written(tmp_path_factory.mktemp("lesson") / "made", SLIDES)
    build(made.lesson, made.lesson.read_bytes(), made.folder)
    return made


def damaged(file: Path, folder: Path, part: str, lost: str) -> Path:
    """Return a copy of a deck without what is ``lost`` of one part, or without the part."""
    copy = folder / file.name
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(copy, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name != part:
                after.writestr(name, data)
            elif lost:
                after.writestr(name, data.replace(lost.encode(), b""))
    return copy


def test_what_was_built_lacks_nothing(sample: Sample) -> None:
    assert list(deck_faults(sample, sample.folder / "deck.pptx", charts=True)) == []
    assert list(page_faults(sample, sample.folder / "handout.pdf")) == []


@pytest.mark.parametrize(
    ("part", "lost", "fault"),
    [
        ("ppt/slides/slide2.xml", "", "7 slides, not 8"),
        ("ppt/notesSlides/notesSlide2.xml", "", "6 notes, not 7"),
        ("ppt/charts/chart6-3.xml", "", "0 charts, not 1"),
        ("ppt/slides/slide4.xml", "<a:tr ", "rows of tables are missing"),
        ("ppt/slides/slide5.xml", "Белгі4", "Белгі4"),
    ],
)
def test_a_part_that_a_deck_lacks_is_found(
    sample: Sample, tmp_path: Path, part: str, lost: str, fault: str
) -> None:
    deck = damaged(sample.folder / "deck.pptx", tmp_path, part, lost)
    assert fault in list(deck_faults(sample, deck, charts=True))


@pytest.mark.parametrize(
    ("part", "number"),
    [("ppt/slides/slide2.xml", 0), ("ppt/slides/slide3.xml", 1), ("ppt/charts/chart6-3.xml", 4)],
)
def test_a_word_that_a_deck_lacks_is_found(
    sample: Sample, tmp_path: Path, part: str, number: int
) -> None:
    cell = sample.contents[number].rows[0][0]
    deck = damaged(sample.folder / "deck.pptx", tmp_path, part, cell.split()[0])
    assert cell in list(deck_faults(sample, deck, charts=True))


def test_a_word_that_notes_lack_is_found(sample: Sample, tmp_path: Path) -> None:
    note = sample.contents[0].note
    part = "ppt/notesSlides/notesSlide2.xml"
    deck = damaged(sample.folder / "deck.pptx", tmp_path, part, note.split()[0])
    assert note in list(deck_faults(sample, deck, charts=True))


@pytest.mark.parametrize("number", range(SLIDES - 2))  # the last shows a picture
def test_a_cell_that_pages_lack_is_found(sample: Sample, number: int) -> None:
    contents = list(sample.contents)
    if contents[number].kind == "image":
        contents[number] = msgspec.structs.replace(contents[number], title="Жоқ")
        missing = "Жоқ"
    else:
        (_, *others), *rows = contents[number].rows
        missing = "жоқ сөз"
        contents[number] = msgspec.structs.replace(
            contents[number], rows=((missing, *others), *rows)
        )
    other = msgspec.structs.replace(sample, contents=tuple(contents))
    assert missing in list(page_faults(other, sample.folder / "handout.pdf"))


def test_too_few_pages_are_found(sample: Sample) -> None:
    longer = msgspec.structs.replace(sample, slides=200)
    assert any("pages for 200" in each for each in page_faults(longer, sample.folder / "key.pdf"))
