"""What one round must be by itself: rules 2 to 7 of `mil.rounds`, and its length."""

from collections.abc import Iterator
from itertools import pairwise

from mil.orders import ZONES
from mil.ports import Fault
from mil.rounds import Leg, Round, RoundKind, Stop
from mil.units import Seconds
from routing.check.clock import clock_text, open_spans
from routing.check.ground import Ground


def round_faults(ground: Ground, round_: Round) -> Iterator[Fault]:
    """Judge one round whose ids are known."""
    if round_.day != ground.day:
        message = f"the round is of {round_.day}, its plan of {ground.day}"
        yield Fault("day", round_.id, message)
    yield from _shape(ground, round_)
    yield from _places(ground, round_)
    yield from _on_board(round_)
    yield from _repeats(round_)
    yield from _times(ground, round_)
    yield from _windows(ground, round_)
    yield from _loads(ground, round_)
    yield from _access(ground, round_)
    yield from _length(ground, round_)
    yield from _aboard(ground, round_)


def _works(stop: Stop) -> bool:
    """Whether something is taken or handed over there."""
    return bool(stop.taken or stop.handed)


KINDS = {
    Leg.COLLECT: RoundKind.PICKUP,
    Leg.DELIVER: RoundKind.DELIVERY,
    Leg.DIRECT: RoundKind.DIRECT,
}


def _shape(ground: Ground, round_: Round) -> Iterator[Fault]:
    """Rule 2: loads first, unloads last, ends at the depot or home, is what it says."""
    if not round_.consignments:
        yield Fault("empty", round_.id, "the round carries nothing")
        return
    legs = set(ground.legs(round_).values())
    kind = KINDS[min(legs)] if len(legs) == 1 else RoundKind.MIXED
    wrong = []
    if kind is not round_.kind:
        wrong.append(f"called a {round_.kind} round, it is a {kind} round")
    if kind is RoundKind.MIXED and not ground.hub.rules.mixed_rounds:
        wrong.append(f"one round may not do all of {', '.join(sorted(legs))} here")
    if Leg.DIRECT in legs and not ground.hub.rules.direct:
        wrong.append("goods may not go past the depot here")
    dock = [stop for stop in round_.stops if stop.site == ground.depot]
    if {c for s in dock for c in s.taken} & {c for s in dock for c in s.handed}:
        wrong.append("goods taken at the depot are handed over there")
    wrong += _unloading(ground, round_, legs)
    wrong += _loading(ground, round_, legs)
    yield from (Fault("shape", round_.id, text) for text in wrong)


def _unloading(ground: Ground, round_: Round, legs: set[Leg]) -> Iterator[str]:
    """Say what is wrong with where a round unloads, and where it ends."""
    stops, last = round_.stops, len(round_.stops) - 1
    home = ground.vehicles[round_.vehicle].end
    at = [i for i, s in enumerate(stops) if s.handed and s.site == ground.depot]
    if Leg.COLLECT not in legs:
        if stops[last].site not in {ground.depot, home}:
            yield f"a round ends at the depot or at home, not {stops[last].site}"
    elif len(at) != 1:
        yield "what is collected is handed over in one stop at the depot"
    elif at[0] < last - 1:
        yield "after unloading a round goes home, and nowhere else"
    elif at[0] == last - 1 and (stops[last].site != home or _works(stops[last])):
        yield f"after unloading a round only goes home to {home}"


def _loading(ground: Ground, round_: Round, legs: set[Leg]) -> Iterator[str]:
    """Say what is wrong with where a round loads."""
    stops = round_.stops
    at = [i for i, s in enumerate(stops) if s.taken and s.site == ground.depot]
    if Leg.DELIVER not in legs:
        return
    if len(at) != 1:
        yield "what is delivered is taken in one stop at the depot"
    elif at[0] > 1 or (at[0] == 1 and _works(stops[0])):
        yield "a round loads at its first or second stop, before all other work"


def _places(ground: Ground, round_: Round) -> Iterator[Fault]:
    """Goods are taken, or handed over, where it was asked."""
    for stop in round_.stops:
        asked = [(c, ground.collect) for c in stop.taken if stop.site != ground.depot]
        if stop.site == ground.depot:
            asked += [(c, ground.deliver) for c in stop.taken]
            asked += [(c, ground.collect) for c in stop.handed]
        else:
            asked += [(c, ground.deliver) for c in stop.handed]
        for consignment, sites in asked:
            site = sites.get(consignment)
            if site is None:
                message = f"{consignment} has no leg to be done here, at {stop.site}"
                yield Fault("job", round_.id, message)
            elif stop.site not in {site, ground.depot}:
                message = f"{consignment} belongs to {site}, not {stop.site}"
                yield Fault("place", round_.id, message)


def _on_board(round_: Round) -> Iterator[Fault]:
    """Judge that goods are taken once, then handed over, and none stay on board."""
    board: set[str] = set()
    seen: set[str] = set()
    for stop in round_.stops:
        for consignment in stop.handed:
            if consignment not in board:
                message = f"{consignment} is handed over at {stop.site}, not on board"
                yield Fault("on_board", round_.id, message)
            board.discard(consignment)
        for consignment in stop.taken:
            if consignment in seen:
                message = f"{consignment} is taken twice in one round"
                yield Fault("twice", round_.id, message)
            board.add(consignment)
            seen.add(consignment)
    for consignment in sorted(board):
        message = f"{consignment} is never handed over"
        yield Fault("on_board", round_.id, message)


def _repeats(round_: Round) -> Iterator[Fault]:
    """Rule 3: two stops in a row are never at the same site."""
    for before, after in pairwise(round_.stops):
        if before.site == after.site:
            yield Fault("repeat", round_.id, f"two stops in a row at {after.site}")


def _times(ground: Ground, round_: Round) -> Iterator[Fault]:
    """Rule 4: service lasts as long as it must, and nobody teleports."""
    first = round_.stops[0]
    if first.arrive != first.begin:
        yield Fault("time", round_.id, "a round starts when its first stop begins")
    for stop in round_.stops:
        served = stop.begin + ground.service(stop)
        rested = sum(end - begin for begin, end in stop.pauses if begin >= stop.begin)
        rested = 0 if stop is round_.stops[-1] else rested
        if stop.leave != served + rested or stop.begin < stop.arrive:
            message = (
                f"{stop.site}: arrives {clock_text(stop.arrive)}, begins "
                f"{clock_text(stop.begin)}, leaves {clock_text(stop.leave)}; with "
                f"{rested} s of pauses it leaves {clock_text(served + rested)}"
            )
            yield Fault("time", round_.id, message)
    for before, after in pairwise(round_.stops):
        _, seconds = ground.leg(round_, before, after)
        if seconds < 0 or after.arrive != before.leave + seconds:
            message = (
                f"{before.site} to {after.site} takes {seconds} s by the matrix; "
                f"leaves {clock_text(before.leave)}, arrives {clock_text(after.arrive)}"
            )
            yield Fault("time", round_.id, message)


def _windows(ground: Ground, round_: Round) -> Iterator[Fault]:
    """Rule 5: service begins when the site is open."""
    for stop in round_.stops:
        windows = ground.sites[stop.site].windows
        spans = open_spans(ground.day, ground.hub.zone, windows)
        if _works(stop) and not any(a <= stop.begin <= b for a, b in spans):
            hours = ", ".join(f"{clock_text(a)}-{clock_text(b)}" for a, b in spans)
            message = (
                f"{stop.site}: service begins {clock_text(stop.begin)}, "
                f"open {hours or 'never that day'}"
            )
            yield Fault("window", round_.id, message)


def _loads(ground: Ground, round_: Round) -> Iterator[Fault]:
    """Rule 6: grams and crates by zone, and all grams, fit on every leg."""
    vehicle = ground.vehicles[round_.vehicle]
    grams, crates = [0] * len(ZONES), [0] * len(ZONES)
    for stop in round_.stops[:-1]:
        for sign, ids in ((-1, stop.handed), (1, stop.taken)):
            for consignment in (ground.consignments[c] for c in ids):
                zone = ZONES.index(consignment.zone)
                grams[zone] += sign * consignment.grams
                crates[zone] += sign * consignment.crates
                if sign > 0 and not vehicle.crates[zone]:
                    message = f"{vehicle.id} cannot carry {consignment.zone} goods"
                    yield Fault("zone", round_.id, message)
        if sum(grams) > vehicle.max_grams:
            message = f"leaves {stop.site} with {sum(grams)} g of {vehicle.max_grams} g"
            yield Fault("capacity", round_.id, message)
        if vehicle.max_crates is not None and sum(crates) > vehicle.max_crates:
            message = (
                f"leaves {stop.site} with {sum(crates)} of {vehicle.max_crates} crates"
            )
            yield Fault("capacity", round_.id, message)
        for zone, name in enumerate(ZONES):
            full = crates[zone] > vehicle.crates[zone] > 0
            if full or grams[zone] > vehicle.grams[zone]:
                message = (
                    f"leaves {stop.site} with {crates[zone]} of "
                    f"{vehicle.crates[zone]} crates and {grams[zone]} of "
                    f"{vehicle.grams[zone]} g {name}"
                )
                yield Fault("capacity", round_.id, message)


def _access(ground: Ground, round_: Round) -> Iterator[Fault]:
    """Rule 7: the vehicle may reach every site where it works."""
    vehicle = ground.vehicles[round_.vehicle]
    for stop in round_.stops:
        largest = ground.sites[stop.site].max_size
        if _works(stop) and vehicle.size > largest:
            message = (
                f"{stop.site} takes size {largest:d} at most, not {vehicle.size:d}"
            )
            yield Fault("access", round_.id, message)
        if _works(stop) and ground.sites[stop.site].tail_lift and not vehicle.tail_lift:
            message = f"{stop.site} needs a tail lift, {vehicle.id} has none"
            yield Fault("access", round_.id, message)


def _length(ground: Ground, round_: Round) -> Iterator[Fault]:
    """Judge the length: that of the legs, within the vehicle's range (rule 9)."""
    legs = [ground.leg(round_, a, b)[0] for a, b in pairwise(round_.stops)]
    if min(legs) < 0 or sum(legs) != round_.metres:
        message = f"{round_.metres} m given, the legs are {legs} m"
        yield Fault("metres", round_.id, message)
    longest = ground.vehicles[round_.vehicle].max_round
    if longest is not None and sum(legs) > longest:
        message = f"{sum(legs)} m, the vehicle can go {longest} m"
        yield Fault("range", round_.id, message)


def _aboard(ground: Ground, round_: Round) -> Iterator[Fault]:
    """Rule 12: cold goods are not on board for too long."""
    since: dict[str, Seconds] = {}
    for stop in round_.stops:
        for consignment in stop.handed:
            zone = ZONES.index(ground.consignments[consignment].zone)
            longest = ground.hub.rules.aboard[zone]
            time = stop.begin - since.get(consignment, stop.begin)
            if longest is not None and time > longest:
                message = f"{consignment} is on board for {time} s, {longest} s allowed"
                yield Fault("aboard", round_.id, message)
        served = stop.begin + ground.service(stop)
        since |= dict.fromkeys(stop.taken, served)
