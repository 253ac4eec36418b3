"""The first bytes of a file go in; whether they are those of a drawing in SVG comes out."""

from __future__ import annotations

import re

_START = re.compile(rb"<(?:\w+:)?svg[\s>/]")
_SEARCHED = 100_000  # bytes; comments and a document type may stand before the drawing
_WEB_PAGE = (b"<html", b"<!doctype html")


def is_svg(data: bytes) -> bool:
    """Tell whether a file looks like a drawing in SVG, and not like a page around one."""
    start = data[:_SEARCHED].replace(b"\0", b"")  # also one in UTF-16
    text = start.lower().lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return (
        text.startswith(b"<")
        and _START.search(text) is not None
        and not any(mark in text for mark in _WEB_PAGE)
    )
