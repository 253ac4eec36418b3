"""Modules that load when they are first looked into."""

import subprocess
import sys


def said(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


def test_painting_loads_no_network_and_no_font_engine() -> None:
    assert (
        said(
            "import sys, builders.deck.paint, builders.handout.paint;"
            "print({'ssl', 'http.client', 'PIL._imagingft'} & set(sys.modules))"
        )
        == "set()"
    )


def test_a_deferred_module_is_whole_when_it_is_used() -> None:
    assert (
        said(
            "import builders.deck, urllib.request, sys; from PIL import ImageFont;"
            "print(urllib.request.Request('https://example.org').host, ImageFont.Layout.BASIC,"
            " type(sys.modules['urllib.request']).__name__)"
        )
        == "example.org 0 module"
    )


def test_a_deferred_module_loads_but_once() -> None:
    assert (
        said(
            "import builders.deck, sys; from PIL import ImageFont;"
            "hasattr(ImageFont, 'none'); loaded = sys.modules['PIL.ImageFont'];"
            "hasattr(ImageFont, 'none'); print(sys.modules['PIL.ImageFont'] is loaded)"
        )
        == "True"
    )
