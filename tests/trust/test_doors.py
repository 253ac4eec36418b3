"""One door for each danger: only the files named here may open, run, link or decode."""

import ast
from collections.abc import Iterator
from pathlib import Path

import builders

ROOT = Path(builders.__file__).parent

# What reads what the program itself brings along: its data, its own outputs, what it was told.
READERS = {
    "commands/answers.py": "the lesson that the command names, for its language",
    "commands/building.py": "the lesson that the command names",
    "commands/watching.py": "the lesson that is watched",
    "commands/writing.py": "lessons that do not exist yet; generated pages",
    "data.py": "package data",
    "design/faces.py": "package data",
    "design/mathematics/font.py": "package data",
    "lesson/format/help.py": "package data",
    "lesson/format/new.py": "package data",
    "lesson/review/words.py": "package data",
    "lesson/reading/suggest.py": "package data",
    "press/preview.py": "outputs",
    "press/publish.py": "outputs",
}
DOORS = {
    "open": {"lesson/files.py", "press/publish.py", "commands/writing.py"},
    "fdopen": {"lesson/files.py", "press/publish.py"},
    "read_bytes": set(READERS),
    "read_text": set(READERS),
    "write_bytes": {"press/publish.py"},
    "write_text": {"commands/writing.py", "press/inputs.py"},
    "from_file_path": {"design/scripts/installed.py"},
    "Image.open": {"design/picture.py", "handout/paint.py", "quiz/pinned.py"},
    "hlinkClick": {"deck/painting/texts.py", "deck/package/lint.py"},
    "HYPERLINK": {"deck/paint.py"},
    "URI": {"handout/paint.py"},
    "javascript": set(),
}
OPENING = ("open", "fdopen", "read_bytes", "read_text", "write_bytes", "write_text")
OPENING += ("from_file_path",)
RUNNERS = {"press/preview.py", "press/printing.py", "press/doctor.py"}
WRITERS = {
    "link",
    "rename",
    "replace",
    "remove",
    "unlink",
    "rmtree",
    "copyfile",
    "symlink",
    "mkdir",
}
WRITING = {"press/publish.py", "press/inputs.py", "commands/writing.py"}
RUNNING = {"subprocess", "socket", "ssl", "http", "ftplib", "smtplib", "ctypes", "pickle"}
RUNNING |= {
    "reportlab.platypus",
    "reportlab.lib.utils",
    "shelve",
    "marshal",
    "webbrowser",
    "asyncio",
    "urllib.request",
    "runpy",
}
BARE = {"eval", "exec", "compile", "__import__"}
NEVER = {"builtins.eval", "system", "popen", "startfile", "platypus.Paragraph"}
NEVER |= {"XPreformatted", "ImageReader", "drawImage", "add_picture", "urlopen", "unsafe_load"}
OPENERS = {"press/printing.py": {"startfile"}}
# A room that reads what teachers bring from Word; it has doors of its own.
APART = "lesson/importing/"


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        if not place.startswith(APART):
            yield place, ast.parse(path.read_text(encoding="utf-8"))


def called(tree: ast.Module) -> Iterator[str]:
    """Yield the last part of each name that is called, and the last two."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            parts = ast.unparse(node.func).split(".")
            yield parts[-1]
            yield ".".join(parts[-2:])


def spelt(tree: ast.Module) -> str:
    """Return all text that stands in the module outside docstrings, and its attributes."""
    named = (node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    texts = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return "\n".join((*named, *texts))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{node.module}"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_files_are_opened_in_their_doors_only() -> None:
    for place, tree in modules():
        names = set(called(tree))
        for name in OPENING:
            opens_picture = name == "open" and "Image.open" in names
            if name in names and not opens_picture:
                assert place in DOORS[name], f"{place} calls {name}"
        if "Image.open" in names:
            assert place in DOORS["Image.open"], f"{place} opens pictures"


def test_links_are_written_in_their_doors_only() -> None:
    for place, tree in modules():
        words = spelt(tree)
        for name in ("hlinkClick", "HYPERLINK", "javascript"):
            assert name not in words or place in DOORS[name], f"{place} writes {name}"
        assert "URI" not in words.split("\n") or place in DOORS["URI"], f"{place} writes URI"


def test_nothing_runs_programs_or_talks_to_others_on_the_way_of_a_build() -> None:
    for place, tree in modules():
        for name in imported(tree):
            if any(name == each or name.startswith(f"{each}.") for each in RUNNING):
                assert place in RUNNERS, f"{place} imports {name}"
        for name in called(tree):
            allowed = OPENERS.get(place, set())
            assert name not in NEVER or name in allowed, f"{place} calls {name}"
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in BARE, f"{place} calls {node.func.id}"


def test_files_are_moved_and_removed_by_the_publisher_only() -> None:
    for place, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner, name = ast.unparse(node.func.value), node.func.attr
                moves = owner in {"os", "shutil"} and name in WRITERS
                removes = name in {"unlink", "rmdir", "symlink_to", "hardlink_to", "mkdir", "touch"}
                assert not (moves or removes) or place in WRITING, f"{place}: {owner}.{name}"


def test_every_door_is_still_used() -> None:
    """A list that allows more than there is hides the next slip."""
    names = {place: set(called(tree)) for place, tree in modules()}
    assert {place for place in READERS if names[place] & {"read_bytes", "read_text"}} == set(
        READERS
    )
