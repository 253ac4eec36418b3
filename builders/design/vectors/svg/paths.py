"""The data of an SVG path go in; its lines and cubic curves, from place to place, come out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from builders.design.vectors.drawing import Point, Step, Steps
from builders.design.vectors.svg.transforms import MOST, NUMBER

_NEEDS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAGS = re.compile(r"[\s,]*([01])[\s,]*([01])")
_NEXT = re.compile(rf"[\s,]*({NUMBER.pattern})")
_BLANK = re.compile(r"[\s,]*")
_COMMAND = re.compile(r"[\s,]*([MmZzLlHhVvCcSsQqTtAa])")
QUARTER = math.pi / 2
ROUND = 4 / 3  # of the tangent of a quarter of the angle: the handles of an arc


def path(data: str) -> Steps:
    """Return the steps of ``data`` up to where it is written wrongly, as browsers draw it."""
    return tuple(_Pen().steps(data))


class _Pen:
    """Where the pen is, where its line began, and the handle that the next curve mirrors."""

    def __init__(self) -> None:
        self.here: Point = (0, 0)
        self.start: Point = (0, 0)
        self.handle: Point | None = None
        self.last = ""

    def steps(self, data: str) -> Iterator[Step]:
        for command, given in _commands(data):
            if not self.last and command not in "Mm":
                return
            if self.last in {"Z", "z"} and command not in "MmZz":
                yield "M", (self.here,)
            yield from self._step(command, given)
            self.last = command

    def _step(self, command: str, given: tuple[float, ...]) -> Iterator[Step]:
        kind = command.upper()
        points = self._points(kind, given, is_relative=command.islower())
        start = self.here
        mirrored = self._mirrored(kind)
        self.handle = None
        match kind:
            case "Z":
                self.here = self.start
                yield "Z", ()
                return
            case "M":
                self.start = points[-1]
                yield "M", (points[-1],)
            case "L" | "H" | "V":
                yield "L", (points[-1],)
            case "C" | "S":
                handles = points if kind == "C" else (mirrored, *points)
                self.handle = handles[1]
                yield "C", handles
            case "Q" | "T":
                middle = points[0] if kind == "Q" else mirrored
                self.handle = middle
                yield "C", (_towards(start, middle), _towards(points[-1], middle), points[-1])
            case _:
                yield from arc(start, points[-1], given)
        self.here = points[-1]

    def _points(
        self, kind: str, given: tuple[float, ...], *, is_relative: bool
    ) -> tuple[Point, ...]:
        x, y = self.here if is_relative else (0.0, 0.0)
        if kind == "H":
            return ((x + given[0], self.here[1]),)
        if kind == "V":
            return ((self.here[0], y + given[0]),)
        pairs = given[-2:] if kind == "A" else given
        return tuple(
            (_cut(x + a), _cut(y + b)) for a, b in zip(pairs[::2], pairs[1::2], strict=True)
        )

    def _mirrored(self, kind: str) -> Point:
        """Return the handle of a smooth curve: the last one's, seen from the other side."""
        alike = {"S": "CS", "T": "QT"}.get(kind, "")
        if self.handle is None or self.last.upper() not in alike or not alike:
            return self.here
        return 2 * self.here[0] - self.handle[0], 2 * self.here[1] - self.handle[1]


def _cut(value: float) -> float:
    return max(-MOST, min(MOST, value))


def _commands(data: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield each command with its numbers, a repeated one anew."""
    place, command = 0, ""
    while True:
        found = _COMMAND.match(data, place)
        if found:
            command, place = found[1], found.end()
        elif not command or command in "Zz":
            return
        given, place, is_whole = _given(data, place, command.upper())
        if not is_whole:
            return
        yield command, given
        command = {"M": "L", "m": "l"}.get(command, command)
        place = _BLANK.match(data, place).end()  # type: ignore[union-attr]  # it may be empty
        if place == len(data):
            return


def _given(data: str, place: int, kind: str) -> tuple[tuple[float, ...], int, bool]:
    """Return the numbers of one command, where they end, and whether they are all there.

    The two flags of an arc may stand without a space: «a1 1 0 01.5.5».
    """
    given: list[float] = []
    while len(given) < _NEEDS[kind]:
        if kind == "A" and len(given) == 3:  # noqa: PLR2004 - after the radii and the angle
            flags = _FLAGS.match(data, place)
            if not flags:
                return (), place, False
            given += [float(flags[1]), float(flags[2])]
            place = flags.end()
            continue
        found = _NEXT.match(data, place)
        if not found:
            return (), place, False
        given.append(_cut(float(found[1])))
        place = found.end()
    return tuple(given), place, True


def _towards(end: Point, middle: Point) -> Point:
    """Return the point two thirds of the way from an end of a quadratic curve to its middle."""
    return end[0] + 2 / 3 * (middle[0] - end[0]), end[1] + 2 / 3 * (middle[1] - end[1])


def arc(start: Point, end: Point, given: tuple[float, ...]) -> Iterator[Step]:
    """Yield an arc as cubic curves of a quarter at the most (SVG 1.1, F.6.5).

    ``given`` are its radii, the angle of its axis, whether it is the large one, and which way.
    """
    rx, ry, angle, large, sweep = abs(given[0]), abs(given[1]), given[2], given[3], given[4]
    if start == end:
        return
    if not (rx and ry):
        yield "L", (end,)
        return
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    half = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * half[0] + sin * half[1], cos * half[1] - sin * half[0]
    stretch = math.hypot(x / rx, y / ry)
    if stretch > 1:
        rx, ry = rx * stretch, ry * stretch
    far = max(0.0, 1 / max(math.hypot(x / rx, y / ry) ** 2, 1e-12) - 1)
    factor = math.sqrt(far) * (1 if large != sweep else -1)
    cx, cy = factor * rx * y / ry, -factor * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    sweeping = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
    if sweep and sweeping < 0:
        sweeping += 2 * math.pi
    elif not sweep and sweeping > 0:
        sweeping -= 2 * math.pi
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2

    def place(u: float, v: float) -> Point:
        u, v = cx + rx * u, cy + ry * v
        return middle[0] + cos * u - sin * v, middle[1] + sin * u + cos * v

    count = max(1, math.ceil(abs(sweeping) / QUARTER - 1e-9))
    part = sweeping / count
    handle = ROUND * math.tan(part / 4)
    for number in range(count):
        a, b = first + number * part, first + (number + 1) * part
        one = place(math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a))
        two = place(math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b))
        last = end if number == count - 1 else place(math.cos(b), math.sin(b))
        yield "C", (one, two, last)
