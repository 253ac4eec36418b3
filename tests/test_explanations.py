"""Every code is explained in every language, and what its examples claim is true."""

import re
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from builders import explanations, languages, messages
from builders.languages import Language
from builders.lesson.accepted import told
from builders.lesson.review import review
from builders.materials import read_source
from builders.outputs import of
from builders.plans import Plans
from builders.problems import Problem, Problems
from tests.snippets import whole

LANGUAGES = languages.having(explanations.FILE)
CODES = tuple(messages.load("kk").messages)
# What no lesson of a few lines can show: files and disks, sizes beyond bounds, old plans.
WITHOUT_EXAMPLE = {
    *("L001", "L002", "L003", "L007", "L008"),
    *("L228", "L250", "L253", "L254", "L255", "L256", "L257", "L258", "L259"),
    *("L260", "L262", "L263", "L264", "L266", "L267", "L268", "L269"),
    *("L280", "L281", "L282", "L283"),
    *("L301", "L321", "L322", "L323", "L351", "L354", "L356", "L358", "L360", "L361"),
    *("L404", "L418", "L424", "L425", "L428", "L439", "L445", "L486", "L487"),
}
SHOWN = [code for code in CODES if code not in WITHOUT_EXAMPLE]
LAID_OUT = re.compile(r"L3|L44[12]")  # what is found in slides and pages


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a lesson file beside the files that examples name."""
    folder = tmp_path_factory.mktemp("lesson")
    (folder / "images").mkdir()
    for name, width in (("aral.jpg", 3000), ("aral-small.jpg", 200)):
        drawn = BytesIO()
        Image.effect_noise((width, width * 3 // 4), 60).save(drawn, "JPEG")
        (folder / "images" / name).write_bytes(drawn.getvalue())
    (folder / "images" / "aral.docx").write_bytes(b"no picture")
    (folder / "school.docx").write_bytes(b"no slides")
    Presentation().save(str(folder / "school.pptx"))
    return folder / "lesson.yaml"


def found(lesson: Path, text: str, *, is_laid_out: bool) -> tuple[Problem, ...]:
    try:
        source = read_source(lesson, text.encode())
        warnings = review(source.lesson, text)
        plans = Plans(source)
        laid = [output.planned(plans)[1] for output in of("build")] if is_laid_out else []
    except Problems as caught:
        return caught.problems
    every = (*warnings, *chain.from_iterable(laid))
    return told(every, source.lesson.accepted)


def codes(lesson: Path, code: str, snippet: str, language: Language) -> list[str]:
    """Return the codes that ``snippet`` shows in a lesson; with ``code``, told once."""
    text = whole(snippet, language)
    problems = found(lesson, text, is_laid_out=bool(LAID_OUT.match(code)))
    return sorted({problem.code for problem in problems})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_every_part(language: Language) -> None:
    said = explanations.load(language).codes
    assert tuple(said) == CODES
    for code, each in said.items():
        assert each.what, code
        assert each.why, code
        has_example = bool(each.wrong and each.right), bool(each.do)
        assert has_example == ((False, True) if code in WITHOUT_EXAMPLE else (True, False)), code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SHOWN)
def test_the_wrong_example_shows_the_code_and_the_right_one_nothing(
    code: str, language: Language, lesson: Path
) -> None:
    said = explanations.load(language).codes[code]
    assert code in codes(lesson, code, said.wrong, language)
    assert codes(lesson, code, said.right, language) == []
