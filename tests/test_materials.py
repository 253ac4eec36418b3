"""What a lesson names and what is wrong with it."""

from pathlib import Path

import pytest

from builders.materials import read_source
from builders.problems import Problems

LESSON = """\
topic:
  title: Сабақ
  language: kk
  minutes: 10
  theme: gold
  template: none.pptx
procedure:
  - stage: Кезең
    minutes: 10
    blocks:
      - image: {caption: Сурет, file: none.png, credit: автор, alt: бедер}
      - image: {caption: Сурет, file: lesson.yaml, credit: автор, alt: бедер}
"""


def test_a_wrong_theme_template_and_pictures_are_told_together(tmp_path: Path) -> None:
    file = tmp_path / "lesson.yaml"
    file.write_text(LESSON, encoding="utf-8")
    with pytest.raises(Problems) as raised:
        read_source(file, file.read_bytes())
    told = [(found.where.line, found.code) for found in raised.value.problems]
    assert told == [(5, "L270"), (6, "L251"), (11, "L251"), (12, "L261")]
