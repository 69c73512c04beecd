"""Sites, vehicles, drivers and the hub itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum, StrEnum

from mil.budget import Budget, ClientsPay, Fees, Fuel, Limits
from mil.calendar import Window
from mil.driving import DriverRules
from mil.orders import Flow
from mil.sharing import Sharing
from mil.units import Cents, Grams, Metres, Seconds


class SiteKind(StrEnum):
    """What an address is to the hub."""

    HUB = "hub"
    PRODUCER = "producer"
    CLIENT = "client"


class VehicleSize(IntEnum):
    """Size class; a site names the largest one that can reach it."""

    BIKE = 0
    SMALL_VAN = 1
    VAN = 2
    TRUCK = 3


@dataclass(frozen=True, slots=True)
class Site:
    """Any address: farm, client, hub.

    Attributes
    ----------
    id
        Own id: letters, digits, ``-`` and ``_``; safe in a file name.
    kind
        Producer, client or hub.
    name, address, postcode, town, phone, contact, note
        Imported text; `note` is for the driver.
    lat, lon
        Degrees, WGS 84.
    windows
        When goods may be handed over: service must *begin* within one of them. None
        on a weekday means closed that day. The hub's windows are the dock's opening.
    service_fixed, service_per_crate
        Seconds a stop takes, and seconds more for each crate.
    max_size
        Largest vehicle that can reach the place.
    tail_lift
        Whether goods can only be handed over with a tail lift.
    usual_vehicle, unwanted_vehicles
        Vehicle ids: the one that comes as a rule (empty: any), and those that better
        stay away; what it weighs is in `Rules`.
    priority
        0 to 3; what goes to a client of higher priority is left out last.
    artisan
        Whether a producer is no farmer, and so outside mutual aid between farmers.
    flow
        A client's usual flow.
    language
        Language of the site's own documents (``fr`` or ``en``), empty for the hub's.
    """

    id: str
    kind: SiteKind
    name: str
    lat: float
    lon: float
    windows: tuple[Window, ...]
    address: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    contact: str = ""
    note: str = ""
    service_fixed: Seconds = 300
    service_per_crate: Seconds = 20
    max_size: VehicleSize = VehicleSize.TRUCK
    flow: Flow = Flow.CROSS_DOCK
    language: str = ""
    tail_lift: bool = False
    usual_vehicle: str = ""
    unwanted_vehicles: tuple[str, ...] = ()
    priority: int = 0
    artisan: bool = False


class Owner(StrEnum):
    """Whose vehicle it is."""

    HUB = "hub"
    PRODUCER = "producer"
    CARRIER = "carrier"


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A vehicle and what it can carry.

    Attributes
    ----------
    id, name
        Own id, and what people call it (imported text).
    owner
        Hub, producer or contracted carrier.
    size, profile
        Size class for access; the matrix profile it travels by (``van``, ``bike``).
    start, end
        Site ids where its day begins and ends (a producer-driver: the farm).
    max_grams
        Payload, all zones together.
    grams, crates
        Capacity by zone, in the order of `mil.orders.ZONES`; 0 crates: it cannot carry
        that zone at all.
    rate
        Name of its entry in the tariff.
    drivers
        Ids of those who may drive it.
    windows
        When it is there.
    max_round
        Longest round in metres, or None (a cargo bike's battery).
    tail_lift
        Whether it has one.
    max_crates
        Crates of all zones together, where the partition between zones moves; None
        where each zone has its own compartment.
    """

    id: str
    name: str
    owner: Owner
    size: VehicleSize
    profile: str
    start: str
    end: str
    max_grams: Grams
    grams: tuple[Grams, Grams, Grams]
    crates: tuple[int, int, int]
    rate: str
    drivers: tuple[str, ...]
    windows: tuple[Window, ...]
    max_round: Metres | None = None
    tail_lift: bool = False
    max_crates: int | None = None

    def enters(self, site: Site) -> bool:
        """Whether it can work at a site: small enough, with a lift where needed."""
        return self.size <= site.max_size and (self.tail_lift or not site.tail_lift)


@dataclass(frozen=True, slots=True)
class Driver:
    """Somebody who drives.

    Attributes
    ----------
    id, name, phone
        Own id and imported text.
    windows
        When the driver can work.
    max_day
        Longest span from first departure to last return on a day, seconds.
    max_days
        Most days a week.
    producer
        Site id when a producer drives in turn, else empty.
    turns_done
        Turns driven before this week, for taking turns evenly.
    """

    id: str
    name: str
    phone: str
    windows: tuple[Window, ...]
    max_day: Seconds
    max_days: int
    producer: str = ""
    turns_done: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    """What a vehicle with its driver costs.

    Attributes
    ----------
    per_round, per_stop, per_crate
        Cents for each round, each stop away from the depot, each crate carried.
    per_pallet, crates_per_pallet
        Cents for each pallet begun of all a round carries, and how many crates make
        one.
    per_km, per_hour
        Cents per kilometre, and per hour from leaving (or beginning to load) until
        the end of the round: driving, waiting, loading and unloading.
    source
        Where the figures come from, and their year.
    per_day, rounds_per_day
        Cents for each day it is out, spread over so many rounds.
    per_year, rounds_per_year
        Cents for a year (depreciation, insurance), spread over so many rounds.
    fuel
        What it burns, None where nobody has said.
    """

    per_round: Cents = 0
    per_stop: Cents = 0
    per_crate: Cents = 0
    per_km: Cents = 0
    per_hour: Cents = 0
    source: str = ""
    per_pallet: Cents = 0
    crates_per_pallet: int = 1
    per_day: Cents = 0
    rounds_per_day: int = 1
    per_year: Cents = 0
    rounds_per_year: int = 1
    fuel: Fuel | None = None


@dataclass(frozen=True, slots=True)
class Tariff:
    """What things cost at this hub (barème).

    Attributes
    ----------
    rates
        Vehicle rates by name.
    handling
        Cents per crate that arrives at the hub, by zone.
    picking
        Cents per crate picked from stored lots, by zone.
    valid_from
        ISO date from which these figures hold.
    source
        Where handling and picking come from, and their year.
    most_of_turnover
        Per cent of its turnover above which what a producer pays is flagged.
    budget, fees
        The hub's year beside the rounds, and what producers pay besides shares.
    clients_pay
        Who pays which leg.
    limits
        Least and most that producers pay for a week.
    sharing
        By which rule rounds are shared.
    """

    rates: Mapping[str, Rate]
    handling: tuple[Cents, Cents, Cents]
    picking: tuple[Cents, Cents, Cents]
    valid_from: str = ""
    source: str = ""
    most_of_turnover: int = 20
    budget: Budget = field(default_factory=Budget)
    fees: Fees = field(default_factory=Fees)
    clients_pay: ClientsPay = field(default_factory=ClientsPay)
    limits: Limits = field(default_factory=Limits)
    sharing: Sharing = field(default_factory=Sharing)


@dataclass(frozen=True, slots=True)
class Profile:
    """How a kind of vehicle travels where no road network is given.

    Attributes
    ----------
    detour_percent
        Road length per 100 of straight line (140: roads are 1.4 times longer).
    kmh
        Mean speed, km/h.
    """

    detour_percent: int
    kmh: int


@dataclass(frozen=True, slots=True)
class CutOff:
    """Until when a line may be ordered.

    Attributes
    ----------
    days_before
        Days before the delivery day.
    wall
        Wall-clock seconds after local midnight on that day.
    """

    days_before: int
    wall: Seconds


@dataclass(frozen=True, slots=True)
class Rules:
    """How the hub works.

    Attributes
    ----------
    delivery_days
        Weekdays on which goods leave to clients, Monday is 0.
    sessions
        Selling sessions (carré-vente).
    cutoffs
        Order cut-off by flow.
    handling_fixed, handling_per_crate
        Seconds from the end of unloading until goods may leave again: fixed, and more
        for each crate unloaded from that round.
    max_rounds
        Most rounds one vehicle makes in a day.
    producer_turns
        Most days a week one producer is asked to drive.
    profiles
        Travel profiles by name.
    alone
        The vehicle a producer is assumed to use when going alone and none of its own
        is known; its start, end and drivers are ignored.
    alone_day
        Longest working day when going alone, seconds, of who has no driver of its own.
    alone_opening
        Whether a farm loads its own vehicle in its opening hours only.
    drivers
        What drivers are due.
    dock_doors, dock_teams
        How many vehicles load or unload, and how many rounds' goods are handled, at the
        hub at a time; None for any number.
    aboard
        Longest time on board by zone in the order of `mil.orders.ZONES`, seconds; None
        for any time.
    mixed_rounds
        Whether one round may collect, deliver and carry directly.
    direct
        Whether goods that are collected and delivered on one day may go straight from
        the farm to the client.
    other_vehicle, unwanted_vehicle
        What it counts as, in cents, when another than a site's usual vehicle comes, or
        one that is not wanted there. It steers the planner, nobody pays it.
    uneven_hour
        What an hour counts as, in cents, between the longest and the shortest day of
        the hub's and producers' vehicles; nobody pays it either.
    """

    delivery_days: frozenset[int]
    sessions: tuple[Window, ...]
    cutoffs: Mapping[Flow, CutOff]
    profiles: Mapping[str, Profile]
    alone: Vehicle
    alone_day: Seconds = 12 * 3600
    alone_opening: bool = False
    handling_fixed: Seconds = 600
    handling_per_crate: Seconds = 15
    max_rounds: int = 3
    producer_turns: int = 2
    drivers: DriverRules = field(default_factory=DriverRules)
    dock_doors: int | None = None
    dock_teams: int | None = None
    aboard: tuple[Seconds | None, Seconds | None, Seconds | None] = (None, None, None)
    other_vehicle: Cents = 0
    unwanted_vehicle: Cents = 0
    uneven_hour: Cents = 0
    mixed_rounds: bool = False
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Hub:
    """The hub (MIL): its site, clock, language, tariff and rules.

    Attributes
    ----------
    id
        Own id; every row in the store carries it.
    site
        The platform; its windows are the opening of the dock.
    zone
        IANA time zone name.
    language
        ``fr`` or ``en``: language of its documents.
    tariff
        What things cost, until a later one begins.
    later
        Tariffs that begin on another day, the earliest first.
    """

    id: str
    name: str
    site: Site
    zone: str
    language: str
    tariff: Tariff
    rules: Rules = field()
    later: tuple[Tariff, ...] = ()

    def on(self, day: date) -> "Hub":
        """Return the hub with the one tariff in force on a day.

        That is the last one that has begun; days before the first one have the first.
        """
        begun = [t for t in self.later if t.valid_from <= day.isoformat()]
        return replace(self, tariff=begun[-1] if begun else self.tariff, later=())
