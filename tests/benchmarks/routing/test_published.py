"""Published solutions cost what their publishers say, and the judge accepts them."""

from pathlib import Path

import pytest

from benchmarks.routing.folder import best_known, instance_files, read_folder, reader_of
from benchmarks.routing.instance import Instance, Known
from benchmarks.routing.solutions import read_solution
from benchmarks.routing.timing import timed
from routing.check import check_result


def test_every_published_solution_costs_its_best_known(published: Path) -> None:
    """The cost of each `.sol` is the best known, to the last digit published.

    Fleets' figures have two decimals of hundredths of thousandths, cut or rounded.
    """
    compared = 0
    for solution in sorted(published.glob("*/*.sol")):
        path = solution.with_suffix(".vrp")
        known = best_known(path.parent)[path.stem.casefold()]
        instance = reader_of(path)(path, known)
        result = timed(instance.problem, read_solution(solution, instance))
        assert check_result(instance.problem, result) == (), path
        assert known.best is not None
        value = instance.convention.published(result.cost.total)
        digit = 0.01 if instance.convention.scale > 1000 else 0
        assert abs(value - known.best.value) <= digit, path
        compared += 1
    assert compared


def test_every_published_instance_is_read(published: Path) -> None:
    """No file of any folder is left out, and each is one problem of some size."""
    for folder in sorted(path for path in published.iterdir() if path.is_dir()):
        found = list(read_folder(folder))
        assert len(found) == len(instance_files(folder))
        for instance in found:
            assert isinstance(instance, Instance), instance
            assert instance.stops > 10


def test_published_instances_pass_the_engines_validation(published: Path) -> None:
    """The engine takes one instance of each folder."""
    validate = pytest.importorskip("routing.validate").validate
    for folder in sorted(path for path in published.iterdir() if path.is_dir()):
        path = instance_files(folder)[0]
        validate(reader_of(path)(path, Known()).problem)
