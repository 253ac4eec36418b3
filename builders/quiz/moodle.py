"""A quiz goes in; the file that Moodle's question bank imports comes out, pictures inside.

Its elements are those that Moodle's own importer reads (question/format/xml/format.php).
"""

from __future__ import annotations

from base64 import b64encode
from decimal import Decimal
from xml.etree import ElementTree as ET

from builders.problems import assert_never
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
    Writing,
)

# The shares of a mark that Moodle knows, in percent; others it refuses.
SHARES = (
    *("100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30"),
    *("25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10", "5"),
)
PLAIN = "moodle_auto_format"
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in '\\}#~/"'})
_Element = ET.Element


def paint(quiz: Quiz) -> bytes:
    """Return the questions of ``quiz`` in a category of their own."""
    root = _Element("quiz")
    category = ET.SubElement(root, "question", type="category")
    _text(category, "category", f"$course$/top/{quiz.title.replace('/', '//')}")
    for question in quiz.questions:
        root.append(_question(question))
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _question(question: AnyQuestion) -> _Element:
    made, stem = _Element("question", type=_kind(question)), question.stem
    _text(made, "name", stem.name)
    shown = _cloze(question) if isinstance(question, Filling) else stem.said
    body = _text(made, "questiontext", shown, "html")
    body.extend(map(_file, stem.files))
    _text(made, "generalfeedback", stem.feedback, "html")
    points = f"{stem.points.normalize():f}"
    _plain(made, defaultgrade=points, penalty="0.3333333", hidden="0")
    _answers(made, question)
    return made


def _kind(question: AnyQuestion) -> str:
    match question:
        case Choosing():
            return "multichoice"
        case Judging():
            return "truefalse"
        case Matching():
            return "matching"
        case Filling():
            return "cloze"
        case Counting():
            return "numerical"
        case Writing():
            return "shortanswer"
        case Essay():
            return "essay"
        case _:
            assert_never(question)


def _answers(made: _Element, question: AnyQuestion) -> None:  # noqa: C901 - an arm for each
    match question:
        case Choosing():
            _choices(made, question)
        case Judging():
            for verdict in (True, False):
                share = "100" if verdict == question.right else "0"
                _answer(made, str(verdict).lower(), share)
        case Matching():
            _plain(made, shuffleanswers="true")
            for left, right in (*question.pairs, *(("", each) for each in question.extra)):
                pair = _text(made, "subquestion", left, "html")
                _text(pair, "answer", right)
        case Filling():
            return  # its answers stand in its text
        case Counting():
            answer = _answer(made, f"{question.value:f}", "100")
            _plain(answer, tolerance=f"{question.tolerance:f}")
            _plain(made, unitgradingtype="0", showunits="3")
        case Writing():
            _plain(made, usecase="0")
            for each in question.answers:
                _answer(made, each.replace("*", "\\*"), "100")
        case Essay():
            _plain(made, responseformat="editor", responserequired="1", responsefieldlines="10")
            _plain(made, attachments="0", attachmentsrequired="0")
            _text(made, "graderinfo", question.guidance, "html")
            _text(made, "responsetemplate", "", "html")
        case _:
            assert_never(question)


def _choices(made: _Element, question: Choosing) -> None:
    """Add the options; all the right ones are a whole mark, all the wrong ones take it away."""
    right = sum(reply.right for reply in question.replies)
    wrong = len(question.replies) - right
    is_single = right == 1
    _plain(made, single=str(is_single).lower(), shuffleanswers="true", answernumbering="ABCD")
    for reply in question.replies:
        loss = "0" if is_single else f"-{share(wrong)}"
        _answer(made, reply.said, share(right) if reply.right else loss, reply.feedback, "html")


def share(parts: int) -> str:
    """Return one of so many equal shares of a mark, as near to it as Moodle knows."""
    exact = Decimal(100) / max(parts, 1)
    return min(SHARES, key=lambda known: abs(Decimal(known) - exact))


def _cloze(question: Filling) -> Html:
    """Return the text with its gaps as Moodle writes them; each weighs as much as the others."""
    weight = _weight(question.stem.points, len(question.blanks))
    pieces = (question.stem.said, "<p>", *question.pieces, "</p>")
    return "".join(
        _blank(piece, weight) if isinstance(piece, Blank) else piece.replace("{", "&#123;")
        for piece in pieces
    )


def _weight(points: Decimal, count: int) -> int:
    whole = int(points) // count if count else 1
    return whole if whole and whole * count == points else 1


def _blank(blank: Blank, weight: int) -> Html:
    right = [each for each in blank.answers if not blank.choices or each in blank.choices]
    wrong = [each for each in blank.choices if each not in right]
    kind = "MULTICHOICE" if blank.choices else "SHORTANSWER"
    replies = [f"={_escaped(each)}" for each in right] + [_escaped(each) for each in wrong]
    return f"{{{weight}:{kind}:{'~'.join(replies)}}}"


def _escaped(answer: str) -> str:
    plain = answer.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.translate(_ESCAPED)


def _answer(
    made: _Element,
    said: str,
    fraction: str,
    feedback: Html = "",
    markup: str = "moodle_auto_format",
) -> _Element:
    answer = ET.SubElement(made, "answer", fraction=fraction, format=markup)
    ET.SubElement(answer, "text").text = said
    _text(answer, "feedback", feedback, "html")
    return answer


def _text(parent: _Element, tag: str, said: str, markup: str = "") -> _Element:
    made = ET.SubElement(parent, tag, {"format": markup} if markup else {})
    ET.SubElement(made, "text").text = said
    return made


def _plain(parent: _Element, **values: str) -> None:
    for tag, value in values.items():
        ET.SubElement(parent, tag).text = value


def _file(media: Media) -> _Element:
    made = _Element("file", name=media.name, path="/", encoding="base64")
    made.text = b64encode(media.picture.data).decode("ascii")
    return made
