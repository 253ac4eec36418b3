"""Every system call of a publication, killed or refused: nothing torn, mixed, lost or untold."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FAULTS = {"kill", "ENOSPC", "EIO", "EACCES", "kill, first", "EIO, first", "EIO from then on"}
LEAST_CALLS = 80


@pytest.mark.skipif(sys.platform != "linux", reason="the faults are made for the C library of GNU")
@pytest.mark.skipif(shutil.which("gcc") is None, reason="gcc is not installed")
def test_every_call_may_be_killed_or_refused(tmp_path: Path) -> None:
    library = tmp_path / "faults.so"
    compiler = ["gcc", "-shared", "-fPIC", "-o", str(library), str(HERE / "faults.c"), "-ldl"]
    subprocess.run(compiler, check=True)
    (tmp_path / "outputs").mkdir()
    done = subprocess.run(
        [sys.executable, str(HERE / "interrupt.py"), str(tmp_path / "outputs")],
        env={**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(HERE.parents[1])},
        check=True,
        capture_output=True,
    )
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert set(found["tried"]) == FAULTS
    assert min(found["tried"].values()) > LEAST_CALLS
