"""A cost game by every rule: at the terminal, and as plain lists."""

from fractions import Fraction

from rich.console import Console
from rich.table import Table

from mil.costs.airport import AirportGame
from mil.costs.allocation import Shares
from mil.costs.given import GivenGame
from mil.costs.report import GameReport, Line
from mil.costs.report import report as report_of
from mil.costs.rules import RULES
from mil.documents.listing import Json
from mil.documents.terminal import plain

FEW = 6
"""Columns of amounts side by side."""

TITLES = {rule.name: rule.title for rule in RULES}


def game_listing(given: GivenGame) -> Json:
    """Return what there is to say about a game, in the unit of its file."""
    if isinstance(given.game, AirportGame):
        return _airport_listing(given, given.game)
    report, told = report_of(given.game), given.told
    return {
        "name": given.name,
        "players": list(report.game.players),
        "cost": told(report.game.total),
        "shares": {
            line.rule: line.shares and {p: told(x) for p, x in line.shares.items()}
            for line in report.lines
        },
        "core_nonempty": report.room is None or report.room <= 0,
        "least_core_eps": None if report.room is None else told(report.room),
        "subsidy": told(report.subsidy),
        "stability": {line.rule: _stability(given, line) for line in report.lines},
        "gini_of_savings": {
            line.rule: None if line.gini is None else float(line.gini)
            for line in report.lines
        },
        "notes": {line.rule: line.note for line in report.lines if line.note}
        | ({"file": given.note} if given.note else {}),
    }


def _stability(given: GivenGame, line: Line) -> Json | None:
    found = line.stability
    if found is None:
        return None
    return {
        "stable": found.stable,
        "efficient": found.efficient,
        "individually_rational": found.rational,
        "worst_coalition": list(found.worst),
        "worst_excess": given.told(found.excess),
    }


def _airport_listing(given: GivenGame, game: AirportGame) -> Json:
    """Return what one player of each type pays."""
    found = {"shapley": game.shapley(), "nucleolus": game.nucleolus()}
    return {
        "name": given.name,
        "players": list(game.types),
        "shares": {
            f"{rule}_per_movement": {
                kind: given.told(value)
                for kind, value in zip(game.types, values, strict=True)
            }
            for rule, values in found.items()
        },
        "notes": {"file": given.note} if given.note else {},
    }


def show_game(console: Console, given: GivenGame) -> None:
    """Print a game's shares by rule, and what they are worth."""
    _heading(console, given)
    if isinstance(given.game, AirportGame):
        _show_airport(console, given, given.game)
        return
    report = report_of(given.game)
    lines = _worth_showing(report)
    if len(report.game.players) <= FEW:
        console.print(_by_rule(given, report, lines))
    else:
        lines = [line for line in lines if line.shares is not None]
        for first in range(0, len(lines), FEW):
            console.print(_by_player(given, report, lines[first : first + FEW]))
    console.print(_said(given, report))


def _worth_showing(report: GameReport) -> list[Line]:
    """Leave out what is the same as another rule, as there is a core."""
    by_name = {line.rule: line for line in report.lines}
    same = {"shapley_in_core": "shapley", "epm_in_least_core": "epm"}
    return [
        line
        for line in report.lines
        if line.rule not in same or by_name[same[line.rule]].shares != line.shares
    ]


def _by_rule(given: GivenGame, report: GameReport, lines: list[Line]) -> Table:
    """Return one row per rule."""
    players = report.game.players
    table = _table([*players, "stable", "Gini"])
    for line in lines:
        none = [*(["–"] * len(players)), line.note]
        cells = none if line.shares is None else _amounts(given, line, line.shares)
        table.add_row(TITLES[line.rule], *cells)
    return table


def _by_player(given: GivenGame, report: GameReport, lines: list[Line]) -> Table:
    """Return one row per player."""
    table = _table([line.rule for line in lines], "player")
    columns = [_amounts(given, line, line.shares) for line in lines if line.shares]
    heads = [*report.game.players, "stable", "Gini"]
    for head, *cells in zip(heads, *columns, strict=True):
        table.add_row(plain(head), *cells)
    table.add_section()
    return table


def _show_airport(console: Console, given: GivenGame, game: AirportGame) -> None:
    """Print what one player of each type pays."""
    table = _table(["Shapley value", "nucleolus"], "for each movement")
    pairs = zip(game.types, game.shapley(), game.nucleolus(), strict=True)
    for kind, one, other in pairs:
        amounts = (f"{given.told(value):,.2f}" for value in (one, other))
        table.add_row(plain(kind), *amounts)
    console.print(table)


def _heading(console: Console, given: GivenGame) -> None:
    said = " · ".join(filter(None, (given.name, given.note)))
    if said:
        console.print(plain(said), style="bold")


def _table(columns: list[str], first: str = "rule") -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column(first, no_wrap=True)
    for column in columns:
        table.add_column(plain(column), justify="right", no_wrap=True)
    return table


def _amount(given: GivenGame, value: Fraction) -> str:
    places = max(2, min(given.decimals, 4))
    return f"{given.told(value):,.{places}f}"


def _amounts(given: GivenGame, line: Line, shares: Shares) -> list[str]:
    stable = line.stability is not None and line.stability.stable
    even = "–" if line.gini is None else f"{float(line.gini):.2f}"
    amounts = [_amount(given, share) for share in shares.values()]
    return [*amounts, "yes" if stable else "no", even]


def _said(given: GivenGame, report: GameReport) -> str:
    """Say how stable any shares can be, and what the columns mean."""
    lines = []
    if report.room is not None and report.room > 0:
        lines.append(
            "The core is empty: whatever the shares, some group pays at least "
            f"{_amount(given, report.room)} more than it would cost alone. A subsidy "
            f"of {_amount(given, report.subsidy)} would end that."
        )
    elif report.room is not None:
        lines.append(
            "The core has a point: there are shares with which every group saves at "
            f"least {_amount(given, -report.room)}."
        )
    worst = _worst(given, report)
    lines += [worst] if worst else []
    lines.append(
        "stable: no group pays more than alone · Gini: of what players save; 0: all "
        "save the same, –: somebody pays more than alone, or nobody saves"
    )
    return "\n".join(lines)


def _worst(given: GivenGame, report: GameReport) -> str:
    """Name the group with the best reason to leave under the Shapley value."""
    found = {line.rule: line for line in report.lines}["shapley"].stability
    if found is None or found.stable or not found.worst:
        return ""
    who = plain(", ".join(found.worst))
    return f"By the Shapley value {who} pay {_amount(given, found.excess)} too much."
