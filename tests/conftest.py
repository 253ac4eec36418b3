"""What every test can ask for: golden files, LibreOffice, and the same examples each time."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from builders.design.scripts import installed

GOLDEN = Path(__file__).parent / "golden"

installed.FOLDERS = ()  # what a machine has is not for a test to find

settings.register_profile(
    "same",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the golden files anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what LibreOffice must draw where it is missing, loudly; in CI that is a failure."""
    if shutil.which("soffice") or os.environ.get("CI"):
        return
    for item in items:
        if item.get_closest_marker("rendered"):
            item.add_marker(pytest.mark.skip(reason="LibreOffice is not installed"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a check that ``text`` equals the golden file ``name``, or renews it."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path} is missing: make accept"
        assert text == path.read_text(encoding="utf-8")

    return check
