"""A package of python-pptx in; its files by name out, with no date of the clock on them."""

from __future__ import annotations

from pptx.opc.package import OpcPackage
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter, _PhysPkgWriter


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
