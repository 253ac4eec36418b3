"""Drawings of drawing programs, and hostile ones: what is read, what is told, what is drawn."""

from __future__ import annotations

import base64
import io
import random
import time
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from builders.design.vectors.drawing import (
    Lettering,
    Raster,
    Sketch,
    SketchError,
    bundled,
    fitted,
    is_rich,
)
from builders.design.vectors.drawing import Path as Outline
from builders.design.vectors.recognised import is_svg
from builders.design.vectors.svg.paths import path
from builders.design.vectors.svg.reader import read
from builders.handout.pictured import in_pixels

DRAWINGS = Path(__file__).parents[1] / "drawings"
NAMES = ("apparatus", "circuit", "plot", "triangle")
START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
LINE = '<path d="M1 1L2 2" stroke="red"/>'
BENT = '<clipPath id="c"><path d="M0 0L9 0L1 1L0 9z"/></clipPath>'
SECONDS = 20  # on a machine that is busy


def drawn(inside: str, head: str = ' viewBox="0 0 100 100"') -> Sketch:
    return read(f"{START}{head}>{inside}</svg>".encode())


def only(inside: str) -> Outline:
    (mark,) = drawn(inside).marks
    assert isinstance(mark, Outline)
    return mark


def corners(mark: Outline) -> list[tuple[float, float]]:
    """Return where each step of a path ends, in the units of its file."""
    return [(round(p[-1][0] / 0.75, 3), round(p[-1][1] / 0.75, 3)) for _, p in mark.steps if p]


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_looks_as_another_reader_draws_it(name: str) -> None:
    """The references are those of librsvg; fonts differ, so that both are blurred a little."""
    sketch = read((DRAWINGS / f"{name}.svg").read_bytes())
    with Image.open(DRAWINGS / f"{name}.png") as opened:
        reference = opened.convert("L")
    own = Image.open(io.BytesIO(in_pixels(sketch, "kk").data)).convert("L")
    blur = ImageFilter.GaussianBlur(2)
    one, other = (each.resize(reference.size).filter(blur) for each in (own, reference))
    assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 3.5  # of 255


def test_the_words_of_drawings_are_read_with_what_is_below_their_line() -> None:
    read_of = {name: read((DRAWINGS / f"{name}.svg").read_bytes()) for name in NAMES}
    texts = {name: [each.text for each in read_of[name].letterings] for name in NAMES}
    assert texts["circuit"] == ["U = 12 В", "R₁", "R₂", "A", "I₃"]
    assert texts["triangle"] == ["A", "B", "C", "hc", "α = 67,4°"]
    assert texts["apparatus"] == ["H2 газы", "Zn +", "2HCl", "Су деңгейі, Δh"]
    assert {"s, м", "t, с", "жылдамдық", "0"} <= set(texts["plot"])
    shifts = [piece.shift for piece in read_of["apparatus"].letterings[0].pieces]
    assert shifts == ["", "sub", ""]
    assert read_of["apparatus"].unsaid == ("linearGradient",)
    assert not any(read_of[name].unsaid for name in ("circuit", "triangle", "plot"))


@pytest.mark.parametrize(
    ("shape", "ends"),
    [
        ('<rect x="1" y="2" width="3" height="4"/>', [(1, 2), (4, 2), (4, 6), (1, 6)]),
        ('<polygon points="1,2 3,4 5 6"/>', [(1, 2), (3, 4), (5, 6)]),
        ('<path d="m1 1h2v3l-1-1z"/>', [(1, 1), (3, 1), (3, 4), (2, 3)]),
        ('<path d="M1 1 5 5 9 1"/>', [(1, 1), (5, 5), (9, 1)]),
        ('<path d="M0 0a5 5 0 0110 0"/>', [(0, 0), (5, -5), (10, 0)]),
        ('<path d="M0 9q1 1 2 0t2 0"/>', [(0, 9), (2, 9), (4, 9)]),
        ('<circle cx="5" cy="5" r="2"/>', [(7, 5), (5, 7), (3, 5), (5, 3), (7, 5)]),
        (
            '<g transform="translate(5) scale(2)"><path d="M1 1H2L1 3z"/></g>',
            [(7, 2), (9, 2), (7, 6)],
        ),
        ('<path transform="rotate(90 5 5)" d="M5 1H9V5z"/>', [(9, 5), (9, 9), (5, 9)]),
    ],
)
def test_shapes_are_where_they_say(shape: str, ends: list[tuple[float, float]]) -> None:
    found = corners(only(f'<g transform="translate(20 20)">{shape}</g>'))
    moved = {(round(x - 20, 2), round(y - 20, 2)) for x, y in found}
    assert moved == {(float(x), float(y)) for x, y in ends}


def test_a_path_goes_on_until_its_mistake() -> None:
    assert [verb for verb, _ in path("M0 0L1 1L2")] == ["M", "L"]
    assert path("L1 1") == ()
    assert [verb for verb, _ in path("M0 0zL5 5")] == ["M", "Z", "M", "L"]


def test_style_sheets_weigh_as_browsers_weigh_them() -> None:
    sheet = """<style>/* a */ @media print {path {fill: lime}} .b .a, #none {fill: #123456}
      path {fill: red; stroke: none} .a {fill: blue; stroke-width: 4px}</style>"""
    mark = only(f'{sheet}<g class="b"><path class="a" stroke="red" d="M1 1H3V3"/></g>')
    assert mark.fill
    assert mark.fill.colour == "123456"
    assert mark.pen is None
    own = only(
        f'{sheet}<path class="a" style="fill:#0f0;stroke:currentColor" color="red" d="M1 1H3V3"/>'
    )
    assert own.fill
    assert own.pen
    assert (own.fill.colour, own.pen.ink.colour, own.pen.width) == ("00FF00", "FF0000", 3)


def test_an_arrowhead_stands_at_the_end_in_the_colour_of_its_line() -> None:
    marker = (
        '<marker id="m" orient="auto" markerUnits="userSpaceOnUse" markerWidth="4" '
        'markerHeight="4" refX="0" refY="2" overflow="visible">'
        '<path d="M0 0L4 2L0 4z" fill="context-stroke"/></marker>'
    )
    line, head = drawn(f'{marker}<path d="M50 10V90" stroke="#c00" marker-end="url(#m)"/>').marks
    assert isinstance(line, Outline)
    assert isinstance(head, Outline)
    assert set(corners(head)) == {(52, 90), (50, 94), (48, 90)}
    assert head.fill
    assert head.fill.colour == "CC0000"


def test_what_is_clipped_is_cut() -> None:
    clip = '<clipPath id="c"><rect x="10" y="10" width="20" height="20"/></clipPath>'
    line = only(f'{clip}<path clip-path="url(#c)" stroke="red" fill="none" d="M0 20H100"/>')
    assert corners(line) == [(10, 20), (30, 20)]
    whole = only('<path stroke="red" fill="none" d="M-50 20H500"/>')
    assert corners(whole) == [(0, 20), (100, 20)]


def test_a_symbol_and_what_uses_it() -> None:
    symbol = '<symbol id="s" viewBox="0 0 10 10"><path d="M0 0H10V10"/></symbol>'
    found = only(f'{symbol}<use xlink:href="#s" x="20" y="30" width="40" height="40"/>')
    assert corners(found) == [(20, 30), (60, 30), (60, 70)]


def test_a_picture_inside_is_taken_over_and_one_outside_is_told() -> None:
    data = io.BytesIO()
    Image.new("RGB", (4, 2), "red").save(data, "PNG")
    address = f"data:image/png;base64,{base64.b64encode(data.getvalue()).decode()}"
    shape = '<image x="10" y="20" width="40" height="20"'
    found = drawn(f'{shape} xlink:href="{address}"/>').marks[0]
    assert isinstance(found, Raster)
    assert [round(each / 0.75) for each in (found.x, found.y, found.width)] == [10, 20, 40]
    for other in ("file:///etc/passwd", "https://example.org/a.png", "a.png", "data:image/png,x"):
        assert drawn(f'{LINE}{shape} href="{other}"/>').unsaid == ("image",)


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ('<g filter="url(#f)"><path d="M1 1H2V2"/></g>', "filter"),
        ('<path mask="url(#f)" d="M1 1H2V2"/>', "mask"),
        (f"{LINE}<foreignObject/>", "foreignObject"),
        (f"{LINE}<script>alert(1)</script>", "script"),
        ('<path stroke="red" d="M1 1H2V2"><animate/></path>', "animate"),
        (f'{LINE}<use href="b.svg#a"/>', "use"),
        ('<pattern id="p"/><path fill="url(#p)" d="M1 1H2V2"/>', "pattern"),
        (f"{LINE}<text>a<textPath>b</textPath></text>", "textPath"),
        (f'{BENT}<path clip-path="url(#c)" d="M1 1H2V2"/>', "clipPath"),
    ],
)
def test_what_is_not_drawn_is_told_by_name(inside: str, name: str) -> None:
    assert drawn(inside).unsaid == (name,)


def test_a_switch_shows_the_words_in_place_of_a_web_page() -> None:
    inside = "<switch><foreignObject/><text x='5' y='20'>Кілт</text></switch>"
    sketch = drawn(inside)
    assert [line.text for line in sketch.letterings] == ["Кілт"]
    assert sketch.unsaid == ()


def test_words_that_the_edge_would_cut_are_moved_inside() -> None:
    (line,) = drawn('<text x="50" y="104" font-size="10">t, с</text>').letterings
    assert line.y <= 75
    (halo,) = drawn(
        '<text x="5" y="50" stroke="white">A</text><text x="5" y="50">A</text>'
    ).letterings
    assert halo.text == "A"


def test_fine_lines_are_widened_and_scaled_with_the_drawing() -> None:
    sketch = fitted(drawn('<path stroke="red" stroke-width="0.01" d="M1 1H9"/>'), 150, 0.35)
    (mark,) = sketch.marks
    assert isinstance(mark, Outline)
    assert mark.pen
    assert (mark.pen.width, sketch.width, sketch.height) == (0.35, 150, 150)


def test_many_marks_of_one_look_are_one_shape() -> None:
    few, many = (drawn(LINE * count) for count in (100, 1000))
    assert (len(bundled(few.marks)), len(bundled(many.marks))) == (100, 10)
    assert not is_rich(many)
    assert is_rich(drawn("<path d='M1 1H2V2'/><path d='M1 1H2V2' fill='red'/>" * 200))


BOMB = "".join(
    f'<g id="a{level}">' + (f'<use href="#a{level - 1}"/>' * 10 if level else LINE) + "</g>"
    for level in range(9)
)
MARKER = '<marker id="m"><path d="M0 0L1 1" stroke="red"/></marker>'
HOSTILE = {
    "entities": (
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        "L267",
    ),
    "a file": ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', "L267"),
    "uses of uses": (f'{START} viewBox="0 0 9 9">{BOMB}</svg>', "L267"),
    "deep": (f"{START}>{'<g>' * 200}{LINE}{'</g>' * 200}</svg>", "L267"),
    "very deep": (f"{START}>{'<g>' * 3000}{'</g>' * 3000}</svg>", "L263"),
    "a long path": (f'{START}><path stroke="red" d="M0 0{"l1 1" * 200_000}"/></svg>', "L267"),
    "many marks": (
        f'{START}>{MARKER}<path marker-mid="url(#m)" d="M0 0{"L1 1" * 40_000}"/></svg>',
        "L267",
    ),
    "many elements": (f"{START}>{LINE * 30_000}</svg>", "L267"),
    "empty": (f"{START}/>", "L263"),
    "cut": (f"{START}>{LINE}", "L263"),
    "no drawing": ("<svg/>", "L263"),
    "a line": (f'{START} width="1e300" height="1">{LINE}</svg>', "L263"),
}


@pytest.mark.parametrize(("text", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_drawing_is_refused_in_time(text: str, code: str) -> None:
    started = time.monotonic()
    with pytest.raises(SketchError) as raised:
        read(text.encode())
    assert raised.value.code == code
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize(
    "inside",
    [
        f'<g id="a"><use href="#a"/>{LINE}</g>',
        f"<style>{'@a ' * 100_000}</style>{LINE}",
        f"<style>{'/*' * 100_000}</style>{LINE}",
        f"<style>{'.a,' * 50_000}{{fill:red}}</style>{LINE}",
        f'<g transform="{"matrix(" * 100_000}">{LINE}</g>',
        '<path stroke="red" d="M0 0A1e-200 1e-200 0 0 1 5 5A1e300 1e-300 33 1 1 3 3"/>',
        '<linearGradient id="a" href="#a"/><path fill="url(#a)" d="M0 0H9V9"/>' + LINE,
        f'<path stroke="red" d="M0 0L{"1" * 90_000} 1"/>',
        '<text font-size="1e9" x="5" y="5">a</text>' + LINE,
        '<text x="5" y="5">' + "<tspan>a b</tspan>" * 5000 + "</text>",
    ],
)
def test_an_odd_drawing_is_drawn_in_time(inside: str) -> None:
    started = time.monotonic()
    assert drawn(inside).marks
    assert time.monotonic() - started < SECONDS


def test_a_thousand_broken_drawings_are_drawn_or_refused() -> None:
    dice = random.Random(7)  # noqa: S311
    whole = [(DRAWINGS / f"{name}.svg").read_bytes() for name in NAMES]
    kept, codes = 0, set()
    for _ in range(1000):
        data = bytearray(dice.choice(whole))
        for _ in range(dice.randint(1, 12)):
            at = dice.randrange(len(data))
            if dice.random() < 0.5:
                data[at] = dice.choice(b'0123456789.-eE#"<>/&;zMaA ')
            else:
                del data[at : at + dice.randint(1, 30)]
        try:
            sketch = read(bytes(data))
        except SketchError as refused:
            codes.add(refused.code)
            continue
        kept += 1
        assert fitted(sketch, 200, 0.35).height > 0
        assert all(isinstance(mark, Outline | Lettering | Raster) for mark in sketch.marks)
    assert kept > 100
    assert codes <= {"L263", "L267"}


def test_a_drawing_is_told_from_a_page_around_one() -> None:
    assert is_svg(b"\xef\xbb\xbf<?xml version='1.0'?><!-- a --><svg xmlns='a'/>")
    assert is_svg("<?xml version='1.0' encoding='UTF-16'?><svg/>".encode("utf-16"))
    assert not is_svg(b"<!DOCTYPE html><html><svg/></html>")
    assert not is_svg(b"\x89PNG<svg>")
