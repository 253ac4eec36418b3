"""The verbs beside build, from the command line."""

from pathlib import Path

import pytest
from PIL import Image

from builders import languages
from builders.__main__ import DONE, FAULT, WRONG, main

ROOT = Path(__file__).parents[1]


def test_a_new_lesson_builds_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lesson = tmp_path / "сабақ.yaml"
    assert main(["new", str(lesson), "--language", "kk", "--kind", "practical"]) == DONE
    assert str(lesson) in capsys.readouterr().out
    assert lesson.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    assert main(["build", str(lesson), "--output", str(tmp_path)]) == DONE


def test_a_new_lesson_gets_the_ending_of_lessons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "7b")]) == DONE
    assert [path.name for path in tmp_path.iterdir()] == ["7b.yaml"]
    assert "7b.yaml" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("option", "typed", "told"),
    [
        ("--kind", "урок", ("L121", "«урок»", "lesson")),
        ("--theme", "dark", ("L270", "«dark»", "dala")),
    ],
)
def test_a_wrong_option_is_told_without_a_place_in_the_lesson(
    option: str, typed: str, told: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", option, typed]) == WRONG
    said = capsys.readouterr().err
    assert all(part in said for part in told)
    assert "lesson.yaml" not in said


def test_an_old_lesson_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = tmp_path / "lesson.yaml"
    lesson.write_text("mine", encoding="utf-8")
    assert main(["new", str(lesson)]) == WRONG
    assert lesson.read_text(encoding="utf-8") == "mine"
    assert str(lesson) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "word"), [("kk", "тырнақша"), ("ru", "кавычки"), ("en", "quotation")]
)
def test_a_code_is_explained(language: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "l012", "--language", language]) == DONE
    said = capsys.readouterr().out
    assert said.startswith("L012: ")
    assert word in said
    assert "{" not in said
    assert main(["explain", "L999", "--language", language]) == WRONG


@pytest.mark.parametrize("typed", ["Л012", "Д012", "012"])
def test_a_code_is_known_by_its_number(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", typed]) == DONE
    assert capsys.readouterr().out.startswith("L012: ")


@pytest.mark.parametrize("option", ["--kind", "--language", "--paper"])
def test_a_wrong_option_is_told_with_the_right_ones(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "unmade.yaml", option, "вебинар-марафон"]) == WRONG
    assert "L120: " in capsys.readouterr().err


def test_an_import_without_a_plan_says_how_to_name_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["import", "", "draft.yaml"]) == WRONG
    assert "SEED=" in capsys.readouterr().err


def test_strict_makes_warnings_errors(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = str(ROOT / "lesson.yaml")
    assert main(["check", lesson]) == DONE
    assert "L431" in capsys.readouterr().out
    monkeypatch.setenv("STRICT", "1")
    assert main(["check", lesson]) == WRONG
    assert "STRICT=1" in capsys.readouterr().err


def test_what_is_generated_from_the_model_is_fresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["reference"]) == DONE
    written = sorted(tmp_path.rglob("*.*"))
    assert len(written) == 2 * len(languages.known())
    for path in written:
        assert path.read_bytes() == (ROOT / path.relative_to(tmp_path)).read_bytes()


@pytest.mark.rendered
def test_the_preview_shows_slides_and_pages(tmp_path: Path) -> None:
    lesson = str(ROOT / "tests" / "lessons" / "english.yaml")
    assert main(["build", lesson, "--output", str(tmp_path)]) == DONE
    assert main(["preview", "--output", str(tmp_path)]) == DONE
    with Image.open(tmp_path / "preview.png") as picture:
        assert picture.width > 1000
        assert picture.height > 2000


def test_without_libreoffice_the_preview_shows_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = str(ROOT / "tests" / "lessons" / "english.yaml")
    assert main(["build", lesson, "--output", str(tmp_path)]) == DONE
    monkeypatch.setattr("builders.press.preview.office", lambda: None)
    assert main(["preview", "--output", str(tmp_path), "--language", "en"]) == DONE
    assert "LibreOffice is not installed" in capsys.readouterr().out
    assert (tmp_path / "preview.png").stat().st_size > 10_000


def test_a_fault_of_the_program_is_told_as_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("builders.build.Plans", broken)
    assert main(["check", str(ROOT / "lesson.yaml"), "--language", "en"]) == FAULT
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert said.rstrip().endswith("authors.")


@pytest.mark.parametrize("language", languages.known())
@pytest.mark.parametrize("kind", ["seminar", "lecture", "practical", "lesson", "test"])
def test_nothing_is_said_of_a_new_lesson(
    language: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh = str(tmp_path / "a" / "fresh.yaml")
    assert main(["new", fresh, "--language", language, "--kind", kind]) == DONE
    capsys.readouterr()
    assert main(["check", fresh]) == DONE
    assert capsys.readouterr().out.count("\n") == 1


def test_a_file_that_is_not_there_is_told_in_the_language_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(tmp_path / "none.yaml"), "--language", "kk"]) == WRONG
    assert "мұндай файл немесе бума жоқ" in capsys.readouterr().err
    (tmp_path / "old.yaml").touch()
    assert main(["new", str(tmp_path / "old.yaml"), "--language", "ru"]) == WRONG
    assert "такой файл уже есть" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lesson", "word"), [("english", "is not there"), ("russian", "Сначала")], ids=str
)
def test_a_tool_speaks_the_language_of_the_lesson_in_hand(
    lesson: str,
    word: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LC_ALL", "kk_KZ.UTF-8")
    named = str(ROOT / "tests" / "lessons" / f"{lesson}.yaml")
    for verb in ("print", "show", "preview"):
        assert main([verb, named, "--output", str(tmp_path)]) == WRONG
        assert word in capsys.readouterr().err


def test_so_do_doctor_explain_import_and_a_refused_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "kk_KZ.UTF-8")
    lesson = str(ROOT / "tests" / "lessons" / "english.yaml")
    main(["doctor", lesson])
    assert "Free disk space" in capsys.readouterr().out
    main(["explain", "L010", lesson])
    assert "There is a tab character" in capsys.readouterr().out
    main(["build", lesson, "--theme", "dark"])
    assert "There is no theme" in capsys.readouterr().err
    plan = tmp_path / "план.txt"
    plan.write_text("Тема: Реки Казахстана\nЦель: узнать, что такое река\n", encoding="utf-8")
    main(["import", str(plan), str(tmp_path / "draft.yaml")])
    assert "Новый урок" in capsys.readouterr().out
