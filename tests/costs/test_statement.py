"""The figures a farmer reads."""

import pytest

from mil.costs.shares import ProducerShare, SharePart
from mil.costs.statement import make_statement, saving_percent
from mil.plan import Alone


def share(alone: Alone, *parts: tuple[str, int, int, int]) -> ProducerShare:
    """Make a share from rounds with road, work and handling."""
    made = (
        SharePart(r, f"c{i}", "s", "farm", *cents)
        for i, (r, *cents) in enumerate(parts)
    )
    return ProducerShare("farm", tuple(made), alone)


def test_the_figures_belong_together() -> None:
    """Parts make the whole, rounds are counted once, the dearest is named."""
    alone = Alone("farm", 8000, 90_000, 7200, 3)
    statement = make_statement(
        share(alone, ("r1", 700, 100, 50), ("r2", 300, 0, 0), ("r1", 20, 30, 0))
    )
    assert statement.cents == 1200
    assert (statement.road, statement.work, statement.handling) == (1020, 130, 50)
    assert (statement.rounds, statement.dearest_round) == (2, "r1")
    assert statement.dearest_cents == 900
    assert statement.saving == 6800
    assert (statement.alone_metres, statement.alone_seconds) == (90_000, 7200)
    assert statement.complete


@pytest.mark.parametrize(
    ("cents", "alone", "percent"),
    [(100, 100, 0), (301, 200, -51), (2, 3, 33), (1, 3, 67), (5, 0, None)],
)
def test_saving_in_per_cent(cents: int, alone: int, percent: int | None) -> None:
    """A loss is negative, halves are rounded away, no cost alone has no part."""
    statement = make_statement(share(Alone("farm", alone, 0, 0, 1), ("r", cents, 0, 0)))
    assert statement.saving == alone - cents
    assert saving_percent(statement.saving, alone) == percent


def test_nothing_carried() -> None:
    """Without a round there is no dearest one."""
    statement = make_statement(share(Alone("farm", 0, 0, 0, 0)))
    assert (statement.cents, statement.rounds) == (0, 0)
    assert (statement.dearest_round, statement.dearest_cents) == ("", 0)


def test_equally_dear_rounds() -> None:
    """Of two equally dear rounds the one with the earlier id is named."""
    alone = Alone("farm", 100, 0, 0, 1)
    statement = make_statement(share(alone, ("r2", 5, 0, 0), ("r1", 0, 5, 0)))
    assert statement.dearest_round == "r1"


def test_not_everything_can_go_alone() -> None:
    """Whoever cannot bring everything alone has no figure to compare with."""
    alone = Alone("farm", 100, 0, 0, 1, undone=("c9",))
    assert not make_statement(share(alone)).complete
