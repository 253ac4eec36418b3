"""Entries read as GOST wants them, and a gap in the source never looks like a whole entry."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from builders.lesson.bibliography.entries import citation, entry
from builders.lesson.bibliography.references import (
    Marks,
    Name,
    Numbered,
    Ordering,
    Reference,
    ReferenceType,
    Style,
    order,
)
from builders.lesson.bibliography.terms import load
from builders.lesson.inline import Cited
from builders.problems import Place

HERE = Place("lesson.yaml", 1, 1)
MARKS = Marks(incomplete="[дерек толық емес]", lost="[дереккөзде сақталмаған]")
GOST_7_1: Style = "gost-7.1-2003"
GOST_R_7_0_5: Style = "gost-r-7.0.5-2008"
FIXED = settings(deadline=None, derandomize=True, max_examples=400)


def reference(key: str = "a", kind: ReferenceType = "book", **values: Any) -> Reference:  # noqa: ANN401
    return Reference(where=HERE, id=key, type=kind, **values)


def person(family: str, given_name: str) -> Name:
    return Name(family=family, given=given_name)


def printed(one: Reference, style: Style = GOST_7_1, language: str = "kk") -> str:
    """Return the entry with visible no-break spaces."""
    pieces = entry(one, language, style, MARKS, load())
    return "".join(piece.text for piece in pieces).replace("\u00a0", "~")


def test_an_entry_with_nothing_in_it_is_incomplete() -> None:
    assert printed(reference()) == printed(reference(title=" – ")) == MARKS.incomplete


WEB = reference(
    kind="web",
    title="Steppenlager",
    URL="https://gulag.memorial.de/lager.php?lag=324",
    accessed="05.03.2025",
)
TAIL = reference("b4", language="ru", n="4", raw="… материалов. – Караганда, 2007.", complete=False)
CUT = reference(
    "b5",
    n="5",
    author=(person("Жораева", "Г. Т."),),
    title="Алаш зиялыларының тарихы мен тағдыры",
    raw="… (ХІХ ғасырдың",
    complete=False,
)
LOST = reference("gone", "lost", n="1-3")


@pytest.mark.parametrize(
    ("kind", "language", "expected"),
    [
        ("book", "kk", "Атау [Мәтін]. Т.~2.~– №~3.~– Б.~5–9.~– 12~б."),
        ("book", "ru", "Атау [Текст]. Т.~2.~– №~3.~– С.~5–9.~– 12~с."),
        ("book", "en", "Атау [Text]. Vol.~2.~– No.~3.~– P.~5–9.~– 12~p."),
        ("article", "kk", "Атау [Мәтін]~// Қор.~– Т.~2, №~3.~– Б.~5–9.~– 12~б."),
        ("article", "ru", "Атау [Текст]~// Қор.~– Т.~2, №~3.~– С.~5–9.~– 12~с."),
        ("article", "en", "Атау [Text]~// Қор.~– Vol.~2, No.~3.~– P.~5–9.~– 12~p."),
        ("chapter", "kk", "Атау [Мәтін]~// Қор~/ ред. А.~Б.~– Б.~5–9."),
        ("chapter", "ru", "Атау [Текст]~// Қор~/ ред. А.~Б.~– С.~5–9."),
        ("chapter", "en", "Атау [Text]~// Қор~/ ed. by А.~Б.~– P.~5–9."),
        (
            "web",
            "kk",
            "Атау [Электрондық ресурс].~– URL: https://a.kz/x (қаралған күні: 1.02.2025).",
        ),
        (
            "web",
            "ru",
            "Атау [Электронный ресурс].~– URL: https://a.kz/x (дата обращения: 1.02.2025).",
        ),
        ("web", "en", "Атау [Electronic resource].~– URL: https://a.kz/x (accessed: 1.02.2025)."),
        ("archive", "kk", "Атау, 1954~// ҚР ПА. 708-қ.~– 5-п."),
        ("archive", "ru", "Атау, 1954~// ҚР ПА. 708-қ.~– Л.~5."),
        ("archive", "en", "Атау, 1954~// ҚР ПА. 708-қ.~– Fol.~5."),
        ("thesis", "kk", "Атау [Мәтін]~: дис.~– 12~б."),
        ("thesis", "ru", "Атау [Текст]~: дис.~– 12~с."),
        ("thesis", "en", "Атау [Text]~: diss.~– 12~p."),
    ],
)
def test_labels_follow_the_language_of_the_source(
    kind: ReferenceType, language: str, expected: str
) -> None:
    part = {"volume": "2", "issue": "3", "page": "5-9", "number_of_pages": "12"}
    values: dict[ReferenceType, dict[str, Any]] = {
        "book": part,
        "article": {"container_title": "Қор", **part},
        "chapter": {"container_title": "Қор", "editor": (person("Б", "А."),), "page": "5–9"},
        "web": {"URL": "https://a.kz/x", "accessed": "1.02.2025"},
        "archive": {"issued": "1954", "archive": "ҚР ПА", "archive_location": "708-қ", "page": "5"},
        "thesis": {"number_of_pages": "12"},
    }
    one = reference(kind=kind, language=language, title="Атау", **values[kind])
    assert printed(one) == expected


def test_a_language_without_terms_takes_those_of_the_lesson() -> None:
    assert (
        printed(reference(title="Lager", language="xx", number_of_pages="9"))
        == "Lager [Мәтін].~– 9~б."
    )


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ((Name(family="Абай"),), "Абай. Атау [Мәтін]~/ Абай."),
        (
            (Name(literal="ҚР Мемлекеттік мұрағаты"),),
            "ҚР Мемлекеттік мұрағаты. Атау [Мәтін]~/ ҚР Мемлекеттік мұрағаты.",
        ),
        ((person("Ә", "Ә. Б."), person("Б", "В.")), "Ә,~Ә.~Б. Атау [Мәтін]~/ Ә.~Б.~Ә, В.~Б."),
        (tuple(person(family, "И.") for family in "АБВГ"), "Атау [Мәтін]~/ И.~А~[ж.~б.]."),
        ((person("А", "И."), Name(others=True)), "Атау [Мәтін]~/ И.~А~[ж.~б.]."),
    ],
)
def test_the_first_of_three_authors_opens_the_entry(
    authors: tuple[Name, ...], expected: str
) -> None:
    assert printed(reference(author=authors, title="Атау")) == expected


def test_the_editors_of_a_book_follow_its_title() -> None:
    one = reference(
        title="Атау", compiler=(person("Б", "А."),), editor=(person("Г", "В."), person("Д", "Ғ."))
    )
    assert printed(one) == "Атау [Мәтін]~/ құраст. А.~Б~; ред.: В.~Г, Ғ.~Д."


def test_a_value_with_its_own_label_is_not_labelled_twice() -> None:
    one = reference(title="Атау", volume="3-т.", issue="№ 5", number_of_pages="235 б.")
    assert printed(one) == "Атау [Мәтін]. 3-т.~– №~5.~– 235~б."


def test_the_address_is_a_link() -> None:
    pieces = entry(WEB, "kk", GOST_7_1, MARKS, load())
    assert [piece.text for piece in pieces if piece.link] == [WEB.URL]
    assert [piece.link for piece in pieces if piece.link] == [WEB.URL]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (TAIL, "… материалов.~– Караганда, 2007. [дерек толық емес]"),
        (
            CUT,
            (
                "Жораева,~Г.~Т. Алаш зиялыларының тарихы мен тағдыры (ХІХ ғасырдың~… "
                "[дерек толық емес]"
            ),
        ),
        (reference(title="Атау", complete=False), "Атау [Мәтін]. [дерек толық емес]"),
        (reference(complete=False), "[дерек толық емес]"),
        (reference(title="Атау", raw="Бар жазба, 2001"), "Бар жазба, 2001."),
        (LOST, "[дереккөзде сақталмаған]"),
    ],
)
def test_a_gap_in_the_source_is_marked(one: Reference, expected: str) -> None:
    assert printed(one) == expected


def test_a_mark_is_a_piece_of_its_own() -> None:
    assert entry(TAIL, "kk", GOST_7_1, MARKS, load())[-1].text == MARKS.incomplete


WEB_B = reference("ә", "web", title="Әділет")
BOOK_A = reference("а", author=(person("Ахметов", "Р."),), title="Естелік")
LATIN = reference("l", author=(person("Applebaum", "A."),), title="Gulag", language="en")
EVERYTHING = (LOST, WEB_B, BOOK_A, TAIL, CUT, LATIN)
WITH_TWIN = (*EVERYTHING, replace(LATIN, id="m"))


@pytest.mark.parametrize(
    ("by", "cited", "new"),
    [
        ("as-listed", (), ["ә", "а", "l"]),
        ("alphabet", (), ["а", "ә", "l"]),
        ("appearance", ("l", "ә", "l"), ["l", "ә", "а"]),
    ],
)
def test_the_numbers_of_the_source_survive(
    by: Ordering, cited: tuple[str, ...], new: list[str]
) -> None:
    expected = [("1–3", "gone"), ("4", "b4"), ("5", "b5"), *zip("678", new, strict=True)]
    numbered = order(EVERYTHING, "kk", by, cited)
    assert [(each.number, each.reference.id) for each in numbered] == expected


@FIXED
@given(st.permutations(WITH_TWIN))
def test_the_alphabetical_list_does_not_depend_on_the_order_of_writing(
    references: list[Reference],
) -> None:
    assert order(tuple(references), "kk", "alphabet") == order(WITH_TWIN, "kk", "alphabet")


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ((Cited("a", "15 б."),), "[2,~15~б.]"),
        ((Cited("a", "с. 15"), Cited("b")), "[2,~с.~15; 4]"),
        ((Cited("b"),), "[4]"),
    ],
)
def test_a_citation_names_the_number_and_the_page(cited: tuple[Cited, ...], expected: str) -> None:
    both = Numbered(reference("a"), "2"), Numbered(reference("b"), "4")
    assert citation(both, cited).replace("\u00a0", "~") == expected


ADDRESS = "https://a.kz/x"
words = st.sampled_from(
    ["Алаш", "М.", "сб. …", "Не?", "«Дала»", "Атау (1)", "2007", "5–9", "Х. Б."]
)
values = st.builds(
    lambda opening, word, end: opening + word + end,
    st.sampled_from(["", " ", ": ", "– "]),
    words,
    st.sampled_from(["", ".", ",", " :", " –", ";", " "]),
).map(lambda text: text.replace("..", ".").replace("?.", "?").replace("….", "…"))
people = st.lists(
    st.builds(Name, family=values, given=st.sampled_from(["", "А.", "Ғ.Т."]))
    | st.just(Name(others=True)),
    max_size=5,
).map(tuple)
UNPRINTED = {"id", "type", "n", "language", "URL", "raw"}
TEXTS = [
    each.name for each in fields(Reference) if each.default == "" and each.name not in UNPRINTED
]
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(["author", "editor", "compiler", "translator"], people),
    **dict.fromkeys(TEXTS, values),
    "URL": st.just(ADDRESS),
}
subsets = st.fixed_dictionaries({}, optional=FIELDS)
kinds = st.sampled_from([kind for kind in get_args(ReferenceType) if kind != "lost"])
styles = st.sampled_from(get_args(Style))
languages = st.sampled_from(["kk", "ru", "en"])
WRONG = re.compile(r"\.\.|[,:;] ?[.,:;/–]|\s[.,)\]]|[~ ]{2}|^[^\w«\[(№]|~[–:;/]+ ?$|\(\)|\[\]")


@FIXED
@given(subsets, kinds, styles, languages)
def test_missing_fields_leave_no_stray_punctuation(
    chosen: dict[str, Any], kind: ReferenceType, style: Style, language: str
) -> None:
    text = printed(reference(kind=kind, **chosen), style, language).replace(ADDRESS, "адрес")
    assert not WRONG.search(text), text
    assert all(text.count(pair[0]) == text.count(pair[1]) for pair in ("()", "[]", "«»")), text
    assert text.endswith((".", "?", "…", MARKS.incomplete)), text
    assert not re.search(r" [–:;/]", text), text


@FIXED
@given(subsets, kinds, styles)
@example({"archive": "ГАРФ", "container_title": "Қор"}, "archive", GOST_7_1)
def test_nothing_that_is_given_is_left_out(
    chosen: dict[str, Any], kind: ReferenceType, style: Style
) -> None:
    text = printed(reference(kind=kind, **chosen), style).replace("~", " ")
    for value in chosen.values():
        if isinstance(value, str):
            assert value.strip(" ,;:–.").casefold() in text.casefold()
