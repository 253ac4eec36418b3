"""At every cap at once a build ends within bounds of work and of memory; a runaway is ended."""

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.lesson.read import read
from builders.lesson.reading.bounds import MOST_CHARACTERS, MOST_VALUES
from builders.lesson.source.decode import MOST_BYTES
from builders.problems import Problems

ROOT = Path(__file__).parents[2]
SECONDS, MEMORY = 60, 512 * 2**20
HEAD = "topic: {title: Т, language: kk, minutes: 45}\nprocedure:\n  - stage: К\n    minutes: 45\n"
WORDS = ("Қазақстан", "тарихының", "өзекті", "мәселелері", "бойынша", "көтеріліс", "себептері")
RUN = "import sys; from builders.__main__ import main; sys.exit(main(sys.argv[1:]))"


def said(count: int, start: int = 0) -> str:
    return " ".join(WORDS[(start * 7 + at * at) % len(WORDS)] for at in range(count))


def prose(number: int) -> str:
    return f"      - text: {said(100, number)}.\n"


def points(number: int) -> str:
    items = "".join(f"          - {said(9, number + at)}\n" for at in range(9))
    return f"      - points:\n{items}"


def statement(number: int) -> str:
    return f"      - statement: {said(1, number)}\n"


def table(number: int) -> str:
    rows = "".join(f"            - [{said(3, number)}, {said(3, at)}, {at}]\n" for at in range(9))
    head = "      - table:\n          caption: К\n          columns: [а, ә, б]\n          rows:\n"
    return f"{head}{rows}"


def timeline(number: int) -> str:
    events = "".join(f"            {1900 + at}: {said(5, number + at)}\n" for at in range(9))
    return f"      - timeline:\n          caption: К\n          events:\n{events}"


def mixed(number: int) -> str:
    return (points, table, timeline)[number % 3](number)


def filled(block: Callable[[int], str]) -> str:
    """Return a lesson of such blocks that is as long as lessons may be, comments and all."""
    least, most = 1, MOST_VALUES
    while most - least > 1:
        middle = (least + most) // 2
        text = f"{HEAD}    blocks:\n" + "".join(map(block, range(middle)))
        try:
            read(text.encode(), "f")
            least = middle
        except Problems:
            most = middle
    text = f"{HEAD}    blocks:\n" + "".join(map(block, range(least)))
    return text + "#" * (MOST_BYTES - len(text.encode()) - 1) + "\n"


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize("block", [prose, mixed, statement], ids=lambda each: each.__name__)
def test_the_longest_lesson_is_built_within_bounds(
    block: Callable[[int], str], tmp_path: Path
) -> None:
    lesson = tmp_path / "lesson.yaml"
    lesson.write_text(filled(block), encoding="utf-8")
    run = [sys.executable, "-c", RUN, "build", str(lesson), "--output", str(tmp_path / "out")]
    done = subprocess.run(run, cwd=ROOT, preexec_fn=limited, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr[-2000:]


TOO_MUCH = {
    "characters": HEAD + "    blocks:\n" + f"      - text: {'а' * 19_000}\n" * 11,
    "values": HEAD + "    blocks:\n" + "      - text: а\n" * 5000,
}


@pytest.mark.parametrize(("name", "code"), [("characters", "L281"), ("values", "L282")])
def test_a_lesson_above_the_caps_is_told(name: str, code: str) -> None:
    with pytest.raises(Problems) as caught:
        read(TOO_MUCH[name].encode(), "f")
    assert [found.code for found in caught.value.problems] == [code]


def test_real_lessons_stay_far_below_the_caps() -> None:
    text = (ROOT / "lesson.yaml").read_text(encoding="utf-8")
    assert len(text) < MOST_CHARACTERS / 4


HOSTILE = {
    "an unclosed quote": b'topic:\n  title: "' + b"a b " * 200_000,
    "tabs": b"\ta\n" * 300_000,
    "hard spaces": ("\u00a0a\n" * 200_000).encode(),
    "controls": b"\x01\n" * 400_000,
    "dashes": b"- " * 400_000,
    "brackets": b"[" * 900_000,
    "keys": b"".join(b"k%d: v\n" % number for number in range(90_000)),
    "one key": b"a: b\n" * 190_000 + b"@",
    "anchors": b"- &a b\n" * 3_900 + b"#" * 900_000,
    "lost remarks": b"contents:\n" + b"- b #c\n" * 1_900 + b"#" * 900_000,
    "pairs for texts": b"contents:\n" + b"- a: b\n" * 1_900 + b"#\n" * 400_000,
    "links": b"topic: {title: '" + b"[a](" * 4_900 + b"'}\n",
    "stars": b"topic: {title: '" + b"**a* " * 3_900 + b"'}\n",
    "escapes": b'a: "' + b"\\x" * 400_000,
}
READ = """
import sys
from builders.lesson.read import read
from builders.problems import Problems
try:
    read(sys.stdin.buffer.read(), "f")
except Problems as found:
    print(len(found.problems))
"""


def short() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (3, 3))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize("name", HOSTILE)
def test_any_file_is_answered_soon(name: str) -> None:
    """Three seconds of work, of which Python's start takes one on a slow machine."""
    run = [sys.executable, "-c", READ]
    done = subprocess.run(
        run, cwd=ROOT, input=HOSTILE[name], preexec_fn=short, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout) > 0


RUNAWAY = """
import sys, time
from pathlib import Path
from builders.press.watchdog import watched
with watched(Path("сабақ.yaml"), b"language: ru", 0.2):
    {work}
print("survived")
"""


@pytest.mark.parametrize("work", ["pass", "while True: pass", "time.sleep(60)"])
def test_a_runaway_build_is_ended_with_a_sentence(work: str) -> None:
    run = [sys.executable, "-X", "utf8", "-c", RUNAWAY.replace("{work}", work)]
    done = subprocess.run(run, cwd=ROOT, check=False, capture_output=True, encoding="utf-8")
    if work == "pass":
        assert (done.returncode, done.stdout) == (0, "survived\n")
        return
    assert done.returncode == 3
    assert done.stderr.startswith("сабақ.yaml:1:1: L280: Сборка остановлена")
    assert done.stdout == ""
