"""Many lessons in one run."""

from pathlib import Path

import pytest

from builders.__main__ import DONE, WRONG, main

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "lessons" / "russian.yaml"


def test_one_broken_lesson_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "сынық сабақ.yaml"
    broken.write_text("topic:\n  language: ru\n  titel: Т\n", encoding="utf-8")
    given = ["build", str(broken), str(GOOD), "--language", "ru", "--output", str(tmp_path)]
    assert main(given) == WRONG
    said = capsys.readouterr()
    assert (tmp_path / "russian" / "handout.pdf").exists()
    assert not (tmp_path / "сынық сабақ").exists()
    assert said.out.startswith(f"1/2 {broken}: Не готово\n2/2 {GOOD}: Слайдов – ")
    assert f"{broken}:1:" in said.err
    assert said.err.strip().split("\n")[-1] == f"Не готово: {broken}"


def test_all_good_lessons_end_in_one_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = ROOT / "tests" / "lessons" / "english.yaml"
    given = ["build", str(GOOD), str(other), "--language", "en", "--output", str(tmp_path)]
    assert main(given) == DONE
    assert capsys.readouterr().out.strip().split("\n")[-1] == "Ready"
    for name in ("russian", "english"):
        assert len(list((tmp_path / name).glob("*.p*"))) == 3


def test_lessons_of_one_name_are_refused_before_anything_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["build", str(GOOD), str(tmp_path / "Russian.yaml"), "--output", str(tmp_path)]
    assert main(given) == WRONG
    assert f"{tmp_path / 'russian'}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
