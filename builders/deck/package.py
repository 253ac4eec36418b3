"""The files of a package in; one zip file out, the same bytes whenever and wherever it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from pptx.opc.package import OpcPackage
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter, _PhysPkgWriter

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip file can hold
FIRST = "[Content_Types].xml"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return ``files`` as a zip file, the content types first and the others by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda name: (name != FIRST, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the operating system's number is written
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def files_of(package: OpcPackage) -> dict[str, bytes]:
    """Return the files of ``package`` by name.

    python-pptx would date them by the clock, and cannot where that stands before 1980.
    """
    shelf = _Shelf()
    writer = PackageWriter("", package._rels, tuple(package.iter_parts()))  # noqa: SLF001
    for write in (writer._write_content_types_stream, writer._write_pkg_rels, writer._write_parts):  # noqa: SLF001
        write(shelf)
    return shelf.files


class _Shelf(_PhysPkgWriter):
    """Stands where the library's writer expects a zip file."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def write(self, pack_uri: PackURI, blob: bytes) -> None:
        self.files[pack_uri.membername] = blob
