"""The whole way through the command line: what is on disk, and in the database."""

import csv
import json
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from typer.main import get_command
from typer.testing import Result

import cli
from mil.errors import InputError

WEEK = "2026-W48"
SAMPLE = Path(__file__).parents[1] / "data" / "sample"
Mil = Callable[..., Result]
T = TypeVar("T")


@pytest.fixture(scope="module")
def hub(sample_run: tuple[Path, Result]) -> Path:
    """Give the workspace of the planned sample week."""
    folder, result = sample_run
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module")
def shown(hub: Path, mil: Mil) -> dict[str, list[dict[str, object]]]:
    """Give the sample week as `mil show --json` lists it."""
    found = json.loads(mil("show", WEEK, "--hub", hub, "--json").stdout)
    assert found["week"] == WEEK
    return dict(found)


def rows_of(name: str) -> list[dict[str, str]]:
    """Read a table of the sample hub."""
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def query(hub: Path, sql: str) -> list[tuple[object, ...]]:
    """Ask the workspace's database."""
    with closing(sqlite3.connect(hub / "hub.db")) as database:
        return database.execute(sql).fetchall()


def test_demo_says_in_plain_words_what_came_out(
    sample_run: tuple[Path, Result],
) -> None:
    """The summary names rounds, km, hours, cost, going alone, reasons, folder."""
    folder, result = sample_run
    said = result.stdout
    assert re.search(r"\d+ pickup and \d+ delivery rounds", said)
    assert re.search(r"km and .* h \d\d, and cost [\d,]+\.\d\d €", said)
    assert "Everybody going alone" in said
    assert "Not served" in said
    assert "after the cut-off" in said
    assert folder.name in said


def test_every_row_of_the_sample_is_in_the_database(hub: Path) -> None:
    """What the files hold is what the tables hold, none lost and none twice."""
    for name, table in (
        ("sites.csv", "sites"),
        ("products.csv", "products"),
        ("lots.csv", "lots"),
        ("orders.csv", "order_lines"),
        ("vehicles.csv", "vehicles"),
        ("drivers.csv", "drivers"),
    ):
        ((count,),) = query(hub, f"select count(*) from {table}")  # noqa: S608
        assert count == len(rows_of(name)), name


def test_every_order_line_is_carried_or_said_why_not(
    hub: Path, shown: dict[str, list[dict[str, object]]]
) -> None:
    """Each line's quantity is carried, unserved or refused; no consignment is both."""
    from data.workspace import open_store
    from mil.calendar import Week

    with open_store(hub) as store:
        plan = store.plan(Week.parse(WEEK))
    carried = {c for round_ in plan.rounds for c in round_.consignments}
    unserved = {item.consignment for item in plan.unserved}
    assert carried | unserved == set(plan.consignments)
    assert not carried & unserved
    told = Counter[str]()
    for item in (item for c in plan.consignments.values() for item in c.items):
        told[item.line] += item.quantity
    for refusal in plan.refusals:
        told[refusal.line] += refusal.quantity
    for line in plan.inputs.lines:
        if line.unit == plan.inputs.products[line.product].unit:
            assert told[line.id] == line.quantity, line.id
        else:
            assert told[line.id] > 0, line.id
    assert len(plan.inputs.lines) == len(rows_of("orders.csv"))
    assert len(shown["rounds"]) == len(plan.rounds)


def test_the_saved_plan_is_the_one_shown(
    hub: Path, shown: dict[str, list[dict[str, object]]]
) -> None:
    """The database holds one version, whose digest and rounds are those shown."""
    ((count,),) = query(hub, "select count(*) from plans")
    assert count == 1
    total = sum(int(str(round_["cost_cents"])) for round_ in shown["rounds"])
    assert total == shown["cost_cents"]


def test_the_awkward_things_are_said(
    shown: dict[str, list[dict[str, object]]],
) -> None:
    """The planted troubles of the sample each come out with their own reason."""
    refused = {str(r["line"]).split("/")[0]: r["code"] for r in shown["refused"]}
    assert refused["C0210"] == "no_weight"
    assert refused["C0214"] == "after_cutoff"
    assert refused["C0216"] == refused["C0217"] == "no_service"
    assert refused["C0218"] == "no_stock"
    unserved = {str(u["consignment"]): u["code"] for u in shown["unserved"]}
    assert unserved["2026-11-24-x-biquettes-comptoir-tisserands-c"] == "no_day"
    assert any("cuisine-point-jour" in name for name in unserved)
    assert "capacity" in unserved.values()


def test_the_awkward_sites_go_by_the_only_vehicle_that_can(
    shown: dict[str, list[dict[str, object]]],
) -> None:
    """The narrow bridge sees no large van, the pedestrian street only the bike."""
    vehicles: dict[str, set[object]] = {"chemin-creux": set(), "bistrot-ruelle": set()}
    for round_ in shown["rounds"]:
        stops = round_["stops"]
        assert isinstance(stops, list)
        for stop in stops:
            if stop["site"] in vehicles:
                vehicles[stop["site"]].add(round_["vehicle"])
    assert vehicles["bistrot-ruelle"] == {"velo"}
    assert not vehicles["chemin-creux"] & {"frigo", "fourgon", "transporteur"}


def test_the_judge_agrees_with_the_saved_plan(hub: Path, mil: Mil) -> None:
    """`mil check` finds no fault and leaves with 0."""
    result = mil("check", WEEK, "--hub", hub)
    assert result.exit_code == 0
    assert "no fault" in result.stderr
    assert json.loads(mil("check", WEEK, "--hub", hub, "--json").stdout) == []


def test_shares_sum_to_the_cost_of_the_rounds(
    hub: Path, mil: Mil, shown: dict[str, list[dict[str, object]]]
) -> None:
    """`mil share --json` has its documented keys and sums to the cent."""
    found = json.loads(mil("share", WEEK, "--hub", hub, "--json").stdout)
    assert found["period"] == WEEK
    assert found["cost_cents"] == shown["cost_cents"]
    assert sum(share["cents"] for share in found["shares"]) == found["cost_cents"]
    assert {"producer", "cents", "alone_cents"} <= found["shares"][0].keys()
    producers = [share["producer"] for share in found["shares"]]
    assert len(set(producers)) == len(producers) >= 30


def test_together_and_alone_are_side_by_side(hub: Path, mil: Mil) -> None:
    """Km, hours, CO2e and part of sales add up; above the ceiling there is a mark."""
    found = json.loads(mil("share", WEEK, "--hub", hub, "--json").stdout)
    rows = found["beside"]
    assert {row["producer"] for row in found["shares"]} == set(rows)
    assert sum(r["together"]["cents"] for r in rows.values()) == found["cost_cents"]
    assert all(r["together"]["grams_co2e"] > 0 for r in rows.values())
    flagged = [r for r in rows.values() if r["alone"]["above"]]
    assert flagged
    assert all(r["alone"]["of_sales"] > 2000 for r in flagged)
    said = mil("share", WEEK, "--hub", hub).stdout
    assert f"!{(flagged[0]['alone']['of_sales'] + 5) // 10 / 10:.1f} %" in said
    assert "unverified" in said


def test_every_document_is_on_disk(
    hub: Path, shown: dict[str, list[dict[str, object]]]
) -> None:
    """One round sheet per round, a pickup sheet per farm visited, the map, exports."""
    folder = hub / WEEK
    sheets = {path.stem for path in (folder / "round-sheets").iterdir()}
    assert sheets == {f"round-{round_['id']}" for round_ in shown["rounds"]}
    farms = set()
    for round_ in shown["rounds"]:
        stops = round_["stops"]
        assert isinstance(stops, list)
        if round_["kind"] == "pickup":
            farms |= {s["site"] for s in stops if s["taken"]["consignments"]}
    pickups = {path.stem for path in (folder / "pickup-sheets").iterdir()}
    assert {f"pickup-{farm}" for farm in farms} <= pickups
    names = {path.name for path in folder.iterdir()}
    tables = {"rounds.csv", "rounds.xlsx", "shares.csv", "shares.xlsx"}
    assert {"map.html", "week.pdf", *tables} <= names
    assert any((folder / "hub").iterdir())
    assert any((folder / "delivery-notes").iterdir())


def test_a_round_sheet_names_its_stops_in_order(
    hub: Path, shown: dict[str, list[dict[str, object]]]
) -> None:
    """The printed stops are those of the plan, in the plan's order."""
    names = {row["id"]: row["name"] for row in rows_of("sites.csv")}
    pickups = [r for r in shown["rounds"] if r["kind"] == "pickup"]
    round_ = max(pickups, key=lambda r: len(str(r["stops"])))
    sheet = hub / WEEK / "round-sheets" / f"round-{round_['id']}.pdf"
    pages = PdfReader(sheet).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    stops = round_["stops"]
    assert isinstance(stops, list)
    places = [text.find(names[stop["site"]]) for stop in stops if stop["site"] in names]
    assert len(places) > 3
    assert -1 not in places
    assert places == sorted(places)


def test_the_csv_of_shares_is_what_the_command_says(hub: Path, mil: Mil) -> None:
    """The accountant's file has the same cents as `mil share`."""
    found = json.loads(mil("share", WEEK, "--hub", hub, "--json").stdout)
    with (hub / WEEK / "shares.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    at = next(i for i, name in enumerate(rows[0]) if name.startswith("Part"))
    written = {row[0]: row[at] for row in rows[1:]}
    for share in found["shares"]:
        cents = int(re.sub(r"[^\d-]", "", written[share["producer"]]))
        assert cents == share["cents"], share["producer"]


def test_a_reprint_solves_nothing_and_changes_nothing(
    hub: Path, mil: Mil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Printed again from the saved plan, every file has the same bytes."""

    def forbidden(*_: object) -> None:
        raise AssertionError("a reprint must not solve")

    monkeypatch.setattr("routing.solve.solve_days", forbidden)
    monkeypatch.setattr("scheduling.solve.solve_week", forbidden)
    assert mil("documents", WEEK, "--hub", hub, "--out", tmp_path).exit_code == 0
    first = hub / WEEK
    for path in sorted(first.rglob("*")):
        if path.is_file() and path.suffix in {".pdf", ".csv", ".html"}:
            again = tmp_path / path.relative_to(first)
            assert again.read_bytes() == path.read_bytes(), path.name


def test_the_same_files_twice_add_nothing(hub: Path, mil: Mil) -> None:
    """A second import of everything leaves every table as it was."""
    tables = ("sites", "drivers", "vehicles", "products", "lots", "order_lines")
    before = [query(hub, f"select * from {table}") for table in tables]  # noqa: S608
    files = sorted(SAMPLE.glob("*.csv"))
    result = mil("import", *files, "--hub", hub)
    assert result.exit_code == 0
    assert "added" not in result.stderr.split("Imported")[1]
    assert before == [query(hub, f"select * from {table}") for table in tables]  # noqa: S608


def test_a_dry_run_writes_nothing(mil: Mil, tmp_path: Path) -> None:
    """`--dry-run` says what would be, and the tables stay empty."""
    hub = tmp_path / "hub"
    assert mil("init", hub).exit_code == 0
    result = mil("import", SAMPLE / "drivers.csv", "--dry-run", "--hub", hub)
    assert "Would import" in result.stderr
    assert query(hub, "select count(*) from drivers") == [(0,)]


def test_the_workspace_is_found_by_variable_or_folder(
    hub: Path, mil: Mil, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --hub, MIL_HUB is taken, and without it the current folder."""
    monkeypatch.setenv("MIL_HUB", str(hub))
    assert mil("check", WEEK).exit_code == 0
    monkeypatch.delenv("MIL_HUB")
    assert mil("check", WEEK).exit_code == 4
    monkeypatch.chdir(hub)
    assert mil("check", WEEK).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("plan", "2025-W53"), 4, "2026-W48"),
        (("plan", "next"), 4, "2026-W48"),
        (("plan", "2026-W30"), 4, "import an order file"),
        (("show", "2026-W30"), 4, "mil plan"),
        (("import", "nowhere.csv"), 4, "nowhere.csv"),
        (("plan", WEEK, "--seconds", "0"), 2, ""),
        *(
            (("share", WEEK, f"{option}={value}"), 4, f"{option} '{value}'")
            for option in ("--least", "--most")
            for value in ("nan", "inf", "-5", "29.999", "ten")
        ),
        (("share", WEEK, "--least=50", "--most=40"), 4, "--least 50 is more than"),
        (("fly",), 2, ""),
    ],
)
def test_wrong_use_gets_a_message_and_its_code(
    hub: Path, mil: Mil, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """Each mistake is answered by one message with a remedy, never a traceback."""
    extra = () if arguments[0] == "fly" else ("--hub", str(hub))
    result = mil(*arguments, *extra)
    assert result.exit_code == code, result.output
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_damaged_plan_is_refused(hub: Path, mil: Mil, tmp_path: Path) -> None:
    """One changed digit in the saved plan is noticed before anything is printed."""
    copy = tmp_path / "hub.db"
    with closing(sqlite3.connect(hub / "hub.db")) as database:
        database.execute("vacuum into ?", (str(copy),))
    (tmp_path / "hub.toml").write_bytes((hub / "hub.toml").read_bytes())
    with closing(sqlite3.connect(copy)) as database:
        database.execute(
            "update plans set body = cast(replace(cast(body as text), "
            "'\"seed\":1', '\"seed\":2') as blob)"
        )
        database.commit()
    result = mil("show", WEEK, "--hub", tmp_path)
    assert result.exit_code == 8, result.output
    assert "Traceback" not in result.output


def test_every_command_has_help_with_an_example() -> None:
    """Each command's help says what it does and shows one real call."""
    commands = get_command(cli.app).commands  # type: ignore[attr-defined]
    assert len(commands) == 15
    for name, command in commands.items():
        assert command.help, name
        assert f"Example: mil {name}" in command.help, name


@contextmanager
def planning(hub: Path) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """Plan the sample week for an hour; give the process and its children."""
    command = [sys.executable, "-c", "import cli; cli.app()"]
    with subprocess.Popen(
        [*command, "plan", WEEK, "--hub", hub, "--seconds", "3600"],
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        for said in process.stderr:
            if said.startswith("planning the rounds"):
                break
        yield process, wait_for(lambda: children_of(process.pid))


@pytest.mark.parametrize(
    "signs",
    [(signal.SIGINT, signal.SIGINT), (signal.SIGTERM,), (signal.SIGKILL,)],
    ids=["twice", "term", "kill"],
)
def test_a_stopped_plan_leaves_no_solver_and_no_plan(
    hub: Path, signs: tuple[signal.Signals, ...]
) -> None:
    """Ctrl-C twice, TERM or kill -9: 130, its children gone, nothing saved."""
    before = query(hub, "select count(*) from plans")
    with planning(hub) as (process, children):
        for sign in signs:
            process.send_signal(sign)
            time.sleep(0.2)
        _, said = process.communicate(timeout=60)
    if signal.SIGKILL not in signs:
        assert process.returncode == 130
        assert "Interrupted" in said
    assert children
    assert wait_for(lambda: not any(map(is_running, children)))
    assert query(hub, "select count(*) from plans") == before


def test_a_locked_round_stays(hub: Path, mil: Mil, tmp_path: Path) -> None:
    """Planned again in a second, the longest round is as it was; changes are told."""
    copy = shutil.copytree(hub, tmp_path / "hub")

    def ways() -> dict[str, list[str]]:
        rounds = json.loads(mil("show", WEEK, "--hub", copy, "--json").stdout)["rounds"]
        return {
            r["id"]: [r["driver"], *(s["site"] for s in r["stops"])] for r in rounds
        }

    before = ways()
    name = max(before, key=lambda name: len(before[name]))
    wishes = ("--lock", name, "--keep", "2")
    result = mil("plan", WEEK, "--hub", copy, "--seconds", "1", *wishes)
    assert result.exit_code == cli.PARTIAL
    assert f"Against the plan of {WEEK}" in result.stderr
    assert before[name] in ways().values()


def test_a_lock_on_a_round_that_is_not_there(hub: Path, mil: Mil) -> None:
    """A name that the plan does not have is refused before anything is planned."""
    result = mil("plan", WEEK, "--hub", hub, "--lock", "2026-11-24-rocket-1")
    assert result.exit_code == InputError.exit_code
    assert "ROUND:SITE" in result.stderr


def test_a_plan_that_is_cut_short_is_saved(hub: Path, mil: Mil) -> None:
    """Ctrl-C once while routing: the best rounds so far are judged and saved."""
    [(before,)] = query(hub, "select count(*) from plans")
    with planning(hub) as (process, children):
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=240)
    assert process.returncode == cli.PARTIAL
    assert "Ending with the best rounds so far" in said
    assert not any(map(is_running, children))
    assert query(hub, "select count(*) from plans") == [(before + 1,)]
    assert mil("check", WEEK, "--hub", hub).exit_code == 0


def children_of(parent: int) -> list[int]:
    """List the processes that a process has started."""
    asked = subprocess.run(
        ["ps", "-eo", "pid=,ppid="], check=True, capture_output=True, text=True
    )
    pairs = (map(int, row.split()) for row in asked.stdout.splitlines())
    return [child for child, of in pairs if of == parent]


def is_running(process: int) -> bool:
    """Whether a process is there, and not a zombie."""
    asked = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)],
        check=False,
        capture_output=True,
        text=True,
    )
    return bool(asked.stdout.strip()) and "Z" not in asked.stdout


def wait_for(answer: Callable[[], T]) -> T:
    """Ask again for up to ten seconds until there is an answer."""
    for _ in range(100):
        if found := answer():
            return found
        time.sleep(0.1)
    return answer()


def test_an_unexpected_error_is_one_line(
    hub: Path, mil: Mil, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A defect of ours is named and pointed at, without a traceback."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("mil.documents.terminal.show_plan", broken)
    result = mil("show", WEEK, "--hub", hub)
    assert result.exit_code == 1
    assert "oops" in result.stderr
    assert "MIL_DEBUG" in result.stderr


def test_a_game_is_shared_by_every_rule(tmp_path: Path, mil: Mil) -> None:
    """A table of coalition costs, at the terminal and as JSON."""
    file = tmp_path / "game.csv"
    file.write_text(
        "coalition;cost\nA;10\nB;10\nC;10\nA+B;12\nA+C;12\nB+C;12\nA+B+C;24\n",
        encoding="utf-8",
    )
    shown = mil("game", file)
    assert shown.exit_code == 0, shown.output
    assert "The core is empty" in shown.stdout
    assert "at least 4.00 more" in shown.stdout
    found = json.loads(mil("game", file, "--json").stdout)
    assert found["shares"]["nucleolus"] == {"A": 8.0, "B": 8.0, "C": 8.0}
    assert found["shares"]["epm"] is None
    assert found["shares"]["epm_in_least_core"] == {"A": 8.0, "B": 8.0, "C": 8.0}
    assert (found["least_core_eps"], found["subsidy"]) == (4.0, 6.0)
    assert found["stability"]["shapley"]["worst_excess"] == 4.0
    file.write_text("coalition;cost\nA;10\nB;10\n", encoding="utf-8")
    refused = mil("game", file)
    assert refused.exit_code == 4
    assert "no cost for A,B" in refused.stderr


def test_a_game_of_many_players_stays_readable(tmp_path: Path, mil: Mil) -> None:
    """With many players or long names, players are rows and no amount is cut."""
    players = [f"Farm {letter} on the hill" for letter in "ABCDEFGH"]
    costs = {
        ",".join(p for i, p in enumerate(players) if mask >> i & 1): 1000 + mask
        for mask in range(1, 256)
    }
    file = tmp_path / "game.json"
    entry = {"players": players, "coalition_costs": costs}
    file.write_text(json.dumps([entry, entry]), encoding="utf-8")
    shown = mil("game", file).stdout
    assert "…" not in shown
    assert all(shown.count(f"\n {player}") >= 2 for player in players)
    assert len(json.loads(mil("game", file, "--json").stdout)) == 2


def test_all_rules_side_by_side(hub: Path, mil: Mil) -> None:
    """Each rule shares the same cost; the hub's own is the one others are held to."""
    found = json.loads(mil("compare", WEEK, "--hub", hub, "--json").stdout)
    own = json.loads(mil("share", WEEK, "--hub", hub, "--json").stdout)
    here = {share["producer"]: share["cents"] for share in own["shares"]}
    assert found["rules"]["shapley"]["shares_cents"] == {
        producer: cents for producer, cents in here.items() if cents
    }
    assert len(found["rules"]) == 19
    for name, rule in found["rules"].items():
        cents = sum(rule["shares_cents"].values())
        undefined = "not defined" in rule["note"] or "not set" in rule["note"]
        assert cents == (0 if undefined else found["cost_cents"]), name
        assert sum(rule["more_cents"].values()) == 0, name
    shown = " ".join(mil("compare", WEEK, "--hub", hub).stdout.split())
    assert "capita" in shown
    assert "summed over rounds, a convention" in shown
    assert "Gini of savings" in shown
    assert found["game"] == "this-plan"
    assert found["rules"]["epm"]["worst_excess_cents"] <= 0.5
    assert found["rules"]["by_kg"]["worst_excess_cents"] is None


def test_another_rule_for_the_road(hub: Path, mil: Mil) -> None:
    """The cost is the same, only who bears it differs; a strange rule is refused."""
    one = json.loads(mil("share", WEEK, "--hub", hub, "--json").stdout)
    more = ("share", WEEK, "--hub", hub, "--rule", "nucleolus")
    other = json.loads(mil(*more, "--json").stdout)
    assert other["rule"] == "nucleolus"
    assert other["cost_cents"] == one["cost_cents"]
    assert other["shares"] != one["shares"]
    shown = mil(*more).stdout
    assert "share by nucleolus" in shown
    assert "more than alone" in shown
    assert "the core has a point" in " ".join(shown.split())
    told = other["standing"]
    assert told["efficient"]
    assert (told["more_than_alone"], 0 < told["gini_of_savings"] < 1) == ([], True)
    rounds = [game for game in told["games"] if game["stops"] > 1]
    assert rounds
    assert all(game["round"] and game["stable"] for game in rounds)
    assert {game["subsidy_cents"] for game in told["games"]} == {0}
    refused = mil("share", WEEK, "--hub", hub, "--rule", "sheet-4")
    assert refused.exit_code == 4
    assert "is no rule" in refused.stderr


def test_best_plans_share_the_same_cost(hub: Path, mil: Mil) -> None:
    """`mil share` names game and rule, as statements do, and loses no cent."""
    here = json.loads(mil("share", WEEK, "--hub", hub, "--json").stdout)
    asked = ("share", WEEK, "--hub", hub, "--game", "best-plans")
    found = json.loads(mil(*asked, "--json").stdout)
    assert (here["game"], here["exact"], here["games"]) == ("this-plan", True, [])
    assert (found["game"], found["rule"]) == ("best-plans", "shapley")
    assert sum(share["cents"] for share in found["shares"]) == here["cost_cents"]
    assert found["shares"] != here["shares"]
    for game in found["games"]:
        refused = bool(game["shared_as_driven_because"])
        assert refused or 0 < game["best_cents"] < 2 * game["driven_cents"]
    usual = " ".join(mil("share", WEEK, "--hub", hub).stdout.split())
    assert "game “this plan”: each round as driven" in usual
    shown = " ".join(mil(*asked).stdout.split())
    assert "game “best plans”: each group of stops would plan" in shown
    assert "game of best plans" in shown
    assert "exact" in shown
    refused = mil("share", WEEK, "--hub", hub, "--game", "chess")
    assert (refused.exit_code, "no game" in refused.stderr) == (4, True)


def test_limits_hold_shares_and_say_so(hub: Path, mil: Mil) -> None:
    """Whom a limit holds is named; all together pay the same to the cent."""
    share = ("share", WEEK, "--hub", hub)
    plain = json.loads(mil(*share, "--json").stdout)
    assert plain["limited"] == {}
    most = max(one["cents"] for one in plain["shares"]) - 1000
    bounded = (*share, "--most", f"{most / 100:.2f}", "--least", "25")
    found = json.loads(mil(*bounded, "--json").stdout)["limited"]
    assert sum(one["cents"] for one in found.values()) == plain["cost_cents"]
    assert all(2500 <= one["cents"] <= most for one in found.values())
    assert "most" in {one["limit"] for one in found.values()}
    said = mil(*bounded).stdout
    assert "the most that anybody pays" in said
    assert said.count("the same amount for all whom no limit holds") == 1
    refused = mil(*share, "--most", "1")
    assert refused.exit_code == 4
    assert "somebody has to bear the rest" in refused.stderr


def test_the_ledger_says_who_is_ahead(hub: Path, mil: Mil, tmp_path: Path) -> None:
    """Balances of hours, kilometres and cents add up to nothing."""
    found = json.loads(mil("ledger", WEEK, "--hub", hub, "--json").stdout)
    assert found["periods"] == [WEEK]
    accounts = found["accounts"].values()
    for kind in ("ahead_seconds", "ahead_metres", "ahead_cents"):
        assert sum(one[kind] for one in accounts) == 0
    assert any(one["gave_cents"] for one in accounts)
    said = mil("ledger", WEEK, "--hub", hub).stdout
    for head in ("hours ahead", "km ahead", "€ ahead", "left to pay"):
        assert head in said
    assert not any(nothing in said for nothing in ("+0 h 00", "-0 h 00", "+0 km"))
    out = tmp_path / "accounts"
    assert mil("accounts", WEEK, "--hub", hub, "--out", out).exit_code == 0
    (written,) = out.glob("*.csv")
    text = written.read_text(encoding="utf-8-sig").replace(",", "")
    lines = list(csv.DictReader(text.splitlines(), delimiter=";"))
    due = {name: one["left_to_pay_cents"] for name, one in found["accounts"].items()}
    assert {one["Payeur"]: int(one["Reste à payer (€)"]) for one in lines} == due


def test_a_closed_month_is_corrected_and_never_edited(
    hub: Path, mil: Mil, tmp_path: Path
) -> None:
    """A new plan changes no closed bill; a correction is dated, and all adds up."""
    own = tmp_path / "own"
    shutil.copytree(hub, own)
    month = ("2026-11", "--hub", own)
    closed = mil("close", *month)
    assert closed.exit_code == 0, closed.output
    assert "nothing is billed for 2026-W44" in closed.stderr
    before = json.loads(mil("share", *month, "--json").stdout)
    assert mil("close", *month).exit_code == 4
    planned = mil("plan", WEEK, "--seconds", "1", "--seed", "7", "--hub", own)
    assert planned.exit_code in (0, 3), planned.output
    assert "2026-11 is closed: its bill stays as it is" in planned.stderr
    assert json.loads(mil("share", *month, "--json").stdout) == before
    newer = json.loads(mil("share", WEEK, "--hub", own, "--json").stdout)
    assert newer["shares"] != before["shares"]
    assert "says no reason" in mil("close", *month, "--correct", " ").stderr
    corrected = mil("close", *month, "--correct", "=a lorry broke down")
    assert corrected.exit_code == 0, corrected.output
    assert "Correction 1 of" in corrected.stdout
    after = json.loads(mil("share", *month, "--json").stdout)
    assert after["shares"] == newer["shares"]
    files = mil("accounts", *month, "--out", tmp_path / "accounts").stdout.split()
    assert [Path(file).suffix for file in files] == [".csv", ".xlsx"]
    text = Path(files[0]).read_text(encoding="utf-8-sig").replace(",", ".")
    lines = list(csv.DictReader(text.splitlines(), delimiter=";"))
    total = {
        key: round(sum(100 * float(line[key]) for line in lines))
        for key in ("Part (€)", "Part à la clôture (€)", "Corrections (€)")
    }
    assert total["Part (€)"] == after["cost_cents"]
    assert total["Part à la clôture (€)"] == before["cost_cents"]
    assert total["Corrections (€)"] == after["cost_cents"] - before["cost_cents"]
    assert {line["Période"] for line in lines} == {"2026-11"}
    assert mil("statement", *month, "--out", tmp_path / "s").exit_code == 0
    reader = PdfReader(next((tmp_path / "s").glob("*.pdf")))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Novembre 2026" in text
    assert "clôturé le" in text


def test_bills_follow_the_rule_of_hub_toml(hub: Path, mil: Mil, tmp_path: Path) -> None:
    """Shares, sheets, statements and the closed month are by it; others are tried."""
    own = tmp_path / "own"
    shutil.copytree(hub, own)
    file = own / "hub.toml"
    before = file.read_text("utf-8")
    file.write_text(f'{before}\n[tariff.sharing]\nrule = "by_kg"\n', "utf-8")
    late = mil("share", WEEK, "--hub", own)
    assert "is shared by the rule it was planned with" in late.stderr
    planned = mil("plan", WEEK, "--seconds", "1", "--hub", own)
    assert planned.exit_code in (0, 3), planned.output
    share = ("share", WEEK, "--hub", own, "--json")
    told = mil(*share)
    assert "planned with" not in told.stderr
    found = json.loads(told.stdout)
    assert (found["rule"], found["game"]) == ("by_kg", None)
    assert json.loads(mil(*share, "--rule", "by_kg").stdout) == found
    other = json.loads(mil(*share, "--rule", "shapley").stdout)
    assert (other["rule"], other["game"]) == ("shapley-round-as-driven", "this-plan")
    assert other["shares"] != found["shares"]
    compared = json.loads(mil("compare", WEEK, "--hub", own, "--json").stdout)
    paid = {one["producer"]: one["cents"] for one in found["shares"] if one["cents"]}
    assert compared["against"] == "by_kg"
    assert compared["rules"]["by_kg"]["shares_cents"] == paid
    assert sum(paid.values()) == found["cost_cents"]
    closed = mil("close", "2026-11", "--hub", own)
    assert "rule: by_kg" in " ".join(closed.stdout.split())
    out = tmp_path / "out"
    assert mil("accounts", "2026-11", "--hub", own, "--out", out / "a").exit_code == 0
    (written,) = (out / "a").glob("*.csv")
    with written.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    billed = {r["Payeur"]: int(re.sub(r"[^\d-]", "", r["Part (€)"])) for r in rows}
    assert {payer: cents for payer, cents in billed.items() if cents} == paid
    assert mil("statement", "2026-11", "--hub", own, "--out", out / "s").exit_code == 0
    page = PdfReader(out / "s" / f"statement-{min(paid)}.pdf")
    text = " ".join(" ".join(one.extract_text() for one in page.pages).split())
    assert "selon le poids" in text
    assert "Shapley" not in text
    file.write_text(f'{before}\n[tariff.sharing]\nrule = "by_weight"\n', "utf-8")
    refused = mil("share", WEEK, "--hub", own)
    assert refused.exit_code == 4
    assert "[tariff.sharing.rule] 'by_weight': is no rule" in refused.stderr


def test_a_rule_without_an_answer_is_said_when_planning(
    hub: Path, mil: Mil, tmp_path: Path
) -> None:
    """Without a price nobody is billed by turnover; no file is left half made."""
    own, out = tmp_path / "own", tmp_path / "out"
    shutil.copytree(hub, own)
    with (own / "hub.toml").open("a", encoding="utf-8") as file:
        file.write('\n[tariff.sharing]\nrule = "by_turnover"\n')
    rows = [row | {"price": ""} for row in rows_of("products.csv")]
    with (tmp_path / "products.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert mil("import", tmp_path / "products.csv", "--hub", own).exit_code == 0
    planned = mil("plan", WEEK, "--seconds", "1", "--hub", own)
    assert planned.exit_code in (0, 3), planned.output
    assert "Nobody can be billed for this plan: hub.toml" in planned.stderr
    for asked in (("share", WEEK), ("ledger", WEEK), ("close", "2026-11")):
        refused = mil(*asked, "--hub", own)
        assert refused.exit_code == 4, asked
        assert "[tariff.sharing] rule = 'by_turnover'" in refused.stderr
        assert "→ choose another rule there" in refused.stderr
    for command in ("statement", "accounts"):
        assert mil(command, WEEK, "--hub", own, "--out", out).exit_code == 4
        assert not out.exists()
    printed = mil("documents", WEEK, "--hub", own, "--out", out)
    assert printed.exit_code == 4
    assert printed.stdout.strip() == str(out)
    assert "files written, without what each producer pays" in printed.stderr
    assert "[tariff.sharing] rule = 'by_turnover'" in printed.stderr
    for sheets in ("round-sheets", "pickup-sheets", "delivery-notes"):
        assert list((out / sheets).glob("*.pdf")), sheets
    assert (out / "map.html").exists()
    assert not (out / "shares.csv").exists()
    assert mil("share", WEEK, "--hub", own, "--rule", "by_crates").exit_code == 0


def test_a_defect_of_bills_keeps_no_sheet_from_drivers(
    hub: Path, mil: Mil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shares that cannot be shown to be right are on no sheet, and all sheets there."""

    def broken(*_: object) -> None:
        raise ArithmeticError("some shares are not settled")

    monkeypatch.setattr("mil.costs.hub_rule.share_by_hub", broken)
    printed = mil("documents", WEEK, "--hub", hub, "--out", tmp_path)
    assert printed.exit_code == 1
    assert "some shares are not settled. This is a defect" in printed.stderr
    assert list((tmp_path / "round-sheets").glob("*.pdf"))
    assert not (tmp_path / "shares.csv").exists()


def test_the_budget_adds_up(hub: Path, mil: Mil) -> None:
    """What is missing is costs less income; the tables say so in words."""
    found = json.loads(mil("budget", WEEK, "--hub", hub, "--json").stdout)
    lacking = sum(found["costs"].values()) - sum(found["income"].values())
    assert found["missing_cents"] == lacking > 0
    said = mil("budget", WEEK, "--hub", hub).stdout
    assert f"missing: {lacking / 100:,.2f} €" in said
    for words in ("rent", "start up aid", "commission on sales", "to break even"):
        assert words in said


def test_clients_pay_the_legs_that_the_hub_says(
    hub: Path, mil: Mil, tmp_path: Path
) -> None:
    """Shares, statements and the accountant's file name clients, and lose no cent."""
    own, out = tmp_path / "own", tmp_path / "out"
    shutil.copytree(hub, own)
    file = own / "hub.toml"
    rule = "[tariff.clients_pay]\ndeliver = 100\n[tariff.limits]\nmost = 60\n"
    file.write_text(f"{file.read_text('utf-8')}\n{rule}", encoding="utf-8")
    planned = mil("plan", WEEK, "--seconds", "1", "--hub", own)
    assert planned.exit_code in (0, 3), planned.output
    found = json.loads(mil("share", WEEK, "--hub", own, "--json").stdout)
    clients = {one["client"]: one["cents"] for one in found["clients"]}
    assert len(clients) >= 10
    paid = sum(clients.values())
    assert paid == sum(one["clients_cents"] for one in found["shares"])
    assert paid + sum(one["cents"] for one in found["shares"]) == found["cost_cents"]
    bills = {one: rest["cents"] for one, rest in found["limited"].items()}
    held = {one for one, rest in found["limited"].items() if rest["limit"] == "most"}
    assert held
    assert max(bills.values()) == 6000
    for command, note in (
        ("share", "the most that anybody pays"),
        ("share", "below the producers: clients, who pay"),
        ("compare", "clients' part too"),
    ):
        assert note in " ".join(mil(command, WEEK, "--hub", own).stdout.split())
    assert mil("statement", WEEK, "--hub", own, "--out", out).exit_code == 0
    one = min(clients)
    page = " ".join(
        PdfReader(out / f"statement-{one}.pdf").pages[0].extract_text().split()
    )
    assert re.search(r"les clients paient 100 % du trajet de la plateforme", page)
    assert "Seul et ensemble" not in page
    text = PdfReader(out / f"statement-{min(held)}.pdf").pages[0].extract_text()
    assert "Personne ne paie plus qu’un maximum par semaine. Elles diminuent" in (
        " ".join(text.split())
    )
    assert mil("accounts", WEEK, "--hub", own, "--out", out / "a").exit_code == 0
    (written,) = (out / "a").glob("*.csv")
    with written.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    assert {row["Payeur"] for row in rows if row["Rôle"] == "client"} == set(clients)
    written = {
        row["Payeur"]: int(re.sub(r"[^\d-]", "", row["Part (€)"])) for row in rows
    }
    assert written == bills | clients
    assert sum(written.values()) == found["cost_cents"]


def test_statements_say_what_is_paid_and_why(
    hub: Path, mil: Mil, tmp_path: Path
) -> None:
    """One PDF per producer; the amounts are those of `mil share`."""
    done = mil("statement", WEEK, "--hub", hub, "--out", tmp_path / "all")
    assert done.exit_code == 0, done.output
    own = json.loads(mil("share", WEEK, "--hub", hub, "--json").stdout)["shares"]
    paying = {share["producer"]: share["cents"] for share in own if share["cents"]}
    files = {file.stem for file in (tmp_path / "all").glob("*.pdf")}
    assert files == {f"statement-{producer}" for producer in paying}
    ahead = json.loads(mil("ledger", WEEK, "--hub", hub, "--json").stdout)["accounts"]
    driver = max(ahead, key=lambda producer: ahead[producer]["gave_cents"])
    reader = PdfReader(tmp_path / "all" / f"statement-{driver}.pdf")
    text = " ".join(page.extract_text() for page in reader.pages)
    assert f"{paying[driver] / 100:.2f}".replace(".", ",") in text.replace("\u202f", "")
    for section in ("Pourquoi ce montant", "Seul et ensemble", "En nature"):
        assert section in text
    for file in (tmp_path / "all").glob("*.pdf"):
        last = PdfReader(file).pages[-1].extract_text()
        # what follows the tables is on one page, not a line or two of it
        assert any(aid in last for aid in ("Aides publiques", "Public money")), file
    assert "au même barème." in " ".join(
        text.split()
    )  # the last words of the last line
    again = mil("statement", WEEK, "--hub", hub, "--out", tmp_path / "two")
    assert again.exit_code == 0
    for file in (tmp_path / "all").glob("*.pdf"):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
