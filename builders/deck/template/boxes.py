"""The tokens of a slide in; the room of each placeholder of each layout out."""

from __future__ import annotations

from collections.abc import Mapping

from builders.deck.template.placeholders import Layout, Placeholder
from builders.design.geometry import Box
from builders.design.theme import Screen
from builders.design.type import LINE
from builders.problems import assert_never

HORIZON = 0.69  # of a display slide's height lies above its line
TITLE_HEIGHT = 80  # two lines of 32 points
EYEBROW_HEIGHT = 30
FOOT_HEIGHT = 26
NUMBER_WIDTH = 120
QUOTE_INDENT = 66  # so that the quotation mark stands clear
SPEAKER_HEIGHT = 64
CAPTION_HEIGHT = 40
STROKE = 3  # points, the line beside a point
SOURCE_HEIGHT = 34.4  # one line of 16 points, and what parts it from the text
LARGE_NUMERAL = 96  # points, of the number of a stage


def body(screen: Screen) -> Box:
    """Return the area between title and foot."""
    width = screen.size.width - 2 * screen.margin
    return Box(screen.margin, screen.body_top, width, screen.body_bottom - screen.body_top)


def placeholders(layout: Layout, screen: Screen) -> Mapping[Placeholder, Box]:
    """Return the boxes of a layout's placeholders, in reading order."""
    return {**_own(layout, screen), **({} if layout == "title" else foot(screen))}


def foot(screen: Screen) -> Mapping[Placeholder, Box]:
    """Return the boxes of the section's name and the slide's number."""
    row = Box(screen.margin, screen.foot_top + 4, body(screen).width, FOOT_HEIGHT)
    name, number = row.columns((row.width - NUMBER_WIDTH, NUMBER_WIDTH))
    return {"foot": name, "number": number}


def foot_line(screen: Screen) -> Box:
    """Return the thin line above the foot, along which the lesson's progress moves."""
    return Box(screen.margin, screen.foot_top, body(screen).width, 1)


def title(screen: Screen) -> Box:
    """Return the room of a working slide's title."""
    return Box(screen.margin, screen.title_top, body(screen).width, TITLE_HEIGHT)


def eyebrow(screen: Screen) -> Box:
    """Return the line above a large title."""
    return title(screen).top(EYEBROW_HEIGHT)


def above_horizon(screen: Screen) -> Box:
    """Return the room of a display slide's title, between its eyebrow and the line."""
    top = eyebrow(screen).bottom
    height = screen.size.height * HORIZON - screen.gap - top
    return Box(screen.margin, top, body(screen).width, height)


def numeral(screen: Screen) -> Box:
    """Return the line of the number of a stage."""
    return title(screen).top(LARGE_NUMERAL * LINE)


def aside(column: Box, screen: Screen) -> Box:
    """Return the room for text in a column that a stroke at its left sets apart."""
    return column.columns((STROKE, column.width - STROKE - screen.gap), screen.gap)[1]


def below_horizon(screen: Screen) -> Box:
    """Return the room under a display slide's line."""
    top = screen.size.height * HORIZON + screen.gap
    return Box(screen.margin, top, body(screen).width, screen.body_bottom - top)


def _own(layout: Layout, screen: Screen) -> Mapping[Placeholder, Box]:
    whole = body(screen)
    upper = whole.top(whole.height - CAPTION_HEIGHT)
    caption = whole.below(upper.height)
    match layout:
        case "section":
            top = numeral(screen).bottom
            above = above_horizon(screen)
            return {"title": above.below(top - above.y), "body": below_horizon(screen)}
        case "title" | "statement":
            return {
                "title": above_horizon(screen),
                "body": below_horizon(screen),
                "eyebrow": eyebrow(screen),
            }
        case "content" | "references":
            return {"title": title(screen), "body": whole}
        case "sourced":
            said = whole.height - SOURCE_HEIGHT
            return {"title": title(screen), "body": whole.top(said), "caption": whole.below(said)}
        case "two":
            left, right = whole.columns((1, 1), 2 * screen.gap)
            return {"title": title(screen), "body": left, "second": right}
        case "figure":
            figure, point = upper.columns((0.64, 0.36), 2 * screen.gap)
            return {
                "title": title(screen),
                "body": figure,
                "point": aside(point, screen),
                "caption": caption,
            }
        case "quote":
            inner = whole.columns((QUOTE_INDENT, whole.width - QUOTE_INDENT))[1]
            said = inner.height - SPEAKER_HEIGHT - CAPTION_HEIGHT
            return {
                "title": eyebrow(screen),
                "body": inner.top(said),
                "speaker": inner.below(said).top(SPEAKER_HEIGHT),
                "caption": inner.below(said + SPEAKER_HEIGHT),
            }
        case "task":
            start = eyebrow(screen).bottom + screen.gap
            room = Box(whole.x, start, whole.width, whole.bottom - start)
            asked, answer = room.rows((1, 1))
            return {"title": asked, "body": answer, "eyebrow": eyebrow(screen)}
        case _:
            assert_never(layout)
