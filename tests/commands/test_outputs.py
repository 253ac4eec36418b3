"""Printing, showing and the doctor, as the command line tells them."""

import re
from pathlib import Path

import pytest

from builders.__main__ import DONE, UNWRITTEN, WRONG, main


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Take printers, screen and programs away; return a folder with outputs."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("deck.pptx", "handout.pdf"):
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize("verb", ["print", "show", "preview"])
def test_without_outputs_it_says_how_to_build_them(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb, "7A.yaml", "--output", str(tmp_path), "--language", "en"]) == WRONG
    assert "make LESSON=7A.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("verb", "word"), [("print", "Откройте .*handout.pdf .*25"), ("show", "Откройте .*deck.pptx")]
)
def test_without_a_device_one_sentence_says_what_to_do(
    verb: str, word: str, bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [verb, "--output", str(bare), "--copies", "25", "--language", "ru"]
    assert main(given) == UNWRITTEN
    said = capsys.readouterr().err
    assert re.search(word, said)
    assert said.count("\n") == 1


@pytest.mark.parametrize("copies", ["0", "501", "много"])
def test_a_slip_of_the_finger_prints_nothing(
    copies: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print", "--copies", copies]) == WRONG
    said = capsys.readouterr().err
    assert f"«{copies}»" in said
    assert "1–500" in said


def test_the_doctor_ends_in_one_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--output", str(tmp_path), "--language", "kk"]) == DONE
    *findings, last = capsys.readouterr().out.strip().split("\n")
    assert last == "Дайын"
    assert all(re.match(r"[+?] \S.*: \S", line) for line in findings)


def test_the_doctor_says_what_stops_a_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builders.press.doctor.ASSETS", tmp_path)
    assert main(["doctor", "--output", str(tmp_path), "--language", "en"]) == UNWRITTEN
    said = capsys.readouterr().out
    assert "! Fonts of the handout: missing: DejaVuSans" in said
    assert said.strip().endswith("Not ready")
