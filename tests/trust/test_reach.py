"""A build reads its lesson, its pictures and the program, writes its outputs, reaches no more."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from builders.lesson.read import read

ROOT = Path(__file__).parents[2]
LESSONS = [ROOT / "lesson.yaml", *sorted((ROOT / "tests" / "lessons").glob("*.yaml"))]
PROGRAM = {Path(path).resolve() for path in (sys.prefix, sys.base_prefix, "/dev/null")}
PROGRAM |= {
    ROOT / "builders",
    ROOT / "assets",
    Path("/usr/lib"),
    Path("/lib"),
    Path("/etc/localtime"),
}
# ReportLab looks here for its own settings.
PROGRAM |= {Path.home() / name for name in (".reportlab_mods", ".reportlab_settings")}
PROGRAM |= {Path("/usr/share/zoneinfo"), Path("/proc/self"), Path("/etc/mime.types")}


def reached(lesson: Path, output: Path) -> list[str]:
    """Return what a build of ``lesson`` reaches that it should not."""
    run = [sys.executable, str(Path(__file__).parent / "audited.py"), str(lesson), str(output)]
    done = subprocess.run(
        run,
        cwd=ROOT,
        env={
            "HOME": str(Path.home()),
            "PYTHONPATH": str(ROOT),
            "PATH": "",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
    events = (output / "events.txt").read_text(encoding="utf-8").split("\n")
    assert len(events) > 20
    files = (lesson.parent / name for name in pictures(lesson))
    readable = {*PROGRAM, lesson, output.resolve(), *files}
    return [event for event in events if not allowed(event, readable, output.resolve())]


def pictures(lesson: Path) -> list[str]:
    return [file.value for file in read(lesson.read_bytes(), "f").files]


def allowed(event: str, readable: set[Path], output: Path) -> bool:
    verb, _, path = event.partition(" ")
    places = {"read": readable, "write": {output}}.get(verb, set())
    return any(Path(path).is_relative_to(place) for place in places)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_build_reaches_nothing_else(lesson: Path, tmp_path: Path) -> None:
    assert reached(lesson, tmp_path) == []


def test_a_build_with_a_picture_reaches_its_picture_only(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    Image.new("RGB", (60, 40)).save(home / "a.png")
    Image.new("RGB", (60, 40)).save(home / "b.png")
    lesson = home / "lesson.yaml"
    lesson.write_text(
        "topic: {title: T, language: en, minutes: 45}\n"
        "procedure: [{stage: S, minutes: 45, blocks: "
        "[image: {file: a.png, alt: a, caption: C, credit: me}]}]\n",
        encoding="utf-8",
    )
    assert reached(lesson, tmp_path) == []
    assert f"read {home / 'a.png'}" in (tmp_path / "events.txt").read_text(encoding="utf-8")


def test_what_lies_elsewhere_is_noticed() -> None:
    output = Path("/out")
    assert not allowed("read /etc/passwd", {Path("/lesson.yaml")}, output)
    assert not allowed("write /lesson.yaml", {Path("/lesson.yaml")}, output)
    assert not allowed("reach socket.connect ()", {Path("/")}, output)
    assert allowed("write /out/deck.pptx", set(), output)
