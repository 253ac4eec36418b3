"""A vector drawing of a page goes in; the operators that draw it come out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping

from builders.design.picture import Picture
from builders.design.vectors.drawing import Cap, Ink, Join, Path, Pen, Point, Raster, Step
from builders.handout.marks import Drawing, Fragment, Turned
from builders.handout.painting.operators import colour, curve, num
from builders.problems import assert_never

CAPS: Mapping[Cap, int] = {"butt": 0, "round": 1, "square": 2}  # ISO 32000-1 table 54
JOINS: Mapping[Join, int] = {"miter": 0, "round": 1, "bevel": 2}  # ISO 32000-1 table 55

Show = Callable[[Fragment, Point, str], str]


class Tools:
    """What a page lends to a drawing: how text is shown, and names for pictures and opacities."""

    def __init__(
        self, show: Show, name: Callable[[Picture], str], state: Callable[[float, float], str]
    ) -> None:
        """Keep them; ``state`` names how much of a fill and of a stroke is seen."""
        self.show, self.name, self.state = show, name, state


def drawing(mark: Drawing, top: float, tools: Tools) -> str:
    """Return a drawing whose upper edge is ``top`` points above the foot of the page."""
    return "\n".join(_part(part, (mark.x, top), tools) for part in mark.parts)


def _part(part: Path | Raster | Turned, corner: Point, tools: Tools) -> str:
    match part:
        case Path():
            return _path(part, corner, tools)
        case Raster():
            x, y = corner[0] + part.x, corner[1] - part.y - part.height
            place = f"{num(part.width)} 0 0 {num(part.height)} {num(x)} {num(y)} cm"
            return f"q {place} /{tools.name(part.picture)} Do Q"
        case Turned():
            return _line(part, corner, tools)
        case _:
            assert_never(part)


def _line(turned: Turned, corner: Point, tools: Tools) -> str:
    line, turn = turned.line, math.radians(turned.turn)
    x, y = corner[0] + line.x, corner[1] - line.y
    at = (0.0, 0.0) if turned.turn else (x, y)
    last = len(line.fragments) - 1
    shown = " ".join(
        tools.show(each, (at[0] + each.x, at[1] + each.rise), " " if number == last else "")
        for number, each in enumerate(line.fragments)
    )
    if not turned.turn:
        return shown
    cos, sin = _fine(math.cos(turn)), _fine(math.sin(turn))
    return f"q {cos} {_fine(-math.sin(turn))} {sin} {cos} {num(x)} {num(y)} cm {shown} Q"


def _fine(value: float) -> str:
    return f"{value + 0.0:.6f}"


def _path(path: Path, corner: Point, tools: Tools) -> str:
    codes = [*_state(path, tools)]
    if path.fill:
        codes.append(f"{colour(path.fill.colour)} rg")
    if path.pen:
        codes += _pen(path.pen)
    codes += (_step(step, corner) for step in path.steps)
    operator = {(True, True): "B", (True, False): "f", (False, True): "S"}
    closing = operator[path.fill is not None, path.pen is not None]
    return f"q {' '.join(codes)} {closing}{'*' if path.even_odd and path.fill else ''} Q"


def _state(path: Path, tools: Tools) -> Iterator[str]:
    fill, stroke = _seen(path.fill), _seen(path.pen.ink if path.pen else None)
    if min(fill, stroke) < 1:
        yield f"/{tools.state(fill, stroke)} gs"


def _seen(ink: Ink | None) -> float:
    return round(ink.opacity, 3) if ink else 1.0


def _pen(pen: Pen) -> Iterator[str]:
    yield f"{colour(pen.ink.colour)} RG {num(pen.width)} w {CAPS[pen.cap]} J {JOINS[pen.join]} j"
    if pen.dash:
        yield f"[{' '.join(map(num, pen.dash))}] 0 d"


def _step(step: Step, corner: Point) -> str:
    verb, points = step
    moved = [(corner[0] + x, corner[1] - y) for x, y in points]
    if verb == "Z":
        return "h"
    if verb == "C":
        return curve(*moved)
    return f"{num(moved[0][0])} {num(moved[0][1])} {verb.lower()}"
