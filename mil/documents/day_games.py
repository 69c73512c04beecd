"""The games of best plans behind a week's shares: on the terminal and as lists."""

from rich.console import Console
from rich.table import Table

from mil.costs.open_day import DayGame
from mil.costs.shares import WeekShares
from mil.documents.terminal import day_name, euros, plain

Json = dict[str, object]


def games_listing(shares: WeekShares) -> list[Json]:
    """Return what is to be known of each game of best plans."""
    return [
        {
            "day": game.day.isoformat(),
            "kind": game.kind.value,
            "stops": game.stops,
            "exact": not game.refused and game.sampled is None,
            "best_cents": game.best,
            "driven_cents": game.driven,
            "interval_basis_points": game.sampled and game.sampled.half_width,
            "oracle_gap_basis_points": game.sampled and game.sampled.gap,
            "at_any_time": list(game.widened),
            "shared_as_driven_because": game.refused,
        }
        for game in shares.games
    ]


def show_games(console: Console, shares: WeekShares) -> None:
    """Print, for each day's game, how good its figures are; nothing without games."""
    if not shares.games:
        return
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("rounds")
    for header in ("stops", "driven", "best plan"):
        table.add_column(header, justify="right", no_wrap=True)
    table.add_column("figures", ratio=1)
    for game in shares.games:
        table.add_row(
            f"{day_name(game.day)} · {game.kind.value}",
            str(game.stops),
            euros(game.driven),
            "–" if game.refused else euros(game.best),
            plain(_figures(game)),
        )
    console.print(table)
    console.print(
        "driven and best plan: what these rounds cost, work and time at the hub aside, "
        "and what the best rounds of the game cost. The game knows no pauses and no "
        "work at the dock, and has as many vehicles as wanted, all based at the hub"
    )


def _figures(game: DayGame) -> str:
    """Say whether values are exact."""
    if game.refused:
        return f"shared as driven: {game.refused}"
    said = "exact"
    if game.sampled is not None:
        said = f"sampled, ± {game.sampled.half_width / 100:.2f} % of a mean share"
        if game.sampled.gap is not None:
            said += f", costs {game.sampled.gap / 100:+.2f} % beside a solver's"
    if game.widened:
        said += f"; at any time: {', '.join(game.widened)}"
    return said
