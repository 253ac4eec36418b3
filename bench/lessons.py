"""A number of slides goes in; a folder with the same lesson for each builder comes out."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from PIL import Image

from bench.contents import Content, contents
from bench.sources import WRITERS

PICTURE = Path("tests/lessons/images/cycle.png")


class Sample(Struct, frozen=True):
    """One lesson on disk, for each builder, and what its outputs must show."""

    folder: Path
    slides: int
    contents: tuple[Content, ...]

    @property
    def lesson(self) -> Path:
        """Return the source for this compiler."""
        return self.folder / "lesson.yaml"

    @property
    def picture(self) -> Path:
        """Return the picture that every source shows."""
        return self.folder / "cycle.jpg"


def written(folder: Path, slides: int, lesson: int = 0) -> Sample:
    """Write a lesson of ``slides`` slides into ``folder`` for each builder."""
    folder.mkdir(parents=True)
    sample = Sample(folder, slides, contents(slides, lesson))
    with Image.open(PICTURE) as picture:
        picture.convert("RGB").save(sample.picture, quality=90)
    for name, write in WRITERS.items():
        (folder / name).write_text("\n".join(write(sample.contents)), encoding="utf-8")
    return sample
