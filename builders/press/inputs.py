"""What a build has read and was asked goes in; what lets make leave the next one out comes out."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

RULE, STAMP, SEEN = ".inputs.mk", ".built", ".seen"
# GNU make can spell a space, # and $ in a name, but not these; such a file is built every time.
_UNSPEAKABLE = re.compile(r"[%:;=|*?\[\]~\\`<>\x00-\x1f]|\)$")


def rule(asked: Sequence[str], theme: str, files: Collection[Path]) -> bytes:
    """Return what ``.inputs.mk`` says, for the Makefile to compare and to follow.

    ``asked`` are the lesson and its settings; ``files`` lead from the project's folder. The folder
    of a picture stands for one replaced by an older one.
    """
    folders = {file.parent for file in files} - {Path(asked[0]).parent, Path()}
    paths = {f"assets/themes/{theme}.yaml", *map(str, files), *map(str, folders)}
    names = " ".join(sorted(map(_spelt, paths)))
    settings = "" if any(map(_UNSPEAKABLE.search, asked)) else _escaped("|".join(asked))
    text = f"OF := {settings}\n$(BUILT): {names}\n{names}:\n"
    return text.encode("utf-8", "surrogateescape")  # a name on the disk may be no text


def time_of(file: Path) -> int:
    """Return when ``file`` was saved, in nanoseconds; 0 if it is not there."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def stamp(folder: Path, started: Path, seen: int, said: str) -> None:
    """Note in ``folder`` that it was built from what there was when ``started`` was touched.

    ``seen`` is the time of the lesson; ``said``, what make says when there is nothing to do. Where
    no note can be left, make builds again.
    """
    with suppress(OSError):
        _note(folder / SEEN, "", seen)
        _note(folder / STAMP, f"{said}\n", time_of(started))


def _note(path: Path, text: str, time: int) -> None:
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(text, encoding="utf-8")
    os.utime(draft, ns=(time, time))
    draft.replace(path)


def _spelt(path: str) -> str:
    return "FORCE" if _UNSPEAKABLE.search(path) else _escaped(path).replace(" ", "\\ ")


def _escaped(text: str) -> str:
    return text.replace("$", "$$").replace("#", "\\#")
