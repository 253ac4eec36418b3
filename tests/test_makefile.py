"""Lessons, pictures and settings go in; what make builds of them, and leaves out, is checked."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builders.outputs import OUTPUTS as EVERY
from builders.outputs import of

ROOT = Path(__file__).parents[1]
OUTPUTS = tuple(output.name for output in of("build"))
LABELS = "assets/languages/kk/labels.yaml"
PICTURE = "assets/images/менің сурет (2).png"
COURSE = "7 сынып"  # three lessons stand there
BROKEN = "сынық"

# Stands where .venv/bin/python does. The command line, the rule and the stamp are the program's
# own, but a lesson is the list of its pictures, and its outputs are empty.
BUILDER = f"""#!{sys.executable}
import os, sys, time
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from builders.__main__ import _parser
from builders.commands.answers import lessons_of, own_folder
from builders.outputs import OUTPUTS as EVERY
from builders.outputs import of
from builders.press import inputs

asked, code = _parser().parse_args(sys.argv[3:]), 0
time.sleep(float(os.environ.get("SLOW", 0)))
with open("builds.txt", "a", encoding="utf-8") as told:
    print(*sys.argv[1:], sep="|", file=told)
for lesson in lessons_of(asked):
    pictures = lesson.read_text("utf-8").splitlines() if lesson.is_file() else [{BROKEN!r}]
    if {BROKEN!r} in pictures:
        code = 2
        continue
    with open("built.txt", "a", encoding="utf-8") as told:
        print(lesson, file=told)
    folder = own_folder(lesson)
    folder.mkdir(parents=True, exist_ok=True)
    for name in {OUTPUTS!r}:
        (folder / name).touch()
    template = [asked.template] if asked.template else []
    settings = str(lesson), asked.theme or "", str(asked.template or ""), asked.paper
    files = [*map(Path, pictures), *template]
    rule = inputs.rule(settings, asked.theme or "dala", files)
    (folder / inputs.RULE).write_bytes(rule)
    inputs.stamp(folder, asked.started, inputs.time_of(lesson), "Дайын")
sys.exit(code)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "Айгүл Серікқызы" / "сабақ 1"
    files = (
        "requirements.lock",
        "builders/a.py",
        "assets/languages/kk/labels.yaml",
        "brand one.pptx",
    )
    for name in (*files, PICTURE, "assets/themes/dala.yaml", "assets/themes/tun.yaml"):
        write(folder / name)
    write(folder / "lesson.yaml", PICTURE)
    write(folder / COURSE / "a.yaml", PICTURE)
    write(folder / COURSE / "b c (2).yaml")
    write(folder / COURSE / "ә.yaml")
    write(folder / ".venv/bin/python", BUILDER).chmod(0o755)
    write(folder / ".venv/.ready")
    shutil.copy(ROOT / "Makefile", folder)
    for path in sorted(folder.rglob("*")):
        age(path, seconds=100)
    age(folder / ".venv/.ready", seconds=-50)
    return folder


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def age(path: Path, *, seconds: int) -> None:
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", *arguments]
    return subprocess.run(command, cwd=folder, env=clean, check=False, capture_output=True)


def built(folder: Path, *arguments: str, code: int = 0) -> list[str]:
    """Run make as a teacher would; return the names of the lessons that it builds, in order."""
    said = folder / "built.txt"
    said.unlink(missing_ok=True)
    assert run(folder, *arguments).returncode == code
    lessons = said.read_text("utf-8").splitlines() if said.exists() else []
    return sorted(Path(lesson).stem for lesson in lessons)


def processes(folder: Path) -> int:
    return len((folder / "builds.txt").read_text("utf-8").splitlines())


def settled(folder: Path, *arguments: str) -> None:
    """Build everything, and move it into the past so that any edit is newer."""
    assert built(folder, *arguments)
    for stamp in folder.glob("output/**/.built"):
        age(stamp, seconds=10)
    age(folder / "output" / ".program", seconds=20)
    assert built(folder, *arguments) == []


WAYS = (
    (f"LESSON={COURSE}/", ["a", "b c (2)", "ә"]),
    (f"LESSON={COURSE}", ["a", "b c (2)", "ә"]),
    (f"LESSON={COURSE}/b c (2).yaml", ["b c (2)"]),
    ("LESSONS=term/ lesson.yaml", ["a", "b c (2)", "lesson", "ә"]),
    ("LESSONS=./term/*.yaml", ["a", "b c (2)", "ә"]),
    ("LESSONS=term/a.yaml term/ә.yaml term/a.yaml", ["a", "ә"]),
    ("LESSONS=lesson.yaml", ["lesson"]),
    ("LESSONS=lesson.*", ["lesson"]),
)


@pytest.mark.parametrize(("way", "lessons"), WAYS)
def test_what_was_named_is_built_once_in_one_process(
    project: Path, way: str, lessons: list[str]
) -> None:
    (project / COURSE).rename(project / ("term" if "term" in way else COURSE))
    assert built(project, way) == lessons
    assert built(project, way) == []
    assert processes(project) == 1


@pytest.mark.parametrize("way", ["LESSON=lesson.yaml", *(way for way, _ in WAYS[:3])])
def test_nothing_to_do_is_said_without_the_program(project: Path, way: str) -> None:
    settled(project, way)
    done = run(project, way)
    assert (done.stdout.decode(), done.stderr) == ("Дайын\n", b"")
    assert processes(project) == 1


CONCERNED = (
    ("lesson.yaml", ["lesson"], []),
    (f"{COURSE}/b c (2).yaml", [], ["b c (2)"]),
    (PICTURE, ["lesson"], ["a"]),
    ("assets/images", ["lesson"], ["a"]),
    ("assets/themes/dala.yaml", ["lesson"], ["a", "b c (2)", "ә"]),
    ("assets/themes/tun.yaml", [], []),
    ("builders/a.py", ["lesson"], ["a", "b c (2)", "ә"]),
    (LABELS, ["lesson"], ["a", "b c (2)", "ә"]),
    ("requirements.lock", ["lesson"], ["a", "b c (2)", "ә"]),
)


@pytest.mark.parametrize(("path", "lesson", "course"), CONCERNED)
def test_an_edit_builds_what_it_concerns(
    project: Path, path: str, lesson: list[str], course: list[str]
) -> None:
    write(project / "tools" / "bootstrap.py", "open('.venv/.ready', 'w').close()")
    settled(project)
    settled(project, f"LESSON={COURSE}/")
    (project / path).touch()
    assert built(project) == lesson
    assert built(project, f"LESSON={COURSE}/") == course
    assert built(project, f"LESSON={COURSE}/") == []


@pytest.mark.parametrize("seconds", [-5, 1, 50])
def test_a_lesson_that_gave_way_to_an_older_one_is_built_again(project: Path, seconds: int) -> None:
    """File managers and backups keep the time of a copy."""
    settled(project)
    age(project / "lesson.yaml", seconds=seconds)
    assert built(project) == ["lesson"]
    assert built(project) == []


@pytest.mark.parametrize("name", [*OUTPUTS, ".inputs.mk", ".built", ".seen"])
def test_a_deleted_output_is_built_again(project: Path, name: str) -> None:
    settled(project, f"LESSON={COURSE}/")
    (project / "output" / COURSE / "b c (2)" / name).unlink()
    assert built(project, f"LESSON={COURSE}/") == ["b c (2)"]
    assert built(project, f"LESSON={COURSE}/") == []


def test_a_picture_that_is_gone_is_left_to_the_build_to_report(project: Path) -> None:
    settled(project)
    (project / PICTURE).unlink()
    assert built(project) == ["lesson"]


@pytest.mark.parametrize("setting", ["THEME=tun", "PAPER=letter", "TEMPLATE=brand one.pptx"])
def test_another_setting_builds_again_and_so_does_none(project: Path, setting: str) -> None:
    settled(project)
    assert built(project, setting) == ["lesson"]
    assert built(project, setting) == []
    assert built(project) == ["lesson"]
    assert built(project) == []


def test_an_edited_template_builds_again(project: Path) -> None:
    settled(project, "TEMPLATE=brand one.pptx")
    (project / "brand one.pptx").touch()
    assert built(project, "TEMPLATE=brand one.pptx") == ["lesson"]


def test_strict_says_every_time_what_is_wrong(project: Path) -> None:
    settled(project)
    assert built(project, "STRICT=1") == ["lesson"]
    assert built(project, "STRICT=1") == ["lesson"]


def test_a_broken_lesson_is_tried_again_alone(project: Path) -> None:
    lesson = write(project / COURSE / "ә.yaml", BROKEN)
    assert built(project, f"LESSON={COURSE}/", code=2) == ["a", "b c (2)"]
    assert built(project, f"LESSON={COURSE}/", code=2) == []
    write(lesson)
    assert built(project, f"LESSON={COURSE}/") == ["ә"]
    assert built(project, f"LESSON={COURSE}/") == []


def test_an_edit_during_the_build_counts_for_the_next(project: Path) -> None:
    settled(project)
    (project / "lesson.yaml").touch()
    with subprocess.Popen(["make"], cwd=project, env={**os.environ, "SLOW": "1"}) as making:
        while not (project / "output" / ".started").exists():
            time.sleep(0.01)
        time.sleep(0.5)
        (project / "lesson.yaml").touch()
        assert making.wait() == 0
    assert built(project) == ["lesson"]
    assert built(project) == []


def test_make_that_is_ended_deletes_no_output(project: Path) -> None:
    settled(project)
    (project / "lesson.yaml").touch()
    (project / "output" / ".started").unlink()
    with subprocess.Popen(["make"], cwd=project, env={**os.environ, "SLOW": "2"}) as making:
        while not (project / "output" / ".started").exists():
            time.sleep(0.01)
        for name in OUTPUTS:
            (project / "output" / name).touch()
        making.send_signal(signal.SIGTERM)
        assert making.wait() != 0
    assert all((project / "output" / name).exists() for name in OUTPUTS)
    assert built(project) == ["lesson"]


def test_two_lessons_of_one_name_are_told_apart(project: Path) -> None:
    age(write(project / "8" / "a.yaml"), seconds=100)
    settled(project, "LESSON=8/a.yaml")
    (project / COURSE).rename(project / "7")
    assert built(project, "LESSON=7/a.yaml") == ["a"]
    assert built(project, "LESSONS=7/a.yaml 8/a.yaml") == []
    assert (project / "output" / "7" / "a" / "deck.pptx").exists()
    assert (project / "output" / "8" / "a" / "deck.pptx").exists()


def test_an_ending_tells_lessons_apart(project: Path) -> None:
    age(write(project / COURSE / "a.yml"), seconds=100)
    assert built(project, f"LESSON={COURSE}") == ["a", "a", "b c (2)", "ә"]
    assert built(project, f"LESSON={COURSE}/") == []
    assert (project / "output" / COURSE / "a.yml" / "deck.pptx").exists()


@pytest.mark.parametrize("way", [f"{{}}/{COURSE}/a.yaml", f"assets/../{COURSE}/a.yaml"])
def test_a_lesson_has_one_folder_however_it_was_named(project: Path, way: str) -> None:
    settled(project, f"LESSON={COURSE}/a.yaml")
    assert built(project, f"LESSON={way.format(project)}") == ["a"]  # the rule names it otherwise
    assert [path.parent.name for path in project.glob("output/**/deck.pptx")] == ["a"]


def test_a_lesson_of_another_place_has_a_folder_of_its_own(project: Path) -> None:
    age(write(project.parent / "8" / "a.yaml"), seconds=100)
    settled(project, "LESSON=../8/a.yaml")
    assert (project / "output" / project.parent.relative_to("/") / "8/a/deck.pptx").exists()


@pytest.mark.parametrize("name", ["a'b.yaml", "50%.yaml", "a;b.yaml", "x[1].yaml", "a#1.yaml"])
def test_a_name_that_make_cannot_spell_is_built_every_time(project: Path, name: str) -> None:
    write(project / name)
    write(project / "term" / name)
    assert built(project, f"LESSON={name}") == [name[:-5]]
    assert built(project, "LESSONS=term/") == [name[:-5]]
    assert built(project, "LESSONS=term/") == [name[:-5]]


def test_what_is_not_there_is_left_to_the_program_to_tell(project: Path) -> None:
    assert built(project, "LESSONS=no.yaml lesson.yaml", code=2) == ["lesson"]
    assert built(project, "LESSONS=none/", code=2) == []
    said = (project / "builds.txt").read_text("utf-8")
    assert re.findall(r"\|build\|(.*?)\|--started", said) == ["lesson.yaml|no.yaml", "none/"]


def test_settings_are_passed_on(project: Path) -> None:
    built(project, f"LESSON={COURSE}/b c (2).yaml", "THEME=tun", "TEMPLATE=brand one.pptx")
    said = (project / "builds.txt").read_text("utf-8")
    started = "--started|output/.started"
    settings = "--theme|tun|--template|brand one.pptx"
    assert said == f"-m|builders|build|{COURSE}/b c (2).yaml|{started}|{settings}\n"


def test_make_and_ci_know_the_outputs_of_a_build() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (listed,) = re.findall(r"^OUTPUTS = (.*)$", makefile, re.MULTILINE)
    assert tuple(listed.split()) == OUTPUTS
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "sed -n 's/^OUTPUTS = //p' Makefile" in script
    verbs = set(re.findall(r"builders ([a-z-]+) \"\$\$LESSON\"", makefile)) | {"build"}
    assert {output.verb for output in EVERY} <= verbs
