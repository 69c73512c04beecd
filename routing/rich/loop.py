"""The search: ruin, recreate, accept by annealing; the best plan is kept aside.

A plan that loses less is always better. On the way, plans that lose something are
accepted too, for a fine that rises while most plans are incomplete and falls while most
are complete: on a tight day there is no way from one complete plan to the next that
never leaves something out.
"""

import math
import random
from collections.abc import Sequence

import numpy as np

from routing.problem import NEVER, Integers, Problem
from routing.rich import columns as c
from routing.rich.arrays import DELIVER, DIRECT, LOSS, NOWHERE, flatten, neighbours
from routing.rich.chance import seeded
from routing.rich.places import DELTA, FAR, best_places
from routing.rich.plan import Draft, empty_draft, empty_sheet
from routing.rich.ruin import forget, ruin, take_out
from routing.rich.whole import put_in, settle

COMPLETE = 0.4
"""Share of plans tried that should lose nothing."""

DEARER = 1.05
"""By how much the fine changes from step to step."""

STOPS = 0.8
"""Share of ruins that take out all that is done at some places, not requests."""

OLD = 5
"""How many requests that were left out before are tried again in a step, about."""

FINE = 0.2
"""Least fine for a unit of loss, as a part of the mean price of a request."""


class Search:
    """A search in progress.

    Parameters
    ----------
    problem
        Accepted by `routing.validate`.
    seed
        The same seed and the same steps give the same plan.

    Attributes
    ----------
    problem, data
        What is planned, and its arrays.
    current, best, record
        The plan searched from, the best one seen, and its price (with that of what it
        leaves out, in fractions of a cent).
    steps
        Steps done.
    """

    def __init__(self, problem: Problem, seed: int) -> None:
        self.problem = problem
        self.data = flatten(problem)
        self.near = neighbours(problem, self.data)
        self.current = empty_draft(self.data)
        self.best = empty_draft(self.data)
        self.steps = 0
        self._trial = empty_draft(self.data)
        self._undo = empty_draft(self.data)
        self._before = empty_draft(self.data)
        self._start = empty_draft(self.data)
        self._sheet = empty_sheet(self.data)
        self._chance = seeded(seed)
        self._random = random.Random(seed)  # noqa: S311 -- a search order, no secret
        self._absences = np.zeros(len(problem.requests), np.int64)
        self._hardness = _hardness(problem, self)
        self._complete, self._fine = COMPLETE, 0.0
        self._way_of = np.zeros(self.data.task.shape[0], np.int64)
        for way, (first, last) in enumerate(self.data.way):
            self._way_of[self.data.parts[first:last]] = way
        self.record = self.total(self.current)

    @property
    def mean(self) -> float:
        """Mean price of a request that is served in the best plan."""
        served = max(1, int((self.best.way != NOWHERE).sum()))
        return float(self.best.vehicle[:, c.COST].sum()) / served

    def construct(self, known: Draft | None) -> None:
        """Make a first plan.

        Parameters
        ----------
        known
            A settled plan to begin with, or None.
        """
        copy(self.current if known is None else known, self._trial)
        if known is None:  # stop by stop is faster, and leaves out less
            self._trial.way[:] = self.data.request[:, c.WAYS]
            if not self._mend(self._trial, NOWHERE, []):
                copy(self.current, self._trial)
        self._recreate(self._trial, np.flatnonzero(self._trial.way == NOWHERE))
        copy(self._trial, self.current)
        price = self.total(self.current)
        if price < self.record or known is not None:
            copy(self.current, self.best)
            self.record = price

    def step(self, heat: float) -> bool:
        """Ruin and recreate once; return whether the best plan improved.

        Parameters
        ----------
        heat
            Temperature of the annealing, in the unit of prices.
        """
        self.steps += 1
        trial = self._trial
        copy(self.current, trial)
        stops = self._random.random() < STOPS
        seed, banned, *moved = ruin(
            self.data, trial, self.near, self._chance, stops
        ).tolist()
        if not settle(self.data, trial, self._sheet, -1):
            return False
        if stops and not self._mend(trial, banned, moved):
            return False
        out = np.flatnonzero(trial.way == NOWHERE)
        self._recreate(trial, out[self._tried(out, seed)])
        price = self.total(trial)
        if price < self.record:
            copy(trial, self.best)
        if price < self.record or self._accepted(trial, price, heat):
            copy(trial, self.current)
        better = price < self.record
        self.record = min(price, self.record)
        return better

    def total(self, draft: Draft) -> int:
        """Return the price of a plan, with that of what it leaves out."""
        data = self.data
        out = data.request[draft.way == NOWHERE]
        price = int(draft.vehicle[:, c.COST].sum() + out[:, c.SKIP].sum())
        price += LOSS * int(out[:, c.LOSS_OF].sum())
        if data.even.size:
            days = draft.vehicle[data.even, c.LENGTH]
            price += data.even_price * int(days.max() - days.min())
        return price

    def _accepted(self, trial: Draft, price: int, heat: float) -> bool:
        """Whether to go on from a trial: by its price and a fine for what it loses."""
        lost = self._lost(trial)
        self._absences[
            (trial.way == NOWHERE) & (self.data.request[:, c.LOSS_OF] > 0)
        ] += 1
        self._complete += 0.02 * ((lost == 0) - self._complete)
        self._fine *= DEARER if self._complete < COMPLETE else 1 / DEARER
        self._fine = max(self._fine, FINE * self.mean)
        luck = -math.log(1.0 - self._random.random())
        former = self._fined(self.total(self.current), self._lost(self.current))
        return self._fined(price, lost) < former + heat * luck

    def _fined(self, price: int, lost: int) -> float:
        """Return the price of a plan with a fine for what it loses, not its loss."""
        return price - LOSS * lost + self._fine * lost

    def _lost(self, draft: Draft) -> int:
        """Return what a plan loses."""
        out = draft.way == NOWHERE
        return int(self.data.request[out, c.LOSS_OF].sum())

    def _leave_out(self, draft: Draft, requests: set[int]) -> None:
        """Take all of some requests out of a plan; it is to be settled afterwards."""
        out = np.isin(self._way_of, draft.way[list(requests)]).astype(np.int64)
        take_out(self.data, draft, out)
        forget(self.data, draft, out)

    def _mend(self, draft: Draft, banned: int, moved: list[int]) -> bool:
        """Do again what is missing of requests served; leave out what cannot be done.

        A round is moved as it is, sometimes, if another vehicle can do it; all that is
        missing at one place is done in a row if possible.
        """
        if moved and self._random.random() < 0.5:
            self._insert_block(draft, moved, False, banned)
        data, blocks = self.data, dict[tuple[int, ...], list[int]]()
        missing = draft.task[:, c.WHO] == NOWHERE
        missing &= draft.way[data.task[:, c.REQUEST]] == self._way_of
        for t in np.flatnonzero(missing).tolist():
            kind = int(data.task[t, c.KIND])
            n = 2 * t + (kind == DELIVER)
            own = t if kind == DIRECT else NOWHERE
            blocks.setdefault((kind, int(data.visit[n, c.PLACE]), own), []).append(n)
        lost = set[int]()
        todo = list(blocks.values())
        ranks = self._ranks(data.task[[b[0] // 2 for b in todo], c.REQUEST])
        for k in np.argsort(ranks, kind="stable"):
            block = todo[k]
            if self._insert_block(draft, block, False, banned):
                continue
            for n in block:
                if len(block) == 1 or not self._insert_block(draft, [n], False, banned):
                    lost.add(int(data.task[n // 2, c.REQUEST]))
        if not lost:
            return True
        self._leave_out(draft, lost)
        return settle(self.data, draft, self._sheet, -1)

    def _tried(self, out: Integers, seed: int) -> list[bool]:
        """Return which of the requests left out are tried: a few of the former ones."""
        old = self.current.way[out] == NOWHERE
        part = OLD / max(OLD, int(old.sum()))
        here = out == self.data.task[seed // 2, c.REQUEST]
        return [
            bool(h or not o or self._random.random() < part)
            for o, h in zip(old, here, strict=True)
        ]

    def _recreate(self, draft: Draft, out: Integers) -> None:
        """Serve what can be served of some requests that are left out."""
        for request in out[np.argsort(self._ranks(out), kind="stable")]:
            before = self.total(draft)
            optional = self.data.request[request, c.LOSS_OF] == 0
            copy(draft, self._before)
            if self.insert(draft, int(request)) and optional:
                if self.total(draft) > before:
                    copy(self._before, draft)

    def _ranks(self, out: Integers) -> Integers:
        """Return ranks of requests; the lowest is put in first."""
        rule = self._random.choices((0, 1, 2, 3, 4), (4, 2, 2, 1, 2))[0]
        noise = np.array([self._random.random() for _ in out])
        rank = noise if rule == 0 else self._hardness[rule - 1][out] + noise
        if self._random.random() < 0.5:
            rank = rank - self._absences[out] * float(NEVER)
        return rank - (self.data.request[out, c.LOSS_OF] > 0) * 1e18

    def insert(self, draft: Draft, request: int) -> bool:
        """Serve a request in the way that costs least; False if there is none.

        Parameters
        ----------
        draft
            Settled; changed.
        request
            One that it leaves out.
        """
        first, last = self.data.request[request, c.WAYS : c.WAYS_END + 1]
        if last - first == 1:
            return self._insert_way(draft, request, int(first))
        start, best, least = copied(draft), None, 0
        for way in range(first, last):
            if self._insert_way(draft, request, way):
                price = self.total(draft)
                if best is None or price < least:
                    best, least = copied(draft), price
                copy(start, draft)
        if best is not None:
            copy(best, draft)
        return best is not None

    def _insert_way(self, draft: Draft, request: int, way: int) -> bool:
        """Serve a request in one way, its tasks one after another."""
        tasks = [int(t) for t in self.data.parts[slice(*self.data.way[way])]]
        if len(tasks) == 1:
            done = self._insert_task(draft, tasks[0], False)
        else:
            done = self._insert_chain(draft, tasks)
        if done:
            draft.way[request] = way
        return done

    def _insert_chain(self, draft: Draft, tasks: list[int]) -> bool:
        """Do tasks that wait for each other: the first or the last placed first.

        What is placed first goes where it costs least, the others have to follow. When
        neither works the first tasks come in as early as they can. A task that finds no
        place when it is the first one finds none at all.
        """
        copy(draft, self._start)
        orders = [(tasks, False), (tasks[::-1], False)]
        self._random.shuffle(orders)
        for order, early in (*orders, (tasks, True)):
            if not self._insert_task(draft, order[0], early):
                break
            if all(self._insert_task(draft, t, early) for t in order[1:]):
                return True
            copy(self._start, draft)
        return False

    def _insert_task(self, draft: Draft, task: int, early: bool) -> bool:
        """Do a task where it costs least (or is handled first); False if nowhere."""
        visit = 2 * task + int(self.data.task[task, c.KIND] == DELIVER)
        return self._insert_block(draft, [visit], early)

    def _insert_block(
        self,
        draft: Draft,
        visits: Sequence[int] | Integers,
        early: bool,
        banned: int = NOWHERE,
    ) -> bool:
        """Do visits in a row where they cost least; False if nowhere."""
        data, sheet, block = self.data, self._sheet, np.array(visits, np.int64)
        for place in best_places(
            data, draft, sheet, block, early, banned, self._chance
        ):
            if place[DELTA] == FAR:
                return False
            if put_in(data, draft, self._undo, sheet, block, place):
                return True
        return False


def copy(source: Draft, target: Draft) -> None:
    """Make one plan like another: all but what is behind the ends of the days."""
    width = int(source.vehicle[:, c.SIZE].max(initial=0))
    target.path[:, :width] = source.path[:, :width]
    target.when[:, :width] = source.when[:, :width]
    target.vehicle[:] = source.vehicle
    target.task[:] = source.task
    target.dock[:] = source.dock
    target.way[:] = source.way


def copied(source: Draft) -> Draft:
    """Return a copy of a plan."""
    return Draft(*(array.copy() for array in source))


def _hardness(problem: Problem, search: Search) -> tuple[Integers, ...]:
    """Return ranks by request: heavy first, far first, near first, narrow first."""
    data = search.data
    heavy, far, narrow = [], [], []
    for request in problem.requests:
        task = problem.tasks[request.ways[0][0]]
        end = task.pickup or task.delivery
        heavy.append(-max(task.load, default=0))
        away = 0
        if end is not None and data.dock != NOWHERE:
            away = int(data.leg[0, data.dock, end.place, c.SECONDS])
        far.append(-away)
        windows = end.windows if end is not None else ()
        narrow.append(sum(b - a for a, b in windows))
    near = [-x for x in far]
    return tuple(np.array(rank, np.int64) for rank in (heavy, far, near, narrow))
