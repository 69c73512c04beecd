"""Hours at the dock where people read them: ledger, statement, accountant's file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from rich.console import Console

from mil.billing import Bill
from mil.budget import Budget
from mil.calendar import Span
from mil.costs.ledger import ledger
from mil.costs.period import periods
from mil.dock_work import DockWork
from mil.documents.accounts import accounts_table
from mil.documents.ledger import ledger_listing, show_ledger
from mil.documents.settled import in_kind
from mil.documents.words import words
from mil.plan import WeekPlan

EN = words("en", "Europe/Paris")
NAMES = {"ann": "Ann", "bob": "Bob"}
WEEK = Span.parse("2026-W49")


@pytest.fixture(name="plan")
def fixture_plan(two_months: WeekPlan) -> WeekPlan:
    """Give a week in which ann worked, and somebody new who has no goods."""
    hub = two_months.inputs.hub
    tariff = replace(hub.tariff, budget=Budget(per_hour=1500))
    inputs = replace(two_months.inputs, hub=replace(hub, tariff=tariff))
    day = date(2026, 12, 1)
    worked = (DockWork(day, "ann", 9000), DockWork(day, "newcomer", 3600))
    return replace(two_months, inputs=inputs, dock_work=worked)


def test_the_ledger_has_a_column_when_somebody_worked_at_the_dock(
    plan: WeekPlan,
) -> None:
    """Hours and credit, whether the plan knows the producer or not."""
    out = StringIO()
    show_ledger(Console(file=out, width=110), ledger([plan]), NAMES, {})
    (ann,) = (line for line in out.getvalue().splitlines() if " Ann " in line)
    assert ("2 h 30" in ann, "37.50 €" in ann) == (True, True)
    assert "newcomer" in out.getvalue()
    listed = ledger_listing(ledger([plan]), ["2026-W49"], {})["accounts"]
    assert isinstance(listed, dict)
    assert listed["ann"]["dock_seconds"] == 9000
    without = StringIO()
    none = ledger([replace(plan, dock_work=())])
    show_ledger(Console(file=without, width=110), none, NAMES, {})
    assert "dock" not in without.getvalue()


def test_a_statement_says_what_was_worked_at_the_dock(plan: WeekPlan) -> None:
    """Who gave nothing is told that others did."""
    by_payer = {period.payer: period for period in periods([plan])}
    gave, stands = in_kind(EN, by_payer["ann"])
    assert gave.replace("\N{NO-BREAK SPACE}", " ").startswith(
        "You worked 2 h 30 at the dock, which is €37.50 of costs"
    )
    assert "more than you had" in stands
    assert in_kind(EN, by_payer["bob"])[0].startswith("You gave nothing in kind")


def test_the_accountant_has_the_refund(plan: WeekPlan) -> None:
    """With the other refunds; who has no goods has a line for it."""
    bill = Bill(WEEK, (), (plan,), (plan,), (), ())
    table = accounts_table([bill], EN)
    at = table.head.index("Costs refunded (€)")
    rows = {row[2]: Decimal(row[at]) for row in table.rows}
    assert rows == {"ann": Decimal("37.5"), "bob": 0, "newcomer": 15}
