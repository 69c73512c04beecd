"""`hub.toml`: the one file in which a coordinator sets up the hub."""

import os
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from data import values
from data.hub_rules import parse_size, read_rules
from data.hub_tariff import read_tariffs
from data.toml_reader import Section, TomlReader
from data.values import BadValueError
from data.windows import parse_windows
from mil.errors import InputError
from mil.places import Hub, Site, SiteKind

HUB_FILE = "hub.toml"
LANGUAGES = ("fr", "en")
TEMPLATE = Path(__file__).with_name("hub_template.toml")


def read_hub(directory: Path) -> tuple[Hub, str]:
    """Read a workspace's `hub.toml`.

    Parameters
    ----------
    directory
        The workspace.

    Returns
    -------
    Hub, str
        The hub, and the URL of its store as written (relative to the workspace).

    Raises
    ------
    InputError
        Naming file, line, key, value and remedy of everything that is wrong.
    """
    reader = TomlReader(directory / HUB_FILE)
    root = reader.root()
    head = root.section("hub")
    tariffs = read_tariffs(root.section("tariff"))
    hub = Hub(
        id=head.take("id", values.identifier, example="my-hub"),
        name=head.take("name", values.name, example="MIL"),
        site=_site(root.section("site")),
        zone=head.take("zone", _zone, default="Europe/Paris"),
        language=head.take("language", _language, default="fr"),
        tariff=tariffs[0],
        rules=read_rules(root.section("rules")),
        later=tariffs[1:],
    )
    _check_names(root, hub)
    url = root.section("store").take("url", values.text, default="sqlite:///hub.db")
    reader.finish()
    return hub, url


def write_new_hub(directory: Path, source: Path = TEMPLATE) -> Path:
    """Write a new `hub.toml` and return its path.

    The file appears whole or not at all.

    Parameters
    ----------
    directory
        The workspace, made where it is not there.
    source
        What to write: the commented template, or another hub's file.

    Raises
    ------
    InputError
        When the workspace has one already, or cannot be written.
    """
    target = directory / HUB_FILE
    if target.exists():
        raise InputError(f"{target}: is there already → edit it, or choose another DIR")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        _write_whole(target, source.read_bytes())
    except FileExistsError:
        raise InputError(f"{target}: is there already → choose another DIR") from None
    except OSError as error:
        raise InputError(
            f"{target}: cannot be written ({error.strerror}) → choose a DIR of your own"
        ) from None
    return target


def _write_whole(target: Path, content: bytes) -> None:
    handle, made = tempfile.mkstemp(prefix=".hub-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(made).chmod(0o644)
        if target.exists():
            raise FileExistsError(target)
        Path(made).replace(target)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise


def _language(raw: str) -> str:
    return values.choice(raw, LANGUAGES)


def _zone(raw: str) -> str:
    try:
        ZoneInfo(raw)
    except (ValueError, OSError, KeyError):
        raise BadValueError(
            "is no time zone", "write an IANA name like Europe/Paris"
        ) from None
    return raw


def _site(section: Section) -> Site:
    def text(key: str) -> str:
        return section.take(key, values.text, default="")

    return Site(
        id=section.take("id", values.identifier, default="hub"),
        kind=SiteKind.HUB,
        name=section.take("name", values.name, example="Plateforme"),
        lat=section.take("lat", values.latitude, example="48.5206"),
        lon=section.take("lon", values.longitude, example="0.5469"),
        windows=section.take("dock", parse_windows, default="mon-sat 05:00-20:00"),
        address=text("address"),
        postcode=text("postcode"),
        town=text("town"),
        phone=text("phone"),
        contact=text("contact"),
        note=text("note"),
        service_fixed=section.take("service_minutes", values.minutes, default="5"),
        service_per_crate=section.take(
            "seconds_per_crate", lambda raw: values.whole(raw, 0, 3600), default="10"
        ),
        max_size=section.take("max_vehicle", parse_size, default="truck"),
    )


def _check_names(root: Section, hub: Hub) -> None:
    alone = root.section("rules").section("alone")
    if hub.rules.alone.profile not in hub.rules.profiles:
        add = "there is none yet; add it as [rules.profiles.NAME]"
        remedy = values.one_of(hub.rules.alone.profile, hub.rules.profiles, none=add)
        alone.refuse("profile", "is no profile of [rules.profiles]", remedy)
    if hub.rules.alone.rate not in hub.tariff.rates:
        add = "there is none yet; add it as [tariff.rates.NAME]"
        remedy = values.one_of(hub.rules.alone.rate, hub.tariff.rates, none=add)
        alone.refuse("rate", "is no rate of [tariff.rates]", remedy)
