"""A plan and its shares on the terminal.

Imported text is shown as `rich.text.Text`, never as markup, and without control
characters.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from mil.calendar import DayClock
from mil.consignment import Consignment
from mil.costs.limits import stock_shares
from mil.costs.shares import SharePart, WeekShares
from mil.costs.statement import saving_percent
from mil.documents.legs import Load
from mil.orders import ZONES, RefusalCode
from mil.plan import WeekPlan
from mil.rounds import Round, RoundKind, Stop
from mil.sharing import BEST_PLANS, RULE, SHAPLEY, THEN, THIS_PLAN
from mil.units import Cents, Seconds, round_div


def plain(text: str) -> Text:
    """Return imported text without control characters and without markup."""
    return Text("".join(char if char.isprintable() else "·" for char in text))


def euros(cents: Cents) -> str:
    """Write an amount, ``1,234.50 €``."""
    return f"{cents / 100:,.2f} €"


def hours(seconds: Seconds) -> str:
    """Write a duration to the nearest minute, ``3 h 05``."""
    minutes = round_div(seconds, 60)
    return f"{minutes // 60} h {minutes % 60:02d}"


def kilometres(metres: int) -> str:
    """Write a distance, ``84 km``."""
    return f"{(metres + 500) // 1000:,} km"


def day_name(day: date) -> str:
    """Write a day, ``Tue 24 Nov``."""
    return f"{day:%a %d %b}"


def show_plan(console: Console, plan: WeekPlan) -> None:
    """Print all rounds with their stops, and what was left out."""
    for day in plan.days:
        for round_ in day.rounds:
            _show_round(console, plan, round_)
    _show_left_out(console, plan)
    console.print(totals(plan))


def totals(plan: WeekPlan) -> str:
    """Say how many rounds, km, hours and what they cost, in one sentence."""
    rounds = plan.rounds
    return (
        f"{plan.inputs.week}: {len(rounds)} rounds, "
        f"{kilometres(sum(r.metres for r in rounds))}, "
        f"{hours(sum(r.seconds for r in rounds))}, {euros(plan.cost)}"
    )


def _show_round(console: Console, plan: WeekPlan, round_: Round) -> None:
    clock = DayClock(round_.day, plan.inputs.hub.zone)
    vehicle = plan.inputs.vehicles[round_.vehicle]
    driver = plan.inputs.drivers[round_.driver]
    title = Text(f"{day_name(round_.day)} · {round_.kind.value} · ", style="bold")
    title.append_text(plain(vehicle.name)).append(" · ").append_text(plain(driver.name))
    console.print(title)
    console.print(
        f"  {round_.id}  {_time(clock, round_.start)}–{_time(clock, round_.end)}  "
        f"{kilometres(round_.metres)}  {hours(round_.seconds)}  "
        f"{euros(round_.cost.total)}",
        highlight=False,
    )
    console.print(_stop_table(plan, round_, clock))


def _stop_table(plan: WeekPlan, round_: Round, clock: DayClock) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim", pad_edge=True)
    for header in ("", "arrive", "leave", "wait", "break"):
        table.add_column(header, justify="right", no_wrap=True)
    table.add_column("place", ratio=1, min_width=24)
    for header in ("take", "give", "on board"):
        table.add_column(header, justify="right", no_wrap=True)
    number, grams = 0, 0
    for stop in round_.stops:
        away = stop.site != plan.inputs.hub.site.id and bool(stop.taken or stop.handed)
        number += away
        taken, handed = _load(plan, stop.taken), _load(plan, stop.handed)
        grams += sum(taken.grams) - sum(handed.grams)
        pause = sum(end - begin for begin, end in stop.pauses) // 60
        early = sum(end - begin for begin, end in stop.pauses if end <= stop.begin)
        wait = (stop.begin - stop.arrive - early) // 60
        table.add_row(
            str(number) if away else "",
            _time(clock, stop.arrive),
            _time(clock, stop.leave),
            f"{wait} min" if wait else "",
            f"{pause} min" if pause else "",
            _place(plan, stop),
            _crates(taken),
            _crates(handed),
            f"{round_div(grams, 100) / 10:.1f} kg",
        )
    return table


def _place(plan: WeekPlan, stop: Stop) -> Text:
    site = plan.inputs.sites[stop.site]
    return plain(site.name).append(f", {plain(site.town)}" if site.town else "")


def _time(clock: DayClock, seconds: Seconds) -> str:
    return f"{clock.at(seconds):%H:%M}"


def _load(plan: WeekPlan, ids: Iterable[str]) -> Load:
    return Load.of(plan.consignments[c] for c in ids)


def _crates(load: Load) -> str:
    """Write crates by zone: ``12 A 3 C 1 F`` (ambient, chilled, frozen)."""
    zones = zip(ZONES, load.crates, strict=True)
    return " ".join(
        f"{count} {zone.value[0].upper()}" for zone, count in zones if count
    )


def _not_counted(shares: WeekShares) -> Iterable[str]:
    """Say what the comparison with going alone leaves out."""
    undone = sum(len(share.alone.undone) for share in shares.producers)
    if undone:
        yield (
            f"Not counted there: {undone} consignments that their producers could not "
            "bring alone; nor the hub's rent and office in either."
        )


def _show_left_out(console: Console, plan: WeekPlan) -> None:
    _show_unserved(console, plan)
    _show_refusals(console, plan)
    _show_replenishments(console, plan)


def _show_unserved(console: Console, plan: WeekPlan) -> None:
    if plan.unserved:
        console.print(Text("Not served", style="bold red"))
        for item in plan.unserved:
            goods = plan.consignments[item.consignment]
            _bullet(console, _goods(plan, goods), item.reason)


def _show_refusals(console: Console, plan: WeekPlan) -> None:
    if plan.refusals:
        console.print(Text("Order lines refused", style="bold red"))
        for refusal in plan.refusals:
            _bullet(console, refusal.line, refusal.reason)


def _show_replenishments(console: Console, plan: WeekPlan) -> None:
    if plan.replenishments:
        console.print(Text("To order for the stock", style="bold"))
        for bulk in plan.replenishments:
            producer = plan.inputs.products[bulk.product].producer
            _bullet(console, plan.inputs.sites[producer].name, bulk.reason)


def _count_refusals(console: Console, plan: WeekPlan) -> None:
    """Name the refused lines by kind of reason, for a summary."""
    if not plan.refusals:
        return
    console.print(Text(f"Order lines refused: {len(plan.refusals)}", style="bold red"))
    for code, why in REFUSED.items():
        lines = [refusal.line for refusal in plan.refusals if refusal.code is code]
        if lines:
            _bullet(console, why, ", ".join(lines))


REFUSED = {
    RefusalCode.AFTER_CUTOFF: "after the cut-off",
    RefusalCode.NO_SERVICE: "for a day without service",
    RefusalCode.NO_STOCK: "not enough in stock, and none can come in time",
    RefusalCode.NO_WEIGHT: "of a product that nobody has weighed",
    RefusalCode.WRONG_UNIT: "in a unit that does not convert",
    RefusalCode.UNKNOWN: "of an unknown client or product",
}
"""Why order lines are refused, in a summary's words."""


def _count_replenishments(console: Console, plan: WeekPlan) -> None:
    """Say how much is to be ordered for the stock, for a summary."""
    products = {bulk.product for bulk in plan.replenishments}
    if products:
        farms = {plan.inputs.products[product].producer for product in products}
        console.print(
            f"To order for the stock: {len(products)} products from {len(farms)} "
            "producers, on their sheets and on the cover page.",
            highlight=False,
        )


def _bullet(console: Console, what: str, why: str) -> None:
    line = Text("  - ").append_text(plain(what)).append(": ").append_text(plain(why))
    console.print(line)


def _goods(plan: WeekPlan, goods: Consignment) -> str:
    """Say whose goods for whom, when and how much, in place of an id."""
    sites = plan.inputs.sites
    return (
        f"{sites[goods.producer].name} for {sites[goods.destination].name}, "
        f"{day_name(goods.day)}, {goods.zone}, {goods.crates} "
        f"crate{'s' if goods.crates > 1 else ''}, {goods.grams / 1000:.1f} kg"
    )


def names_of(plans: Sequence[WeekPlan]) -> dict[str, str]:
    """Return the names of all sites by id, those of the last week first."""
    return {id_: site.name for plan in plans for id_, site in plan.inputs.sites.items()}


def show_shares(
    console: Console, plans: Sequence[WeekPlan], shares: WeekShares
) -> None:
    """Print who pays what, why, and what going alone would cost."""
    names, stock = names_of(plans), stock_shares(shares, plans)
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("producer", ratio=1, min_width=24)
    for header in ("pays", "road", "work", "handling", "alone", "saves"):
        table.add_column(header, justify="right", no_wrap=True)
    for share in shares.producers:
        mark = "*" if share.alone.undone else ""
        table.add_row(
            plain(names[share.producer]),
            *_paid(share.parts),
            euros(share.alone.cents) + mark,
            _saving(share.goods_cents - stock[share.producer], share.alone.cents),
        )
    if shares.clients:
        table.add_row()
        table.add_row(Text("client", style="dim"))
    for client in shares.clients:
        table.add_row(plain(names[client.client]), *_paid(client.parts), "–", "–")
    table.add_section()
    alone = sum(share.alone.cents for share in shares.producers)
    parts = [p for s in shares.producers for p in (*s.parts, *s.by_clients)]
    table.add_row(
        Text("all", style="bold"),
        *_paid(parts),
        euros(alone),
        _saving(shares.cost - sum(stock.values()), alone),
    )
    console.print(table)
    road, work = _parts(shares)
    console.print(
        f"{_games_named(shares)} · "
        "pays, saves: its share of the rounds and what that saves, before any limits, "
        "refunds and public money; what is left to pay is in mil ledger and on "
        "statements · "
        f"road: {road} · work: {work} · handling: crates at the hub · alone: the same "
        "goods brought from the farm by itself; neither that nor saves counts bulk for "
        "the hub's stock · "
        "*: some of its goods could not be brought alone and are not in that figure"
        + (BY_CLIENTS if shares.clients else "")
    )


def game_named(game: str) -> str:
    """Say of which game figures are, in the words of the statements."""
    if not game:
        return "no game: the week is shared as a whole"
    whys = {
        THIS_PLAN: "“this plan”: each round as driven, without the stops that are "
        "absent",
        BEST_PLANS: "“best plans”: each group of stops would plan rounds of its own",
    }
    return f"game {THEN.join(whys[name] for name in game.split(THEN))}"


def _games_named(shares: WeekShares) -> str:
    """Say of which games shares are; rules that follow one another may share none."""
    if not (shares.pooled and shares.game):
        return game_named(shares.game)
    days = f"days shared as a whole ({', '.join(shares.pooled)}): no game"
    return f"{days}; other days: {game_named(shares.game)}"


BY_CLIENTS = (
    " · below the producers: clients, who pay the legs that the hub's rule says; "
    "saves: what a producer's goods cost together, clients' part too, against alone"
)


def _paid(parts: Sequence[SharePart]) -> tuple[str, ...]:
    """Return what is paid for some parts, and of it road, work and handling."""
    return (
        euros(sum(part.total for part in parts)),
        euros(sum(part.road for part in parts)),
        euros(sum(part.work for part in parts)),
        euros(sum(part.handling for part in parts)),
    )


def _parts(shares: WeekShares) -> tuple[str, str]:
    """Say what road and work are."""
    if shares.pooled:
        parts = f"its part of driving and fixed cost ({shares.rule})"
        return parts, "of loading, unloading, waiting"
    if shares.game == THIS_PLAN:
        value = f"its stops' {_value(shares)} of driving and fixed cost"
        return value, "loading, unloading, waiting"
    named = "Shapley value" if shares.rule == SHAPLEY else _value(shares)
    days = "the day's game of best plans, of all that rounds cost away from the hub"
    if shares.game != BEST_PLANS:
        days = f"their game, in best plans {days.partition(', ')[2]}"
    return f"its stops' {named} in {days}", "time at the hub and paid pauses"


def _value(shares: WeekShares) -> str:
    """Return what a rule's figures are called."""
    if shares.rule == RULE:
        return "Shapley value"
    over = "rounds" if shares.game == THIS_PLAN else "days, a convention"
    return f"share by {shares.rule}, summed over {over},"


def _kinds(kinds: Counter[RoundKind]) -> str:
    """Count rounds by kind: ``5 pickup and 6 delivery``."""
    usual = (RoundKind.PICKUP, RoundKind.DELIVERY)
    said = [f"{kinds[k]} {k.value}" for k in RoundKind if k in usual or kinds[k]]
    return f"{', '.join(said[:-1])} and {said[-1]}"


def _saving(cents: Cents, alone: Cents) -> str:
    percent = saving_percent(alone - cents, alone)
    return "–" if percent is None else f"{percent} %"


def show_summary(
    console: Console, plan: WeekPlan, shares: WeekShares, folder: Path
) -> None:
    """Say in plain words what was planned, what it costs, and where the files are."""
    kinds = Counter(round_.kind for round_ in plan.rounds)
    carried = {c for round_ in plan.rounds for c in round_.consignments}
    alone = sum(share.alone.cents for share in shares.producers)
    alone_km = sum(share.alone.metres for share in shares.producers)
    metres = sum(round_.metres for round_ in plan.rounds)
    console.print()
    console.print(Text(f"The week {plan.inputs.week}", style="bold"))
    for line in (
        f"{_kinds(kinds)} rounds carry {len(carried)} consignments of "
        f"{len(shares.producers)} producers.",
        f"They take {kilometres(metres)} and "
        f"{hours(sum(r.seconds for r in plan.rounds))}, and cost {euros(plan.cost)}.",
        f"Everybody going alone: {kilometres(alone_km)} and {euros(alone)}; "
        f"together is {_saving(plan.cost, alone)} cheaper.",
        *_not_counted(shares),
    ):
        console.print(line, highlight=False)
    _show_unserved(console, plan)
    _count_refusals(console, plan)
    _count_replenishments(console, plan)
    where = f"{plan.inputs.week} --hub {folder.parent}"
    console.print(f"Stop by stop: mil show {where}", soft_wrap=True)
    console.print(f"Who pays what: mil share {where}", soft_wrap=True)
    console.print(Text("Files: ").append(str(folder), style="bold"), soft_wrap=True)
