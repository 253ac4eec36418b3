"""Paper and slide shows: stand-ins on the PATH, and a real CUPS scheduler where there is one."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.press import printing
from builders.press.printing import Answer, print_pages, show

STAND_IN = """#!/bin/sh
case "$0" in */lpstat) echo "$PRINTERS"; exit;; esac
for word in "$@"; do printf '%s\\n' "$word"; done > "$(dirname "$0")/said.tmp"
mv "$(dirname "$0")/said.tmp" "$(dirname "$0")/said"
"""
CONFIGURATION = """\
Listen {run}
PageLogFormat %p %{{job-name}} %{{sides}} %{{media}} %{{copies}}
<Policy default>
<Limit All>
Order allow,deny
</Limit>
</Policy>
"""
FILES = """\
FileDevice Yes
ServerRoot {0}
RequestRoot {0}
CacheDir {0}
StateDir {0}
TempDir {0}
AccessLog {0}/access
ErrorLog {0}/errors
PageLog {0}/pages
"""
CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH')}:/usr/sbin:/usr/local/sbin")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put stand-ins on the PATH, in front of all others."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("lp", "lpstat", "soffice", "xdg-open"):
        (folder / name).write_text(STAND_IN, encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("PRINTERS", "school")
    monkeypatch.setenv("DISPLAY", ":77")
    return folder


@pytest.fixture
def scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Start a CUPS scheduler of our own with one queue; return its folder."""
    if CUPSD is None or shutil.which("lpadmin") is None:
        pytest.skip("CUPS is not installed")
    socket = tmp_path / "socket"
    (tmp_path / "cupsd.conf").write_text(CONFIGURATION.format(run=socket), encoding="utf-8")
    (tmp_path / "files.conf").write_text(FILES.format(tmp_path), encoding="utf-8")
    command = [CUPSD, "-f", "-c", str(tmp_path / "cupsd.conf"), "-s", str(tmp_path / "files.conf")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as cupsd:
        monkeypatch.setenv("CUPS_SERVER", str(socket))
        queue = ["lpadmin", "-p", "school", "-E", "-v", "file:/dev/null", "-m", "raw"]
        for _ in range(50):
            if (
                socket.exists()
                and subprocess.run(queue, capture_output=True, check=False).returncode == 0
            ):
                break
            time.sleep(0.1)
        try:
            if not printing.printers():
                pytest.skip("the CUPS scheduler does not start here")
            yield tmp_path
        finally:
            cupsd.terminate()


def said(programs: Path) -> list[str]:
    for _ in range(100):
        if (programs / "said").exists():
            break
        time.sleep(0.05)
    return (programs / "said").read_text(encoding="utf-8").splitlines()


def test_the_handout_goes_to_the_only_printer_on_both_sides(programs: Path) -> None:
    assert print_pages(Path("handout.pdf"), 25, "A4") == Answer("printed")
    options = ("sides=two-sided-long-edge", "media=A4", "collate=true")
    asked = ["-n", "25", *(part for option in options for part in ("-o", option))]
    assert said(programs) == [*asked, "-d", "school", "handout.pdf"]


def test_one_of_several_printers_is_left_to_cups(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRINTERS", "school\noffice")
    assert print_pages(Path("handout.pdf"), 1, "Letter") == Answer("printed")
    assert "-d" not in said(programs)
    assert "media=Letter" in said(programs)


def test_a_refusal_is_passed_on(programs: Path) -> None:
    (programs / "lp").write_text("#!/bin/sh\necho no paper >&2; exit 1\n", encoding="utf-8")
    assert print_pages(Path("handout.pdf"), 1, "A4") == Answer("refused", "no paper")


def test_without_a_printer_nothing_is_sent(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRINTERS", "")
    assert print_pages(Path("handout.pdf"), 1, "A4") == Answer("no_printer")
    monkeypatch.setenv("PATH", str(programs / "nothing"))
    assert print_pages(Path("handout.pdf"), 1, "A4") == Answer("no_printer")
    assert not (programs / "said").exists()


def test_cups_takes_the_copies_the_sides_and_the_paper(scheduler: Path) -> None:
    handout = scheduler / "handout.pdf"
    handout.write_bytes(b"%PDF-1.7\n")
    assert print_pages(handout, 25, "A4") == Answer("printed")
    log = scheduler / "pages"
    for _ in range(100):
        if log.exists() and log.read_text(encoding="utf-8"):
            break
        time.sleep(0.1)
    line = log.read_text(encoding="utf-8").strip()
    assert line == "school handout.pdf two-sided-long-edge A4 25"


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS opens slides with its own opener")
def test_libreoffice_shows_the_deck_and_the_opener_is_next(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert show(Path("deck.pptx")) == Answer("showing")
    assert said(programs) == ["--show", "deck.pptx"]
    (programs / "said").unlink()
    monkeypatch.setattr(printing, "office", lambda: None)
    assert show(Path("deck.pptx")) == Answer("showing")
    assert said(programs) == ["deck.pptx"]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS always has a screen")
def test_without_a_screen_nothing_is_opened(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert show(Path("deck.pptx")) == Answer("no_viewer")
    assert not (programs / "said").exists()
