"""What stands on the sheets, before and after printing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mil.costs.shares import WeekShares
from mil.documents.cover import Cover, cover
from mil.documents.delivery import DeliveryNote, deliveries, delivery_note
from mil.documents.hub import HubSheet, hub_days, hub_sheet
from mil.documents.legs import Legs, Load
from mil.documents.paper import LONGEST, Press, fit
from mil.documents.pickup import PickupSheet, pickup_sheet, producers
from mil.documents.rounds import RoundSheet, navigation_qr, round_sheet
from mil.documents.sorting import COLUMNS
from mil.documents.wording import between
from mil.documents.words import words
from mil.orders import Flow
from mil.plan import WeekPlan
from mil.rounds import Round, RoundKind

Small = tuple[WeekPlan, WeekShares]
FR, EN = words("fr", "Europe/Paris"), words("en", "Europe/Paris")
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


@pytest.fixture(scope="module")
def legs(small: Small) -> Legs:
    """Return the small week, indexed."""
    return Legs.of(*small)


def test_pickup_sheet_lists_all_that_is_taken(legs: Legs) -> None:
    """Each consignment fetched at a farm is one parcel of its producer's sheet."""
    for producer in producers(legs):
        sheet = pickup_sheet(legs, FR, producer)
        parcels = [p for v in sheet.passages for s in v.sections for p in s.parcels]
        own = [
            c
            for c in legs.plan.consignments.values()
            if c.producer == producer and legs.collected(c.id)
        ]
        assert len(parcels) == len(own)
        assert sum(int(p.crates) for p in parcels) == sum(c.crates for c in own)


def test_pickup_sheet_separates_the_flows(legs: Legs) -> None:
    """Goods per client, bulk for the stock and bulk for the session stand apart."""
    stored = pickup_sheet(legs, EN, "ferme-00").passages[0].sections
    assert [s.title for s in stored] == [EN("pickup.cross_dock"), EN("pickup.stored")]
    session = pickup_sheet(legs, EN, "ferme-01").passages[0].sections
    assert session[-1].title == EN("pickup.on_site")
    assert session[-1].parcels[0].title == "Hub"


def test_pickup_time_has_a_margin(legs: Legs) -> None:
    """A farm is told a span on five minutes, a quarter of an hour to both sides."""
    assert between(EN, TUESDAY, 7 * 3600 + 120, 7 * 3600 + 120) == (
        "between 6:45 and 7:20"
    )
    assert between(EN, TUESDAY, 0, 60).startswith("between 0:00")


def test_producer_who_drives_is_told_so(legs: Legs) -> None:
    """Who drives the round gets the time to load instead of a visitor's span."""
    passage = pickup_sheet(legs, EN, "ferme-00").passages[0]
    assert passage.own
    assert passage.time == "you load at 6:10"


def test_what_is_missed_has_its_reason(legs: Legs) -> None:
    """Unserved goods and refused lines are named to their own producer only."""
    missed = pickup_sheet(legs, FR, "ferme-00").missed
    assert [m.why for m in missed] == [FR("unserved.window"), FR("refusal.no_weight")]
    assert "4\u00a0bocaux" in missed[1].what
    assert pickup_sheet(legs, FR, "ferme-01").missed == ()


def test_bill_compares_with_going_alone(legs: Legs) -> None:
    """The sheet shows the share, the cost alone and which is less."""
    bill = pickup_sheet(legs, EN, "ferme-01").bill
    share = legs.share("ferme-01")
    assert bill
    assert share
    assert bill.shared == EN.money(share.cents)
    assert bill.alone == "€88.10"
    assert bill.verdict == f"{EN.money(8810 - share.cents)} less than delivering alone."


def test_dear_share_is_not_hidden(small: Small) -> None:
    """Who pays more than alone reads so, and what could not be done alone is said."""
    plan, shares = small
    first = shares.producers[0]
    alone = replace(first.alone, cents=100)
    dear = replace(shares, producers=(replace(first, alone=alone),))
    bill = pickup_sheet(Legs.of(plan, dear), EN, first.producer).bill
    assert bill
    assert "more than delivering alone" in bill.verdict


@pytest.mark.parametrize(
    ("rule", "game", "said"),
    [
        ("nucleolus", "this-plan", "road €"),
        ("by_kg", "", "road €"),
        ("nucleolus", "best-plans", "rounds away €"),
        ("by_kg, then nucleolus", "best-plans", "road or rounds away €"),
        ("epm, then acam", "best-plans, then this-plan", "road or rounds away €"),
    ],
)
def test_parts_are_called_what_they_are(
    small: Small, rule: str, game: str, said: str
) -> None:
    """Where rules follow one another, parts of one name hold those of both."""
    plan, shares = small
    legs = Legs.of(plan, replace(shares, rule=rule, game=game))
    bill = pickup_sheet(legs, EN, shares.producers[0].producer).bill
    assert bill
    assert bill.parts.startswith(f"Your share: {said}")


def test_incomplete_comparison_is_not_drawn(small: Small) -> None:
    """Where a part cannot be done alone, that is said instead of a saving."""
    plan, shares = small
    first = shares.producers[0]
    alone = replace(first.alone, undone=("x",))
    part = replace(first, alone=alone)
    legs = Legs.of(replace(plan, alone=(alone,)), replace(shares, producers=(part,)))
    bill = pickup_sheet(legs, EN, first.producer).bill
    assert bill
    assert bill.verdict.startswith("“Alone” leaves out 1 lot")
    assert cover(legs, EN).caveat.endswith("1 lot that nobody could deliver alone.")


def test_load_on_board_ends_empty(legs: Legs) -> None:
    """After the last stop nothing is left, after the first all of a delivery is on."""
    for round_ in legs.plan.rounds:
        stops = round_sheet(legs, EN, round_).stops
        assert stops[-1].on_board == "nothing"
        if round_.kind is RoundKind.DELIVERY:
            load = Load.of(legs.goods(round_.consignments))
            assert stops[0].on_board.startswith(
                EN.count("count.crates", sum(load.crates))
            )


def test_stops_are_numbered_away_from_the_hub(legs: Legs) -> None:
    """Numbers count the farms or clients; the hub has none."""
    for round_ in legs.plan.rounds:
        stops = round_sheet(legs, EN, round_).stops
        numbers = [stop.number for stop in stops if stop.number]
        assert numbers == list(range(1, len(numbers) + 1))
        assert all(stop.hub == (stop.number == 0) for stop in stops)


def test_waiting_is_said(legs: Legs) -> None:
    """A stop with a wait shows when service begins; others show one time."""
    stops = round_sheet(legs, EN, legs.plan.rounds[0]).stops
    assert [bool(stop.begin) for stop in stops].count(True) == 1


def test_qr_holds_coordinates_only(legs: Legs) -> None:
    """The code is an SVG and does not depend on any name."""
    site = legs.hub
    assert navigation_qr(site).startswith(b"<svg")
    assert navigation_qr(site) == navigation_qr(replace(site, name="x", town="y"))
    assert navigation_qr(site) != navigation_qr(replace(site, lat=48.5))


def test_rounds_are_numbered_by_time(small: Small) -> None:
    """The first round to leave is number 1, whatever its id, on every document."""
    plan, shares = small
    turned = replace(plan.days[0], rounds=plan.days[0].rounds[::-1])
    numbers = Legs.of(replace(plan, days=(turned,)), shares).numbers
    assert [numbers[r.id] for r in turned.rounds] == [3, 2, 1]


def test_sorting_adds_up_to_what_comes_in(legs: Legs) -> None:
    """Cells, row sums and column sums count every crate that passes the dock once."""
    pages = hub_sheet(legs, EN, TUESDAY).sorting
    passing = [
        c
        for c in legs.plan.consignments.values()
        if c.flow is Flow.CROSS_DOCK and legs.collected(c.id)
    ]
    cells = sum(int(c) for p in pages for row in p.rows for c in row.crates if c)
    assert cells == sum(c.crates for c in passing)
    assert cells == sum(int(p.total) for p in pages)
    assert cells == sum(int(c.total) for p in pages for c in p.columns)


def test_wide_sorting_is_split(
    maker: Callable[[int, int, str], Small],
) -> None:
    """Thirty clients go on two pages of equal width, none of them lost."""
    legs = Legs.of(*maker(35, 30, "fr"))
    pages = hub_sheet(legs, FR, TUESDAY).sorting
    widths = [len(page.columns) for page in pages]
    assert max(widths) <= COLUMNS
    assert max(widths) - min(widths) <= 1
    assert sum(widths) == 30
    assert all(len(row.crates) == len(p.columns) for p in pages for row in p.rows)


def test_hub_sheet_holds_the_day(legs: Legs) -> None:
    """Arrivals and departures, stock in and out, and the session stand on their day."""
    tuesday = hub_sheet(legs, EN, TUESDAY)
    assert [m.round for m in tuesday.arrivals] == ["R2", "R1"]
    assert [m.round for m in tuesday.departures] == ["R3"]
    assert [line.lot for line in tuesday.picking] == ["LOT-7", "LOT-7"]
    assert tuesday.picking[0].best_before == "1 Dec 2026"
    assert len(tuesday.put_away) == 2
    assert tuesday.session == ()
    wednesday = hub_sheet(legs, EN, WEDNESDAY)
    assert wednesday.sessions == "16:00–18:30"
    assert [c.client for c in wednesday.session] == ["Client du Lieu 4"]
    assert hub_days(legs) == (TUESDAY, WEDNESDAY)


def test_loading_order_is_last_stop_first(legs: Legs) -> None:
    """What is delivered last is loaded first."""
    partners = hub_sheet(legs, EN, TUESDAY).departures[0].partners
    assert [int(p.split(".")[0]) for p in partners] == [4, 3, 2, 1]


def test_delivery_note_has_the_legal_contents(legs: Legs) -> None:
    """Owner, origin, nature, quantity, lot, temperature and destination are there."""
    goods = deliveries(legs)[TUESDAY, "client-00"]
    note = delivery_note(legs, EN, TUESDAY, "client-00", goods)
    assert note.client == "Client du Lieu 0"
    assert "61340" in note.address
    assert note.day == "Tuesday 24 November"
    assert {o.owner for o in note.owners} == {legs.site(c.producer).name for c in goods}
    for owner in note.owners:
        assert owner.origin
        for owned in owner.goods:
            assert owned.zone_name
            assert owned.reference
            assert all(line.quantity and line.kg for line in owned.lines)
    lots = {li.lot for o in note.owners for g in o.goods for li in g.lines}
    assert "LOT-7" in lots


def test_notes_cover_every_delivery_once(legs: Legs) -> None:
    """Each consignment handed over at a client is on exactly one note."""
    noted = [c.id for goods in deliveries(legs).values() for c in goods]
    handed = [
        c
        for r in legs.plan.rounds
        if r.kind is RoundKind.DELIVERY
        for c in r.consignments
    ]
    assert sorted(noted) == sorted(handed)


def test_cover_shows_cost_and_comparison(legs: Legs) -> None:
    """The cover page adds up the rounds and everybody's going alone."""
    page = cover(legs, EN)
    assert page.cost == EN.money(legs.plan.cost)
    assert "(€352.40)" in page.verdict
    assert len(page.rounds) == 4
    assert len(page.missed) == 2
    assert [o.quantity for o in page.orders] == ["9\u00a0bunches"]
    assert "Sunday 22 November at 11:00" in page.made


HOSTILE = (
    '#eval("1") #panic() *bold* _it_ $x$ `raw` = head <lbl> @ref [a] // c',
    "{{7*7}} {0.__class__} %s <script>alert(1)</script>",
    'quote " back \\ slash \\n \u202eevil\u202c nul\x00',
    "Żółć gęślą 🥕 المزرعة الخضراء 農場",
    "très " * 400,
    "x" * 3000,
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_printed_as_text(
    small: Small,
    renamer: Callable[[WeekPlan, str], WeekPlan],
    text_of: Callable[[Path], str],
    tmp_path: Path,
    name: str,
) -> None:
    """Every sheet prints any name, and markup in it stays what was written."""
    plan, shares = small
    legs = Legs.of(renamer(plan, name), shares)
    press = Press(legs.made_at)
    goods = deliveries(legs)[TUESDAY, "client-00"]
    note = delivery_note(legs, FR, TUESDAY, "client-00", goods)
    sheets: dict[str, PickupSheet | RoundSheet | HubSheet | DeliveryNote | Cover] = {
        "pickup": pickup_sheet(legs, FR, "ferme-00"),
        "round": round_sheet(legs, FR, legs.plan.rounds[2]),
        "hub": hub_sheet(legs, FR, TUESDAY),
        "delivery": note,
        "week": cover(legs, FR),
    }
    for template, sheet in sheets.items():
        path = tmp_path / f"{template}.pdf"
        path.write_bytes(press.sheet(template, FR, sheet))
        shown = text_of(path).replace(" ", "")
        if name.isascii() and len(name) < LONGEST:
            wanted = fit(name).replace(" ", "").replace("\u200b", "")
            assert wanted in shown, template


@given(st.text())
def test_fit_is_short_printable_and_stable(text: str) -> None:
    """A text made fit has no control character, is not endless, and stays as it is."""
    made = fit(text)
    assert len(made.replace("\u200b", "")) <= LONGEST
    assert not any(letter < " " for letter in made)
    assert fit(made) == made


def test_reprint_gives_the_same_bytes(legs: Legs) -> None:
    """The time stamp is the plan's, so a sheet printed twice is the same file."""
    sheet = pickup_sheet(legs, FR, "ferme-00")
    first, second = Press(legs.made_at), Press(legs.made_at)
    assert first.sheet("pickup", FR, sheet) == second.sheet("pickup", FR, sheet)


def test_pauses_stand_on_the_round_sheet(small: Small) -> None:
    """A driver reads how long the break is and when it begins, in the own language."""
    plan, shares = small
    first = plan.rounds[0]
    stop = replace(first.stops[1], pauses=((36_000, 37_200),))
    changed = replace(first, stops=(first.stops[0], stop, *first.stops[2:]))
    days = tuple(
        replace(
            day, rounds=tuple(changed if r.id == first.id else r for r in day.rounds)
        )
        for day in plan.days
    )
    legs = Legs.of(replace(plan, days=days), shares)
    french = round_sheet(legs, FR, changed).stops
    assert french[1].pauses == ("Pause de 20 min, à 10\xa0h\xa000",)
    assert round_sheet(legs, EN, changed).stops[1].pauses == (
        "Break 20 min, from 10:00",
    )
    assert french[0].pauses == ()


def changed(small: Small, *rounds: Round) -> Legs:
    """Return the small week with its Tuesday rounds replaced."""
    plan, shares = small
    days = tuple(
        replace(day, rounds=rounds) if day.day == TUESDAY else day for day in plan.days
    )
    return Legs.of(replace(plan, days=days), shares)


def tuesdays(small: Small, kind: RoundKind) -> Round:
    """Return the first round of a kind on Tuesday."""
    return next(r for r in small[0].rounds if r.day == TUESDAY and r.kind is kind)


def test_a_mixed_round_leaves_and_arrives(small: Small) -> None:
    """The hub sheet loads its clients, last first, and unloads its farms, in order."""
    out = tuesdays(small, RoundKind.DELIVERY)
    back = tuesdays(small, RoundKind.PICKUP)
    stops = (*out.stops[:-1], *back.stops[1:])
    mixed = replace(out, kind=RoundKind.MIXED, stops=stops)
    legs = changed(small, mixed)
    sheet = hub_sheet(legs, FR, TUESDAY)
    (gone,), (come,) = sheet.departures, sheet.arrivals
    clients = [s for s in out.stops if s.handed]
    farms = [s for s in back.stops if s.taken]
    assert [p.split(" ")[0] for p in gone.partners] == [
        f"{n}." for n in range(len(clients), 0, -1)
    ]
    assert [p.split(" ")[0] for p in come.partners] == [
        f"{len(clients) + n}." for n in range(1, len(farms) + 1)
    ]
    assert gone.load != come.load
    driver = round_sheet(legs, FR, mixed)
    assert driver.kind == "mixte"
    taken = legs.goods(farms[0].taken)
    at = stops.index(farms[0])
    assert {h.partner for h in driver.stops[at].takes} == {
        legs.site(c.destination).name for c in taken
    }


def test_direct_goods_never_see_the_dock(small: Small) -> None:
    """They are on no hub sheet, and their note sets out from the farm."""
    back = tuesdays(small, RoundKind.PICKUP)
    plan = small[0]
    goods = next(
        plan.consignments[c]
        for c in back.consignments
        if plan.consignments[c].destination != plan.inputs.hub.site.id
    )
    farm = next(s for s in back.stops if goods.id in s.taken)
    client = replace(farm, site=goods.destination, taken=(), handed=(goods.id,))
    stops = (
        replace(back.stops[0], taken=(), handed=()),
        replace(farm, taken=(goods.id,)),
        client,
        replace(back.stops[-1], taken=(), handed=()),
    )
    direct = replace(back, kind=RoundKind.DIRECT, stops=stops)
    legs = changed(small, direct)
    sheet = hub_sheet(legs, EN, TUESDAY)
    assert (sheet.arrivals, sheet.departures, sheet.sorting) == ((), (), ())
    note = delivery_note(legs, EN, TUESDAY, goods.destination, [goods])
    assert note.departure.startswith(legs.site(goods.origin).name)
    assert legs.hub.name not in note.departure
    line = round_sheet(legs, EN, direct)
    assert line.kind == "direct"
    assert [h.partner for h in line.stops[1].takes] == [
        legs.site(goods.destination).name
    ]
    assert [h.partner for h in line.stops[2].hands] == [legs.site(goods.producer).name]
