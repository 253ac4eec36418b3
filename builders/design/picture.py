"""The bytes of an image file go in; one clean picture, the same for both outputs, comes out.

Formats are told by content, never by name. Every picture is decoded in full and encoded anew, so
that no metadata, no trailing bytes and no half-read file reaches an output.
"""

from __future__ import annotations

import io
import warnings
from functools import lru_cache
from typing import Literal, TypeAlias

from msgspec import Struct
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
MAX_BYTES = 25_000_000
MAX_PIXELS = 40_000_000
MAX_SIDE = 2200  # pixels: A4 at 190 dpi, a 4K projector at full width less the margins
JPEG_QUALITY = 88

MediaType: TypeAlias = Literal["image/png", "image/jpeg"]
Fault: TypeAlias = Literal["L260", "L261", "L262", "L263", "L264"]


class Picture(Struct, frozen=True):
    """An RGB picture in pixels, encoded as ``media_type``."""

    data: bytes
    width: int
    height: int
    media_type: MediaType


class PictureError(Exception):
    """A file is no picture that can be printed; ``code`` says why."""

    def __init__(self, code: Fault) -> None:
        """Keep the code: L260 too large, L261 no picture, L262 damaged, L263 SVG, L264 a page."""
        super().__init__(code)
        self.code = code


@lru_cache(maxsize=8)  # a watched lesson keeps its pictures, which may be large
def prepare(data: bytes) -> Picture:
    """Return the first frame of ``data``, upright, on white, in sRGB, at most ``MAX_SIDE`` wide.

    Raises ``PictureError``.
    """
    if len(data) > MAX_BYTES:
        raise PictureError("L260")
    image = _decoded(data)
    image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    lossy = image.info.get("lossy", False)
    return _encoded(_on_white(image), lossy=bool(lossy))


def _decoded(data: bytes) -> Image.Image:
    assert not ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=FORMATS) as probe:
                if probe.width * probe.height > MAX_PIXELS:
                    raise PictureError("L260")
                probe.verify()
            image = Image.open(io.BytesIO(data), formats=FORMATS)
            image.load()
            lossy = image.format == "JPEG"
            ImageOps.exif_transpose(image, in_place=True)
    except UnidentifiedImageError as unknown:
        raise PictureError(_sort(data[:1000].lower())) from unknown
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureError("L260") from bomb
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, Warning) as damage:
        raise PictureError("L262") from damage
    image.info["lossy"] = lossy
    return image


def _sort(start: bytes) -> Fault:
    if b"<html" in start or b"<!doctype html" in start:
        return "L264"
    return "L263" if b"<svg" in start else "L261"


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I") or image.mode == "F":
        # Pillow clips 16-bit grey to white when it converts.
        image = image.convert("I").point(lambda level: level / 257).convert("L")
    if image.mode == "RGB" and "transparency" not in image.info:
        return image
    if image.mode in {"L", "CMYK", "YCbCr", "1"} and "transparency" not in image.info:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    ground = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(ground, layered).convert("RGB")


def _encoded(image: Image.Image, *, lossy: bool) -> Picture:
    buffer = io.BytesIO()
    if lossy:
        image.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True, subsampling=0)
    else:
        image.save(buffer, "PNG", optimize=True)
    media_type: MediaType = "image/jpeg" if lossy else "image/png"
    return Picture(buffer.getvalue(), image.width, image.height, media_type)
