"""What the accountant gets, a line per payer and month; closings at a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from mil.billing import Bill
from mil.costs.closing import ClosedShare, Closing, changes
from mil.costs.ledger import Account
from mil.costs.period import Period, periods
from mil.documents.exports import Cell, Table, csv_bytes, hundredths, xlsx_bytes
from mil.documents.folder import Document, prepare_folder, write_documents
from mil.documents.legs import moment_of
from mil.documents.terminal import euros, names_of, plain
from mil.documents.words import Words, words
from mil.places import SiteKind
from mil.plan import Alone
from mil.sharing import RULE
from mil.units import Cents

HEAD = ("period", "state", "payer", "role", "name", "rounds_of", "crates")
FIGURES = ("road", "work", "handling", "moved", "share", "billed", "corrections")
PAID = ("credit", "aid", "net", "by_clients", "alone")
CLOSED = ("credit_billed", "aid_billed", "net_billed", "net_corrections")


def write_accounts(bills: Sequence[Bill], out: Path, name: str) -> tuple[Path, ...]:
    """Write the accountant's files, CSV and XLSX with the same lines.

    Parameters
    ----------
    bills
        Weeks and months of one hub, in order.
    out
        Folder; made when missing.
    name
        Of the files, without ending.

    Returns
    -------
    tuple of Path
        The files written.
    """
    prepare_folder(out)
    last = bills[-1].plans[-1]
    hub = last.inputs.hub
    language = words(hub.language, hub.zone)
    table = accounts_table(bills, language)
    return write_documents(
        (
            Document(f"{name}.csv", csv_bytes(language, table)),
            Document(f"{name}.xlsx", xlsx_bytes([table], moment_of(last))),
        ),
        out,
    )


def accounts_table(bills: Sequence[Bill], words: Words) -> Table:
    """Return a line per producer and week or month, and one per client who pays.

    Shares add up to the cost of all rounds. In a month that is closed each is what it
    was when closed, and its corrections.
    """
    return Table(
        title=words("export.accounts"),
        head=tuple(words(f"export.{key}") for key in HEAD + FIGURES + PAID + CLOSED),
        rows=tuple(row for bill in bills for row in _rows(bill, words)),
    )


def _rows(bill: Bill, words: Words) -> Iterator[tuple[Cell, ...]]:
    found = {period.payer: period for period in periods(bill.plans, bill.shares)}
    # who was billed when the month was closed stays on the list, whatever is left
    once = {share.payer for closing in bill.closings for share in closing.shares}
    names, clients = names_of(bill.plans), _clients(bill)
    for payer in sorted(found.keys() | once, key=lambda id_: (id_ in clients, id_)):
        alone, there = Alone.added_up(payer, []), payer in clients
        nothing = Period(payer, (), alone, Account(), is_client=there)
        yield _row(bill, words, names.get(payer, payer), found.get(payer, nothing))


def _clients(bill: Bill) -> set[str]:
    sites = (site for plan in bill.plans for site in plan.inputs.sites.values())
    return {site.id for site in sites if site.kind is SiteKind.CLIENT}


def _row(bill: Bill, words: Words, name: str, period: Period) -> tuple[Cell, ...]:
    billed = _billed(bill, period.payer)
    amounts = (
        sum(part.road for part in period.parts),
        sum(part.work for part in period.parts),
        sum(part.handling for part in period.parts),
        period.moved,
        period.cents,
        billed.cents,
        period.cents - billed.cents if bill.closings else 0,
        period.account.gave_cents,
        period.aid,
        period.net,
        period.clients_cents,
        period.alone.cents,
        billed.credit,
        billed.aid,
        billed.net,
        period.net - billed.net if bill.closings else 0,
    )
    return (
        str(bill.span),
        _state(bill, words),
        period.payer,
        words("export.client" if period.is_client else "export.producer").lower(),
        name,
        Decimal(len(period.parts)),
        Decimal(period.crates),
        *(hundredths(cents, 100) for cents in amounts),
    )


def _billed(bill: Bill, payer: str) -> ClosedShare:
    """Return what somebody was billed when the month was closed."""
    once = bill.closings[0].shares if bill.closings else ()
    found = (share for share in once if share.payer == payer)
    return next(found, ClosedShare(payer, 0, 0, 0, 0))


def _state(bill: Bill, words: Words) -> str:
    if not bill.closings:
        return words("export.open")
    last = bill.closings[-1]
    day = words.short_date(last.at.astimezone(ZoneInfo(words.zone)).date())
    return words("export.corrected" if last.number else "export.closed", day=day)


def show_closings(console: Console, bill: Bill, names: Mapping[str, str]) -> None:
    """Print what a month was closed with, and each correction.

    Parameters
    ----------
    console, bill
        Where to, and what.
    names
        Of sites, by id.
    """
    zone = ZoneInfo(bill.plans[-1].inputs.hub.zone)
    for before, closing in zip((None, *bill.closings), bill.closings, strict=False):
        at = f"{closing.at.astimezone(zone):%Y-%m-%d %H:%M}"
        if before is None:
            console.print(
                f"{bill.span} closed on {at}: {len(closing.shares)} accounts bear "
                f"{euros(closing.cost)}; {euros(closing.net)} are left to pay after "
                f"refunds and public money{_by_rule(closing)}"
            )
            continue
        console.print(f"Correction {closing.number} of {at}: ", end="")
        console.print(plain(closing.reason + _by_rule(closing, before)))
        console.print(_corrected(before, closing, names))


def _by_rule(closing: Closing, before: Closing | None = None) -> str:
    """Name the rule, where it is another than before or than hubs begin with."""
    usual = before.rule if before else RULE
    return f"; rule: {closing.rule}" if {closing.rule, usual} - {RULE} else ""


def _corrected(before: Closing, after: Closing, names: Mapping[str, str]) -> Grid:
    """Return what a correction changes for whom; who is not there is as before."""
    grid = Grid(box=None, padding=(0, 1), header_style="dim")
    grid.add_column("", min_width=24)
    for head in ("share", "refunded", "public money", "left to pay"):
        grid.add_column(head, justify="right", no_wrap=True)
    found = [change for change in changes(before.shares, after.shares) if change]
    for change in found:
        name = plain(names.get(change.payer, change.payer))
        amounts = (change.cents, change.credit, change.aid, change.net)
        grid.add_row(name, *map(_more, amounts))
    grid.add_section()
    sums = (
        sum(change.cents for change in found),
        sum(change.credit for change in found),
        sum(change.aid for change in found),
        after.net - before.net,
    )
    grid.add_row(Text("all", style="bold"), *map(_more, sums))
    return grid


def _more(cents: Cents) -> str:
    return f"{cents / 100:+,.2f} €" if cents else "–"
