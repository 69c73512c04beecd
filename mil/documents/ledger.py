"""The ledger of reciprocity: at the terminal, and as plain lists."""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from mil.costs.ledger import Account, Ledger
from mil.documents.listing import Json
from mil.documents.terminal import euros, hours, kilometres, plain
from mil.units import Seconds


def ledger_listing(found: Ledger, periods: list[str]) -> Json:
    """Return all accounts: seconds, metres, cents, and balances."""
    return {
        "periods": periods,
        "accounts": {
            producer: {
                "rounds": one.rounds,
                "gave_seconds": one.gave_seconds,
                "gave_metres": one.gave_metres,
                "gave_cents": one.gave_cents,
                "dock_seconds": one.dock_seconds,
                "dock_cents": one.dock_cents,
                "had_seconds": one.had_seconds,
                "had_metres": one.had_metres,
                "had_cents": one.had_cents,
                "ahead_seconds": one.gave_seconds - one.had_seconds,
                "ahead_metres": one.gave_metres - one.had_metres,
                "ahead_cents": one.gave_cents - one.had_cents,
                "pays_cents": one.pays,
                "net_cents": one.net,
            }
            for producer, one in found.accounts.items()
        },
        "far": [
            {"round": round_, "site": site, "metres": metres}
            for round_, site, metres in found.warnings
        ],
        "artisans": [
            {"round": round_, "site": site} for round_, site in found.artisans
        ],
    }


def show_ledger(console: Console, found: Ledger, names: Mapping[str, str]) -> None:
    """Print who is ahead and behind.

    Parameters
    ----------
    console, found
        Where to, and what.
    names
        Of sites, by id.
    """
    table = Table(box=None, padding=(0, 1), header_style="dim")
    dock = any(one.dock_seconds for one in found.accounts.values())
    # names are cut before figures are
    most = 24 if dock else None
    table.add_column("producer", ratio=1, min_width=24, max_width=most, no_wrap=True)
    heads = ("drove", "lent for", *(("dock",) if dock else ()), "credit")
    for head in (*heads, "hours ahead", "km ahead", "pays", "net"):
        table.add_column(head, justify="right", no_wrap=True)
    # who joined after the week was planned has no name in it
    named = {producer: names.get(producer, producer) for producer in found.accounts}
    ranked = sorted(
        found.accounts.items(), key=lambda pair: (-_ahead(pair[1]), named[pair[0]])
    )
    for producer, one in ranked:
        table.add_row(plain(named[producer]), *_cells(one, dock=dock))
    console.print(table)
    for round_, site, metres in found.warnings:
        console.print(
            f"{round_}: {plain(names[site])} is {kilometres(metres)} from where the "
            "round begins; mutual aid between farmers is within 100 km"
        )
    for round_, site in found.artisans:
        console.print(
            f"{round_}: {plain(names[site])} is no farmer; mutual aid is between "
            "farmers only, look for another ground (own account, a carrier)"
        )
    console.print(
        "drove, lent for: at work on rounds, with its own vehicle · "
        + ("dock: at work there · " if dock else "")
        + "credit: what that costs by the tariff, never more · ahead: given beyond its "
        "part of what all have given (-: behind) · net: what it pays less its credit"
    )


def _ahead(one: Account) -> int:
    return one.gave_cents - one.had_cents


def _cells(one: Account, *, dock: bool) -> tuple[str, ...]:
    gave, worked = one.rounds > 0, one.dock_seconds > 0
    return (
        hours(one.gave_seconds - one.dock_seconds) if gave else "–",
        kilometres(one.gave_metres) if gave else "–",
        *((hours(one.dock_seconds) if worked else "–",) if dock else ()),
        euros(one.gave_cents) if gave or worked else "–",
        _signed(one.gave_seconds - one.had_seconds),
        f"{(one.gave_metres - one.had_metres) / 1000:+,.0f}",
        euros(one.pays),
        euros(one.net),
    )


def _signed(seconds: Seconds) -> str:
    return ("-" if seconds < 0 else "+") + hours(abs(seconds))
