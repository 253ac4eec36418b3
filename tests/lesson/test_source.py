from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders.lesson.read import read
from builders.lesson.source import source
from builders.lesson.source.decode import MOST_BYTES, legible
from builders.lesson.source.events import MOST_IN_VALUE, MOST_NODES
from builders.lesson.source.tree import Mapping, Node, Scalar, Sequence, Tree
from builders.problems import Problems

RUSSIAN = "title: Аральское море и его берега\n"
KAZAKH = "title: Қазақстан тарихының өзекті мәселелері\n"
TOKENS = (
    "topic:", "title: ", "procedure:\n", "- ", "- question:", "  ", "\n", "\n", "'", '"', "a",
    "сөз", ":", ": ", " #", "[", "]", "{", "}", ", ", "|", ">", "&a", "*a", "!t", "%", "@", "?",
    "---", "<<: ", "\\", "–", "9 596", "\u00a0", "\u200b", "[@b5]", "**", "\t", "references:\n",
)  # fmt: skip


def codes(data: bytes) -> list[str]:
    try:
        tree = source.read(data, "lesson.yaml")
    except Problems as caught:
        return [problem.code for problem in caught.problems]
    return [problem.code for problem in tree.problems]


def plain(node: Node) -> object:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}


def test_every_value_stays_as_it_was_typed() -> None:
    typed = ["no", "10:30", "1.10", "010", "0x1F", "2024-02-30", "~", "=", "1_000", "+7700", "null"]
    data = "".join(f"- {value}\n" for value in typed).encode()
    assert plain(source.read(data, "f").root) == typed


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_and_marked_encodings_are_all_the_same(encoding: str, line_end: str) -> None:
    data = line_end.join(("a: ә", "b:", "  - ғ", "")).encode(encoding)
    tree = source.read(data, "f")
    assert plain(tree.root) == {"a": "ә", "b": ["ғ"]}
    assert isinstance(tree.root, Mapping)
    assert [str(key.where) for key, _ in tree.root.entries] == ["f:1:1", "f:2:1"]


@pytest.mark.parametrize("end", ["\n", "\n\n", " \n", "?\n"])
def test_a_question_may_end_the_line_above_a_key(end: str) -> None:
    assert codes(f"a: Неге?{end}b: ә\n".encode()) == []
    assert codes(f"a:\n  - Неге?{end}b: ә\n".encode()) == []


def test_values_are_composed() -> None:
    assert plain(source.read("a: и\u0306од\n".encode(), "f").root) == {"a": "йод"}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ef\ufb01cient \ufb02ow o\ufb03ce \ufb06", "efficient flow office st"),
        ("ин\u00adтел\u200bли\u2060ген\ufeffция", "интеллигенция"),
        ("\U0001f469\u200d\U0001f680 \u2764\ufe0f", "\U0001f469\U0001f680 \u2764"),
        ("а\u200eб\u202eв", "абв"),
    ],
)
def test_what_copying_brings_is_as_it_looks(typed: str, read: str) -> None:
    escaped = typed.encode("unicode_escape").decode().replace("\\x", "\\u00")
    assert plain(source.read(f'a: "{escaped}"\n'.encode(), "f").root) == {"a": read}


@pytest.mark.parametrize(
    "word", ["\u05d0\u05d1", "\u0645\u06cc\u200c\u0631\u0648", "\u0915\u094d\u200d"]
)
def test_words_of_any_script_are_read_with_what_joins_and_parts_their_letters(word: str) -> None:
    assert plain(source.read(f"a: сөз {word}\n".encode(), "f").root) == {"a": f"сөз {word}"}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (RUSSIAN.encode("cp1251"), "Windows-1251"),
        (KAZAKH.encode("kz1048"), "KZ-1048"),
        (RUSSIAN.encode("koi8-r"), "KOI8-R"),
        (KAZAKH.encode("utf-16-le"), "UTF-16"),
        (KAZAKH.encode("utf-16-be"), "UTF-16"),
        (KAZAKH.encode("utf-32"), "UTF-32"),
        (KAZAKH.encode("utf-32-le"), "UTF-32"),
    ],
)
def test_other_encodings_are_named(data: bytes, name: str) -> None:
    with pytest.raises(Problems) as caught:
        source.read(data, "f")
    (problem,) = caught.value.problems
    assert (problem.code, dict(problem.facts)) == ("L002", {"encoding": name})


def test_an_undecodable_line_is_shown_legibly() -> None:
    assert legible(RUSSIAN.encode("koi8-r")) == RUSSIAN


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a" * (MOST_BYTES + 1), ["L001"]),
        (b"PK\x03\x04" + bytes(range(256)), ["L003"]),
        (b"", ["L004"]),
        (b"\xef\xbb\xbf\n", ["L004"]),
        (b"title: a\0b", ["L005"]),
        (b'title: "\\ud800"', ["L005"]),
        (b'title: "\\ufffe"', ["L005"]),
        (b"[" * 30_000, ["L006"]),
        (b"- " * 1_000, ["L006"]),
        (b"{a: " * 1_000, ["L006"]),
        (b"- a\n" * MOST_NODES, ["L007"]),
        (b"a: " + b"b" * (MOST_IN_VALUE + 1), ["L008"]),
        (b"a: &a [b]\nc: [*a, *a, *a]", ["L013"] * 4),
        (b"a: {b: c}\nd:\n  <<: {b: c}", ["L020"]),
        (b"%YAML 1.1\n---\na: b", ["L023"]),
    ],
)
def test_hostile_files_are_refused(data: bytes, expected: list[str]) -> None:
    assert codes(data) == expected


def test_lines_that_editors_do_not_count_are_refused() -> None:
    assert codes("a: б\u0085в\nc: г\u2028д\n".encode()) == ["L005", "L005"]


@pytest.mark.parametrize("data", [b"a: >#\n  b", b"a:\n  ? b\n  : c", b"a: {b: , c: d}", b"a:\n"])
def test_both_parsers_read_the_same(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = reading(data)
    monkeypatch.setattr(source, "_FAST", yaml.BaseLoader)
    assert reading(data) == fast


def reading(data: bytes) -> object:
    try:
        return source.read(data, "f")
    except Problems as caught:
        return caught.problems


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00")
@example(b'"\\U00110000"')
def test_any_bytes_give_a_tree_or_problems(data: bytes) -> None:
    assert isinstance(reading(data), Tree | tuple)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(TOKENS), max_size=30).map("".join))
def test_any_yaml_soup_gives_a_lesson_or_problems(text: str) -> None:
    with pytest.raises(Problems) as caught:
        read(text.encode(), "f")
    lines = text.count("\n") + 1
    assert all(1 <= problem.where.line <= lines for problem in caught.value.problems)
