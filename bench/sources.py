"""What a lesson teaches goes in; its source for each builder comes out, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.contents import Content

STAGE = 10  # blocks


def _lesson(contents: tuple[Content, ...]) -> Iterator[str]:
    yield "topic: {title: Өлшенетін сабақ, kind: lesson, language: kk, minutes: 45}"
    yield "procedure:"
    for start in range(0, len(contents), STAGE):
        yield f"  - stage: Кезең {start // STAGE + 1}\n    minutes: 1\n    blocks:"
        for each in contents[start : start + STAGE]:
            yield from _block(each)


def _block(each: Content) -> Iterator[str]:
    yield f"      - {each.kind}:\n          title: {each.title}\n          notes: {each.note}"
    cells = [list(row) for row in each.rows]
    captioned = f"          caption: {each.title}"
    match each.kind:
        case "points":
            yield "          items:"
            yield from (f"            - {row[0]}" for row in cells)
        case "text":
            yield "          text: |"
            yield "\n\n".join(f"            {row[0]}" for row in cells)
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
    return _markdown(contents, note="\n::: notes\n{}\n:::\n")


def _pages(contents: tuple[Content, ...]) -> Iterator[str]:
    return _markdown(contents)


def _markdown(contents: tuple[Content, ...], note: str = "") -> Iterator[str]:
    yield "% Өлшенетін сабақ\n"
    for each in contents:
        yield f"## {each.title}\n"
        yield from _running(each) or _marked_down(each)
        yield ""
        if note:
            yield note.format(each.note)


def _running(each: Content) -> tuple[str, ...]:
    """Return a list or a text, which Markdown and typst write alike; nothing for a figure."""
    match each.kind:
        case "points":
            return tuple(f"- {row[0]}" for row in each.rows)
        case "text":
            return ("\n\n".join(row[0] for row in each.rows),)
        case _:
            return ()


def _marked_down(each: Content) -> Iterator[str]:
    match each.kind:
        case "image":
            yield f"![{each.rows[0][0]}](cycle.jpg){{width=60%}}"
        case "chart":  # pandoc draws none
            yield "| | адам |\n|---|---|"
            yield from (f"| {row[0]} | {at * 11 + 7} |" for at, row in enumerate(each.rows))
        case _:
            width = len(each.rows[0])
            yield f"|{' баған |' * width}\n|{'---|' * width}"
            yield from (f"| {' | '.join(row)} |" for row in each.rows)


def _typeset(contents: tuple[Content, ...]) -> Iterator[str]:
    yield '#set text(font: "PT Serif", lang: "kk", size: 10.5pt)\n= Өлшенетін сабақ\n'
    for each in contents:
        yield f"== {each.title}\n"
        yield from _running(each) or (_placed(each),)
        yield ""


def _placed(each: Content) -> str:
    if each.kind == "image":
        return '#image("cycle.jpg", width: 60%)'
    cells = ", ".join(f"[{cell}]" for row in each.rows for cell in row)
    return f"#table(columns: {len(each.rows[0])}, {cells})"


WRITERS: dict[str, Callable[[tuple[Content, ...]], Iterator[str]]] = {
    "lesson.yaml": _lesson,
    "slides.md": _slides,
    "pages.md": _pages,
    "pages.typ": _typeset,
}
