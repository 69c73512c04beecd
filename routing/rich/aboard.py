"""How long goods are on board (rule 7 of `routing.problem`)."""

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import COLLECT, DELIVER, DIRECT, Data
from routing.rich.compiled import FIRST, inlined
from routing.rich.plan import CALL, LOAD, UNLOAD, Sheet
from routing.rich.times import latest


@inlined
def fresh(data: Data, sheet: Sheet, path: Integers) -> bool:
    """Whether nothing is too long on board (rule 7); collects late if that helps."""
    k = FIRST
    while k < sheet.tally[c.STEPS]:
        m = k
        while (
            m < sheet.tally[c.STEPS]
            and sheet.step[m, c.ROUND] == sheet.step[k, c.ROUND]
        ):
            m += 1
        if not fresh_round(data, sheet, path, k, m):
            if sheet.step[k, c.DOING] == LOAD:
                return False
            collect_late(data, sheet, path, k, m)
            if not fresh_round(data, sheet, path, k, m):
                return False
        k = m
    return True


@inlined
def collect_late(data: Data, sheet: Sheet, path: Integers, k: int, m: int) -> None:
    """Let a round, steps ``k`` to ``m``, collect as late as its unloading permits.

    Pauses stay where they are, and so does what is done before the last of them.
    """
    step, s = sheet.step, k
    while s < m - 1 and step[s, c.DOING] != UNLOAD:
        s += 1
    while s > k and step[s, c.PAUSE] == 0 and step[s - 1, c.REST] == 0:
        s -= 1
        end = step[s + 1, c.BEGIN] - step[s, c.TRAVEL]
        begin = max(latest(data, sheet, path, s, end), step[s, c.BEGIN])
        step[s, c.BEGIN] = begin
        step[s, c.LEAVE] = begin + step[s, c.LASTS]
        step[s + 1, c.ARRIVE] = step[s, c.LEAVE] + step[s, c.TRAVEL]
    if s == k:
        step[k, c.ARRIVE] = step[k, c.BEGIN]


@inlined
def fresh_round(data: Data, sheet: Sheet, path: Integers, k: int, m: int) -> bool:
    """Whether nothing of a round, steps ``k`` to ``m``, is too long on board."""
    loaded, unloaded = 0, 0
    for s in range(k, m):
        if sheet.step[s, c.DOING] == LOAD:
            loaded = sheet.step[s, c.LEAVE] - sheet.step[s, c.REST]
        elif sheet.step[s, c.DOING] == UNLOAD:
            unloaded = sheet.step[s, c.BEGIN]
    for s in range(k, m):
        if sheet.step[s, c.DOING] != CALL:
            continue
        for q in range(sheet.step[s, c.FIRST], sheet.step[s, c.LAST]):
            t = path[q] // 2
            done = sheet.step[s, c.LEAVE] - sheet.step[s, c.REST]
            if (
                data.task[t, c.KIND] == COLLECT
                and unloaded - done > data.task[t, c.ABOARD]
            ):
                return False
            if (
                data.task[t, c.KIND] == DELIVER
                and sheet.step[s, c.BEGIN] - loaded > data.task[t, c.ABOARD]
            ):
                return False
            if data.task[t, c.KIND] == DIRECT and path[q] % 2 == 0:
                for p in range(s, m):
                    for o in range(sheet.step[p, c.FIRST], sheet.step[p, c.LAST]):
                        if sheet.step[p, c.DOING] == CALL and path[o] == path[q] + 1:
                            if sheet.step[p, c.BEGIN] - done > data.task[t, c.ABOARD]:
                                return False
    return True
