"""A lesson that is being built goes in; the process ends with a sentence if that takes too long."""

from __future__ import annotations

import faulthandler
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

from builders import messages
from builders.problems import Place, error

SECONDS = 60.0
GRACE = 5.0  # seconds more for a library that lets no other thread of Python run
STANDARD_ERROR = 2  # its file descriptor; sys.stderr may have none
RUNAWAY = 3  # exit code


@contextmanager
def watched(file: Path, data: bytes, seconds: float = SECONDS) -> Iterator[None]:
    """End the process, whatever it does, when what follows takes longer than ``seconds``.

    Nothing may be published meanwhile: so the old outputs stay.
    """
    timer = Timer(seconds, _end, (file, data, seconds))
    timer.daemon = True
    timer.start()
    faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=STANDARD_ERROR)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        timer.cancel()


def _end(file: Path, data: bytes, seconds: float) -> None:
    words = messages.load(messages.language_of(data, os.environ))
    found = error("L280", Place(str(file), 1, 1), seconds=f"{seconds:g}")
    sys.stderr.write(f"{messages.describe(found, words, '')}\n")
    sys.stderr.flush()
    os._exit(RUNAWAY)
