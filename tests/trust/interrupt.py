"""An empty folder goes in; what publications, stopped at every system call, left there comes out.

Runs with faults.c loaded before the C library. Prints a JSON object: for each kind of fault the
number of points tried, and a list of what was torn, mixed, lost or untold.
"""

import errno
import json
import os
import sys
from pathlib import Path

from builders.press.publish import publish, recover
from builders.press.refusals import PublishError

OLD = {"deck.pptx": b"old deck", "handout.pdf": b"old handout", "key.pdf": b"old key"}
NEW = {"deck.pptx": b"new deck!", "handout.pdf": b"new handout!", "key.pdf": b"new key!"}
KILL, REFUSED = 99, 2
TRIED: tuple[tuple[str, dict[str, bytes], int, bool], ...] = (
    ("kill, first", {}, 0, False),
    ("EIO, first", {}, errno.EIO, False),
    ("kill", OLD, 0, False),
    ("ENOSPC", OLD, errno.ENOSPC, False),
    ("EIO", OLD, errno.EIO, False),
    ("EACCES", OLD, errno.EACCES, False),
    ("EIO from then on", OLD, errno.EIO, True),
)
MOST = 1000


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NEW if (folder / name).exists()}


def stopped(folder: Path, mark: Path, at: int, fault: int, *, on: bool) -> int:
    """Publish in a child whose ``at``-th call is refused; return its exit code."""
    child = os.fork()
    if not child:
        code = 1
        try:
            os.environ.update(FAULT_MARK=str(mark), FAULT_AT=str(at), FAULT_ERRNO=str(fault))
            os.environ.update(FAULT_ON="1" if on else "0", FAULT_FOLDER=str(folder))
            publish(folder, NEW)
            code = 0
        except PublishError:
            code = REFUSED
        finally:
            os.environ["FAULT_FOLDER"] = ""
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def found_wrong(folder: Path, code: int, before: dict[str, bytes], *, whole: bool) -> str:
    """Return what is wrong after a stopped publication and after ``recover``; nothing, if all is.

    ``whole`` says that the files must be so even before.
    """
    at_once = contents(folder)
    recover(folder)
    if contents(folder) not in (before, NEW):
        return "mixed after recovery"
    if code == 0 and contents(folder) != NEW:
        return "said to be done"
    if whole and at_once not in (before, NEW):
        return "mixed before recovery"
    publish(folder, NEW)
    left = {entry.name for entry in folder.iterdir()} - set(NEW) - {".lock"}
    return f"left over: {left}" if left else "" if contents(folder) == NEW else "not published"


def main(home: Path) -> None:
    tried: dict[str, int] = {}
    wrong: list[str] = []
    for kind, before, fault, on in TRIED:
        for at in range(1, MOST):
            folder, mark = home / f"{kind} {at}", home / f"{kind} {at} mark"
            publish(folder, before)
            code = stopped(folder, mark, at, fault, on=on)
            if not mark.exists():
                break
            tried[kind] = at
            said = found_wrong(folder, code, before, whole=bool(fault) and not on)
            if said or code not in (0, REFUSED, KILL):
                wrong.append(f"{kind} at {at}: {said}, exit code {code}")
    json.dump({"tried": tried, "wrong": wrong}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
