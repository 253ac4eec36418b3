"""A link's address in; it as people type it, or as much of it as says whose it is, out."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote, urlsplit

from builders.design.faces import has_glyph

LONGEST_ON_SLIDE = 36  # characters; what is clicked is all of it
LONGEST_ON_PAPER = 160  # a longer one is typed by nobody

_SCHEME = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_WWW = re.compile(r"www\.(?=[^./]+\.)", re.IGNORECASE)
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")  # the bytes of letters that ASCII lacks


def shortened(address: str) -> str:
    """Return a web address, of a long one as much as says whose it is."""
    if len(address) <= LONGEST_ON_SLIDE:
        return address
    return "/".join([*address.split("/")[:3], "…"])


def host(link: str) -> str:
    """Return whose address ``link`` is, to be shown where its words are the address itself."""
    return urlsplit(link).netloc or link


def typed(link: str) -> str:
    """Return ``link`` as people type it: without what browsers add, with letters for their codes.

    A port of its own keeps the scheme, which browsers would guess wrong; www stays, as not every
    site is found without it.
    """
    parts = urlsplit(link)
    if parts.scheme == "mailto":
        return _readable(_with_host(parts.path))
    scheme = f"{parts.scheme}://" if parts.port else ""
    found = scheme + _named(parts.netloc) + _readable(parts.path)
    rest = (f"?{parts.query}" * bool(parts.query)) + (f"#{parts.fragment}" * bool(parts.fragment))
    whole = found + _readable(rest) if rest or parts.path != "/" else found.removesuffix("/")
    return whole if len(whole) <= LONGEST_ON_PAPER else f"{found.split('/', 1)[0]}/…"


def is_said(text: str, link: str) -> bool:
    """Tell whether ``text`` says the address of ``link``."""
    is_address = text.startswith(("http://", "https://"))
    return is_address or any(_bare(each) in text for each in (link, typed(link)))


def _bare(address: str) -> str:
    return _WWW.sub("", _SCHEME.sub("", address.strip(), count=1), count=1).removesuffix("/")


def _with_host(mailbox: str) -> str:
    person, sign, site = mailbox.rpartition("@")
    return person + sign + _named(site)


def _named(site: str) -> str:
    """Return the name of a site in its own letters, if they can be printed."""
    shown = site.encode().decode("idna")
    return shown if all(map(has_glyph, shown)) else site


def _readable(text: str) -> str:
    return _ENCODED.sub(_decoded, text)


def _decoded(found: re.Match[str]) -> str:
    """Return letters for their codes where whoever types them gets the same codes."""
    try:
        letters = unquote(found[0], errors="strict")
    except UnicodeDecodeError:
        return found[0]
    if unicodedata.normalize("NFC", letters) != letters:
        return found[0]
    return "".join(each if _is_plain(each) else quote(each) for each in letters)


def _is_plain(letter: str) -> bool:
    is_forward = unicodedata.bidirectional(letter) == "L"
    return letter.isalpha() and is_forward and has_glyph(letter)
