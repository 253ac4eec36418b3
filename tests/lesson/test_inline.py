from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.lesson.inline import Cited, Span, parse
from builders.problems import Place

HERE = Place("lesson.yaml", 1, 1)


def marked(source: str) -> str:
    """Return ``source`` with what is bold in capitals and what is italic between slashes."""
    shown = []
    for span in parse(source, HERE).spans:
        text = span.text.upper() if span.bold else span.text
        shown.append(f"/{text}/" if span.italic else text)
    return "".join(shown)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("жай мәтін", "жай мәтін"),
        ("**қою** мәтін", "ҚОЮ мәтін"),
        ("*көлбеу* мәтін", "/көлбеу/ мәтін"),
        ("**«Бөлшек»**тер", "«БӨЛШЕК»тер"),
        ("бала**лар**ға", "балаЛАРға"),
        ("**жалпы бөлім:**қосу", "ЖАЛПЫ БӨЛІМ:қосу"),
        ("2*3*4=24", "2*3*4=24"),
        ("2**3**4", "2**3**4"),
        ("****", "****"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("**жабылмаған", "**жабылмаған"),
        ("*жабылмаған", "*жабылмаған"),
        (r"\*сөз\*", "*сөз*"),
        ("**қою *көлбеу* қою**", "ҚОЮ /КӨЛБЕУ/ ҚОЮ"),
        ("[1] ескерту", "[1] ескерту"),
    ],
)
def test_markup(source: str, shown: str) -> None:
    assert marked(source) == shown


def test_a_link_keeps_its_address() -> None:
    assert parse("[мәтін](https://e.kz/a)", HERE).spans == (Span("мәтін", link="https://e.kz/a"),)


def test_citations_keep_their_pages_and_have_no_text() -> None:
    text = parse("Дерек [@b5, 15 б.; @b6].", HERE)
    assert text.citations == (Cited("b5", "15 б."), Cited("b6"))
    assert text.plain == "Дерек ."


@settings(deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_characters="*\\[]")))
def test_text_without_signs_is_one_span(source: str) -> None:
    assert parse(source, HERE).spans == ((Span(source),) if source else ())


@settings(deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["**", "*", "сөз", " ", "2", "[а](b)", "[", "]", "\\"])))
def test_no_word_is_lost(pieces: list[str]) -> None:
    text = parse("".join(pieces), HERE)
    assert text.plain.count("сөз") == pieces.count("сөз")
    assert all(before != after for before, after in zip(text.spans, text.spans[1:], strict=False))


@pytest.mark.parametrize(
    ("source", "text", "link"),
    [
        (
            "[Меркурий](https://a.kz/w/Mercury_(planet)) ближе",
            "Меркурий",
            "https://a.kz/w/Mercury_(planet)",
        ),
        ("([see](https://a.kz/b))", "see", "https://a.kz/b"),
        ("Fill in https://a.kz/b/c?d=1.", "https://a.kz/b/c?d=1", "https://a.kz/b/c?d=1"),
        ("(https://a.kz/b)", "https://a.kz/b", "https://a.kz/b"),
        ("at https://a.kz/w_(b), now", "https://a.kz/w_(b)", "https://a.kz/w_(b)"),
        ("**https://a.kz/b**", "https://a.kz/b", "https://a.kz/b"),
    ],
)
def test_a_link_may_have_brackets_and_an_address_is_one(source: str, text: str, link: str) -> None:
    (found,) = [span for span in parse(source, HERE).spans if span.link]
    assert (found.text, found.link) == (text, link)


@pytest.mark.parametrize("source", ["http", "https:// a", "https://user:word@a.kz/", "http://a"])
def test_what_is_no_safe_address_stays_text(source: str) -> None:
    text = parse(source, HERE)
    assert text.plain == source
    assert not any(span.link for span in text.spans)
