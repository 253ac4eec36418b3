"""Nothing goes in; the path of LibreOffice comes out, where it is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

# Where it is when the PATH does not tell.
PLACES = (
    "/usr/bin/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)


def office() -> str | None:
    """Return the path of LibreOffice."""
    found = shutil.which("soffice")
    return found or next((place for place in PLACES if Path(place).exists()), None)
