"""The command line: a verb and a lesson file in; outputs, sentences and an exit code out.

Exit codes: 0 done, 1 the outputs could not be written, 2 the lesson or the command is wrong,
3 the program has a fault, 128 and the number of the signal that has ended it. Whoever stops reading
what is printed changes none of this.
"""

from __future__ import annotations

from builders.press import signals

if __name__ == "__main__":
    signals.listen()  # while the rest is being loaded, too

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from builders import languages, messages
from builders.commands import build, building, outputs, watching, writing
from builders.commands.answers import DONE, FAULT, UNWRITTEN, WRONG, complain, words_of
from builders.outputs import OUTPUTS

__all__ = ["DONE", "FAULT", "UNWRITTEN", "WRONG", "main"]

MOST_NEW = 100_000  # objects, until cycles are looked for: a build makes few and is soon over
MOST_COPIES = 500  # a slip of the finger costs no more paper


class ValueRefusedError(Exception):
    """A code and its facts about an option; argparse lets all but its own errors pass."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = argparse.Namespace(subjects=(), language=None)  # for what is refused half-way
    try:
        _parser().parse_args(arguments, asked)
    except ValueRefusedError as refused:
        code, facts = refused.args
        complain(messages.told(code, words_of(asked), **facts))
        return WRONG
    said = words_of(asked).report
    try:
        signals.heed(said["interrupted"])
        return _VERBS[asked.verb](asked)
    except (KeyboardInterrupt, Exception) as ended:  # noqa: BLE001  # all of it is told
        return _told(ended, said)


def _told(ended: BaseException, said: Mapping[str, str]) -> int:
    """Say why a verb was not carried out: a sentence for the teacher, a traceback for us."""
    if code := signals.code_of(ended):
        complain(said["interrupted"])
        return code
    traceback.print_exception(ended)
    complain(said["fault"])
    return FAULT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m builders", description=__doc__)
    parser.add_argument("verb", nargs="?", choices=sorted(_VERBS), default="build")
    parser.add_argument("subjects", nargs="*", help="lesson files; the plan to import; a code")
    parser.add_argument("--output", type=Path, help="where outputs go, instead of output/PATH")
    parser.add_argument(
        "--theme", type=_theme, help="the look of the deck, instead of the lesson's own"
    )
    parser.add_argument("--template", type=Path, help="of the deck, instead of the lesson's own")
    parser.add_argument(
        "--paper", type=_one_of("a4", "letter"), default="a4", help="of the handout"
    )
    parser.add_argument("--started", type=Path, help="touched at the start, for make to compare")
    parser.add_argument("--language", type=_one_of(*languages.known()), help="of what is said")
    parser.add_argument("--copies", type=_copies, default=1, help="of a printed handout")
    kinds = _one_of("seminar", "lecture", "practical", "lesson", "test")
    parser.add_argument("--kind", default="seminar", help="of a new lesson", type=kinds)
    return parser


def _one_of(*allowed: str) -> Callable[[str], str]:
    def chosen(text: str) -> str:
        if text in allowed:
            return text
        from builders.lesson.reading.suggest import nearest  # noqa: PLC0415  # a mistake pays for it

        meant = nearest(text, allowed)
        if meant:
            raise ValueRefusedError("L121", {"found": text, "suggestion": meant})
        raise ValueRefusedError("L120", {"found": text, "allowed": ", ".join(allowed)})

    return chosen


def _theme(text: str) -> str:
    from builders.design.theme import available  # noqa: PLC0415  # loaded when it is needed

    if text not in available():
        raise ValueRefusedError("L270", {"theme": text, "known": ", ".join(available())})
    return text


def _copies(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_COPIES:
        raise ValueRefusedError("L120", {"found": text, "allowed": f"1–{MOST_COPIES}"})
    return int(text)


_VERBS: dict[str, Callable[[argparse.Namespace], int]] = {
    "build": build.build,
    **{output.verb: building.variant for output in OUTPUTS if output.verb != "build"},
    "check": building.check,
    "watch": watching.watch,
    "preview": outputs.preview,
    "print": outputs.print_handout,
    "show": outputs.show,
    "doctor": outputs.doctor,
    "new": writing.new,
    "import": writing.import_plan,
    "explain": writing.explain,
    "reference": writing.reference,
}

if __name__ == "__main__":
    gc.set_threshold(MOST_NEW)
    try:
        code = main()
    except SystemExit as shown:  # argparse has shown the options
        code = WRONG if shown.code else DONE
    signals.rest()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError):  # nobody reads it any more
            stream.flush()
    os._exit(code)  # taking the libraries down piece by piece takes 40 ms
