"""The cost of a week or month by every rule: at the terminal, and as plain lists."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from mil.costs.hub_rule import rule_names
from mil.costs.standing import NOTICED, Savings, savings
from mil.costs.week_rules import WeekRule
from mil.documents.listing import Json
from mil.documents.standing import savings_listing
from mil.documents.terminal import euros, game_named, names_of, plain
from mil.plan import Alone, WeekPlan
from mil.sharing import SHAPLEY, THEN
from mil.units import Cents, ceil_div

BESIDE, WIDE, FEWEST = 45, 11, 3
"""Characters beside the rules, and of each; rules side by side at least."""


def compare_listing(
    period: str,
    game: str,
    plans: Sequence[WeekPlan],
    rules: tuple[WeekRule, ...],
    own: str = SHAPLEY,
) -> Json:
    """Return what each producer pays by each rule, and more than by the hub's.

    Parameters
    ----------
    period, game, plans, rules
        Which week or month, by which game, its plans, and all rules on them.
    own
        The hub's rule; where it is not defined others are held against Shapley's.
    """
    against = _against(rules, own)
    here = against.cents
    return {
        "period": period,
        "game": game,
        "cost_cents": sum(plan.cost for plan in plans),
        "against": against.name,
        "alone_cents": {one.producer: one.cents for one in _alone(plans)},
        "rules": {
            rule.name: {
                "shares_cents": dict(rule.cents),
                "more_cents": {p: x - here.get(p, 0) for p, x in rule.cents.items()},
                "hub_bears_cents": rule.rest,
                **savings_listing(_savings(plans, rules, rule)),
                "worst_excess_cents": None
                if rule.excess is None
                else float(rule.excess),
                "note": rule.note,
            }
            for rule in rules
        },
    }


def _alone(plans: Sequence[WeekPlan]) -> list[Alone]:
    """Return what each producer going alone costs, all weeks added up."""
    found: dict[str, list[Alone]] = {}
    for one in (one for plan in plans for one in plan.alone):
        found.setdefault(one.producer, []).append(one)
    return [Alone.added_up(producer, own) for producer, own in sorted(found.items())]


def _savings(
    plans: Sequence[WeekPlan], rules: Sequence[WeekRule], rule: WeekRule
) -> Savings:
    """Put a rule beside going alone; bulk for the stock weighs as in the game."""
    stock = rule.stock or next(one.stock for one in rules if one.name == SHAPLEY)
    return savings(rule.cents, stock, _alone(plans))


def _against(rules: Sequence[WeekRule], own: str) -> WeekRule:
    """Return the rule that others are held against."""
    known = {rule.name: rule for rule in rules if rule.cents or rule.name == SHAPLEY}
    return known.get(own) or known[SHAPLEY]


def show_compare(
    console: Console,
    game: str,
    plans: Sequence[WeekPlan],
    rules: tuple[WeekRule, ...],
    own: str = SHAPLEY,
) -> None:
    """Print what each producer pays here, and more or less by every other rule."""
    here = _against(rules, own)
    others = [rule for rule in rules if rule is not here]
    room = max(FEWEST, (console.width - BESIDE) // WIDE)
    tables = ceil_div(len(others), room)
    each = ceil_div(len(others), tables)
    for first in range(0, len(others), each):
        console.print(_table(plans, rules, here, others[first : first + each]))
        console.print()
    for note, names in _notes(others).items():
        console.print(Text(f"{', '.join(names)}: {note}"), style="dim")
    console.print(
        f"{game_named(game)} · "
        f"pays: by {here.name}{_billed(plans)}, before limits, refunds and public "
        "money · the other columns: how much more (+) or less (-) by that rule, in "
        "euros · !: pays more than alone · each column adds up to nothing, with what "
        "the hub itself bears (-: keeps) · a group overpays: what some group of stops "
        "pays at worst beyond its cost in the game, in euros, –: it shares no game, or "
        "no table says · Gini, 0: all save the same, –: somebody pays more than alone"
        + (BY_CLIENTS if _by_clients(plans) else "")
    )


def _billed(plans: Sequence[WeekPlan]) -> str:
    """Say by what all of it is billed, where the hub's rule changes in that time."""
    names = rule_names(plans)
    return f" for all of it (bills: {names})" if THEN in names else ""


BY_CLIENTS = " · all figures: what a producer's goods bear, clients' part too"


def _by_clients(plans: Sequence[WeekPlan]) -> bool:
    """Whether clients pay for some leg on some day."""
    hubs = ((plan.inputs.hub, day.day) for plan in plans for day in plan.days)
    return any(hub.on(day).tariff.clients_pay for hub, day in hubs)


def _table(
    plans: Sequence[WeekPlan],
    all_rules: Sequence[WeekRule],
    here: WeekRule,
    rules: list[WeekRule],
) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("producer", ratio=1, min_width=20, no_wrap=True)
    for name in ("pays", *(rule.name for rule in rules)):
        head = name.replace("_", " ")
        table.add_column(head, justify="right", vertical="bottom", min_width=9)
    columns = [here, *rules]
    found = [_savings(plans, all_rules, rule) for rule in columns]
    names = names_of(plans)
    for producer, cents in here.cents.items():
        cells = [
            _difference(rule, producer, cents, producer in one.above)
            for rule, one in zip(rules, found[1:], strict=True)
        ]
        mark = "!" if producer in found[0].above else ""
        table.add_row(plain(names[producer]), mark + euros(cents), *cells)
    if any(rule.rest for rule in rules):
        rests = [f"{r.rest / 100:+,.2f}" if r.cents else "–" for r in rules]
        table.add_row("the hub itself", euros(0), *rests)
    table.add_row()
    defined = list(zip(columns, found, strict=True))
    for head, cells in (
        ("pay more than alone", [_count(rule, one) for rule, one in defined]),
        ("a group overpays", [_overpaid(rule) for rule in columns]),
        ("Gini of savings", [_even(one) for one in found]),
    ):
        table.add_row(head, *cells)
    return table


def _count(rule: WeekRule, found: Savings) -> str:
    return str(len(found.above)) if rule.cents else "–"


def _overpaid(rule: WeekRule) -> str:
    if rule.excess is None:
        return "–"
    return f"{round(rule.excess) / 100:,.2f}" if rule.excess > NOTICED else "none"


def _even(found: Savings) -> str:
    return "–" if found.gini is None else f"{float(found.gini):.2f}"


def _difference(rule: WeekRule, producer: str, here: Cents, above: bool) -> str:
    cents = rule.cents.get(producer)
    if cents is None:
        return "–"
    return f"{'!' if above else ''}{(cents - here) / 100:+,.2f}"


def _notes(rules: list[WeekRule]) -> dict[str, list[str]]:
    """Return what must be said, and of which rules."""
    found: dict[str, list[str]] = {}
    for rule in rules:
        if rule.note:
            found.setdefault(rule.note, []).append(rule.name)
    return found
