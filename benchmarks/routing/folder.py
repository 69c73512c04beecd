"""Reads a folder of instances: each file by its format, all with `bks.json`."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks.routing.instance import Best, Instance, Known, Reader
from benchmarks.routing.readers import li_lim, solomon, taillard, vrplib_text, wen
from benchmarks.routing.text import read_text, wrong
from mil.errors import InputError

BEST_KNOWN = "bks.json"
SUFFIXES = (".txt", ".vrp")

FEWEST_VEHICLES = "to the distance of the best known with fewest vehicles"


def instance_files(folder: Path) -> tuple[Path, ...]:
    """Return the instances of a folder, by name.

    Raises
    ------
    InputError
        When there is no such folder, or no instance in it.
    """
    if not folder.is_dir():
        raise wrong(folder, 0, "", "not a folder", "name a folder of instances")
    files = {path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES}
    parts = {wen.windows_file(path) for path in files}
    found = tuple(sorted(files - parts))
    if not found:
        raise wrong(folder, 0, "", "no instance in it", "name a folder of instances")
    return found


def read_folder(folder: Path) -> Iterator[Instance | InputError]:
    """Read all instances of a folder, one after the other; what cannot be read is told.

    Raises
    ------
    InputError
        When there is no instance, or `bks.json` is there but cannot be read.
    """
    files = instance_files(folder)
    known = best_known(folder)
    for path in files:
        try:
            yield reader_of(path)(path, known.get(path.stem.casefold(), Known()))
        except InputError as error:
            yield error


def read_folders(folders: Iterable[Path], say: Callable[[str], None]) -> list[Instance]:
    """Return the instances of all folders; say which files could not be read.

    Raises
    ------
    InputError
        As `read_folder`.
    """
    instances = []
    for folder in folders:
        for found in read_folder(folder):
            if isinstance(found, InputError):
                say(f"left out: {found}")
            else:
                instances.append(found)
    return instances


def reader_of(path: Path) -> Reader:
    """Return who can read a file.

    Raises
    ------
    InputError
        When nobody can.
    """
    if path.suffix.lower() == ".vrp":
        return vrplib_text.read
    if wen.windows_file(path).exists():
        return wen.read
    lines = [line.split() for line in read_text(path).splitlines() if line.strip()]
    if any(line[0].startswith("//") for line in lines[:1]):
        return taillard.read
    if any(line[0].upper() == "CUSTOMER" for line in lines[:10]):
        return solomon.read
    if len(lines) > 1 and len(lines[0]) == 3 and len(lines[1]) == 9:
        return li_lim.read
    first = " ".join(lines[0]) if lines else ""
    raise wrong(
        path,
        1,
        first,
        "none of the formats known here",
        "give Solomon's, Li & Lim's, Taillard's, Wen's or VRPLIB format",
    )


def best_known(folder: Path) -> Mapping[str, Known]:
    """Return what `bks.json` says, by name of instance in lower case.

    Raises
    ------
    InputError
        When it is there but is not what it should be.
    """
    path = folder / BEST_KNOWN
    if not path.exists():
        return {}
    try:
        told = json.loads(read_text(path))
    except ValueError as error:
        raise wrong(path, getattr(error, "lineno", 0), "", str(error), "mend") from None
    if not isinstance(told, dict):
        raise wrong(path, 1, "", "no object of instances", "write {name: {bks: …}}")
    return {name.casefold(): _known(path, name, entry) for name, entry in told.items()}


def _known(path: Path, name: str, entry: object) -> Known:
    """Return what is known of one instance: distance before fewest vehicles."""
    if not isinstance(entry, dict):
        raise wrong(path, 0, name, "no object", "write {bks: …, convention: …}")
    best = None
    for key in ("bks", "bks_distance", "best_known_cost"):
        if key in entry:
            best = Best(_figure(path, name, entry[key]))
            break
    for key in ("bks_hier", "sintef_hierarchical"):
        told = entry.get(key)
        if best is None and isinstance(told, dict) and "distance" in told:
            best = Best(_figure(path, name, told["distance"]), FEWEST_VEHICLES)
    vehicles = entry.get("vehicles")
    return Known(
        best,
        str(entry.get("convention", "")),
        vehicles if isinstance(vehicles, int) and vehicles > 0 else None,
    )


def _figure(path: Path, name: str, found: object) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float) or found <= 0:
        raise wrong(path, 0, f"{name}: {found}", "no cost", "write a number above 0")
    return float(found)
