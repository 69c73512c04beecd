"""Each producer's weeks beside going alone, at the terminal and as plain lists."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from mil.costs.beside import Beside, Side, besides, everybody
from mil.costs.limits import Limited
from mil.costs.sales import tenths
from mil.costs.shares import WeekShares
from mil.documents.listing import Json
from mil.documents.terminal import hours, names_of, plain
from mil.plan import WeekPlan
from mil.units import round_div


def beside_listing(
    plans: Sequence[WeekPlan],
    weeks: Sequence[WeekShares],
    within: Limited | None = None,
) -> Json:
    """Return each producer's weeks together and alone.

    Cents (within limits), metres, seconds, grams of CO2 equivalent (null where no rate
    says what is burnt) and ten-thousandths of sales (null where prices are not known).
    """
    most = most_of_sales(plans)
    return {
        "most_of_sales": most,
        "beside": {
            one.producer: {
                "sales_cents": one.sales.cents,
                "lines_without_price": one.sales.unpriced,
                "together": _side(one.together, most),
                "alone": _side(one.alone, most),
                "alone_undone": one.undone,
            }
            for one in besides(plans, weeks, within)
        },
    }


def _side(side: Side, most: int) -> Json:
    return {
        "cents": side.cents,
        "metres": side.metres,
        "seconds": side.seconds,
        "grams_co2e": side.grams,
        "of_sales": side.of_sales,
        "above": side.of_sales is not None and side.of_sales > most,
    }


def most_of_sales(plans: Sequence[WeekPlan]) -> int:
    """Return the part of sales above which costs are flagged, ten-thousandths.

    Where days with rounds have several, the largest: nobody is blamed for a week by
    the tariff of its last day.
    """
    days = [(plan.inputs.hub, round_.day) for plan in plans for round_ in plan.rounds]
    days = days or [(plan.inputs.hub, plan.inputs.week.days[-1]) for plan in plans]
    return max(100 * hub.on(day).tariff.most_of_turnover for hub, day in days)


def show_beside(
    console: Console,
    plans: Sequence[WeekPlan],
    weeks: Sequence[WeekShares],
    within: Limited | None = None,
) -> None:
    """Print kilometres, hours, emissions and part of sales, together and alone."""
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("producer", ratio=1, min_width=20, no_wrap=True)
    for head in ("km", "hours", "kg CO2e", "of sales"):
        table.add_column(head, justify="right", no_wrap=True)
        table.add_column("alone", justify="right", no_wrap=True)
    most, rows = most_of_sales(plans), besides(plans, weeks, within)
    names = names_of(plans)
    for one in rows:
        name = plain(names[one.producer])
        table.add_row(name, *_cells(one, most))
    table.add_section()
    table.add_row(Text("all", style="bold"), *_cells(everybody(rows), most))
    console.print()
    console.print(table)
    console.print(
        "km, hours, kg CO2e: its part of each round, in proportion to what it pays for "
        "it, and of its own rounds · of sales: what it pays, within limits, as a part "
        "of what the goods sell for, – where a price is missing · !: above the ceiling "
        f"of {most // 100} % · *: without what it could not bring alone"
    )
    for note in fuel_notes(plans[-1]):
        console.print(Text(note), style="dim")


def fuel_notes(plan: WeekPlan) -> list[str]:
    """Return where the figures of emissions come from, and what is missing."""
    rates = plan.inputs.hub.on(plan.inputs.week.days[0]).tariff.rates
    used = {vehicle.rate for vehicle in plan.inputs.vehicles.values()}
    used |= {plan.inputs.hub.rules.alone.rate}
    told: dict[str, list[str]] = {}
    for name in sorted(used & set(rates)):
        fuel = rates[name].fuel
        what = "nobody has said what it burns"
        told.setdefault((fuel.source or "no source") if fuel else what, []).append(name)
    return [f"kg CO2e, {', '.join(names)}: {why}" for why, names in told.items()]


def _cells(one: Beside, most: int) -> tuple[str, ...]:
    here, own = one.together, one.alone
    mark = "*" if one.undone else ""
    return (
        _whole(here.metres),
        _whole(own.metres) + mark,
        hours(here.seconds),
        hours(own.seconds) + mark,
        _whole(here.grams),
        _whole(own.grams) + mark,
        percent(here.of_sales, most),
        percent(own.of_sales, most) + mark,
    )


def _whole(amount: int | None) -> str:
    """Write metres as kilometres, grams as kilograms; a dash where not known."""
    return "–" if amount is None else f"{round_div(amount, 1000):,}"


def percent(part: int | None, most: int) -> str:
    """Write ten-thousandths as ``12.3 %``, marked when above the most there may be."""
    if part is None:
        return "–"
    return f"{'!' if part > most else ''}{tenths(part) / 10:.1f} %"
