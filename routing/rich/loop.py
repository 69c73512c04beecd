"""The search as its callers see it; the best plan is kept aside."""

from routing.problem import Problem
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE, Data
from routing.rich.desk import COMPLETE, desk_of
from routing.rich.flatten import flatten
from routing.rich.plan import Draft
from routing.rich.recreate import serve
from routing.rich.step import WANTED, begin, step
from routing.rich.timetable import draft_of, plan_of


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
    problem, data, desk
        What is planned, its arrays, and what is worked with.
    steps, records
        Steps done, and how many of them found a better plan.
    """

    def __init__(self, problem: Problem, seed: int) -> None:
        self.problem = problem
        self.data = flatten(problem)
        self.desk = desk_of(problem, self.data, seed)
        self.desk.mood[COMPLETE] = WANTED
        self.steps = self.records = 0

    @property
    def current(self) -> Draft:
        """The plan searched from."""
        return self.desk.current

    @property
    def best(self) -> Draft:
        """The best plan seen."""
        return self.desk.best

    @property
    def loss(self) -> int:
        """What the best plan loses."""
        return self.lost(self.best)

    def lost(self, draft: Draft) -> int:
        """Return what a plan loses."""
        return int(self.data.request[draft.way == NOWHERE, c.LOSS_OF].sum())

    def construct(self, known: Draft | None) -> None:
        """Make a first plan.

        Parameters
        ----------
        known
            A settled plan to begin with, or None.
        """
        if known is not None:
            for ours, theirs in zip(self.desk.trial, known, strict=True):
                ours[:] = theirs
        begin(self.data, self.desk, known is None)

    def pay(self, data: Data) -> bool:
        """Go on from the best plan with other prices.

        Parameters
        ----------
        data
            The problem's arrays with these prices.

        Returns
        -------
        bool
            False, and nothing changed, if the plan finds no times with them: which
            pauses a driver makes depends on what they cost.
        """
        known = draft_of(self.problem, data, plan_of(self.best))
        if known is not None:
            self.data = data
            self.construct(known)
        return known is not None

    def step(self, heat: float) -> bool:
        """Ruin and recreate once; return whether the best plan improved.

        Parameters
        ----------
        heat
            Temperature of the annealing, in mean prices of a request.
        """
        self.steps += 1
        better = bool(step(self.data, self.desk, heat))
        self.records += better
        return better

    def insert(self, draft: Draft, request: int) -> bool:
        """Serve a request in the way that costs least; False if there is none.

        Parameters
        ----------
        draft
            Settled; changed.
        request
            One that it leaves out.
        """
        return bool(serve(self.data, draft, self.desk, request))
