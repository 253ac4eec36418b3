"""Markup inside a sentence -> spans: bold, italics, code, links, citations and languages.

``**bold**``, ``*italic*``, ``[words](address)``, ``[@id, p. 15]``, ``[en: words]``, ``$x^2$``, and
`` `code` ``, in which nothing else is markup.
CommonMark leaves ``**«Бөлшек»**тер`` and every other Kazakh ending after a closing quote without
its style, and sets ``2*3*4`` in italics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from builders import languages
from builders.lesson import links
from builders.lesson.inline import Cited, Span, Text
from builders.problems import Place

_MARKUP = re.compile(
    r"\\(?P<escaped>[\\*\[\]$`])"
    r"|(?<![\w`])(?P<ticks>`+)(?P<code>[^`\n](?:[^\n]*?[^`\n])?)(?P=ticks)(?!`)"
    r"|(?<![\w$])(?P<dollars>\$\$?)(?P<tex>(?=[^\s$])[^$\n]*[^\s$])(?P=dollars)(?!\d)"
    r"|\[(?P<cited>@[^\[\]]+)\]"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<link>(?:\([^\s()]*\)|[^\s()])+)\)"
    r"|(?P<opening>\[(?P<language>[a-z]{2}): +)(?=[^\s\]])"
    r"|(?P<bare>https?://(?:\([^\s<>«»\"()\[\]]*\)|[^\s<>«»\"()\[\]])+(?<![.,;:!?*]))"
    r"|(?P<marker>\*{1,2})"
    r"|(?P<bracket>[\[\]])"
)
_STYLED = re.compile(r"(?P<marker>\*{1,2})(?P<words>[^\s*](?:[^*]*[^\s*])?)(?P=marker)")
_CODED = re.compile(r"(?P<ticks>`+)(?P<code>[^`]+)(?P=ticks)")
_SPOKEN = re.compile(r"(?P<language>[a-z]{2}): +(?=\S)")
_ITALIC = "*"
_BRACES = frozenset("{}")


def parse(source: str, where: Place) -> Text:
    """Return ``source`` as spans; markup that does not close stays as it was typed."""
    pieces = tuple(_pieces(source))
    styled = _styled(pieces, _matched(pieces, source), _spoken(pieces))
    return Text(tuple(_merged(styled)), where)


class _Piece(Struct, frozen=True):
    span: Span
    start: int
    end: int
    is_marker: bool = False
    opens: str | None = None  # a bracket: the code of a language, empty for a plain one
    closes: bool = False


def _pieces(source: str) -> Iterator[_Piece]:
    position = 0
    for found in _MARKUP.finditer(source):
        if found.start() > position:
            yield _Piece(Span(source[position : found.start()]), position, found.start())
        formula = _formula(found["tex"]) if found["tex"] else ()
        yield from [_Piece(span, *found.span()) for span in formula] or [_piece(found)]
        position = found.end()
    if position < len(source):
        yield _Piece(Span(source[position:]), position, len(source))


def _formula(tex: str) -> tuple[Span, ...]:
    from builders.lesson.mathematics.linear import in_line  # noqa: PLC0415 - few have a formula

    pieces, is_level = in_line(tex)
    # Its braces are no gap; drawn as a formula, they are not taken for one.
    is_plain = is_level and not any(_BRACES.intersection(each.text) for each in pieces)
    formula = "" if is_plain else tex
    return tuple(
        Span(each.text, italic=each.slanted, formula=formula, math=True) for each in pieces
    )


def _piece(found: re.Match[str]) -> _Piece:
    opens = _known(found["language"]) if found["opening"] else None
    return _Piece(
        _span(found),
        *found.span(),
        found["marker"] is not None,
        "" if found["bracket"] == "[" else opens,
        found["bracket"] == "]",
    )


def _known(code: str) -> str:
    return code if code in languages.tags() else ""


def _span(found: re.Match[str]) -> Span:
    if found["code"]:
        return Span(_unpadded(found["code"]), code=True)
    if found["cited"]:
        return Span("", cited=tuple(_cited(part) for part in found["cited"].split(";")))
    if found["label"]:
        return _link(found["label"], _address(found["link"]))
    if found["bare"]:
        return Span(found["bare"], link=_safe(found["bare"]))
    return Span(found["escaped"] or found[0])


def _unpadded(code: str) -> str:
    """Return ``code`` without the space at each end that keeps a backtick off its own."""
    is_padded = len(code) > 2 and code[0] == code[-1] == " " and code.strip()  # noqa: PLR2004
    return code[1:-1] if is_padded else code


def _link(label: str, address: str) -> Span:
    if styled := _STYLED.fullmatch(label):
        is_bold = styled["marker"] != _ITALIC
        return replace(_link(styled["words"], address), bold=is_bold, italic=not is_bold)
    if coded := _CODED.fullmatch(label):
        return Span(_unpadded(coded["code"]), link=address, code=True)
    spoken = _SPOKEN.match(label)
    if spoken and _known(spoken["language"]):
        return Span(label[spoken.end() :], link=address, language=spoken["language"])
    return Span(label, link=address)


def _address(typed: str) -> str:
    return _safe(typed) or typed  # the reader tells of one that is not safe


def _safe(typed: str) -> str | None:
    try:
        return links.address(typed)
    except links.LinkError:
        return None


def _cited(part: str) -> Cited:
    key, _, locator = part.strip().removeprefix("@").partition(",")
    return Cited(key.strip(), locator.strip())


def _matched(pieces: tuple[_Piece, ...], source: str) -> frozenset[int]:
    """Return the indices of the markers that open or close something."""
    opened: dict[str, int] = {}
    matched: set[int] = set()
    for index, piece in enumerate(pieces):
        if not piece.is_marker:
            continue
        marker = piece.span.text
        before, after = source[: piece.start][-1:], source[piece.end :][:1]
        if marker in opened and before.strip() and opened[marker] != index - 1:
            matched |= {opened.pop(marker), index}
        elif _may_open(marker, before, after):
            opened[marker] = index
    return frozenset(matched)


def _may_open(marker: str, before: str, after: str) -> bool:
    inside_word = before.isalnum() if marker == _ITALIC else before.isdigit() and after.isdigit()
    return bool(after.strip()) and not inside_word


def _spoken(pieces: tuple[_Piece, ...]) -> dict[int, str]:
    """Return the language that begins at each bracket that opens or closes one."""
    opened: list[int] = []
    found: dict[int, str] = {}
    for index, piece in enumerate(pieces):
        if piece.opens is not None:
            opened.append(index)
        elif piece.closes and opened:
            start = opened.pop()
            if language := pieces[start].opens:
                found |= {start: language, index: ""}
    return found


def _styled(
    pieces: tuple[_Piece, ...], matched: frozenset[int], spoken: dict[int, str]
) -> Iterator[Span]:
    bold = italic = False
    around = [""]
    for index, piece in enumerate(pieces):
        if index in spoken:
            around = [*around, spoken[index]] if spoken[index] else around[:-1]
        elif index not in matched:
            language = "" if piece.span.cited else piece.span.language or around[-1]
            is_bold = bold or piece.span.bold
            is_italic = piece.span.italic or (italic and not piece.span.math)
            yield replace(piece.span, bold=is_bold, italic=is_italic, language=language)
        elif piece.span.text == _ITALIC:
            italic = not italic
        else:
            bold = not bold


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    held: Span | None = None
    for span in spans:
        if held and not span.cited and not held.cited and replace(held, text=span.text) == span:
            held = replace(held, text=held.text + span.text)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
