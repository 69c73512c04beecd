"""What is measured: each entry of `MEASURES` gives rows of the table."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from statistics import fmean

import numpy as np

from benchmarks.sharing.draw import day, day_with_windows
from benchmarks.sharing.month import month
from benchmarks.sharing.peers import Run, solve
from benchmarks.sharing.row import Row, processor
from benchmarks.sharing.rules import beside_peer, rules
from benchmarks.sharing.sampled import sampled
from routing.coalitions import Kind, Stops, Table, price_coalitions

CAPACITIES = (60, 90)
BUDGET = 0.05
"""Processor seconds for one run of the solver."""

SAMPLE = 20
"""Coalitions for which the solver is run."""

MEGABYTE = 2**20

Child = tuple[str, ...]
CHILD: Child = (sys.executable, "-m", "benchmarks.sharing.child")


def beside_solver(seed: int, stops: int = 15, sample: int = SAMPLE) -> Iterator[Row]:
    """Measure all costs beside one run of PyVRP, and beside one for each coalition."""
    for capacity in CAPACITIES:
        there, kind = day(stops, capacity, seed)
        table = price_coalitions(there, [kind])
        ours = processor(partial(price_coalitions, there, [kind]))
        yield Row(f"all costs, {capacity} crates", stops, ours)
        every = table.costs.size
        whole = _run(table, there, kind, every - 1, seed)
        told = f"PyVRP {BUDGET * 1000:.0f} ms"
        yield _compared(f"{told}, all stops", stops, [whole], whole[0].seconds, ours)
        draw = np.random.default_rng([stops, capacity, seed])
        masks = draw.integers(1, every, sample).tolist()
        runs = [_run(table, there, kind, mask, seed) for mask in masks]
        naive = every * fmean(run.seconds for run, _ in runs)
        yield _compared(f"{told}, each coalition", stops, runs, naive, ours)


def _run(
    table: Table, stops: Stops, kind: Kind, mask: int, seed: int
) -> tuple[Run, int]:
    """Run the solver for a coalition, and return what it costs really too."""
    chosen = [stop for stop in range(stops.count) if mask >> stop & 1]
    return solve(stops, kind, chosen, BUDGET, seed), int(table.costs[mask])


def _compared(
    what: str, stops: int, runs: Sequence[tuple[Run, int]], spent: float, ours: float
) -> Row:
    gaps = [
        100 * (run.cost - exact) / exact for run, exact in runs if run.cost is not None
    ]
    failed = len(runs) - len(gaps)
    return Row(what, stops, spent, spent / ours, tuple(gaps), failed)


def larger(seed: int, sizes: Sequence[int] = (18, 20)) -> Iterator[Row]:
    """Measure all costs of more stops, with the memory they take."""
    for stops in sizes:
        for capacity in CAPACITIES:
            spent, most, before = in_child(stops, capacity, seed)
            megabytes = most // MEGABYTE, (most - before) // MEGABYTE
            what = f"all costs, {capacity} crates"
            yield Row(what, stops, spent, megabytes=megabytes)


def in_child(stops: int, capacity: int, seed: int) -> tuple[float, int, int]:
    """Return processor seconds, most bytes used, and bytes used before."""
    command = [*CHILD, str(stops), str(capacity), str(seed)]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    told = json.loads(done.stdout)
    return told["seconds"], told["most"], told["before"]


def windows(seed: int, stops: int = 15) -> Iterator[Row]:
    """Measure all costs with time windows."""
    for paid in (False, True):
        for capacity in CAPACITIES:
            there, kind = day_with_windows(stops, capacity, seed, paid)
            work = partial(price_coalitions, there, [kind])
            waits = "paid" if paid else "free"
            what = f"windows, {capacity} crates, {waits} waits"
            yield Row(what, stops, processor(work))


MEASURES: Mapping[str, Callable[[int], Iterator[Row]]] = {
    "table": beside_solver,
    "larger": larger,
    "windows": windows,
    "rules": rules,
    "peer": beside_peer,
    "month": month,
    "sampled": sampled,
}
"""By name; each takes the seed of its days."""
