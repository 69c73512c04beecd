"""By which rule a hub shares what its rounds cost, and what such rules are called."""

from collections.abc import Iterable
from dataclasses import dataclass

THIS_PLAN = "this-plan"
"""The game of each round as driven, without those who are not there."""

BEST_PLANS = "best-plans"
"""The game of a day's stops, each group with the best rounds of its own."""

WEEK_GAMES = (THIS_PLAN, BEST_PLANS)
"""The games by which a week can be shared."""

SHAPLEY = "shapley"

RULE = "shapley-round-as-driven"
"""Stable name of the rule that hubs begin with, as stored with shares."""

GAME_RULES = (
    "by_detour",
    "equal_savings",
    "ensc",
    "acam",
    "cost_gap_tau",
    SHAPLEY,
    "shapley_in_core",
    "nucleolus",
    "per_capita_nucleolus",
    "epm",
)
"""Rules that share a game (`mil.costs.week_rules`)."""

WEIGHT_RULES = (
    "equal",
    "by_kg",
    "by_crates",
    "by_stops",
    "by_turnover",
    "by_going_alone",
)
"""Rules that share a week as a whole, in proportion (`mil.costs.weights`)."""

FEE_RULES = ("fee_per_crate", "fee_per_basket", "commission")
"""What need not pay for the rounds, so that no bill is shared by it."""

SHARE_RULES = (*GAME_RULES, *WEIGHT_RULES)
"""Rules by which rounds can be billed."""

THEN = ", then "
"""Between the names of rules that follow one another."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """The rule that a hub has chosen.

    Attributes
    ----------
    rule
        One of `SHARE_RULES`.
    game
        One of `WEEK_GAMES`; `THIS_PLAN` where the rule shares no game.
    """

    rule: str = SHAPLEY
    game: str = THIS_PLAN

    @property
    def pooled(self) -> bool:
        """Whether it shares a week as a whole, and no game."""
        return self.rule in WEIGHT_RULES

    def __str__(self) -> str:
        """Return the name that closed months keep."""
        if self == Sharing():
            return RULE
        return self.rule if self.pooled else f"{self.rule}/{self.game}"

    @classmethod
    def parse(cls, name: str) -> "Sharing":
        """Return the rule of a name that closed months keep."""
        if name == RULE:
            return cls()
        rule, _, game = name.partition("/")
        return cls(rule, game or THIS_PLAN)


def one_after_another(names: Iterable[str]) -> str:
    """Name rules that follow one another, each once; nothing for no name."""
    return THEN.join(name for name in dict.fromkeys(names) if name)
