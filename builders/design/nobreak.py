"""A text goes in and comes out as it is printed.

U+00A0 stands wherever a line must not end between two words, ’ wherever ' was typed in a word.
"""

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate, pairwise

from builders.design import formulas, typography
from builders.design.formulas import Tie
from builders.design.typography import Typography
from builders.design.units import is_unit, normal

NBSP = "\u00a0"
LINE = 28  # letters that a formula holds together at most
CELL = 12  # the same where there is little room: in a table, in a figure
CLOSE = 16  # letters; two last words that have no more stay on one line
DASHES = frozenset("–—")
QUOTES = "«»“”„()[]"

# 25, 15–20, 12,86, 1950-х and the centuries ХІХ, XX in either alphabet.
NUMBER = re.compile(r".*\d(?:-\w{1,2})?|[IVXLІХ]+")
POWER = re.compile(r"[\W\d]*\d")
LABEL = re.compile(r"[^\W\d_][.)]")
ROMAN = re.compile(r"[IVXLІХ]+")
THOUSANDS = re.compile(r"\d{1,3}")
GROUP = re.compile(r"\d{3}(?!\d)")
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
CITED = re.compile(r"\[[\d–,;-]+\]|\[\d+(?:[–-]\d+)?[,;]$")
OPEN_CITATION = re.compile(r"\[\d[^\]]*;")
QUOTATION = re.compile(r"«[^«»]{1,18}»|“[^“”]{1,18}”")
SHORT = re.compile(r"[^\W\d_]\.")
TYPEWRITTEN = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


@lru_cache(maxsize=8192)  # a text is glued for slides, for pages, and at each size of a figure
def glue(text: str, language: str, most: int = LINE) -> str:
    """Return the text, as long as it was, with spaces made no-break as the language wants.

    A formula that holds more than ``most`` letters together may part at its weakest signs.
    """
    in_line = partial(_glued, ties=typography.load(language), most=most)
    return "\n".join(map(in_line, TYPEWRITTEN.sub("’", text).split("\n")))


def glued(pieces: Sequence[tuple[str, str]], language: str, most: int = LINE) -> str:
    """Return texts as one in ``language``; those that have a language of their own are glued in it.

    Each comes with the code of that language, or with none.
    """
    whole = glue("".join(text for text, _ in pieces), language, most)
    ends = accumulate((len(text) for text, _ in pieces), initial=0)
    return "".join(
        glue(text, own, most) if own else whole[start:end]
        for (text, own), (start, end) in zip(pieces, pairwise(ends), strict=True)
    )


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


def _glued(line: str, ties: Typography, most: int) -> str:
    if " " not in line and NBSP not in line:
        return line
    pieces = re.split(f"([ {NBSP}])", line)
    words = pieces[::2]
    labels = _labels(words)
    found = [
        max(tie, Tie.NONE if at in labels else _of_words(left, right, ties))
        for at, (tie, (left, right)) in enumerate(
            zip(formulas.ties(words), pairwise(words), strict=True), start=1
        )
    ]
    for at, tie in enumerate(formulas.loosened(words, found, most)):
        if tie:
            pieces[2 * at + 1] = NBSP
    return "".join(pieces)


def _labels(words: Sequence[str]) -> frozenset[int]:
    """Return the places of letters that number options and are no units: А) 2 В) 3, A. 5 V. 7."""
    is_listed = LABEL.fullmatch(words[0]) is not None
    found, is_open = [], False
    for at, (before, word) in enumerate(pairwise(words), start=1):
        is_label = LABEL.fullmatch(word) and before[-1:].isdigit()
        if is_label and (is_listed or (word.endswith(")") and not is_open)):
            found.append(at)
        is_open = (is_open or "(" in word) and ")" not in word.rpartition("(")[2]
    return frozenset(found)


def _of_words(left: str, right: str, ties: Typography) -> Tie:
    """Return the tie of two words that no sign makes; a numeral's is loose: II закон."""
    if formulas.is_sign(right):
        return Tie.NONE
    if _is_tied(left, right, ties):
        return Tie.FIRM
    is_head = ties.numeral_first and ROMAN.fullmatch(left.lstrip(QUOTES)) is not None
    return Tie.SIGN if is_head and right[:1].islower() else Tie.NONE


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
    number = left.rstrip(")]")
    is_number = NUMBER.fullmatch(number) or POWER.fullmatch(normal(number)) or left in ties.scales
    is_factor = "⁻" in right and is_unit(left)  # m s⁻¹
    return bool(is_number or is_factor) and _is_counter(right, ties)


def _is_counter(word: str, ties: Typography) -> bool:
    bare = word.removesuffix(".")
    is_word = {word, bare} & (ties.after_number | ties.scales)
    return bool(is_word) or word.startswith(ties.after_number_stems) or is_unit(bare)


def _is_numbered(left: str, right: str, ties: Typography) -> bool:
    """Whether this is a label and its number: № 12, рис. 3, Ф. 9414."""
    forms = {left, left[:1].lower() + left[1:]}
    is_label = forms & ties.before_number or (SHORT.fullmatch(left) and left.isupper())
    number = right.lstrip(QUOTES)
    return bool(is_label) and (number[:1].isdigit() or ROMAN.fullmatch(number) is not None)


def _is_name(left: str, right: str) -> bool:
    """Whether these are initials and more of the name: К. Кузнецов, Г. Т. Жораева."""
    return INITIALS.fullmatch(left) is not None and left.isupper() and right[:1].isupper()


def _is_abbreviation(left: str, right: str) -> bool:
    """Whether these are halves of one abbreviation: т. б., т. с. с., т. д."""
    is_pair = SHORT.fullmatch(left) is not None and SHORT.fullmatch(right) is not None
    return is_pair and right.islower()
