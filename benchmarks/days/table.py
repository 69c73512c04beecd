"""The measured days as text and as JSON."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from statistics import fmean, median

from benchmarks.days.measure import Outcome, Row
from benchmarks.days.waves import EASE
from benchmarks.routing.table import NOTHING, lay_out

HEAD = (
    *("stops", "plans", "visits", "solved", "vs planted", "worst", "dearer"),
    *("waves solved", "vs waves", "complete ms", "slowest ms", "cpu s"),
)

LEGEND = (
    "plans: one for each day and seed of the engine.\n"
    "solved: those by which everything that must be served is, by the judge; "
    "failed and refused ones count as not solved.\n"
    "vs planted, worst: cost of ours against the planted plan's where solved, mean and "
    "highest; dearer: those that cost more than it.\n"
    "waves solved: the day with {ease} h more everywhere, where collections end and "
    "deliveries leave at the one hour of {hours} that came out best.\n"
    "vs waves: cost of ours on that same day without waves, mean of those both solve; "
    "each is planned with as much processor time.\n"
    "complete: processor time to the first plan that serves everything, median and "
    "highest; the engine is loaded before."
)


def text(rows: Sequence[Row], hours: Iterable[int]) -> str:
    """Return the table: a line for each number of stops.

    Parameters
    ----------
    rows
        The days that were measured.
    hours
        Of the waves, seconds.
    """
    lines: list[Sequence[str]] = [HEAD]
    for stops in sorted({row.stops for row in rows}):
        lines.append(_line(stops, [row for row in rows if row.stops == stops]))
    clock = ", ".join(f"{hour // 3600}:{hour % 3600 // 60:02}" for hour in hours)
    troubles = [f"{named(row)}: {row.ours.trouble}" for row in rows if row.ours.trouble]
    return "\n".join(
        [lay_out(lines), "", LEGEND.format(hours=clock, ease=EASE // 3600), *troubles]
    )


def named(row: Row) -> str:
    """Return which day a row is about, and which seed it was planned with."""
    seeds = f"seed {row.seed}, tight {row.tight:g}, engine's seed {row.drawn}"
    return f"{row.stops} stops, {seeds}"


def as_json(rows: Sequence[Row]) -> str:
    """Return all rows as JSON.

    Parameters
    ----------
    rows
        The days that were measured.
    """
    return json.dumps([asdict(row) for row in rows], indent=1)


def _line(stops: int, rows: Sequence[Row]) -> list[str]:
    ours = [_over(row.ours, row.planted) for row in rows]
    gaps = [gap for gap in ours if gap is not None]
    waves = [row.waves for row in rows if row.waves is not None]
    pairs = [(row.free, row.waves) for row in rows if row.free and row.waves]
    both = [_over(free, in_waves.cents) for free, in_waves in pairs if in_waves.solved]
    saved = [gap for gap in both if gap is not None]
    first = [1_000 * row.ours.complete for row in rows if row.ours.complete is not None]
    return [
        str(stops),
        str(len(rows)),
        f"{fmean(row.visits for row in rows):.0f}",
        _share(sum(row.ours.solved for row in rows), len(rows)),
        _mean(gaps),
        _signed(max(gaps, default=None)),
        _share(sum(gap > 0 for gap in gaps), len(gaps)),
        _share(sum(outcome.solved for outcome in waves), len(waves)),
        _mean(saved),
        NOTHING if not first else f"{median(first):.0f}",
        NOTHING if not first else f"{max(first):.0f}",
        f"{fmean(row.ours.spent for row in rows):.1f}",
    ]


def _over(outcome: Outcome, base: int | None) -> float | None:
    """Return how much more a solved day costs, percent."""
    if not outcome.solved or outcome.cents is None or not base:
        return None
    return 100 * (outcome.cents / base - 1)


def _mean(values: Sequence[float]) -> str:
    return _signed(fmean(values) if values else None)


def _signed(value: float | None) -> str:
    return NOTHING if value is None else f"{value:+.1f} %"


def _share(count: int, all_: int) -> str:
    return NOTHING if not all_ else f"{100 * count / all_:.0f} %"
