"""The same lesson gives the same bytes, whatever surrounds the build."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LESSON = ROOT / "tests" / "lessons" / "english.yaml"
OUTPUTS = ("deck.pptx", "handout.pdf", "key.pdf")
SURROUNDINGS = {
    "another hash seed": {"PYTHONHASHSEED": "1"},
    "no hash seed": {"PYTHONHASHSEED": "random"},
    "the east": {"TZ": "Pacific/Kiritimati"},
    "the west": {"TZ": "Etc/GMT+12"},
    "plain locale": {"LC_ALL": "C", "LANG": "C"},
    "Turkish locale": {"LC_ALL": "tr_TR.UTF-8"},
    "no UTF-8": {"PYTHONUTF8": "0", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
    "optimised": {"PYTHONOPTIMIZE": "1"},
}
CLOCKS = ("1970-01-02 00:00:00", "2128-02-29 23:59:58")


def built(folder: Path, cwd: Path = ROOT, *before: str, **surroundings: str) -> dict[str, bytes]:
    run = [*before, sys.executable, "-m", "builders", "build", str(LESSON), "--output", str(folder)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", **surroundings}
    subprocess.run(run, cwd=cwd, env=env, check=True, capture_output=True)
    return {name: (folder / name).read_bytes() for name in OUTPUTS}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("usual"))


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_surroundings_change_nothing(name: str, usual: dict[str, bytes], tmp_path: Path) -> None:
    assert built(tmp_path, ROOT, **SURROUNDINGS[name]) == usual


def test_a_source_date_changes_nothing(usual: dict[str, bytes], tmp_path: Path) -> None:
    assert built(tmp_path, ROOT, SOURCE_DATE_EPOCH="1") == usual


def test_the_working_folder_changes_nothing(usual: dict[str, bytes], tmp_path: Path) -> None:
    assert built(tmp_path / "out", tmp_path) == usual


@pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime is not installed")
@pytest.mark.parametrize("clock", CLOCKS)
def test_a_false_clock_changes_nothing(clock: str, usual: dict[str, bytes], tmp_path: Path) -> None:
    assert built(tmp_path, ROOT, "faketime", "-f", clock) == usual


CLOCK = """
import datetime, sys, time
moment = float(sys.argv.pop(1))
time.time = lambda: moment
time.time_ns = lambda: int(moment * 1e9)
real = time.localtime, time.gmtime
time.localtime = lambda at=moment: real[0](moment if at is None else at)
time.gmtime = lambda at=moment: real[1](moment if at is None else at)
class Fixed(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(moment, tz)
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(moment)
datetime.datetime = Fixed
from builders.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("moment", ["86400", "4985945998"])
def test_a_clock_that_python_reads_wrong_changes_nothing(
    moment: str, usual: dict[str, bytes], tmp_path: Path
) -> None:
    run = [sys.executable, "-c", CLOCK, moment, "build", str(LESSON), "--output", str(tmp_path)]
    subprocess.run(run, cwd=ROOT, check=True, capture_output=True)
    assert {name: (tmp_path / name).read_bytes() for name in OUTPUTS} == usual
