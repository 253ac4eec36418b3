"""A signal to end goes in; an exception that undoes what is under way comes out.

Only the standard library is used, and little of it: this listens before anything else is loaded.
"""

from __future__ import annotations

import os
import signal
import sys

TYPE_CHECKING = False  # typing would take longer to load than all the rest
if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn

# Ctrl+C, a stopped service, a closed window; Ctrl+Break. Not every system has each.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
CTRL_C = 128 + signal.SIGINT  # the exit code
GRACE = 3.0  # seconds to undo what is under way; a library may even have swallowed the exception
STANDARD_ERROR = 2  # its file descriptor


class Stopped(KeyboardInterrupt):
    """A signal has ended the program."""


class _Ear:
    """What has been heard, and the last sentence of a program that cannot say it any more."""

    kept: int = 0
    code: int = 0
    sentence: str = ""


def listen() -> None:
    """Keep a signal for ``heed``; leave those alone that were to be ignored, as with nohup."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _keep)


def heed(sentence: str) -> None:
    """Raise ``Stopped`` from now on, or now; ``sentence`` is for what cannot be undone in time."""
    import threading  # noqa: F401, PLC0415  # it must be there when a signal comes

    _Ear.sentence = sentence
    sys.unraisablehook = _unraisable
    _hear(_keep, _stop)
    if _Ear.kept:
        _stop(_Ear.kept, None)


def rest() -> None:
    """Heed no more signals: all is done, but for the exit."""
    _hear(_stop, signal.SIG_IGN)


def code_of(error: BaseException) -> int:
    """Return the exit code of a program that a signal has ended; 0 if none is behind ``error``.

    Python and its libraries make other exceptions of one that comes while they are being loaded.
    """
    return _Ear.code or (CTRL_C if isinstance(error, KeyboardInterrupt) else 0)


def _hear(old: object, new: object) -> None:
    for number in SIGNALS:
        if signal.getsignal(number) is old:
            signal.signal(number, new)  # type: ignore[arg-type]  # one of those below


def _keep(number: int, _: FrameType | None) -> None:
    _Ear.kept = number


def _stop(number: int, _: FrameType | None) -> NoReturn:
    from threading import Timer  # noqa: PLC0415  # loaded by now

    _hear(_stop, _end)
    _Ear.code = 128 + number
    timer = Timer(GRACE, _end, (number, None))
    timer.daemon = True
    timer.start()
    raise Stopped


def _end(number: int, _: FrameType | None) -> NoReturn:
    """End at once; a publication that is cut off here is finished by the next one."""
    try:
        os.write(STANDARD_ERROR, f"{_Ear.sentence}\n".encode())
    finally:  # the window may be closed
        os._exit(128 + number)


def _unraisable(lost: sys.UnraisableHookArgs) -> None:
    """End, if the exception came where Python can only note it: while an object was destroyed."""
    if isinstance(lost.exc_value, Stopped):
        _end(_Ear.code - 128, None)
    sys.__unraisablehook__(lost)
