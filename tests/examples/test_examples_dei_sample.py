"""DEI 2022 and 2023: the sample of regions, and the specimen values drawn for it."""

from __future__ import annotations

import csv
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from dei_core import Result, TrackScores, evaluate, open_edition

Rows = list[dict[str, str]]

TRACKS = ("districts", "counties", "zones")
SIZES = {2022: (120, 100, 30), 2023: (150, 150, 50)}
PUBLISHED = {
    ("districts", "base.base_stations_5g_per_10k"): 22.2,
    ("districts", "base.pon_10g_port_share"): 46.7,
    ("districts", "base.users_500m_share"): 32.6,
    ("districts", "base.users_5g_share"): 38.9,
    ("districts", "base.green_coverage"): 42.69,
    ("counties", "base.agricultural_production_digital_share"): 22.5,
    ("counties", "base.product_traceability_share"): 22.1,
    ("counties", "base.online_agricultural_sales_share"): 13.8,
    ("counties", "base.village_affairs_online_share"): 72.1,
    ("counties", "base.village_e_commerce_station_share"): 78.9,
    ("counties", "agri.county_online_service_rate"): 25.4,
    ("zones", "base.r_and_d_institutions"): 52.2,
}
"""Means that ministries published: gigabit cities 2022, built-up areas 2022, counties 2019 and 2020, zones 2022."""
PLACES = ("region", "name", "city", "province", "cluster", "economic_region", "terrain")


def rows_of(path: Path) -> Rows:
    """A table as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(path: Path) -> np.ndarray:
    """(R, C) the values of a data file, NaN where a cell is empty."""
    rows = rows_of(path)
    headers = [header for header in rows[0] if header not in PLACES]
    return np.array([[float(row[header] or "nan") for header in headers] for row in rows])


def of_all(values: np.ndarray) -> np.ndarray:
    """(C,) which columns are about all regions: a standard of one kind of zone leaves half of the zones empty."""
    return np.asarray(np.isnan(values).mean(axis=0) < 0.25)


def raw(track: TrackScores, indicator: str) -> np.ndarray:
    """The values that an indicator, or a standard's clause on it, is scored from."""
    plan = next(item for item in track.plan.indicators if item.column == indicator)
    return np.asarray(track.raw(plan.id))


@pytest.fixture(scope="module")
def examples(repository: Path) -> Path:
    return repository / "examples"


@pytest.fixture(scope="module")
def results(examples: Path) -> dict[int, Result]:
    """Both editions, scored once."""
    return {year: evaluate(examples / f"dei-{year}") for year in SIZES}


@pytest.fixture(scope="module")
def tracks(results: Mapping[int, Result]) -> Mapping[str, TrackScores]:
    """The tracks of 2023."""
    return results[2023].card.tracks


@pytest.fixture
def maker(examples: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script that draws the specimen, as a module."""
    monkeypatch.syspath_prepend(str(examples / "dei-2023"))
    import make_specimen  # type: ignore[import-not-found]

    yield make_specimen
    for name in ("make_specimen", "drawing"):
        sys.modules.pop(name, None)


class TestTheSample:
    @pytest.mark.parametrize("year", SIZES)
    def test_has_the_sizes_of_the_published_editions(self, year: int, examples: Path) -> None:
        """120, 100 and 30 regions in 2022; 150, 150 and 50 in 2023; none of them twice."""
        files = [rows_of(examples / f"dei-{year}" / f"{name}.csv") for name in TRACKS]
        codes = [row["region"] for rows in files for row in rows]

        assert tuple(map(len, files)) == SIZES[year]
        assert len(set(codes)) == len(codes)

    @pytest.mark.parametrize("name", TRACKS)
    def test_grew_without_losing_anyone(self, name: str, examples: Path) -> None:
        """The sample of 2022 is inside that of 2023, with the same codes, names and parents."""
        earlier, later = (
            {tuple(row[place] for place in PLACES) for row in rows_of(examples / f"dei-{year}/{name}.csv")}
            for year in SIZES
        )

        assert earlier < later

    def test_districts_and_counties_bear_their_official_codes(self, examples: Path, shared: Path) -> None:
        """Code, name, city and province are those of the register; districts are districts, counties are not."""
        units = {row["code"]: row for row in rows_of(shared / "data/china_admin/admin_units.csv")}
        sample = [row for row in rows_of(examples / "dei-2023/regions.csv") if row["kind"] != "zone"]

        assert len(sample) == 300
        for row in sample:
            unit = units[row["region"]]
            city = unit["prefecture"] or (unit["province"] if row["kind"] == "district" else "")
            assert (unit["name"], city, unit["province"]) == (row["name"], row["city"], row["province"])
            assert (unit["type"] == "市辖区") == (row["kind"] == "district")

    def test_zones_are_national_zones_with_the_code_of_their_seat(self, examples: Path, shared: Path) -> None:
        """A zone's name is on the list of its kind; its code is a county-level unit's with H01 or E01."""
        units = {row["code"]: row for row in rows_of(shared / "data/china_admin/admin_units.csv")}
        listed = {
            letter: {row["zone"]: row for row in rows_of(shared / f"data/china_zones/{kind}_zones.csv")}
            for letter, kind in {"H": "hightech", "E": "etdz"}.items()
        }
        zones = [row for row in rows_of(examples / "dei-2023/regions.csv") if row["kind"] == "zone"]

        assert len(zones) == 50
        for row in zones:
            seat, _, suffix = row["region"].partition("-")
            entry = listed[suffix[0]][row["name"]]
            assert suffix[1:].isdigit()
            assert units[seat]["level"] == "3"
            assert units[seat]["province"] == row["province"]
            assert entry.get("county_code", seat) == seat

    def test_provinces_lie_in_one_economic_region(self, examples: Path) -> None:
        """All 31 provinces are there, each in the one region that the trait's definition lists it under."""
        sample = rows_of(examples / "dei-2023/regions.csv")
        pairs = {(row["province"], row["economic_region"]) for row in sample}
        trait = open_edition(examples / "dei-2023").registry.find("trait", "base.economic_region")
        listed = {value: text.zh.partition("：")[2].split("、") for value, text in trait.value.items()}

        assert len(pairs) == 31
        for province, region in pairs:
            assert [value for value, names in listed.items() if any(map(province.startswith, names))] == [
                region
            ]

    def test_every_cluster_holds_several_regions_and_a_city_lies_in_one(self, examples: Path) -> None:
        """Nineteen city clusters; regions of one city that lie in clusters at all lie in the same."""
        sample = rows_of(examples / "dei-2023/regions.csv")
        sizes = Counter(row["cluster"] for row in sample if row["cluster"])
        cities = {(row["city"], row["cluster"]) for row in sample if row["city"] and row["cluster"]}

        assert len(sizes) == 19
        assert len(sample) - sum(sizes.values()) == 25
        assert min(sizes.values()) >= 4
        assert max(Counter(city for city, _ in cities).values()) == 1


class TestTheSpecimen:
    def test_comes_out_of_the_script_bit_for_bit(self, maker: ModuleType) -> None:
        """The committed files are what the script writes."""
        for path, text in maker.drawn().items():
            assert path.read_bytes() == text.encode(), path.name

    def test_columns_have_streams_of_their_own(self, maker: ModuleType) -> None:
        """What is drawn for one name does not depend on what was drawn before."""
        streams = maker.Specimen.__init__.__globals__["Streams"]
        alone = streams(7, 5).normal("a")
        both = streams(7, 5)
        both.normal("b")

        assert alone.tolist() == both.normal("a").tolist()

    def test_a_column_without_any_number_is_asked_for_by_name(self, maker: ModuleType) -> None:
        """An indicator of a pack with no range and no rule that names a number stops the script, which says it."""
        entity = type("Entity", (), {"direction": "higher", "lowest": None, "highest": None})

        with pytest.raises(SystemExit, match=r"\[typical\] needs 'demo.turnover'"):
            maker.shape_of("demo.turnover", entity, [], "", {"typical": {}, "mean": {}})

    @pytest.mark.parametrize("year", SIZES)
    @pytest.mark.parametrize("name", TRACKS)
    def test_about_three_in_a_hundred_cells_are_missing(self, year: int, name: str, examples: Path) -> None:
        """Some cells are empty, never a whole region, and more of them in the weaker half."""
        values = numbers(examples / f"dei-{year}/{name}.csv")
        gaps = np.isnan(values[:, of_all(values)]).mean(axis=1)

        assert 0.01 < gaps.mean() < 0.04
        assert gaps.max() < 0.2

    def test_gaps_are_not_at_random(self, tracks: Mapping[str, TrackScores]) -> None:
        """In every track the half with the lower scores lacks more cells than the other."""
        for track in tracks.values():
            values = np.column_stack(list(track.table.columns.values()))
            gaps = np.isnan(values[:, of_all(values)]).mean(axis=1)
            weaker = track.total < np.median(track.total)

            assert gaps[weaker].mean() > 1.2 * gaps[~weaker].mean()

    def test_zones_have_the_columns_of_their_own_evaluation(self, examples: Path) -> None:
        """High-tech zones (-H) have no scores of the development zones' evaluation (-E), nor the other way round."""
        for row in rows_of(examples / "dei-2023/zones.csv"):
            development, high_tech = row["opening_up [points]"], row["quality_and_innovation [points]"]

            assert not (development if "-H" in row["region"] else high_tech)

    @pytest.mark.parametrize("name", TRACKS)
    def test_amounts_are_skewed_and_move_together(self, name: str, examples: Path) -> None:
        """The mean of GDP lies well above its median, and columns correlate as those of real regions do."""
        rows = rows_of(examples / f"dei-2023/{name}.csv")
        gdp = np.array([float(row["gdp [100M CNY]"]) for row in rows])
        values = numbers(examples / f"dei-2023/{name}.csv")
        full = np.where(np.isnan(values), np.nanmean(values, axis=0), values)
        pairs = np.corrcoef(full[:, full.std(axis=0) > 0], rowvar=False)
        above = pairs[np.triu_indices_from(pairs, 1)]

        assert gdp.mean() > 1.08 * np.median(gdp)
        assert 0.25 < above.mean() < 0.55
        assert above.max() < 0.995

    @pytest.mark.parametrize("name", TRACKS)
    def test_a_year_moves_little_and_for_the_better(self, name: str, results: Mapping[int, Result]) -> None:
        """Regions that are in both editions keep their order by and large, and most of them score higher."""
        before, after = (results[year].card.tracks[name] for year in SIZES)
        index = {region: row for row, region in enumerate(after.table.regions)}
        later = after.total[[index[region] for region in before.table.regions]]

        assert np.corrcoef(before.total, later)[0, 1] > 0.98
        assert 0.5 < np.mean(later - before.total) < 5.0

    @pytest.mark.parametrize(("name", "indicator"), PUBLISHED)
    def test_means_are_the_published_ones(
        self, name: str, indicator: str, tracks: Mapping[str, TrackScores]
    ) -> None:
        """Where a ministry published a mean, the specimen's is within five percent of it."""
        mean = float(np.nanmean(raw(tracks[name], indicator)))

        assert mean == pytest.approx(PUBLISHED[name, indicator], rel=0.05)

    def test_settings_speak_of_used_columns_only(self, examples: Path, results: Mapping[int, Result]) -> None:
        """Every size, mean and typical value in specimen.toml is of an indicator that the track reads or derives."""
        settings = tomllib.loads((examples / "dei-2023/specimen.toml").read_text(encoding="utf-8"))
        for kind, track in zip(settings["size"], results[2023].card.tracks.values(), strict=True):
            sizes = settings["size"][kind]
            used = {column.indicator for column in track.plan.intake.columns}
            used |= {item.id for item in track.plan.derived}
            used |= {entry["per"] for entry in sizes.values() if "per" in entry}

            assert {*sizes, *settings["mean"][kind], *settings["typical"][kind]} <= used
