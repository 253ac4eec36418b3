"""The gate: what is counted is the same each time, and both of its limits hold."""

import shutil
from collections.abc import Callable

import pytest

from bench import gate

LINEAR = "for _ in range({n}): sum(range(1000))"
QUADRATIC = "for _ in range({n}): sum(range({n}))"
needs_valgrind = pytest.mark.skipif(not shutil.which("valgrind"), reason="no valgrind")


def cost(program: str, n: int) -> int:
    return gate.counted("-S", "-c", program.format(n=n))  # -E would let the hashes differ


@needs_valgrind
def test_the_same_program_is_counted_the_same() -> None:
    assert abs(cost(LINEAR, 100) / cost(LINEAR, 100) - 1) < 0.001


@needs_valgrind
@pytest.mark.parametrize(("program", "is_steep"), [(LINEAR, False), (QUADRATIC, True)])
def test_a_quadratic_loop_is_too_steep(program: str, *, is_steep: bool) -> None:
    costs = cost(program, 200), cost(program, 400), cost(program, 2400)
    assert bool(gate.too_steep(costs)) == is_steep


@needs_valgrind
@pytest.mark.parametrize(("n", "is_fault"), [(400, False), (404, False), (440, True)])
def test_a_tenth_more_is_too_many(n: int, *, is_fault: bool) -> None:
    assert bool(gate.too_many(cost(LINEAR, n), cost(LINEAR, 400))) == is_fault


def test_without_valgrind_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere: Callable[[str], None] = lambda _: None  # noqa: E731  # which() finds nothing
    monkeypatch.setattr(shutil, "which", nowhere)
    assert gate.main([]) == 0
    assert "skipped: valgrind" in capsys.readouterr().out
