"""The measured rows as text and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from statistics import fmean

from benchmarks.routing.table import NOTHING, lay_out
from benchmarks.sharing.row import Row

HEAD = (
    *("what", "stops", "cpu ms", "x ours", "mean gap %", "least", "most", "runs"),
    *("failed", "MB", "MB more"),
)

LEGEND = (
    "x ours: as many times as long as our exact table of the same day in this run.",
    "gap: cost found above the exact one; runs without a plan have none. For each "
    "coalition: from a sample, times all coalitions.",
    "sampled: gaps are per cent of the mean share (error by day; interval of the stop "
    "that has the widest), or of the solver's cost; the time is of the slowest day.",
    "MB: most memory of a process that prices this day alone, and what of it is beyond "
    "what Python, numpy and loaded code take.",
    "Processor time. Imports and compilation are not counted.",
)


def text(rows: Sequence[Row]) -> str:
    """Return the table."""
    lines = [HEAD, *(_line(row) for row in rows)]
    return "\n".join([lay_out(lines), "", *LEGEND])


def as_json(rows: Sequence[Row]) -> str:
    """Return all rows as JSON."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1)


def _line(row: Row) -> tuple[str, ...]:
    megabytes = row.megabytes or (None, None)
    gaps = row.gaps
    found = (fmean(gaps), min(gaps), max(gaps)) if gaps else (None,) * 3
    runs = len(gaps) + row.failed
    return (
        row.what,
        str(row.stops),
        f"{1000 * row.seconds:.4g}",
        NOTHING if row.ratio is None else f"{row.ratio:.3g}",
        *(NOTHING if gap is None else f"{gap:.3f}" for gap in found),
        str(runs) if runs else NOTHING,
        str(row.failed) if runs else NOTHING,
        *(NOTHING if size is None else str(size) for size in megabytes),
    )
