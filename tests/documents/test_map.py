"""The map: opens without a network, runs no text, shows every stop."""

import json
import re
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from mil.costs.shares import WeekShares
from mil.documents.legs import Legs
from mil.documents.map import week_map
from mil.documents.map_legend import COLOURS, colour, dash
from mil.documents.map_page import VENDOR
from mil.documents.words import words
from mil.plan import WeekPlan

Small = tuple[WeekPlan, WeekShares]
Renamer = Callable[[WeekPlan, str], WeekPlan]
FR = words("fr", "Europe/Paris")
CANARIES = (
    "<script>document.title='RAN'</script>",
    "</script><script>document.title='RAN'</script>",
    "<img src=x onerror=\"document.title='RAN'\">",
    "{{7*7}}{% for %}{# #}",
    "${document.title='RAN'}`'\"\\",
    "{{ cycler.__init__.__globals__.os.system('touch RAN') }}",
    "<!--<script>",
    "http://canary.example.org/x.png",
)


def browse(chromium: str, page: Path, folder: Path) -> tuple[str, str, set[str]]:
    """Return the page's DOM, what the browser complained about, and hosts called."""
    log = folder / "net.json"
    done = subprocess.run(
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--enable-logging=stderr",
            f"--log-net-log={log}",
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=3000",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    complaints = "\n".join(li for li in done.stderr.splitlines() if "CONSOLE" in li)
    hosts = set(re.findall(r'"url":"https?://([^/"]+)', log.read_text()))
    # the browser's own calls home, which no page asked for
    return (
        done.stdout,
        complaints,
        {h for h in hosts if not h.endswith("google.com")} - {"update.googleapis.com"},
    )


def test_browser_shows_the_map(small: Small, chromium: str, tmp_path: Path) -> None:
    """Legend, stops and towns are there, without an error and without a request."""
    page = tmp_path / "map.html"
    legs = Legs.of(*small)
    page.write_bytes(week_map(legs, FR))
    dom, complaints, hosts = browse(chromium, page, tmp_path)
    assert complaints == ""
    assert hosts == set()
    stops = sum(1 for r in legs.plan.rounds for n in legs.stop_numbers(r) if n)
    assert dom.count('class="stop"') == stops > 8
    assert dom.count('class="round"') == len(legs.plan.rounds)
    assert ">Rémalard en Perche</span>" in dom
    assert "<title>Tournées de la semaine · Semaine 48 · 2026</title>" in dom
    assert 'class="leaflet-tile' not in dom


def test_hostile_names_are_only_text(
    small: Small, renamer: Renamer, chromium: str, tmp_path: Path
) -> None:
    """Payloads in every imported field run nowhere and are shown as they are."""
    plan, shares = small
    page = tmp_path / "map.html"
    payload = " ".join(CANARIES)
    page.write_bytes(week_map(Legs.of(renamer(plan, payload), shares), FR))
    dom, complaints, hosts = browse(chromium, page, tmp_path)
    assert complaints == ""
    assert hosts == set()
    assert "<title>Tournées de la semaine" in dom
    assert "{{7*7}}{% for %}" in dom
    assert 'class="round"' in dom


@pytest.mark.parametrize("payload", CANARIES)
def test_text_is_only_in_the_data_block(
    small: Small,
    renamer: Renamer,
    payload: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The drawing never sees a name, and the data block gives it back unchanged."""
    monkeypatch.chdir(tmp_path)
    plan, shares = small
    html = week_map(Legs.of(renamer(plan, payload), shares), FR).decode()
    block = re.search(
        r'<script type="application/json" id="texts">(.*?)</script>', html
    )
    assert block
    assert payload in json.loads(block[1])["towns"]
    assert not set("<>&") & set(block[1])
    assert payload not in html.replace(block[0], "")
    assert list(tmp_path.iterdir()) == []


def test_policy_names_every_script(small: Small) -> None:
    """The page allows its own scripts by digest and nothing else."""
    from base64 import b64encode

    html = week_map(Legs.of(*small), FR).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) == 5
    for script in scripts:
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]
    assert "unsafe-inline" not in policy[1].split("style-src")[0]
    assert "default-src 'none'" in policy[1]


def test_no_remote_file_is_named(small: Small) -> None:
    """Nothing in the page loads from an address but the tiles one may switch on."""
    html = week_map(Legs.of(*small), FR).decode()
    assert re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=", html) == []
    assert "url(http" not in html
    assert "cdn." not in html
    assert "tile_layer_osm.addTo" not in html


def test_same_plan_gives_the_same_bytes(small: Small) -> None:
    """Ids in the page are ours and not random."""
    assert week_map(Legs.of(*small), FR) == week_map(Legs.of(*small), FR)


def test_folium_classes_are_left_alone(small: Small) -> None:
    """Other maps of the same process keep folium's libraries."""
    import folium

    week_map(Legs.of(*small), FR)
    assert dict(folium.Map.default_js)["leaflet"].startswith("https://")


def test_rounds_are_told_apart() -> None:
    """The first 36 rounds differ in colour or in dashes."""
    looks = {(colour(n), dash(n)) for n in range(1, 37)}
    assert len(looks) == 3 * len(COLOURS) == 36


def test_vendored_files_are_the_published_ones() -> None:
    """Leaflet has the digests that its licence file states."""
    stated = (VENDOR / "LICENSES.md").read_text("utf-8")
    for file in VENDOR.glob("leaflet.*"):
        assert sha256(file.read_bytes()).hexdigest() in stated
