"""Colours of the map's rounds, its legend, and what a click on a stop shows."""

from collections.abc import Iterable
from itertools import groupby

from mil.documents.legs import Legs, Visit
from mil.documents.map_page import LegendDay, LegendRound, Note
from mil.documents.wording import load_line, round_name
from mil.documents.words import Words
from mil.rounds import Round

COLOURS = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#a6266e",
    "#7a5195",
    "#b8860b",
    "#1f9bcf",
    "#8c2d04",
    "#4d7c0f",
    "#e0457b",
    "#3b3b98",
    "#555555",
)
"""Told apart on white, the first six also by colour-blind readers."""

DASHES = (None, "10 6", "3 6")
"""After the last colour they start again with broken lines."""


def colour(number: int) -> str:
    """Return the colour of a round by its number in the week."""
    return COLOURS[(number - 1) % len(COLOURS)]


def dash(number: int) -> str | None:
    """Return the dashes of its line, or None for an unbroken one."""
    return DASHES[(number - 1) // len(COLOURS) % len(DASHES)]


def legend(legs: Legs, words: Words) -> Iterable[LegendDay]:
    """Yield the days with their rounds; `layer` is folium's name for each."""
    for day, rounds in groupby(legs.rounds, key=lambda r: r.day):
        lines = tuple(_legend_round(legs, words, r) for r in rounds)
        yield LegendDay(words.day(day), lines)


def _legend_round(legs: Legs, words: Words, round_: Round) -> LegendRound:
    number = legs.numbers[round_.id]
    hours = (
        f"{words.clock(round_.day, round_.start)}–{words.clock(round_.day, round_.end)}"
    )
    return LegendRound(
        layer=f"feature_group_r{number}",
        name=round_name(legs, words, round_),
        colour=colour(number),
        dash=dash(number) or "",
        text=" · ".join(
            (
                words(f"round.{round_.kind}"),
                legs.vehicle(round_).name,
                legs.driver(round_).name,
            )
        ),
        figures=f"{hours} · {words.km(round_.metres)}",
    )


def notes(legs: Legs, words: Words) -> Iterable[Note]:
    """Yield what a click on a stop shows."""
    yield Note("marker_hub", legs.hub.name, (words("map.hub"),))
    for round_ in legs.rounds:
        number = legs.numbers[round_.id]
        for at, badge in enumerate(legs.stop_numbers(round_)):
            if badge:
                visit = Visit(round_, at)
                yield _note(legs, words, visit, f"marker_r{number}s{at}", badge)


def _note(legs: Legs, words: Words, visit: Visit, marker: str, badge: int) -> Note:
    stop, site = visit.stop, legs.site(visit.stop.site)
    taken, handed = legs.goods(stop.taken), legs.goods(stop.handed)
    times = (
        f"{words.clock(visit.round.day, stop.begin)}–"
        f"{words.clock(visit.round.day, stop.leave)}"
    )
    lines = (
        f"{words.day(visit.round.day)}, {times}",
        site.town,
        words("map.taken", load=load_line(words, taken)) if taken else "",
        words("map.handed", load=load_line(words, handed)) if handed else "",
    )
    title = f"{round_name(legs, words, visit.round)} · {badge}. {site.name}"
    return Note(marker, title, tuple(line for line in lines if line))
