"""Trees: every name once, levels alike, branches joined to what they belong to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.design.figures.data import Tree
from builders.design.figures.style import FigureStyle, Refusal
from builders.design.figures.tree import tree
from builders.design.geometry import Size
from builders.design.scene import Connector, Node, Rule, Scene
from builders.lesson.blocks.figures import Branch
from tests.design.samples import (
    COLUMN,
    PAPER,
    SCREEN,
    SILENT,
    SLIDE,
    WHERE,
    check,
    said,
    sentences,
    sizes,
    styles,
    text,
)


def branch(name: str, *below: Branch) -> Branch:
    return Branch(where=WHERE, name=text(name), branches=below)


def of(root: str, *branches: Branch) -> Tree:
    return Tree(WHERE, "kk", SILENT, branch(root, *branches))


leaves = st.builds(branch, sentences)
branches = st.builds(
    lambda name, below: branch(name, *below), sentences, st.lists(leaves, max_size=3)
)
trees = st.builds(
    lambda root, below: of(root, *below), sentences, st.lists(branches, min_size=1, max_size=4)
)


def names(figure: Tree) -> list[str]:
    found = [figure.root.name.plain]
    for each in figure.root.branches:
        found += [each.name.plain, *(leaf.name.plain for leaf in each.branches)]
    return found


def nodes(scene: Scene) -> list[Node]:
    return [mark for mark in scene.marks if isinstance(mark, Node)]


def drawn(figure: Tree, size: Size = SLIDE, style: FigureStyle = SCREEN) -> Scene:
    scene = tree(figure, size, style)
    assert isinstance(scene, Scene), scene
    return scene


@given(trees, sizes, styles)
def test_every_name_stands_once_and_nothing_collides(
    figure: Tree, size: Size, style: FigureStyle
) -> None:
    scene = tree(figure, size, style)
    if isinstance(scene, Refusal):
        assert scene.word in " ".join(names(figure))
        return
    check(scene, size, style)
    assert sorted(said(scene)) == sorted(" ".join(names(figure)).split())
    assert scene == tree(figure, size, style)


@given(trees)
def test_every_node_but_the_root_hangs_on_one_other(figure: Tree) -> None:
    scene = drawn(figure, Size(840, 3000))
    joined = [mark for mark in scene.marks if isinstance(mark, Connector)]
    boxes = {node.name: node.box for node in nodes(scene)}
    assert sorted(mark.target for mark in joined) == sorted(boxes)[1:]
    for mark in joined:
        assert mark.target.split()[0].rpartition(".")[0] == mark.source.split()[0]
        above, below = boxes[mark.source], boxes[mark.target]
        apart = below.y - above.bottom if mark.start == "bottom" else below.x - above.right
        assert apart > 0


@pytest.mark.parametrize(("size", "style"), [(SLIDE, SCREEN), (COLUMN, PAPER)])
@pytest.mark.parametrize("shape", [(0,) * 11, (2, 2, 2, 1), (7, 2), (3, 3, 2), (1,) * 5, (10,)])
def test_twelve_nodes_fit(shape: tuple[int, ...], size: Size, style: FigureStyle) -> None:
    figure = of(
        "Географиялық қабық",
        *(branch("Кеңгір бөлімшесі", *[branch("Мыс кеніші")] * below) for below in shape),
    )
    check(drawn(figure, size, style), size, style)


def test_a_level_has_one_size() -> None:
    scene = drawn(of("СТЕПЛАГ", branch("Кеңгір"), branch("Жезқазған мыс комбинаты"), branch("Ә")))
    root, *level = nodes(scene)
    assert len({(node.box.width, node.box.height, node.box.y) for node in level}) == 1
    middle = root.box.x + root.box.width / 2
    assert middle == pytest.approx(level[1].box.x + level[1].box.width / 2)


def test_a_wide_tree_lies_down() -> None:
    wide = of("СТЕПЛАГ", *[branch("Жезқазған бөлімшесі")] * 8)
    scene = drawn(wide)
    turned = [mark for mark in scene.marks if isinstance(mark, Connector)]
    assert {(mark.start, mark.end) for mark in turned} == {("right", "left")}
    assert nodes(scene)[0].box.x == 0


def test_a_tree_of_long_names_is_indented() -> None:
    long = branch("Үлкен Жезқазғанның іске қосылған бөлімдері", branch("Қарсақбай"))
    scene = drawn(of("СТЕПЛАГ", *[long] * 4), Size(400, 400))
    root, first, below, *_ = (node.box for node in nodes(scene))
    assert root.x < first.x < below.x
    assert root.bottom < first.y < first.bottom < below.y
    assert not any(isinstance(mark, Connector) for mark in scene.marks)
    assert sum(isinstance(mark, Rule) for mark in scene.marks) == 5 + 8


def test_a_tree_of_many_leaves_has_a_column_for_each_branch() -> None:
    kinds = [branch(f"Топ{at}", *[branch("жануарлар")] * 3) for at in range(4)]
    scene = drawn(of("Тірі ағзалар", *kinds))
    check(scene, SLIDE, SCREEN)
    root, *below = (node.box for node in nodes(scene))
    heads, leaves = below[::4], [below[at + 1 : at + 4] for at in range(0, 16, 4)]
    assert len({head.y for head in heads}) == 1
    for head, column in zip(heads, leaves, strict=True):
        assert len({leaf.x for leaf in column}) == 1
        assert root.bottom < head.y < head.bottom < column[0].y < column[1].y < column[2].y
        assert all(head.x < leaf.x < head.x + head.width for leaf in column)
    joined = [mark.target for mark in scene.marks if isinstance(mark, Connector)]
    assert len(joined) == len(heads)


def test_the_root_is_solid() -> None:
    for style in (SCREEN, PAPER):
        root = nodes(drawn(of("СТЕПЛАГ", branch("Кеңгір")), SLIDE, style))[0]
        assert (root.fill, root.label.ink) == ("ink", "ground")


def test_a_tree_too_tall_is_refused() -> None:
    figure = of("СТЕПЛАГ", *[branch("Кеңгір")] * 40)
    assert tree(figure, SLIDE, SCREEN) == Refusal(WHERE)
