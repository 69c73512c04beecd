"""The dual simplex method, beside a general solver."""

import numpy as np
import pytest
from scipy.optimize import linprog

from mil.costs.simplex import DualSimplex, Floats


def programme(seed: int, ties: bool) -> tuple[Floats, Floats]:
    """Draw rows of a bounded programme, the first two its pair; many alike if asked."""
    rng = np.random.default_rng(seed)
    unknown, more = int(rng.integers(1, 9)), int(rng.integers(0, 40))
    inside = rng.integers(-1, 2, (more + 2, unknown)).astype(np.float64)
    inside[0] = rng.integers(1, 4, unknown)
    inside[1] = -inside[0]
    rows = np.column_stack((inside, -rng.integers(1, 4, more + 2)))
    rights = rng.integers(-3, 3, more + 2) if ties else rng.uniform(-9, 9, more + 2)
    return rows, rights.astype(np.float64)


@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.parametrize("seed", range(60))
def test_the_least_is_that_of_a_general_solver(seed: int, ties: bool) -> None:
    """Also when rows come later; and the weights prove that it is the least."""
    rows, rights = programme(seed, ties)
    half = 2 + (len(rows) - 2) // 2
    search = DualSimplex(rows[:half], rights[:half], (0, 1))
    search.solve()
    search.add(rows[half:], rights[half:])
    point = search.solve()
    size = rows.shape[1]
    general = linprog(
        np.eye(size)[-1], A_ub=rows, b_ub=rights, bounds=[(None, None)] * size
    )
    assert general.status == 0
    assert point[-1] == pytest.approx(general.x[-1], abs=1e-7)
    assert (rows @ point - rights).max() < 1e-7
    tight, weights = search.weights()
    assert (weights > -1e-7).all()
    assert weights @ rows[tight] == pytest.approx(-np.eye(size)[-1], abs=1e-6)
    assert -weights @ rights[tight] == pytest.approx(point[-1], abs=1e-6)


def test_one_unknown() -> None:
    """Without any other unknown the largest bound counts."""
    rows = np.array([[-1.0], [-2.0], [-1.0]])
    search = DualSimplex(rows, np.array([3.0, -8.0, 1.0]), (0, 2))
    assert search.solve().tolist() == [4.0]


def test_what_contradicts_itself_has_no_answer() -> None:
    """Rows that no point keeps are an error, not a number."""
    rows = np.array([[1.0, -1.0], [-1.0, -1.0], [1.0, 0.0], [-1.0, 0.0]])
    search = DualSimplex(rows, np.array([0.0, 0.0, 1.0, -2.0]), (0, 1))
    with pytest.raises(ArithmeticError, match="no answer"):
        search.solve()
