"""The game of a round as driven: what it would cost for some of its stops only.

The game called *this plan*: a group of stops is served by the same round, in the same
order, without the others, or past them where that is cheaper. What goods cost at stops
and at the hub is added whatever the group, so the game is about the road alone. What a
stop bears is divided over the goods handled there, by crates.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from mil.costs.game import MOST_PLAYERS, CostGame
from mil.costs.road import SCALE, ways_of, with_ends, worked_away
from mil.costs.tariff import fixed_price
from mil.errors import MilError
from mil.plan import WeekPlan
from mil.rounds import Round

Integers = NDArray[np.int64]

Vector = tuple[Fraction, ...]


class UndefinedRuleError(MilError):
    """A rule says nothing about some round. Exit code 1."""


def road_game(plan: WeekPlan, round_: Round) -> CostGame:
    """Return the game of a round's stops, as driven.

    Parameters
    ----------
    plan, round_
        A week and one of its rounds.

    Returns
    -------
    CostGame
        Its players are the numbers of the stops away from the depot where something is
        done; costs in 18 000ths of a cent, without overtime.

    Raises
    ------
    UndefinedRuleError
        For more stops than a table takes.
    """
    players = worked_away(round_, plan.inputs.hub.site.id)
    if sum(players) > MOST_PLAYERS:
        raise UndefinedRuleError(
            f"round {round_.id} has {sum(players)} stops; a table of all groups ends "
            f"at {MOST_PLAYERS} → use shapley, which needs none"
        )
    vehicle = plan.inputs.vehicles[round_.vehicle]
    rate = plan.inputs.hub.on(round_.day).tariff.rates[vehicle.rate]
    ways = ways_of(round_, vehicle.profile, rate, plan.matrices)
    names = tuple(str(number) for number, plays in enumerate(players) if plays)
    fixed = SCALE * fixed_price(rate)
    return CostGame(names, _path_costs(ways, with_ends(players), fixed))


def values_by(
    rule: str, share: Callable[[CostGame], Vector | None]
) -> Callable[[WeekPlan, Round], Vector]:
    """Return what each stop of a round bears of the road by a rule.

    Parameters
    ----------
    rule
        Its name, for errors.
    share
        Shares a game, or returns None where the rule is not defined.

    Returns
    -------
    Callable
        As `mil.costs.as_driven.share_week` wants it.
    """

    def values(plan: WeekPlan, round_: Round) -> Vector:
        game = road_game(plan, round_)
        found = share(game) if game.players else ()
        if found is None:
            raise UndefinedRuleError(
                f"{rule} is not defined for round {round_.id} → use another rule"
            )
        by_stop = [Fraction(0)] * len(round_.stops)
        for name, value in zip(game.players, found, strict=True):
            by_stop[int(name)] = value
        return tuple(by_stop)

    return values


def _path_costs(
    ways: Sequence[Sequence[int]], players: Sequence[bool], fixed: int
) -> Integers:
    """Return the cost of the round for every set of its stops.

    Parameters
    ----------
    ways
        Cost from each stop to each later one, shape ``(m, m)``.
    players
        Which stops may be absent, shape ``(m,)``, k of them.
    fixed
        Of any set but the empty one.

    Returns
    -------
    ndarray
        Shape ``(2**k,)``.

    Notes
    -----
    Stop by stop: with one stop more, the way goes on from the last one that is there.
    """
    nowhere = len(players)
    table = np.zeros((nowhere + 1, nowhere), np.int64)
    table[:-1] = ways
    cost = np.zeros(1, np.int64)  # driven so far, by set of the stops passed
    last = np.full(1, nowhere)  # where from
    for number, plays in enumerate(players):
        reached = cost + table[last, number]
        here = np.full(cost.size, number)
        if plays:
            cost = np.concatenate((cost, reached))
            last = np.concatenate((last, here))
        else:
            cost, last = reached, here
    cost += fixed
    cost[0] = 0
    return cost
