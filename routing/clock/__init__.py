"""The best times for rounds whose stops and order are settled."""

from routing.clock.retime import retimed

__all__ = ["retimed"]
