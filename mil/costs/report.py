"""All rules on one game, and how stable each is."""

from dataclasses import dataclass
from fractions import Fraction

from mil.costs import marginal
from mil.costs.allocation import Shares
from mil.costs.core import Stability, in_core, prenucleolus, stability, subsidy
from mil.costs.epm import epm
from mil.costs.game import CostGame
from mil.costs.kohlberg import certify
from mil.costs.nucleolus import Nucleolus, nucleolus
from mil.costs.rules import RULES
from mil.costs.shapley import shapley

Vector = tuple[Fraction, ...]

UNDEFINED = {
    "proportional_standalone": "the costs alone add up to nothing",
    "acam": "what players save beside those who join last adds up to nothing",
    "cost_gap_tau": "what is left to share is negative, or more than groups would bear",
    "epm": "somebody costs nothing alone, or less",
    "epm_in_least_core": "somebody costs nothing alone, or less",
}
"""Why a rule has no shares for a game."""


@dataclass(frozen=True, slots=True)
class Line:
    """One rule on one game.

    Attributes
    ----------
    rule
        Its name in `mil.costs.rules.RULES`.
    shares
        None where the rule is not defined.
    stability
        None without shares.
    gini
        Of what players save against going alone: 0 when all save the same, near 1 when
        one saves all. None when somebody pays more than alone, or nobody saves.
    note
        What must be said beside the figures; empty for nothing.
    """

    rule: str
    shares: Shares | None
    stability: Stability[str] | None
    gini: Fraction | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class GameReport:
    """What there is to say about a game.

    Attributes
    ----------
    game
        The game.
    lines
        One per rule.
    room
        What some coalition pays beyond its cost, whatever the shares, at least;
        negative when all can save. None for fewer than two players.
    subsidy
        What somebody else must pay for the core to have a point.
    """

    game: CostGame
    lines: tuple[Line, ...]
    room: Fraction | None
    subsidy: Fraction


def report(game: CostGame) -> GameReport:
    """Share a game by every rule.

    Parameters
    ----------
    game
        At least one player.

    Raises
    ------
    ValueError
        When there is nobody to pay.
    """
    if not game.players:
        raise ValueError("a game without players: nobody to pay")
    least = prenucleolus(game)
    values = _values(game, least)
    room = least.levels[0].excess if least.levels else None
    lines = [_line(game, rule.name, *values[rule.name]) for rule in RULES]
    return GameReport(game, tuple(lines), room, subsidy(game))


def _values(game: CostGame, least: Nucleolus) -> dict[str, tuple[Vector | None, str]]:
    """Return the shares of each rule, and what must be said about them."""
    empty = bool(least.levels) and least.levels[0].excess > 0
    moved = "in the least core, as the core is empty" if empty else ""
    value = shapley(game)
    even = epm(game, least)
    found: dict[str, Vector | None] = {
        "equal_split": marginal.equal(game),
        "proportional_standalone": marginal.proportional(game),
        "equal_savings": marginal.equal_savings(game),
        "ensc": marginal.ensc(game),
        "acam": marginal.acam(game),
        "cost_gap_tau": marginal.cost_gap(game),
        "shapley": value,
        "shapley_in_core": in_core(game, value, least),
        "epm": even.shares if even and not empty else None,
        "epm_in_least_core": even.shares if even else None,
    }
    notes = {"shapley_in_core": moved, "epm_in_least_core": moved if even else ""}
    if empty and even:
        notes["epm"] = "the core is empty"
    for name, per_head in (("nucleolus", False), ("per_capita_nucleolus", True)):
        one = nucleolus(game, per_head)
        certify(game, one, per_head)
        found[name] = one.shares
        notes[name] = "" if one.bounded else "all together cost more than each alone"
    return {name: (shares, notes.get(name, "")) for name, shares in found.items()}


def _line(game: CostGame, rule: str, shares: Vector | None, note: str) -> Line:
    if shares is None:
        return Line(rule, None, None, None, f"not defined: {note or UNDEFINED[rule]}")
    return Line(
        rule,
        Shares(game.players, shares),
        stability(game, shares).named(game.players),
        gini([c - x for c, x in zip(marginal.alone(game), shares, strict=True)]),
        note,
    )


def gini(savings: list[Fraction]) -> Fraction | None:
    """Return the Gini coefficient of what players save.

    Parameters
    ----------
    savings
        Shape ``(n,)``.

    Returns
    -------
    Fraction or None
        The mean difference of two savings, by twice their mean; None when one is
        negative or all are 0.
    """
    whole = sum(savings, Fraction(0))
    if not whole or min(savings) < 0:
        return None
    apart = sum((abs(a - b) for a in savings for b in savings), Fraction(0))
    return apart / (2 * len(savings) * whole)
