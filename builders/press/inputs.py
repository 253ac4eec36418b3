"""The files that a build has read go in; the rule comes out that lets make notice their edits."""

from __future__ import annotations

import re
from collections.abc import Iterable

# GNU make can spell a space, # and $ in a name, but not these; such a file is built every time.
_UNSPEAKABLE = re.compile(r"[%:;=|*?\[\]~\\`<>\x00-\x1f]|\)$")


def rule(paths: Iterable[str]) -> str:
    """Return the text of ``.inputs.mk``; ``paths`` lead from the project's folder."""
    names = " ".join(sorted({_spelt(path) for path in paths}))
    return f"output/.built: {names}\n{names}:\n" if names else ""


def _spelt(path: str) -> str:
    if _UNSPEAKABLE.search(path):
        return "FORCE"
    return re.sub(r"([ #])", r"\\\1", path.replace("$", "$$"))
