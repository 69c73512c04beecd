"""How reasons name places, goods and times."""

from collections.abc import Iterable

from mil.calendar import DayClock
from mil.places import Vehicle
from mil.ports import Job, JobKind
from mil.units import Grams, Metres, Seconds
from routing.day.ground import Ground


def clock(ground: Ground, seconds: Seconds) -> str:
    """Write what the clock on the wall shows then: ``06:30``."""
    return f"{DayClock(ground.work.day, ground.work.hub.zone).at(seconds):%H:%M}"


def hours(ground: Ground, site: str) -> str:
    """Write when a site is open: ``06:30–09:00 and 13:00–16:00``."""
    spans = ground.spans[site]
    said = (f"{clock(ground, a)}–{clock(ground, b)}" for a, b in spans)
    return " and ".join(said) or "never"


def lasting(seconds: Seconds) -> str:
    """Write how long something lasts: ``6 h 10``."""
    return f"{seconds // 3600} h {seconds % 3600 // 60:02d}"


def name(ground: Ground, site: str) -> str:
    """Return the name of a site."""
    return ground.work.sites[site].name


def names(vehicles: Iterable[Vehicle]) -> str:
    """List vehicles by name."""
    return ", ".join(sorted({vehicle.name for vehicle in vehicles}))


def what(*jobs: Job) -> str:
    """Say what cannot be done."""
    kinds = {job.kind for job in jobs}
    if len(kinds) > 1:
        return "Cannot be carried"
    return f"Cannot be {'collected' if JobKind.COLLECT in kinds else 'delivered'}"


def kg(grams: Grams) -> str:
    """Write a weight: ``12.5 kg``."""
    return f"{grams / 1000:g} kg"


def km(metres: Metres) -> str:
    """Write a distance: ``12.0 km``."""
    return f"{metres / 1000:.1f} km"
