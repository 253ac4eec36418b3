from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.lesson.inline import Cited, Span
from builders.lesson.markup import parse
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


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("`a*b*c` және `__init__`", ["a*b*c", "__init__"]),
        ("`[@b5]` мен `[a](b)` – код", ["[@b5]", "[a](b)"]),
        ("``a `b` c`` – код", ["a `b` c"]),
        ("`` `b` `` – код", ["`b`"]),
        ("` ` – бос орын", [" "]),
        ("`print`-ті **`len(a)`** [`doc`](https://e.kz)", ["print", "len(a)", "doc"]),
        ("`$x$` ақша", ["$x$"]),
        ("`жабылмаған", []),
        ("O`zbekiston va bo`lgan", []),
        (r"\`сөз\`", []),
    ],
)
def test_code_is_as_it_was_typed(source: str, pieces: list[str]) -> None:
    assert [span.text for span in parse(source, HERE).spans if span.code] == pieces


def test_code_keeps_its_style_and_its_link() -> None:
    assert parse("**`a`**", HERE).spans == (Span("a", bold=True, code=True),)
    assert parse("[`a`](https://e.kz)", HERE).spans == (Span("a", link="https://e.kz", code=True),)


def test_code_is_marked_again_as_it_was_written() -> None:
    source = "Мұнда **`a b`** пен `c`"
    assert parse(source, HERE).marked == source


def spoken(source: str) -> list[tuple[str, str]]:
    """Return the pieces of ``source`` with their languages."""
    return [(span.text, span.language) for span in parse(source, HERE).spans]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Бұл [en: camp] сөзі", [("Бұл ", ""), ("camp", "en"), (" сөзі", "")]),
        ("[de: Schule] и [fr: l’école]", [("Schule", "de"), (" и ", ""), ("l’école", "fr")]),
        ("[ru: «степь»]тер", [("«степь»", "ru"), ("тер", "")]),
        ("[en: a [ru: б] c]", [("a ", "en"), ("б", "ru"), (" c", "en")]),
        ("[en: a [b] c]", [("a [b] c", "en")]),
        ("[ar: مدرسة]", [("مدرسة", "ar")]),
        ("[en: Steppe](https://e.kz/a)", [("Steppe", "en")]),
        ("[en: see [Steppe](https://e.kz/a)]", [("see ", "en"), ("Steppe", "en")]),
        ("[en: see [@b5, p. 2].]", [("see ", "en"), ("", ""), (".", "en")]),
        ("[0; 1) және [en: set]", [("[0; 1) және ", ""), ("set", "en")]),
    ],
)
def test_a_marked_word_has_its_own_language(source: str, shown: list[tuple[str, str]]) -> None:
    assert spoken(source) == shown


@pytest.mark.parametrize(
    "source",
    [
        "Иванов [et al.]",
        "Сілтеме [en] және [en:]",
        "[en: жабылмаған",
        "[en: ]",
        "[xx: жоқ тіл]",
        "[рус: сөз]",
        "[12: 5]",
        "[EN: word]",
        r"\[en: word]",
        "сағат [ab:cd]",
    ],
)
def test_other_brackets_are_printed(source: str) -> None:
    assert spoken(source) == [(source.replace("\\", ""), "")]


def test_a_marked_word_may_be_bold() -> None:
    bold = Span("camp", bold=True, language="en")
    assert parse("[en: **camp**]", HERE).spans == (bold,)
    assert parse("**[en: camp]**", HERE).spans == (bold,)
    assert parse("[en: **camp**]", HERE).marked == "[en: **camp**]"


def test_a_marked_link_is_written_as_it_is_read() -> None:
    source = "[en: camp](https://e.kz/a)"
    assert parse(source, HERE).marked == source


@settings(deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_characters="*\\[]")))
def test_text_without_signs_is_one_span(source: str) -> None:
    assert parse(source, HERE).spans == ((Span(source),) if source else ())


@settings(deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["**", "*", "сөз", " ", "2", "[а](b)", "[", "]", "\\", "[en: "])))
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
