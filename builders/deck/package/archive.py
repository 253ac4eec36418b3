"""The files of a package in; one zip file out, the same bytes whenever and wherever it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip file can hold
FIRST = "[Content_Types].xml"
PACKED = (".jpeg", ".jpg", ".png", ".xlsx")  # deflating them again takes time and no space off


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return ``files`` as a zip file, the content types first and the others by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files, key=lambda name: (name != FIRST, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            packed = name.endswith(PACKED)
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the operating system's number is written
            archive.writestr(entry, files[name])
    return buffer.getvalue()
