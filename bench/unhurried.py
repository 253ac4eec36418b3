"""What the command line takes goes in; the same comes out, but no build is ended as a runaway."""

import sys

from builders.__main__ import main
from builders.press.watchdog import watched

HOUR = 3600.0  # seconds; counting makes a build forty times as slow

watched.__wrapped__.__defaults__ = (HOUR,)  # type: ignore[attr-defined]  # of contextmanager()
sys.exit(main())
