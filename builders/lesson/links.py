"""The one door for links: an address as typed goes in; one that is safe to print comes out."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv4Address
from typing import Literal, TypeAlias
from urllib.parse import quote, urlsplit

MOST = 2000  # characters: what browsers and the Office programs all take
Fault: TypeAlias = Literal["L209", "L283", "L284", "L285"]

_SCHEMES = ("http", "https", "mailto")
_KEPT = "%!#$&'()*+,/:;=?@~-._"  # RFC 3986, 2.2 and 2.3, and % of what is encoded already
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")  # RFC 1123, 2.1
_MAILBOX = re.compile(r"[^\s@/?#]+@(?P<host>[^\s@/?#]+)")
_MOST_IN_HOST = 253  # characters, RFC 1035, 2.3.4


class LinkError(Exception):
    """An address leads nowhere safe; ``code`` says why."""

    def __init__(self, code: Fault) -> None:
        """Keep the code: L209 other scheme, L283 too long, L284 a password, L285 a bad host."""
        super().__init__(code)
        self.code = code


def address(typed: str) -> str:
    """Return ``typed`` in ASCII: http, https or mailto, to a named host. Raises ``LinkError``."""
    if len(typed) > MOST:
        raise LinkError("L283")
    scheme, colon, rest = typed.partition(":")
    if not colon or scheme.lower() not in _SCHEMES or not _is_clean(rest):
        raise LinkError("L209")
    found = _mail(rest) if scheme.lower() == "mailto" else _web(scheme.lower(), rest)
    if len(found) > MOST:
        raise LinkError("L283")
    return found


def _is_clean(text: str) -> bool:
    """Tell whether all of ``text`` is seen: no space, no control, no sign that only programs see.

    A backslash is a slash to browsers and none to others.
    """
    seen = all(unicodedata.category(sign)[0] not in "CZ" for sign in text)
    return seen and not set(text) & set('\\<>"^`{|}')


def _mail(rest: str) -> str:
    mailbox, mark, query = rest.partition("?")
    found = _MAILBOX.fullmatch(mailbox)
    if found is None:
        raise LinkError("L285")
    person = _encoded(mailbox.rpartition("@")[0])
    return f"mailto:{person}@{_host(found['host'])}{mark}{_encoded(query)}"


def _web(scheme: str, rest: str) -> str:
    try:
        parts = urlsplit(f"{scheme}:{rest}")
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError as bad:
        raise LinkError("L285") from bad
    if "@" in parts.netloc:
        raise LinkError("L284")
    query = f"?{_encoded(parts.query)}" if parts.query else ""
    fragment = f"#{_encoded(parts.fragment)}" if parts.fragment else ""
    host = _host(parts.hostname or "")
    return f"{scheme}://{host}{port}{_encoded(parts.path)}{query}{fragment}"


def _encoded(text: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", text), safe=_KEPT)


def _host(typed: str) -> str:
    """Return the name of a site in ASCII; each part of it has letters of one alphabet."""
    try:
        host = typed[: _MOST_IN_HOST + 1].encode("idna").decode().lower()
        shown = host.encode().decode("idna")
    except UnicodeError as bad:
        raise LinkError("L285") from bad
    parts = host.removesuffix(".").split(".")
    known = len(host) <= _MOST_IN_HOST and len(parts) > 1 and all(map(_NAME.fullmatch, parts))
    mixed = any(len(_alphabets(part)) > 1 for part in shown.split("."))
    if not known or mixed or (parts[-1][0].isdigit() and not _is_number(host)):
        raise LinkError("L285")
    return host


def _is_number(host: str) -> bool:
    """Tell whether ``host`` is four numbers; browsers take odder spellings of them, too."""
    try:
        return bool(IPv4Address(host))
    except ValueError:
        return False


def _alphabets(part: str) -> set[str]:
    """Return the scripts whose letters ``part`` has, by the first word of the letters' names."""
    return {unicodedata.name(sign, "?").split(" ")[0] for sign in part if sign.isalpha()}
