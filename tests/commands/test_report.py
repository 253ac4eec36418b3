"""The report that ends a build."""

import pytest

from builders import languages, messages
from builders.commands import report
from builders.languages import Language
from builders.problems import Place, warning


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("L253", "other"),
        ("L305", "slides"),
        ("L353", "paper"),
        ("L402", "repeats"),
        ("L420", "punctuation"),
        ("L431", "gaps"),
        ("L439", "plan"),
        ("L440", "other"),
        ("L447", "punctuation"),
    ],
)
def test_a_code_has_its_kind(code: str, kind: str) -> None:
    assert report.kind(code) == kind


@pytest.mark.parametrize("language", languages.having(messages.FILE))
def test_every_kind_has_a_name(language: Language) -> None:
    words = messages.load(language).report
    assert all(f"kind_{name}" in words for _, name in report.KINDS)


def test_warnings_are_counted_by_kind_the_most_first() -> None:
    place = Place("lesson.yaml", 1, 1)
    found = [warning(code, place) for code in ("L401", "L427", "L430", "L427")]
    words = messages.load("en")
    assert report.kinds(found, words) == ("Warnings: 4 (sources – 3, repeats – 1)",)
    assert report.kinds((), words) == ()


def test_a_warning_comes_with_the_way_to_say_that_it_is_known() -> None:
    words = messages.load("en")
    found = (warning("L427", Place("f", 1, 1)), warning("L401", Place("f", 2, 1)))
    (said,) = report.known(found, words)
    assert "accepted:" in said
    assert "- L427:" in said
    assert report.known((), words) == ()
    idle = warning("L446", Place("f", 1, 1))
    assert report.known((idle,), words) == ()
    assert report.known((idle, *found), words) == (said,)
