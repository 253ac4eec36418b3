"""Texts and elements of a document go in; the HTML that learning platforms show comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from builders.document import elements as said
from builders.document.elements import AnyElement, Item
from builders.document.words import Remarks, Spans
from builders.lesson.inline import Span, Text
from builders.quiz.questions import Html


def html(spans: Iterable[Span]) -> Html:
    """Return spans with their styles, their links and their line breaks."""
    return "".join(map(_span, spans))


def paragraph(text: Text | Spans) -> Html:
    """Return a paragraph."""
    return f"<p>{html(text.spans if isinstance(text, Text) else text)}</p>"


def material(element: AnyElement, pictures: dict[str, str]) -> Html:
    """Return what a task is done with; ``pictures`` names each file as the quiz does."""
    return "".join(_element(element, pictures))


def table(head: Sequence[Html], rows: Iterable[Sequence[Html]]) -> Html:
    """Return a table with lines, as platforms draw none by themselves."""
    cells = "".join(f"<th>{cell}</th>" for cell in head)
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    top = f"<thead><tr>{cells}</tr></thead>" if head else ""
    return f'<table border="1" cellpadding="4">{top}<tbody>{lines}</tbody></table>'


def _span(span: Span) -> Html:
    text = escape(span.text, quote=False).replace("\n", "<br>")
    text = f"<code>{text}</code>" if span.code else text
    text = f"<em>{text}</em>" if span.italic else text
    text = f"<strong>{text}</strong>" if span.bold else text
    text = f'<span lang="{span.language}">{text}</span>' if span.language else text
    return f'<a href="{escape(span.link)}">{text}</a>' if span.link else text


def _element(  # noqa: C901 - an arm for each
    element: AnyElement, pictures: dict[str, str]
) -> Iterator[Html]:
    if element.title:
        yield f"<p><strong>{html(element.title.spans)}</strong></p>"
    match element:
        case said.Paragraphs():
            yield from map(paragraph, element.texts)
        case said.Formula():
            yield f"<p><em>{escape(element.display.said)}</em> {element.display.number}</p>"
        case said.Program():
            yield _program(row.text for row in element.rows)
            if element.output:
                yield f"<p><strong>{escape(element.output_label)}</strong></p>"
                yield _program(element.output)
        case said.List():
            yield _list(element.items, numbered=element.numbered)
        case said.Callout():
            yield f"<p><strong>{html(element.text.spans)}</strong></p>"
        case said.Boxed():
            yield f"<p><strong>{escape(element.label)}</strong></p>"
            yield from map(paragraph, element.texts)
        case said.Quotation():
            texts = "".join(map(paragraph, element.texts))
            yield f"<blockquote>{texts}{paragraph(element.speaker)}</blockquote>"
        case said.Table():
            yield _caption(element)
            rows = [*element.rows, *([element.total] if element.total else ())]
            yield table(_cells(element.head), map(_cells, rows))
        case said.Drawing():
            yield _caption(element)
            parts = (f"<li>{escape(part)}</li>" for part in element.figure.aloud.parts)
            yield f"<ul>{''.join(parts)}</ul>"
        case said.Picture():
            source = f"@@PLUGINFILE@@/{pictures[element.file]}"
            yield f'<p><img src="{source}" alt="{escape(element.alt)}"></p>'
            yield _caption(element)
    yield from map(paragraph, (each.spans for each in _remarks(element).all))


def _program(lines: Iterable[str]) -> Html:
    """Return lines with their indentation; a format that has no line breaks keeps these."""
    said = "<br>".join(escape(line, quote=False) for line in lines)
    return f"<pre><code>{said}</code></pre>"


def _remarks(element: AnyElement) -> Remarks:
    return getattr(element, "remarks", Remarks())


def _caption(element: said.AnyCaptioned) -> Html:
    caption = element.caption
    return f"<p><em>{escape(caption.label + caption.opening)}{html(caption.text.spans)}</em></p>"


def _cells(texts: Iterable[Text]) -> list[Html]:
    return [html(text.spans) for text in texts]


def _list(items: Sequence[Item], *, numbered: bool = False) -> Html:
    tag = "ol" if numbered else "ul"
    lines = "".join(
        f"<li>{html(item.text.spans)}{_list(item.items) if item.items else ''}</li>"
        for item in items
    )
    return f"<{tag}>{lines}</{tag}>"
