"""The map of China: projected right, complete, small, kept, and every region at its place."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as some

from dei_geo import PROVINCES, Atlas, Boundaries, albers, boundaries, build, keeping, place
from dei_geo.building import _clean
from dei_geo.projection import RADIUS
from dei_geo.source import DASHES

LINES = {"land", "provinces", "outline", "undetermined", "dashes"}


@pytest.fixture(scope="module")
def published() -> Path:
    """The published data: DEI_SHARED, else ../shared beside the repository; or skip."""
    folder = Path(os.environ.get("DEI_SHARED") or Path(__file__).resolve().parents[4] / "shared") / "data"
    if not folder.is_dir():
        pytest.skip("the published data are not here: set DEI_SHARED to the folder that holds them in data/")
    return folder


@pytest.fixture(scope="module")
def read() -> Boundaries:
    """The boundaries as the package carries them."""
    return boundaries()


@pytest.fixture(scope="module")
def atlas(read: Boundaries) -> Atlas:
    """The map built from them."""
    return build(read)


def shapes(atlas: Atlas) -> dict[str, Any]:
    """The geometries of the topology, decoded, by id."""
    topology = atlas.topology
    scale, move = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + move for arc in topology["arcs"]]

    def line(places: list[int]) -> np.ndarray:
        parts = [arcs[at] if at >= 0 else arcs[~at][::-1] for at in places]
        return np.concatenate([part if number == 0 else part[1:] for number, part in enumerate(parts)])

    def area(rings: list[list[int]]) -> Any:
        return shapely.Polygon(line(rings[0]), [line(ring) for ring in rings[1:]])

    make: dict[str, Callable[[Any], Any]] = {
        "Polygon": area,
        "MultiPolygon": lambda parts: shapely.MultiPolygon([area(part) for part in parts]),
        "LineString": lambda part: shapely.LineString(line(part)),
        "MultiLineString": lambda parts: shapely.MultiLineString([line(part) for part in parts]),
    }
    return {one["id"]: make[one["type"]](one["arcs"]) for one in topology["objects"]["china"]["geometries"]}


def test_projection_gives_the_published_example() -> None:
    """Snyder 1987, page 291: 35 N, 75 W on the unit sphere, parallels 29.5 and 45.5, origin 23 N, 96 W."""
    x, y = albers(
        np.array([-75.0]), np.array([35.0]), parallels=(29.5, 45.5), meridian=-96.0, origin=23.0, radius=1.0
    )

    assert (float(x[0]), float(y[0])) == pytest.approx((0.2952720, 0.2416774), abs=2e-7)


@given(some.floats(73.0, 134.0), some.floats(4.0, 53.0))
def test_projection_keeps_areas(longitude: float, latitude: float) -> None:
    """A small cell anywhere in China has the area that it has on the sphere."""
    side = 0.01
    corners = np.array([(0, 0), (side, 0), (side, side), (0, side)]) + np.array([longitude, latitude])
    found = shapely.Polygon(np.column_stack(albers(corners[:, 0], corners[:, 1]))).area
    band = np.sin(np.radians(latitude + side)) - np.sin(np.radians(latitude))

    assert found == pytest.approx(RADIUS**2 * np.radians(side) * band, rel=1e-4)


def test_projection_keeps_what_is_missing() -> None:
    """NaN stays NaN, in its place only."""
    x, y = albers(np.array([105.0, np.nan]), np.array([35.0, 35.0]))

    assert np.isnan(x).tolist() == [False, True]
    assert float(x[0]) == 0.0
    assert float(y[0]) == pytest.approx(3750.59, abs=0.01)


def test_boundaries_are_complete(read: Boundaries) -> None:
    """Every county of the package with one code each, the ten dashes, and the undetermined stretches."""
    assert len(read.codes) == len(set(read.codes)) == 2891
    assert all(len(code) == 6 and code.isdigit() for code in read.codes)
    assert len({code[:2] for code in read.codes}) == 34
    assert {code[:2] for code in read.codes} == set(PROVINCES)
    assert len(shapely.get_parts(read.dashes)) == DASHES == 10
    assert len(shapely.get_parts(read.undetermined)) == 2


def test_codes_are_those_of_the_country(read: Boundaries, published: Path) -> None:
    """Against the list of administrative units: what has no outline is what was set up or recoded since."""
    with (published / "china_admin/admin_units.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = {row["code"] for row in csv.DictReader(file) if row["level"] == "3"}
    renamed = {"540481", "540581", "460302", "460303"}
    new = {"500157", "653132", "653228", "653229", "659013"}

    assert listed - set(read.codes) == renamed | new


def test_dashes_agree_with_the_published_lines(atlas: Atlas, published: Path) -> None:
    """Each dash lies where the national set's lines, simplified with another program, have it."""
    told = json.loads((published / "china_geo/boundary_lines.geojson").read_text(encoding="utf-8"))
    lines = shapely.get_parts([shapely.from_geojson(json.dumps(one["geometry"])) for one in told["features"]])
    theirs = shapely.transform(lines, lambda at: np.column_stack(albers(at[:, 0], at[:, 1])))

    for dash in shapely.get_parts(shapes(atlas)["dashes"]):
        assert float(shapely.hausdorff_distance(dash, theirs).min()) < 5.0


def test_the_map_is_small_and_whole(atlas: Atlas, read: Boundaries) -> None:
    """Every unit is drawn, in less than 700 kB; lines have their own ids."""
    ids = [one["id"] for one in atlas.topology["objects"]["china"]["geometries"]]

    assert set(ids) == set(read.codes) | LINES
    assert len(ids) == len(set(ids))
    assert len(json.dumps(atlas.topology, separators=(",", ":"))) < 700_000
    assert len(shapely.get_parts(shapes(atlas)["dashes"])) == DASHES


def test_simplifying_leaves_no_gaps_and_keeps_areas(atlas: Atlas, read: Boundaries) -> None:
    """Together the units still fill the land; nine in ten keep their area to a tenth, none is lost."""
    drawn = shapes(atlas)
    mine = np.array([shapely.area(drawn[code]) for code in read.codes])
    true = np.array([atlas.places[code][3] for code in read.codes])
    error = np.abs(mine / true - 1)

    assert mine.sum() == pytest.approx(float(shapely.area(drawn["land"])), rel=1e-3)
    assert mine.sum() == pytest.approx(9.6e6, rel=0.02)
    assert np.median(error) < 0.02
    assert np.quantile(error, 0.9) < 0.1
    assert (mine > 0).all()


def test_cleaned_outlines_are_a_coverage(read: Boundaries) -> None:
    """Before they are simplified, outlines are valid and neighbours share their borders to the point."""
    areas = _clean(read.areas)

    assert shapely.is_valid(areas).all()
    assert shapely.coverage_is_valid(areas)


def test_places_lie_inside_their_units(atlas: Atlas, read: Boundaries) -> None:
    """The point of a unit is on its own ground."""
    areas = _clean(read.areas)
    points = shapely.points([atlas.places[code][1:3] for code in read.codes])

    assert (shapely.distance(points, areas) < 0.1).all()


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A map that is quick to build; the list counts how often it was."""
    built: list[int] = []
    small = Atlas(
        topology={"type": "Topology", "arcs": [[[0, 0], [1, 1]]]},
        places={"110101": ("东城区", 1.0, 2.0, 3.0)},
    )
    monkeypatch.setattr(keeping, "boundaries", lambda: None)
    monkeypatch.setattr(keeping, "build", lambda _: built.append(1) or small)
    return built


def test_the_map_is_built_once_and_kept(light: list[int], tmp_path: Path) -> None:
    """The second call reads what the first wrote, the same map."""
    first, second = keeping.atlas(tmp_path / "new"), keeping.atlas(tmp_path / "new")

    assert light == [1]
    assert first == second
    assert [path.name for path in (tmp_path / "new").iterdir()] == [keeping.kept_in(tmp_path).name]


@pytest.mark.parametrize(
    "text", ["", "{}", '{"topology": {"arcs": []}, "places": {}}', "[1", '{"places": 1}']
)
def test_a_damaged_file_is_built_anew(light: list[int], tmp_path: Path, text: str) -> None:
    """Whatever stands in its place is replaced by the map."""
    keeping.kept_in(tmp_path).write_text(text, encoding="utf-8")
    found = keeping.atlas(tmp_path)

    assert light == [1]
    assert found.places["110101"][0] == "东城区"
    assert (
        json.loads(keeping.kept_in(tmp_path).read_text(encoding="utf-8"))["places"]["110101"][0] == "东城区"
    )


def test_a_folder_that_cannot_be_written_is_no_hindrance(light: list[int], tmp_path: Path) -> None:
    """The map is built each time."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    found = [keeping.atlas(blocked), keeping.atlas(blocked)]

    assert light == [1, 1]
    assert found[0] == found[1]


def test_regions_stand_where_they_are(atlas: Atlas) -> None:
    """By code; by name in the same city when the code has changed; zones in their county, else by their city."""
    asked = [
        ("110101", "东城区"),
        ("540481", "米林市"),
        ("110108-H01", "中关村科技园区"),
        ("130171", "石家庄高新技术产业开发区"),
        ("330103", "下城区"),
        ("AUT", "Austria"),
    ]
    found = place(asked, atlas)

    assert [(one.region, one.how, one.shape) for one in found.places] == [
        ("110101", "code", "110101"),
        ("540481", "name", "540422"),
        ("110108-H01", "host", None),
        ("130171", "city", None),
    ]
    assert found.without == ("330103", "AUT")
    assert found.places[2].x == atlas.places["110108"][1]


def test_zones_of_one_place_are_spread(atlas: Atlas) -> None:
    """No two points coincide, and none is far from its county."""
    found = place([(f"310115-E{number:02d}", "x") for number in range(12)], atlas).places
    points = {(one.x, one.y) for one in found}
    home = atlas.places["310115"][1:3]

    assert len(points) == 12
    assert max(np.hypot(x - home[0], y - home[1]) for x, y in points) < 40.0


@given(some.lists(some.text(max_size=8), max_size=20))
def test_no_region_is_lost(codes: list[str]) -> None:
    """Each region asked for either has a place or is named among those without."""
    small = Atlas(topology={}, places={"110101": ("a", 0.0, 0.0, 1.0)})
    found = place([(code, "a") for code in codes], small)

    assert sorted([*(one.region for one in found.places), *found.without]) == sorted(codes)
