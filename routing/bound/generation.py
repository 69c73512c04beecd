"""Column generation: rounds are added until none would make the cover cheaper.

Duals are smoothed towards those of the best bound (Wentges 1997, as in Pessoa, Sadykov,
Uchoa, Vanderbeck 2018, doi:10.1287/ijoc.2017.0784). Duals are whole numbers and prices
exact, so that each whole search proves a bound whatever the linear programme rounded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from routing.bound.budget import Budget
from routing.bound.cuts import Cut
from routing.bound.master import Duals, Master, blend
from routing.bound.network import Cover
from routing.bound.pricing import Pricer
from routing.bound.rounds import Column, column

BATCH = 60
"""Most rounds added from one search."""

SMOOTH = 0.8
"""Share of the best duals in those that are priced."""


@dataclass(slots=True)
class State:
    """What is known of a cover so far.

    Attributes
    ----------
    cover, budget
        The problem, and the work left.
    pricers
        One for each network.
    columns
        Rounds found, in the order found.
    cuts
        Cuts that hold.
    duals, bound
        Best duals with these cuts, and what they prove, in units.
    proven
        Best bound of all, in units; None when none was proven.
    best
        Cents of the cheapest cover known, or None.
    """

    cover: Cover
    budget: Budget
    pricers: list[Pricer]
    columns: dict[Column, None] = field(default_factory=dict)
    cuts: list[Cut] = field(default_factory=list)
    duals: Duals | None = None
    bound: int | None = None
    proven: int | None = None
    best: int | None = None

    @property
    def cents(self) -> int | None:
        """What is proven, in whole cents."""
        return None if self.proven is None else -(-self.proven // self.cover.unit)

    @property
    def closed(self) -> bool:
        """Whether no cheaper cover than the best one known is possible."""
        cents = self.cents
        return cents is not None and self.best is not None and cents >= self.best

    def add(self, rounds: Iterable[Column | None]) -> list[Column]:
        """Add rounds that were not known, and return them."""
        new = dict.fromkeys(
            c for c in rounds if c is not None and c not in self.columns
        )
        self.columns.update(new)
        return list(new)

    def prove(self, duals: Duals, least: Sequence[int]) -> None:
        """Note what whole searches of all networks prove."""
        worst = [0] * len(self.cover.fleets)
        for network, price in zip(self.cover.networks, least, strict=True):
            worst[network.fleet] = min(worst[network.fleet], price)
        most = (min(fleet.most, self.cover.size) for fleet in self.cover.fleets)
        slack = sum(price * limit for price, limit in zip(worst, most, strict=True))
        bound = duals.worth(self.cover) + slack
        if self.bound is None or bound > self.bound:
            self.bound, self.duals = bound, duals
        self.raise_to(bound)

    def raise_to(self, bound: int) -> None:
        """Note a bound in units, however it was proven."""
        if self.proven is None or bound > self.proven:
            self.proven = bound


def converge(state: State, master: Master) -> bool:
    """Add rounds until none has a negative reduced cost.

    Returns False when the budget ended before.
    """
    strict = False
    smooth = SMOOTH
    while master.solve():
        exact = master.duals()
        centre = state.duals
        share = smooth if centre is not None else 0.0
        duals = exact if not share else blend(centre or exact, exact, share)
        found, least = _search(state, duals, strict)
        if least is not None:
            state.prove(duals, least)
            if state.closed or _reached(state, master.value):
                return True
        new = state.add(found)
        useful = [c for c in new if price(state, exact, c) < 0]
        master.add(new)
        if useful:
            smooth = SMOOTH
            continue
        if share:
            smooth = share - 0.3 if share > 0.35 else 0.0
        elif not strict:
            strict, smooth = True, SMOOTH
        else:
            return least is not None
        if not state.budget.left:
            return False
    return False


def _reached(state: State, value: float) -> bool:
    """Tell whether the bound is the value of the linear programme, almost."""
    return (state.bound or 0) >= (value - 1e-4) * state.cover.unit


def price(state: State, duals: Duals, column: Column) -> int:
    """Return a round's reduced cost."""
    weights = [cut.weight(column) for cut in state.cuts]
    return duals.price(state.cover, column, weights)


def _search(
    state: State, duals: Duals, strict: bool
) -> tuple[list[Column], list[int] | None]:
    """Search all networks; least prices are None unless all searches were whole."""
    found: list[Column] = []
    least: list[int] = []
    whole = strict
    for number, pricer in enumerate(state.pricers):
        left = state.budget.left
        priced = pricer.search(duals, state.cuts, left, BATCH, strict)
        state.budget.used += priced.work
        rounds = (column(state.cover, number, n) for _, n in priced.rounds)
        found += [c for c in rounds if c is not None]
        if priced.least is None:
            whole = False
        else:
            least.append(priced.least)
    return found, least if whole else None
