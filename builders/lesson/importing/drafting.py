"""The sections of an old plan go in; the text of a lesson file, with comments, comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import PurePath

from msgspec import Struct, field
from msgspec.structs import replace

from builders.languages import Language
from builders.lesson.format.new import schema_name
from builders.lesson.importing import lists, stages, topic
from builders.lesson.importing.blocks import block_lines
from builders.lesson.importing.document import Grid, Paragraph, Part
from builders.lesson.importing.remarks import Remarks, remarks
from builders.lesson.importing.sections import Section
from builders.lesson.importing.vocabulary import Vocabulary, load
from builders.lesson.importing.writing import comment, escaped, offered, pair

_FIELDS = ("subtitle", "discipline", "teacher", "group", "date", "students")
_TO_FILL = ("discipline", "teacher", "group", "date")
_WORDS = ("date", "students")  # values that are no texts with markup


def drafted(
    sections: tuple[Section, ...], text: str, file: str, language: Language, assets: str
) -> str:
    """Return the lesson file of ``sections``; ``text`` is the plan that they were found in."""
    rows = (part.line for section in sections for part in section.parts)
    headings = (section.line for section in sections if section.heading)
    told = remarks(text, file, language, (*rows, *headings))
    draft = _Draft(load(language), language, told, file)
    lines = [
        f"# yaml-language-server: $schema={assets}/{schema_name(language)}",
        *comment(draft.words.head.format(file=file)),
        *draft.body(sections),
    ]
    return "\n".join(lines) + "\n"


class _Draft(Struct):
    words: Vocabulary
    language: Language
    told: Remarks
    file: str
    left: list[str] = field(default_factory=list)

    def body(self, sections: tuple[Section, ...]) -> Iterator[str]:
        found = topic.find(sections, self.words)
        procedure = _parts(sections, "procedure") or found.left
        planned = stages.find(
            procedure, self.stage_title(sections), self.questions(sections), self.words
        )
        given = found.fields.get("minutes")
        minutes, shares = stages.timed(planned, int(given[0]) if given else None)
        yield from self.topic(found, minutes, any(stage.minutes is None for stage in planned))
        yield from self.listed("contents", sections, lists.items)
        yield from self.listed("goals", sections, lists.goals)
        yield from self.listed("equipment", sections, lists.equipment)
        yield from self.procedure(sections, planned, shares)
        yield from self.listed("tasks", sections, lists.tasks)
        yield from self.independent(sections)
        yield from self.listed("references", self.one_list(sections), lists.references)
        yield from self.glossary(sections)
        self.leave(*(() if procedure is found.left else found.left))
        for section in [each for each in sections if each.kind == "topic"][1:]:
            self.leave_heading(section)
        for section in sections:
            if section.kind == "other":
                self.leave_heading(section)
                self.leave(*section.parts)
        if self.left:
            yield from ("", *comment(self.words.left), "#", *self.left)

    def topic(self, found: topic.Topic, minutes: int, unknown: bool) -> Iterator[str]:  # noqa: FBT001
        yield "topic:"
        yield from comment(found.heading, "  ") if found.heading else ()
        if found.title:
            yield from self.told.at(found.title.line, "  ")
            yield from pair("  title:", escaped(found.title.text))
        else:
            yield from comment(self.words.no_title, "  ")
            yield from pair("  title:", escaped(PurePath(self.file).stem))
        yield from (f"  number: {found.number}",) if found.number else ()
        yield from (f"  kind: {found.kind}", f"  language: {self.language}")
        if "minutes" in found.fields:
            yield from comment(found.fields["minutes"][1].text, "  ")
        elif unknown:
            yield from comment(self.words.unknown_minutes, "  ")
        yield f"  minutes: {minutes}"
        for key in _FIELDS:
            yield from self.field(key, *found.fields.get(key, ("", None)))

    def field(self, key: str, value: str, typed: Paragraph | None) -> Iterator[str]:
        """Yield a field of the topic under its own name, or the key to fill."""
        if typed is None:
            yield from (f"  {key}:",) if key in _TO_FILL else ()
            return
        shown = typed.text if key == "students" else typed.text[: -len(value)]
        yield from self.told.at(typed.line, "  ")
        yield from comment(shown, "  ")
        yield from pair(f"  {key}:", value if key in _WORDS else escaped(value))

    def listed(
        self,
        kind: str,
        sections: tuple[Section, ...],
        items: Callable[[tuple[Paragraph, ...], Remarks, Vocabulary], Iterable[str]],
    ) -> Iterator[str]:
        """Yield the key ``kind`` with the ``items`` of every such section under its heading."""
        key = f"{kind}:"
        for section in sections:
            if section.kind != kind:
                continue
            paragraphs = tuple(part for part in section.parts if isinstance(part, Paragraph))
            if paragraphs:
                yield from ("", *self.heading(section, ""), key) if key else ()
                yield from () if key else self.heading(section, "  ")
                yield from items(paragraphs, self.told, self.words)
                key = ""
            else:
                self.leave_heading(section)
            self.leave(*(part for part in section.parts if isinstance(part, Grid)))

    def heading(self, section: Section, indent: str) -> Iterator[str]:
        if not section.heading:
            return
        yield from comment(section.heading, indent)
        shared = section.parts and section.parts[0].line == section.line
        yield from () if shared else self.told.at(section.line, indent)

    def procedure(
        self,
        sections: tuple[Section, ...],
        planned: tuple[stages.Stage, ...],
        shares: tuple[int, ...],
    ) -> Iterator[str]:
        yield ""
        for section in sections:
            if section.kind == "procedure":
                yield from self.heading(section, "")
        yield "procedure:"
        for stage, minutes in zip(planned, shares, strict=True):
            yield from comment(stage.above, "  ") if stage.above else ()
            yield from self.told.at(stage.line, "  ")
            yield from pair("  - stage:", escaped(stage.title))
            yield f"    minutes: {minutes}"
            notes = [pair("      -", escaped(note)) for note in stage.notes]
            yield from ("    notes:", *chain.from_iterable(notes)) if notes else ()
            lines = list(block_lines(tuple(stage.parts), self.told, self.words))
            yield from ("    blocks:", *lines) if lines else ()

    def independent(self, sections: tuple[Section, ...]) -> Iterator[str]:
        lines = list(self.listed("independent", sections, lists.assignments))
        if "independent:" not in lines:
            return
        at = lines.index("independent:") + 1
        title = next(each.title for each in sections if each.kind == "independent")
        yield from lines[:at]
        yield from pair("  title:", escaped(title)) if title else ()
        yield from ("  items:", *(f"  {line}" for line in lines[at:]))

    def glossary(self, sections: tuple[Section, ...]) -> Iterator[str]:
        explained = tuple(
            replace(each, parts=self.terms(each)) for each in sections if each.kind == "glossary"
        )
        lines = list(self.listed("glossary", explained, lists.terms))
        yield from lines
        unknown = [name for name in self.told.abbreviations if f"  - name: {name}" not in lines]
        offer = chain.from_iterable(
            (f"  - name: {name}", *pair("    meaning:", self.words.meaning)) for name in unknown
        )
        if unknown:
            yield from ("", *comment(self.words.abbreviations))
            yield from offered((*(() if lines else ("glossary:",)), *offer), "")

    def terms(self, section: Section) -> tuple[Part, ...]:
        """Return the terms that ``section`` explains; the rest of it is left."""
        found = tuple(p for p in section.parts if isinstance(p, Paragraph) and lists.term(p)[0])
        self.leave(*(part for part in section.parts if part not in found))
        return found

    def one_list(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """Return one list of all references, under the first heading; other headings are left."""
        found = [each for each in sections if each.kind == "references"]
        for section in found[1:]:
            self.leave_heading(section)
        return tuple(replace(each, parts=_parts(sections, "references")) for each in found[:1])

    def stage_title(self, sections: tuple[Section, ...]) -> str:
        titles = (each.title for each in sections if each.kind == "procedure")
        return next(titles, "") or self.words.stage_title

    def questions(self, sections: tuple[Section, ...]) -> tuple[str, ...]:
        found = _parts(sections, "contents")
        return tuple(part.text for part in found if isinstance(part, Paragraph))

    def leave_heading(self, section: Section) -> None:
        self.left.extend(self.heading(section, ""))

    def leave(self, *parts: Part) -> None:
        """Keep ``parts`` for the end of the file."""
        for part in parts:
            self.left.extend(self.told.at(part.line, ""))
            rows = part.rows if isinstance(part, Grid) else ((part.typed,),)
            for row in rows:
                self.left.extend(comment(" | ".join(row)))


def _parts(sections: tuple[Section, ...], kind: str) -> tuple[Part, ...]:
    return tuple(chain.from_iterable(each.parts for each in sections if each.kind == kind))
