"""A file that is no plan is refused with its reason, whatever it tries."""

import io
import zipfile

import pytest

from builders.lesson.importing import draft
from builders.lesson.importing.document import MOST_CHARACTERS, ImportRefusedError
from builders.lesson.importing.word import MOST_BYTES
from tests.lesson.importing import plans

ENTITIES = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "алма">]><d>&a;</d>'
BOMB = plans.part("document", f"<w:body>{' ' * MOST_BYTES}</w:body>")


def other_archive() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("content.xml", "<a/>")
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (plans.word_file(), "empty"),
        (b"%PDF-1.7", "not_a_plan"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not_a_plan"),
        (b"{\\rtf1", "not_a_plan"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xd8", "not_a_plan"),
        (other_archive(), "not_a_plan"),
        (b"PK\x03\x04 no archive", "damaged"),
        (plans.word_file(plans.paragraph("Алаш"))[:-40], "damaged"),
        (plans.package(document="<w:document"), "damaged"),
        (plans.package(document=ENTITIES), "damaged"),
        (plans.package(document=BOMB), "too_long"),
        ("алма ".encode() * MOST_CHARACTERS, "too_long"),
        ("Алма.\n\n".encode() * 3000, "too_long"),
    ],
)
def test_a_file_that_is_no_plan_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        draft(data, "plan")
    assert refused.value.reason == reason
