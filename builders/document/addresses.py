"""Elements for paper go in; the same with the addresses of their links come out.

An address stands in brackets after its words. Inside a figure or a table it has no room there: it
stands below them. Or all of an element's links stand below it, to be read by a phone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from builders.design.addresses import is_said, typed
from builders.document.elements import (
    AnyCaptioned,
    AnyElement,
    Bibliography,
    Captioned,
    Codes,
    Drawing,
    Exercise,
    Table,
)
from builders.document.words import Labelled, Linked
from builders.lesson import texts
from builders.lesson.inline import Span, Text
from builders.lesson.model import Links

# What belongs to linked words though it stands after them: an ending, a closing quotation mark.
_TAIL = re.compile(r"(?:-?[^\W\d_]+|[»”’])+")


def addressed(found: Iterable[AnyElement], links: Links, label: str) -> Iterator[AnyElement]:
    """Yield elements as paper has them; a bibliography has its addresses in its entries."""
    for each in found:
        if links == "none" or isinstance(each, Bibliography):
            yield each
        elif links == "print":
            yield _printed(each, label)
        elif codes := tuple(_linked(texts.each(each))):
            yield from _coded(each, codes)
        else:
            yield each


def _printed(element: AnyElement, label: str) -> AnyElement:
    """Return ``element`` with every address once."""
    seen: set[str] = set()
    if isinstance(element, Captioned):
        return _below(element, _once(seen), label)
    if isinstance(element, Exercise):
        apart = replace(element, materials=())
        materials = tuple(_printed(each, label) for each in element.materials)
        return replace(texts.mapped(apart, _once(seen)), materials=materials)
    return texts.mapped(element, _once(seen))


def _coded(element: AnyElement, found: tuple[Linked, ...]) -> Iterator[AnyElement]:
    """Yield ``element`` and its codes below it, in an exercise above the room for the answer."""
    where, audience = element.where, element.audience
    codes = Codes(where=where, language=element.language, audience=audience, links=found)
    if isinstance(element, Exercise):
        yield replace(element, materials=(*element.materials, codes))
    else:
        yield from (element, codes)


def _below(element: AnyCaptioned, printed: Callable[[Text], Text], label: str) -> AnyCaptioned:
    """Return a figure with the addresses of its own words among its remarks."""
    around = replace(element, **dict.fromkeys(_body(element), None))
    changed = texts.mapped(around, printed)
    found = replace(changed, **{name: getattr(element, name) for name in _body(element)})
    inside = [each for name in _body(element) for each in texts.each(getattr(element, name))]
    links = [each for each in _linked(inside) if not is_said(each.said, each.address)]
    if not links:
        return found
    said = Text(tuple(_listed(links)), element.where)
    return replace(found, remarks=replace(found.remarks, links=Labelled(label, said)))


def _body(element: AnyCaptioned) -> tuple[str, ...]:
    """Return the names of what is drawn or stands in cells."""
    if isinstance(element, Table):
        return ("head", "rows", "total")
    return ("figure",) if isinstance(element, Drawing) else ()


def _listed(links: Iterable[Linked]) -> Iterator[Span]:
    for number, each in enumerate(links):
        yield Span(f"{'; ' * bool(number)}{each.said} – ")
        yield Span(each.shown, link=each.address)


def _once(seen: set[str]) -> Callable[[Text], Text]:
    """Return what puts an address after linked words, unless it is in ``seen`` already."""

    def printed(text: Text) -> Text:
        if not any(span.link for span in text.spans):
            return text
        return replace(text, spans=tuple(_with_addresses(text.spans, seen)))

    return printed


def _with_addresses(spans: Iterable[Span], seen: set[str]) -> Iterator[Span]:
    after: tuple[Span, ...] = ()
    for link, group in groupby(spans, lambda span: span.link):
        own = tuple(group)
        if after:
            tail = "" if link else _tail(own[0].text)
            yield from (*((replace(own[0], text=tail),) if tail else ()), *after)
            own = (replace(own[0], text=own[0].text[len(tail) :]), *own[1:])
        yield from (span for span in own if span.text or span.cited)
        said = "".join(span.text for span in own)
        is_new = link and link not in seen and not is_said(said, link)
        after = (Span(" ("), Span(typed(link), link=link), Span(")")) if link and is_new else ()
        seen |= {link} if link else set()
    yield from after


def _tail(text: str) -> str:
    found = _TAIL.match(text)
    return found[0] if found else ""


def _linked(found: Iterable[Text]) -> Iterator[Linked]:
    """Yield every link once, with the words that it stands on."""
    seen: set[str] = set()
    for text in found:
        for link, group in groupby(text.spans, lambda span: span.link):
            if link and link not in seen:
                seen.add(link)
                yield Linked("".join(span.text for span in group), typed(link), link)
