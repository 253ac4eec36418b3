"""Real builds that are killed at random moments or run side by side leave one whole version.

``make kill`` tries 300 and 200 of them; here are a few.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from builders.press.publish import recover

ROOT = Path(__file__).parents[2]
KILLS, BUILDS = int(os.environ.get("KILLS", "12")), int(os.environ.get("BUILDS", "12"))
AT_ONCE = 20
OUTPUTS = ("deck.pptx", "handout.pdf", "key.pdf")
LESSON = """\
topic: {{title: {title}, language: kk, minutes: 45}}
procedure: [{{stage: Кіріспе, minutes: 45, blocks: [text: Мәтін., statement: Ой.]}}]
tasks: [{{task: Түсіндір., answer: Жауап.}}]
"""


def build(lesson: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "builders", "build", str(lesson), "--output", str(output)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in OUTPUTS if (folder / name).exists()}


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, dict[str, bytes]]:
    """Two lessons, each with the outputs of a build that nothing disturbed."""
    folder = tmp_path_factory.mktemp("lessons")
    found = {}
    for title in ("Алаш", "Жібек"):
        lesson = folder / f"{title}.yaml"
        lesson.write_text(LESSON.format(title=title), encoding="utf-8")
        assert build(lesson, folder / title).wait() == 0
        found[lesson] = contents(folder / title)
    return found


def test_a_killed_build_leaves_the_old_outputs_or_the_new(
    versions: Mapping[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    first, second = versions
    begun = time.monotonic()
    assert build(first, tmp_path).wait() == 0
    lasted = time.monotonic() - begun
    moments = random.Random(7)  # noqa: S311  # the same moments each time
    for number in range(KILLS):
        process = build((first, second)[number % 2], tmp_path)
        # Half of the kills fall into the last tenth, where files are replaced.
        time.sleep(lasted * moments.uniform(0.85 if number % 4 > 1 else 0, 1.05))
        process.kill()
        process.wait()
        recover(tmp_path)
        assert contents(tmp_path) in versions.values(), f"kill {number}"
    assert build(first, tmp_path).wait() == 0
    assert contents(tmp_path) == versions[first]


def test_builds_side_by_side_leave_one_whole_version(
    versions: Mapping[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    lessons = tuple(versions)
    for start in range(0, BUILDS, AT_ONCE):
        count = min(AT_ONCE, BUILDS - start)
        processes = [build(lessons[number % 2], tmp_path) for number in range(count)]
        assert [process.wait() for process in processes] == [0] * count
        assert contents(tmp_path) in versions.values()
    left = {entry.name for entry in tmp_path.iterdir()} - set(OUTPUTS)
    assert left == {".lock", ".inputs.mk"}
