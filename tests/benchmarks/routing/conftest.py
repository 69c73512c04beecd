"""Tiny invented instances in each format, and the published ones where they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.routing.folder import reader_of
from benchmarks.routing.instance import Instance, Known

SHARED = Path(__file__).parents[4] / "shared" / "instances"

SOLOMON = """TINY

VEHICLE
NUMBER     CAPACITY
  2         10

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      0          0          0          0       100          0
    1      3          4          6          8        20          2
    2      1          1          5          0        90          3
"""

LI_LIM = """2\t10\t1
0\t0\t0\t0\t0\t100\t0\t0\t0
1\t3\t4\t6\t0\t50\t2\t0\t2
2\t1\t1\t-6\t10\t60\t3\t1\t0
"""

CVRP = """NAME : TINY
TYPE : CVRP
DIMENSION : 3
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 10
NODE_COORD_SECTION
1 0 0
2 3 4
3 1 1
DEMAND_SECTION
1 0
2 6
3 5
DEPOT_SECTION
 1
 -1
EOF
"""

FLEET = """NAME: TINY
TYPE: HFVRP
DIMENSION: 3
VEHICLES: 4
EDGE_WEIGHT_TYPE: EUC_2D
NODE_COORD_SECTION
1 0 0
2 3 4
3 1 1
DEMAND_SECTION
1 0
2 6
3 5
CAPACITY_SECTION
1 6
2 20
3 6
4 6
VEHICLES_FIXED_COST_SECTION
1 300
2 500
3 300
4 300
VEHICLES_UNIT_DISTANCE_COST_SECTION
1 100
2 150
3 100
4 100
DEPOT_SECTION
1
EOF
"""

TRIPS = """NAME: TINY
TYPE: MTVRPTWR
EDGE_WEIGHT_TYPE: EUC_2D
DIMENSION: 4
VEHICLES: 2
CAPACITY: 10
SERVICE_TIME: 2
NODE_COORD_SECTION
1 0 0
2 3 4
3 1 1
4 0 2
DEMAND_SECTION
1 0
2 6
3 5
4 1
TIME_WINDOW_SECTION
1 0 100
2 8 20
3 0 90
4 0 90
RELEASE_TIME_SECTION
1 0
2 0
3 30
4 0
VEHICLES_RELOAD_DEPOT_SECTION
1 1
2 1
DEPOT_SECTION
1
EOF
"""

SITES = """NAME: TINY
TYPE: SDVRPTW
EDGE_WEIGHT_TYPE: EUC_2D
DIMENSION: 3
VEHICLES: 2
VEHICLES_MAX_DURATION: 40
NODE_COORD_SECTION
1 0 0
2 3 4
3 1 1
DEMAND_SECTION
1 0
2 6
3 5
SERVICE_TIME_SECTION
1 0
2 2
3 3
TIME_WINDOW_SECTION
1 0 100
2 8 20
3 0 90
CAPACITY_SECTION
1 10
2 20
VEHICLES_ALLOWED_CLIENTS_SECTION
1 2
2 2 3
EOF
"""

TAILLARD = """ //Lines 1:5      : these comments
 //Line  6        : customers, types, range, service time, LB, BKS
 2  2  999999.0  0.0 20.0 20.0
 1   6   20.0  1.0
 9   8   35.0  1.1
 0  0
 3  4  6
 1  1  5
"""

WEN = """2 10 6 22 60 10 1
0 0 0 0 0 0
1 3000 4000 0 1000 6
2 0 2000 0 3000 5


"""

WEN_WINDOWS = """600 700 370 400
610 720 380 420
"""

TEXTS = {
    "solomon.txt": SOLOMON,
    "li_lim.txt": LI_LIM,
    "cvrp.vrp": CVRP,
    "fleet.vrp": FLEET,
    "trips.vrp": TRIPS,
    "sites.vrp": SITES,
    "taillard.txt": TAILLARD,
    "wen.txt": WEN,
    "wen_tw.txt": WEN_WINDOWS,
}

Write = Callable[[str, str], Path]


@pytest.fixture
def texts() -> dict[str, str]:
    """Every tiny instance by file name."""
    return dict(TEXTS)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file into a folder called ``tiny``."""
    folder = tmp_path / "tiny"
    folder.mkdir()

    def put(name: str, text: str) -> Path:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path

    return put


Read = Callable[..., Instance]


@pytest.fixture
def read(write: Write) -> Read:
    """Write a tiny instance, changed or not, and read it as what it is."""

    def put(name: str, text: str | None = None, known: Known | None = None) -> Instance:
        if name == "wen.txt":
            write("wen_tw.txt", WEN_WINDOWS)
        path = write(name, TEXTS[name] if text is None else text)
        return reader_of(path)(path, known or Known())

    return put


@pytest.fixture(scope="session")
def published() -> Path:
    """Where published instances are; they are not part of the project."""
    if not SHARED.is_dir():
        pytest.skip(f"no published instances in {SHARED}: put them there to run this")
    return SHARED
