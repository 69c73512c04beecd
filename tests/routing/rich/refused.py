"""Tries all places for all tasks of small days; run without compilation, in a child.

Prints how many places keep all rules, how many of them are not listed, how many break
a rule, and how many of those are not listed either. A step is not split in two.
"""

import sys

import numpy as np

from benchmarks.days.planted import hub_day
from routing.rich import columns as c
from routing.rich import options
from routing.rich.arrays import DELIVER, DIRECT, NOWHERE
from routing.rich.day import BROKEN, drive
from routing.rich.desk import copy
from routing.rich.loop import Search
from routing.rich.places import written
from routing.rich.plan import TURN
from routing.rich.ruin import take_out
from routing.rich.settle import settle


def main(seed: int, stops: int, tight: float) -> tuple[int, ...]:
    options.BLINK = 10**12
    search = Search(hub_day(seed, stops, tight).problem, 1)
    search.construct(None)
    data, draft, desk = search.data, search.desk.trial, search.desk
    counts = [0, 0, 0, 0]
    for t in range(data.task.shape[0]):
        copy(search.best, draft)
        if draft.task[t, c.WHO] == NOWHERE or data.task[t, c.KIND] == DIRECT:
            continue
        out = np.zeros(data.task.shape[0], np.int64)
        out[t] = 1
        take_out(data, draft, out)
        if not settle(data, draft, desk.sheet, -1):
            continue
        block = np.array([2 * t + (data.task[t, c.KIND] == DELIVER)])
        for v in range(data.vehicle.shape[0]):
            if options.allowed(data, block, v):
                listed = _listed(data, draft, desk, block, v)
                for place, holds in _tried(data, draft, desk, block, v):
                    counts[0 if holds else 2] += 1
                    if place not in listed:
                        counts[1 if holds else 3] += 1
    return tuple(counts)


def _listed(data, draft, desk, block, v):
    table = np.empty((options.option_count(data, draft, block[0] // 2), 5), np.int64)
    count = options.list_options(
        data, draft, desk.sheet, block, v, table, 0, desk.chance
    )
    return {(int(p), int(how)) for _, _, p, how, _ in table[:count]}


def _tried(data, draft, desk, block, v):
    path, size = draft.path[v], int(draft.vehicle[v, c.SIZE])
    for p in range(size + 1):
        ways = [] if _splits(data, path, size, p) else [options.WITHIN]
        if size and (p in (0, size) or path[p] == TURN):
            ways.append(options.AFTER if p else options.BEFORE)
        for how in ways:
            long = written(data, draft, desk.sheet, block, v, p, how, NOWHERE)
            cost = drive(data, draft, desk.sheet, v, desk.sheet.trial, long)
            yield (p, how), cost != BROKEN


def _splits(data, path, size, p):
    if not 0 < p < size or TURN in (path[p - 1], path[p]):
        return False
    return data.visit[path[p - 1], c.PLACE] == data.visit[path[p], c.PLACE]


if __name__ == "__main__":
    print(*main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))  # noqa: T201
