"""Reads cost games: tables of what every coalition would cost.

JSON: an object with ``players`` and ``coalition_costs``, from coalitions ("A,B") to
costs, or a list of such objects. For runways and the like, ``capital_cost`` and
``movements`` by type instead. CSV or XLSX: the columns ``coalition`` and ``cost``, or
one column of 0 and 1 per player, and ``cost`` last.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from data.rows import RawTable, Row
from data.tables import read_table_file
from mil.costs.airport import AirportGame
from mil.costs.game import LARGEST_COST, MOST_PLAYERS, CostGame
from mil.costs.given import GivenGame
from mil.errors import InputError, InputProblem

MOST_BYTES = 200_000_000
MOST_DECIMALS = 9
SEPARATORS = (",", ";", "+", "|", " ")
SHOWN = 5
"""How many coalitions an error names."""


def read_games(path: Path) -> tuple[GivenGame, ...]:
    """Read all games of a file.

    Parameters
    ----------
    path
        JSON, CSV or XLSX; its content says which.

    Returns
    -------
    tuple of GivenGame
        At least one.

    Raises
    ------
    InputError
        When a game is not complete, naming file, place, value and remedy.
    """
    head = _head(path)
    if head[:1] in (b"{", b"["):
        return _read_json(path)
    raw = read_table_file(path)
    errors = [_undivided(problem) for problem in raw.problems if not raw.tables]
    if errors:
        raise InputError("; ".join(map(str, errors)))
    return tuple(_from_table(table) for table in raw.tables)


def _undivided(problem: InputProblem) -> InputProblem:
    """Say what helps where a file is too large: half a game is none."""
    if not problem.remedy.startswith("split"):
        return problem
    return replace(problem, remedy="give a game of more than 17 players as JSON")


def holds_list(path: Path) -> bool:
    """Return whether a file is a JSON list, of however many games."""
    return _head(path)[:1] == b"["


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}) → check the file's name"
        ) from None


def _read_json(path: Path) -> tuple[GivenGame, ...]:
    if path.stat().st_size > MOST_BYTES:
        raise InputError(
            f"{path}: is larger than {MOST_BYTES // 10**6} MB → use fewer players"
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
        found = json.loads(
            text, parse_float=Decimal, parse_constant=Decimal, object_pairs_hook=_once
        )
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8 → save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise InputError(
            f"{path}:{error.lineno}: is no JSON ({error.msg}) → mend it there"
        ) from None
    except _TwiceError as error:
        raise InputError(f"{path}: {error} → leave one of them out") from None
    except RecursionError:
        raise InputError(f"{path}: is nested too deeply → give a game") from None
    games = found if isinstance(found, list) else [found]
    if not games:
        raise InputError(f"{path}: holds no game → give at least one")
    return tuple(
        _from_json(entry, _label(path, entry, number, len(games)))
        for number, entry in enumerate(games, start=1)
    )


class _TwiceError(ValueError):
    """A key is there twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a dictionary; JSON would keep the last of two costs of one coalition."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _TwiceError(f"{twice!r} is there twice")
    return found


def _label(path: Path, entry: object, number: int, count: int) -> str:
    if count == 1:
        return str(path)
    name = entry.get("name") if isinstance(entry, dict) else None
    return f"{path}, game {number}" + (f" ({name})" if name else "")


def _from_json(entry: object, label: str) -> GivenGame:
    if not isinstance(entry, dict):
        raise InputError(f"{label}: is no object → give players and coalition_costs")
    players = _players(entry.get("players"), label)
    name = str(entry.get("name") or "")
    costs = entry.get("coalition_costs")
    if costs is None and "capital_cost" in entry:
        return _airport(entry, players, name, label)
    if not isinstance(costs, dict):
        raise InputError(
            f"{label}: has no coalition_costs → give the cost of every coalition, "
            'such as {"A": 10, "B": 12, "A,B": 15}'
        )
    _refuse_many(players, label)
    by_mask: dict[int, Decimal] = {}
    for coalition, raw in costs.items():
        mask = _mask(coalition.split(",") if coalition else [], players, label)
        _note(by_mask, mask, coalition, _number(raw, f"{label} [{coalition}]"), label)
    return _game(players, by_mask, name, label)


def _players(raw: object, label: str) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
        raise InputError(f"{label}: has no list of players → name them as text")
    players = tuple(one.strip() for one in raw)
    strange = [one for one in players if not one or "," in one]
    if strange:
        raise InputError(
            f"{label} [players] {strange[0]!r}: is no name → write one without a comma"
        )
    _refuse_players(players, label)
    return players


def _refuse_many(players: Sequence[str], label: str) -> None:
    if len(players) > MOST_PLAYERS:
        raise InputError(
            f"{label}: {len(players)} players → a table of all coalitions ends at "
            f"{MOST_PLAYERS}"
        )


def _refuse_players(players: Sequence[str], label: str) -> None:
    if not players:
        raise InputError(f"{label}: has no players, nobody to pay → name at least one")
    if len(set(players)) < len(players):
        twice = next(one for one in players if players.count(one) > 1)
        raise InputError(f"{label} [players] {twice!r}: is there twice → rename one")


def _mask(names: Sequence[str], players: Sequence[str], label: str) -> int:
    mask = 0
    for name in (one.strip() for one in names):
        if name not in players:
            known = ", ".join(players[:SHOWN])
            raise InputError(
                f"{label} {','.join(names)!r}: {name!r} is no player → use {known} …"
            )
        bit = 1 << players.index(name)
        if mask & bit:
            raise InputError(f"{label} {','.join(names)!r}: {name!r} is in it twice")
        mask |= bit
    return mask


def _note(
    by_mask: dict[int, Decimal], mask: int, coalition: str, cost: Decimal, label: str
) -> None:
    if mask in by_mask:
        raise InputError(
            f"{label} {coalition!r}: has two costs → leave one of them out"
        )
    if mask == 0 and cost:
        raise InputError(f"{label}: nobody costs {cost} → the empty coalition costs 0")
    by_mask[mask] = cost


def _number(raw: object, label: str) -> Decimal:
    """Return a cost as it is written."""
    remedy = "write an amount such as 12.50"
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        raise InputError(f"{label} {raw!r}: is no amount → {remedy}")
    text = str(raw).strip().replace("\u00a0", "").replace("\u202f", "")
    if "," in text and "." not in text:
        text = text.replace(",", ".")
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise InputError(f"{label} {text[:60]!r}: is no amount → {remedy}") from None
    if not value.is_finite():
        raise InputError(f"{label} {text!r}: is no amount → {remedy}")
    if abs(value) > LARGEST_COST:
        raise InputError(
            f"{label} {text!r}: is beyond {LARGEST_COST} → use other units"
        )
    return value


def _game(
    players: Sequence[str], by_mask: Mapping[int, Decimal], name: str, label: str
) -> GivenGame:
    """Make a game of a table that must be complete."""
    n = len(players)
    _refuse_many(players, label)
    missing = [mask for mask in range(1, 2**n) if mask not in by_mask]
    if missing:
        said = "; ".join(
            ",".join(p for i, p in enumerate(players) if mask >> i & 1)
            for mask in missing[:SHOWN]
        )
        more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
        raise InputError(
            f"{label}: no cost for {said}{more} → all {2**n - 1} coalitions need one"
        )
    values = [by_mask.get(mask, Decimal(0)) for mask in range(2**n)]
    whole, decimals, note = _whole(values)
    return GivenGame(name, CostGame.from_table(players, whole), decimals, note)


def _whole(values: Sequence[Decimal]) -> tuple[list[int], int, str]:
    """Return amounts as whole numbers of the smallest unit, and what was rounded."""
    used = max(
        -int(exponent)
        for value in values
        if isinstance(exponent := value.normalize().as_tuple().exponent, int)
    )
    used = max(0, used)
    largest = max(map(abs, values))
    decimals = min(used, MOST_DECIMALS)
    while decimals and largest.scaleb(decimals) > LARGEST_COST:
        decimals -= 1
    note = "" if decimals == used else f"costs are rounded to {decimals} decimals"
    return [round(value.scaleb(decimals)) for value in values], decimals, note


def _airport(
    entry: Mapping[str, Any], types: tuple[str, ...], name: str, label: str
) -> GivenGame:
    """Make a game of types with many alike players."""
    costs, counts = entry.get("capital_cost"), entry.get("movements")
    if not isinstance(costs, dict) or not isinstance(counts, dict):
        raise InputError(f"{label}: needs capital_cost and movements by type")
    found, numbers = [], []
    for kind in types:
        where = f"{label} [{kind}]"
        if kind not in costs or kind not in counts:
            raise InputError(
                f"{where}: has no capital_cost or no movements → give both"
            )
        found.append(_number(costs[kind], where))
        count = counts[kind]
        if type(count) is not int or count < 1:
            raise InputError(f"{where} {count!r}: is no number of movements → from 1")
        numbers.append(count)
    if min(found) < 0:
        raise InputError(f"{label}: a negative capital_cost → costs are from 0")
    whole, decimals, note = _whole(found)
    return GivenGame(
        name, AirportGame(types, tuple(numbers), tuple(whole)), decimals, note
    )


def _from_table(table: RawTable) -> GivenGame:
    """Make a game of a sheet."""
    heads = [head.strip().lower() for head in table.header.cells]
    if "cost" not in heads:
        raise InputError(
            f"{table.label}:{table.header.number}: has no column cost → name the "
            "columns coalition and cost"
        )
    at = heads.index("cost")
    if "coalition" in heads:
        return _from_names(table, heads.index("coalition"), at)
    return _from_marks(table, at)


def _from_names(table: RawTable, names: int, at: int) -> GivenGame:
    """Make a game of rows such as ``A+B`` and a cost."""
    cells = [_cell(row, names) for row in table.rows]
    separator = _separator(cells)
    parts = [
        [part.strip() for part in cell.split(separator)] if separator else [cell]
        for cell in cells
    ]
    players = tuple(dict.fromkeys(one[0] for one in parts if len(one) == 1 and one[0]))
    _refuse_players(players, table.label)
    _refuse_many(players, table.label)
    by_mask: dict[int, Decimal] = {}
    for row, cell, part in zip(table.rows, cells, parts, strict=True):
        where = f"{table.label}:{row.number}"
        mask = _mask(part if cell else [], players, where)
        _note(by_mask, mask, cell, _number(_cell(row, at), where), where)
    return _game(players, by_mask, "", table.label)


def _separator(cells: Sequence[str]) -> str:
    """Return what stands between names: with it, all names stand alone somewhere."""
    for separator in SEPARATORS:
        parts = [[p.strip() for p in cell.split(separator)] for cell in cells]
        single = {one[0] for one in parts if len(one) == 1}
        several = [one for one in parts if len(one) > 1]
        if several and all(name in single for one in several for name in one):
            return separator
    joined = max(SEPARATORS[:-1], key=lambda s: sum(s in cell for cell in cells))
    return joined if any(joined in cell for cell in cells) else ""


def _from_marks(table: RawTable, at: int) -> GivenGame:
    """Make a game of columns of 0 and 1, and a cost."""
    columns = [i for i in range(len(table.header.cells)) if i != at]
    players = tuple(table.header.cells[i].strip() for i in columns)
    _refuse_players(players, table.label)
    _refuse_many(players, table.label)
    by_mask: dict[int, Decimal] = {}
    for row in table.rows:
        where = f"{table.label}:{row.number}"
        inside = []
        for player, i in zip(players, columns, strict=True):
            mark = _cell(row, i).lower()
            if mark not in {"", "0", "1", "x"}:
                raise InputError(f"{where} [{player}] {mark!r}: → write 1 or 0")
            inside += [player] if mark in {"1", "x"} else []
        mask = _mask(inside, players, where)
        cost = _number(_cell(row, at), where)
        _note(by_mask, mask, ",".join(inside), cost, where)
    return _game(players, by_mask, "", table.label)


def _cell(row: Row, at: int) -> str:
    return row.cells[at].strip() if at < len(row.cells) else ""
