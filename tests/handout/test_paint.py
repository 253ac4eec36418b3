"""The painted files are what the plan says, readable by machines that were not made here."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import page
import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from builders.handout.booklet import impose
from builders.handout.marks import Line, Tag
from builders.handout.pages import HandoutPlan
from builders.handout.paint import paint
from builders.lesson.blocks.exercises import Question
from builders.lesson.model import Lesson
from tests.handout.reading import read_back, words
from tests.handout.samples import LESSONS, ROOT, lessons, planned, real

PROFILES = ("ua1", "2a")


def failures(data: bytes, tmp_path: Path, profile: str) -> list[str]:
    path = tmp_path / "file.pdf"
    path.write_bytes(data)
    return sorted(found.rule_id for found in page.validate_pdf(str(path), profile=profile).failures)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("output", ["handout", "key"])
@pytest.mark.parametrize("name", LESSONS)
def test_real_files_are_valid(name: str, output: str, profile: str, tmp_path: Path) -> None:
    data = paint(planned(real(name), output)[0])  # type: ignore[arg-type]
    assert failures(data, tmp_path, profile) == []


@given(lessons())
@settings(max_examples=50)
def test_any_file_is_valid_and_reads_as_planned(
    tmp_path_factory: pytest.TempPathFactory, lesson: Lesson
) -> None:
    plan = planned(lesson, "key")[0]
    data = paint(plan)
    folder = tmp_path_factory.mktemp("pdf")
    assert [failures(data, folder, profile) for profile in PROFILES] == [[], []]
    assert heard(data) == said(plan)


@pytest.mark.parametrize("name", LESSONS)
def test_what_is_heard_is_what_was_planned(name: str) -> None:
    plan = planned(real(name), "key")[0]
    assert heard(paint(plan)) == said(plan)


@pytest.mark.parametrize("name", LESSONS)
def test_a_booklet_is_valid_and_reads_in_the_order_of_its_pages(name: str, tmp_path: Path) -> None:
    plan = planned(real(name), paper="a5")[0]
    data = paint(impose(plan))
    assert [failures(data, tmp_path, profile) for profile in PROFILES] == [[], []]
    assert heard(data) == said(plan)
    assert len(PdfReader(io.BytesIO(data)).pages) == 2 * -(-len(plan.pages) // 4)


@pytest.mark.parametrize("name", LESSONS)
def test_large_print_is_valid(name: str, tmp_path: Path) -> None:
    plan = planned(real(name), large_print=True)[0]
    data = paint(plan)
    assert [failures(data, tmp_path, profile) for profile in PROFILES] == [[], []]
    assert heard(data) == said(plan)


def heard(data: bytes) -> list[tuple[str, list[str]]]:
    return [(role, words(text)) for role, text in read_back(data)]


def said(plan: HandoutPlan) -> list[tuple[str, list[str]]]:
    """Return the plan's text by element, in the order in which elements first appear."""
    texts: dict[Tag, str] = {}
    children: dict[Tag | None, list[Tag]] = {}
    for tag, text in _pieces(plan):
        _place(tag, texts, children)
        texts[tag] += text
    ordered = list(_ordered(None, children))
    return [(tag.role, words(texts[tag])) for tag in ordered if texts[tag].strip()]


def _pieces(plan: HandoutPlan) -> Iterator[tuple[Tag, str]]:
    for mark in (mark for marks in plan.pages for mark in marks):
        if isinstance(mark, Line):
            for fragment in mark.fragments:
                is_last = fragment is mark.fragments[-1]
                if fragment.tag:
                    yield fragment.tag, fragment.text + " " * (is_last and mark.end == "space")
        elif mark.tag:
            yield mark.tag, ""


def _place(tag: Tag, texts: dict[Tag, str], children: dict[Tag | None, list[Tag]]) -> None:
    if tag not in texts:
        if tag.parent:
            _place(tag.parent, texts, children)
        texts[tag] = ""
        children.setdefault(tag.parent, []).append(tag)


def _ordered(parent: Tag | None, children: dict[Tag | None, list[Tag]]) -> Iterator[Tag]:
    for tag in children.get(parent, []):
        yield tag
        yield from _ordered(tag, children)


def swap(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Return a fault: every ``old`` becomes ``new``, of the same length so that offsets hold."""

    def planted(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new.ljust(len(old)))

    return planted


DEFECTS = {
    "no alternative text": ("ua1", swap(b"/Alt ", b"/Xlt ")),
    "a heading level is left out": ("ua1", swap(b"/S /H2", b"/S /H3")),
    "no scope": ("ua1", swap(b"/Scope /Column", b"/Xcope /Column")),
    "a link without contents": ("ua1", swap(b"/Contents (", b"/Xontents (")),
    "no language": ("ua1", swap(b"/Lang ", b"/Xang ")),
    "not marked": ("ua1", swap(b"/Marked true", b"/Marked false"[:12])),
    "no structure": ("ua1", swap(b"/StructTreeRoot", b"/XtructTreeRoot")),
    "no output intent": ("2a", swap(b"/OutputIntents", b"/XutputIntents")),
    "no map to unicode": ("2a", swap(b"/ToUnicode", b"/XoUnicode")),
    "a font that is not embedded": ("2a", swap(b"/FontFile2", b"/XontFile2")),
    "no part in the metadata": ("ua1", swap(b"<pdfuaid:part>1<", b"<pdfuaid:part>7<")),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_validator_sees_a_planted_defect(defect: str, tmp_path: Path) -> None:
    profile, planted = DEFECTS[defect]
    data = paint(planned(real("english"))[0])
    assert failures(data, tmp_path, profile) == []
    assert failures(planted(data), tmp_path, profile)


def test_no_answer_reaches_the_student() -> None:
    lesson = real("steplag")
    asked = [
        block for stage in lesson.procedure for block in stage.blocks if isinstance(block, Question)
    ]
    kept = [*(task.answer for task in lesson.tasks), *(block.answer for block in asked)]
    answers = [text.plain for answer in kept for text in answer]
    student = plain_text(paint(planned(lesson)[0]))
    teacher = plain_text(paint(planned(lesson, "key")[0]))
    phrases = [
        phrase for answer in answers for phrase in re.split(r"[.;:–]", answer) if len(phrase) > 60
    ]
    assert len(phrases) >= 4
    for phrase in phrases:
        closed = "".join(words(phrase))
        assert closed in teacher
        assert closed not in student


def plain_text(data: bytes) -> str:
    pages = PdfReader(io.BytesIO(data)).pages
    return "".join(words("".join(found.extract_text() for found in pages)))


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_poppler_finds_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "handout.pdf"
    path.write_bytes(paint(planned(real("steplag"))[0]))
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    assert "аты-жөнімен емес, шифр-номерімен" not in done.stdout.decode("utf-8")


def test_same_lesson_same_bytes() -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, '.');"
        "from tests.handout.samples import planned, real; from builders.handout.paint import paint;"
        "print(hashlib.sha256(paint(planned(real('english'))[0])).hexdigest())"
    )
    prints = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Almaty"))
    }
    assert len(prints) == 1


def test_another_lesson_has_another_identity() -> None:
    first, second = (paint(planned(real(name))[0]) for name in ("english", "russian"))
    assert (
        PdfReader(io.BytesIO(first)).trailer["/ID"] != PdfReader(io.BytesIO(second)).trailer["/ID"]
    )


def test_bookmarks_lead_to_their_headings() -> None:
    plan = planned(real("steplag"))[0]
    reader = PdfReader(io.BytesIO(paint(plan)))
    found = [
        (entry.title, (reader.get_destination_page_number(entry) or 0) + 1)
        for entry in reader.outline
        if not isinstance(entry, list)
    ]
    assert found == [(each.title, each.page) for each in plan.bookmarks]


def test_every_font_is_embedded_and_small_enough() -> None:
    data = paint(planned(real("steplag"))[0])
    assert len(data) < 250_000
    assert b"Helvetica" not in data
