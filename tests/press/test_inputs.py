"""The rule that tells make which files a build has read."""

import os
import subprocess
from pathlib import Path

import pytest

from builders.press.inputs import rule

MAKEFILE = """\
all: output/.built
output/.built:
\t@mkdir -p output; echo built; touch $@
FORCE:
-include output/.inputs.mk
"""


def made(folder: Path) -> str:
    done = subprocess.run(["make", "-f", "rules"], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


def test_nothing_read_is_no_rule() -> None:
    assert rule(()) == ""


@pytest.mark.parametrize("name", ["map.png", "менің картам.png", "a#b $c.png", "gone.png"])
def test_make_notices_an_edit(tmp_path: Path, name: str) -> None:
    (tmp_path / "rules").write_text(MAKEFILE, encoding="utf-8")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / ".inputs.mk").write_text(rule([name]), encoding="utf-8")
    if name != "gone.png":
        (tmp_path / name).write_bytes(b"1")
    assert "built" in made(tmp_path)
    (tmp_path / name).write_bytes(b"2")
    stamp = (tmp_path / "output" / ".built").stat().st_mtime
    os.utime(tmp_path / name, (stamp - 60, stamp - 60))
    assert "built" not in made(tmp_path)
    os.utime(tmp_path / name, (stamp + 60, stamp + 60))
    assert "built" in made(tmp_path)


@pytest.mark.parametrize("name", ["a:b.png", "50%.png", "x*.png", "end)"])
def test_a_name_that_make_cannot_spell_is_built_every_time(name: str) -> None:
    assert rule([name]) == "output/.built: FORCE\nFORCE:\n"
