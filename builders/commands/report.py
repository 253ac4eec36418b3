"""What a build found goes in; the short report that ends it comes out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from builders.lesson.accepted import IDLE
from builders.messages import Catalogue
from builders.outputs import DECK
from builders.press.publish import Published
from builders.problems import Problem

if TYPE_CHECKING:
    from builders.build import Checked, Report

PAGES_PER_SHEET = 2  # printed on both sides
# The first code of each kind of warning, in the order of the codes.
KINDS = (
    (0, "other"),
    (300, "slides"),
    (350, "paper"),
    (361, "tasks"),
    (401, "repeats"),
    (403, "numbers"),
    (407, "dates"),
    (411, "words"),
    (413, "punctuation"),
    (421, "words"),
    (423, "gaps"),
    (426, "words"),
    (427, "sources"),
    (431, "gaps"),
    (432, "tasks"),
    (434, "minutes"),
    (435, "sources"),
    (436, "words"),
    (438, "dates"),
    (439, "plan"),
    (440, "other"),
    (441, "paper"),
    (442, "slides"),
    (443, "sources"),
    (444, "dates"),
    (446, "other"),
    (447, "punctuation"),
    (453, "markup"),
    (470, "tasks"),
)


def counts(report: Report, words: Catalogue) -> str:
    """Return the line of slides, pages and minutes."""
    return words.report["counts"].format(
        slides=report.slides, pages=report.pages, planned=report.planned, minutes=report.minutes
    )


def sheets(report: Report, words: Catalogue) -> tuple[str, ...]:
    """Return the line of the paper that the group needs, where its size is known."""
    if not report.students:
        return ()
    each = -(-report.pages // PAGES_PER_SHEET)
    facts = {"sheets": each, "students": report.students, "total": each * report.students}
    return (words.report["sheets"].format(**facts),)


def template(found: Report | Checked, words: Catalogue) -> tuple[str, ...]:
    """Return which layout of the user's template plays which role, where there is a template."""
    if found.brand is None:
        return ()
    roles: dict[str, list[str]] = {}
    for role, (_, layout) in found.brand.layouts.items():
        roles.setdefault(layout, []).append(words.report[f"role_{role}"])
    return (
        words.report["template"].format(file=found.template),
        *(
            words.report["layout"].format(layout=layout, roles=", ".join(names))
            for layout, names in roles.items()
        ),
    )


def elsewhere(published: Published, words: Catalogue) -> tuple[str, ...]:
    """Return what to do about outputs that another program has open."""
    if published.held:
        names = ", ".join(name for name in published.names if not name.startswith("."))
        return (words.report["held"].format(file=published.held, names=names),)
    if published.opened:
        return (words.report["stale"].format(names=", ".join(published.opened)),)
    return ()


def kinds(warnings: Sequence[Problem], words: Catalogue) -> tuple[str, ...]:
    """Return the line that counts ``warnings`` by kind, where there are any."""
    if not warnings:
        return ()
    found = Counter(kind(warning.code) for warning in warnings)
    named = (f"{words.report[f'kind_{name}']} – {count}" for name, count in found.most_common())
    return (words.report["warnings"].format(count=len(warnings), kinds=", ".join(named)),)


def known(warnings: Sequence[Problem], words: Catalogue) -> tuple[str, ...]:
    """Return how a lesson says that it knows of ``warnings``, where there are any."""
    codes = [each.code for each in warnings if each.code != IDLE]
    return tuple(words.report["known"].format(code=code) for code in codes[:1])


def strict(code: int, words: Catalogue) -> tuple[str, ...]:
    """Return why ``code`` is not zero though all was built."""
    return (words.report["strict"],) if code else ()


def kind(code: str) -> str:
    """Return the kind of warning that ``code`` stands for."""
    starts = [start for start, _ in KINDS]
    return KINDS[bisect_right(starts, int(code[1:])) - 1][1]


def kept(output: Path, words: Catalogue) -> str:
    """Return what is in the output folder when a build has failed."""
    deck = output / DECK.name
    if not deck.exists():
        return words.report["nothing"]
    built = datetime.fromtimestamp(deck.stat().st_mtime).astimezone()
    return words.report["kept"].format(folder=output, time=f"{built:%d.%m.%Y %H:%M}")
