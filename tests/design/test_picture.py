"""Pictures, good and hostile, and what becomes of each."""

import io
import struct
import zlib

import pytest
from PIL import Image

from builders.design.picture import MAX_SIDE, Picture, PictureError, prepare

RED, CLEAR = (200, 30, 30), (0, 0, 0, 0)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def plain(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    return Image.new("RGB", size, RED).convert(mode)


def opened(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    return image


def refused(data: bytes) -> str:
    with pytest.raises(PictureError) as caught:
        prepare(data)
    return caught.value.code


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "BMP"])
def test_drawings_become_png(kind: str) -> None:
    picture = prepare(encoded(plain(), kind))
    assert (picture.media_type, picture.width, picture.height) == ("image/png", 60, 40)
    assert opened(picture).format == "PNG"


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_photographs_stay_jpeg_in_rgb(mode: str) -> None:
    picture = prepare(encoded(plain(mode), "JPEG"))
    assert (opened(picture).format, opened(picture).mode) == ("JPEG", "RGB")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    image = Image.new("I;16", (9, 9), 30_000) if mode == "I;16" else plain(mode)
    assert opened(prepare(encoded(image, "PNG"))).mode == "RGB"


def test_sixteen_bit_grey_keeps_its_tone() -> None:
    picture = prepare(encoded(Image.new("I;16", (9, 9), 30_000), "PNG"))
    assert opened(picture).getpixel((0, 0)) == (116, 116, 116)


@pytest.mark.parametrize(("mode", "options"), [("RGBA", {}), ("P", {"transparency": 0})])
def test_what_is_clear_becomes_white(mode: str, options: dict[str, int]) -> None:
    image = Image.new("RGBA", (9, 9), CLEAR) if mode == "RGBA" else Image.new("P", (9, 9))
    assert opened(prepare(encoded(image, "PNG", **options))).getpixel((4, 4)) == (255, 255, 255)


def test_a_turned_photograph_stands_upright() -> None:
    turn = Image.Exif()
    turn[274] = 6  # orientation: the top is on the right
    picture = prepare(encoded(plain(), "JPEG", exif=turn))
    assert (picture.width, picture.height) == (40, 60)


def test_no_metadata_survives() -> None:
    secret = Image.Exif()
    secret[270] = "home address"
    for kind in ("JPEG", "PNG"):
        picture = prepare(encoded(plain(), kind, exif=secret) + b"<?php trailing ?>")
        assert b"home address" not in picture.data
        assert b"php" not in picture.data


def test_a_large_picture_is_scaled_down() -> None:
    picture = prepare(encoded(plain(size=(3000, 1000)), "PNG"))
    assert (picture.width, picture.height) == (MAX_SIDE, 733)


def test_an_animation_gives_its_first_frame() -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in (RED, (0, 0, 255))]
    picture = prepare(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    red, green, blue = opened(picture).getpixel((4, 4))  # type: ignore[misc]
    assert red > 150 > max(green, blue)


def test_the_same_bytes_give_the_same_picture() -> None:
    data = encoded(plain(), "JPEG")
    assert prepare(data) == prepare(data)


def png_claiming(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "L261"),
        (b"<html><body>a page</body></html>", "L261"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "L261"),
        (b"GIF89a", "L261"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "L263"),
        (encoded(plain(), "TIFF"), "L261"),
        (encoded(plain(), "ICO"), "L261"),
        (encoded(plain(), "PPM"), "L261"),
        (encoded(plain(size=(400, 400)), "JPEG")[:900], "L262"),
        (encoded(plain(), "PNG")[:-20], "L262"),
        (png_claiming(60_000, 60_000), "L260"),
        (png_claiming(7_000, 7_000), "L260"),
        (b"\x00" * 25_000_001, "L260"),
    ],
)
def test_what_is_no_whole_picture_is_refused(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_one_flipped_bit_is_noticed_or_harmless() -> None:
    good = encoded(plain(), "PNG")
    for at in range(8, len(good), 3):
        damaged = bytearray(good)
        damaged[at] ^= 1
        try:
            picture = prepare(bytes(damaged))
        except PictureError:
            continue
        assert opened(picture).size == (picture.width, picture.height)
