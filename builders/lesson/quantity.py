"""A number to be found, with how far from it is right and its unit: «9,8 ± 0,1 м/с²»."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

_NUMBER = r"[-−–]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?|[-−–]?\d+(?:[.,]\d+)?"
_FORM = re.compile(
    rf"(?P<value>{_NUMBER})(?:\s*(?:±|\+-|\+/-)\s*(?P<tolerance>{_NUMBER}))?"
    r"(?:\s*(?P<unit>[^\d\s±.,+−–-][^±]*))?",
    re.ASCII,
)
_BLANKS = re.compile(r"[ \u00a0\u2009\u202f]")


class Quantity(Struct, frozen=True):
    """A ``value`` as typed and as a number; what differs by at most ``tolerance`` is right too."""

    typed: str
    value: Decimal
    tolerance: Decimal
    unit: str


def parse(source: str) -> Quantity | None:
    """Return the quantity that ``source`` describes, or None when it describes none."""
    found = _FORM.fullmatch(" ".join(source.split()))
    if found is None:
        return None
    tolerance = _decimal(found["tolerance"]) if found["tolerance"] else Decimal(0)
    return Quantity(found["value"], _decimal(found["value"]), tolerance, found["unit"] or "")


def _decimal(typed: str) -> Decimal:
    plain = _BLANKS.sub("", typed).replace(",", ".")
    return Decimal(plain.replace("−", "-").replace("–", "-"))
