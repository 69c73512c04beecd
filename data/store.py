"""What stays: places, orders and plans of a hub, behind `mil.ports.Store`."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Subquery, func, insert, select

from data import schema
from data.batch import ImportBatch, Known
from data.codec import digest, from_bytes, to_bytes
from data.engine import ConflictError, Database
from data.entities import DOCK_WORK, DRIVERS, LINES, LOTS, PRODUCTS, SITES, Cells
from data.hub_file import HUB_FILE
from data.layout import Table
from data.merge import Merging, TableCount, explained
from mil.calendar import Span, Week
from mil.costs.closing import Closing
from mil.dock_work import DockWork
from mil.errors import InputError, StoreError
from mil.places import Hub, Site
from mil.plan import SavedPlan, WeekInputs, WeekPlan
from mil.stock import Lot
from mil.units import Milli

_ATTEMPTS = 10
"""Tries to get a version that someone else is saving at the same moment."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import changed, or would change.

    Attributes
    ----------
    tables
        One for each table that the files had rows for.
    refused
        Rows left out.
    unread
        Files and sheets of which nothing could be read.
    dry_run
        Whether nothing was written.
    """

    tables: tuple[TableCount, ...]
    refused: int
    unread: int
    dry_run: bool

    def __str__(self) -> str:
        """Say it in one line."""
        parts = [str(count) for count in self.tables] or ["nothing"]
        if self.refused:
            rows = "row" if self.refused == 1 else "rows"
            parts.append(f"{self.refused} {rows} left out")
        if self.unread:
            files = "file or sheet" if self.unread == 1 else "files or sheets"
            parts.append(f"{self.unread} {files} not read")
        return "; ".join(parts)


class SqlStore:
    """The store of one hub in a database that may hold many.

    Parameters
    ----------
    database
        Already at this version's tables.
    hub
        Whose rows to read and write.
    """

    def __init__(self, database: Database, hub: Hub) -> None:
        self._database = database
        self.hub = hub

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the database back."""
        self._database.close()

    def _rows(self, connection: Connection, dry_run: bool = True) -> Merging:
        return Merging(connection, self.hub.id, self.hub.site.id, dry_run)

    def known(self) -> Known:
        """Return what imports may refer to, in one consistent read.

        Raises
        ------
        StoreError
            When the store cannot be read.
        """
        with self._database.reading() as connection:
            rows = self._rows(connection)
            mine = schema.files.c.hub_id == self.hub.id
            files = connection.scalars(select(schema.files.c.sha256).where(mine))
            return Known(
                hub=self.hub,
                sites=rows.load(SITES),
                drivers=rows.load(DRIVERS),
                products=rows.load(PRODUCTS),
                files=frozenset(files),
                weeks=self._weeks(connection),
            )

    def _weeks(self, connection: Connection) -> frozenset[Week]:
        """Return the weeks that have orders or a plan."""
        lines, plans = schema.order_lines.c, schema.plans.c
        days = select(lines.day).where(lines.hub_id == self.hub.id).distinct()
        weeks = select(plans.week).where(plans.hub_id == self.hub.id).distinct()
        ordered, planned = connection.scalars(days), connection.scalars(weeks)
        with explained("order_lines"):
            found = {Week.of(date.fromisoformat(day)) for day in ordered}
            return frozenset(found | {Week.parse(week) for week in planned})

    def apply(self, batch: ImportBatch, dry_run: bool = False) -> ImportReport:
        """Put the good rows of an import into the store, in one transaction.

        Parameters
        ----------
        batch
            What was read.
        dry_run
            Count only, write nothing.

        Raises
        ------
        StoreError
            When it cannot be written; nothing was then changed.
        """
        if dry_run:
            with self._database.reading() as connection:
                return self._apply(self._rows(connection), batch)
        with self._database.writing() as connection:
            self._ensure_hub(connection)
            rows = self._rows(connection, dry_run=False)
            rows.remember(batch.files)
            return self._apply(rows, batch)

    @staticmethod
    def _apply(rows: Merging, batch: ImportBatch) -> ImportReport:
        counts = (
            rows.merge(Table.SITES, SITES, batch.sites),
            rows.merge(Table.DRIVERS, DRIVERS, batch.drivers),
            rows.merge_vehicles(batch.vehicles),
            rows.merge(Table.PRODUCTS, PRODUCTS, batch.products),
            rows.merge(Table.LOTS, LOTS, batch.lots),
            rows.merge(Table.ORDERS, LINES, batch.lines),
            rows.merge(Table.DOCK_WORK, DOCK_WORK, batch.dock_work),
        )
        told = tuple(count for count in counts if count)
        return ImportReport(told, batch.refused, len(batch.unread), rows.dry_run)

    def _ensure_hub(self, connection: Connection) -> None:
        table = schema.hubs
        found = connection.scalar(select(table.c.id).where(table.c.id == self.hub.id))
        if found is None:
            row = {"id": self.hub.id, "name": self.hub.name}
            connection.execute(insert(table), row)

    def inputs(self, week: Week) -> WeekInputs:
        """Return everything known for a week, in one consistent read.

        Cancelled order lines (quantity 0) are left out, and so is what the newest
        plans of other weeks take from the lots on or after the day they were counted.

        Raises
        ------
        InputError
            When `hub.toml` gives the hub the id of an imported site.
        StoreError
            When the store cannot be read.
        """
        days = schema.order_lines.c.day
        first, last = week.days[0].isoformat(), week.days[-1].isoformat()
        with self._database.reading() as connection:
            rows = self._rows(connection)
            lines = rows.load(LINES, None, days >= first, days <= last)
            return WeekInputs(
                week=week,
                hub=self.hub,
                sites=self._with_hub(rows.load(SITES)),
                vehicles=rows.load_vehicles(),
                drivers=rows.load(DRIVERS),
                products=rows.load(PRODUCTS),
                lines=tuple(line for line in lines.values() if line.quantity),
                lots=_left(rows.load(LOTS), self._picks(connection, week)),
            )

    def _with_hub(self, imported: Mapping[str, Site]) -> dict[str, Site]:
        """Return all sites, the hub's own first; never one in another's place."""
        own = self.hub.site
        if twin := imported.get(own.id):
            raise InputError(
                f"{HUB_FILE} [site.id] {own.id!r}: is the id of an imported site too, "
                f"{twin.name} → give the hub another id in {HUB_FILE}"
            )
        return {own.id: own} | dict(imported)

    def _picks(
        self, connection: Connection, week: Week
    ) -> list[tuple[str, date, Milli]]:
        """Return lot, day and quantity of what the newest other plans take."""
        picks = schema.plan_picks.c
        newest = self._newest()
        query = (
            select(picks.lot, picks.day, picks.quantity)
            .join(
                newest,
                (picks.week == newest.c.week) & (picks.version == newest.c.version),
            )
            .where(picks.hub_id == self.hub.id, picks.week != str(week))
        )
        found = connection.execute(query)
        with explained("picks"):
            return [
                (lot, date.fromisoformat(day), amount) for lot, day, amount in found
            ]

    def _newest(self) -> Subquery:
        plans = schema.plans.c
        return (
            select(plans.week, func.max(plans.version).label("version"))
            .where(plans.hub_id == self.hub.id)
            .group_by(plans.week)
            .subquery()
        )

    def save_plan(self, plan: WeekPlan) -> int:
        """Save a plan in one transaction and return its version, from 1.

        Raises
        ------
        StoreError
            When it is another hub's plan, others keep saving plans of the same week,
            or it cannot be written; nothing was then changed.
        """
        if plan.inputs.hub.id != self.hub.id:
            raise StoreError(
                f"the plan is of hub {plan.inputs.hub.id}, the store of {self.hub.id} "
                "→ open the workspace of that hub"
            )
        body = to_bytes(plan)
        for attempt in range(_ATTEMPTS):
            try:
                return self._save(plan, body)
            except ConflictError:
                time.sleep(0.02 * attempt)
        return self._save(plan, body)

    def _save(self, plan: WeekPlan, body: bytes) -> int:
        week = str(plan.inputs.week)
        with self._database.writing() as connection:
            self._ensure_hub(connection)
            version = self._next(connection, week)
            key = {"hub_id": self.hub.id, "week": week, "version": version}
            row = key | {
                "sha256": digest(body),
                "body": body,
                "planned_at": plan.provenance.planned_at,
                "rounds": len(plan.rounds),
                "cost_cents": plan.cost,
            }
            connection.execute(insert(schema.plans), row)
            picks = [key | pick for pick in _pick_cells(plan)]
            if picks:
                connection.execute(insert(schema.plan_picks), picks)
        return version

    def _next(self, connection: Connection, week: str) -> int:
        plans = schema.plans.c
        query = select(func.max(plans.version)).where(
            plans.hub_id == self.hub.id, plans.week == week
        )
        return (connection.scalar(query) or 0) + 1

    def plan(self, week: Week, version: int | None = None) -> WeekPlan:
        """Return a saved plan of a week, its digest verified.

        Parameters
        ----------
        week
            Which week.
        version
            Which version; the newest when None.

        Raises
        ------
        InputError
            When there is no such plan.
        StoreError
            When what is stored is not what was saved.
        """
        plans = schema.plans.c
        query = (
            select(plans.body, plans.sha256, plans.version)
            .where(plans.hub_id == self.hub.id, plans.week == str(week))
            .order_by(plans.version.desc())
            .limit(1)
        )
        if version is not None:
            query = query.where(plans.version == version)
        with self._database.reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            which = f"version {version} of {week}" if version else str(week)
            raise InputError(f"{which} is not planned yet → run: mil plan {week}")
        body, sha256, number = found
        if digest(body) != sha256:
            raise StoreError(
                f"version {number} of {week} is damaged: it is not what was saved → "
                f"restore a copy of {self._database.name}, or run: mil plan {week}"
            )
        return from_bytes(body, WeekPlan)

    def plans(self) -> tuple[SavedPlan, ...]:
        """Return all saved plans, by week and version.

        Raises
        ------
        StoreError
            When the store cannot be read.
        """
        plans = schema.plans.c
        columns = (
            *(plans.week, plans.version, plans.planned_at),
            *(plans.rounds, plans.cost_cents, plans.sha256),
        )
        query = select(*columns).where(plans.hub_id == self.hub.id)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        found = [SavedPlan(Week.parse(week), *rest) for week, *rest in rows]
        return tuple(sorted(found, key=lambda plan: (plan.week, plan.version)))

    def dock_work(self, span: Span) -> tuple[DockWork, ...]:
        """Return what producers worked at the dock in a week or month, as it is now.

        Raises
        ------
        StoreError
            When the store cannot be read.
        """
        days = schema.dock_work.c.day
        first, last = span.first.isoformat(), span.last.isoformat()
        with self._database.reading() as connection:
            rows = self._rows(connection)
            found = rows.load(DOCK_WORK, None, days >= first, days <= last)
        return tuple(work for work in found.values() if work.seconds)

    def closings(self, period: str) -> tuple[Closing, ...]:
        """Return the closing of a month and its corrections, in order.

        Raises
        ------
        StoreError
            When what is stored is not what was saved.
        """
        table = schema.closings.c
        query = (
            select(table.body, table.sha256, table.number)
            .where(table.hub_id == self.hub.id, table.period == period)
            .order_by(table.number)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        for body, sha256, number in rows:
            if digest(body) != sha256:
                raise StoreError(
                    f"the bill of {period} (number {number}) is damaged: it is not "
                    f"what was saved → restore a copy of {self._database.name}"
                )
        return tuple(from_bytes(body, Closing) for body, _, _ in rows)

    def close_month(self, closing: Closing) -> None:
        """Save a closing or correction, in one transaction.

        Raises
        ------
        StoreError
            When somebody else has closed or corrected the month meanwhile, or it
            cannot be written; nothing was then changed.
        """
        body = to_bytes(closing)
        row = {
            "hub_id": self.hub.id,
            "period": closing.period,
            "number": closing.number,
            "closed_at": closing.at.isoformat(),
            "sha256": digest(body),
            "body": body,
        }
        try:
            with self._database.writing() as connection:
                self._ensure_hub(connection)
                connection.execute(insert(schema.closings), row)
        except ConflictError:
            raise StoreError(
                f"{closing.period} was closed or corrected by someone else meanwhile "
                "→ look at the bill again, then try again"
            ) from None


def _pick_cells(plan: WeekPlan) -> list[Cells]:
    """Return what a plan takes from the hub's lots; what stays behind is not taken."""
    behind = {unserved.consignment for unserved in plan.unserved}
    taken: Counter[tuple[str, str]] = Counter()
    for consignment in plan.consignments.values():
        if consignment.id in behind or consignment.origin != plan.inputs.hub.site.id:
            continue
        for item in consignment.items:
            if item.lot:
                taken[item.lot, consignment.day.isoformat()] += item.quantity
    return [
        {"lot": lot, "day": day, "quantity": quantity}
        for (lot, day), quantity in sorted(taken.items())
    ]


def _left(
    lots: Mapping[str, Lot], picks: Iterable[tuple[str, date, Milli]]
) -> tuple[Lot, ...]:
    """Return the lots with what is left in them; empty ones are left out."""
    left = {name: lot.quantity for name, lot in lots.items()}
    for name, day, quantity in picks:
        if name in lots and day >= lots[name].counted_on:
            left[name] -= quantity
    return tuple(
        replace(lot, quantity=left[name])
        for name, lot in lots.items()
        if left[name] > 0
    )
