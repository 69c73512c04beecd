"""A statement: what somebody pays, why in plain sentences, alone and together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mil.billing import Bill
from mil.costs.emissions import period_alone_emits
from mil.costs.period import Period, periods
from mil.costs.round_part import RoundPart
from mil.costs.sales import Sales, period_sales
from mil.costs.statement import saving_percent
from mil.documents.beside import most_of_sales
from mil.documents.folder import Document, prepare_folder, write_documents
from mil.documents.legs import Legs
from mil.documents.paper import Press
from mil.documents.settled import aid_said, closed, in_kind, limits_said
from mil.documents.why import columns, rules, stability, why
from mil.documents.wording import Heading, heading, round_name
from mil.documents.words import Words, words
from mil.plan import WeekPlan
from mil.ports import Progress


@dataclass(frozen=True, slots=True)
class Row:
    """One round of a statement."""

    day: str
    name: str
    kind: str
    crates: str
    road: str
    work: str
    handling: str
    cents: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A line of the comparison: together, alone."""

    name: str
    together: str
    alone: str


@dataclass(frozen=True, slots=True)
class StatementPage:
    """All that a statement shows."""

    heading: Heading
    pays: str
    saves: str
    why: tuple[str, ...]
    columns: tuple[str, str]
    rows: tuple[Row, ...]
    figures: tuple[Figures, ...]
    caveat: str
    kind: tuple[str, ...]
    limits: str
    moved: str
    aid: str
    closed: tuple[str, ...]
    stability: str
    rule: tuple[str, ...]


def write_statements(
    bills: Sequence[Bill], out: Path, progress: Progress
) -> tuple[Path, ...]:
    """Write one statement per producer with goods on some round, and client who pays.

    Parameters
    ----------
    bills
        Weeks and months of one hub, in order.
    out
        Folder of statements only; made when missing.
    progress
        Told what is being made.

    Returns
    -------
    tuple of Path
        The files written.
    """
    bills = [bill.shared() for bill in bills]
    prepare_folder(out)
    plans = [plan for bill in bills for plan in bill.plans]
    # rounds keep the numbers that they have on the sheets of the whole week
    whole = [plan for bill in bills for plan in bill.whole]
    weeks = [shares for bill in bills for shares in bill.shares]
    legs = {
        id(plan): Legs.of(all_of_it, shares)
        for plan, all_of_it, shares in zip(plans, whole, weeks, strict=True)
    }
    press = Press(max(one.made_at for one in legs.values()))
    progress(f"Printing statements of {len(plans)} week(s)")
    hub = plans[-1].inputs.hub
    documents, sales = [], period_sales(plans)
    # who has hours at the dock only is refunded, and has no goods to account for
    for period in (one for one in periods(plans, weeks) if one.parts):
        sites = period.parts[-1].plan.inputs.sites
        language = words(sites[period.payer].language or hub.language, hub.zone)
        sold = sales.get(period.payer, Sales())
        page = statement(bills, legs, language, period, sold)
        name = f"statement-{period.payer}.pdf"
        documents.append(Document(name, press.sheet("statement", language, page)))
    return write_documents(tuple(documents), out, progress)


def statement(
    bills: Sequence[Bill],
    legs: Mapping[int, Legs],
    words: Words,
    period: Period,
    sales: Sales,
) -> StatementPage:
    """Return one payer's statement.

    Parameters
    ----------
    bills
        The weeks and months.
    legs
        Their plans, by identity.
    words
        The reader's language.
    period
        The payer's figures.
    sales
        What it sells in that time.
    """
    plans = [plan for bill in bills for plan in bill.plans]
    last = period.parts[-1].plan
    name = last.inputs.sites[period.payer].name
    head = heading(legs[id(last)], words, words("statement.title"), name)
    head = replace(head, week=_span(words, bills))
    return StatementPage(
        heading=head,
        pays=words.money(period.cents),
        saves=_saves(words, period),
        why=why(legs, words, period),
        columns=columns(period),
        rows=tuple(_row(legs[id(p.plan)], words, p) for p in period.parts),
        figures=()
        if period.is_client
        else (*_figures(words, period), *_beside(plans, words, period, sales)),
        caveat=_caveat(plans, words, period, sales),
        kind=in_kind(words, period),
        limits=limits_said(words, period),
        moved=words.money(period.moved) if period.moved else "",
        aid=aid_said(words, period),
        closed=closed(words, bills, period.payer),
        stability=stability(words, period),
        rule=(
            *rules(words, period),
            *(() if period.is_client else (words("statement.rule_alone"),)),
        ),
    )


def _span(words: Words, bills: Sequence[Bill]) -> str:
    """Name the weeks or months of a statement."""
    names = [
        words.month(span.first)
        if span.is_month
        else words("sheet.week", number=span.weeks[0].number, year=span.weeks[0].year)
        for span in (bill.span for bill in bills)
    ]
    if len(names) == 1:
        return names[0]
    return words("statement.span", a=names[0], b=names[-1])


def _saves(words: Words, period: Period) -> str:
    alone = period.alone
    if alone.undone or not alone.cents:
        return ""
    # bulk for the stock is in no figure of going alone
    saving = alone.cents - (period.goods_cents - period.stock)
    percent = words.number(abs(saving_percent(saving, alone.cents) or 0))
    key = "statement.less" if saving >= 0 else "statement.more"
    return words(key, amount=words.money(abs(saving)), percent=percent)


def _row(legs: Legs, words: Words, part: RoundPart) -> Row:
    return Row(
        day=words.short_date(part.round.day),
        name=round_name(legs, words, part.round),
        kind=words(f"round.{part.round.kind}"),
        crates=words.number(part.crates),
        road=words.money(part.road),
        work=words.money(part.work),
        handling=words.money(part.handling),
        cents=words.money(part.cents),
    )


def _figures(words: Words, period: Period) -> tuple[Figures, ...]:
    alone = period.alone
    return (
        Figures(
            words("statement.money"),
            words.money(period.goods_cents),
            words.money(alone.cents),
        ),
        Figures(words("statement.km"), words.km(period.metres), words.km(alone.metres)),
        Figures(
            words("statement.hours"),
            words.duration(period.seconds),
            words.duration(alone.seconds),
        ),
    )


def _beside(
    plans: Sequence[WeekPlan], words: Words, period: Period, sales: Sales
) -> tuple[Figures, ...]:
    """Return emissions and the part of sales, where they are known."""
    emits = (period.grams, period_alone_emits(plans, period.payer))
    parts = (sales.part(period.cents), sales.part(period.alone.cents))
    found = []
    if emits[0] is not None and emits[1] is not None:
        texts = tuple(
            f"{words.thousandths(grams, '#,##0.0')}\N{NO-BREAK SPACE}kg"
            for grams in emits
            if grams is not None
        )
        found.append(Figures(words("statement.emitted"), *texts))
    if parts[0] is not None and parts[1] is not None:
        texts = (words.percent(parts[0]), words.percent(parts[1]))
        found.append(Figures(words("statement.of_sales"), *texts))
    return tuple(found)


def _ceiling(
    plans: Sequence[WeekPlan], words: Words, period: Period, sales: Sales
) -> list[str]:
    """Say when the cost is too large a part of what is sold."""
    most = most_of_sales(plans)
    part = sales.part(period.cents)
    if part is None or part <= most:
        return []
    whole = f"{words.number(most // 100)}\N{NO-BREAK SPACE}%"
    return [words("statement.ceiling", most=whole)]


def _caveat(
    plans: Sequence[WeekPlan], words: Words, period: Period, sales: Sales
) -> str:
    if period.is_client:
        return ""
    undone = len(period.alone.undone)
    said = [words.count("bill.undone", undone)] if undone else []
    if period.stock:
        said.append(words("bill.stock", amount=words.money(period.stock)))
    said += _ceiling(plans, words, period, sales)
    return " ".join(said)
