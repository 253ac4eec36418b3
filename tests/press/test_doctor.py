"""What the machine has, on machines that lack something."""

import re
import shutil
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from builders import messages
from builders.press import doctor
from builders.press.doctor import LIBRARIES, Finding, Subject, examine

ROOT = Path(__file__).parents[2]


def found(output: Path, subject: Subject) -> Finding:
    return next(each for each in examine(output) if each.subject == subject)


def test_the_libraries_are_those_of_the_project() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    needed = project.split("\ndependencies = [")[1].split("\n]")[0]
    assert re.findall(r'^    "([a-z0-9-]+)', needed, re.MULTILINE) == list(LIBRARIES)


def test_this_machine_can_build(tmp_path: Path) -> None:
    findings = list(examine(tmp_path))
    assert not [each for each in findings if each.state == "stop"]
    assert all(each.found for each in findings if each.subject == "library")


def test_every_finding_has_its_words(tmp_path: Path) -> None:
    for finding in examine(tmp_path):
        words = messages.load("kk").report
        assert f"doctor_{finding.subject}" in words
        assert finding.found or words[finding.said].format_map(dict(finding.facts))


@pytest.mark.parametrize("mark", ["~$deck.pptx", ".~lock.deck.pptx#"])
def test_an_open_output_is_named(tmp_path: Path, mark: str) -> None:
    assert found(tmp_path, "open").state == "good"
    (tmp_path / "7A").mkdir()
    (tmp_path / "7A" / mark).touch()
    assert found(tmp_path, "open").facts == (("names", str(tmp_path / "7A" / "deck.pptx")),)


def test_an_output_that_cannot_be_written_stops(tmp_path: Path) -> None:
    blocked = tmp_path / "output"
    blocked.touch()
    assert found(blocked / "deeper", "output").state == "good"  # the nearest folder is asked
    read_only = Path("/proc/1") if Path("/proc/1").is_dir() else pytest.skip("no /proc here")
    assert found(read_only, "output").state == "stop"


def test_a_missing_library_a_full_disk_and_no_fonts_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    full = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr(doctor, "version", absent)
    monkeypatch.setattr(doctor, "FONT_FOLDERS", (str(tmp_path),))
    monkeypatch.setattr("shutil.disk_usage", lambda _: full)
    assert found(tmp_path, "library").said == "absent_library"
    assert found(tmp_path, "deck_font").said == "absent_font"
    assert found(tmp_path, "disk").facts[0] == ("size", "1")
    assert [each.state for each in examine(tmp_path)].count("stop") == len(LIBRARIES) + 1
