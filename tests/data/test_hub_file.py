"""`hub.toml`: every wrong key named at once, with file, line, key, value and remedy."""

from datetime import date
from pathlib import Path

import pytest

from data.hub_file import read_hub, write_new_hub
from mil.budget import ClientsPay, Deduction, Limits
from mil.calendar import Window
from mil.driving import DriverRules, Lunch
from mil.errors import InputError
from mil.orders import Flow
from mil.places import CutOff, Profile, Rate, VehicleSize
from mil.sharing import Sharing


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write the template."""
    return write_new_hub(tmp_path)


def change(file: Path, *pairs: tuple[str, str]) -> None:
    """Replace texts that must be there."""
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def test_the_template_is_a_hub(file: Path) -> None:
    """Euros become cents, minutes seconds, days numbers; each rate has its source."""
    hub, url = read_hub(file.parent)
    assert url == "sqlite:///hub.db"
    assert (hub.id, hub.site.town, hub.zone) == (
        *("my-hub", "Mortagne-au-Perche", "Europe/Paris"),
    )
    assert hub.site.windows == (Window(5 * 3600, 20 * 3600, frozenset(range(6))),)
    assert hub.site.service_fixed == 300
    assert hub.tariff.rates["small_van"].per_km == 40
    assert hub.tariff.rates["refrigerated"].per_km == 80
    assert {hub.tariff.rates[name].per_hour for name in ("small_van", "bike")} == {1500}
    assert all(rate.source for rate in hub.tariff.rates.values())
    assert hub.tariff.picking == (40, 40, 40)
    assert hub.rules.delivery_days == frozenset({1, 2, 3, 4})
    assert hub.rules.cutoffs[Flow.CROSS_DOCK] == CutOff(2, 12 * 3600)
    assert hub.rules.profiles["bike"] == Profile(130, 15)
    assert hub.rules.alone.size is VehicleSize.SMALL_VAN
    assert hub.rules.alone.max_grams == 600_000
    assert hub.rules.alone_day == 12 * 3600


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('id = "my-hub"', 'id = "my hub"', 6, "[hub.id] 'my hub': is no id"),
        ('zone = "Europe/Paris"', 'zone = "Europe/Pari"', 9, "is no time zone"),
        ('zone = "Europe/Paris"', 'zone = "../../etc"', 9, "is no time zone"),
        ('language = "fr"', 'language = "de"', 8, "write one of: en, fr"),
        ("lat = 48.5206", "lat = 1e400", 17, "[site.lat] '1e400': is no latitude"),
        ("lat = 48.5206", "", 11, "[site.lat]: is missing → for example: lat ="),
        ("lat = 48.5206", "lat = nan", 17, "is no latitude"),
        ("per_km = 0.80", "per_kn = 0.80", 48, "did you mean per_km?"),
        ("per_km = 0.80", "per_km = -0.80", 48, "is out of bounds"),
        ("per_km = 0.80", "per_km = 0.805", 48, "has parts of a cent"),
        ("per_km = 0.80", "per_km = true", 48, "is of the wrong kind"),
        ("per_km = 0.80", "per_km = [1]", 48, "is of the wrong kind"),
        ("[store]", '["a\\u001bb"]', 0, "[a?b]: is no known key"),
        ("[store]", "[stroe]", 27, "[stroe]: is no known key → did you mean store?"),
        ("max_rounds = 3", "max_rounds = 0", 89, "write a number from 1 to 20"),
        ('time = "18:00"', 'time = "24:00"', 95, "is no time of day"),
        ('delivery_days = "tue-fri"', 'delivery_days = ""', 85, "names no day"),
        ('sessions = "fri 16', 'sessions = "frx 16', 86, "is no day"),
        (
            'profile = "small_van"',
            'profile = "small_vam"',
            113,
            "did you mean small_van?",
        ),
        ("kmh = 15", "kmh = 0", 109, "write a number from 1 to 130"),
        ("[tariff.handling]", "[[tariff.handling]]", 27, "is no table"),
    ],
)
def test_a_wrong_key_is_named(
    file: Path, old: str, new: str, line: int, said: str
) -> None:
    """The line is that of the key, or of the table that lacks it."""
    change(file, (old, new))
    with pytest.raises(InputError) as caught:
        read_hub(file.parent)
    (problem, *_) = caught.value.problems
    assert said in str(problem)
    if "[[" not in new:
        assert problem.line == line
    assert problem.file == "hub.toml"


def test_all_wrong_keys_at_once(file: Path) -> None:
    """Each has its problem; the message tells the first and how many more."""
    change(file, ("kmh = 15", "kmh = 0"), ("lat = 48.5206", ""), ("[store]", "[shop]"))
    with pytest.raises(InputError, match=r"cannot be used: .*\(and 2 more\)") as caught:
        read_hub(file.parent)
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a = [[", "is no TOML"),
        (b"[hub]\nid = my-hub", "hub.toml:2: is no TOML"),
        (b"a = " + b"[" * 50_000, "is no TOML"),
        (b"a = " + b"9" * 5_000, "is no TOML"),
        (b"\xff\xfe", "is not UTF-8"),
        (b"#" * 300_000, "are too many"),
    ],
)
def test_what_is_no_toml(tmp_path: Path, content: bytes, said: str) -> None:
    """Syntax, depth, digits, encoding and size each have their message."""
    (tmp_path / "hub.toml").write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_hub(tmp_path)
    assert said in str(caught.value)


def test_a_date_may_be_one_of_toml_s_own(file: Path) -> None:
    """A date without quotes is the same date."""
    line = next(s for s in file.read_text("utf-8").splitlines() if "valid_from" in s)
    change(file, (line, "valid_from = 2026-01-02"))
    assert read_hub(file.parent)[0].tariff.valid_from == "2026-01-02"


def test_a_hub_without_rates(file: Path) -> None:
    """The remedy is to add one to the file, not to import it."""
    text = file.read_text("utf-8")
    head, *tables = text.split("\n[")
    kept = [t for t in tables if not t.startswith("tariff.rates.")]
    file.write_text("\n[".join([head, *kept]), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_hub(file.parent)
    said = " ".join(str(problem) for problem in caught.value.problems)
    assert "add it as [tariff.rates.NAME]" in said
    assert "import" not in said


def test_no_hub_file(tmp_path: Path) -> None:
    """The remedy is the command that makes one."""
    with pytest.raises(InputError, match="mil init DIR"):
        read_hub(tmp_path)


def test_a_hub_file_is_never_overwritten(file: Path) -> None:
    """A second start leaves the first one's work alone."""
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="is there already"):
        write_new_hub(file.parent)
    assert file.read_text("utf-8") == "mine"
    assert [path.name for path in file.parent.iterdir()] == ["hub.toml"]


def test_a_folder_that_cannot_be_made(file: Path) -> None:
    """A file where the folder should be is said, not traced."""
    with pytest.raises(InputError, match="cannot be written"):
        write_new_hub(file / "below")


def test_a_wrong_url_does_not_show(file: Path) -> None:
    """It may hold a password."""
    change(file, ("sqlite:///hub.db", "postgresql://u:canary\\u0007@h/d"))
    with pytest.raises(InputError) as caught:
        read_hub(file.parent)
    assert "canary" not in str(caught.value)
    assert "canary" not in str(caught.value.problems)


def test_what_drivers_are_due(file: Path) -> None:
    """Hours and minutes become seconds, a blank is no limit."""
    due = DriverRules(french_break=True, eu_driving=True)
    assert read_hub(file.parent)[0].rules.drivers == due
    change(
        file,
        ('max_driving_hours = ""', "max_driving_hours = 7.5"),
        ('lunch = ""', 'lunch = "12h00 - 13:30"'),
        ('overtime_after_hours = ""', "overtime_after_hours = 8"),
        ("overtime_per_hour = 0.00", "overtime_per_hour = 3.75"),
    )
    assert read_hub(file.parent)[0].rules.drivers == DriverRules(
        french_break=True,
        eu_driving=True,
        max_driving=27_000,
        lunch=Lunch(43_200, 48_600, 2700),
        overtime_after=28_800,
        overtime_per_hour=375,
    )


def test_breaks_of_the_law_are_due_unless_told_otherwise(file: Path) -> None:
    """A file of before there were breaks means them; only false takes them away."""
    text = file.read_text(encoding="utf-8").splitlines(keepends=True)
    keys = ("french_break", "eu_driving")
    file.write_text("".join(x for x in text if not x.startswith(keys)), "utf-8")
    rules = read_hub(file.parent)[0].rules.drivers
    assert rules.french_break
    assert rules.eu_driving
    file.write_text(
        "".join(
            x.replace("= true ", "= false") if x.startswith(keys) else x for x in text
        ),
        "utf-8",
    )
    assert read_hub(file.parent)[0].rules.drivers == DriverRules()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("pauses_paid = false", 'pauses_paid = "no"', "is neither true nor false"),
        ("pauses_paid = false", "pauses_paid = 0", "write pauses_paid = true"),
        ('lunch = ""', 'lunch = "noon"', "is no span of the day"),
        ('lunch = ""', 'lunch = "12:00-12:00"', "opens and closes at the same time"),
    ],
)
def test_drivers_wrongly(file: Path, old: str, new: str, said: str) -> None:
    """A flag is true or false, lunch is a span."""
    change(file, (old, new))
    with pytest.raises(InputError, match=said):
        read_hub(file.parent)


def test_the_dock_time_on_board_and_wishes(file: Path) -> None:
    """Blanks are no limits; numbers, hours and euros are read as such."""
    rules = read_hub(file.parent)[0].rules
    assert (rules.dock_doors, rules.dock_teams, rules.aboard) == (None,) * 2 + (
        (None,) * 3,
    )
    change(
        file,
        ('doors = ""', "doors = 2"),
        ('teams = ""', "teams = 1"),
        ('chilled = ""', "chilled = 1.5"),
        ("mixed = false", "mixed = true"),
        ("other_vehicle = 0.00", "other_vehicle = 5.00"),
        ("unwanted_vehicle = 0.00", "unwanted_vehicle = 20"),
        ("uneven_hour = 0.00", "uneven_hour = 3"),
        ("per_crate = 0.20", "per_pallet = 15.00\ncrates_per_pallet = 24"),
    )
    hub, _ = read_hub(file.parent)
    assert (hub.rules.dock_doors, hub.rules.dock_teams) == (2, 1)
    assert hub.rules.aboard == (None, 5400, None)
    assert (hub.rules.other_vehicle, hub.rules.unwanted_vehicle) == (500, 2000)
    assert hub.rules.uneven_hour == 300
    assert (hub.rules.mixed_rounds, hub.rules.direct) == (True, False)
    rate = hub.tariff.rates["carrier"]
    assert (rate.per_pallet, rate.crates_per_pallet) == (1500, 24)


def test_the_hub_s_year_is_read(file: Path) -> None:
    """Budget, subsidies, fees, fixed costs and fuel, in cents, seconds and grams."""
    change(
        file,
        ("rent = { per_year = 0.00", "rent = { per_year = 4800.50"),
        ("insertion_jobs = { per_year = 0.00", "insertion_jobs = { per_year = 900.00"),
        ("commission_percent = 0 ", "commission_percent = 12.5 "),
        ("pay_rounds = false", "pay_rounds = true"),
        ('members = ""', "members = 30"),
        ("per_km = 0.80", "per_km = 0.80\nper_year = 3000\nrounds_per_year = 240"),
    )
    tariff = read_hub(file.parent)[0].tariff
    budget, fees = tariff.budget, tariff.fees
    assert (budget.weeks, budget.members) == (48, 30)
    assert (budget.per_order, budget.per_line, budget.per_crate) == (180, 30, 0)
    assert budget.costs["rent"].per_year == 480_050
    insertion = budget.subsidies["insertion_jobs"]
    assert (insertion.per_year, insertion.deducted) == (90_000, Deduction.BEFORE)
    assert budget.subsidies["start_up_aid"].deducted is Deduction.HUB
    assert (fees.commission, fees.pay_rounds) == (1250, True)
    van = tariff.rates["refrigerated"]
    assert (van.per_year, van.rounds_per_year, van.per_day) == (300_000, 240, 0)
    assert van.fuel is not None
    assert (van.fuel.per_100_km, van.fuel.grams_per_unit) == (12_500, 3170)
    assert tariff.most_of_turnover == 20


@pytest.mark.parametrize("name", ["hub_template.toml", "sample/hub.toml"])
def test_each_default_has_its_source(name: str, tmp_path: Path) -> None:
    """Every figure above 0 says where it comes from; litres that nobody checked too."""
    source = Path(__file__).parents[2] / "data" / name
    tariff = read_hub(write_new_hub(tmp_path, source).parent)[0].tariff
    assert tariff.source
    assert tariff.budget.source
    for rate in tariff.rates.values():
        assert rate.source
        assert rate.fuel is not None
        assert "unverified" in rate.fuel.source
        assert "2026" in rate.fuel.source
        assert "2017" in rate.fuel.source
    for item in (*tariff.budget.costs.values(), *tariff.budget.subsidies.values()):
        assert item.source or not item.per_year


LATER = """
[tariff.from.2027-01-01]
source = "new prices"
[tariff.from.2027-01-01.rates.bike]
per_km = 0.12
[tariff.from.2027-07-01.handling]
chilled = 0.55
[tariff.from.2027-07-01.fees]
membership = 50
[tariff.from.2027-01-01.clients_pay]
deliver = 100
direct = 30
[tariff.from.2027-07-01.clients_pay]
direct = 0
[tariff.from.2027-01-01.limits]
least = 5
most = 80.50
[tariff.from.2027-07-01.limits]
least = ""
below_alone = true
[tariff.from.2027-01-01.sharing]
rule = "nucleolus"
game = "best-plans"
[tariff.from.2027-07-01.sharing]
rule = "by_kg"
"""


def test_tariffs_follow_one_another(file: Path) -> None:
    """A later tariff changes what it names, and each day has the one in force."""
    file.write_text(file.read_text("utf-8") + LATER, "utf-8")
    hub, _ = read_hub(file.parent)
    first, second, third = hub.tariff, *hub.later
    assert second.source == "new prices"
    assert second.rates["bike"] == Rate(per_km=12)
    assert second.rates["carrier"] == first.rates["carrier"]
    assert third.rates == second.rates
    assert third.handling == (30, 55, 30)
    assert (first.fees.membership, third.fees.membership) == (0, 5000)
    assert not first.clients_pay
    assert second.clients_pay == ClientsPay(0, 100, 30)
    assert third.clients_pay == ClientsPay(0, 100, 0)
    assert (not first.limits, second.limits) == (True, Limits(500, 8050))
    assert third.limits == Limits(None, 8050, below_alone=True)
    assert (first.sharing, third.sharing) == (Sharing(), Sharing("by_kg"))
    assert second.sharing == Sharing("nucleolus", "best-plans")
    for day, tariff in (
        (date(2025, 6, 1), first),
        (date(2026, 12, 31), first),
        (date(2027, 1, 1), second),
        (date(2027, 6, 30), second),
        (date(2030, 1, 1), third),
    ):
        assert hub.on(day).tariff == tariff
        assert hub.on(day).on(date(2026, 1, 1)).tariff == tariff


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("[tariff.from.tomorrow]", "[tariff.from.tomorrow]: is no date → write"),
        ("[tariff.from.20270101]", "is no date"),
        ("[tariff.from.2025-12-31]", "does not begin after 2026-01-01"),
        ("[tariff.from]\n2027-01-01 = 3", "'3': is no table"),
        ("[tariff.from.2027-01-01]\nvalid_from = 2027-01-02", "is no known key"),
        ("[tariff.budget.costs.tax]\nper_year = -1", "is out of bounds"),
        ("[tariff.budget.costs]\ntax = 12", "is no table"),
        (
            "[tariff.budget.subsidies.x]\ndeducted = 'never'",
            "write one of: after_sharing, before_sharing, hub",
        ),
        ("[tariff.fees]\ncommission_percent = 101", "from 0 to 100"),
        ("[tariff.clients_pay]\ndeliver = 101", "from 0 to 100"),
        ("[tariff.sharing]\nrule = 'nucleollus'", "did you mean nucleolus?"),
        (
            "[tariff.sharing]\nrule = 'sheet'",
            "[tariff.sharing.rule] 'sheet': is no rule",
        ),
        ("[tariff.sharing]\nrule = 'commission'", "is a fee, which need not pay"),
        ("[tariff.sharing]\ngame = 'chess'", "write one of: best-plans, this-plan"),
        (
            "[tariff.sharing]\nrule = 'equal'\ngame = 'best-plans'",
            "is of no use to equal, which shares none → remove it",
        ),
        ("[tariff.limits]\nleast = 9\nmost = 8", "is more than most"),
        ("[tariff.limits]\nbelow_alone = 1", "neither true nor false"),
        ("[tariff.clients_pay]\ndelivery = 10", "delivery"),
        ("[tariff.fees]\ncommission_percent = 1.005", "is too fine"),
        ("[tariff.rates.new]\nrounds_per_year = 0", "from 1 to 10000"),
        ("[tariff.rates.new]\nfuel = {unit = 'gallon', per_100_km = 3}", "unit"),
        ("[tariff.rates.new.fuel]\nkg_per_unit = 3", "[tariff.rates.new.fuel"),
    ],
)
def test_a_wrong_tariff_is_named(file: Path, added: str, said: str) -> None:
    """Dates, amounts and words of tariff, budget and fees have their remedies."""
    text = file.read_text("utf-8").split("# The hub's year", maxsplit=1)[0]
    file.write_text(f"{text}\n{added}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_hub(file.parent)
    assert said in " ".join(str(problem) for problem in caught.value.problems)
