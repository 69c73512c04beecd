"""A cost game by every rule: at the terminal, and as plain lists."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from mil.costs.airport import AirportGame
from mil.costs.allocation import Shares
from mil.costs.given import GivenGame
from mil.costs.marginal import alone
from mil.costs.report import GameReport, Line
from mil.costs.report import report as report_of
from mil.costs.rules import RULES
from mil.documents.listing import Json
from mil.documents.terminal import plain

MANY = 6
"""Columns of amounts side by side, where players are rows."""

BOUNDLESS = 100_000
"""Columns of a terminal on which any table fits."""

SHORT = 12
"""Characters of names that are written out."""

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
    by_rule = _by_rule(given, report, lines)
    wide = not _fits(console, by_rule)
    if wide:
        for table in _by_player(console, given, report, lines):
            console.print(table)
    else:
        console.print(by_rule)
    console.print()
    console.print(_standing(given, report, lines, wide))
    console.print()
    for line in lines:
        if line.note:
            console.print(f"{line.rule if wide else TITLES[line.rule]}: {line.note}")
    console.print(_said(given, report))


def _fits(console: Console, table: Table) -> bool:
    boundless = console.options.update(max_width=BOUNDLESS)
    return Measurement.get(console, boundless, table).maximum <= console.width


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
    """Return what players pay, one row per rule."""
    players = report.game.players
    table = _table([*players])
    for line in lines:
        cells = _amounts(given, line.shares) if line.shares else ["–"] * len(players)
        table.add_row(TITLES[line.rule], *cells)
    return table


def _by_player(
    console: Console, given: GivenGame, report: GameReport, lines: list[Line]
) -> Iterator[Table]:
    """Yield what players pay, one row per player, with as many rules as there is room.

    Rules that are not defined are left out; their notes say so.
    """
    columns = [
        (line.rule, _amounts(given, line.shares)) for line in lines if line.shares
    ]
    while columns:
        for few in range(min(MANY, len(columns)), 0, -1):
            table = _table([rule for rule, _ in columns[:few]], "player")
            amounts = [cells for _, cells in columns[:few]]
            for head, *cells in zip(report.game.players, *amounts, strict=True):
                table.add_row(plain(head), *cells)
            table.add_section()
            if few == 1 or _fits(console, table):
                break
        columns = columns[few:]
        yield table


def _standing(
    given: GivenGame, report: GameReport, lines: list[Line], names: bool
) -> Table:
    """Return how each rule stands with players and groups."""
    table = _table([], "rule")
    table.add_column("stable")
    table.add_column("worst group", overflow="fold")
    table.add_column("excess", justify="right", no_wrap=True)
    table.add_column("above alone", overflow="fold")
    table.add_column("Gini", justify="right", no_wrap=True)
    players = report.game.players
    own = dict(zip(players, alone(report.game), strict=True))
    for line in lines:
        found, shares = line.stability, line.shares
        if found is None or shares is None:
            continue
        above = [player for player in players if shares[player] > own[player]]
        table.add_row(
            line.rule if names else TITLES[line.rule],
            "yes" if found.stable else "no",
            _group(found.worst, players),
            _amount(given, found.excess) if found.worst else "–",
            _few(above, players),
            "–" if line.gini is None else f"{float(line.gini):.2f}",
        )
    return table


def _group(who: Sequence[str], players: Sequence[str]) -> Text:
    """Name a group by who is in it or by who is not, whichever is shorter."""
    named = ", ".join(who) or "–"
    others = f"all but {', '.join(p for p in players if p not in who)}"
    return plain(min(named, others, key=len))


def _few(who: Sequence[str], players: Sequence[str]) -> Text:
    """Name players, or count them where names would take much room."""
    named = ", ".join(who) or "nobody"
    return plain(named if len(named) <= SHORT else f"{len(who)} of {len(players)}")


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


def _amounts(given: GivenGame, shares: Shares) -> list[str]:
    return [_amount(given, share) for share in shares.values()]


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
    if all(line.stability.efficient for line in report.lines if line.stability):
        total = _amount(given, Fraction(report.game.total))
        lines.append(f"By every rule shares add up to {total}.")
    lines.append(
        "stable: no group pays more than alone · worst group: who would gain most by "
        "leaving, and excess: how much it pays beyond its cost alone (below 0: it "
        "saves) · above alone: who pays more than alone · Gini: of what players save; "
        "0: all save the same, –: somebody pays more than alone, or nobody saves"
    )
    return "\n".join(lines)
