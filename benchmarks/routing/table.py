"""The measured figures as text and as JSON."""

import json
from collections.abc import Callable, Sequence
from itertools import groupby

from benchmarks.routing.instance import Instance
from benchmarks.routing.peers import Solver
from benchmarks.routing.report import Cell, Report, Run, gap_of

MEGABYTE = 2**20
SIZES = (50, 100, 200, 400, 1000)
OVER = 1.05
"""Processor time beyond this share of what was given is marked."""

NOTHING = "–"


def lay_out(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as columns, the first to the left, all others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [
            text.ljust(width) if at == 0 else text.rjust(width)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def gaps(report: Report) -> str:
    """Return the table of gaps: instances, means of sets and of all, ratios."""
    rows = [["instance", "stops", "reference", *(s.title for s in report.solvers)]]
    for row, instance in enumerate(report.instances):
        reference = report.references[row]
        rows.append(
            [
                f"{instance.folder}/{instance.name}",
                str(instance.stops),
                NOTHING
                if reference is None
                else f"{reference.value:g}{'*' if reference.note else ''}",
                *(_told(report, report.cell(row, s)) for s in report.solvers),
            ]
        )
    for folder, _ in groupby(report.instances, key=_folder):
        chosen = report.rows_in(folder)
        rows.append(_means(report, f"mean {folder}", chosen))
    rows.append(_means(report, "mean of all", range(len(report.instances))))
    if len(report.solvers) > 1:
        shared = report.shared(report.solvers)
        rows.append(_means(report, "mean where all have one", shared))
        rows.append(_ratios(report))
    return "\n".join([lay_out(rows), "", *_legend(report)])


def sizes(report: Report) -> str:
    """Return the table of time, memory and gap by number of stops."""
    titles = ["gap %", "cpu s", "wall s", "MB"]
    head = ["stops", "instances"]
    head += [f"{s.title} {title}" for s in report.solvers for title in titles]
    rows = [head]
    for size in SIZES:
        chosen = report.rows_near(size)
        row = [str(size), str(len(chosen))]
        for solver in report.solvers:
            picks: list[tuple[Callable[[Cell], float | None], str]] = [
                (gap_of, ".2f"),
                (lambda cell: cell.cpu_seconds, ".1f"),
                (lambda cell: cell.seconds, ".1f"),
                (_megabytes, ".0f"),
            ]
            for pick, form in picks:
                mean, _ = report.mean(chosen, solver, pick)
                row.append(NOTHING if mean is None else format(mean, form))
        rows.append(row)
    return "\n".join([lay_out(rows), "", *_legend(report)])


def as_json(report: Report) -> str:
    """Return everything measured as JSON."""
    return json.dumps(
        {
            "cpu_seconds": report.cpu_seconds,
            "runs": [_run(report, run) for run in report.runs],
            "means": {
                solver.name: {
                    "gap_percent": report.mean(
                        range(len(report.instances)), solver, gap_of
                    )[0],
                    "ratio_to_first": report.ratio(solver, report.solvers[0])[0],
                    "sets": {
                        folder: report.mean(
                            report.rows_in(folder),
                            solver,
                            gap_of,
                        )[0]
                        for folder, _ in groupby(report.instances, key=_folder)
                    },
                }
                for solver in report.solvers
            },
        },
        ensure_ascii=False,
        indent=1,
    )


def _run(report: Report, run: Run) -> dict[str, object]:
    """Return one run with its reference."""
    reference = report.references[report.instances.index(run.instance)]
    answer = run.outcome.answer
    gap = None
    if run.value is not None and reference is not None:
        gap = 100 * (run.value / reference.value - 1)
    return {
        "set": run.instance.folder,
        "instance": run.instance.name,
        "stops": run.instance.stops,
        "convention": run.instance.convention.name,
        "reference": None if reference is None else reference.value,
        "reference_note": "" if reference is None else reference.note,
        "solver": run.solver.name,
        "seed": run.seed,
        "cost": run.value,
        "gap_percent": gap,
        "vehicles": None if answer is None else len(answer.result.routes),
        "cpu_seconds": None if answer is None else answer.cpu_seconds,
        "wall_seconds": None if answer is None else answer.seconds,
        "memory_bytes": None if answer is None else answer.memory,
        "trouble": run.outcome.trouble,
    }


def _told(report: Report, cell: Cell | None) -> str:
    """Return a cell: gap, vehicles, processor seconds; or what went wrong."""
    if cell is None:
        return NOTHING
    words = [trouble.split(":", maxsplit=1)[0] for trouble in cell.troubles]
    if cell.value is None:
        return words[0]
    figure = f"{cell.value:g}" if cell.gap is None else f"{cell.gap:.2f}"
    mark = "!" if _over(report, cell) else ""
    bad = f" ({len(words)} {words[0]})" if words else ""
    return f"{figure} [{cell.vehicles:g}v {cell.cpu_seconds:.1f}s{mark}]{bad}"


def _over(report: Report, cell: Cell) -> bool:
    return cell.cpu_seconds is not None and cell.cpu_seconds > OVER * report.cpu_seconds


def _means(report: Report, title: str, rows: Sequence[int]) -> list[str]:
    told = [title, "", ""]
    for solver in report.solvers:
        mean, count = report.mean(rows, solver, gap_of)
        told.append(NOTHING if mean is None else f"{mean:.3f} (of {count})")
    return told


def _ratios(report: Report) -> list[str]:
    first: Solver = report.solvers[0]
    told = [f"cost, {first.title} = 1", "", ""]
    for solver in report.solvers:
        ratio, count = report.ratio(solver, first)
        told.append(NOTHING if ratio is None else f"{ratio:.5f} (of {count})")
    return told


def _legend(report: Report) -> list[str]:
    """Return what the figures are, as far as they occur."""
    lines = [
        "Gap in % to the reference, the best known cost by its own convention "
        "[vehicles, processor seconds]; mean over seeds.",
        f"Each run was given {report.cpu_seconds:g} processor seconds, and every plan "
        "counted was accepted by the independent judge.",
        f"{NOTHING} not expressible for that solver, or not run.",
    ]
    cells = [
        cell
        for row in range(len(report.instances))
        for solver in report.solvers
        if (cell := report.cell(row, solver)) is not None
    ]
    if any(_over(report, cell) for cell in cells):
        lines.append(
            f"! used more than {OVER - 1:.0%} beyond what it was given, in a seed at "
            "least: its own limits are not exact."
        )
    notes = {reference.note for reference in report.references if reference} - {""}
    lines += [f"* {note}" for note in sorted(notes)]
    return lines + sorted({f"{t}" for cell in cells for t in cell.troubles})


def _megabytes(cell: Cell) -> float | None:
    return None if cell.memory is None else cell.memory / MEGABYTE


def _folder(instance: Instance) -> str:
    return instance.folder
