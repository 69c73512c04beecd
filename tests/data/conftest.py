"""A small valid set of input files, a workspace to import them into, and a plan."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from data.importer import read_files
from data.store import SqlStore
from data.workspace import init_workspace, open_store
from mil.calendar import Week
from mil.consignment import Consignment, Item
from mil.orders import Flow, Refusal, RefusalCode, Zone
from mil.plan import (
    Alone,
    DayPlan,
    Matrices,
    Provenance,
    Replenishment,
    Schedule,
    Shift,
    Unserved,
    UnservedCode,
    WeekInputs,
    WeekPlan,
)
from mil.rounds import Round, RoundCost, RoundKind, Stop

POSTGRES = os.environ.get("MIL_TEST_POSTGRES", "")
"""URL of an empty PostgreSQL to run the store's tests on as well."""

WEEK = Week(2026, 48)
TABLES = {
    "sites": (
        "id,kind,name,lat,lon,windows,flow\n"
        "pont,producer,Ferme du Pont,48.53,0.56,mon-fri 07:30-12:00,\n"
        "bois,producer,Ferme du Bois,48.50,0.60,,\n"
        'bourg,client,"Collège ""du"" Bourg",48.52,0.54,06:45-08:00,stored\n'
    ),
    "drivers": "id,name,max_hours,producer\nd1,Chauffeur 1,8,\nd2,Pont,8,pont\n",
    "vehicles": (
        "id,name,size,profile,start,end,max_kg,crates_ambient,rate,drivers\n"
        "v1,Fourgon,van,van,,,900,60,small_van,d1 d2\n"
        "v2,Camionnette,small_van,van,pont,pont,500,30,small_van,d2\n"
    ),
    "products": (
        "id,producer,name,unit,unit_kg,per_crate,zone,price\n"
        'carottes,pont,Carottes,kg,1,"12,5",ambient,1.80\n'
        "farine,bois,Farine,piece,5.05,4,ambient,9\n"
    ),
    "lots": (
        "id,product,quantity,best_before,counted_on\n"
        "L1,farine,40,31/12/2026,2026-11-20\n"
    ),
    "orders": (
        "order,client,product,quantity,day,flow,ordered_at\n"
        "C1,bourg,carottes,20,2026-11-24,cross_dock,2026-11-20T08:00\n"
        "C1,bourg,farine,6,24/11/2026,,\n"
        "C2,bourg,farine,4,2026-12-01,,\n"
    ),
}


@pytest.fixture
def tables(tmp_path: Path) -> Callable[..., list[Path]]:
    """Write the small set of files, some of them replaced or left out (None)."""

    def write(**changed: str | None) -> list[Path]:
        texts = TABLES | changed
        paths = []
        for name, text in texts.items():
            if text is not None:
                path = tmp_path / f"{name}.csv"
                path.write_bytes(text.encode())
                paths.append(path)
        return paths

    return write


@pytest.fixture(params=["sqlite", "postgresql"] if POSTGRES else ["sqlite"])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Make an empty workspace."""
    folder = tmp_path / "hub"
    init_workspace(folder)
    if request.param == "postgresql":
        _move_to_postgres(folder)
    return folder


def _move_to_postgres(folder: Path) -> None:
    import psycopg

    schema = f"t{abs(hash(str(folder)))}"
    with psycopg.connect(POSTGRES) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    hub = folder / "hub.toml"
    url = f"{POSTGRES}?options={quote(f'-csearch_path={schema}')}"
    hub.write_text(hub.read_text("utf-8").replace("sqlite:///hub.db", url), "utf-8")


@pytest.fixture
def store(workspace: Path) -> Iterator[SqlStore]:
    """Open the empty workspace's store."""
    with open_store(workspace) as opened:
        yield opened


@pytest.fixture
def filled(store: SqlStore, tables: Callable[..., list[Path]]) -> SqlStore:
    """Import the small set of files."""
    batch = read_files(tables(), store.known())
    assert not batch.problems
    store.apply(batch)
    return store


@pytest.fixture
def make_plan() -> Callable[..., WeekPlan]:
    """Return a maker of plans: one delivery of flour, and one thing of each kind."""
    return _make_plan


def _make_plan(inputs: WeekInputs, seed: int = 1, picked: int = 6000) -> WeekPlan:
    day = inputs.week.days[1]
    carried = _flour("carried", day, picked)
    behind = _flour("behind", day, 1000)
    stops = (
        Stop("hub", 18000, 18000, 18600, taken=("carried",)),
        Stop("bourg", 19000, 24300, 24900, handed=("carried",)),
        Stop("hub", 25300, 25300, 25300),
    )
    round_ = Round(
        id=f"{day}-v1-1",
        day=day,
        kind=RoundKind.DELIVERY,
        vehicle="v1",
        driver="d1",
        stops=stops,
        metres=12000,
        cost=RoundCost(0, 480, 3042, 0, 0, 80),
    )
    square = ((0, 6000), (6100, 0))
    return WeekPlan(
        inputs=inputs,
        matrices=Matrices(("hub", "bourg"), {"van": square}, {"van": square}, "test"),
        consignments={"carried": carried, "behind": behind},
        refusals=(Refusal("C9/x", 1000, RefusalCode.UNKNOWN, "Nobody knows it."),),
        replenishments=(Replenishment("farine", 10000, day, "Stock runs out."),),
        schedule=Schedule(
            collect_on={"carried": day},
            shifts=(Shift("v1", "d1", day, 18000, 72000, 28800),),
            unserved=(Unserved("behind", UnservedCode.CAPACITY, "No room."),),
        ),
        days=(DayPlan(day, (round_,), ()),),
        alone=(Alone("bois", 5200, 40000, 7200, 1),),
        provenance=Provenance("0" * 64, seed, 1.5, {"x": "1"}, "test", "2026-11-22"),
    )


def _flour(name: str, day: date, quantity: int) -> Consignment:
    item = Item("C1/farine", "farine", "bourg", quantity, 5050 * quantity // 1000, "L1")
    return Consignment(
        id=name,
        flow=Flow.STORED,
        producer="bois",
        origin="hub",
        destination="bourg",
        zone=Zone.AMBIENT,
        day=day,
        earliest=day,
        items=(item,),
        grams=item.grams,
        crates=2,
    )
