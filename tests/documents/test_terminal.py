"""A plan on the terminal."""

import io
from dataclasses import replace

from rich.console import Console

from mil.costs.limits import stock_shares
from mil.costs.statement import saving_percent
from mil.documents.terminal import (
    REFUSED,
    hours,
    plain,
    show_plan,
    show_shares,
    show_summary,
)
from mil.orders import RefusalCode


def shown(show, *arguments) -> str:
    """Return what is printed, on a wide terminal without colours."""
    text = io.StringIO()
    show(Console(file=text, width=400, highlight=False), *arguments)
    return text.getvalue()


def test_every_reason_of_a_refusal_has_its_words():
    """No refused line is dropped from the summary for want of a word."""
    assert set(REFUSED) == set(RefusalCode)


def test_a_duration_is_written_to_the_nearest_minute():
    """2744 s are 45.7 minutes, on the terminal as on the sheets."""
    assert hours(2744) == "0 h 46"
    assert hours(3 * 3600 + 299) == "3 h 05"


def test_imported_text_is_neither_markup_nor_control():
    """A name can neither colour the terminal nor move its cursor."""
    assert plain("[red]x[/red]\x1b[2J\n").plain == "[red]x[/red]·[2J·"


def test_the_plan_names_rounds_stops_and_what_is_left_out(small, tmp_path):
    """Every round, every place visited and every refused line is on the screen."""
    week, shares = small
    text = shown(show_plan, week)
    for round_ in week.rounds:
        assert round_.id in text
        for stop in round_.stops:
            assert plain(week.inputs.sites[stop.site].name).plain in text
    for refusal in week.refusals:
        assert refusal.line in text
    summary = shown(show_summary, week, shares, tmp_path / "2026-W48")
    for refusal in week.refusals:
        assert refusal.line in summary
    for unserved in week.unserved:
        assert unserved.reason in summary
    assert str(tmp_path) in summary


def test_shares_say_what_they_are_before(small):
    """A share is not what is left to pay; bulk for the stock is no loss."""
    week, shares = small
    text = shown(show_shares, [week], shares)
    assert "before any limits, refunds and public money" in text
    stock = stock_shares(shares, [week])
    for one in shares.producers:
        paid = one.goods_cents - stock[one.producer]
        percent = saving_percent(one.alone.cents - paid, one.alone.cents)
        name = plain(week.inputs.sites[one.producer].name).plain
        (line,) = [row for row in text.splitlines() if row.startswith(f" {name} ")]
        assert line.rstrip().endswith("–" if percent is None else f" {percent} %")


def test_days_shared_as_a_whole_are_of_no_game(small):
    """Where rules follow one another it is said which of them share a game."""
    plan, shares = small
    both = replace(shares, rule="by_kg, then nucleolus")
    said = shown(show_shares, [plan], both)
    assert said.count("days shared as a whole (by_kg): no game; other days: game") == 1
    whole = shown(show_shares, [plan], replace(shares, rule="by_kg", game=""))
    assert "no game: the week is shared as a whole" in whole
    assert "days shared as a whole" not in shown(show_shares, [plan], shares)
