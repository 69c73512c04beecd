"""Shares within limits, at the terminal."""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from mil.costs.limits import Limit, Limited
from mil.costs.shares import WeekShares
from mil.documents.terminal import euros, plain

WHY = {
    Limit.LEAST: "the least that anybody pays",
    Limit.MOST: "the most that anybody pays",
    Limit.ALONE: "no more than going alone",
}


def show_limits(
    console: Console, names: Mapping[str, str], shares: WeekShares, within: Limited
) -> None:
    """Print what limits change, and whom they hold.

    Parameters
    ----------
    console
        Where to.
    names
        Of sites, by id.
    shares, within
        By the rule alone, and within limits.
    """
    was = {share.producer: share.cents for share in shares.producers}
    changed = {p: cents for p, cents in within.cents.items() if cents != was[p]}
    console.print()
    if within.given_up:
        weeks = ", ".join(within.given_up)
        console.print(f"Limits that cannot all be kept are given up in {weeks}.")
    if within.exempt:
        console.print(
            f"{len(within.exempt)} of {len(within.cents)} producers (*) may pay more "
            "than alone: of goods they could not bring alone there is no figure."
        )
    if not changed:
        console.print("Within limits: all shares are as above, no limit is active.")
        return
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("within limits", ratio=1, min_width=24)
    for head in ("pays", "more"):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column("because", no_wrap=True)
    for producer, cents in changed.items():
        held = within.active.get(producer)
        table.add_row(
            plain(names[producer]),
            euros(cents),
            f"{(cents - was[producer]) / 100:+,.2f}",
            WHY[held] if held else "",
        )
    total = sum(within.cents.values())
    table.add_section()
    table.add_row(Text("all", style="bold"), euros(total), "", "")
    console.print(table)
    if any(producer not in within.active for producer in changed):
        console.print("without a reason: the same amount for all whom no limit holds")
