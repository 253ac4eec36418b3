"""The address of a link as people type it."""

import pytest

from builders.design.addresses import LONGEST_ON_PAPER, is_said, typed


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://example.org", "example.org"),
        ("http://www.example.org/", "www.example.org"),
        ("https://www.org/a/", "www.org/a/"),
        ("https://example.org/?q=1", "example.org/?q=1"),
        ("https://example.org/a#b", "example.org/a#b"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("mailto:office@school.kz?subject=A", "office@school.kz"),
        ("https://xn--80ak6aa92e.com/a", "аррӏе.com/a"),
        ("https://kk.wikipedia.org/wiki/%D0%90%D1%80%D0%B0%D0%BB", "kk.wikipedia.org/wiki/Арал"),
        ("https://example.org/a%20b", "example.org/a%20b"),
        ("https://example.org/%D9%83%D8%AA", "example.org/%D9%83%D8%AA"),
        ("https://example.org/%FF", "example.org/%FF"),
    ],
)
def test_an_address_is_as_short_as_it_can_be_typed(link: str, shown: str) -> None:
    assert typed(link) == shown


def test_of_a_long_address_only_the_site_is_printed() -> None:
    link = "https://example.org/" + "a" * LONGEST_ON_PAPER
    assert typed(link) == "example.org/…"


@pytest.mark.parametrize(
    ("text", "link", "expected"),
    [
        ("https://example.org/a", "https://example.org/a", True),
        ("example.org/a", "https://www.example.org/a/", True),
        ("www.example.org", "https://example.org", True),
        ("office@school.kz", "mailto:office@school.kz", True),
        ("a page of example.org/a", "https://example.org/a", True),
        ("a page", "https://example.org/a", False),
        ("example.org", "https://example.org/a", False),
    ],
)
def test_an_address_that_is_said_is_known(text: str, link: str, expected: bool) -> None:  # noqa: FBT001
    assert is_said(text, link) == expected
