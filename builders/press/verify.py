"""Painted bytes go in; silence comes out when they are what a teacher can rely on.

What is found here is a fault of ours, not the teacher's: an assertion ends the build, and the old
outputs stay.
"""

from __future__ import annotations

from builders.deck.lint import lint


def verify(deck: bytes) -> None:
    """Stop the build when PowerPoint would offer to repair ``deck``, or could not read it aloud."""
    findings = lint(deck)
    assert not findings, "\n".join(findings)
