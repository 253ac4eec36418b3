"""A lock file goes in; a ready ``.venv`` comes out, by the first route that works on this machine.

Only the standard library is used, and Python 3.8 can still read this file, to be refused politely.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 10)
VENV = Path(".venv")
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
INSTALL = ["install", "--quiet", "--require-hashes", "--only-binary", ":all:", "-r"]
# What must already be importable where nothing can be installed, by lock file.
IMPORTS = {
    "requirements.lock": "import PIL, msgspec, pptx, pyphen, reportlab, yaml",
    "requirements-dev.lock": (
        "import fontTools, hypothesis, mypy, openxml_audit, pypdf, pypdfium2, pytest, ruff, xdist"
    ),
    "requirements-bench.lock": "import pypandoc, typst",
}
STOPPED = 130  # what a shell calls a program that Ctrl+C has ended
FAILED = """
No way to set up .venv worked. On Debian or Ubuntu run the line below, then make again; installing needs the Internet.
.venv ортасын дайындау мүмкін болмады. Debian немесе Ubuntu жүйесінде төмендегі жолды, содан кейін make командасын іске қосыңыз; орнатуға интернет керек.
Не удалось подготовить .venv. В Debian или Ubuntu выполните строку ниже и снова запустите make; для установки нужен интернет.

    sudo apt install python3-venv python3-pip
"""  # noqa: E501  # each sentence is one line of the terminal


class RouteClosed(Exception):  # noqa: N818  # no error yet: the next route may be open
    """This way of installing does not work here; the text says why."""


def with_uv(lock: Path) -> None:
    """Install with uv, the fastest."""
    uv = shutil.which("uv")
    if uv is None:
        raise RouteClosed("uv is not on the PATH")
    if not PYTHON.exists():
        run(uv, "venv", "--quiet", "--python", sys.executable, str(VENV))
    run(uv, "pip", *INSTALL, str(lock), "--python", str(PYTHON))


def with_own_pip(lock: Path) -> None:
    """Install with the pip that a new environment brings along."""
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", str(VENV))
    run(str(PYTHON), "-m", "pip", *INSTALL, str(lock))


def with_system_pip(lock: Path) -> None:
    """Install with the system's pip from outside: Debian keeps ensurepip in another package."""
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", "--without-pip", str(VENV))
    run(sys.executable, "-m", "pip", "--python", str(PYTHON), *INSTALL, str(lock))


def with_system_packages(lock: Path) -> None:
    """Borrow what the system's Python has, where nothing can be installed."""
    run(sys.executable, "-m", "venv", "--without-pip", "--system-site-packages", str(VENV))
    run(str(PYTHON), "-c", IMPORTS[lock.name])
    print("warning: using the system's own packages; their versions may differ from the lock")


ROUTES = (with_uv, with_own_pip, with_system_pip, with_system_packages)


def run(*command: str) -> None:
    """Run a command in silence; raise ``RouteClosed`` with what it said if it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        said = done.stdout.decode("utf-8", "replace").strip()
        raise RouteClosed(f"{' '.join(command)}\n{said}")


def fingerprint(lock: Path) -> str:
    """Return what the stamp of an installed ``lock`` must say."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def is_ready(stamp: Path, lock: Path) -> bool:
    """Tell whether ``lock`` was installed to its end; the stamp is the last thing written."""
    return PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == fingerprint(lock)


def install(lock: Path, *, afresh: bool) -> None:
    """Try each route in turn, from an empty place if ``afresh``; say why if none works."""
    closed = []
    for route in ROUTES:
        if afresh:
            shutil.rmtree(VENV, ignore_errors=True)
        try:
            return route(lock)
        except RouteClosed as why:
            closed.append(f"--- {route.__name__}: {why}")
    raise SystemExit("\n".join([*closed, FAILED]))


def prepare(stamp: Path, lock: Path, *, afresh: bool) -> None:
    """Make the environment hold what ``lock`` lists, and stamp it."""
    if not is_ready(stamp, lock):
        print(f"Setting up .venv from {lock}; this happens once", flush=True)
        install(lock, afresh=afresh)
        stamp.write_text(fingerprint(lock), "utf-8")
    stamp.touch()


def main(arguments: list[str]) -> None:
    """Prepare the environment for building; with ``--dev`` for testing, ``--bench`` for peers."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        raise SystemExit(f"Python 3.10 or newer is needed, this is {found}: make PYTHON=python3.12")
    prepare(VENV / ".ready", Path("requirements.lock"), afresh=True)
    if "--dev" in arguments:
        prepare(VENV / ".ready-dev", Path("requirements-dev.lock"), afresh=False)
    if "--bench" in arguments:
        prepare(VENV / ".ready-bench", Path("requirements-bench.lock"), afresh=False)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        print("\nStopped; run make again. Тоқтатылды; make қайта. Остановлено; снова make.")
        sys.exit(STOPPED)
