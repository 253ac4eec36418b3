"""Words of other scripts: their fonts, how they are joined, and the order in which they stand."""

import random
from collections.abc import Iterator
from pathlib import Path

import bidi
import pytest

from builders.design.faces import has_glyph, ships
from builders.design.scripts import installed
from builders.design.scripts.bidi import is_turned, levels, order
from builders.design.scripts.installed import font_file, loaded, typeface
from builders.design.scripts.shaping import advances, shaped
from builders.design.scripts.written import eastern_breaks, from_right, parts, scripts
from builders.design.type import COMPACT, Run, wrap
from tests.scripts import forget, machine, made

ARABIC, HEBREW, HAN = "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans SC"
DRAWN = 3000
SIGNS = "аbв  كתא12(),.–:«»[]٣"


@pytest.fixture
def fonts(tmp_path: Path) -> Iterator[Path]:
    with machine(tmp_path):
        yield tmp_path


def named(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], name) for name, start, end in parts(scripts(text, ships)) if name]


def test_each_word_has_the_font_of_its_script() -> None:
    text = "слово كِتَاب, סֵפֶר; 学校 한국 नमस्ते। ქართული հայ 5 № → ½"
    assert named(text) == [
        ("كِتَاب", ARABIC),
        ("סֵפֶר", HEBREW),
        ("学校", "Noto Sans KR"),
        ("한국", "Noto Sans KR"),
        ("नमस्ते।", "Noto Sans Devanagari"),
    ]


def test_chinese_characters_are_those_of_the_country_whose_words_stand_beside_them() -> None:
    assert [name for _, name in named("学校，我们。")] == [HAN]
    assert {name for _, name in named("学校へ")} == {"Noto Sans JP"}


def test_a_font_of_the_machine_is_found_by_its_name(fonts: Path) -> None:
    assert font_file(HAN) is None
    assert not has_glyph("学")
    made(fonts / "NotoSansSC-Regular.ttf", "Noto Sans SC", "学校")
    made(fonts / "wqy-zenhei.ttf", "Other", "学校")
    forget()
    found = font_file(HAN)
    assert found
    assert found.path == fonts / "NotoSansSC-Regular.ttf"
    assert font_file(HAN, bold=True) == installed.FontFile(found.path, 0, 700)
    assert has_glyph("学")
    assert not has_glyph("漢")
    assert typeface(HAN) == "Noto Sans SC"
    assert advances("学校", HAN) == (0.9, 0.9)


def test_a_bold_font_stands_beside_its_regular_one(fonts: Path) -> None:
    made(fonts / "msyh.ttc", "Microsoft YaHei", "学")
    made(fonts / "MSYHBD.TTC", "Microsoft YaHei", "学")
    paths = [font_file(HAN, bold=bold) for bold in (False, True)]
    assert [each and each.path.name for each in paths] == ["msyh.ttc", "MSYHBD.TTC"]


def test_arabic_letters_are_joined_and_stand_from_the_right() -> None:
    file = font_file(ARABIC)
    assert file
    alone = [loaded(file).get_nominal_glyph(ord(each)) for each in "كتاب"]
    joined = shaped("كتاب", file)
    assert [glyph.at for glyph in joined] == [3, 2, 1, 0]
    assert not {glyph.number for glyph in joined} & {alone[0], alone[1]}
    assert len(shaped("لا", file)) == 1
    assert advances("لا", ARABIC)[1] == 0


@pytest.mark.parametrize("name", [ARABIC, HEBREW])
def test_the_font_that_ships_has_bold_letters_too(name: str) -> None:
    light, heavy = font_file(name), font_file(name, bold=True)
    assert light
    assert heavy
    assert light.path != heavy.path
    for letter in "كتبםשל":
        assert loaded(heavy).get_nominal_glyph(ord(letter))


def test_the_order_is_that_of_the_unicode_algorithm() -> None:
    dice = random.Random(1)  # noqa: S311  # the same lines each time
    for _ in range(DRAWN):
        line = "".join(dice.choice(SIGNS) for _ in range(dice.randint(1, 14)))
        for turned in (False, True):
            shown = "".join(line[at] for at in order(levels(line, turned=turned)))
            assert shown == bidi.get_display(line, base_dir="R" if turned else "L"), line


def test_a_paragraph_runs_from_the_right_where_all_its_words_do() -> None:
    assert is_turned("السلام عليكم (12).")
    assert not is_turned("слово كتاب")
    assert not is_turned("12 – 15")
    assert from_right("слово كتاب")
    assert not from_right("слово 学校 → ½")


def test_a_line_of_chinese_may_end_between_characters_but_not_before_a_stop() -> None:
    assert eastern_breaks("我们，去「学」。bed") == (1, 3, 4)
    lines = wrap((Run("我们是学生，我们在学校"),), COMPACT, 20, 20 * 1.02 * 5 + 1)
    shown = ["".join(run.text for run in line) for line in lines]
    assert shown == ["我们是学", "生，我们在", "学校"]
