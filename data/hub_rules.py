"""`[rules]` of `hub.toml`: how the hub works."""

from collections.abc import Mapping

from data import values
from data.toml_reader import Section
from data.windows import parse_clock, parse_days, parse_span, parse_windows
from mil.calendar import Window
from mil.driving import DriverRules, Lunch
from mil.orders import ZONES, Flow
from mil.places import CutOff, Owner, Profile, Rules, Vehicle, VehicleSize
from mil.units import DAY, Grams, Seconds

SIZES = {size.name.lower(): size for size in VehicleSize}


def parse_size(raw: str) -> VehicleSize:
    """Read a vehicle size: bike, small_van, van or truck."""
    return SIZES[values.choice(raw, SIZES)]


def read_rules(section: Section) -> Rules:
    """Read how the hub works."""
    alone = section.section("alone")
    kinds = section.section("rounds")
    dock, wishes = section.section("dock"), section.section("wishes")
    profiles = section.section("profiles").sections()
    return Rules(
        delivery_days=section.take("delivery_days", parse_days, example="tue-fri"),
        sessions=section.take("sessions", _windows_or_none, default=""),
        cutoffs=_cutoffs(section.section("cutoffs")),
        profiles={name: _profile(profile) for name, profile in profiles.items()},
        alone=_alone(alone),
        alone_day=alone.take("hours", values.hours, default="12"),
        alone_opening=alone.flag("opening_hours", default=False),
        handling_fixed=section.take("handling_minutes", values.minutes, default="10"),
        handling_per_crate=section.take(
            "handling_seconds_per_crate",
            lambda raw: values.whole(raw, 0, 3600),
            default="15",
        ),
        max_rounds=section.take(
            "max_rounds", lambda raw: values.whole(raw, 1, 20), default="3"
        ),
        producer_turns=section.take(
            "producer_turns", lambda raw: values.whole(raw, 0, 7), default="2"
        ),
        drivers=_drivers(section.section("drivers")),
        dock_doors=dock.take("doors", values.optional(_some), default=""),
        dock_teams=dock.take("teams", values.optional(_some), default=""),
        aboard=_aboard(section.section("aboard_hours")),
        other_vehicle=wishes.take("other_vehicle", values.cents, default="0"),
        mixed_rounds=kinds.flag("mixed", default=False),
        direct=kinds.flag("direct", default=False),
        unwanted_vehicle=wishes.take("unwanted_vehicle", values.cents, default="0"),
        uneven_hour=wishes.take("uneven_hour", values.cents, default="0"),
    )


def _some(raw: str) -> int:
    return values.whole(raw, 1, 1000)


def _aboard(section: Section) -> tuple[Seconds | None, Seconds | None, Seconds | None]:
    a, b, c = (
        section.take(zone, values.optional(values.hours), default="") for zone in ZONES
    )
    return a, b, c


def _drivers(section: Section) -> DriverRules:
    return DriverRules(
        french_break=section.flag("french_break", default=True),
        eu_driving=section.flag("eu_driving", default=True),
        max_driving=section.take(
            "max_driving_hours", values.optional(values.hours), default=""
        ),
        lunch=_lunch(section),
        pauses_paid=section.flag("pauses_paid", default=False),
        overtime_after=section.take(
            "overtime_after_hours", values.optional(values.hours), default=""
        ),
        overtime_per_hour=section.take("overtime_per_hour", values.cents, default="0"),
    )


def _lunch(section: Section) -> Lunch | None:
    begins = section.take("lunch", values.optional(parse_span), default="")
    length = section.take("lunch_minutes", values.minutes, default="45")
    return Lunch(*begins, length) if begins else None


def _windows_or_none(raw: str) -> tuple[Window, ...]:
    return parse_windows(raw) if raw.strip() else ()


def _wall(raw: str) -> int:
    return parse_clock(raw, latest=DAY - 1)


def _cutoffs(section: Section) -> Mapping[Flow, CutOff]:
    found = {flow: section.section(flow) for flow in Flow}
    return {
        flow: CutOff(
            days_before=cutoff.take(
                "days_before", lambda raw: values.whole(raw, 0, 28), default="2"
            ),
            wall=cutoff.take("time", _wall, default="12:00"),
        )
        for flow, cutoff in found.items()
    }


def _profile(section: Section) -> Profile:
    return Profile(
        detour_percent=section.take(
            "detour_percent", lambda raw: values.whole(raw, 100, 500), example="140"
        ),
        kmh=section.take("kmh", lambda raw: values.whole(raw, 1, 130), example="50"),
    )


def _alone(section: Section) -> Vehicle:
    payload = section.take("max_kg", values.grams, default="600")
    a, b, c = (
        section.take(
            f"crates_{zone}", lambda raw: values.whole(raw, 0, 100_000), default="20"
        )
        for zone in ZONES
    )
    grams: tuple[Grams, Grams, Grams] = (payload, payload, payload)
    return Vehicle(
        id="alone",
        name="Alone",
        owner=Owner.PRODUCER,
        size=section.take("size", parse_size, default="small_van"),
        profile=section.take("profile", values.identifier, example="van"),
        start="",
        end="",
        max_grams=payload,
        grams=grams,
        crates=(a, b, c),
        rate=section.take("rate", values.identifier, example="small_van"),
        drivers=(),
        windows=(Window(0, DAY),),
    )
