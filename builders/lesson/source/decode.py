"""The bytes of a lesson file -> its text, or the problem that names the encoding."""

from __future__ import annotations

import codecs
import math

from builders.problems import Place, Problems, error

MOST_BYTES = 1_000_000
_ALPHABET = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі")
_EIGHT_BIT = (("cp1251", "Windows-1251"), ("kz1048", "KZ-1048"), ("koi8-r", "KOI8-R"))
_READ_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CYRILLIC_SHARE = 0.5


def decode(data: bytes, file: str) -> str:
    r"""Return the text of ``data`` with ``\n`` at line ends; UTF-8, or UTF-16 with its mark."""
    if len(data) > MOST_BYTES:
        size = f"{math.ceil(len(data) / MOST_BYTES * 10) / 10:.1f}"
        raise Problems((error("L001", Place(file, 1, 1), size=size),))
    wide = _wide(data)
    if wide:
        raise Problems((error("L002", Place(file, 1, 1), encoding=wide),))
    try:
        return _lines(data.decode(_codec(data)))
    except UnicodeDecodeError as failure:
        before = data[: failure.start].decode("utf-8", "replace")
        where = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        name = _eight_bit(data)
        found = error("L002", where, encoding=name) if name else error("L003", where)
        raise Problems((found,)) from None


def legible(data: bytes) -> str:
    """Return ``data`` as text that a person can recognise, whatever its encoding."""
    try:
        return _lines(data.decode(_codec(data)))
    except UnicodeDecodeError:
        codecs_by_name = {shown: codec for codec, shown in _EIGHT_BIT}
        return _lines(data.decode(codecs_by_name.get(_eight_bit(data), "utf-8"), "replace"))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _codec(data: bytes) -> str:
    return next((codec for mark, codec in _READ_MARKS if data.startswith(mark)), "utf-8")


def _wide(data: bytes) -> str:
    """Name the wide encoding of ``data``, if it is one that no mark announces."""
    if data.startswith(_WIDE_MARKS):
        return "UTF-32"
    if _codec(data) != "utf-8" or b"\0" not in data:
        return ""
    zeros = [data[start::4].count(0) for start in range(4)]
    if max(zeros[0] + zeros[1], zeros[2] + zeros[3]) >= len(data) // 4 * 2 > 0:
        return "UTF-32"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    return "UTF-16" if min(even, odd) == 0 and max(even, odd) > len(data) // 10 else ""


def _eight_bit(data: bytes) -> str:
    """Name the one-byte encoding in which ``data`` has most Cyrillic small letters, or none."""
    high = sum(byte > 0x7F for byte in data)  # noqa: PLR2004  # ASCII ends here
    best, name = max(
        (sum(letter in _ALPHABET for letter in data.decode(codec, "replace")), -rank, shown)[::2]
        for rank, (codec, shown) in enumerate(_EIGHT_BIT)
    )
    return name if best > high * _CYRILLIC_SHARE else ""
