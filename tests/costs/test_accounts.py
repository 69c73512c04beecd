"""The accountant's table: a line per producer and month, adding up to the cent."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO

import pytest
from rich.console import Console

from mil.billing import Bill
from mil.calendar import Span
from mil.costs.closing import Closing
from mil.costs.ledger import ledger
from mil.costs.period import closed_shares, periods
from mil.documents.accounts import accounts_table, show_closings
from mil.documents.settled import closed, in_kind
from mil.documents.words import words
from mil.places import Owner
from mil.plan import WeekPlan

EN = words("en", "Europe/Paris")


@pytest.fixture(name="bill")
def fixture_bill(two_months: WeekPlan) -> Bill:
    """Give an open month of one week, cut in two."""
    span = Span.parse("2026-12")
    return Bill(span, (), (two_months,), (two_months.within(span),), (), ())


def test_lines_add_up_to_the_cost_of_the_rounds(bill: Bill) -> None:
    """The share is the sum of its parts, what is left to pay that less the credit."""
    table = accounts_table([bill], EN)
    at = {name: column for column, name in enumerate(table.head)}
    shares = [Decimal(row[at["Share (€)"]]) for row in table.rows]
    assert 100 * sum(shares) == bill.plans[0].cost
    for row in table.rows:
        road, work, handling, moved, share = (Decimal(cell) for cell in row[7:12])
        assert road + work + handling + moved == share
        net = Decimal(row[at["Left to pay (€)"]])
        assert net == share - Decimal(row[at["Costs refunded (€)"]])
    assert {row[1] for row in table.rows} == {"open"}


def test_who_drives_and_has_no_goods_is_refunded(bill: Bill) -> None:
    """A line with the credit and no share; sums stay right to the cent."""
    inputs = bill.plans[0].inputs
    van = replace(inputs.vehicles["van"], owner=Owner.PRODUCER, start="cid")
    cid = replace(inputs.sites["ann"], id="cid", name="Cid")
    inputs = replace(inputs, vehicles={"van": van}, sites={**inputs.sites, "cid": cid})
    lent = replace(bill.plans[0], inputs=inputs)
    table = accounts_table([replace(bill, plans=(lent,))], EN)
    at = {name: column for column, name in enumerate(table.head)}
    row = next(row for row in table.rows if row[2] == "cid")
    gave = Decimal(ledger([lent]).accounts["cid"].gave_cents) / 100
    assert gave > 0
    assert row[at["Share (€)"]] == 0
    assert row[at["Costs refunded (€)"]] == gave
    assert row[at["Left to pay (€)"]] == -gave
    net = sum(Decimal(row[at["Left to pay (€)"]]) for row in table.rows)
    assert net == Decimal(lent.cost) / 100 - gave


def test_who_has_nothing_left_stays_on_the_list(bill: Bill) -> None:
    """A producer billed at the closing and gone since gets a line, and its money."""
    shares = closed_shares(periods(bill.plans))
    gone = replace(shares[0], payer="gone-farm")
    at = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    first = Closing(str(bill.span), 0, at, "", "", (), (*shares[1:], gone))
    second = replace(first, number=1, reason="why", shares=shares)
    table = accounts_table([replace(bill, closings=(first, second))], EN)
    rows = {str(row[2]): row for row in table.rows}
    assert len(rows) == len(shares) + 1
    share, billed, correction = (Decimal(cell) for cell in rows["gone-farm"][11:14])
    assert (share, correction) == (0, -billed)
    assert 100 * billed == gone.cents
    assert {row[1] for row in table.rows} == {"corrected on 1 Jan 2027"}


def test_what_is_left_to_pay_is_within_limits(bill: Bill) -> None:
    """What the hub's limits add is in what is left after the refund."""
    period = periods(bill.plans)[0]
    account = replace(period.account, rounds=1, gave_cents=100)
    told, _ = in_kind(EN, replace(period, account=account, moved=500))
    assert told.endswith(f"Left to pay: {EN.money(period.cents + 400)}.")


def test_a_corrected_refund_is_counted_and_told(bill: Bill) -> None:
    """More is refunded for the same share: file, terminal and statement say so."""
    shares = closed_shares(periods(bill.plans))
    payer = shares[0].payer
    less = replace(shares[0], credit=-87_16, aid=4)
    at = datetime(2026, 12, 31, 12, tzinfo=UTC)
    first = Closing(str(bill.span), 0, at, "", "", (), (less, *shares[1:]))
    second = replace(first, number=1, reason="his van too", shares=shares)
    corrected = replace(bill, closings=(first, second))
    table = accounts_table([corrected], EN)
    row = dict(zip(table.head, table.rows[0], strict=True))
    assert row["Left to pay when closed (€)"] == Decimal(less.net) / 100
    assert row["Corrections of what is left to pay (€)"] == Decimal("-87.12")
    assert row["Corrections (€)"] == 0
    text = StringIO()
    show_closings(Console(file=text, width=200), corrected, {payer: "Ann"})
    (line,) = [line for line in text.getvalue().splitlines() if "Ann" in line]
    assert line.split() == ["Ann", "–", "+87.16", "€", "-0.04", "€", "-87.12", "€"]
    *_, told = closed(EN, [corrected], payer)
    assert told == (
        "December 2026: correction 1 of 31 Dec 2026 (his van too): costs refunded "
        "+€87.16, public money deducted -€0.04, left to pay -€87.12."
    )
