"""What a build leaves for make: the rule of what it has read, and the stamp of when it began."""

import os
import subprocess
from pathlib import Path

import pytest

from builders.press.inputs import rule, stamp

MAKEFILE = """\
BUILT := built
all: $(BUILT)
$(BUILT):
\t@echo built; touch $@
FORCE:
include rule
$(info $(OF))
"""
ASKED = ("term/lesson.yaml", "", "", "a4")


def made(folder: Path) -> str:
    command = ["make", "--no-print-directory", "-f", "rules"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("name", ["map.png", "менің картам.png", "a#b $c.png", "gone.png"])
def test_make_notices_an_edit(tmp_path: Path, name: str) -> None:
    (tmp_path / "rules").write_text(MAKEFILE, encoding="utf-8")
    (tmp_path / "assets" / "themes").mkdir(parents=True)
    (tmp_path / "assets" / "themes" / "tun.yaml").touch()
    (tmp_path / "rule").write_bytes(rule(ASKED, "tun", [Path(name)]))
    if name != "gone.png":
        (tmp_path / name).write_bytes(b"1")
    assert "built\n" in made(tmp_path)
    (tmp_path / name).write_bytes(b"2")
    built = (tmp_path / "built").stat().st_mtime
    os.utime(tmp_path / name, (built - 60, built - 60))
    assert "built\n" not in made(tmp_path)
    os.utime(tmp_path / name, (built + 60, built + 60))
    assert "built\n" in made(tmp_path)


@pytest.mark.parametrize("name", ["a:b.png", "50%.png", "x*.png", "end)"])
def test_a_name_that_make_cannot_spell_is_built_every_time(name: str) -> None:
    assert rule(ASKED, "tun", [Path(name)]).decode().endswith("\nFORCE assets/themes/tun.yaml:\n")


def test_the_folder_of_a_picture_counts_but_not_that_of_the_lesson() -> None:
    files = [Path("term/map.png"), Path("term/images/map.png"), Path("brand.pptx")]
    paths = "assets/themes/tun.yaml brand.pptx term/images term/images/map.png term/map.png"
    assert rule(ASKED, "tun", files).decode().split("\n")[2] == f"{paths}:"


def test_make_reads_what_was_asked_as_it_was_asked(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text(MAKEFILE, encoding="utf-8")
    (tmp_path / "built").touch()
    asked = ("7 сынып/a#1 $b (2).yaml", "tun", "бренд 1.pptx", "letter")
    (tmp_path / "rule").write_bytes(rule(asked, "tun", []))
    assert made(tmp_path).startswith("|".join(asked) + "\n")
    (tmp_path / "rule").write_bytes(rule(("a\nall: b.yaml", "", "", "a4"), "tun", []))
    assert made(tmp_path).startswith("\n")


def test_a_name_that_is_no_text_can_be_written() -> None:
    assert b"\xff.yaml" in rule((os.fsdecode(b"\xff.yaml"), "", "", "a4"), "tun", [])


def test_the_stamp_bears_the_time_of_the_start(tmp_path: Path) -> None:
    started = tmp_path / "started"
    started.touch()
    os.utime(started, ns=(1, 1_500_000_000_123_456_789))
    for _ in range(2):
        stamp(tmp_path, started, 1_400_000_000_987_654_321, "Дайын")
    assert (tmp_path / ".built").stat().st_mtime_ns == started.stat().st_mtime_ns
    assert (tmp_path / ".built").read_text(encoding="utf-8") == "Дайын\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".built", ".seen", "started"]
    assert (tmp_path / ".seen").stat().st_mtime_ns == 1_400_000_000_987_654_321


def test_a_note_that_cannot_be_left_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("no folder", encoding="utf-8")
    stamp(tmp_path / "folder", tmp_path / "started", 0, "ready")
    assert (tmp_path / "folder").read_text(encoding="utf-8") == "no folder"
