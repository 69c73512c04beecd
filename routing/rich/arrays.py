"""A problem as flat integer arrays, the only form the compiled loops know.

Times are seconds, prices are whole multiples of ``1 / price_unit(problem)`` cent.
``T`` tasks, ``V`` vehicles, ``P`` places, ``D`` dimensions, ``2 T + 1`` visits: the
pickups and deliveries of `routing.problem.pickup_of`, and the dock.
"""

from typing import NamedTuple

from routing.problem import Integers, TaskKind

COLLECT, DELIVER, DIRECT = (int(kind) for kind in TaskKind)

NOWHERE = -1


class Data(NamedTuple):
    """Everything about a problem that does not change during the search.

    The last axis of a table is named in `routing.rich.columns`.

    Attributes
    ----------
    unit
        Fractions of a cent in prices.
    mixed, synced, queued
        Whether rounds may mix kinds; whether deliveries wait for collections; whether
        doors or teams are few.
    doors, teams, handling, dock, dock_fixed
        The dock; `dock` is its place, `NOWHERE` without one.
    even_price
        Price of a second between the longest and the shortest day of `even`.
    leg
        Shape ``(profiles, P, P, 2)``: metres, seconds.
    visit, task, vehicle, request
        One row each. The dock is the last visit.
    window
        Opening and closing of all visits, one after another.
    links
        Collections that deliveries wait for, deliveries that wait for collections.
    room
        Shape ``(V, D, 3)``: capacity, price of each unit begun, and the unit.
    breaks
        Shape ``(V, B, 3)``: after, length, at the wheel; 0 for none.
    fit
        Shape ``(T, V, 2)``: whether a vehicle may do a task, and its extra price.
    way, parts
        ``parts[way[w, 0]:way[w, 1]]`` are the tasks of a way.
    locks
        One row each: vehicle, round or -1, whether it is whole.
    even
        Vehicles whose days are compared.
    """

    unit: int
    mixed: bool
    synced: bool
    queued: bool
    doors: int
    teams: int
    handling: int
    dock: int
    dock_fixed: int
    even_price: int
    leg: Integers
    visit: Integers
    task: Integers
    vehicle: Integers
    request: Integers
    window: Integers
    links: Integers
    room: Integers
    breaks: Integers
    fit: Integers
    way: Integers
    parts: Integers
    locks: Integers
    even: Integers
