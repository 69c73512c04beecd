"""The line that is shown while days are planned."""

from datetime import date

from routing.week import board as boards
from routing.week.board import Board

TUE, WED = date(2026, 11, 24), date(2026, 11, 25)


def test_the_line(monkeypatch):
    """The best of each day, in their order, with what is lacking; none finished."""
    now, said = [100.0], []
    monkeypatch.setattr(boards.time, "monotonic", lambda: now[0])
    board = Board(said.append)
    board.better(WED, 84_000, 0)
    board.better(TUE, 90_050, 2)
    board.better(TUE, 80_000, 3)
    board.better(TUE, 90_070, 2)
    board.tick()
    assert said == []
    now[0] += 12
    board.tick()
    board.tick()
    assert said == ["12 s · Tue 900.50 € without 2 · Wed 840.00 €"]
    board.finished(TUE)
    now[0] += 1
    board.tick()
    assert said[1:] == ["13 s · Wed 840.00 €"]
