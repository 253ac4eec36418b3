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
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "L266"),
        (b"GIF89a", "L261"),
        (encoded(plain(), "TIFF"), "L266"),
        (encoded(plain(), "ICO"), "L266"),
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


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


SIGNATURE, END = b"\x89PNG\r\n\x1a\n", chunk(b"IEND", b"")
PIXELS = chunk(b"IDAT", zlib.compress((b"\0" + bytes(RED) * 60) * 40))
GOOD_PNG, GOOD_GIF = encoded(plain(), "PNG"), encoded(plain(), "GIF")
GOOD_JPEG, GOOD_BMP = encoded(plain(size=(400, 400)), "JPEG"), encoded(plain(), "BMP")
GOOD_WEBP = encoded(plain(), "WEBP")
BOMB = zlib.compress(b"a" * 80_000_000)


def header(width: int, height: int, depth: int = 8, woven: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 2, 0, 0, woven))


def turned(orientation: int) -> bytes:
    turn = Image.Exif()
    turn[274] = orientation
    return encoded(plain(), "JPEG", exif=turn)


def frames(kind: str) -> bytes:
    images = [Image.new("RGB", (9, 9), (shade, 0, 0)) for shade in range(0, 250, 5)]
    return encoded(images[0], kind, save_all=True, append_images=images[1:])


HOSTILE = {
    "PNG of no size": (SIGNATURE + header(0, 0) + PIXELS + END, "L261"),
    "PNG without pixels": (SIGNATURE + header(60, 40) + END, "L262"),
    "PNG, wrong sum": (GOOD_PNG[:50] + bytes([GOOD_PNG[50] ^ 1]) + GOOD_PNG[51:], "L262"),
    "PNG, wrong head": (GOOD_PNG[:20] + bytes([GOOD_PNG[20] ^ 1]) + GOOD_PNG[21:], "L261"),
    "PNG of 5 bits": (SIGNATURE + header(60, 40, depth=5) + PIXELS + END, "L261"),
    "PNG woven but plain": (SIGNATURE + header(60, 40, woven=7) + PIXELS + END, "L262"),
    "PNG, text bomb": (
        SIGNATURE + header(60, 40) + chunk(b"zTXt", b"a\0\0" + BOMB) + PIXELS + END,
        "L262",
    ),
    "PNG, colour bomb": (
        SIGNATURE + header(60, 40) + chunk(b"iCCP", b"a\0\0" + BOMB) + PIXELS + END,
        "L262",
    ),
    "PNG, endless chunk": (SIGNATURE + header(60, 40) + b"\xff\xff\xff\xffIDAT", "L262"),
    "PNG without end": (GOOD_PNG[:-12], "L262"),
    "PNG, signature only": (SIGNATURE, "L261"),
    "JPEG, start only": (b"\xff\xd8", "L261"),
    "JPEG, start and end": (b"\xff\xd8\xff\xd9", "L261"),
    "JPEG cut": (GOOD_JPEG[:-300], "L262"),
    "JPEG without end": (GOOD_JPEG[:-2], "L262"),
    "JPEG that claims much": (
        GOOD_JPEG.replace(struct.pack(">HH", 400, 400), struct.pack(">HH", 65500, 65500), 1),
        "L260",
    ),
    "JPEG, mad metadata": (
        encoded(plain(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff"),
        "L262",
    ),
    "GIF cut": (GOOD_GIF[:-10], "L262"),
    "GIF that claims much": (
        GOOD_GIF[:6] + struct.pack("<HH", 65535, 65535) + GOOD_GIF[10:],
        "L260",
    ),
    "WebP cut": (GOOD_WEBP[:-10], "L262"),
    "WebP that claims much": (b"RIFF\xff\xff\xff\xffWEBPVP8 ", "L262"),
    "BMP cut": (GOOD_BMP[:-100], "L262"),
    "BMP of less than nothing": (GOOD_BMP[:18] + struct.pack("<i", -60) + GOOD_BMP[22:], "L260"),
    "BMP that claims much": (
        GOOD_BMP[:18] + struct.pack("<ii", 100_000, 100_000) + GOOD_BMP[26:],
        "L260",
    ),
    "BMP packed but plain": (GOOD_BMP[:30] + struct.pack("<I", 1) + GOOD_BMP[34:], "L262"),
    "web page": (b"<!DOCTYPE html><html><img src='a.png'></html>", "L264"),
    "PDF": (b"%PDF-1.7\n", "L266"),
    "archive": (b"PK\x03\x04" + b"\0" * 30, "L261"),
    "program": (b"MZ" + b"\0" * 60, "L261"),
    "text": ("сурет".encode(), "L261"),
    "EPS": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "L266"),
    "PSD": (b"8BPS\0\1" + b"\0" * 20, "L266"),
    "TIFF": (encoded(plain(), "TIFF"), "L266"),
    "PCX": (encoded(plain(), "PCX"), "L261"),
    "TGA": (encoded(plain(), "TGA"), "L261"),
    "EMF": (b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 60, "L266"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0", "L266"),
    "AVIF": (b"\0\0\0\x18ftypavif\0\0\0\0", "L266"),
    "MVG": (b"push graphic-context\nimage over 0,0 0,0 'url(http://a)'", "L261"),
    "XPM": (b'/* XPM */\nstatic char *a[] = {"1 1 1 1","a c #fff","a"};', "L261"),
}
ODD = {
    "PNG, bytes after the end": (GOOD_PNG + b"<?php ?>", (60, 40)),
    "PNG, too many pixels": (SIGNATURE + header(60, 4) + PIXELS + END, (60, 4)),
    "PNG of one dot": (encoded(Image.new("1", (1, 1)), "PNG"), (1, 1)),
    "PNG, a long line": (encoded(plain(size=(30_000, 1)), "PNG"), (2200, 1)),
    "PNG, a tall line": (encoded(plain(size=(1, 30_000)), "PNG"), (1, 2200)),
    "PNG of no dots per inch": (encoded(plain(), "PNG", dpi=(0, 0)), (60, 40)),
    "PNG of one dot per inch": (encoded(plain(), "PNG", dpi=(1, 1)), (60, 40)),
    "PNG that moves": (frames("PNG"), (9, 9)),
    "WebP that moves": (frames("WEBP"), (9, 9)),
    "JPEG, unknown turn": (turned(99), (60, 40)),
    "JPEG, mad colours": (encoded(plain(), "JPEG", icc_profile=b"junk" * 50), (60, 40)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_picture_is_refused(name: str) -> None:
    data, code = HOSTILE[name]
    assert refused(data) == code


@pytest.mark.parametrize("name", ODD)
def test_an_odd_picture_is_made_plain(name: str) -> None:
    data, size = ODD[name]
    picture = prepare(data)
    assert (picture.width, picture.height) == opened(picture).size == size
    assert len(picture.data) < 10_000


@pytest.mark.parametrize("sort", ["HEIC", "TIFF", "PDF", "PSD"])
def test_a_picture_of_another_sort_is_named(sort: str) -> None:
    data, _ = HOSTILE[sort]
    with pytest.raises(PictureError) as caught:
        prepare(data)
    assert caught.value.sort == sort
