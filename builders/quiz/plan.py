"""The tasks of a lesson and what its document says of them go in; its quiz comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from html import escape

from msgspec import Struct
from msgspec.structs import replace

from builders.design.figures.pins import Pin
from builders.design.picture import Picture as Pixels
from builders.document import views
from builders.document.elements import Exercise, Picture
from builders.document.joining import sentences
from builders.document.structure import Document
from builders.labels import Labels
from builders.lesson import gaps
from builders.lesson.blocks.exercises import Part, Task
from builders.lesson.blocks.exercises import Question as Asked
from builders.lesson.blocks.responses import (
    Choice,
    Crossword,
    Form,
    Gaps,
    Labelling,
    Match,
    Numeric,
    Option,
    Order,
    Short,
    TrueFalse,
    WordSearch,
)
from builders.lesson.inline import Span, Text
from builders.lesson.model import Lesson, Term
from builders.lesson.puzzles.entries import MOST, entries
from builders.lesson.puzzles.word_search import hidden
from builders.problems import assert_never
from builders.quiz.markup import html, material, paragraph, table
from builders.quiz.pinned import numbered
from builders.quiz.questions import (
    AnyQuestion,
    Blank,
    Choosing,
    Counting,
    Essay,
    Filling,
    Html,
    Judging,
    Matching,
    Media,
    Quiz,
    Reply,
    Stem,
    Writing,
)

LONGEST_NAME = 80  # characters, as a list of questions shows them
ONE = Decimal(1)
LEAST = Decimal("0.0000001")  # of a mark, as Moodle counts


class _Source(Struct, frozen=True):
    """What questions are made from beside their own words."""

    pictures: Mapping[str, Pixels]
    glossary: tuple[Term, ...]


class _Opening(Struct, frozen=True):
    """What questions about one thing share: what stands before what is asked, pictures, a name."""

    name: str
    before: Html
    files: tuple[Media, ...]

    def stem(self, asked: Asked | Task | Part, points: Decimal, name: str = "") -> Stem:
        """Return what is asked with what stands before it."""
        return Stem(
            where=asked.where,
            name=name or self.name,
            said=self.before + paragraph(asked.text),
            brief=asked.text.plain,
            points=points,
            feedback="".join(map(paragraph, asked.answer)),
            files=self.files,
        )


def plan(
    lesson: Lesson, document: Document, pictures: Mapping[str, Pixels], labels: Labels
) -> Quiz:
    """Return the questions that students see; one to the class only if it says how to answer."""
    source = _Source(pictures, lesson.glossary)
    blocks = (*lesson.blocks, *lesson.tasks)
    asked = {block.where: block for block in blocks if isinstance(block, Asked | Task)}
    found = (each for each in views.elements(document) if isinstance(each, Exercise))
    questions = [
        question
        for each in found
        if {"deck", "handout"} & set(each.audience)
        for question in _questions(asked[each.where], each, source)
    ]
    (_, yes), (_, no) = labels.verdicts
    return Quiz(document.head.title.plain, (yes.capitalize(), no.capitalize()), tuple(questions))


def _questions(block: Asked | Task, exercise: Exercise, source: _Source) -> Iterator[AnyQuestion]:
    opening = _opening(exercise, source.pictures)
    block = replace(block, answer=exercise.answer)  # after its steps
    if isinstance(block, Asked):
        if block.response:
            yield from _asked(block, opening.stem(block, ONE), source)
        return
    if block.response or not block.parts:
        yield from _asked(block, opening.stem(block, _points(block)), source)
        return
    common = replace(opening, before=opening.before + paragraph(block.text))
    for part, said in zip(block.parts, exercise.parts, strict=True):
        name = f"{exercise.label} {said.label} {part.text.plain}"
        yield from _asked(part, common.stem(part, _points(part), _brief(name)), source)


def _opening(exercise: Exercise, pictures: Mapping[str, Pixels]) -> _Opening:
    files = dict.fromkeys(each.file for each in exercise.materials if isinstance(each, Picture))
    named = {file: _file_name(number, pictures[file]) for number, file in enumerate(files, start=1)}
    shown = [material(each, named) for each in exercise.materials]
    name = ". ".join(filter(None, (exercise.label, exercise.text.plain)))
    media = tuple(Media(name, pictures[file]) for file, name in named.items())
    given = (side.in_line for side in (exercise.frame.sides if exercise.frame else ()))
    return _Opening(
        _brief(name), "".join((*shown, *map(paragraph, (*exercise.detail, *given)))), media
    )


def _brief(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _file_name(number: int, picture: Pixels) -> str:
    return f"picture-{number}.{picture.media_type.removeprefix('image/').replace('jpeg', 'jpg')}"


def _points(asked: Task | Part) -> Decimal:
    return ONE if asked.points is None else Decimal(asked.points)


def _asked(  # noqa: C901, PLR0912 - an arm for each
    asked: Asked | Task | Part, stem: Stem, source: _Source
) -> Iterator[AnyQuestion]:
    """Yield the question that ``asked`` is; of sentences to judge, and of clues, one each."""
    match asked.response:
        case None:
            yield Essay(replace(stem, feedback=""), _guidance(asked))
        case Choice(options=options):
            yield Choosing(stem, tuple(map(_reply, options)))
        case TrueFalse() as response:
            yield from _claims(stem, response)
        case Match() as response:
            pairs = tuple((html(pair.left.spans), pair.right.plain) for pair in response.pairs)
            yield Matching(stem, pairs, tuple(text.plain for text in response.extra))
        case Order(items=items):
            places = enumerate(items, start=1)
            yield Matching(stem, tuple((html(item.spans), str(at)) for at, item in places))
        case Gaps() as response:
            yield Filling(stem, _cloze(response))
        case Form() as response:
            yield Filling(stem, _form(response))
        case Numeric(value=value):
            unit = f"<p>… {escape(value.unit)}</p>" if value.unit else ""
            yield Counting(replace(stem, said=stem.said + unit), value.value, value.tolerance)
        case Short(answers=answers):
            yield Writing(stem, tuple(text.plain for text in answers))
        case Crossword() as response:
            yield from _clues(stem, response, source)
        case WordSearch() as response:
            yield _letters(stem, response, source)
        case Labelling() as response:
            yield _labelling(stem, response, source)
        case _:
            assert_never(asked.response)


def _guidance(asked: Asked | Task | Part) -> Html:
    criteria = asked.criteria if isinstance(asked, Task) else ()
    rows = [(html(each.descriptor.spans), str(each.points)) for each in criteria]
    return "".join(map(paragraph, asked.answer)) + (table((), rows) if rows else "")


def _reply(option: Option) -> Reply:
    told = [text.spans for text in (option.why, option.say) if text]
    feedback = html(sentences(*told)) if told else ""
    return Reply(html(option.text.spans), option.text.plain, option.right, feedback)


def _claims(stem: Stem, response: TrueFalse) -> Iterator[Judging]:
    count = len(response.claims)
    for number, claim in enumerate(response.claims, start=1):
        yield Judging(_of_several(stem, claim.text, number, count), claim.verdict)


def _of_several(stem: Stem, text: Text, number: int, count: int) -> Stem:
    """Return the stem of one of several questions that share what is asked and its points."""
    return replace(
        stem,
        name=f"{stem.name} ({number})",
        said=stem.said + paragraph(text),
        brief=text.plain,
        points=(stem.points / count).quantize(LEAST),
    )


def _clues(stem: Stem, response: Crossword, source: _Source) -> Iterator[Writing]:
    """Yield each clue, as platforms have no crosswords."""
    found = entries(response, source.glossary)
    for number, each in enumerate(found, start=1):
        assert each.clue
        lengths = Span(f" ({each.lengths})")
        clue = replace(each.clue, spans=(*each.clue.spans, lengths))
        yield Writing(_of_several(stem, clue, number, len(found)), (each.word,))


def _letters(stem: Stem, response: WordSearch, source: _Source) -> Essay:
    """Return the letters and the words to find; where they are, a person looks up."""
    found = entries(response, source.glossary)
    hiding = hidden(tuple(each.letters for each in found), MOST)
    words = f"<p>{escape(', '.join(sorted(each.word for each in found)))}</p>"
    return Essay(replace(stem, said=stem.said + table((), hiding.rows) + words, feedback=""), "")


def _labelling(stem: Stem, response: Labelling, source: _Source) -> Filling:
    """Return the picture with its numbers, and a gap for each."""
    pins = [
        Pin(str(number), float(each.left) / 100, float(each.top) / 100)
        for number, each in enumerate(response.places, start=1)
    ]
    name = f"labelled-{len(stem.files) + 1}.png"
    media = Media(name, numbered(source.pictures[response.file.value], pins))
    shown = f'<p><img src="@@PLUGINFILE@@/{name}" alt="{escape(response.alt)}"></p>'
    words = [each.text.plain for each in response.places]
    bank = sorted({*words, *(text.plain for text in response.extra)}, key=str.casefold)
    choices = tuple(bank) if response.bank else ()
    pieces: list[Html | Blank] = []
    for pin, word in zip(pins, words, strict=True):
        pieces += [f"{'<br>' if pieces else ''}{pin.number}. ", Blank((word,), choices)]
    own = replace(stem, said=stem.said + shown, files=(*stem.files, media))
    return Filling(own, tuple(pieces))


def _cloze(response: Gaps) -> tuple[Html | Blank, ...]:
    pieces = [piece for text in response.text for piece in (*gaps.parted(text), Span("\n"))][:-1]
    words = [each[0] for each in pieces if isinstance(each, tuple) and each]
    bank = sorted({*words, *(text.plain for text in response.extra)}, key=str.casefold)
    return _joined(_piece(each, bank if response.bank else ()) for each in pieces)


def _form(response: Form) -> tuple[Html | Blank, ...]:
    """Return a table with gaps; its tags are pieces like its words."""
    opening, closing = table([html(each.spans) for each in response.columns], ()).split("</tbody>")
    pieces: list[Html | Blank] = [opening]
    for row in response.rows:
        pieces.append("<tr>")
        for cell in row.cells:
            pieces += ["<td>", *(_piece(each, ()) for each in gaps.parted(cell)), "</td>"]
        pieces.append("</tr>")
    return _joined([*pieces, f"</tbody>{closing}"])


def _piece(piece: Span | tuple[str, ...], bank: Sequence[str]) -> Html | Blank:
    if isinstance(piece, Span):
        return html((piece,))
    return Blank(piece, tuple(bank)) if piece else "_____"


def _joined(pieces: Iterable[Html | Blank]) -> tuple[Html | Blank, ...]:
    found: list[Html | Blank] = []
    for piece in pieces:
        last = found[-1] if found else None
        if isinstance(piece, str) and isinstance(last, str):
            found[-1] = last + piece
        else:
            found.append(piece)
    return tuple(found)
