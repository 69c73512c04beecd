"""Runs every solver on every instance and gathers what was measured."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.routing.instance import Instance
from benchmarks.routing.needs import needs_of
from benchmarks.routing.order import Order
from benchmarks.routing.peers import PYVRP, Solver
from benchmarks.routing.report import Reference, Report, Run
from benchmarks.routing.runner import COMMAND, Outcome, compile_loops, run
from routing.week.processes import processors

RELAXED = (
    "sum of what PyVRP finds in this run for collections and deliveries planned apart, "
    "without waiting or work at the hub (half the processor time each)"
)


@dataclass(frozen=True, slots=True)
class _Job:
    """An order, what it is for in words, and who takes its outcome."""

    order: Order
    label: str
    take: Callable[[Outcome], None]


def measure(
    instances: Sequence[Instance],
    solvers: Sequence[Solver],
    cpu_seconds: float,
    seeds: int,
    command: Sequence[str] = COMMAND,
) -> Report:
    """Run every solver on every instance; on Ctrl-C return what there is.

    Parameters
    ----------
    instances, solvers
        Rows and columns.
    cpu_seconds
        What each run is given, all its processes together.
    seeds
        How many, from 1; solvers without seeds run once.
    command
        The child; tests put others in its place.
    """
    runs: list[Run] = []
    found: dict[int, list[float]] = {}
    jobs = [
        job
        for row, instance in enumerate(instances)
        for job in (
            *_references(row, instance, cpu_seconds, found),
            *_runs(instance, solvers, cpu_seconds, seeds, runs),
        )
    ]
    orders = [job.order for job in jobs]
    try:
        for solver in solvers:
            if solver.compiled:
                compile_loops(solver)
        for done, (number, outcome) in enumerate(run(orders, processors(), command), 1):
            jobs[number].take(outcome)
            say(f"{done}/{len(jobs)} {jobs[number].label}: {_told(outcome)}")
    except KeyboardInterrupt:
        say("stopped: this is what there is")
    return Report(
        tuple(instances),
        tuple(solvers),
        tuple(runs),
        tuple(_reference(row, each, found) for row, each in enumerate(instances)),
        cpu_seconds,
    )


def say(text: str) -> None:
    """Tell whoever waits at the terminal."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _references(
    row: int, instance: Instance, cpu_seconds: float, found: dict[int, list[float]]
) -> list[_Job]:
    """Return what must be solved to have something to compare an instance with."""
    if instance.best is not None or not instance.relaxed:
        return []

    def take(outcome: Outcome) -> None:
        if outcome.answer is not None:
            cents = outcome.answer.result.cost.total
            found.setdefault(row, []).append(instance.convention.published(cents))

    share = cpu_seconds / len(instance.relaxed)
    label = f"{instance.folder}/{instance.name}, a half, {PYVRP.title}"
    return [
        _Job(Order(PYVRP, half, share, 1), label, take) for half in instance.relaxed
    ]


def _runs(
    instance: Instance,
    solvers: Sequence[Solver],
    cpu_seconds: float,
    seeds: int,
    runs: list[Run],
) -> list[_Job]:
    """Return the runs of all solvers that can be told the instance's rules."""
    needs = needs_of(instance.problem)

    def job(solver: Solver, seed: int) -> _Job:
        return _Job(
            Order(solver, instance.problem, cpu_seconds, seed),
            f"{instance.folder}/{instance.name}, {solver.title}, seed {seed}",
            lambda outcome: runs.append(Run(instance, solver, seed, outcome)),
        )

    return [
        job(solver, seed)
        for seed in range(1, seeds + 1)
        for solver in solvers
        if not needs & solver.lacks and (solver.seeded or seed == 1)
    ]


def _reference(
    row: int, instance: Instance, found: Mapping[int, Sequence[float]]
) -> Reference | None:
    """Return what the gaps of an instance are to."""
    if instance.best is not None:
        return Reference(instance.best.value, instance.best.note)
    values = found.get(row, ())
    if not instance.relaxed or len(values) < len(instance.relaxed):
        return None
    return Reference(sum(values), RELAXED)


def _told(outcome: Outcome) -> str:
    """Return what became of a run, in a few words."""
    if outcome.answer is None:
        return outcome.trouble
    cents = outcome.answer.result.cost.total
    return f"cost {cents}, {outcome.answer.cpu_seconds:.1f} s of processor"
