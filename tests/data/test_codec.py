"""Canonical JSON: the same value, the same bytes, and back."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.codec import digest, from_bytes, inputs_digest, to_bytes
from data.store import SqlStore
from mil.budget import Budget, Fees
from mil.calendar import Week, Window
from mil.driving import DriverRules
from mil.errors import StoreError
from mil.orders import Flow, OrderLine, Product, Zone
from mil.places import Rate, Site, SiteKind, Vehicle
from mil.plan import WeekPlan

WEEK = Week(2026, 48)

lines = st.builds(
    OrderLine,
    day=st.dates(),
    ordered_at=st.none() | st.datetimes(timezones=st.timezones()),
    flow=st.sampled_from(Flow),
)
windows = st.builds(
    Window,
    opens=st.integers(0, 86399),
    closes=st.integers(86400, 172800),
    days=st.frozensets(st.integers(0, 6)),
)
sites = st.builds(
    Site,
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    windows=st.lists(windows, max_size=3).map(tuple),
    kind=st.sampled_from(SiteKind),
)
vehicles = st.builds(Vehicle, windows=st.lists(windows, max_size=2).map(tuple))
products = st.builds(Product, zone=st.sampled_from(Zone))


@given(st.one_of(lines, sites, vehicles, products))
def test_every_value_comes_back(value: object) -> None:
    """What was written is read equal, and written again to the same bytes."""
    raw = to_bytes(value)
    again = from_bytes(raw, type(value))
    assert to_bytes(again) == raw
    if not isinstance(value, OrderLine) or value.ordered_at is None:
        assert again == value
    else:
        assert again.ordered_at.timestamp() == value.ordered_at.timestamp()


SINCE = frozenset(
    (
        *("overtime", "pallets", "pauses", "max_crates", "per_pallet"),
        *("crates_per_pallet", "tail_lift", "usual_vehicle", "unwanted_vehicles"),
        *("priority", "dock_doors", "dock_teams", "aboard", "other_vehicle"),
        *("unwanted_vehicle", "uneven_hour", "mixed_rounds", "direct"),
        *("per_day", "rounds_per_day", "per_year", "rounds_per_year", "fuel"),
        *("most_of_turnover", "budget", "fees", "later", "artisan"),
    )
)
"""Keys that plans saved by the first version do not have."""


def older(value: Any) -> Any:
    """Return a plan's JSON as the first version wrote it."""
    if isinstance(value, dict):
        return {k: older(v) for k, v in value.items() if k not in SINCE}
    return [older(item) for item in value] if isinstance(value, list) else value


def test_an_older_plan_is_read(
    filled: SqlStore, make_plan: Callable[..., WeekPlan]
) -> None:
    """A plan saved before there were these rules is read with none of them set."""
    inputs = filled.inputs(WEEK)
    rules = replace(inputs.hub.rules, drivers=DriverRules())
    rates = {n: replace(r, fuel=None) for n, r in inputs.hub.tariff.rates.items()}
    tariff = replace(inputs.hub.tariff, rates=rates, budget=Budget(), fees=Fees())
    hub = replace(inputs.hub, rules=rules, tariff=tariff)
    plan = make_plan(replace(inputs, hub=hub))
    plain = older(json.loads(to_bytes(plan)))
    del plain["inputs"]["hub"]["rules"]["drivers"]
    assert from_bytes(json.dumps(plain).encode(), WeekPlan) == plan


def test_a_whole_plan_comes_back(
    filled: SqlStore, make_plan: Callable[..., WeekPlan]
) -> None:
    """Nested tuples, mappings with enumerations as keys, sets and dates included."""
    plan = make_plan(filled.inputs(WEEK))
    raw = to_bytes(plan)
    assert from_bytes(raw, WeekPlan) == plan
    assert raw.decode("utf-8").startswith('{"alone":[{"cents":5200,')
    assert b'"days":[0,1,2,3,4,5]' in raw
    assert b": " not in raw.replace(b"per km: ", b"").replace(b"hour: ", b"")[:2000]


def test_the_digest_is_of_the_content(filled: SqlStore) -> None:
    """Neither the order of mappings nor the zone of an instant changes it."""
    inputs = filled.inputs(WEEK)
    same = replace(
        inputs,
        sites=dict(reversed(inputs.sites.items())),
        lines=tuple(
            replace(
                line,
                ordered_at=line.ordered_at
                and line.ordered_at.astimezone(ZoneInfo("Asia/Tokyo")),
            )
            for line in inputs.lines
        ),
    )
    assert inputs_digest(same) == inputs_digest(inputs)
    assert inputs_digest(replace(inputs, lots=())) != inputs_digest(inputs)
    assert len(digest(b"")) == 64


def changed(**changes: object) -> bytes:
    """Return a rate's JSON with some keys changed."""
    return json.dumps(json.loads(to_bytes(Rate())) | changes).encode()


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000),
        *(changed(per_kn=1), changed(per_km="1"), changed(per_km=1.0)),
        *(changed(per_km=True), changed(source=3), changed(per_km=None)),
    ],
)
def test_what_is_no_such_value(raw: bytes) -> None:
    """Unknown keys and near-miss types are refused, never guessed."""
    with pytest.raises(StoreError, match="the stored Rate cannot be read"):
        from_bytes(raw, Rate)


@dataclass(frozen=True, slots=True)
class Loose:
    """Something that must not be stored."""

    at: datetime
    share: float


def test_what_cannot_be_canonical() -> None:
    """Times without a zone and numbers that are none are programming errors."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="no time zone"):
        to_bytes(Loose(moment.replace(tzinfo=None), 1.0))
    with pytest.raises(ValueError, match="JSON compliant"):
        to_bytes(Loose(moment, float("nan")))
    assert to_bytes(Loose(moment, 60)) == to_bytes(Loose(moment, 60.0))
    assert date(2026, 1, 1).isoformat() in to_bytes(Loose(moment, 1.0)).decode()
