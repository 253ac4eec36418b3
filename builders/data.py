"""What the program brings along: a YAML file of its own goes in; its values come out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ASSETS = Path(__file__).parents[1] / "assets"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the second is in Python, and slow


def load(file: Path) -> Any:  # noqa: ANN401  # as deep as the file
    """Return what ``file`` says; None if it says nothing."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  # either is safe
