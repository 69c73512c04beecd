"""The measured bounds as text and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from benchmarks.bounds.measure import Row
from benchmarks.routing.table import NOTHING, lay_out

HEAD = (
    *("instance", "stops", "ours", "bound", "gap %", "search cpu s", "proof cpu s"),
    "proven",
)
CLOSE = 1.0
"""Per cent; bounds as close as that are counted."""

LEGEND = (
    "ours: cost of the engine's plan; bound: no plan costs less; gap: the plan is at "
    "most that much above the bound.",
    "proven: no plan costs less than ours. Imports and compilation are not counted.",
)


def text(rows: Sequence[Row]) -> str:
    """Return the table, and for each number of stops how many are proven and close."""
    lines = [HEAD, *(_line(row) for row in rows)]
    return "\n".join([lay_out(lines), "", *_counts(rows), *LEGEND, *_asides(rows)])


def as_json(rows: Sequence[Row]) -> str:
    """Return all rows as JSON."""
    told = [{**asdict(row), "gap_percent": row.gap} for row in rows]
    return json.dumps(told, ensure_ascii=False, indent=1)


def _line(row: Row) -> tuple[str, ...]:
    return (
        f"{row.folder}/{row.name}",
        str(row.stops),
        _figure(row.cost, "g"),
        _figure(row.bound, "g"),
        _figure(row.gap, ".2f"),
        f"{row.searching:.1f}",
        f"{row.proving:.1f}",
        "yes" if row.proven else "no",
    )


def _figure(value: float | None, form: str) -> str:
    return NOTHING if value is None else format(value, form)


def _counts(rows: Sequence[Row]) -> list[str]:
    lines = []
    for stops in sorted({row.stops for row in rows}):
        some = [row for row in rows if row.stops == stops]
        proven = sum(row.proven for row in some)
        close = sum(row.gap is not None and row.gap <= CLOSE for row in some)
        longest = max(row.proving for row in some)
        lines.append(
            f"{stops} stops: {proven} of {len(some)} proven, {close} within "
            f"{CLOSE:g} %; the longest proof took {longest:.1f} s."
        )
    return lines


def _asides(rows: Sequence[Row]) -> list[str]:
    """Return which rules were left aside in which sets."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        found.setdefault(row.folder, {}).update(dict.fromkeys(row.relaxed))
    return [
        f"{folder}: the bound leaves aside {', '.join(rules)}."
        for folder, rules in found.items()
        if rules
    ]
