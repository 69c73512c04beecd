"""Travel matrices where no road network is given, and what any matrix must be."""

from collections.abc import Mapping, Sequence

from geopy.distance import great_circle

from mil.errors import InputError
from mil.places import Profile, Site
from mil.plan import STRAIGHT_LINE, Matrices
from mil.units import Metres, Seconds, ceil_div

LARGEST = 10**9
"""Largest distance (m) or time (s) a matrix may hold: sums stay far below int64."""

Rows = tuple[tuple[int, ...], ...]


def straight_line(sites: Sequence[Site], profiles: Mapping[str, Profile]) -> Matrices:
    """Estimate travel from the straight line between two sites.

    Distance is the great circle times the profile's detour factor, rounded to metres;
    time is that distance at the profile's mean speed, rounded up to seconds.

    Parameters
    ----------
    sites
        Places, shape ``(n,)``.
    profiles
        How vehicles travel, by name.

    Returns
    -------
    Matrices
        Symmetric, shape ``(n, n)`` per profile.

    Raises
    ------
    InputError
        When a detour or a speed is not positive, or two places lie farther apart
        than a matrix may say.
    """
    for name, profile in profiles.items():
        if profile.detour_percent <= 0 or profile.kmh <= 0:
            raise InputError(
                f"travel profile {name!r} has a detour of {profile.detour_percent} % "
                f"and {profile.kmh} km/h; both must be above 0"
            )
    lines = _lines(sites)
    metres = {name: _road(lines, profile) for name, profile in profiles.items()}
    matrices = Matrices(
        sites=tuple(site.id for site in sites),
        metres=metres,
        seconds={
            name: _duration(metres[name], profile) for name, profile in profiles.items()
        },
        source=_source(profiles),
    )
    validate(matrices)
    return matrices


def validate(matrices: Matrices) -> None:
    """Refuse matrices that a solver would misread without a word.

    Every profile needs distances and times, square, of plain integers between 0 and
    `LARGEST` or -1 (no way), with a zero diagonal.

    Raises
    ------
    InputError
        Naming profile, row, column and value of the first thing wrong.
    """
    if len(set(matrices.sites)) != len(matrices.sites):
        raise InputError("travel matrix: a site is named twice; name each site once")
    if set(matrices.metres) != set(matrices.seconds):
        raise InputError(
            "travel matrix: distances are given for profiles "
            f"{sorted(matrices.metres)} but times for {sorted(matrices.seconds)}; "
            "give both for each profile"
        )
    for what, by_profile in (("m", matrices.metres), ("s", matrices.seconds)):
        for name, rows in by_profile.items():
            _validate_rows(f"travel matrix {name!r} ({what})", rows, matrices.sites)


def _validate_rows(label: str, rows: Rows, sites: tuple[str, ...]) -> None:
    size = len(sites)
    if len(rows) != size:
        raise InputError(f"{label} has {len(rows)} rows for {size} sites")
    for i, row in enumerate(rows):
        if len(row) != size:
            raise InputError(f"{label}, row {sites[i]}: {len(row)} values, not {size}")
        for j, value in enumerate(row):
            if type(value) is not int or not -1 <= value <= LARGEST:
                raise InputError(
                    f"{label}, from {sites[i]} to {sites[j]}: {value!r} is no whole "
                    f"number from 0 to {LARGEST} (-1: no way)"
                )
        if row[i] != 0:
            raise InputError(f"{label}, {sites[i]} to itself: {row[i]}, must be 0")


def _lines(sites: Sequence[Site]) -> list[list[float]]:
    """Return great-circle distances in metres, shape ``(n, n)``."""
    lines = [[0.0] * len(sites) for _ in sites]
    for i, a in enumerate(sites):
        for j in range(i):
            b = sites[j]
            metres = float(great_circle((a.lat, a.lon), (b.lat, b.lon)).m)
            lines[i][j] = lines[j][i] = metres
    return lines


def _road(lines: list[list[float]], profile: Profile) -> tuple[tuple[Metres, ...], ...]:
    factor = profile.detour_percent / 100
    return tuple(tuple(round(metres * factor) for metres in row) for row in lines)


def _duration(
    road: tuple[tuple[Metres, ...], ...], profile: Profile
) -> tuple[tuple[Seconds, ...], ...]:
    by = profile.kmh * 1000
    return tuple(tuple(ceil_div(metres * 3600, by) for metres in row) for row in road)


def _source(profiles: Mapping[str, Profile]) -> str:
    said = (
        f"{STRAIGHT_LINE} × {profile.detour_percent / 100:.2f}, {profile.kmh} km/h "
        f"({name})"
        for name, profile in sorted(profiles.items())
    )
    return "; ".join(said)
