"""Ctrl-C pressed once and twice."""

import signal

import pytest

from routing.week.ending import Ending


@pytest.fixture(autouse=True)
def _ctrl_c():
    """Ctrl-C interrupts, whatever started the tests (what runs behind ignores it)."""
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, former)


def test_once_is_a_wish():
    """The first Ctrl-C is told of once, and interrupts nothing."""
    said = []
    with Ending(said.append) as ending:
        assert not ending.asked()
        signal.raise_signal(signal.SIGINT)
        assert not said
        assert ending.asked()
        assert ending.asked()
    assert len(said) == 1


def test_twice_is_an_order():
    """The second Ctrl-C interrupts, and afterwards each one does."""
    with Ending(lambda _: None):
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_deaf():
    """Where nothing can be kept the first Ctrl-C interrupts."""
    with (
        pytest.raises(KeyboardInterrupt),
        Ending(lambda _: None, listening=False),
    ):
        signal.raise_signal(signal.SIGINT)


def test_ignored():
    """A command that ignores Ctrl-C goes on ignoring it."""
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Ending(lambda _: None) as ending:
            signal.raise_signal(signal.SIGINT)
            assert not ending.asked()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, former)
