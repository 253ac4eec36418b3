"""A language is a folder: it says what all the others say, and so a lesson is built in it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pypdf import PdfReader

from builders import data, languages
from builders.languages import Language
from builders.lesson.format.new import schema_name
from builders.lesson.format.page import page_name

ROOT = Path(__file__).parents[1]
FOLDERS = [path for path in sorted(languages.FOLDER.iterdir()) if path.is_dir()]
PIECES = sorted({path.relative_to(folder) for folder in FOLDERS for path in folder.rglob("*.yaml")})
WORDS = {"scales", "fields"}  # their keys are words of the language
GERMAN = {
    "labels": {
        "“”": "„“",
        '"Task {n}"': '"Aufgabe {n}"',
        "contents: Contents": "contents: Inhalt",
        "references: References": "references: Literatur",
        "Answer key (teacher)": "Lösungen (Lehrkraft)",
    },
    "messages": {"ready: Ready": "ready: Fertig", 'ready: "Ready"': 'ready: "Fertig"'},
    "language": {
        "[English, ": "[Deutsch, ",
        "en-GB": "zz-ZZ",
        "keys.yaml": "review.yaml, keys.yaml",
    },
    "typography": {"{by: en_US, letters: a-z, vowels: aeiouy, before: 2, after: 3}": ""},
}


def lacking(folder: Path) -> list[str]:
    """Return what the other languages have and the one in ``folder`` neither has nor forgoes."""
    forgone = content(folder / "language.yaml").get("without", ())
    found = generated(folder)
    for piece in PIECES:
        name = f"{folder.name}/{piece.as_posix()}"
        if (folder / piece).exists():
            found += [f"{name}: {key}" for key in unsaid(folder, piece)]
        elif piece.as_posix() not in forgone:
            found.append(name)
    return found


def unsaid(folder: Path, piece: Path) -> list[str]:
    """Return the keys that ``piece`` has in all other languages; inside one that is empty, none."""
    others = [path / piece for path in folder.parent.iterdir() if path != folder]
    every = [set(keys(content(file))) for file in others if file.exists()]
    if piece.parent != Path() or not every:
        return []
    said = content(folder / piece)
    forgone = tuple(f"{key}: " for key, value in said.items() if value is None)
    absent = set.intersection(*every) - set(keys(said))
    return sorted(key for key in absent if not key.startswith(forgone))


def generated(folder: Path) -> list[str]:
    """Return what ``make reference`` has yet to write for the language in ``folder``."""
    code, root = Language(folder.name), folder.parents[2]
    wanted = (root / "assets" / schema_name(code), root / "docs" / page_name(code))
    return [f"{file.relative_to(root)}: make reference" for file in wanted if not file.exists()]


def content(file: Path) -> dict[str, Any]:
    return data.load(file) if file.exists() else {}


def keys(said: dict[str, Any], before: str = "") -> Iterator[str]:
    """Yield each key, those inside another after its name."""
    for key, value in said.items():
        yield f"{before}{key}"
        if isinstance(value, dict) and key not in WORDS:
            yield from keys(value, f"{before}{key}: ")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_language_is_whole(folder: Path) -> None:
    assert lacking(folder) == []


@pytest.mark.parametrize("language", languages.known())
def test_a_language_has_twelve_months(language: Language) -> None:
    assert len(languages.about(language).months) == 12


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project in which languages may come and go."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "builders", root / "builders")
    shutil.copytree(ROOT / "assets", root / "assets")
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copytree(ROOT / "tests" / "lessons", root / "tests" / "lessons")
    return root


@pytest.fixture
def whole(scratch: Path) -> Iterator[Path]:
    """Return a fourth language that lacks nothing."""
    folder = scratch / "assets" / "languages" / "zy"
    shutil.copytree(folder.with_name("ru"), folder)
    files = scratch / "assets" / "lesson.schema.zy.json", scratch / "docs" / "lesson-format.zy.md"
    for file in files:
        file.touch()
    yield folder
    shutil.rmtree(folder)
    for file in files:
        file.unlink(missing_ok=True)


@pytest.mark.parametrize("piece", PIECES, ids=Path.as_posix)
def test_a_forgotten_file_is_told_by_name(piece: Path, whole: Path) -> None:
    assert lacking(whole) == []
    (whole / piece).unlink()
    assert lacking(whole) == [f"zy/{piece.as_posix()}"]


@pytest.mark.parametrize("piece", [each for each in PIECES if each.parent == Path()], ids=str)
def test_forgotten_keys_are_told_by_name(piece: Path, whole: Path) -> None:
    every = [content(folder / piece) for folder in FOLDERS if (folder / piece).exists()]
    (whole / piece).write_text("{}\n", encoding="utf-8")
    forgotten = {key for key in every[0] if all(key in each for each in every)}
    assert {f"zy/{piece}: {key}" for key in forgotten} <= set(lacking(whole))


def test_what_was_not_generated_is_told_by_name(whole: Path) -> None:
    (whole.parents[2] / "docs" / "lesson-format.zy.md").unlink()
    assert lacking(whole) == ["docs/lesson-format.zy.md: make reference"]


@pytest.fixture(scope="module")
def german(scratch: Path) -> Iterator[Path]:
    """Return the project with a fourth language: German under a code that is no language's.

    It has no hyphens and no words to review.
    """
    folder = scratch / "assets" / "languages" / "zz"
    shutil.copytree(folder.with_name("en"), folder)
    (folder / "review.yaml").unlink()
    for name, words in GERMAN.items():
        file = folder / f"{name}.yaml"
        text = file.read_text(encoding="utf-8")
        for english, other in words.items():
            text = text.replace(english, other)
        file.write_text(text, encoding="utf-8")
    for path in (folder / "new").iterdir():
        fresh = path.read_text(encoding="utf-8").replace("language: en", "language: zz")
        path.write_text(fresh, encoding="utf-8")
    yield scratch
    shutil.rmtree(folder)


def run(project: Path, *arguments: str, lang: str = "C") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "builders", *arguments]
    env = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    env |= {"LANG": lang, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=project, env=env, capture_output=True, encoding="utf-8", check=False
    )


def lesson(project: Path, language: str) -> str:
    """Return the name of a long lesson in ``language``."""
    folder = project / "tests" / "lessons"
    text = (folder / "english.yaml").read_text(encoding="utf-8")
    name = f"{language}.yaml"
    changed = text.replace("language: en", f"language: {language}", 1)
    (folder / name).write_text(changed, encoding="utf-8")
    return f"tests/lessons/{name}"


def test_a_lesson_is_built_in_a_language_that_is_only_a_folder(german: Path) -> None:
    built = run(german, "build", lesson(german, "zz"), "--output", "output")
    assert (built.returncode, built.stdout.splitlines()[-1]) == (0, "Fertig"), built.stderr
    deck = Presentation(str(german / "output" / "deck.pptx"))
    shapes = (shape for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    slides = "\n".join(shape.text_frame.text for shape in shapes)
    pages = [PdfReader(german / "output" / name) for name in ("handout.pdf", "key.pdf")]
    handout, key = ("\n".join(page.extract_text() for page in each.pages) for each in pages)
    assert {"Inhalt", "Literatur"} <= set(slides.splitlines())
    assert "Aufgabe 1" in slides
    assert "Literatur" in handout
    assert "Lösungen (Lehrkraft)" in key
    assert [each.trailer["/Root"]["/Lang"] for each in pages] == ["zz-ZZ", "zz-ZZ"]
    assert deck.core_properties.language == "zz-ZZ"


def test_a_new_lesson_and_the_reference_speak_the_new_language(german: Path) -> None:
    assert run(german, "new", "fresh.yaml", "--language", "zz").returncode == 0
    assert "lesson.schema.zz.json\n" in (german / "fresh.yaml").read_text(encoding="utf-8")
    assert run(german, "check", "fresh.yaml").returncode == 0
    assert run(german, "reference").returncode == 0
    assert "`zz` – Deutsch" in (german / "docs" / "lesson-format.zz.md").read_text(encoding="utf-8")
    assert '"const": "zz"' in (german / "assets" / "lesson.schema.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(("lang", "said"), [("C", "kk"), ("ru_RU.UTF-8", "ru"), ("zz_ZZ", "zz")])
def test_an_unknown_language_is_told_at_its_line_with_those_known(
    lang: str, said: str, german: Path
) -> None:
    begun = german / "assets" / "languages" / "xx"  # without language.yaml it is no language
    begun.mkdir(exist_ok=True)
    checked = run(german, "check", lesson(german, "xx"), lang=lang)
    words = data.load(german / "assets" / "languages" / said / "messages.yaml")["L120"]
    hint = words["hint"].format(allowed=", ".join((*languages.known(), "zz")))
    assert checked.returncode == 2
    assert f"tests/lessons/xx.yaml:10:13: L120: {words['message'].format(found='xx')}" in (
        checked.stderr
    )
    assert hint in checked.stderr


def test_a_language_without_messages_is_answered_in_the_machines(german: Path) -> None:
    folder = german / "assets" / "languages" / "zx"
    shutil.copytree(folder.with_name("zz"), folder)
    (folder / "messages.yaml").unlink()
    checked = run(german, "check", lesson(german, "zx"), lang="ru_RU.UTF-8")
    assert (checked.returncode, "Урок" in checked.stdout) == (0, True), checked.stderr
    shutil.rmtree(folder)
