"""What is read from a template: roles, rooms, colours, and what is refused."""

import pytest

from builders.deck.adopted import foreign, roles
from builders.deck.adopted.adopt import adopt
from builders.deck.adopted.brand import BrandError
from builders.deck.adopted.inks import READABLE, Ink, contrast
from builders.deck.package.archive import zipped
from tests.deck.templates import (
    BAND,
    DARK,
    DEFAULT,
    LAYOUT,
    MAIN,
    MASTER,
    TYPES,
    WHITE,
    brand,
    changed,
)
from tests.deck.zips import unzipped


def refusal(data: bytes) -> str:
    with pytest.raises(BrandError) as refused:
        adopt(data, "kk-KZ")
    return refused.value.code


def test_each_role_has_the_layout_a_person_would_choose() -> None:
    chosen = {role: name for role, (_, name) in brand().layouts.items()}
    assert chosen == {
        "title": "Title Slide",
        "section": "Section Header",
        "statement": "Title and Content",
        "content": "Title and Content",
        "sourced": "Title and Content",
        "two": "Two Content",
        "figure": "Title Only",
        "quote": "Title and Content",
        "task": "Title and Content",
        "references": "Title and Content",
    }


def test_a_layout_without_a_type_is_found_by_its_name() -> None:
    renamed = changed(
        LAYOUT.format(3), (' type="secHead"', ""), ("Section Header", "Бөлім беті (университет)")
    )
    assert adopt(renamed, "kk-KZ").layouts["section"][1] == "Бөлім беті (университет)"


def test_a_layout_named_for_quotations_plays_them() -> None:
    copied = unzipped(DEFAULT)[LAYOUT.format(2)].decode()
    quoted = copied.replace('type="obj" ', "").replace("Title and Content", "Дәйексөз")
    own = changed(MAIN, ("<p:", "<p:"), more={LAYOUT.format(7): quoted.encode()})
    assert adopt(own, "kk-KZ").layouts["quote"] == (LAYOUT.format(7), "Дәйексөз")


def test_a_layout_with_its_text_elsewhere_is_not_mixed_in() -> None:
    moved = changed(LAYOUT.format(4), ('x="457200" y="1600200"', 'x="457200" y="3600200"'))
    assert adopt(moved, "kk-KZ").layouts["two"][1] == "Title and Content"


def test_rooms_are_what_powerpoint_inherits() -> None:
    # 457200 EMU from the left, 7.2 points of inset, the sizes of the master's text styles
    title, body = brand().title, brand().body
    assert (body.box.x, body.size, body.align) == (pytest.approx(43.2), 32, "left")
    assert (title.size, title.align, title.anchor) == (44, "center", "middle")
    bare = adopt(changed(MASTER, (' lIns="91440"', "")), "kk-KZ")  # the inset that none gives
    assert bare.body == body


def test_a_template_without_a_content_layout_is_refused() -> None:
    assert (
        refusal(changed(LAYOUT.format(2), ('<p:ph idx="1"', '<p:ph type="pic" idx="1"'))) == "L322"
    )


def test_the_names_are_small_letters_for_every_role() -> None:
    assert set(roles.patterns()) == set(roles.TYPES)
    for patterns in roles.patterns().values():
        assert all(pattern == pattern.casefold() for pattern in patterns)


def footless(*more: tuple[str, str]) -> bytes:
    """Return the template whose content layout has no foot, its master changed by ``more``."""
    files = unzipped(DEFAULT if not more else changed(MASTER, *more))
    text = files[LAYOUT.format(2)].decode()
    for kind in ("ftr", "sldNum"):
        text = text.replace(f'type="{kind}"', 'type="dt"')
    return zipped({**files, LAYOUT.format(2): text.encode()})


def test_a_free_foot_is_used_and_a_taken_one_is_not() -> None:
    free = adopt(footless(), "kk-KZ").frames["content"]
    assert free["foot"].tie == ""
    assert free["foot"].box.y >= free["body"].box.bottom
    band = BAND.format(y=6_300_000, height=558_000, fill="")
    taken = adopt(footless(("</p:spTree>", f"{band}</p:spTree>")), "kk-KZ").frames["content"]
    assert "foot" not in taken


def inks(data: bytes) -> dict[str, str]:
    return dict(adopt(data, "kk-KZ").inks)


def test_text_can_be_read_on_a_dark_ground() -> None:
    dark = inks(changed(MASTER, (WHITE, DARK)))
    assert dark["ink"] == '<a:schemeClr val="bg1"/>'
    assert dark["ground"] == '<a:schemeClr val="tx1"/>'
    assert inks(DEFAULT)["ink"] == '<a:schemeClr val="tx1"/>'


def test_an_accent_too_pale_for_text_is_deepened() -> None:
    # The default theme's 4F81BD on white has a contrast of 4.0.
    pale, white = (0x4F / 255, 0x81 / 255, 0xBD / 255), (1.0, 1.0, 1.0)
    assert contrast(pale, white) < READABLE
    assert inks(DEFAULT)["accent"] == Ink("accent1", pale, 75).xml
    assert contrast(Ink("accent1", pale).shaded(75, 0).rgb, white) >= READABLE


def sampled(colour: str, band: str = "") -> bytes:
    """Return the template as LibreOffice writes one: a title's colour in its sample text alone."""
    style = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/>'
    files = unzipped(changed(MASTER, (style, "")))
    if band:
        fill = f'<a:solidFill><a:srgbClr val="{band}"/></a:solidFill>'
        shape = BAND.format(y=0, height=1_500_000, fill=fill)
        text = files[MASTER].decode().replace("</p:spTree>", f"{shape}</p:spTree>")
        files[MASTER] = text.encode()
    run = '<a:rPr lang="en-US" smtClean="0"'
    filled_run = f'{run}><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:rPr>'
    text = files[LAYOUT.format(2)].decode().replace(f"{run}/>", filled_run, 1)
    return zipped({**files, LAYOUT.format(2): text.encode()})


@pytest.mark.parametrize(
    ("colour", "band", "ink"),
    [
        ("FFFFFF", "102030", "ground"),
        ("000000", "", "ink"),
        ("FFFFFF", "", "ink"),
        ("FF6600", "", "ink"),
        ("000000", "FFFF00", "ink"),
    ],
)
def test_a_title_can_be_read_where_only_its_sample_has_a_colour(
    colour: str, band: str, ink: str
) -> None:
    assert adopt(sampled(colour, band), "kk-KZ").title.ink == ink
    assert brand().title.ink is None


def test_macros_are_refused() -> None:
    macro = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    types = unzipped(DEFAULT)[TYPES].replace(b"</Types>", macro)
    assert refusal(zipped({**unzipped(DEFAULT), TYPES: types})) == "L321"


def test_what_is_no_presentation_is_refused() -> None:
    assert refusal(b"") == "L320"
    assert refusal(b"%PDF-1.7") == "L320"
    assert refusal(zipped({"a": b"b"})) == "L320"
    assert refusal(DEFAULT[: len(DEFAULT) // 2]) == "L320"
    assert refusal(changed(MASTER, ("</p:sldMaster>", ""))) == "L320"
    assert refusal(changed(MASTER, ("<p:sldMaster ", "<!DOCTYPE a><p:sldMaster "))) == "L320"


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "MAX_UNPACKED", 100_000)
    assert refusal(zipped({**unzipped(DEFAULT), "ppt/media/big.bin": bytes(100_000)})) == "L323"
