"""What the teacher knows is not told, wherever it stands; what is no longer so is told."""

from pathlib import Path
from string import Formatter

import pytest
from PIL import Image

from builders import messages
from builders.build import check
from builders.lesson.accepted import Accepted, told, unknown
from builders.problems import Place, error, warning

CATALOGUE = messages.load("kk")
CODES = [code for code in CATALOGUE.messages if code.startswith("L4")]
HERE = Place("lesson.yaml", 3, 1)
LESSON = """\
topic: {title: Т, language: kk, minutes: 5}
procedure:
  - stage: Бір
    minutes: 5
    blocks:
      - image: {caption: К, file: a.png, alt: А, credit: Автор}
goals: [Бұл ЖТҚК туралы, Бұл КТҚЖ туралы]
"""


def accepted(code: str, *words: str) -> tuple[Accepted, ...]:
    return (Accepted(where=HERE, code=code, words=words),)


@pytest.mark.parametrize("code", CODES)
def test_every_warning_can_be_accepted_by_what_it_names(code: str) -> None:
    named = [name for _, name, _, _ in Formatter().parse(CATALOGUE.messages[code]) if name]
    facts = {name: f"Мәні {number}" for number, name in enumerate(named)}
    for line in (4, 40):
        found = (warning(code, Place("lesson.yaml", line, 1), **facts),)
        assert unknown(found, accepted(code)) == ()
        assert unknown(found, accepted(code, "басқа")) == found
        for name, value in facts.items():
            left = unknown(found, accepted(code, "басқа", value.lower()))
            assert left == (found if name == "line" else ())


def test_an_entry_is_about_warnings_of_its_code_alone() -> None:
    found = (warning("L426", HERE, word="ЖТҚК"), error("L301", HERE, word="ЖТҚК"))
    assert unknown(found, accepted("L412", "ЖТҚК")) == found
    assert unknown(found, accepted("L301", "ЖТҚК")) == found


@pytest.mark.parametrize(
    ("entry", "idle"),
    [
        (accepted("L426"), []),
        (accepted("L426", "жтқк"), []),
        (accepted("L426", "ЖТҚК", "КТҚЖ"), ["КТҚЖ"]),
        (accepted("L412", "ЖТҚК"), ["ЖТҚК"]),
        (accepted("L412"), ["L412"]),
    ],
)
def test_an_entry_that_is_about_nothing_is_told(
    entry: tuple[Accepted, ...], idle: list[str]
) -> None:
    found = told((warning("L426", HERE, word="ЖТҚК"),), entry)
    outdated = [dict(each.facts)["words"] for each in found if each.code == "L446"]
    assert outdated == idle


def test_a_lesson_accepts_what_the_review_and_the_outputs_tell(tmp_path: Path) -> None:
    Image.new("RGB", (90, 90)).save(tmp_path / "a.png")

    def shown(known: str) -> list[str]:
        file = tmp_path / "lesson.yaml"
        found = check(file, f"{LESSON}accepted: {known}\n".encode()).warnings
        return [f"{each.where.line} {each.code}" for each in found]

    all_of_it = ["6 L442", "6 L441", "7 L426", "7 L426"]
    assert shown("[]") == all_of_it
    assert shown("{L441: a.png, L442: [a.png], L426: ЖТҚК}") == ["7 L426"]
    assert shown("{L441: , L442: , L426: [ктқж, ЖТҚК]}") == []
    assert shown("{L421: }") == [*all_of_it, "8 L446"]
