"""Ruin and recreate: take neighbouring stops out, put them back where they fit best.

After Schrimpf et al. (2000), Record breaking optimization results using the ruin and
recreate principle. Every step is timed exactly, so it may change what the solver's
hours keep apart: the order of a vehicle's rounds and their number.
"""

import random
from collections.abc import Callable

from routing.ground import Ground
from routing.insertion import Parcel, cheapest
from routing.rounds import Chains, Draft, goods_in, left_out
from routing.timing import Timing

Worth = tuple[int, int]

MOST_REMOVED = 16
"""Stops taken out at most in one step."""

DEVIATION = 30
"""Thousandths by which a day may be dearer than the best one, at the beginning."""


def worth(timing: Timing, chains: Chains) -> Worth:
    """Return jobs done, then how little they cost; a broken plan is worth least."""
    price = timing.price(chains)
    if price is None:
        return (-1, 0)
    return sum(len(draft.goods) for chain in chains for draft in chain), -price


def recreate(
    timing: Timing, chains: Chains, rng: random.Random, left: Callable[[int], float]
) -> Chains:
    """Improve a day step by step.

    Parameters
    ----------
    timing
        Times and prices a day.
    chains
        The day, keeping all rules.
    rng
        Chooses what is taken out.
    left
        Told the number of steps done, says which part of the effort is left: from 1
        down to 0, where it ends.

    Returns
    -------
    tuple of tuple of Draft
        A day that is worth at least as much.
    """
    best = at = chains
    value = at_value = worth(timing, chains)
    step = 0
    while (part := left(step)) > 0:
        trial = _step(timing, at, rng)
        trial_value = worth(timing, trial)
        if _near_record(trial_value, at_value, value, part):
            at, at_value = trial, trial_value
        if at_value > value:
            best, value = at, at_value
        step += 1
        if step % 50 == 0:
            timing.forget()
    return best


def _near_record(trial: Worth, at: Worth, record: Worth, part: float) -> bool:
    """Whether to go on from a trial: more is carried, or it costs little more.

    Record-to-record travel (Dueck 1993) with a deviation that shrinks: measured better
    than a constant one.
    """
    if trial[0] != at[0]:
        return trial[0] > at[0]
    most = 1000 + round(DEVIATION * part)
    return at[0] >= record[0] and -trial[1] * 1000 <= -record[1] * most


def paired(ground: Ground, chains: Chains) -> Chains:
    """Leave out what is collected but not delivered on the same day, and vice versa."""
    both = set(ground.collects) & set(ground.delivers)
    half = both & (goods_in(chains, True) ^ goods_in(chains, False))
    return _without(chains, half, half) if half else chains


def _step(timing: Timing, chains: Chains, rng: random.Random) -> Chains:
    """Take some stops out and put their goods back, and some of what was missing."""
    ground = timing.ground
    fetched, brought = _near(ground, chains, rng)
    # what is not collected today cannot be delivered today
    brought |= fetched & goods_in(chains, False)
    left = _without(chains, fetched, brought)
    missing = _missing(ground, chains, rng)
    back = _parcels(ground, fetched | (missing & set(ground.collects)), True, rng)
    back += _parcels(ground, brought | (missing & set(ground.delivers)), False, rng)
    for parcel in back:
        ready = parcel if parcel.collect else _there(ground, left, parcel)
        found = cheapest(timing, left, ready) if ready.goods else None
        left = found if found is not None else left
    return paired(ground, left)


def _near(
    ground: Ground, chains: Chains, rng: random.Random
) -> tuple[set[str], set[str]]:
    """Return goods of calls around a random one: collected, and delivered ones."""
    calls = [
        (draft, call) for chain in chains for draft in chain for call in draft.calls
    ]
    if not calls:
        return set(), set()
    centre, at = rng.choice(calls)
    profile = centre.vehicle.profile
    calls.sort(key=lambda item: ground.metres(profile, at.site, item[1].site))
    fetched: set[str] = set()
    brought: set[str] = set()
    for draft, call in calls[: rng.randint(1, MOST_REMOVED)]:
        (fetched if draft.collect else brought).update(call.goods)
    return fetched, brought


def _without(chains: Chains, fetched: set[str], brought: set[str]) -> Chains:
    """Return a day without collecting some goods and without delivering others."""
    pruned = (
        tuple(_less(draft, fetched, brought) for draft in chain) for chain in chains
    )
    return tuple(tuple(d for d in chain if d.calls) for chain in pruned)


def _less(draft: Draft, fetched: set[str], brought: set[str]) -> Draft:
    lost = fetched if draft.collect else brought
    return draft if lost.isdisjoint(draft.goods) else draft.without(lost)


def _missing(ground: Ground, chains: Chains, rng: random.Random) -> set[str]:
    """Return a few consignments that are not carried."""
    left = left_out(ground, chains)
    return set(rng.sample(left, min(len(left), MOST_REMOVED // 2)))


def _parcels(
    ground: Ground, goods: set[str], collect: bool, rng: random.Random
) -> list[Parcel]:
    """Group goods by site, in random order."""
    jobs = ground.collects if collect else ground.delivers
    by_site: dict[str, list[str]] = {}
    for id_ in sorted(goods):
        by_site.setdefault(jobs[id_].site, []).append(id_)
    parcels = [Parcel(site, collect, tuple(ids)) for site, ids in by_site.items()]
    rng.shuffle(parcels)
    return parcels


def _there(ground: Ground, chains: Chains, parcel: Parcel) -> Parcel:
    """Return a delivery without the goods that are not collected today."""
    absent = set(ground.collects) - goods_in(chains, True)
    goods = tuple(id_ for id_ in parcel.goods if id_ not in absent)
    return Parcel(parcel.site, parcel.collect, goods)
