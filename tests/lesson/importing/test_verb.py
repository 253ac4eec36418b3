"""The verb import, from the command line."""

from pathlib import Path

import pytest

from builders.__main__ import DONE, WRONG, main
from tests.lesson.importing import plans

SEED = "seeds/seminar-12-steplag.txt"


def test_a_draft_of_the_seed_builds_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = tmp_path / "draft.yaml"
    assert main(["import", SEED, str(lesson)]) == DONE
    assert str(lesson) in capsys.readouterr().out
    assert main(["build", str(lesson), "--output", str(tmp_path)]) == DONE
    assert len(list(tmp_path.glob("*.p[dp][ft]*"))) == 3


def test_no_file_is_written_over(tmp_path: Path) -> None:
    lesson = tmp_path / "draft.yaml"
    lesson.write_text("mine", encoding="utf-8")
    assert main(["import", SEED, str(lesson)]) == WRONG
    assert lesson.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF", ".docx"),
        (plans.package(document="<"), "Word"),
        (b"", "no text"),
        (None, "plan"),
    ],
)
def test_a_refusal_is_one_sentence(
    data: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan"
    if data is not None:
        plan.write_bytes(data)
    lesson = tmp_path / "draft.yaml"
    assert main(["import", str(plan), str(lesson), "--language", "en"]) == WRONG
    assert said in capsys.readouterr().err
    assert not lesson.exists()
