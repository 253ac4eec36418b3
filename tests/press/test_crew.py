"""Jobs that are done side by side, and processes that die at it."""

import os
import signal
import sys
from pathlib import Path

import pytest

from builders.press.crew import START, Lost, results

STARTS = sorted({START, "spawn"})
ENDED, KILLED = "ended", "killed"


def work(job: str) -> str:
    if job == ENDED:
        os._exit(3)
    if job == KILLED:
        os.kill(os.getpid(), signal.SIGKILL)
    if job == "faulty":
        raise ValueError(job)
    return job.upper()


@pytest.mark.parametrize("start", STARTS)
def test_every_job_is_done_once(start: str) -> None:
    jobs = [f"job {n}" for n in range(20)]
    assert sorted(results(work, jobs, start)) == sorted((job, job.upper()) for job in jobs)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals to be killed by")
@pytest.mark.parametrize("start", STARTS)
def test_a_process_that_dies_costs_its_own_job_only(start: str) -> None:
    done = dict(results(work, [ENDED, "a", KILLED, ENDED, "b", KILLED, "c"], start))
    assert done[ENDED] == Lost(code=3)
    assert done[KILLED] == Lost(code=-signal.SIGKILL)
    assert [done[job] for job in "abc"] == ["A", "B", "C"]


def test_a_fault_is_told_and_the_rest_goes_on() -> None:
    done = dict(results(work, ["faulty", "a"]))
    assert isinstance(done["faulty"], Lost)
    assert "ValueError: faulty" in done["faulty"].traceback
    assert done["a"] == "A"


def pid(_: int) -> int:
    return os.getpid()


def test_no_process_stays_behind() -> None:
    crew = results(pid, range(50))
    pids = {found for _, found in (next(crew), next(crew), next(crew))}
    crew.close()  # type: ignore[attr-defined]  # what a for loop does when Ctrl+C ends it
    pids |= {found for _, found in results(pid, range(5))}
    assert 1 < len(pids) <= 2 * (os.cpu_count() or 1) + 1
    if Path("/proc").is_dir():
        assert not any(Path("/proc", str(each)).exists() for each in pids)
