"""Single figures of a problem: whole, in bounds, pointing at something."""

from collections.abc import Iterator, Sequence

from routing.problem import LONGEST, Price, Problem


def whole_wrong(
    where: str, value: object, low: int = 0, high: int = LONGEST
) -> Iterator[str]:
    """Say that a value is no plain whole number within bounds (ends included)."""
    if type(value) is not int or not low <= value <= high:
        yield f"{where} is {value!r}; give a whole number from {low} to {high}"


def maybe_wrong(where: str, value: object, low: int = 0) -> Iterator[str]:
    """Say that a value is neither None nor a whole number within bounds."""
    if value is not None:
        yield from whole_wrong(where, value, low)


def index_wrong(where: str, value: object, count: int, things: str) -> Iterator[str]:
    """Say that an index points at nothing."""
    if type(value) is not int or not 0 <= value < count:
        yield (
            f"{where} is {value!r} and there are {count} {things}; give an index "
            f"below {count}"
        )


def place_wrong(where: str, value: object, problem: Problem) -> Iterator[str]:
    """Say that an index is no place's."""
    places = len(problem.matrices[0].metres) if problem.matrices else 0
    yield from index_wrong(where, value, places, "places")


def tuple_wrong(where: str, value: object, length: int) -> Iterator[str]:
    """Say that a tuple has not as many figures as there are dimensions."""
    if not isinstance(value, tuple) or len(value) != length:
        yield f"{where} is {value!r}; give one figure for each of {length} dimensions"


def price_wrong(where: str, price: Price) -> Iterator[str]:
    """Say what no price may be."""
    yield from whole_wrong(f"{where}: the amount", price.amount)
    yield from whole_wrong(f"{where}: per", price.per, 1)


def windows_wrong(where: str, windows: Sequence[object]) -> Iterator[str]:
    """Say that windows are not there, or not sorted and apart from each other."""
    if not windows:
        yield f"{where} has no window; give one, or leave out what is never open"
    last = -1
    for window in windows:
        if not isinstance(window, tuple) or len(window) != 2:
            yield f"{where} has the window {window!r}; give its two ends"
            return
        opens, closes = window
        for end in (opens, closes):
            yield from whole_wrong(f"{where}: an end of a window", end)
        if opens > closes:
            yield f"{where} opens at {opens} after it closes at {closes}; swap them"
        if opens <= last:
            yield (
                f"{where} has a window from {opens} when the one before ends at "
                f"{last}; sort the windows and join those that touch"
            )
        last = closes
