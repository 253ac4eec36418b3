"""What teachers read: all languages of one shape, commands that exist and snippets that build."""

import re
from pathlib import Path

import pytest

from builders.__main__ import main
from builders.lesson.read import read

ROOT = Path(__file__).parents[1]
SETS = {"README": ROOT, "how-to": ROOT / "docs"}
ENDINGS = sorted(page.name.removeprefix("README") for page in ROOT.glob("README*.md"))
PAGES = [folder / f"{name}{ending}" for name, folder in SETS.items() for ending in ENDINGS]
TOPIC = "topic:\n  title: Тақырып\n  language: kk\n  minutes: 45\n"
# The lesson whose report a page shows.
REPORTED = {
    "": "tests/lessons/english.yaml",
    "ru": "tests/lessons/russian.yaml",
    "kk": "lesson.yaml",
}
STAGE = "procedure:\n  - stage: Кезең\n    minutes: 45\n    blocks:\n"


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def shape(page: Path) -> list[str]:
    """Return the order of headings, pictures, tables, code blocks and numbered lines."""
    marks = re.findall(r"^(#+ |!\[|\|(?=-)|\| |```\w*|\d\. )", text(page), re.MULTILINE)
    return [mark.strip() for mark in marks]


def blocks(page: Path, language: str) -> list[str]:
    """Return what stands between fences of ``language``, in order."""
    fences = re.findall(r"^```(\w*)\n(.*?)^```$", text(page), re.MULTILINE | re.DOTALL)
    return [body for name, body in fences if name == language]


def whole(snippet: str) -> str:
    """Return a lesson with ``snippet`` at its place."""
    if snippet.startswith("- "):
        indented = "".join(f"      {line}\n" for line in snippet.splitlines())
        return TOPIC + STAGE + indented
    parts = "" if snippet.startswith("topic:") else TOPIC
    stage = "" if snippet.startswith("procedure:") else f"{STAGE}      - text: Мәтін\n"
    return parts + snippet + stage


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("ending", [each for each in ENDINGS if each != ".md"])
def test_the_languages_have_one_shape(name: str, ending: str) -> None:
    english, other = (SETS[name] / f"{name}{each}" for each in (".md", ending))
    assert len(shape(english)) > 20
    assert shape(english) == shape(other)
    commands = [re.findall(r"make [^#`\n]*", each) for each in (text(english), text(other))]
    assert sorted(word.strip() for word in commands[0] if "=" in word) == sorted(
        word.strip() for word in commands[1] if "=" in word
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_in_the_pages_exists(page: Path) -> None:
    makefile = text(ROOT / "Makefile")
    verbs = set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)\b", text(page), re.MULTILINE))
    settings = set(re.findall(r"\b([A-Z]{4,})=", text(page)))
    assert len(verbs) > 4
    assert verbs <= set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE))
    assert settings <= set(re.findall(r"\b[A-Z]{4,}\b", makefile)) | {"PRINTER", "SEED"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_snippet_reads(page: Path) -> None:
    snippets = blocks(page, "yaml")
    assert snippets
    for snippet in snippets:
        read(whole(snippet).encode(), page.name)


@pytest.mark.parametrize("code", REPORTED)
def test_the_report_in_a_readme_is_printed_by_the_program(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build", str(ROOT / REPORTED[code]), "--output", str(tmp_path)])
    said = capsys.readouterr().out.replace(str(tmp_path), "output")
    assert printed(code)[1] in said


@pytest.mark.parametrize("code", REPORTED)
def test_the_message_in_a_readme_is_printed_by_the_program(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    snippet = blocks(readme(code), "yaml")[0].replace("title:", "titel:")
    source = whole(snippet).replace("language: kk", f"language: {code or 'en'}")
    Path("lesson.yaml").write_text(source, encoding="utf-8")
    main(["check", "lesson.yaml"])
    assert printed(code)[2] in capsys.readouterr().err


def readme(code: str) -> Path:
    return ROOT / ".".join(filter(None, ("README", code, "md")))


def printed(code: str) -> list[str]:
    """Return what is typed and printed in a README, in order."""
    return blocks(readme(code), "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", text(page)):
        if not target.endswith(".png"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_word_mixes_two_alphabets(page: Path) -> None:
    prose = re.sub(r"`[^`]*`|```.*?```", "", text(page), flags=re.DOTALL)
    letters = "А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі"
    assert re.findall(rf"[{letters}][A-Za-z]|[A-Za-z][{letters}]", prose) == []
