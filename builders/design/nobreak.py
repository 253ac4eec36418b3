"""A text goes in and comes out as it is printed.

U+00A0 stands wherever a line must not end between two words, ’ wherever ' was typed in a word.
"""

import re
from functools import lru_cache

from builders.design import typography
from builders.design.typography import Typography

NBSP = "\u00a0"
CLOSE = 16  # letters; two last words that have no more stay on one line
DASHES = frozenset("–—")
QUOTES = "«»“”„()[]"

# 25, 15–20, 12,86, 1950-х and the centuries ХІХ, XX in either alphabet.
NUMBER = re.compile(r".*\d(?:-\w{1,2})?|[IVXLІХ]+")
THOUSANDS = re.compile(r"\d{1,3}")
GROUP = re.compile(r"\d{3}(?!\d)")
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
CITED = re.compile(r"\[\d")
OPEN_CITATION = re.compile(r"\[\d[^\]]*;")
QUOTATION = re.compile(r"«[^«»]{1,18}»|“[^“”]{1,18}”")
SHORT = re.compile(r"[^\W\d_]\.")
TYPEWRITTEN = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


@lru_cache(maxsize=8192)  # a text is glued for slides, for pages, and at each size of a figure
def glue(text: str, language: str) -> str:
    """Return the text, as long as it was, with spaces made no-break as the language wants."""
    ties = typography.load(language)
    pieces = re.split(f"([ {NBSP}\n])", TYPEWRITTEN.sub("’", text))
    for at in range(1, len(pieces), 2):
        if pieces[at] != "\n" and _is_tied(pieces[at - 1], pieces[at + 1], ties):
            pieces[at] = NBSP
    return "".join(pieces)


def held(title: str) -> str:
    """Return a title whose short quotations stay on one line."""
    return QUOTATION.sub(lambda found: found[0].replace(" ", NBSP), title)


def closed(text: str) -> str:
    """Return a text none of whose lines leaves a short last word alone on the next."""
    return "\n".join(map(_closed, text.split("\n")))


def _closed(line: str) -> str:
    head, _, last = line.rpartition(" ")
    others, _, before = head.rpartition(" ")
    return f"{head}{NBSP}{last}" if others and len(before + last) <= CLOSE else line


def _is_tied(left: str, right: str, ties: Typography) -> bool:
    if not left or not right:
        return False
    if CITED.match(right) or OPEN_CITATION.fullmatch(left):
        return True
    left, right = left.lstrip(QUOTES), right.rstrip(QUOTES + ",;:!?…")
    return (
        right in DASHES
        or _is_counted(left, right, ties)
        or _is_numbered(left, right, ties)
        or _is_name(left, right)
        or _is_abbreviation(left, right)
        or f"{left} {right}" in ties.pairs
        or left.lower() in ties.leading
    )


def _is_counted(left: str, right: str, ties: Typography) -> bool:
    """Whether this is a number and what it counts: 25 га, 50 %, 16 мамырда, ХІХ ғ., 20 698."""
    if THOUSANDS.fullmatch(left) and GROUP.match(right):
        return True
    units = {right, right.removesuffix(".")}
    is_unit = units & ties.after_number or right.startswith(ties.after_number_stems)
    return bool(is_unit) and NUMBER.fullmatch(left) is not None


def _is_numbered(left: str, right: str, ties: Typography) -> bool:
    """Whether this is a label and its number: № 12, рис. 3, Ф. 9414."""
    is_label = left in ties.before_number or (SHORT.fullmatch(left) and left.isupper())
    return bool(is_label) and right[:1].isdigit()


def _is_name(left: str, right: str) -> bool:
    """Whether these are initials and more of the name: К. Кузнецов, Г. Т. Жораева."""
    return INITIALS.fullmatch(left) is not None and left.isupper() and right[:1].isupper()


def _is_abbreviation(left: str, right: str) -> bool:
    """Whether these are halves of one abbreviation: т. б., т. с. с., т. д."""
    is_pair = SHORT.fullmatch(left) is not None and SHORT.fullmatch(right) is not None
    return is_pair and right.islower()
