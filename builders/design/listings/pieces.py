"""The lines of a program and its language go in; their pieces, each told what it is, come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builders.design.listings.data import Part, Piece, plain

# What the names of Pygments' kinds begin with; the first that fits.
_PARTS: tuple[tuple[str, Part], ...] = (
    ("Token.Comment.Preproc", "plain"),
    ("Token.Comment", "comment"),
    ("Token.Keyword", "keyword"),
    ("Token.Operator.Word", "keyword"),
    ("Token.Name.Tag", "keyword"),
    ("Token.Name.Function", "name"),
    ("Token.Name.Class", "name"),
    ("Token.Literal.String", "string"),
)


def pieces(lines: Sequence[str], language: str) -> tuple[tuple[Piece, ...], ...]:
    """Return the pieces of each line; without a ``language`` each line is one.

    Raises ``pygments.util.ClassNotFound`` for a language that Pygments does not know.
    """
    if not language:
        return tuple(row.pieces for row in plain(lines))
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - few have a program

    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=True)
    found: list[list[Piece]] = [[]]
    for kind, text in lexer.get_tokens("\n".join(lines)):
        part = _part(str(kind))
        for number, line in enumerate(text.split("\n")):
            if number:
                found.append([])
            if line:
                found[-1].append(Piece(line, part))
    rows = tuple(tuple(_merged(row)) for row in found[: len(lines)])
    said = ["".join(piece.text for piece in row) for row in rows]
    # A lexer may change what it reads; what was typed stands before its colours.
    return rows if said == list(lines) else pieces(lines, "")


def _part(kind: str) -> Part:
    return next((part for opening, part in _PARTS if kind.startswith(opening)), "plain")


def _merged(row: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces of a row, neighbours of one part as one; blanks belong to what is before."""
    held: Piece | None = None
    for piece in row:
        if held and (piece.part == held.part or not piece.text.strip()):
            held = Piece(held.text + piece.text, held.part)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held
