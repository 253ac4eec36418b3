"""The walls of the house, held by the syntax tree."""

import ast
import re
from pathlib import Path

import pytest

import builders

ROOT = Path(builders.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
LAYERS = [
    ("problems",),
    ("data",),
    ("languages",),
    ("messages",),
    ("explanations",),
    ("labels",),
    ("lesson",),
    ("design",),
    ("document",),
    ("deck", "handout", "quiz"),
    ("press",),
]
LAYERS += [("materials",), ("plans",), ("outputs",), ("build",), ("commands",), ("__main__",)]
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}

HOMES = {
    "pptx": {"deck/"},
    "lxml": {"deck/", "design/vectors/svg/tree.py", "press/verify.py"},
    "reportlab": {"handout/"},
    "yaml": {"data.py", "lesson/source/"},
    "PIL": {
        "design/picture.py",
        "design/vectors/svg/values.py",
        "handout/paint.py",
        "press/preview.py",
        "quiz/pinned.py",
    },
    "pypdfium2": {"handout/pictured.py", "press/preview.py", "press/verify.py"},
    "pyphen": {"design/hyphens.py"},
    "uharfbuzz": {"design/scripts/installed.py", "design/scripts/shaping.py", "handout/painting/"},
    "segno": {"handout/planning/codes.py"},
    "bidi": {"design/scripts/bidi.py"},
}
LANGUAGE_RULES = {"alphabet.py", "decode.py", "source.py", "suggest.py", "syllables.py"}


def imported(module: Path) -> list[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def room(name: str) -> str:
    return name.split(".")[1] if name.startswith("builders.") else ""


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_its_own_room_or_a_lower_one(module: Path) -> None:
    own = module.relative_to(ROOT).parts[0].removesuffix(".py")
    for name in imported(module):
        other = room(name)
        if other and other != own:
            assert RANK[other] < RANK[own], f"{own} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_library_is_imported_only_where_it_lives(module: Path) -> None:
    place = module.relative_to(ROOT).as_posix()
    for name in imported(module):
        homes = HOMES.get(name.split(".")[0], {place})
        assert any(place.startswith(home) for home in homes), f"{place} imports {name}"


def child(name: str, folder: str) -> str:
    """Return the room or module right inside ``folder`` that the dotted ``name`` leads into."""
    return name.removeprefix(f"{folder}.").split(".")[0] if name.startswith(f"{folder}.") else ""


def neighbours(folder: Path) -> dict[str, set[str]]:
    """Return which children of ``folder`` each of its children imports from."""
    dotted = ".".join(folder.relative_to(ROOT.parent).parts)
    edges: dict[str, set[str]] = {}
    for module in folder.rglob("*.py"):
        own = module.relative_to(folder).parts[0].removesuffix(".py")
        found = {child(name, dotted) for name in imported(module)} - {"", own}
        edges.setdefault(own, set()).update(found)
    return {own: found & edges.keys() for own, found in edges.items()}


@pytest.mark.parametrize(
    "folder", sorted({module.parent for module in MODULES}), ids=lambda path: path.name
)
def test_no_circle_runs_through_the_rooms_and_modules_of_a_folder(folder: Path) -> None:
    edges = neighbours(folder)
    while free := [own for own, found in edges.items() if not found & edges.keys()]:
        for own in free:
            del edges[own]
    assert not edges, f"a circle runs through {sorted(edges)}"


@pytest.mark.parametrize(
    "folder", sorted({module.parent for module in MODULES}), ids=lambda path: path.name
)
def test_a_folder_holds_few_modules(folder: Path) -> None:
    assert len([module for module in folder.glob("*.py") if module.stem != "__init__"]) <= 15


def test_painters_never_see_a_lesson() -> None:
    for module in MODULES:
        if module.name == "paint.py" or module.parent.name == "painting":
            assert not [name for name in imported(module) if room(name) == "lesson"], module


# What a layout may know of a lesson: styled words, and the room asked for.
KNOWN = ("lesson.inline.", "lesson.space.")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_layouts_word_nothing_and_know_no_kind_of_block(module: Path) -> None:
    if module.relative_to(ROOT).parts[0] in {"deck", "handout"}:
        for name in imported(module):
            is_known = name.removeprefix("builders.").startswith(KNOWN)
            assert room(name) not in {"labels", "lesson"} or is_known, name


def test_the_map_names_every_layer_in_order() -> None:
    listed = re.findall(r"^    (\w+)  +\w", builders.__doc__ or "", re.MULTILINE)
    assert listed == [name for rooms in LAYERS for name in rooms]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_printed_word_stands_in_the_program(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node not in docstrings
        ):
            word = re.search(r"[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі]{4,}", node.value)
            assert word is None or module.name in LANGUAGE_RULES, word


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_opens_with_a_sentence_and_stays_readable(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), module
    assert text.count("\n") <= 300, module


# What is matched against any value, or for a few kinds among many, not for all of a closed union.
OPEN = {
    "design/vectors/svg/paths.py": "kind",
    "design/vectors/svg/shapes.py": "name",
    "design/vectors/svg/transforms.py": "(name, given)",
    "document/glyphs.py": "value",
    "lesson/reading/arithmetic.py": "node",
    "lesson/reading/checks.py": "record",
    "lesson/review/numbers/sums.py": "block",
    "lesson/review/pages.py": "record",
    "quiz/markup.py": "element",
}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_match_over_a_closed_union_ends_where_nothing_can_be_left(module: Path) -> None:
    subject = OPEN.get(module.relative_to(ROOT).as_posix())
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Match):
            end = f"assert_never({ast.unparse(node.subject)})"
            is_closed = ast.unparse(node.cases[-1]).splitlines() == ["case _:", f"    {end}"]
            assert is_closed or ast.unparse(node.subject) == subject, f"line {node.lineno}"
