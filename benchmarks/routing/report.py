"""What was measured: runs, gaps, means. Nothing here prints."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from benchmarks.routing.instance import Instance
from benchmarks.routing.peers import Solver
from benchmarks.routing.runner import Outcome

NEAR = 0.2
"""An instance is of a size when its number of stops is that close to it."""


@dataclass(frozen=True, slots=True)
class Run:
    """One solver on one instance with one seed."""

    instance: Instance
    solver: Solver
    seed: int
    outcome: Outcome

    @property
    def value(self) -> float | None:
        """Cost as published, or None without an accepted plan."""
        answer = self.outcome.answer
        if answer is None:
            return None
        return self.instance.convention.published(answer.result.cost.total)


@dataclass(frozen=True, slots=True)
class Reference:
    """What gaps of one instance are to.

    Attributes
    ----------
    value
        As published.
    note
        What a reader must know, or empty.
    """

    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One solver on one instance, over its seeds.

    Attributes
    ----------
    gap
        Mean gap in per cent, or None when there is nothing to compare with or no
        accepted plan.
    value
        Mean cost, or None.
    vehicles
        Mean number used, or None.
    cpu_seconds, seconds, memory
        Largest over the seeds; None when nothing ended well.
    troubles
        Of the seeds that gave no accepted plan.
    """

    gap: float | None
    value: float | None
    vehicles: float | None
    cpu_seconds: float | None
    seconds: float | None
    memory: int | None
    troubles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that was measured.

    Attributes
    ----------
    instances, solvers
        Rows and columns, in order.
    runs
        In any order; those not made are missing.
    references
        Of each instance, or None.
    cpu_seconds
        What each run was given.
    """

    instances: tuple[Instance, ...]
    solvers: tuple[Solver, ...]
    runs: tuple[Run, ...]
    references: tuple[Reference | None, ...]
    cpu_seconds: float

    def runs_of(self, instance: Instance, solver: Solver) -> tuple[Run, ...]:
        """Return the runs in one cell."""
        return tuple(
            run
            for run in self.runs
            if run.instance is instance and run.solver == solver
        )

    def cell(self, row: int, solver: Solver) -> Cell | None:
        """Return one cell, or None when the solver was not run there."""
        runs = self.runs_of(self.instances[row], solver)
        if not runs:
            return None
        reference = self.references[row]
        values = [run.value for run in runs if run.value is not None]
        answers = [run.outcome.answer for run in runs if run.outcome.answer is not None]
        value = fmean(values) if values else None
        gap = None
        if value is not None and reference is not None:
            gap = 100 * (value / reference.value - 1)
        return Cell(
            gap,
            value,
            fmean(len(a.result.routes) for a in answers) if answers else None,
            max((a.cpu_seconds for a in answers), default=None),
            max((a.seconds for a in answers), default=None),
            max((a.memory for a in answers), default=None),
            tuple(run.outcome.trouble for run in runs if run.outcome.trouble),
        )

    def rows_in(self, folder: str) -> tuple[int, ...]:
        """Return the rows of one set."""
        return tuple(
            row for row, each in enumerate(self.instances) if each.folder == folder
        )

    def rows_near(self, size: int) -> tuple[int, ...]:
        """Return the rows of about that many stops."""
        return tuple(row for row, each in enumerate(self.instances) if near(each, size))

    def mean(
        self,
        rows: Iterable[int],
        solver: Solver,
        pick: Callable[[Cell], float | None],
    ) -> tuple[float | None, int]:
        """Return the mean of a figure over rows, and over how many of them."""
        cells = (self.cell(row, solver) for row in rows)
        figures = [
            figure
            for cell in cells
            if cell is not None and (figure := pick(cell)) is not None
        ]
        return (fmean(figures) if figures else None), len(figures)

    def shared(self, solvers: Sequence[Solver]) -> tuple[int, ...]:
        """Return the rows where all these solvers have a gap."""
        return tuple(
            row
            for row in range(len(self.instances))
            if all(
                (cell := self.cell(row, solver)) is not None and cell.gap is not None
                for solver in solvers
            )
        )

    def ratio(self, solver: Solver, to: Solver) -> tuple[float | None, int]:
        """Return the mean ratio of two solvers' costs where both have one."""
        ratios = []
        for row in range(len(self.instances)):
            one, other = self.cell(row, solver), self.cell(row, to)
            if one and other and one.value is not None and other.value:
                ratios.append(one.value / other.value)
        return (fmean(ratios) if ratios else None), len(ratios)


def near(instance: Instance, size: int) -> bool:
    """Return whether an instance is of about that many stops."""
    return abs(instance.stops - size) <= NEAR * size


def gap_of(cell: Cell) -> float | None:
    """Return a cell's gap."""
    return cell.gap
