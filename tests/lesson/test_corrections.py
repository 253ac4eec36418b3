"""What a hint shows for a slip is what the teacher may type."""

import pytest

from builders.lesson.source import corrections


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1954 қаулы шықты", "- 1954: қаулы шықты"),
        ("1954 жылғы 5 наурыз – қаулы", "- 1954 жылғы 5 наурыз: қаулы"),
        ("Павлодар 2 100", "- Павлодар: 2 100"),
        ("2004 ж. 17 160", "- 2004 ж.: 17 160"),
        ("тың жер - жыртылмаған жер", "- тың жер: жыртылмаған жер"),
        ("L434", "- L434:"),
    ],
)
def test_the_parts_of_a_pair_are_shown_with_a_colon(typed: str, shown: str) -> None:
    assert corrections.parted(typed) == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("    title Совхоздар саны", "title: Совхоздар саны"),
        ("  group; 8 «А»", "group: 8 «А»"),
        ("    - text «Тың»", "- text: «Тың»"),
        ("  topic", "topic:"),
        ("«Тың» жер", "«Тың»: жер"),
        ("", ":"),
    ],
)
def test_a_key_is_shown_with_its_colon(line: str, shown: str) -> None:
    assert corrections.keyed(line) == shown


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("  number: # 24", 9, 'number: "# 24"'),
        ("  due: 25 #1", 7, 'due: "25 #1"'),
        ('  - "Дала" гүлі', 4, "- '\"Дала\" гүлі'"),
    ],
)
def test_what_needs_quotation_marks_is_shown_in_them(line: str, column: int, shown: str) -> None:
    assert corrections.quoted_from(line, column) == shown
