"""Puts a batch into the tables: what is new, what differs, what is as it was."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from data import schema
from data.batch import ReadFile
from data.entities import Entity, T, vehicle_entity
from data.layout import Table
from mil.errors import StoreError
from mil.places import Vehicle

_CHUNK = 500
"""Ids in one query: SQLite takes at most so many thousand parameters."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class TableCount:
    """How many rows of one table were new, different, and as they were."""

    table: Table
    added: int
    changed: int
    unchanged: int

    def __str__(self) -> str:
        """Say it in a few words."""
        counts = (
            (self.added, "added"),
            (self.changed, "changed"),
            (self.unchanged, "unchanged"),
        )
        said = ", ".join(f"{count} {word}" for count, word in counts if count)
        return f"{self.table}: {said}"


@dataclass(frozen=True, slots=True)
class Merging:
    """One hub's rows in one transaction.

    Attributes
    ----------
    connection
        In a transaction.
    hub
        The hub's id.
    hub_site
        Id of the hub's own site.
    dry_run
        Whether to count only.
    """

    connection: Connection
    hub: str
    hub_site: str
    dry_run: bool

    def merge(
        self, name: Table, entity: Entity[T], records: Sequence[T]
    ) -> TableCount | None:
        """Insert and update; None when there is nothing to merge."""
        if not records:
            return None
        there = self.load(entity, [record.id for record in records])
        return self._write(name, entity, records, there)

    def merge_vehicles(self, records: Sequence[Vehicle]) -> TableCount | None:
        """Merge vehicles and who may drive them."""
        if not records:
            return None
        there = self.load_vehicles([record.id for record in records])
        entity = vehicle_entity(self.hub_site)
        count = self._write(Table.VEHICLES, entity, records, there)
        if not self.dry_run:
            self._write_drivers([r for r in records if there.get(r.id) != r])
        return count

    def _write(
        self,
        name: Table,
        entity: Entity[T],
        records: Sequence[T],
        there: Mapping[str, T],
    ) -> TableCount:
        new = [record for record in records if record.id not in there]
        other = [r for r in records if r.id in there and there[r.id] != r]
        if not self.dry_run:
            self._insert(entity, new)
            self._update(entity, other)
        same = len(records) - len(new) - len(other)
        return TableCount(name, len(new), len(other), same)

    def _insert(self, entity: Entity[T], records: Sequence[T]) -> None:
        rows = [{"hub_id": self.hub} | entity.to_cells(record) for record in records]
        if rows:
            self.connection.execute(insert(entity.table), rows)

    def _update(self, entity: Entity[T], records: Sequence[T]) -> None:
        rows = [{"own_id": record.id} | entity.to_cells(record) for record in records]
        columns = entity.table.c
        names = [column.name for column in columns if not column.primary_key]
        statement = (
            update(entity.table)
            .where(columns.hub_id == self.hub, columns.id == bindparam("own_id"))
            .values({name: bindparam(name) for name in names})
        )
        for row in rows:
            del row["id"]
        if rows:
            self.connection.execute(statement, rows)

    def _write_drivers(self, vehicles: Sequence[Vehicle]) -> None:
        table = schema.vehicle_drivers
        rows = [
            {
                "hub_id": self.hub,
                "vehicle": vehicle.id,
                "driver": driver,
                "position": position,
            }
            for vehicle in vehicles
            for position, driver in enumerate(vehicle.drivers)
        ]
        for ids in _chunks([vehicle.id for vehicle in vehicles]):
            mine = and_(table.c.hub_id == self.hub, table.c.vehicle.in_(ids))
            self.connection.execute(delete(table).where(mine))
        if rows:
            self.connection.execute(insert(table), rows)

    def load(
        self,
        entity: Entity[T],
        ids: Collection[str] | None = None,
        *conditions: ColumnElement[bool],
    ) -> dict[str, T]:
        """Return objects by id, sorted by id: all of the hub's, or those asked for."""
        columns = entity.table.c
        rows: list[RowMapping] = []
        wanted: list[ColumnElement[bool]] = [columns.hub_id == self.hub]
        wanted += conditions
        if ids is None:
            rows += self._rows(entity, wanted)
        else:
            for chunk in _chunks(sorted(ids)):
                rows += self._rows(entity, [*wanted, columns.id.in_(chunk)])
        with explained(str(entity.table.name)):
            return {row["id"]: entity.from_cells(row) for row in _by_id(rows)}

    def _rows(
        self, entity: Entity[T], conditions: Sequence[ColumnElement[bool]]
    ) -> Sequence[RowMapping]:
        query = select(entity.table).where(*conditions)
        return self.connection.execute(query).mappings().all()

    def load_vehicles(self, ids: Collection[str] | None = None) -> dict[str, Vehicle]:
        """Return vehicles with their drivers, by id."""
        table = schema.vehicle_drivers
        query = (
            select(table.c.vehicle, table.c.driver)
            .where(table.c.hub_id == self.hub)
            .order_by(table.c.position)
        )
        drivers: dict[str, list[str]] = {}
        for vehicle, driver in self.connection.execute(query):
            drivers.setdefault(vehicle, []).append(driver)
        found = self.load(vehicle_entity(self.hub_site), ids)
        return {
            name: replace(vehicle, drivers=tuple(drivers.get(name, ())))
            for name, vehicle in found.items()
        }

    def remember(self, files: Sequence[ReadFile]) -> None:
        """Remember the files by their digests, each once."""
        table = schema.files
        known = set(
            self.connection.scalars(
                select(table.c.sha256).where(table.c.hub_id == self.hub)
            )
        )
        rows = [
            {
                "hub_id": self.hub,
                "sha256": file.sha256,
                "name": file.name,
                "rows": file.rows,
                "refused": file.refused,
            }
            for file in files
            if file.sha256 not in known
        ]
        if rows:
            self.connection.execute(insert(table), rows)


@contextmanager
def explained(table: str) -> Iterator[None]:
    """Say what cannot be read in the rows of a table, such as an unknown word.

    Raises
    ------
    StoreError
        In place of what reading the rows raised.
    """
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"the {table} in the store cannot be read ({str(error)[:100]}) → they are "
            "damaged or from another version; restore a copy of the store"
        ) from None


def _by_id(rows: list[RowMapping]) -> list[RowMapping]:
    """Sort by id as Python does; servers sort text by their own language."""
    return sorted(rows, key=lambda row: str(row["id"]))


def _chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))
