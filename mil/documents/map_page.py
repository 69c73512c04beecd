"""The HTML page around the map: libraries inside, names as data, nothing from outside.

Only scripts whose digest stands in the page's own policy may run, and no address but
that of the background tiles, which load when the reader asks for them, may be called.
"""

import json
import re
from base64 import b64encode
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

VENDOR = Path(__file__).parent / "vendor"
TEMPLATES = Path(__file__).parent / "templates"

NO_PICTURES = 'L.Marker.prototype.options.icon = L.divIcon({className: "pin"});'
"""folium makes each marker with Leaflet's picture before it sets ours."""


@dataclass(frozen=True, slots=True)
class LegendRound:
    """A round in the legend; `layer` is the script's name for what it switches."""

    layer: str
    name: str
    colour: str
    dash: str
    text: str
    figures: str


@dataclass(frozen=True, slots=True)
class LegendDay:
    """A day in the legend."""

    name: str
    rounds: tuple[LegendRound, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a click on a marker shows."""

    marker: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """All text of the page, imported names among it, and the corners to show."""

    title: str
    week: str
    hub: str
    show_all: str
    hide_all: str
    tiles: str
    remark: str
    days: tuple[LegendDay, ...]
    notes: tuple[Note, ...]
    towns: tuple[str, ...]
    bounds: tuple[tuple[float, float], tuple[float, float]]


def page(drawing: str, texts: Texts, language: str) -> bytes:
    """Return the finished page.

    Parameters
    ----------
    drawing
        folium's page, holding numbers and our own ids.
    texts
        What is shown; put in as data and read by ``map.js``.
    language
        Of the texts.
    """
    html = drawing.replace("\r\n", "\n")
    html = html.replace("<html>", f'<html lang="{language}">', 1)
    leaflet = (VENDOR / "leaflet.js").read_text("utf-8")
    head = (
        f"<style>{_style()}</style>\n<script>{_script(leaflet)}</script>\n"
        f"<script>{NO_PICTURES}</script>\n"
    )
    ours = _script((TEMPLATES / "map.js").read_text("utf-8"))
    tail = (
        f'<script type="application/json" id="texts">{as_data(texts)}</script>\n'
        f"<script>{ours}</script>\n"
    )
    html = html.replace("<head>", f"<head>\n{head}", 1)
    before, end, after = html.rpartition("</html>")
    html = f"{before}{tail}{end}{after}"
    return html.replace("<head>", f"<head>\n{_policy(html)}", 1).encode()


def as_data(texts: Texts) -> str:
    """Return texts as JSON that cannot end the script element it stands in."""
    data = json.dumps(asdict(texts), ensure_ascii=True)
    for letter in "<>&":
        data = data.replace(letter, f"\\u{ord(letter):04x}")
    return data


def _style() -> str:
    """Return the style sheets, without the pictures we do not use."""
    leaflet = (VENDOR / "leaflet.css").read_text("utf-8")
    bare = re.sub(r"url\([^)]*\)", "none", leaflet.replace("\r\n", "\n"))
    return bare + (TEMPLATES / "map.css").read_text("utf-8")


def _script(source: str) -> str:
    """Return a script fit to stand inside the page."""
    text = source.replace("\r\n", "\n")
    return re.sub(r"\n?//# sourceMappingURL=.*", "", text)


def _policy(html: str) -> str:
    """Return the page's policy: exactly these scripts, no address but the tiles."""
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digests = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    rules = (
        "default-src 'none'",
        f"script-src {digests}",
        "style-src 'unsafe-inline'",
        "img-src data: https://tile.openstreetmap.org",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    )


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()
