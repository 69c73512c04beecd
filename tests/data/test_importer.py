"""Files to objects: each bad cell is named, each good row is kept, none is lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import importer
from data.batch import ImportBatch, Known
from data.hub_file import read_hub, write_new_hub
from data.importer import read_files
from data.layout import LAYOUT, Table
from mil.budget import Budget
from mil.errors import InputProblem, Severity

Tables = Callable[..., list[Path]]
DOCK = 'day,producer,hours\n2026-11-24,pont,"2,5"\n'


@pytest.fixture
def known(tmp_path: Path) -> Known:
    """Know the template's hub and nothing else."""
    write_new_hub(tmp_path / "w")
    return Known(read_hub(tmp_path / "w")[0])


def errors(batch: ImportBatch) -> list[InputProblem]:
    """Return the problems that are no warnings."""
    return [p for p in batch.problems if p.severity is Severity.ERROR]


SITE = "id,kind,name,lat,lon,windows,service_minutes,max_vehicle,flow,language,note\n"


def site(**changed: str) -> str:
    """Return a good site row with some cells changed."""
    cells = {
        "id": "s9",
        "kind": "client",
        "name": "Épicerie",
        "lat": "48.5",
        "lon": "0.5",
        "windows": "mon 08:00-09:00",
        "service_minutes": "5",
        "max_vehicle": "van",
        "flow": "",
        "language": "fr",
        "note": "",
    } | changed
    return ",".join(f'"{cell}"' for cell in cells.values()) + "\n"


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("id", "", "is missing → write it, for example ferme-du-pont"),
        ("id", "a/b", "is no id → use 1 to 64 of the letters"),
        ("id", "hub", "is the hub's own id"),
        ("kind", "clientt", "did you mean client?"),
        ("name", " ", "is missing"),
        ("name", "a\x07b", "control character U+0007"),
        ("name", "x" * 1001, "has 1001 characters → write at most 1000"),
        ("lat", "48°5", "is no latitude"),
        ("lat", "nan", "is no latitude"),
        ("lon", "181", "is no longitude"),
        ("windows", "mon 8-9", "is no time of day → write times like 07:30"),
        ("service_minutes", "-5", "is out of bounds → write a number from 0 to 1440"),
        ("service_minutes", "1e9", "is no number"),
        ("max_vehicle", "lorry", "write one of: bike, small_van, truck, van"),
        ("flow", "crossdock", "did you mean cross_dock?"),
        ("language", "de", "write one of: en, fr"),
        ("note", "#REF!", "is a spreadsheet's error"),
    ],
)
def test_a_bad_cell_is_named(
    tables: Tables, known: Known, column: str, value: str, said: str
) -> None:
    """File, line, column, value and remedy; the good row beside it is taken."""
    rows = SITE + site(id="good") + site(**{column: value})
    (path,) = tables(sites=rows, **dict.fromkeys(tuple(Table)[1:]))
    batch = read_files([path], known)
    (found,) = errors(batch)
    assert (found.file, found.line, found.column) == (str(path), 3, column)
    assert value.strip().startswith(found.value.strip()[:60])
    assert said in f"{found.message} → {found.remedy}"
    assert [row.id for row in batch.sites] == ["good"]
    assert (batch.files[0].rows, batch.refused) == (2, 1)


def test_all_bad_cells_of_a_row_at_once(tables: Tables, known: Known) -> None:
    """A coordinator mends a row in one go."""
    rows = SITE + site(kind="x", lat="y", windows="z")
    (path,) = tables(sites=rows, **dict.fromkeys(tuple(Table)[1:]))
    columns = [found.column for found in errors(read_files([path], known))]
    assert columns == ["kind", "lat", "windows"]


@pytest.mark.parametrize(
    ("lat", "lon", "said"),
    [
        ("0", "0", "0, 0 lies in the ocean → look its coordinates up"),
        ("0.55", "48.52", "lat and lon are swapped: exchange them"),
        ("43.3", "5.4", "km from the hub, more than 300 → correct lat and lon"),
    ],
)
def test_coordinates_far_from_the_hub(
    tables: Tables, known: Known, lat: str, lon: str, said: str
) -> None:
    """The usual slips are recognised."""
    (path,) = tables(
        sites=SITE + site(lat=lat, lon=lon), **dict.fromkeys(tuple(Table)[1:])
    )
    (found,) = errors(read_files([path], known))
    assert said in f"{found.message} → {found.remedy}"


@pytest.mark.parametrize(
    ("table", "old", "new", "column", "said"),
    [
        ("drivers", "8,pont", "8,nowhere", "producer", "nowhere is not in sites"),
        ("drivers", "8,pont", "8,bourg", "producer", "bourg is no producer"),
        ("vehicles", "d1 d2", "d1 d3", "drivers", "d3 is not in drivers"),
        ("vehicles", "pont,pont", "pont,pond", "end", "did you mean pont?"),
        ("vehicles", "small_van,d2", "smal_van,d2", "rate", "did you mean small_van?"),
        ("vehicles", "van,van,,", "van,car,,", "profile", "is no profile of hub.toml"),
        ("products", "farine,bois", "farine,bourg", "producer", "bourg is no producer"),
        ("lots", "L1,farine", "L1,farina", "product", "did you mean farine?"),
        ("orders", "C2,bourg", "C2,pont", "client", "pont is no client"),
        ("orders", "C2,bourg,farine", "C2,bourg,x", "product", "x is not in products"),
        ("orders", "farine,4,", "farine,-4,", "quantity", "is out of bounds"),
        ("orders", "2026-12-01", "2026-12-32", "day", "is no day of the calendar"),
        ("orders", "20,2026", '"1 000",2026', "quantity", "is no number"),
        ("orders", "-20T08:00", "-20T8:00", "ordered_at", "is no date"),
    ],
)
def test_a_bad_reference_is_named(
    tables: Tables, known: Known, table: str, old: str, new: str, column: str, said: str
) -> None:
    """What a row refers to must be known, and of the right kind."""
    paths = tables()
    path = next(path for path in paths if path.stem == table)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    batch = read_files(paths, known)
    found = errors(batch)[0]
    assert (found.file, found.column) == (str(path), column)
    assert said in f"{found.message} → {found.remedy}"
    assert batch.refused >= 1


def test_a_row_that_refers_to_a_refused_row(tables: Tables, known: Known) -> None:
    """Without its site a product is refused, and so are its lot and its orders."""
    paths = tables()
    sites = paths[0].read_text("utf-8").replace("48.50,0.60", "48.50,9.9")
    paths[0].write_text(sites, encoding="utf-8")
    found = errors(read_files(paths, known))
    assert [(Path(p.file).stem, p.line) for p in found] == [
        ("sites", 3),
        ("products", 3),
        ("lots", 2),
        ("orders", 3),
        ("orders", 4),
    ]
    assert found[1].message == f"bois was refused, at {paths[0]}:3"
    assert found[1].remedy == "mend that row first"


def test_rows_that_are_there_twice(tables: Tables, known: Known) -> None:
    """The second one is refused and names the first; within and across files."""
    orders = (
        "order,client,product,quantity,day,line\n"
        "C1,bourg,farine,6,2026-11-24,\nC1,bourg,farine,7,2026-11-24,\n"
        "C1,bourg,farine,8,2026-11-24,2\n"
    )
    paths = tables(orders=orders)
    extra = paths[0].with_name("more.csv")
    extra.write_text(SITE + site(id="bourg"), encoding="utf-8")
    batch = read_files([*paths, extra], known)
    site_again, line_again = errors(batch)
    assert site_again.message == f"bourg is there already, at {paths[0]}:4"
    assert line_again.message == f"C1/farine is there already, at {paths[-1]}:2"
    assert line_again.remedy.endswith("number them in the column line")
    assert [line.id for line in batch.lines] == ["C1/farine", "C1/2"]


def test_the_same_file_named_twice(tables: Tables, known: Known) -> None:
    """It is read once, with a warning."""
    paths = tables()
    copy = paths[0].with_name("copy.csv")
    copy.write_bytes(paths[0].read_bytes())
    batch = read_files([*paths, copy], known)
    assert not errors(batch)
    assert "is the same as" in batch.problems[0].message


def test_a_site_does_not_change_its_kind(tables: Tables, known: Known) -> None:
    """A producer with products must not turn into a client."""
    first = read_files(tables(), known)
    there = Known(known.hub, sites={row.id: row for row in first.sites})
    rows = SITE + site(id="pont")
    (path,) = tables(sites=rows, **dict.fromkeys(tuple(Table)[1:]))
    (found,) = errors(read_files([path], there))
    assert (found.column, found.message) == ("kind", "it is a producer so far")


def test_what_is_known_may_be_referred_to(tables: Tables, known: Known) -> None:
    """Orders alone are enough once sites and products are in the store."""
    first = read_files(tables(), known)
    there = Known(
        known.hub,
        sites={row.id: row for row in first.sites},
        products={row.id: row for row in first.products},
    )
    batch = read_files(tables()[-1:], there)
    assert not batch.problems
    assert batch.lines == first.lines


def test_warnings_take_the_row(tables: Tables, known: Known) -> None:
    """No weight, a strange unit, nobody to drive, a column we do not read."""
    paths = tables(
        products="id,producer,name,unit,per_crate,zone,colour\n"
        "farine,bois,Farine,piece,4,ambient,white\n",
        vehicles="id,name,size,profile,max_kg,rate\nv1,V,van,van,9,small_van\n",
        orders="order,client,product,quantity,unit,day\n"
        "C1,bourg,farine,6,Barrel,2026-11-24\n",
        lots=None,
    )
    batch = read_files(paths, known)
    assert {p.severity for p in batch.problems} == {Severity.WARNING}
    assert sorted(p.column or p.value for p in batch.problems) == [
        *("colour", "drivers", "unit", "unit_kg"),
    ]
    assert batch.complete
    assert batch.products[0].unit_grams is None
    assert batch.lines[0].unit == "barrel"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("x,y", "the header lacks"),
        ("order,client,product,day", "the header lacks quantity to be orders"),
        ("id,product,quantity,best_before,counted_on,ID", "a column is there twice"),
    ],
)
def test_headers_that_are_not_ours(
    tables: Tables, known: Known, header: str, said: str
) -> None:
    """The most likely table and what is missing are named; rows count as refused."""
    others = dict.fromkeys(table for table in Table if table is not Table.ORDERS)
    (path,) = tables(orders=f"{header}\n1,2\n3,4\n", **others)
    batch = read_files([path], known)
    (found,) = batch.problems
    assert found.line == 1
    assert said in found.message
    assert (batch.files[0].rows, batch.files[0].refused) == (2, 2)


def test_headers_as_people_write_them(tables: Tables, known: Known) -> None:
    """Case, accents, spaces, hyphens and the order of columns do not matter."""
    header = "Counted on;BEST-BEFORE;Quantity;Product;ÍD\n"
    lots = header + "2026-11-20;2026-12-31;40;farine;L1\n"
    batch = read_files(tables(lots=lots), known)
    assert not batch.problems
    assert batch.lots[0].quantity == 40_000


def test_a_row_with_too_many_cells(tables: Tables, known: Known) -> None:
    """A comma in an unquoted text shifts all cells after it: never guessed."""
    paths = tables()
    path = paths[-1]
    path.write_text(path.read_text("utf-8") + "C4,bourg,farine,1,5,2026-11-24,,,x\n")
    (found,) = [p for p in errors(read_files(paths, known)) if not p.column]
    assert (found.line, found.message) == (5, "the row has more cells than the header")


def test_a_flood_of_problems_is_cut(
    tables: Tables, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first ones are listed, the others counted."""
    monkeypatch.setattr(importer, "LISTED", 10)
    rows = "".join(f"C{n},bourg,nothing,1,2026-11-24\n" for n in range(50))
    batch = read_files(
        tables(orders=f"order,client,product,quantity,day\n{rows}"), known
    )
    assert len(batch.problems) == 11
    assert batch.problems[-1].message.startswith("40 more problems")
    assert batch.refused == 50


def test_unreadable_files_count(known: Known, tmp_path: Path) -> None:
    """A file that is not there makes the import incomplete; it is no row."""
    batch = read_files([tmp_path / "nothing.csv"], known)
    assert (batch.refused, len(batch.unread), batch.complete) == (0, 1, False)
    assert batch.files == ()


def test_a_file_named_twice_is_read_once(
    tables: Tables, known: Known, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """However its path is written, it is neither refused nor warned about."""
    paths = tables()
    once = read_files(paths, known)
    monkeypatch.chdir(tmp_path)
    again = [*paths, *paths, *(Path("..", tmp_path.name, p.name) for p in paths)]
    (tmp_path / "link.csv").symlink_to(paths[0])
    batch = read_files([*again, Path("link.csv")], known)
    assert batch == once
    assert batch.complete


@pytest.mark.parametrize("right", [True, False])
def test_a_swapped_hub_is_thought_of(tables: Tables, known: Known, right: bool) -> None:
    """When every site seems swapped, the hub is named; one right site clears it."""
    wrong = site(id="a", lat="0.5", lon="48.5") + site(id="b", lat="0.6", lon="48.6")
    text = SITE + wrong + (site(id="c") if right else "")
    batch = read_files(tables(sites=text)[:1], known)
    assert len(batch.problems) == 2
    assert all(
        ("the hub's own lat and lon in hub.toml may be swapped" in p.remedy)
        is not right
        for p in batch.problems
    )


def test_every_column_s_example_is_valid(tables: Tables, known: Known) -> None:
    """The examples shown to people, and used in their stead, can be read."""
    examples = {
        table.value: ",".join(c.name for c in columns)
        + "\n"
        + ",".join(f'"{c.example}"' for c in columns)
        + "\n"
        for table, columns in LAYOUT.items()
    }
    batch = read_files(tables(**examples), known)
    alone = ("is not in", "which has neither orders nor a plan")
    referring = [
        p for p in errors(batch) if not any(said in p.message for said in alone)
    ]
    assert all("was refused" in p.message for p in referring)
    assert len(batch.sites) == 1


cells = st.sampled_from(
    [
        "",
        "x",
        "pont",
        "bourg",
        "farine",
        "1",
        "-1",
        "2026-11-24",
        '"',
        "é",
        "\0",
        ",",
        "kg",
    ]
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=60,
)
@given(
    table=st.sampled_from(list(Table)),
    rows=st.lists(st.lists(cells, max_size=9).map(",".join), max_size=6).map("\n".join),
    junk=st.binary(max_size=40),
)
def test_no_file_breaks_the_importer(
    tables: Tables, known: Known, table: Table, rows: str, junk: bytes
) -> None:
    """Whatever follows a good header: rows read and refused are all rows there are."""
    paths = tables(dock_work=DOCK)
    path = next(path for path in paths if path.stem == table.value)
    with path.open("ab") as file:
        file.write(rows.encode() + junk)
    batch = read_files(paths, known)
    kept = sum(
        len(rows)
        for rows in (
            *(batch.sites, batch.drivers, batch.vehicles),
            *(batch.products, batch.lots, batch.lines, batch.dock_work),
        )
    )
    assert kept + sum(f.refused for f in batch.files) == sum(
        f.rows for f in batch.files
    )
    assert all(p.remedy and (p.line or p.file in batch.unread) for p in batch.problems)


@pytest.mark.parametrize(
    ("row", "column", "said", "remedy"),
    [
        ("2026-11-24,nobody,3", "producer", "is not in sites", "bois"),
        ("2026-11-24,bourg,3", "producer", "bourg is no producer", "pont"),
        ("2026-11-24,pont,-1", "hours", "is out of bounds", "from 0 to 24"),
        ("2026-11-24,pont,24.5", "hours", "is out of bounds", "from 0 to 24"),
        ("2026-11-24,pont,", "hours", "is missing", "for example 2.5"),
        ("2026-11-31,pont,3", "day", "is no day", "correct the date"),
        ("2026-08-03,pont,3", "day", "lies in 2026-W32, which", "correct the day"),
        ("2026-11-25,bois,1", "producer", "is there already", "add their hours up"),
        ("2026-11-24,=A1+A2,3", "producer", "is no id", "use 1 to 64"),
    ],
)
def test_hours_at_the_dock_that_are_refused(
    tables: Tables, known: Known, row: str, column: str, said: str, remedy: str
) -> None:
    """Each is named with its line; the good row beside it is taken."""
    head = "day,producer,hours\n2026-11-25,bois,1\n"
    batch = read_files(tables(dock_work=f"{head}{row}\n"), known)
    (found,) = batch.problems
    assert (found.line, found.column) == (3, column)
    assert said in found.message
    assert remedy in found.remedy
    assert [work.id for work in batch.dock_work] == ["2026-11-25/bois"]


def test_hours_without_a_price_are_taken_with_a_caveat(
    tables: Tables, known: Known
) -> None:
    """They count in the ledger, but are worth nothing yet."""
    tariff = replace(known.hub.tariff, budget=Budget())
    cheap = replace(known, hub=replace(known.hub, tariff=tariff))
    batch = read_files(tables(dock_work=DOCK), cheap)
    (found,) = batch.problems
    assert (found.severity, found.column) == (Severity.WARNING, "hours")
    assert [work.seconds for work in batch.dock_work] == [9000]


def test_wishes_and_lifts_are_read(known: Known, tables: Tables) -> None:
    """Yes and oui are yes, blank is no; wishes are ids; priority is 0 to 3."""
    head = "id,kind,name,lat,lon,tail_lift,usual_vehicle,unwanted_vehicles,priority"
    head += ",artisan\n"
    rows = "a,client,A,48.5,0.5,oui,v1,v2 v3,3,yes\nb,client,B,48.5,0.5,,,,,\n"
    vans = (
        "id,name,size,profile,max_kg,crates_ambient,rate,tail_lift,max_crates\n"
        "v1,V,van,van,500,30,refrigerated,Yes,20\n"
    )
    batch = read_files(tables(sites=head + rows, vehicles=vans), known)
    one, other = batch.sites
    assert (one.tail_lift, one.usual_vehicle, one.priority) == (True, "v1", 3)
    assert one.unwanted_vehicles == ("v2", "v3")
    assert (one.artisan, other.artisan) == (True, False)
    assert (other.tail_lift, other.usual_vehicle, other.priority) == (False, "", 0)
    assert [(v.tail_lift, v.max_crates) for v in batch.vehicles] == [(True, 20)]
