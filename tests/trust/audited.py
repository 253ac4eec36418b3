"""A lesson and an output folder go in; each file that a build opened comes out, or the build ends.

Prints one line for each event of Python's audit that reaches outside the program.
"""

import os
import sys
from pathlib import Path

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod"}
CHANGES |= {"os.truncate", "shutil.copyfile", "os.utime"}
REACHES: tuple[str, ...] = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
)
REACHES += ("urllib.", "http.", "ftplib.", "webbrowser.", "os.startfile", "pty.")

events: list[str] = []


def noted(event: str, given: tuple[object, ...]) -> None:
    if event == "open" and isinstance(given[0], str | bytes):
        flags = given[2] if isinstance(given[2], int) else 0
        events.append(
            f"{'write' if flags & WRITES else 'read'} {os.path.realpath(os.fsdecode(given[0]))}"
        )
    elif event in CHANGES:
        paths = given[: 2 if event in {"os.rename", "os.link", "shutil.copyfile"} else 1]
        events.extend(f"write {os.path.realpath(str(path))}" for path in paths)
    elif event == "ctypes.dlopen" and given[0]:
        events.append(f"read {os.path.realpath(str(given[0]))}")
    elif event.startswith(REACHES):
        events.append(f"reach {event} {given}")


def main(lesson: str, output: str) -> int:
    sys.addaudithook(noted)
    from builders.__main__ import main as builders  # noqa: PLC0415  # after the hook

    code = builders(["build", lesson, "--output", output])
    Path(output, "events.txt").write_text("\n".join(events), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
