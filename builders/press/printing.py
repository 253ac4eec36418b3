"""A handout or a deck goes in; paper, a slide show, or the reason why not comes out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct

from builders.press.office import office

Result: TypeAlias = Literal["printed", "by_hand", "no_printer", "refused", "showing", "no_viewer"]
SECONDS = 30
SOON = 2  # seconds, in which a program that cannot open a deck gives up


class Answer(Struct, frozen=True):
    """What became of it, and the system's ``reason`` for a refusal."""

    result: Result
    reason: str = ""


def print_pages(pages: Path, copies: int, paper: Literal["A4", "Letter"]) -> Answer:
    """Print ``pages`` on both sides, copy by copy. On Windows, open it: no program there prints so.

    With several printers and no default, CUPS takes the one named in PRINTER.
    """
    if sys.platform == "win32":
        os.startfile(pages)  # noqa: S606  # a file of ours
        return Answer("by_hand")
    names = printers()
    if not names:
        return Answer("no_printer")
    options = ("sides=two-sided-long-edge", f"media={paper}", "collate=true")
    command = ["lp", "-n", str(copies), *(part for option in options for part in ("-o", option))]
    if len(names) == 1:
        command += ["-d", names[0]]
    done = _run(*command, str(pages))
    if done.returncode:
        return Answer("refused", done.stderr.strip())
    return Answer("printed")


def printers() -> tuple[str, ...]:
    """Return the names of the printers that CUPS knows."""
    if shutil.which("lp") is None or shutil.which("lpstat") is None:
        return ()
    return tuple(_run("lpstat", "-e").stdout.split())


def show(deck: Path) -> Answer:
    """Open ``deck`` as a slide show where a program can, else in the program for slides."""
    if sys.platform == "win32":
        os.startfile(deck)  # noqa: S606  # a file of ours
        return Answer("showing")
    command = _viewer()
    if command is None:
        return Answer("no_viewer")
    opened = subprocess.Popen(  # noqa: S603  # the show outlives this program
        [*command, str(deck)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return Answer("no_viewer" if opened.wait(SOON) else "showing")
    except subprocess.TimeoutExpired:
        return Answer("showing")


def _viewer() -> list[str] | None:
    if sys.platform == "darwin":
        return ["open"]
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return None
    program, opener = office(), shutil.which("xdg-open")
    if program:
        return [program, "--show"]
    return [opener] if opener else None


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # programs of CUPS, with names of ours
        command,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=SECONDS,
    )
