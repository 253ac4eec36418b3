"""The bytes of an image file go in; one clean picture, the same for both outputs, comes out.

Formats are told by content, never by name. Every picture is decoded in full and encoded anew, so
that no metadata, no trailing bytes and no half-read file reaches an output.
"""

from __future__ import annotations

import io
import re
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

# How files start that other programs show as pictures: ISO/IEC 14496-12, 4.3; TIFF 6.0, section 2.
_SORTS = tuple(
    (sort, re.compile(start, re.DOTALL))
    for sort, start in (
        ("AVIF", rb".{4}ftypavi[fs]"),
        ("HEIC", rb".{4}ftyp(?:hei|hev|mif|msf)"),
        ("TIFF", rb"II\*\0|MM\0\*|[IM]{2}\+\0"),
        ("JPEG 2000", rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51"),
        ("JPEG XL", rb"\xff\x0a|\0\0\0\x0cJXL "),
        ("PDF", rb"%PDF-"),
        ("EPS", rb"%!PS"),
        ("PSD", rb"8BPS"),
        ("ICO", rb"\0\0\x01\0"),
        ("WMF", rb"\xd7\xcd\xc6\x9a"),
        ("EMF", rb"\x01\0\0\0.{36} EMF"),
    )
)

MediaType: TypeAlias = Literal["image/png", "image/jpeg"]
Fault: TypeAlias = Literal["L260", "L261", "L262", "L264", "L266"]


class Picture(Struct, frozen=True):
    """An RGB picture in pixels, encoded as ``media_type``."""

    data: bytes
    width: int
    height: int
    media_type: MediaType


class PictureError(Exception):
    """A file is no picture that can be printed; ``code`` says why, ``sort`` what it is instead."""

    def __init__(self, code: Fault, sort: str = "") -> None:
        """Keep what the sentence needs.

        ``code`` is L260 for one too large, L261 for no picture, L262 for a damaged one, L264 for
        a web page, L266 for a picture of another ``sort``.
        """
        super().__init__(code)
        self.code, self.sort = code, sort


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


def flipped(picture: Picture, *, across: bool, down: bool) -> Picture:
    """Return ``picture`` seen in a mirror beside it, under it, or both."""
    with Image.open(io.BytesIO(picture.data)) as opened:
        image = ImageOps.mirror(opened) if across else opened.copy()
    image = ImageOps.flip(image) if down else image
    return _encoded(image, lossy=picture.media_type == "image/jpeg")


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
        raise _unknown(data[:1000]) from unknown
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureError("L260") from bomb
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, Warning) as damage:
        raise PictureError("L262") from damage
    image.info["lossy"] = lossy
    return image


def _unknown(start: bytes) -> PictureError:
    """Return what is wrong with a file that starts so and is none of the ``FORMATS``."""
    for sort, pattern in _SORTS:
        if pattern.match(start):
            return PictureError("L266", sort)
    text = start.lower()
    if b"<html" in text or b"<!doctype html" in text:
        return PictureError("L264")
    return PictureError("L261")


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


def encoded(image: Image.Image) -> Picture:
    """Return an image that a program of ours has drawn."""
    return _encoded(image.convert("RGB"), lossy=False)


def _encoded(image: Image.Image, *, lossy: bool) -> Picture:
    buffer = io.BytesIO()
    if lossy:
        image.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True, subsampling=0)
    else:
        image.save(buffer, "PNG", optimize=True)
    media_type: MediaType = "image/jpeg" if lossy else "image/png"
    return Picture(buffer.getvalue(), image.width, image.height, media_type)
