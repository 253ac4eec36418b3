"""What the command line takes goes in; the same comes out, with no lesson too long or too slow."""

import runpy
import sys

from builders.lesson.reading import bounds
from builders.lesson.source import decode, events
from builders.press.watchdog import watched

HOUR = 3600.0  # seconds; counting makes a build forty times as slow

bounds.MOST_CHARACTERS = bounds.MOST_VALUES = sys.maxsize
decode.MOST_BYTES = events.MOST_NODES = sys.maxsize
watched.__wrapped__.__defaults__ = (HOUR,)  # type: ignore[attr-defined]  # of contextmanager()
runpy.run_module("builders", run_name="__main__", alter_sys=True)
