"""The whole way from a lesson file to published outputs, read back by other programs."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from pptx import Presentation
from pptx.util import Length

from builders import labels, outputs
from builders.__main__ import DONE, UNWRITTEN, WRONG, main
from builders.lesson.model import Lesson
from builders.lesson.read import read

ROOT = Path(__file__).parents[1]
LESSONS = [ROOT / "lesson.yaml", *sorted((ROOT / "tests" / "lessons").glob("*.yaml"))]
OUTPUTS = tuple(output.name for output in outputs.of("build"))
DECK, HANDOUT, KEY = OUTPUTS


@pytest.fixture(scope="module", params=LESSONS, ids=lambda path: path.stem)
def lesson_file(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture(scope="module")
def built(lesson_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    assert main(["build", str(lesson_file), "--output", str(folder)]) == DONE
    return folder


@pytest.fixture(scope="module")
def lesson(lesson_file: Path) -> Lesson:
    return read(lesson_file.read_bytes(), str(lesson_file))


def frames(shapes: object) -> Iterator[str]:
    for shape in shapes:  # type: ignore[attr-defined]
        if shape.shape_type is not None and hasattr(shape, "shapes"):
            yield from frames(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False) and shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def words_of_deck(path: Path) -> str:
    deck = Presentation(str(path))
    return flat(" ".join(text for slide in deck.slides for text in frames(slide.shapes)))


def words_of_pages(path: Path) -> str:
    pages = pypdf.PdfReader(path).pages
    return flat(" ".join(page.extract_text() for page in pages))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad\n", "").replace("\u00ad", ""))


def answers(lesson: Lesson) -> list[str]:
    """Return sentences that only the teacher may read."""
    texts = [text.plain for task in lesson.tasks for text in task.answer]
    return [sentence for text in texts for sentence in re.split(r"(?<=[.;]) ", text)]


def test_each_output_is_there_and_opens(built: Path) -> None:
    assert Presentation(str(built / DECK)).slide_width == Length(12_192_000)
    for name in (HANDOUT, KEY):
        assert len(pypdf.PdfReader(built / name).pages) > 0


def test_numbers_agree_in_all_outputs(built: Path, lesson: Lesson) -> None:
    said = labels.load(lesson.topic.language)
    outputs = [words_of_deck(built / DECK), *(words_of_pages(built / n) for n in (HANDOUT, KEY))]
    for number, task in enumerate(lesson.tasks, start=1):
        for words in outputs:
            assert flat(said.task.format(n=number)) in words
            assert flat(task.text.plain[:30]) in words
    blocks = [block for stage in lesson.procedure for block in stage.blocks]
    captions = [block.caption.plain for block in blocks if hasattr(block, "caption")]
    for caption in captions:
        found = [re.findall(rf"(\S*\d+\S*) – {re.escape(caption[:25])}", each) for each in outputs]
        found += [re.findall(rf"(\d+)\. {re.escape(caption[:25])}", each) for each in outputs]
        assert len({each[0] for each in found if each}) == 1, caption


def test_the_key_has_the_pages_of_the_handout_and_the_answers(built: Path, lesson: Lesson) -> None:
    student = words_of_pages(built / HANDOUT)
    teacher = words_of_pages(built / KEY)
    assert answers(lesson)
    for sentence in answers(lesson):
        assert " ".join(sentence.split()[:2]) in teacher
    for text in (text for task in lesson.tasks for text in task.answer):
        assert text.plain[:60] not in student


def test_the_same_lesson_gives_the_same_bytes(
    lesson_file: Path, built: Path, tmp_path: Path
) -> None:
    surroundings = {"PYTHONHASHSEED": "7", "TZ": "Asia/Almaty", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "builders", "build", str(lesson_file), "--output"]
    subprocess.run(
        [*command, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, **surroundings},
        check=True,
        capture_output=True,
    )
    for name in OUTPUTS:
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes(), name


def test_a_wrong_lesson_leaves_the_old_outputs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = tmp_path / "lesson.yaml"
    lesson.write_text("topic: {title: Т, language: kk, minutes: көп}\n", encoding="utf-8")
    folder = tmp_path / "output"
    folder.mkdir()
    for name in OUTPUTS:
        (folder / name).write_bytes(b"old")
    assert main(["build", str(lesson), "--output", str(folder)]) == WRONG
    said = capsys.readouterr().err
    assert f"{lesson}:1:42: L116:" in said
    assert "L103" in said
    assert "қалды" in said
    assert all((folder / name).read_bytes() == b"old" for name in OUTPUTS)


def test_an_unwritable_output_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / KEY).mkdir()
    file = ROOT / "tests" / "lessons" / "english.yaml"
    assert main(["build", str(file), "--output", str(tmp_path)]) == UNWRITTEN
    assert KEY in capsys.readouterr().err
    assert not (tmp_path / DECK).exists()


def test_a_missing_lesson_and_a_missing_theme_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    assert main(["build", str(tmp_path / "nothing.yaml")]) == WRONG
    assert "не читается" in capsys.readouterr().err
    english = str(ROOT / "tests" / "lessons" / "english.yaml")
    assert main(["check", english, "--theme", "neon"]) == WRONG
    assert "neon" in capsys.readouterr().err


def test_the_report_names_slides_pages_and_minutes_and_ends_in_one_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build", str(ROOT / "lesson.yaml"), "--output", str(tmp_path)])
    *_, counts, warnings, known, folder, last = capsys.readouterr().out.strip().split("\n")
    assert re.fullmatch(r"Слайд – \d+, бет – \d+; 50 минуттың 50 минуты жоспарланған", counts)
    assert re.fullmatch(r"Ескертулер: \d+ \(([\w ]+ – \d+(, )?)+\)", warnings)
    assert "«accepted:»" in known
    assert folder == f"Нәтиже: {tmp_path}"
    assert last == "Дайын"


def test_checking_does_not_load_what_paints() -> None:
    script = "import sys; from builders.build import check; print('pptx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == [b"False"]


def test_another_form_has_the_paper_asked_for_and_its_warnings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lesson.yaml"
    text = (ROOT / "tests" / "lessons" / "english.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("answer: |", "answer: |\n" + "      So it is. " * 400, 1))
    shutil.copytree(ROOT / "tests" / "lessons" / "images", tmp_path / "images")
    asked = ["large-print", str(file), "--paper", "letter", "--output", str(tmp_path / "out")]
    assert main(asked) == DONE
    assert "L352" in capsys.readouterr().out
    page = pypdf.PdfReader(tmp_path / "out" / "large-print.pdf").pages[0]
    assert (page.mediabox.width, page.mediabox.height) == (612, 792)
