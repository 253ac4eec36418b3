"""A number of slides goes in; the same lesson for each builder comes out, with what it must show.

A lesson is a title and a round of six kinds of content, each on a slide and on paper. Its words are
made from its numbers, so the same number always gives the same lesson.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from msgspec import Struct
from PIL import Image

PICTURE = Path("tests/lessons/images/cycle.png")
STAGE = 10  # blocks
# Each kind of content, the words of a cell, its rows and its columns.
KINDS = (
    ("points", 6, 4, 1),
    ("table", 2, 8, 3),
    ("text", 45, 2, 1),
    ("compare", 2, 3, 3),
    ("chart", 2, 4, 1),
    ("image", 2, 1, 1),
)
VOCABULARY = (
    "дала қала өзен тарих жыл адам еңбек лагерь бостандық заң дерек құжат сұрақ жауап хат "
    "естелік кітап дәлел себеп салдар үкім көтеріліс талап шешім күн түн қоғам мемлекет"
)
WORDS = VOCABULARY.split()


class Content(Struct, frozen=True):
    """One slide: its kind, its title, and its text in rows of cells."""

    kind: str
    title: str
    rows: tuple[tuple[str, ...], ...]


class Sample(Struct, frozen=True):
    """One lesson on disk, for each builder, and what its outputs must show."""

    folder: Path
    slides: int
    table_rows: int
    on_slides: tuple[str, ...]
    on_paper: tuple[str, ...]

    @property
    def lesson(self) -> Path:
        """Return the source for this compiler."""
        return self.folder / "lesson.yaml"


def written(folder: Path, slides: int) -> Sample:
    """Write the lesson of ``slides`` slides into ``folder`` for each builder."""
    folder.mkdir(parents=True)
    with Image.open(PICTURE) as picture:
        picture.convert("RGB").save(folder / "cycle.jpg", quality=90)
    contents = tuple(islice(_contents(), slides - 1))
    for name, write in WRITERS.items():
        (folder / name).write_text("\n".join(write(contents)), encoding="utf-8")
    tables = sum(len(each.rows) for each in contents if each.kind == "table")
    paper = tuple(each.title for each in contents)
    # This compiler's slide with a text bears the name of the stage.
    screen = tuple(each.title for each in contents if each.kind != "text")
    return Sample(folder, slides, tables, screen, paper)


def _sentence(seed: int, length: int) -> str:
    return " ".join(WORDS[(seed * 7 + at * (at + 3)) % len(WORDS)] for at in range(length))


def _contents() -> Iterator[Content]:
    for number, (kind, length, height, width) in enumerate(cycle(KINDS), start=1):
        cells = tuple(
            tuple(
                f"{_sentence(number * 31 + row * 5 + column, length)} {number}"
                for column in range(width)
            )
            for row in range(height)
        )
        yield Content(kind, f"Белгі{number}", cells)


def _lesson(contents: tuple[Content, ...]) -> Iterator[str]:
    yield "topic: {title: Өлшенетін сабақ, kind: lesson, language: kk, minutes: 45}"
    yield "procedure:"
    for start in range(0, len(contents), STAGE):
        yield f"  - stage: Кезең {start // STAGE + 1}\n    minutes: 1\n    notes: {_note(start)}"
        yield "    blocks:"
        for each in contents[start : start + STAGE]:
            yield from _block(each)


def _note(number: int) -> str:
    return _sentence(number, 20)


def _block(each: Content) -> Iterator[str]:
    yield f"      - {each.kind}:\n          title: {each.title}"
    cells = [list(row) for row in each.rows]
    captioned = f"          caption: {each.title}"
    match each.kind:
        case "points":
            yield "          items:"
            yield from (f"            - {row[0]}" for row in cells)
        case "text":
            yield "          text: |"
            yield "\n\n".join(f"            {row[0]}." for row in cells)
        case "table":
            yield f"{captioned}\n          columns: [бірінші, екінші, үшінші]\n          rows:"
            yield from (f"            - [{', '.join(row)}]" for row in cells)
        case "compare":
            yield f"{captioned}\n          columns: [сол жақ, оң жақ]\n          rows:"
            yield from (f"            {row[0]}: [{', '.join(row[1:])}]" for row in cells)
        case "chart":
            yield f"{captioned}\n          unit: адам\n          bars:"
            yield from (f"            {row[0]}: {at * 11 + 7}" for at, row in enumerate(cells))
        case _:
            yield f"{captioned}\n          file: cycle.jpg\n          credit: автор"
            yield f"          alt: {each.rows[0][0]}"


def _slides(contents: tuple[Content, ...]) -> Iterator[str]:
    yield "% Өлшенетін сабақ\n"
    for number, each in enumerate(contents):
        yield f"## {each.title}\n"
        yield from _marked_down(each)
        yield f"\n::: notes\n{_note(number)}\n:::\n"


def _pages(contents: tuple[Content, ...]) -> Iterator[str]:
    yield "% Өлшенетін сабақ\n"
    for each in contents:
        yield f"## {each.title}\n"
        yield from _marked_down(each)


def _marked_down(each: Content) -> Iterator[str]:
    match each.kind:
        case "points":
            yield from (f"- {row[0]}" for row in each.rows)
        case "text":
            yield "\n\n".join(f"{row[0]}." for row in each.rows)
        case "image":
            yield f"![{each.rows[0][0]}](cycle.jpg){{width=60%}}"
        case "chart":  # pandoc draws none
            yield "| | адам |\n|---|---|"
            yield from (f"| {row[0]} | {at * 11 + 7} |" for at, row in enumerate(each.rows))
        case _:
            width = len(each.rows[0])
            yield f"|{' баған |' * width}\n|{'---|' * width}"
            yield from (f"| {' | '.join(row)} |" for row in each.rows)
    yield ""


def _typeset(contents: tuple[Content, ...]) -> Iterator[str]:
    yield '#set text(font: "PT Serif", lang: "kk", size: 10.5pt)\n= Өлшенетін сабақ\n'
    for each in contents:
        yield f"== {each.title}\n"
        match each.kind:
            case "points":
                yield from (f"- {row[0]}" for row in each.rows)
            case "text":
                yield "\n\n".join(f"{row[0]}." for row in each.rows)
            case "image":
                yield '#image("cycle.jpg", width: 60%)'
            case _:
                cells = ", ".join(f"[{cell}]" for row in each.rows for cell in row)
                yield f"#table(columns: {len(each.rows[0])}, {cells})"
        yield ""


WRITERS: dict[str, Callable[[tuple[Content, ...]], Iterator[str]]] = {
    "lesson.yaml": _lesson,
    "slides.md": _slides,
    "pages.md": _pages,
    "pages.typ": _typeset,
}
