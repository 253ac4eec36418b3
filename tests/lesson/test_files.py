"""The one door to named files: what it opens, and what it refuses and why."""

import os
import unicodedata
from pathlib import Path

import pytest

from builders.lesson.files import FileError, read_inside

MOST = 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "сабақ 1"
    (home / "assets").mkdir(parents=True)
    (home / "assets" / "сурет.png").write_bytes(b"picture")
    (home / "assets" / "Map.png").write_bytes(b"map")
    (tmp_path / "secret").write_bytes(b"secret")
    return home


def refusal(folder: Path, name: str) -> tuple[str, str]:
    with pytest.raises(FileError) as caught:
        read_inside(folder, name, MOST)
    return caught.value.code, caught.value.near


def test_a_file_inside_is_read(folder: Path) -> None:
    assert read_inside(folder, "assets/сурет.png", MOST) == b"picture"


def test_a_decomposed_spelling_is_the_same_file(folder: Path) -> None:
    (folder / unicodedata.normalize("NFD", "сайй.png")).write_bytes(b"short i")
    assert read_inside(folder, "сайй.png", MOST) == b"short i"


def test_no_more_is_read_than_one_byte_over_the_limit(folder: Path) -> None:
    (folder / "long").write_bytes(b"x" * 1000)
    assert len(read_inside(folder, "long", MOST)) == MOST + 1


@pytest.mark.parametrize(
    "name",
    [
        "../secret",
        "assets/../../secret",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "C:/Windows/win.ini",
        "assets\\Map.png",
        "http://example.org/a.png",
        "data:image/png;base64,AAAA",
        "file:///etc/passwd",
        "",
    ],
)
def test_what_lies_outside_is_refused(folder: Path, name: str) -> None:
    assert refusal(folder, name) == ("L250", "")


def test_a_link_is_refused_even_to_a_file_inside(folder: Path) -> None:
    (folder / "link.png").symlink_to(folder / "assets" / "Map.png")
    (folder / "elsewhere").symlink_to(folder.parent)
    assert refusal(folder, "link.png") == ("L250", "")
    assert refusal(folder, "elsewhere/secret") == ("L250", "")


def test_an_absent_file_is_told_from_one_in_another_case(folder: Path) -> None:
    assert refusal(folder, "assets/nothing.png") == ("L251", "")
    assert refusal(folder, "assets/map.png") == ("L252", "assets/Map.png")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("assets/сурт.png", "assets/сурет.png"),
        ("сурет.png", "assets/сурет.png"),
        ("pictures/Map.jpeg", "assets/Map.png"),
        ("assets/mop.png", ""),
        ("assets/сурет.pptx", ""),
    ],
)
def test_a_misspelt_name_is_told_with_the_one_that_is_there(
    folder: Path, name: str, near: str
) -> None:
    assert refusal(folder, name) == ("L265" if near else "L251", near)


def test_only_regular_files_are_read(folder: Path) -> None:
    os.mkfifo(folder / "pipe.png")
    assert refusal(folder, "assets") == ("L253", "")
    assert refusal(folder, "pipe.png") == ("L253", "")
