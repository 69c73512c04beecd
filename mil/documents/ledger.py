"""The ledger of reciprocity: at the terminal, and as plain lists."""

from collections.abc import Callable, Mapping

from rich.console import Console
from rich.table import Table

from mil.costs.ledger import Account, Ledger
from mil.documents.listing import Json
from mil.documents.terminal import euros, hours, kilometres, plain
from mil.units import Cents, round_div


def ledger_listing(
    found: Ledger, periods: list[str], left: Mapping[str, Cents]
) -> Json:
    """Return all accounts: seconds, metres, cents, and balances.

    Parameters
    ----------
    found, periods
        The accounts, and of when they are.
    left
        What is left to pay, as on statements.
    """
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
                "left_to_pay_cents": left.get(producer, 0),
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


def show_ledger(
    console: Console,
    found: Ledger,
    names: Mapping[str, str],
    left: Mapping[str, Cents],
) -> None:
    """Print who is ahead and behind.

    Parameters
    ----------
    console, found
        Where to, and what.
    names
        Of sites, by id.
    left
        What is left to pay, as on statements.
    """
    table = Table(box=None, padding=(0, 1), header_style="dim")
    dock = any(one.dock_seconds for one in found.accounts.values())
    # names are cut before figures are
    most = 24 if dock else None
    table.add_column("producer", ratio=1, min_width=24, max_width=most, no_wrap=True)
    heads = ("drove", "lent for", *(("dock",) if dock else ()), "credit")
    for head in (*heads, "hours ahead", "km ahead", "€ ahead", "left to pay"):
        table.add_column(head, justify="right", no_wrap=True)
    # who joined after the week was planned has no name in it
    named = {producer: names.get(producer, producer) for producer in found.accounts}
    ranked = sorted(
        found.accounts.items(), key=lambda pair: (-_ahead(pair[1]), named[pair[0]])
    )
    for producer, one in ranked:
        cells = _cells(one, dock=dock)
        table.add_row(plain(named[producer]), *cells, euros(left.get(producer, 0)))
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
        "part of what all have given (-: behind) · left to pay: as on statements, its "
        "share within the hub's limits, less credit and public money (-: paid to it)"
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
        _signed(one.gave_seconds - one.had_seconds, 60, hours),
        _signed(one.gave_metres - one.had_metres, 1000, kilometres),
        _signed(_ahead(one), 1, euros),
    )


def _signed(amount: int, unit: int, write: Callable[[int], str]) -> str:
    """Write a balance with its sign, a dash where it rounds to nothing."""
    if not round_div(abs(amount), unit):
        return "–"
    return ("-" if amount < 0 else "+") + write(abs(amount))
