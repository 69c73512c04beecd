"""What each stop of a round adds to the driving: the weights of the road part."""

from collections.abc import Sequence
from fractions import Fraction

from mil.costs.shapley import path_shapley
from mil.costs.tariff import fixed_price
from mil.places import Rate
from mil.plan import Matrices
from mil.rounds import Round

SCALE = 18_000
"""Road costs are summed in 18 000ths of a cent: one metre is ``18 * per_km``, one
second ``5 * per_hour``, both whole."""


def worked_away(round_: Round, depot: str) -> tuple[bool, ...]:
    """Tell which stops are players: away from the depot, with something to do."""
    return tuple(
        stop.site != depot and bool(stop.taken or stop.handed) for stop in round_.stops
    )


def road_weights(
    round_: Round, depot: str, profile: str, rate: Rate, matrices: Matrices
) -> tuple[Fraction, ...]:
    """Return the Shapley value of each stop in the round as driven.

    A coalition of stops is served by the same round, in the same order, that skips the
    absent stops, or drives past them where that is cheaper; so leaving a stop out
    never makes the way longer, and no value is negative. Start, depot and end belong
    to the round whoever is in it, also where goods are taken at the vehicle's own farm.

    Parameters
    ----------
    round_
        The round.
    depot
        Site id of its depot.
    profile, rate
        How the vehicle travels and what it costs.
    matrices
        Travel.

    Returns
    -------
    tuple of Fraction
        One per stop, 0 where nothing is done or at the depot, in 18 000ths of a cent,
        before any rounding: fixed cost, distance and driving time.
    """
    players = with_ends(worked_away(round_, depot))
    ways = ways_of(round_, profile, rate, matrices)
    return path_shapley(ways, players, SCALE * fixed_price(rate))[1:-1]


def with_ends(players: Sequence[bool]) -> tuple[bool, ...]:
    """Return which stops are players, with start and end of the round, who are none."""
    return False, *players, False


def ways_of(
    round_: Round, profile: str, rate: Rate, matrices: Matrices
) -> list[list[int]]:
    """Return the cost of driving from each stop to each later one.

    Parameters
    ----------
    round_, profile, rate, matrices
        As for `road_weights`.

    Returns
    -------
    list of list of int
        Shape ``(m + 2, m + 2)``, in 18 000ths of a cent; straight, or past stops in
        between where that is cheaper. 0 unless the second stop is later. First and
        last are start and end of the round, where its first and last stop are.
    """
    return _ways(_legs(round_, profile, rate, matrices))


def _legs(
    round_: Round, profile: str, rate: Rate, matrices: Matrices
) -> list[list[int | None]]:
    """Return the cost of driving straight from each stop to each later one."""
    rows = {site: row for row, site in enumerate(matrices.sites)}
    stops = [round_.stops[0], *round_.stops, round_.stops[-1]]
    places = [rows[stop.site] for stop in stops]
    metres, seconds = matrices.metres[profile], matrices.seconds[profile]
    return [
        [
            18 * rate.per_km * metres[a][b] + 5 * rate.per_hour * seconds[a][b]
            if metres[a][b] >= 0 and seconds[a][b] >= 0
            else None
            for b in places
        ]
        for a in places
    ]


def _ways(legs: Sequence[Sequence[int | None]]) -> list[list[int]]:
    """Return the cheapest way from each stop to each later one, in this order."""
    size = len(legs)
    ways = [[0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1, size):
            options = [
                ways[i][k] + leg for k in range(i, j) if (leg := legs[k][j]) is not None
            ]
            ways[i][j] = min(options)
    return ways
