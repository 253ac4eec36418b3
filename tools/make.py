"""What was typed after ``make`` goes in; what the Makefile says about it is done.

Windows has no make, and ``make.bat`` runs this instead. Only the standard library is used, because
the environment may not be there yet.
"""

from __future__ import annotations

import glob
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import bootstrap

OPTIONS = ("THEME", "TEMPLATE", "PAPER", "LANGUAGE", "KIND")
FIRST_BUILT = ("preview", "print", "show")  # these verbs show what a build has made
GENERATORS = ("fuzz", "answers", "answer_sheets", "tables", "texts", "links")
# The verbs that do not run the program itself, and the environment that these need.
OWN = {
    "test": (
        ("ruff", "format", "--check", "."),
        ("ruff", "check", "."),
        ("mypy", "--strict", "builders", "tools", "bench"),
        ("pytest", "-q", "-n", "2"),
    ),
    "accept": (("pytest", "-q", "tests", "--accept"),),
    "fuzz": (
        (
            *("pytest", "-q", "-n", "2"),
            *(f"tests/trust/test_{name}.py" for name in GENERATORS),
        ),
    ),
    "kill": (("pytest", "-q", "tests/trust/test_kills.py"),),
    "bench": (("bench",),),
    "bench-gate": (("bench.gate",),),
}
NEEDS = dict.fromkeys(("test", "accept", "fuzz", "kill"), "--dev") | {"bench": "--bench"}
TIMES = {"fuzz": {"FUZZ": "40"}, "kill": {"KILLS": "300", "BUILDS": "200"}}
LOCK = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.10"),
    *("--generate-hashes", "--no-emit-index-url", "--no-annotate"),
    *("--custom-compile-command", "make lock", "pyproject.toml", "--output-file"),
)


# What may be set in the environment as well, like on the command line.
SETTINGS = ("LESSON", "LESSONS", "SEED", "THEME", "TEMPLATE", "PAPER", "COPIES", "KIND", "CODE")


STOPPED = 130  # what a shell calls a program that Ctrl+C has ended


def main(typed: list[str]) -> int:
    """Carry out each verb, the build if there is none; stop at the first that fails."""
    given = {name: os.environ[name] for name in SETTINGS if os.environ.get(name)}
    given |= dict(word.split("=", 1) for word in typed if "=" in word)
    verbs = [word for word in typed if "=" not in word] or ["build"]
    known = described()
    for verb in verbs:
        if verb not in known:
            print(f"make {verb}: ?", *sorted(known), sep="\n  ")
            return 2
        for command in commands(verb, given):
            # STRICT and PRINTER are read from the environment.
            env = {**TIMES.get(verb, {}), **os.environ, **given}
            code = subprocess.run(command, env=env, check=False).returncode
            if code:
                return code
    return 0


def described() -> dict[str, str]:
    """Return the verbs of the Makefile, each with its help."""
    makefile = Path("Makefile").read_text("utf-8")
    return dict(re.findall(r"^([a-z-]+):.*?## (.*)$", makefile, re.MULTILINE))


def commands(verb: str, given: dict[str, str]) -> list[tuple[str, ...]]:
    """Return what to run for ``verb``, after making the environment ready."""
    if verb == "help":
        print(*(f"make {name:<11} {text}" for name, text in described().items()), sep="\n")
        return []
    if verb == "clean":
        shutil.rmtree("output", ignore_errors=True)
        return []
    if verb == "lock":
        extra = ("--extra", "dev", "--constraint", "requirements.lock")
        peers = [word.replace("pyproject.toml", "bench/requirements.in") for word in LOCK]
        return [
            (*LOCK, "requirements.lock"),
            (*LOCK, "requirements-dev.lock", *extra),
            (*peers, "requirements-bench.lock"),
        ]
    bootstrap.main([NEEDS[verb]] if verb in NEEDS else [])
    python = (str(bootstrap.PYTHON), "-m")
    if verb in OWN:
        return [(*python, *own) for own in OWN[verb]]
    before = [("build",)] if verb in FIRST_BUILT else []
    return [
        (*python, "builders", *each, *subjects(each[0], given), *options(each[0], given))
        for each in (*before, (verb,))
    ]


def subjects(verb: str, given: dict[str, str]) -> list[str]:
    """Return the files that ``verb`` is about; a pattern stands for the files that match it."""
    lesson = given.get("LESSON", "lesson.yaml")
    if verb == "import":
        return [given.get("SEED", ""), given.get("LESSON", "draft.yaml")]
    if verb == "explain":
        return [given.get("CODE", ""), lesson]
    if verb == "build" and given.get("LESSONS"):
        return [
            name
            for pattern in given["LESSONS"].split()
            for name in sorted(glob.glob(pattern)) or [pattern]  # noqa: PTH207  # it may be absolute
        ]
    return [] if verb == "reference" else [lesson]


def options(verb: str, given: dict[str, str]) -> list[str]:
    """Return the settings as the command line spells them."""
    names = (*OPTIONS, "COPIES") if verb == "print" else OPTIONS
    named = [(name, given.get(name)) for name in names]
    return [part for name, value in named if value for part in (f"--{name.lower()}", value)]


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:  # what was running has said so itself
        sys.exit(STOPPED)
