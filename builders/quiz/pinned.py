"""A picture and the places of its parts go in; the picture with their numbers on it comes out.

A platform shows no shapes over a picture, so that they have to be a part of it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from builders.design.faces import font_file
from builders.design.figures.pins import Pin
from builders.design.picture import Picture

SHARE = 0.03  # of the longer side, the radius of a circle


def numbered(picture: Picture, pins: Sequence[Pin]) -> Picture:
    """Return ``picture`` with a numbered circle at each of ``pins``, as PNG."""
    with Image.open(io.BytesIO(picture.data)) as opened:
        image = opened.convert("RGB")
    radius = max(round(SHARE * max(image.size)), 8)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(font_file("sans", bold=True), round(1.2 * radius))
    for pin in pins:
        x, y = pin.left * image.width, pin.top * image.height
        around = (x - radius, y - radius, x + radius, y + radius)
        draw.ellipse(around, fill="white", outline="black", width=max(radius // 10, 1))
        draw.text((x, y), pin.number, fill="black", font=font, anchor="mm")
    data = io.BytesIO()
    image.save(data, "PNG")
    return Picture(data.getvalue(), image.width, image.height, "image/png")
