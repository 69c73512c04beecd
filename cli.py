"""The `mil` command: knows everybody, decides nothing.

Exit codes: 0 done; 1 error; 2 wrong use of the command; 3 planned, but some orders
are refused or some goods cannot be served; 4 an input file or value cannot be used;
6 the solver crashed; 7 the judge refuses a plan; 8 the store is busy, damaged or
changed by someone else; 130 interrupted.
"""

import json
import os
import shutil
import signal
import sys
from functools import cache, partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Never

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from mil.calendar import Week
from mil.errors import InputError, MilError, RefusedPlanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from data.store import SqlStore
    from mil.billing import Bill
    from mil.costs.open_day import OpenDay, PricedDay
    from mil.costs.shares import WeekShares
    from mil.former import Wishes
    from mil.plan import WeekPlan
    from mil.ports import CoalitionPricer
    from mil.units import Cents
    from mil.week import Tools

PARTIAL = 3
INTERRUPTED = 130


class PoliteGroup(TyperGroup):
    """Turns every error into one message on stderr and a documented exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; never let a traceback reach the user."""
        try:
            return super().invoke(ctx)
        except MilError as error:
            _fail(error)
        except KeyboardInterrupt:
            _say("Interrupted; the last saved plan is untouched.")
            raise typer.Exit(INTERRUPTED) from None
        except (typer.Exit, typer.Abort, TyperException, BrokenPipeError):
            raise
        except OSError as error:
            place = f": {error.filename}" if error.filename else ""
            _say(
                f"Error: {error.strerror or error}{place} → check that the place "
                "exists, is yours to write, and has room"
            )
            raise typer.Exit(1) from None
        except Exception as error:
            if os.environ.get("MIL_DEBUG"):
                raise
            _say(
                f"Error: {type(error).__name__}: {error}. This is a defect of the "
                "planner; run it again with MIL_DEBUG=1 and report what it prints."
            )
            raise typer.Exit(1) from None


app = typer.Typer(
    cls=PoliteGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    help=(
        "Plan the shared pickup and delivery rounds of a local food hub, print the "
        "sheets, and split the bill fairly.\n\nA first week: mil demo --out out"
    ),
    epilog="Exit codes: " + (__doc__ or "").split("Exit codes: ")[1].replace("\n", " "),
)


def _version(asked: bool) -> None:
    """Print the version and leave."""
    if asked:
        from importlib.metadata import version

        typer.echo(f"mil {version('mil-planner')}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Hold the options of the command as a whole."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without €
    # stopping politely must stop the solvers too
    signal.signal(signal.SIGTERM, signal.default_int_handler)


HubOption = Annotated[
    Path | None,
    typer.Option("--hub", help="Hub workspace; else MIL_HUB, else the current folder."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON on stdout.")]
WeekArgument = Annotated[str, typer.Argument(help="ISO week, such as 2026-W48.")]
SecondsOption = Annotated[
    float, typer.Option(min=1, max=3600, help="Seconds to look for good rounds.")
]
KeepOption = Annotated[
    float | None,
    typer.Option(
        min=0,
        max=1000,
        metavar="EUROS",
        help="Stay close to this week's saved plan, else last week's: another vehicle "
        "at a stop, or another order of two, must save so much.",
    ),
]
ProveOption = Annotated[
    float,
    typer.Option(
        min=0,
        max=600,
        help="Seconds more for each day of up to 50 stops, to prove how far its cost "
        "can be above the least possible.",
    ),
]
LockOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ROUND",
        help="Leave a round of the saved plan as it is; ROUND=order: others may come "
        "in between; ROUND=vehicle: who does its stops; ROUND:SITE: one stop. May be "
        "given several times.",
    ),
]
RuleOption = Annotated[
    str | None,
    typer.Option(
        metavar="RULE",
        help="Try another rule than that of hub.toml; no bill changes. How a game is "
        "shared among its stops: shapley, nucleolus, by_detour and others; or by_kg, "
        "by_crates and others for the week as a whole; see mil compare.",
    ),
]
GameOption = Annotated[
    str | None,
    typer.Option(
        metavar="GAME",
        help="Try another game than that of hub.toml. this-plan: a group of stops is "
        "served by the same rounds without the others. best-plans: by the best rounds "
        "of its own, day by day.",
    ),
]
LeastOption = Annotated[
    str | None,
    typer.Option(metavar="EUROS", help="Nobody with goods on board pays less."),
]
MostOption = Annotated[
    str | None, typer.Option(metavar="EUROS", help="Nobody pays more.")
]
BelowAloneOption = Annotated[
    bool,
    typer.Option("--below-alone", help="Nobody pays more than going alone would cost."),
]
SeedOption = Annotated[int, typer.Option(min=0, help="Random seed.")]


def _say(message: str) -> None:
    """Tell the user something, on stderr."""
    _live("")
    typer.echo(message, err=True)


def _live(line: str) -> None:
    """Show a line in place of the one before; at a terminal only."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns - 1
        typer.echo(f"\r{' ' * width}\r{line[:width]}", err=True, nl=False)


def _fail(error: MilError) -> Never:
    """Print an error with its single problems and leave with its exit code."""
    if isinstance(error, InputError) and len(error.problems) > 1:
        for problem in error.problems:
            _say(f"  {problem}")
    _say(f"Error: {error}")
    raise typer.Exit(error.exit_code)


def _console() -> "Console":
    """Return a console for data on stdout; wide enough for tables in a pipe."""
    from rich.console import Console

    console = Console(highlight=False)
    return console if console.is_terminal else Console(width=110, highlight=False)


def _print_json(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _store(hub: Path | None, *, create: bool = False) -> "SqlStore":
    """Open the store of the workspace asked for."""
    from data.workspace import find_hub, open_store

    return open_store(find_hub(hub), create=create)


def _tools(proof: float = 0) -> "Tools":
    """Bring the real rooms together."""
    from data.codec import inputs_digest
    from mil.week import Tools
    from routing.check import check_week
    from routing.matrix import straight_line
    from routing.solve import solve_alone, solve_days, versions
    from scheduling.solve import solve_week

    return Tools(
        roads=straight_line,
        scheduler=solve_week,
        router=partial(solve_days, live=_live, proof=proof),
        alone=solve_alone,
        judge=check_week,
        digest=inputs_digest,
        versions=versions(),
    )


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="New workspace.")],
) -> None:
    """Make a hub workspace: hub.toml to fill in, and an empty hub.db.

    Example: mil init my-hub
    """
    from data.workspace import init_workspace

    init_workspace(folder)
    _say(f"Made {folder}: edit {folder / 'hub.toml'}, then import your files.")


@app.command(name="import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="CSV or XLSX.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check only, change nothing.")
    ] = False,
    hub: HubOption = None,
) -> None:
    """Import sites, vehicles, products, orders and all other tables.

    Example: mil import orders-w48.csv --dry-run
    """
    _import(files, dry_run, hub)


def _import(files: list[Path], dry_run: bool, hub: Path | None) -> None:
    """Read files, say every problem, and store the good rows."""
    from data.importer import read_files

    with _store(hub, create=not dry_run) as store:
        batch = read_files(files, store.known())
        for problem in batch.problems:
            _say(str(problem))
        report = store.apply(batch, dry_run=dry_run)
    _say(("Would import: " if dry_run else "Imported: ") + str(report))
    if not batch.complete:
        left = [f"left out: {batch.refused} of the rows"] if batch.refused else []
        left += [f"{name} was not read" for name in batch.unread]
        raise InputError(
            f"{', '.join(left)}; mend that and import again, rows that are already in "
            "are not taken twice"
        )


@app.command()
def plan(
    week: WeekArgument,
    seconds: SecondsOption = 30,
    seed: SeedOption = 1,
    prove: ProveOption = 0,
    keep: KeepOption = None,
    lock: LockOption = None,
    hub: HubOption = None,
) -> None:
    """Plan a week: aggregate, schedule, route, judge, save.

    Ctrl-C while rounds are planned keeps the best so far; twice stops without a plan.

    Example: mil plan 2026-W48 --seconds 60
    """
    from mil.documents.terminal import totals
    from mil.former import Wishes

    cents = None if keep is None else round(100 * keep)
    wishes = Wishes(cents, tuple(lock or ()))
    planned = _plan(week, seconds, seed, hub, wishes, prove)
    typer.echo(totals(planned))
    if planned.refusals or planned.unserved:
        _say(
            f"{len(planned.refusals)} order lines refused, {len(planned.unserved)} "
            f"consignments not served; why: mil show {week}"
        )
        raise typer.Exit(PARTIAL)


def _plan(
    week: str,
    seconds: float,
    seed: int,
    hub: Path | None,
    wishes: "Wishes",
    proof: float = 0,
) -> "WeekPlan":
    """Plan and save a week."""
    from mil.billing import closed_months
    from mil.week import Effort, plan_week

    asked, effort = Week.parse(week), Effort(seconds, seed)
    with _store(hub) as store:
        made = plan_week(store, asked, _tools(proof), effort, _say, wishes)
        for closing in closed_months(store, asked):
            _say(
                f"{closing.period} is closed: its bill stays as it is; to bill the "
                f'difference: mil close {closing.period} --correct "why"'
            )
    _say_if_unshared(made)
    return made


def _say_if_unshared(made: "WeekPlan") -> None:
    """Say at once that the hub's rule cannot share a week, while it can be changed."""
    from mil.costs.hub_rule import share_by_hub, sharing_on
    from mil.sharing import SHAPLEY

    if all(sharing_on(made, day.day).rule == SHAPLEY for day in made.days):
        return
    try:
        share_by_hub(made, _pricer())
    except MilError as error:
        _say(f"Nobody can be billed for this plan: {error}")


@app.command()
def show(
    week: WeekArgument, as_json: JsonOption = False, hub: HubOption = None
) -> None:
    """Show the rounds with stops, times, loads and costs, and what is not served.

    Example: mil show 2026-W48 --json
    """
    from mil.documents.listing import plan_listing
    from mil.documents.terminal import show_plan

    saved = _saved(week, hub)
    if as_json:
        _print_json(plan_listing(saved))
    else:
        show_plan(_console(), saved)


def _saved(week: str, hub: Path | None) -> "WeekPlan":
    """Return the newest saved plan of a week."""
    asked = Week.parse(week)
    with _store(hub) as store:
        return store.plan(asked)


@app.command()
def check(
    week: WeekArgument, as_json: JsonOption = False, hub: HubOption = None
) -> None:
    """Let the independent judge recompute the saved plan.

    Example: mil check 2026-W48
    """
    from mil.documents.listing import fault_listing
    from routing.check import check_week

    saved = _saved(week, hub)
    faults = check_week(saved)
    if as_json:
        _print_json(fault_listing(faults))
    for fault in faults:
        _say(f"{fault.where} [{fault.kind}]: {fault.message}")
    if faults:
        raise RefusedPlanError(f"{len(faults)} faults; plan the week again")
    _say(f"{week}: {len(saved.rounds)} rounds judged, no fault.")


@app.command()
def documents(
    week: WeekArgument,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Default: WEEK in the workspace.")
    ] = None,
    hub: HubOption = None,
) -> None:
    """Write all sheets, notes, the map and the exports of a week.

    Example: mil documents 2026-W48 --out to-print
    """
    from data.workspace import find_hub

    folder = out or find_hub(hub) / week
    found = _documents(_saved(week, hub), folder)
    typer.echo(str(folder))
    if isinstance(found, Exception):
        raise found


def _documents(saved: "WeekPlan", folder: Path) -> "WeekShares | Exception":
    """Write the documents of a saved plan; return the shares on them, or why not.

    Drivers and farms need their sheets whatever keeps the week from being billed.
    """
    from mil.costs.hub_rule import share_by_hub
    from mil.documents import write_week

    try:
        shares = share_by_hub(saved, _pricer())
    except Exception as error:
        files = write_week(saved, None, folder, _say)
        _say(f"{len(files)} files written, without what each producer pays")
        return error
    files = write_week(saved, shares, folder, _say)
    _say(f"{len(files)} files written")
    return shares


PeriodArgument = Annotated[
    str, typer.Argument(metavar="PERIOD", help="A week or a month: 2026-W48, 2026-11.")
]
PeriodsArgument = Annotated[
    list[str],
    typer.Argument(metavar="PERIOD…", help="Weeks or months: 2026-W48, 2026-11."),
]


def _bills(
    periods: list[str], hub: Path | None, *, shares: bool = True
) -> "tuple[Bill, ...]":
    """Read what weeks and months are billed by, and say what is missing."""
    from mil.billing import apart_by_month, other_rule, read_bills

    with _store(hub) as store:
        found = read_bills(store, periods, _pricer(), shares)
        now = store.hub
    for bill in found:
        for week in other_rule(bill, now):
            _say(
                f"{week} is shared by the rule it was planned with, not by that of "
                f"hub.toml now; to change that: mil plan {week}"
            )
        if months := apart_by_month(bill):
            _say(
                f"{' and '.join(months)} are billed by the days of {bill.span} in "
                "each, so that some pay more or less there than by the week as a whole"
            )
        if bill.unplanned:
            weeks = ", ".join(map(str, bill.unplanned))
            _say(f"{bill.span}: nothing is billed for {weeks}, not planned")
    return found


@app.command()
def share(
    period: PeriodArgument,
    game: GameOption = None,
    rule: RuleOption = None,
    least: LeastOption = None,
    most: MostOption = None,
    below_alone: BelowAloneOption = False,
    as_json: JsonOption = False,
    hub: HubOption = None,
) -> None:
    """Say who pays what, to the cent, and why, beside going alone.

    Example: mil share 2026-W48 --game best-plans
    """
    from mil.budget import Limits
    from mil.costs.hub_rule import share_as_asked
    from mil.costs.limits import limited, limited_weeks
    from mil.costs.shares import added_up
    from mil.documents.beside import beside_listing, show_beside
    from mil.documents.day_games import show_games
    from mil.documents.limits import show_limits
    from mil.documents.listing import share_listing
    from mil.documents.standing import show_standing, standing_listing
    from mil.documents.terminal import names_of, show_shares

    low, high = _cents("--least", least), _cents("--most", most)
    if low is not None and high is not None and low > high:
        raise InputError(f"--least {least} is more than --most {most} → lower it")
    limits = Limits(low, high, below_alone)
    (bill,) = _bills([period], hub, shares=False)
    weeks = share_as_asked(bill.plans, game, rule, _pricer())
    shares = added_up(period, weeks)
    within = limited(shares, bill.plans, limits) if limits else None
    within = within or limited_weeks(bill.plans, weeks)
    if as_json:
        listing = share_listing(shares, within)
        listing |= beside_listing(bill.plans, weeks, within)
        _print_json(listing | standing_listing(bill.plans, shares))
        return
    show_shares(_console(), bill.plans, shares)
    if within:
        show_limits(_console(), names_of(bill.plans), shares, within)
    show_games(_console(), shares)
    show_standing(_console(), bill.plans, shares, within is not None)
    show_beside(_console(), bill.plans, weeks, within)


def _cents(option: str, euros: str | None) -> "Cents | None":
    """Read the amount of an option."""
    from data.values import BadValueError, cents

    try:
        return None if euros is None else cents(euros)
    except BadValueError as error:
        raise InputError(
            f"{option} {euros!r} {error.message} → write euros, 0 or more, with "
            "at most two decimals: 30 or 29.50"
        ) from None


@cache
def _pricer() -> "CoalitionPricer":
    """Return what prices groups of stops; a command asks it several times."""
    from mil.costs.best_plans import priced_once

    return priced_once(_price_days)


def _price_days(days: "Sequence[OpenDay]") -> "tuple[PricedDay, ...]":
    """Price what groups of stops cost; compiled loops load only for that."""
    from routing.coalitions.price import price_days
    from routing.warm import warm

    warm(_say, search=False, coalitions=True)
    return price_days(days)


@app.command()
def compare(
    period: PeriodArgument,
    game: GameOption = None,
    as_json: JsonOption = False,
    hub: HubOption = None,
) -> None:
    """Show who would pay more or less by every other rule.

    Example: mil compare 2026-W48
    """
    from mil.costs.best_plans import share_game
    from mil.costs.hub_rule import what_if
    from mil.costs.week_rules import compare_rules
    from mil.documents.compare import compare_listing, show_compare

    (bill,) = _bills([period], hub, shares=False)
    plans, price, own = bill.plans, _pricer(), what_if(bill.plans[-1])
    by = game or own.game
    rules = compare_rules(
        plans, lambda plan, rule: share_game(plan, by, rule, price, False)
    )
    if as_json:
        _print_json(compare_listing(period, by, plans, rules, own.rule))
    else:
        show_compare(_console(), by, plans, rules, own.rule)


@app.command()
def statement(
    periods: PeriodsArgument,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Default: statements/PERIOD in the workspace."
        ),
    ] = None,
    hub: HubOption = None,
) -> None:
    """Write one statement per producer, or client who pays: what for, and why.

    Example: mil statement 2026-11
    """
    from data.workspace import find_hub
    from mil.documents.statement import write_statements

    bills = _bills(periods, hub)
    folder = out or find_hub(hub) / "statements" / _stretch(bills)
    files = write_statements(bills, folder, _say)
    _say(f"{len(files)} statements written")
    typer.echo(str(folder))


def _stretch(bills: "tuple[Bill, ...]") -> str:
    """Name a folder or file for some periods."""
    names = dict.fromkeys((str(bills[0].span), str(bills[-1].span)))
    return "-to-".join(names)


@app.command()
def ledger(
    periods: PeriodsArgument, as_json: JsonOption = False, hub: HubOption = None
) -> None:
    """Say who gave work or a vehicle, and who is ahead or behind.

    Example: mil ledger 2026-11 2026-12
    """
    from mil.costs.ledger import ledger as ledger_of
    from mil.costs.period import periods as periods_of
    from mil.documents.ledger import ledger_listing, show_ledger
    from mil.documents.terminal import names_of

    bills = _bills(periods, hub)
    plans = [plan for bill in bills for plan in bill.plans]
    shares = [week for bill in bills for week in bill.shares]
    found = ledger_of(plans, shares)
    left = {one.payer: one.net for one in periods_of(plans, shares)}
    if as_json:
        _print_json(ledger_listing(found, [str(bill.span) for bill in bills], left))
    else:
        show_ledger(_console(), found, names_of(plans), left)


@app.command()
def close(
    month: Annotated[str, typer.Argument(metavar="MONTH", help="Such as 2026-11.")],
    correct: Annotated[
        str | None,
        typer.Option(
            metavar="REASON",
            help="Bill what has changed since the month was closed, and say why.",
        ),
    ] = None,
    hub: HubOption = None,
) -> None:
    """Freeze a month's bill: what is planned anew later changes nothing on it.

    Example: mil close 2026-11
    """
    from datetime import UTC, datetime

    from mil.billing import close as close_bill
    from mil.calendar import Span
    from mil.documents.accounts import show_closings
    from mil.documents.terminal import names_of

    if correct is not None and not correct.strip():
        raise InputError(
            f"--correct {correct!r} says no reason → say why: statements show it"
        )
    with _store(hub) as store:
        now = datetime.now(UTC)
        close_bill(store, Span.parse(month), correct or "", now, _pricer())
    (bill,) = _bills([month], hub)
    show_closings(_console(), bill, names_of(bill.plans))


@app.command()
def accounts(
    periods: PeriodsArgument,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Default: accounts in the workspace."),
    ] = None,
    hub: HubOption = None,
) -> None:
    """Write the accountant's file, CSV and XLSX: a line per payer and month.

    Example: mil accounts 2026-10 2026-11
    """
    from data.workspace import find_hub
    from mil.documents.accounts import write_accounts

    bills = _bills(periods, hub)
    folder = out or find_hub(hub) / "accounts"
    for file in write_accounts(bills, folder, f"accounts-{_stretch(bills)}"):
        typer.echo(str(file))


@app.command()
def budget(
    weeks: Annotated[list[str], typer.Argument(metavar="WEEK…", help="ISO weeks.")],
    as_json: JsonOption = False,
    hub: HubOption = None,
) -> None:
    """Say what the hub's year costs, what pays for it, and what would make it even.

    Example: mil budget 2026-W48 2026-W49
    """
    from mil.costs.year import hub_year
    from mil.documents.year import show_year, year_listing

    asked = [str(week) for week in sorted({Week.parse(week) for week in weeks})]
    with _store(hub) as store:
        plans = [store.plan(Week.parse(week)) for week in asked]
        tariff = store.hub.on(plans[-1].inputs.week.days[-1]).tariff
    year = hub_year(plans, tariff)
    if as_json:
        _print_json(year_listing(year, asked))
    else:
        show_year(_console(), year, asked)


@app.command()
def game(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, XLSX or JSON.")],
    as_json: JsonOption = False,
) -> None:
    """Share a table of coalition costs by every rule, and say how stable each is.

    The file has the columns coalition (A+B) and cost, or is JSON with players and
    coalition_costs.

    Example: mil game three-farms.csv
    """
    from data.game_file import holds_list, read_games
    from mil.documents.game import game_listing, show_game

    games = read_games(file)
    if as_json:
        entries = [game_listing(found) for found in games]
        _print_json(entries if holds_list(file) else entries[0])
        return
    for found in games:
        show_game(_console(), found)


@app.command()
def demo(
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Workspace and documents.")
    ] = Path("out"),
    seconds: SecondsOption = 30,
    seed: SeedOption = 1,
) -> None:
    """Do all of it on the sample hub's week, and leave a folder to print.

    Example: mil demo --out out
    """
    from data.workspace import SAMPLE_WEEK, make_sample, sample_files
    from mil.documents.terminal import show_summary
    from mil.former import Wishes

    make_sample(out)
    _import(sample_files(), False, out)
    planned = _plan(SAMPLE_WEEK, seconds, seed, out, Wishes())
    shares = _documents(planned, out / SAMPLE_WEEK)
    if isinstance(shares, Exception):
        raise shares
    show_summary(_console(), planned, shares, out / SAMPLE_WEEK)
