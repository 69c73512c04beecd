"""What an import reads, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mil.calendar import Week
from mil.dock_work import DockWork
from mil.errors import InputProblem
from mil.orders import OrderLine, Product
from mil.places import Driver, Hub, Site, Vehicle
from mil.stock import Lot


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows before an import.

    Attributes
    ----------
    hub
        The hub.
    sites, drivers, products
        By id.
    files
        SHA-256 of the files imported before.
    weeks
        Those that have orders or a plan.
    """

    hub: Hub
    sites: Mapping[str, Site] = field(default_factory=dict)
    drivers: Mapping[str, Driver] = field(default_factory=dict)
    products: Mapping[str, Product] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    weeks: frozenset[Week] = frozenset()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What became of one file.

    Attributes
    ----------
    name, sha256
        As given, and the digest of its bytes.
    rows, refused
        Rows under its headers, and those of them that were left out.
    seen_before
        Whether a file with this very content was imported before.
    """

    name: str
    sha256: str
    rows: int
    refused: int
    seen_before: bool


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """All good rows of some files, and all problems.

    Attributes
    ----------
    files
        One for each file that holds a table.
    sites, drivers, vehicles, products, lots, lines, dock_work
        The good rows, each id once.
    problems
        Errors and warnings, by file and line.
    unread
        Files and sheets of which nothing could be read.
    """

    files: tuple[ReadFile, ...]
    sites: tuple[Site, ...]
    drivers: tuple[Driver, ...]
    vehicles: tuple[Vehicle, ...]
    products: tuple[Product, ...]
    lots: tuple[Lot, ...]
    lines: tuple[OrderLine, ...]
    problems: tuple[InputProblem, ...]
    unread: tuple[str, ...] = ()
    dock_work: tuple[DockWork, ...] = ()

    @property
    def refused(self) -> int:
        """Rows left out; those of files that could not be read are not known."""
        return sum(file.refused for file in self.files)

    @property
    def complete(self) -> bool:
        """Whether every file was read and no row was left out."""
        return not self.refused and not self.unread
