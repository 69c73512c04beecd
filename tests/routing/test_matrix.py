"""Travel from straight lines, and matrices that must not reach a solver."""

import time

import pytest

from mil.errors import InputError
from mil.places import Profile, Site, SiteKind
from mil.plan import Matrices
from routing.matrix import LARGEST, straight_line, validate


def site(number, lat, lon):
    return Site(f"s{number}", SiteKind.CLIENT, f"S{number}", lat, lon, ())


def test_one_degree_of_latitude():
    """A degree of the mean sphere is 111,195 m; 1.4 times that at 50 km/h."""
    places = [site(1, 48.0, 1.0), site(2, 49.0, 1.0)]
    found = straight_line(places, {"van": Profile(140, 50)})
    assert found.metres["van"] == ((0, 155_673), (155_673, 0))
    # 155,673 m at 50,000 m/h: 11,208.46 s, rounded up
    assert found.seconds["van"] == ((0, 11_209), (11_209, 0))
    assert found.source == "straight line × 1.40, 50 km/h (van)"


def test_a_hundred_sites_at_once():
    """A hundred sites with two profiles take well under the second allowed."""
    places = [site(i, 48 + i / 200, 1 - i / 300) for i in range(100)]
    start = time.process_time()
    found = straight_line(places, {"van": Profile(140, 50), "bike": Profile(130, 15)})
    assert time.process_time() - start < 1.0
    assert len(found.seconds["bike"]) == 100


@pytest.mark.parametrize("profile", [Profile(0, 50), Profile(140, 0)])
def test_senseless_profile(profile):
    """A speed or detour of nought is refused by the profile's name."""
    with pytest.raises(InputError, match="'van'"):
        straight_line([site(1, 48.0, 1.0)], {"van": profile})


def matrices(metres, seconds=((0, 1), (1, 0)), sites=("a", "b")):
    return Matrices(sites, {"van": metres}, {"van": seconds}, "test")


def test_sound_matrices_pass():
    """Nought, the largest allowed and -1 for no way are all sound."""
    validate(matrices(((0, LARGEST), (-1, 0))))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (((0, 1),), "1 rows for 2 sites"),
        (((0, 1), (1,)), "row b: 1 values"),
        (((0, 1.5), (1, 0)), "from a to b: 1.5"),
        (((0, float("nan")), (1, 0)), "from a to b: nan"),
        (((0, True), (1, 0)), "from a to b: True"),
        (((0, None), (1, 0)), "from a to b: None"),
        (((0, 10**20), (1, 0)), "from a to b: 1000"),
        (((0, 1), (-2, 0)), "from b to a: -2"),
        (((0, 1), (1, 7)), "b to itself: 7"),
    ],
)
def test_what_a_solver_would_misread(rows, said):
    """Ragged, short, huge, fractional or negative matrices are refused by place."""
    with pytest.raises(InputError, match=said):
        validate(matrices(rows))
    with pytest.raises(InputError, match=said):
        validate(matrices(((0, 1), (1, 0)), seconds=rows))


def test_profiles_must_agree():
    """Distances without times for a profile are refused."""
    with pytest.raises(InputError, match="give both"):
        validate(Matrices(("a",), {"van": ((0,),)}, {}, "test"))


def test_a_site_twice():
    """A site that has two rows is refused."""
    with pytest.raises(InputError, match="twice"):
        validate(matrices(((0, 1), (1, 0)), sites=("a", "a")))
