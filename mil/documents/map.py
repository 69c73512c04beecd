"""The week's map: one colour per round, numbered stops, opens with no network.

folium and branca run Jinja found in their arguments, so they get numbers and our own
ids, nothing else. Names are put in afterwards, as JSON shown with ``textContent``
(`mil.documents.map_page`). folium's own popups are not used: they take text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from mil.documents.legs import Legs
from mil.documents.map_legend import colour, dash, legend, notes
from mil.documents.map_page import Texts, page
from mil.documents.wording import distances
from mil.documents.words import Words
from mil.places import Site
from mil.rounds import Round

if TYPE_CHECKING:
    import folium

TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
ATTRIBUTION = (
    '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors'
)
GRID_STEPS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
BADGE = 22
"""Diameter of a stop's badge, pixels; stops at one place stand side by side."""

STAR = (
    '<svg viewBox="-12 -12 24 24" width="38" height="38"><path d="M0-11 3-4 10.5-3.4 '
    '4.8 1.5 6.5 9 0 5-6.5 9-4.8 1.5-10.5-3.4-3-4z" fill="#111" stroke="#fff"/></svg>'
)

Spot = tuple[float, float]
"""Latitude and longitude to about ten metres."""


@dataclass(frozen=True, slots=True)
class Box:
    """A span of latitude and longitude, degrees."""

    south: float
    west: float
    north: float
    east: float

    @classmethod
    def around(cls, sites: Sequence[Site]) -> "Box":
        """Return the box around sites, a little wider than they need."""
        lats, lons = [s.lat for s in sites], [s.lon for s in sites]
        return cls(
            min(lats) - 0.02, min(lons) - 0.03, max(lats) + 0.02, max(lons) + 0.03
        )


def week_map(legs: Legs, words: Words) -> bytes:
    """Return the map of all rounds of a week as one HTML file."""
    visited = {stop.site for r in legs.rounds for stop in r.stops}
    sites = tuple(legs.site(site) for site in sorted(visited | {legs.hub.id}))
    towns = _towns(sites)
    box = Box.around(sites)
    drawing = _draw(legs, box, towns)
    texts = Texts(
        title=words("map.title"),
        week=words(
            "sheet.week",
            number=legs.plan.inputs.week.number,
            year=legs.plan.inputs.week.year,
        ),
        hub=legs.hub.name,
        show_all=words("map.show_all"),
        hide_all=words("map.hide_all"),
        tiles=words("map.tiles"),
        remark=" ".join(
            (
                words("map.straight"),
                distances(legs, words, legs.plan.inputs.hub.rules.profiles),
            )
        ),
        days=tuple(legend(legs, words)),
        notes=tuple(notes(legs, words)),
        towns=tuple(town for town, _, _ in towns),
        bounds=((box.south, box.west), (box.north, box.east)),
    )
    return page(drawing, texts, words.language)


def _towns(sites: Sequence[Site]) -> tuple[tuple[str, float, float], ...]:
    """Return each town once, in the middle of its sites."""
    named = sorted((s for s in sites if s.town), key=lambda s: s.town)
    return tuple(
        (
            town,
            sum(s.lat for s in group) / len(group),
            sum(s.lon for s in group) / len(group),
        )
        for town, members in groupby(named, key=lambda s: s.town)
        if (group := tuple(members))
    )


def _draw(legs: Legs, box: Box, towns: Sequence[tuple[str, float, float]]) -> str:
    """Return folium's page, without a library and without a name in it."""
    import folium  # noqa: PLC0415

    chart = folium.Map(tiles=None, control_scale=True, zoom_control="topright")
    chart._id = "week"
    # on this map only: the class attributes are shared with every other map
    chart.default_js, chart.default_css = [], []
    tiles = folium.TileLayer(TILES, attr=ATTRIBUTION, name="osm", show=False)
    tiles._id = "osm"
    tiles.add_to(chart)
    for line in _grid(box):
        line.add_to(chart)
    for number, (_, lat, lon) in enumerate(towns):
        label = f'<span class="town" data-town="{number}"></span>'
        _pin(lat, lon, label, (0, -8), f"town{number}").add_to(chart)
    beside: dict[Spot, int] = {}
    for round_ in legs.rounds:
        _layer(legs, round_, beside).add_to(chart)
    star = _pin(legs.hub.lat, legs.hub.lon, STAR, (19, 19), "hub")
    star.options["zIndexOffset"] = 1000
    star.add_to(chart)
    return str(chart.get_root().render())


def _layer(legs: Legs, round_: Round, beside: dict[Spot, int]) -> "folium.FeatureGroup":
    """Draw one round; `beside` counts the badges that already stand at a spot."""
    import folium  # noqa: PLC0415

    number = legs.numbers[round_.id]
    layer = folium.FeatureGroup(name=f"r{number}")
    layer._id = f"r{number}"
    sites = [legs.site(stop.site) for stop in round_.stops]
    route = tuple((site.lat, site.lon) for site in sites)
    line = _line(route, f"r{number}", colour(number), 4, dash(number))
    line.add_to(layer)
    for at, badge in enumerate(legs.stop_numbers(round_)):
        if badge:
            site = sites[at]
            spot = (round(site.lat, 4), round(site.lon, 4))
            place = beside.get(spot, 0)
            beside[spot] = place + 1
            face = (
                f'<span class="stop" style="background:{colour(number)}">{badge}</span>'
            )
            anchor = (BADGE // 2 - place * (BADGE + 1), BADGE // 2)
            _pin(site.lat, site.lon, face, anchor, f"r{number}s{at}").add_to(layer)
    return layer


def _line(
    points: Sequence[tuple[float, float]],
    name: str,
    ink: str,
    weight: int,
    dashes: str | None = None,
) -> "folium.PolyLine":
    """Return a line that does not catch clicks meant for the stops on it."""
    import folium  # noqa: PLC0415

    line: folium.PolyLine = folium.PolyLine(  # type: ignore[no-untyped-call]
        points, color=ink, weight=weight, dash_array=dashes
    )
    line.options["interactive"] = False
    line._id = name
    return line


def _pin(
    lat: float, lon: float, face: str, anchor: tuple[int, int], name: str
) -> "folium.Marker":
    """Return a marker that shows our own HTML; `name` is what the page finds it by."""
    import folium  # noqa: PLC0415

    icon = folium.DivIcon(html=face, icon_anchor=anchor, class_name="pin")
    icon._id = name
    marker = folium.Marker((lat, lon), icon=icon)
    marker._id = name
    return marker


def _grid(box: Box) -> Iterator["folium.PolyLine"]:
    """Yield faint lines of latitude and longitude, so that distances can be felt."""
    span = max(box.north - box.south, box.east - box.west)
    step = next((s for s in GRID_STEPS if span / s <= 12), GRID_STEPS[-1])
    rows = range(int(box.south / step) - 2, int(box.north / step) + 4)
    columns = range(int(box.west / step) - 4, int(box.east / step) + 6)
    south, north = rows[0] * step, rows[-1] * step
    west, east = columns[0] * step, columns[-1] * step
    ends = [((row * step, west), (row * step, east)) for row in rows]
    ends += [((south, column * step), (north, column * step)) for column in columns]
    for number, line in enumerate(ends):
        yield _line(line, f"grid{number}", "#c9d3d9", 1)
