"""Several searches of a day that begin from nothing, one of which will go on.

Which vehicles do what is settled early, and may be settled badly: of searches from
elsewhere one is mostly far better.
"""

import math

from routing.apart import only_whole, taken_apart
from routing.plain.budget import Budget, Meter
from routing.problem import NEVER, Problem
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE
from routing.rich.cooling import MILD, cooled
from routing.rich.loop import Search
from routing.rich.prices import factors_of, multiplied
from routing.rich.telling import RARELY, Telling
from routing.rich.timetable import draft_of, plan_of

STARTS, SHARE = 8, 0.07
"""How many searches begin, at most, and what of the budget each may take to cool."""

TRUE = 0.6
"""How much of a start's cooling is over when it sees the prices that are paid."""

STALE = 2
"""After so many shares in which no less was lost, something may be impossible."""

STUCK = 0.5
"""After so many of them, it is tried to serve task by task what must be served."""

HARDLY = 0.7
"""What was left out in so many of all steps is held to be impossible."""

PATIENCE = 2
"""A search may take so many times as long as the first one to lose no more."""

LOSING = 2
"""No further search begins when so many have been given up."""

APART = 1_000_003
"""Between the seeds of two starts."""


class Start(Search):
    """A search that begins from nothing, with prices of its own for a while.

    When it is stuck before it serves everything, another search goes on from there and
    serves tasks one by one: of a request with many tasks it keeps those that fit while
    it makes room for the others.

    Parameters
    ----------
    problem
        Accepted by `routing.validate`.
    number
        Which start it is: it says which prices (`routing.rich.prices.factors_of`).
    seed
        Of all starts.
    enough
        What a plan may lose for the cooling to begin.

    Attributes
    ----------
    cooling
        How much of the cooling is over, 0 to 1. It begins with the first plan that
        loses no more than `enough`, or when nothing less was lost for long, and anew
        when less is lost: what a plan costs hardly counts before.
    waited
        How many shares of the budget it took until then.
    """

    def __init__(self, problem: Problem, number: int, seed: int, enough: int) -> None:
        self._seed = seed + number * APART
        super().__init__(problem, self._seed)
        self._true = self.data
        self._factors = factors_of(self._true, number, seed)
        self.data = multiplied(self._true, self._factors)
        self.cooling = self.waited = self._stale = 0.0
        self._enough, self._least = enough, self.loss
        self._piecemeal: Search | None = None
        self._tried = NEVER

    def set_out(self) -> None:
        """Make a first plan."""
        self.construct(None)
        self._least = self.loss

    def cool(self, part: float) -> bool:
        """Do a step; return whether the best plan improved.

        Parameters
        ----------
        part
            What of its share of the budget it used since the step before.
        """
        if self._piecemeal is not None:
            return self._step_piecemeal(self._piecemeal, part)
        if self._least <= self._enough or self._stale >= STALE:
            self.cooling = min(1.0, self.cooling + part)
        else:
            self.waited += part
            self._stale += part
            if self._stale >= STUCK:
                self._take_apart()
        if self.cooling >= TRUE:
            self.pay_truly()
        better = self.step(cooled(MILD, self.cooling))
        if better and self.loss < self._least:
            self._least, self.cooling, self._stale = self.loss, 0.0, 0.0
        return better

    def _take_apart(self) -> None:
        """Go on task by task, if that was not tried since less is lost."""
        if self._enough > 0 or self.loss >= self._tried or self._hopeless():
            return
        self._tried = self.loss
        pieces = taken_apart(self.problem)
        if len(pieces.requests) > len(self.problem.requests):
            search = Search(pieces, self._seed)
            search.data = multiplied(search.data, self._factors)
            known = draft_of(pieces, search.data, plan_of(self.best))
            if known is not None:
                search.construct(known)
                self._piecemeal, self._least = search, search.loss

    def _hopeless(self) -> bool:
        """Whether what the best plan leaves out was hardly ever served."""
        out = self.best.way == NOWHERE
        out &= self.data.request[:, c.LOSS_OF] > 0
        return bool((self.desk.absences[out] > HARDLY * self.steps).all())

    def _step_piecemeal(self, search: Search, part: float) -> bool:
        """Do a step task by task; return whether the best plan improved."""
        self.steps += 1
        self.waited += part
        self._stale += part
        if search.step(MILD) and search.loss < self._least:
            self._least, self._stale = search.loss, 0.0
        over = search.loss == 0 or self._stale >= STALE
        better = (over or self.steps % RARELY == 0) and self._put_together(search)
        if over:
            self._piecemeal, self._least = None, self.loss
        return better

    def _put_together(self, search: Search) -> bool:
        """Go on from what is served whole, if that loses less than the best plan."""
        plan = only_whole(self.problem, plan_of(search.best))
        known = draft_of(self.problem, self.data, plan)
        if known is None or self.lost(known) >= self.loss:
            return False
        self.construct(known)
        return True

    def pay_truly(self) -> None:
        """Go on with the prices that are paid, if the best plan finds times then."""
        if self.data is not self._true:
            self.pay(self._true)


def begin(
    problem: Problem,
    budget: Budget,
    seed: int,
    searches: list[Search],
    telling: Telling,
) -> None:
    """Let one search after the other begin, each until it is cold.

    The first one has the time it needs until it loses nothing, or no less for long:
    what it learned about what is hard to place would be lost with it. The others are
    given up when they need more than their share, and twice as much as the first one,
    to lose no more than that one does; none begins after two of those.

    Parameters
    ----------
    problem
        Accepted by `routing.validate`.
    budget
        For all of them.
    seed
        The same seed and steps give the same searches.
    searches
        Each is added when it begins; there is one at least.
    telling
        Told of better plans.
    """
    meter, starts = Meter(budget), list[Start]()
    left, most, enough, losing = True, math.inf, 0, 0
    while left and len(starts) < STARTS and losing < LOSING:
        start = Start(problem, len(starts), seed, enough)
        starts.append(start)
        searches.append(start)
        start.set_out()
        left = _cool_down(start, most, meter, telling)
        most, enough = max(1.0, PATIENCE * starts[0].waited), starts[0].loss
        losing += start.loss > enough
    for start in starts:
        start.pay_truly()


def _cool_down(start: Start, most: float, meter: Meter, telling: Telling) -> bool:
    """Let a start search until it is cold; return whether the budget lasted.

    It is given up when it has not begun to cool after so many shares of the budget.
    """
    telling.now(start)
    before = STARTS * meter.progress()
    while not meter.over():
        now = STARTS * meter.progress()
        telling.maybe(start, start.cool(now - before))
        before = now
        if start.cooling >= 1.0 or (start.cooling == 0 and start.waited >= most):
            telling.now(start)
            return True
    telling.now(start)
    return False
