"""How hot the annealing of a search is."""

from routing.rich.loop import Search

MILD, AGAIN, WARM, COLD = 0.5, 0.3, 0.1, 0.002
"""First temperature of a start, of the best one when it goes on, with a plan to begin
with, and the last one, as parts of the mean price of what is served."""


def cooled(hot: float, part: float) -> float:
    """Return the temperature when a part, 0 to 1, of the cooling is over."""
    return hot * float((COLD / hot) ** part)


class Heat:
    """How hot the annealing is.

    It cools down over the budget that is left when a plan was found that loses less
    than all before it: what a plan costs hardly counted until then.

    Parameters
    ----------
    search
        What it has found.
    hot
        Temperature to begin with.
    """

    def __init__(self, search: Search, hot: float) -> None:
        self._search, self._hot = search, hot
        self._loss, self._records, self._since = search.loss, search.records, 0.0

    def at(self, part: float) -> float:
        """Return the temperature when a part of the budget, 0 to 1, is used.

        Parameters
        ----------
        part
            Grows from call to call.
        """
        if self._search.records != self._records:
            self._records = self._search.records
            if self._search.loss < self._loss:
                self._loss, self._since = self._search.loss, part
        if part >= 1.0:
            return COLD
        return cooled(self._hot, (part - self._since) / (1 - self._since))
