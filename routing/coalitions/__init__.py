"""The exact cost of every coalition of the stops of one day."""

from routing.coalitions.players import by_player
from routing.coalitions.stops import MOST_STOPS, Kind, Stops
from routing.coalitions.table import Table, price_coalitions
from routing.coalitions.walk import Tour, rounds_of

__all__ = [
    "MOST_STOPS",
    "Kind",
    "Stops",
    "Table",
    "Tour",
    "by_player",
    "price_coalitions",
    "rounds_of",
]
