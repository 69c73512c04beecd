"""Requests taken apart into tasks, and what is whole of a plan."""

from dataclasses import replace

from benchmarks.days.planted import hub_day
from routing.apart import only_whole, taken_apart
from routing.problem import Request


def test_only_what_must_be_served_in_one_way_is_taken_apart():
    """Each task loses what its request does; other requests stay as they are."""
    problem = hub_day(2, 20, 1.0).problem
    must = Request(((0, 1),), weight=3, priority=1)
    may = replace(must, ways=((2, 3),), skip=500)
    choice = replace(must, ways=((4,), (5, 6)))
    asked = replace(problem, requests=(must, may, choice))
    alone = [replace(must, ways=((task,),)) for task in (0, 1)]
    assert taken_apart(asked).requests == (*alone, may, choice)


def test_what_is_served_in_part_is_taken_out():
    """Tasks go whose mates are missing, and rounds with them; vehicles stay."""
    problem = hub_day(2, 20, 1.0).problem
    requests = (Request(((0, 1),)), Request(((2,), (3, 4))), Request(((5,),)))
    asked = replace(problem, requests=requests)
    plan = (((0, 7), (10,)), ((6,),), ((9,),))
    assert only_whole(asked, plan) == (((7,), (10,)), ((6,),), ((9,),))
    assert only_whole(asked, (((0, 2), (6,)), ((11,),))) == (((0, 2),), ((11,),))
