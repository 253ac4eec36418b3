"""When a periodical came out goes in, as it is written; its year and its day come out apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builders.lesson.bibliography.punctuation import NO_BREAK_SPACE

if TYPE_CHECKING:
    from builders.lesson.bibliography.terms import Terms

_NUMERIC = re.compile(
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"
    r"|(?P<year_>\d{4})-(?P<month_>\d{1,2})-(?P<day_>\d{1,2})",
    re.ASCII,
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_DAY = re.compile(r"\d{1,2} [^\W\d_]+\.?|[^\W\d_]+\.? \d{1,2}")


def parted(issued: str, words: Terms) -> tuple[str, str]:
    """Return «2002» and «17 июня» for «17 июня 2002 г.» or «17.06.2002»; else all as the year."""
    bare = re.sub(rf"\b(?:{words.of_year})\b\.?", "", issued)
    if found := _NUMERIC.fullmatch(bare.strip()):
        return _spelt(found, words) or (issued, "")
    years = _YEAR.findall(bare)
    day = " ".join(_YEAR.sub(" ", bare).split()).strip(" .,–—-")
    if len(years) != 1 or not _DAY.fullmatch(day):
        return issued, ""
    return years[0], day.replace(" ", NO_BREAK_SPACE)


def _spelt(found: re.Match[str], words: Terms) -> tuple[str, str] | None:
    year, month, day = (found[name] or found[f"{name}_"] for name in ("year", "month", "day"))
    months = words.months.split()
    if not 1 <= int(month) <= len(months):
        return None
    return year, f"{int(day)}{NO_BREAK_SPACE}{months[int(month) - 1]}"
