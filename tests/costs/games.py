"""Games for the tests of rules: published ones, drawn ones, with closed forms."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from mil.costs.game import CostGame

PUBLISHED = Path(__file__).parents[3] / "shared" / "games" / "games.json"
SCALE = 10**6


def published() -> list[dict[str, Any]]:
    """Read the games of the literature that have a table; none without the file."""
    if not PUBLISHED.exists():
        return []
    games = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return [game for game in games if game.get("coalition_costs")]


def game_of(entry: dict[str, Any]) -> CostGame:
    """Make the game of an entry, in millionths."""
    costs = {
        who: round(Fraction(str(cost)) * SCALE)
        for who, cost in entry["coalition_costs"].items()
    }
    return CostGame.from_table(entry["players"], costs)


def drawn(seed: int, n: int, kind: str = "noisy") -> CostGame:
    """Draw a game of n players.

    ``cover``: a weighted cover, concave, its core full; ``noisy``: the same with noise,
    its core mostly empty; ``packed``: rounds of at most three, their cores empty.
    """
    rng = np.random.default_rng(seed)
    masks = np.arange(2**n)
    costs = np.zeros(2**n, np.int64)
    for _ in range(4 * n):
        need = int(rng.integers(1, 2**n)) & int(rng.integers(1, 2**n))
        costs += int(rng.integers(1, 1000)) * (masks & need > 0)
    size = np.bitwise_count(masks.astype(np.uint32)).astype(np.int64)
    if kind == "noisy":
        costs += rng.integers(0, 2000, 2**n)
    if kind == "packed":
        costs += 3000 * -(-size // 3)
    costs[0] = 0
    return CostGame(tuple(f"p{i}" for i in range(n)), costs)


def bankruptcy(claims: list[int], estate: int) -> tuple[CostGame, list[Fraction]]:
    """Return a bankruptcy problem as a cost game, and its nucleolus.

    Of the estate, v(S) is what the others leave when they are paid in full, and
    c(S) = claims of S - v(S). The nucleolus gives the Talmud's division (Aumann and
    Maschler 1985, doi:10.1016/0022-0531(85)90102-4); a player's cost is its claim less
    that.
    """
    n, whole = len(claims), sum(claims)

    def cost(who: tuple[int, ...]) -> int:
        own = sum(claims[i] for i in who)
        return own - max(0, estate - (whole - own))

    halves = [Fraction(claim, 2) for claim in claims]
    if 2 * estate <= whole:
        paid = _evenly(halves, Fraction(estate))
    else:
        lost = _evenly(halves, Fraction(whole - estate))
        paid = [claim - loss for claim, loss in zip(claims, lost, strict=True)]
    game = CostGame.from_function([f"p{i}" for i in range(n)], cost)
    return game, [claim - part for claim, part in zip(claims, paid, strict=True)]


def _evenly(most: list[Fraction], total: Fraction) -> list[Fraction]:
    """Share an amount evenly, nobody getting more than its most."""
    parts, left = [Fraction(0)] * len(most), total
    order = sorted(range(len(most)), key=lambda i: most[i])
    for done, i in enumerate(order):
        parts[i] = min(most[i], left / (len(most) - done))
        left -= parts[i]
    return parts
