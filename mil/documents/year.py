"""The hub's year at the terminal, and as plain lists."""

from collections.abc import Mapping
from dataclasses import asdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from mil.costs.year import HubYear
from mil.documents.listing import Json
from mil.documents.terminal import euros, plain
from mil.units import Cents

WORDS = {
    "rounds": "rounds, by the tariff",
    "vehicles_not_covered": "vehicles' yearly cost that rounds do not bear",
    "orders_and_preparation": "taking orders and preparing",
    "shares": "shares of rounds, subsidies deducted",
    "membership": "membership fee, a member and year",
    "fee_per_crate": "fee per crate",
    "fee_per_basket": "fee per basket",
    "per_crate": "fee per crate",
    "per_basket": "fee per basket",
    "commission": "commission on sales",
    "subsidy": "public money, a year",
}


def year_listing(year: HubYear, weeks: list[str]) -> Json:
    """Return the year: cents, and commission in ten-thousandths of sales."""
    return {"weeks": weeks, "missing_cents": year.missing} | asdict(year)


def show_year(console: Console, year: HubYear, weeks: list[str]) -> None:
    """Print what the year costs, what pays for it, and what would make it even."""
    console.print(f"A year of {year.weeks} weeks like {', '.join(weeks)}", style="bold")
    console.print(_amounts("what it costs", year.costs))
    console.print(_amounts("what pays for it", year.income))
    word = "missing" if year.missing > 0 else "left over"
    console.print(f"{word}: {euros(abs(year.missing))}", style="bold")
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("to break even, one of", ratio=1, min_width=30)
    for head in ("now", "all else as it is", "alone, with subsidies"):
        table.add_column(head, justify="right")
    for way in year.ways:
        cells = [_asked(way.name, value) for value in (way.now, way.even, way.whole)]
        table.add_row(WORDS[way.name], *cells)
    console.print(table)
    console.print(_volume(year))
    if year.unpriced:
        console.print(f"{year.unpriced} order lines without a price are in no sales")


def _volume(year: HubYear) -> str:
    if year.volume is None:
        return "no volume breaks even: what grows with it costs more than it brings in"
    return (
        f"or {year.volume / 1000:.2f} times these goods, if rounds and work grew in "
        f"proportion · {year.members} members · sales {euros(year.sales)}"
    )


def _amounts(title: str, amounts: Mapping[str, Cents]) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column(title, ratio=1, min_width=30)
    table.add_column("a year", justify="right")
    for name, cents in amounts.items():
        if cents:
            table.add_row(plain(WORDS.get(name, name.replace("_", " "))), euros(cents))
    table.add_row(Text("all", style="bold"), euros(sum(amounts.values())))
    return table


def _asked(name: str, value: int | None) -> str:
    if value is None:
        return "–"
    return f"{value / 100:.2f} %" if name == "commission" else euros(value)
