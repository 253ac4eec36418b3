"""A drawing in SVG through a lesson: shapes on slides, lines on paper, pixels in a quiz."""

from __future__ import annotations

import io
import random
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from builders import outputs
from builders.build import build, check
from builders.design.vectors.drawing import Sketch
from builders.materials import read_source
from builders.plans import Plans
from builders.problems import Problem, Problems
from tests.handout.reading import read_back

DRAWINGS = Path(__file__).parent / "drawings"
LESSON = """\
topic:
  title: Сызба
  language: kk
  minutes: 10
procedure:
  - stage: Кезең
    minutes: 10
    blocks:
      - image: {caption: Сурет, file: FILE, credit: автор, alt: "Аспап, колба мен стакан"}
"""
LABEL = """\
      - task: Бөліктерін атаңыз.
        label:
          file: FILE
          alt: Аспап
          credit: автор
          places: [{text: Колба, left: 20, top: 70}]
"""
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDES = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
RICH = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90">'
    + "<path d='M1 1H20V20'/><path d='M1 1H20V20' fill='red'/>" * 300
    + "</svg>"
)


def lesson(folder: Path, name: str, text: str = LESSON, content: str = "") -> Path:
    if content:
        (folder / name).write_text(content, encoding="utf-8")
    else:
        shutil.copy(DRAWINGS / name, folder / name)
    file = folder / "lesson.yaml"
    file.write_text(text.replace("FILE", name), encoding="utf-8")
    return file


def made(file: Path) -> dict[str, bytes]:
    output = file.parent / "output"
    build(file, file.read_bytes(), output)
    return {name: (output / name).read_bytes() for name in ("deck.pptx", "handout.pdf")}


def slide(data: bytes) -> etree._Element:
    """Return the slide with the picture."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("ppt/slides/slide2.xml"))


def found(file: Path) -> tuple[Problem, ...]:
    try:
        return check(file, file.read_bytes()).warnings
    except Problems as caught:
        return caught.problems


def told(file: Path, code: str) -> dict[str, object]:
    (problem,) = (each for each in found(file) if each.code == code)
    assert (problem.where.line, problem.where.column) == (9, 39)
    return dict(problem.facts)


def test_a_drawing_is_shapes_and_texts_on_its_slide(tmp_path: Path) -> None:
    tree = slide(made(lesson(tmp_path, "apparatus.svg"))["deck.pptx"])
    assert not list(tree.iter(f"{SLIDES}pic"))
    (group,) = tree.iter(f"{SLIDES}grpSp")
    assert group[0][0].get("descr") == "Аспап, колба мен стакан"
    texts = ["".join(each.itertext()) for each in group.iter(f"{DRAWING}p")]
    assert [each for each in texts if each] == ["H2 газы", "Zn +", "2HCl", "Су деңгейі, Δh"]
    (below,) = (run for run in group.iter(f"{DRAWING}rPr") if run.get("baseline"))
    assert below.get("baseline") == "-25000"
    assert [each.get("rot") for each in group.iter(f"{DRAWING}xfrm") if each.get("rot")]
    assert len(list(group.iter(f"{DRAWING}custGeom"))) == 13
    ids = [each.get("id") for each in tree.iter(f"{SLIDES}cNvPr")]
    assert len(ids) == len(set(ids))


def test_a_drawing_is_lines_and_letters_on_paper(tmp_path: Path) -> None:
    data = made(lesson(tmp_path, "apparatus.svg"))["handout.pdf"]
    (page,) = PdfReader(io.BytesIO(data)).pages
    assert not page.images
    said = dict(read_back(data))
    assert said["Figure"].split() == ["H2", "газы", "Zn", "+", "2HCl", "Су", "деңгейі,", "Δh"]
    (state,) = (each.get_object() for each in page["/Resources"]["/ExtGState"].values())  # type: ignore[index]
    assert state["/ca"] == pytest.approx(0.7)


def test_the_same_drawing_gives_the_same_bytes_and_none_of_its_secrets(tmp_path: Path) -> None:
    file = lesson(tmp_path, "apparatus.svg")
    one, other = made(file), made(file)
    assert one == other
    assert b"secret name" in (DRAWINGS / "apparatus.svg").read_bytes()
    with zipfile.ZipFile(io.BytesIO(one["deck.pptx"])) as package:
        parts = [package.read(name) for name in package.namelist()]
    assert not any(
        b"secret" in part or b"inkscape" in part for part in (*parts, one["handout.pdf"])
    )


def test_what_is_left_out_is_told_at_its_line(tmp_path: Path) -> None:
    facts = told(lesson(tmp_path, "apparatus.svg"), "L268")
    assert facts == {"file": "apparatus.svg", "names": "linearGradient"}
    assert not [each for each in found(lesson(tmp_path, "circuit.svg")) if each.code == "L268"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "L263"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', "L267"),
        ("<!DOCTYPE html><html><svg/></html>", "L264"),
    ],
)
def test_what_is_no_drawing_is_told_at_its_line(tmp_path: Path, content: str, code: str) -> None:
    assert told(lesson(tmp_path, "a.svg", content=content), code)["file"] == "a.svg"


def test_a_drawing_of_many_parts_is_a_picture_on_its_slide_alone(tmp_path: Path) -> None:
    file = lesson(tmp_path, "rich.svg", content=RICH)
    assert told(file, "L269") == {"file": "rich.svg"}
    data = made(file)
    assert len(list(slide(data["deck.pptx"]).iter(f"{SLIDES}pic"))) == 1
    (page,) = PdfReader(io.BytesIO(data["handout.pdf"])).pages
    assert not page.images


def test_a_drawing_to_label_goes_into_the_quiz_as_pixels(tmp_path: Path) -> None:
    file = lesson(tmp_path, "circuit.svg", LESSON + LABEL)
    source = read_source(file, file.read_bytes())
    assert isinstance(source.pictures["circuit.svg"], Sketch)
    files = {
        output.name: output.painted(plan)
        for output in outputs.of("quiz")
        if (plan := output.planned(Plans(source))[0])
    }
    assert re.search(rb'<file name="labelled-1.png"[^>]*>iVBOR', files["quiz.xml"])


@pytest.mark.parametrize("verb", ["booklet", "large-print"])
def test_a_drawing_stands_on_other_papers(tmp_path: Path, verb: outputs.Verb) -> None:
    file = lesson(tmp_path, "triangle.svg")
    source = read_source(file, file.read_bytes())
    for output in outputs.of(verb):
        assert output.painted(output.planned(Plans(source))[0])


@pytest.mark.parametrize(
    "inside",
    [
        f'<text x="5" y="50">{"сөз " * 400}</text>',
        '<text x="5" y="50" font-size="5000">a<tspan dy="900">b</tspan></text>',
        f'<text x="50" y="50" transform="rotate(33 50 50)">{"сөз " * 50}</text>',
        '<text x="5" y="50" fill="#DC4840">🔴 日本<tspan baseline-shift="sub">●</tspan></text>',
        '<text x="5" y="50">α\x96\ufffd\u00ad\u2028β</text><path d="M0 0V9" stroke-width="1e6"/>',
        '<text x="5" y="50">aa</text><text x="5.4" y="50">aa</text>',
        '<text x="5" y="50" font-size="0.2">a &lt;b&gt; "c"</text>',
        '<path d="M0 0L50 50" stroke="red" stroke-dasharray="1e-9 1e9" stroke-width="1e-9"/>',
        '<path d="M5 5" stroke="red"/><path d="M5 5z" fill="red"/>',
    ],
)
def test_odd_words_and_lines_stop_no_build(tmp_path: Path, inside: str) -> None:
    content = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{inside}</svg>'
    assert made(lesson(tmp_path, "odd.svg", content=content))


def test_drawings_of_wrong_numbers_stop_no_build(tmp_path: Path) -> None:
    dice = random.Random(5)  # noqa: S311
    for name in ("apparatus.svg", "circuit.svg", "plot.svg", "triangle.svg") * 5:
        data = bytearray((DRAWINGS / name).read_bytes())
        places = [at for at, sign in enumerate(data) if chr(sign) in "0123456789.-"]
        for at in dice.sample(places, 12):
            data[at] = dice.choice(b"0123456789.-")
        file = lesson(tmp_path, "a.svg", content=data.decode())
        problems = found(file)
        if not any(each.code in {"L263", "L267"} for each in problems):
            assert made(file)
