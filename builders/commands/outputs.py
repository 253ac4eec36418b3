"""Published outputs go in; a picture, sheets from the printer or a slide show come out."""

from __future__ import annotations

import argparse
from pathlib import Path

from builders.commands.answers import (
    DONE,
    UNWRITTEN,
    WRONG,
    busy,
    complain,
    folder_of,
    lesson_of,
    tell,
    typed,
    words_of,
)
from builders.outputs import DECK, HANDOUT, of

SIGNS = {"good": "+", "missing": "?", "stop": "!"}


def preview(asked: argparse.Namespace) -> int:
    """Draw every slide and page on one picture."""
    from builders.press.preview import preview as draw  # noqa: PLC0415  # 120 ms that a build saves

    words, output = words_of(asked), folder_of(asked)
    picture, deck = output / "preview.png", output / DECK.name
    papers = [output / each.name for each in of("build") if each.name.endswith(".pdf")]
    if not all(_is_there(asked, each) for each in (deck, *papers)):
        return WRONG
    with busy(str(picture)):
        has_slides = draw(deck, papers, picture)
    if not has_slides:
        tell(words.report["paper_only"])
    tell(words.report["preview"].format(file=picture))
    return DONE


def print_handout(asked: argparse.Namespace) -> int:
    """Send the handout to the printer, on both sides."""
    from builders.press.printing import print_pages  # noqa: PLC0415  # as above

    handout = folder_of(asked) / HANDOUT.name
    if not _is_there(asked, handout):
        return WRONG
    answer = print_pages(handout, asked.copies, "Letter" if asked.paper == "letter" else "A4")
    facts = {"file": handout, "copies": asked.copies, "reason": answer.reason}
    said = words_of(asked).report[answer.result].format(**facts)
    if answer.result in {"no_printer", "refused"}:
        complain(said)
        return UNWRITTEN
    tell(said)
    return DONE


def show(asked: argparse.Namespace) -> int:
    """Open the deck as a slide show."""
    from builders.press.printing import show as open_show  # noqa: PLC0415  # as above

    deck = folder_of(asked) / DECK.name
    if not _is_there(asked, deck):
        return WRONG
    answer = open_show(deck)
    said = words_of(asked).report[answer.result].format(file=deck)
    if answer.result == "no_viewer":
        complain(said)
        return UNWRITTEN
    tell(said)
    return DONE


def doctor(asked: argparse.Namespace) -> int:
    """Say what this machine has and lacks for building, printing and showing."""
    from builders.press.doctor import examine  # noqa: PLC0415  # as above

    words, is_ready = words_of(asked).report, True
    for finding in examine(folder_of(asked)):
        subject = words[f"doctor_{finding.subject}"]
        subject = subject.format(name=finding.name, folder=finding.name)
        said = words[finding.said].format_map(dict(finding.facts)) if finding.said else ""
        tell(f"{SIGNS[finding.state]} {subject}: {said or finding.found}")
        is_ready = is_ready and finding.state != "stop"
    tell(words["ready" if is_ready else "not_ready"])
    return DONE if is_ready else UNWRITTEN


def _is_there(asked: argparse.Namespace, output: Path) -> bool:
    """Tell whether ``output`` was built; say how to build it if not."""
    if not output.exists():
        said = words_of(asked).report["no_output"]
        complain(said.format(file=output, lesson=typed(lesson_of(asked))))
    return output.exists()
