"""What a lesson names and what is wrong with it."""

from pathlib import Path

import pytest

from builders.lesson.read import read
from builders.materials import Named, named, read_source
from builders.problems import Problems

LESSON = """\
topic:
  title: "theme: file: template: Сабақ"
  language: kk
  minutes: 10
  theme: gold
  template: none.pptx
procedure:
  - stage: Кезең
    minutes: 10
    blocks:
      - image: {caption: Сурет, file: none.png, credit: автор, alt: бедер}
      - image: {caption: "file: сурет", file: lesson.yaml, credit: автор, alt: бедер}
"""


def test_a_wrong_theme_template_and_pictures_are_told_together(tmp_path: Path) -> None:
    file = tmp_path / "lesson.yaml"
    file.write_text(LESSON, encoding="utf-8")
    with pytest.raises(Problems) as raised:
        read_source(file, file.read_bytes())
    told = [str(found.where) for found in raised.value.problems]
    assert told == [f"{file}:{place}" for place in ("5:10", "6:13", "11:39", "12:47")]
    assert [found.code for found in raised.value.problems] == ["L270", "L251", "L251", "L261"]


def test_what_was_asked_for_is_used_instead_of_what_a_lesson_names() -> None:
    file = Path("term", "lesson.yaml")
    lesson = read(LESSON.replace("lesson.yaml", "none.png").encode(), str(file))
    own, picture, brand = Path("term", "none.pptx"), Path("term", "none.png"), Path("brand.pptx")
    assert named(lesson, file) == Named("gold", own, (picture, own))
    assert named(lesson, file, "tun", brand) == Named("tun", brand, (picture, brand))
