"""DEI 2022 and 2023: the sample, the specimen values, and what comes of them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from dei_core import DeiError, Result, TrackScores, compliance_frame, evaluate, open_edition

Rows = list[dict[str, str]]

TRACKS = {"districts": "district", "counties": "county", "zones": "zone"}
SIZES = {2022: (120, 100, 30), 2023: (150, 150, 50)}
STANDARDS = {
    "districts": ("gigabit", "civilized", "smartcity", "govservice", "broadband", "watersaving"),
    "counties": ("digitalvillage", "agri", "tourism", "ecociv", "broadband"),
    "zones": ("etdz", "hitech"),
}
PUBLISHED = {
    ("districts", "base.base_stations_5g_per_10k"): 22.2,
    ("districts", "base.pon_10g_port_share"): 46.7,
    ("districts", "base.users_500m_share"): 32.6,
    ("districts", "base.users_5g_share"): 38.9,
    ("districts", "base.green_coverage"): 42.69,
    ("counties", "agri.production_informatisation"): 22.5,
    ("counties", "agri.traceability_informatisation"): 22.1,
    ("counties", "agri.online_share_of_farm_sales"): 13.8,
    ("counties", "agri.village_affairs_openness"): 72.1,
    ("counties", "agri.ecommerce_station_coverage"): 78.9,
    ("counties", "agri.county_online_service_rate"): 25.4,
    ("zones", "zone.r_and_d_institutions"): 52.2,
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


@pytest.fixture(scope="module")
def gigabit(examples: Path) -> TrackScores:
    """One standard by itself."""
    return evaluate(examples / "benchmark-gigabit").card.only


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
        gaps = np.isnan(values).mean(axis=1)

        assert 0.01 < gaps.mean() < 0.04
        assert gaps.max() < 0.2

    def test_gaps_are_not_at_random(self, tracks: Mapping[str, TrackScores]) -> None:
        """In every track the half with the lower scores lacks more cells than the other."""
        for track in tracks.values():
            columns = track.table.columns.values()
            gaps = np.mean([np.isnan(column) for column in columns], axis=0)
            weaker = track.total < np.median(track.total)

            assert gaps[weaker].mean() > 1.2 * gaps[~weaker].mean()

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


def raw(track: TrackScores, indicator: str) -> np.ndarray:
    """The values that an indicator, or a standard's clause on it, is scored from."""
    plan = next(item for item in track.plan.indicators if item.column == indicator)
    return np.asarray(track.raw(plan.id))


class TestTheEditions:
    def test_differ_in_year_sample_and_data_alone(self, examples: Path) -> None:
        """But for numbers, titles and the head comment both files are one: rules are dated in the packs."""
        texts = [(examples / f"dei-{year}/edition.toml").read_text(encoding="utf-8") for year in SIZES]
        first, second = (
            [
                line
                for line in text.splitlines()
                if not line.startswith(("#", "name", "year", "title", "fixed_year"))
            ]
            for text in texts
        )

        assert first == second
        assert "year = 2022\n" in texts[0]
        assert "year = 2023\n" in texts[1]

    @pytest.mark.parametrize("name", TRACKS)
    def test_every_region_is_scored_over_five_pillars(
        self, name: str, tracks: Mapping[str, TrackScores]
    ) -> None:
        """All regions pass the screen; the root's children are the five pillars; scores lie within 0 and 100."""
        plan = tracks[name].plan
        pillars = [plan.slots[slot] for slot in plan.node(plan.root).children]

        assert pillars == ["infrastructure", "economy", "society", "government", "ecology"]
        assert np.isfinite(tracks[name].total).all()
        assert tracks[name].total.min() > 15.0
        assert tracks[name].total.max() < 95.0

    @pytest.mark.parametrize("name", TRACKS)
    def test_contributions_add_up(self, name: str, tracks: Mapping[str, TrackScores]) -> None:
        """A region's contributions sum to its score, with its standards and whatever is missing."""
        parts = np.array(list(tracks[name].contributions().values()))

        np.testing.assert_allclose(np.nansum(parts, axis=0), tracks[name].total, rtol=1e-12)

    @pytest.mark.parametrize("name", TRACKS)
    def test_is_held_to_its_standards(self, name: str, tracks: Mapping[str, TrackScores]) -> None:
        """Each track has its standards; in all, twelve packs of standards are used."""
        owners = tuple(standard.id.partition(".")[0] for standard in tracks[name].plan.standards)

        assert owners == STANDARDS[name]
        assert len({owner for owners in STANDARDS.values() for owner in owners}) == 12

    def test_compliance_has_every_clause_of_every_region(self, results: Mapping[int, Result]) -> None:
        """One row per region and clause and one per region and standard, and no other."""
        card = results[2023].card
        columns = compliance_frame(card).columns
        found = Counter(zip(columns["track"], columns["benchmark"], columns["clause"], strict=True))
        wanted = {
            (name, standard.id, clause): len(track.table)
            for name, track in card.tracks.items()
            for standard in track.plan.standards
            for clause in (*(clause.id for clause in standard.clauses), "overall")
        }

        assert found == wanted

    def test_recalled_targets_count_only_with_high_confidence(
        self, tracks: Mapping[str, TrackScores]
    ) -> None:
        """A clause recalled with less confidence shows compliance alone, with still less it does not stand there."""
        for track in tracks.values():
            clauses = {clause.score for standard in track.plan.standards for clause in standard.clauses}
            weak = {
                slot
                for slot, item in enumerate(track.plan.indicators)
                if item.id in clauses and item.origin.confidence not in (None, "high")
            }

            assert weak.isdisjoint(track.plan.reached)
            assert {track.plan.indicators[slot].origin.confidence for slot in weak} <= {"medium"}

    def test_city_standards_need_a_reason(self, examples: Path, tmp_path: Path) -> None:
        """Three standards of whole cities are applied to districts: without their `although` they are refused."""
        text = (examples / "dei-2023/edition.toml").read_text(encoding="utf-8")
        kept = [line for line in text.splitlines(keepends=True) if not line.startswith("although")]
        (tmp_path / "edition.toml").write_text("".join(kept), encoding="utf-8")

        with pytest.raises(DeiError) as refused:
            open_edition(tmp_path)
        codes = [finding.message.code for finding in refused.value.findings if finding.severity == "error"]

        assert codes == ["benchmark-beyond-its-units"] * 3

    def test_readme_counts_what_is_there(self, examples: Path, results: Mapping[int, Result]) -> None:
        """The table of the README: regions, columns, indicators of the index by evidence, clauses by standard."""
        text = (examples / "dei-2023/README.md").read_text(encoding="utf-8")
        for name, track in results[2023].card.tracks.items():
            plan = track.plan
            inside = [item for slot, item in enumerate(plan.indicators) if slot in plan.reached]
            own = [item for item in inside if item.id == item.column]
            evidence = Counter(item.origin.evidence for item in own)
            cells = (
                name,
                *(len(result.card.tracks[name].table) for result in results.values()),
                len({column.header for column in plan.intake.columns}),
                len(own),
                evidence["chosen"],
                len(own) - evidence["chosen"],
                sum(len(standard.clauses) for standard in plan.standards),
                len(inside) - len(own),
            )

            assert f"| {' | '.join(map(str, cells))} |" in text


class TestTheResult:
    def test_is_the_expected_ranking(self, results: Mapping[int, Result], examples: Path) -> None:
        """The ranking of all 350 regions is the committed one: order, scores, ranks, tiers and coverage."""
        expected = rows_of(examples / "dei-2023/expected/ranking.csv")
        lines = [
            (name, track, row)
            for name, track in results[2023].card.tracks.items()
            for row in np.lexsort((np.array(track.table.regions), track.ranks())).tolist()
        ]

        assert len(lines) == len(expected) == 350
        for wanted, (name, track, row) in zip(expected, lines, strict=True):
            tier = track.plan.tiers.names[track.tiers()[row]].en
            rank = str(int(track.ranks()[row]))
            said = (name, track.table.regions[row], track.table.names[row], rank, tier)
            assert tuple(wanted[key] for key in ("track", "region", "name", "rank", "tier")) == said
            assert float(wanted["score"]) == pytest.approx(float(track.total[row]), rel=1e-12)

    def test_meets_as_many_clauses_as_expected(self, results: Mapping[int, Result], examples: Path) -> None:
        """How many regions pass, fail or lack each clause is the committed count."""
        columns = compliance_frame(results[2023].card).columns
        keys = zip(columns["track"], columns["benchmark"], columns["clause"], strict=True)
        counts = Counter(zip(keys, columns["verdict"], strict=True))
        committed = {
            ((row["track"], row["benchmark"], row["clause"]), verdict): int(row[verdict])
            for row in rows_of(examples / "dei-2023/expected/compliance.csv")
            for verdict in ("passed", "failed", "missing")
            if row[verdict] != "0"
        }

        assert counts == committed

    def test_says_specimen_before_anything_else(self, examples: Path, tmp_path: Path) -> None:
        """The first line that `dei run` prints, run.json, and every dataset's title say that it is a specimen."""
        command = [sys.executable, "-m", "dei_cli", "run", str(examples / "dei-2022"), "--out", str(tmp_path)]
        said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
        record = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
        datasets = open_edition(examples / "dei-2022").edition.dataset.values()

        assert "specimen" in said.splitlines()[0].lower()
        assert record["specimen"] is True
        assert all(data.specimen and "specimen" in data.title.en.lower() for data in datasets)
        assert all("样例" in data.title.zh for data in datasets)

    def test_clusters_gather_their_regions(self, tracks: Mapping[str, TrackScores]) -> None:
        """The scale of key regions: every region with a cluster is counted in it once."""
        for track in tracks.values():
            counts = track.groups("cluster").count
            lying = [cluster for cluster in track.table.parents["cluster"] if cluster]

            assert counts.sum() == len(lying)
            assert sorted(counts.tolist()) == sorted(len(list(group)) for _, group in groupby(sorted(lying)))


class TestTheStandardAlone:
    def test_verdicts_are_those_of_the_thresholds(self, gigabit: TrackScores, examples: Path) -> None:
        """Counted in the file itself: how many districts reach 80 % gigabit coverage and 25 % 10G-PON ports."""
        rows = rows_of(examples / "dei-2023/districts.csv")
        for header, target, clause in (
            ("gigabit_household_coverage [%]", 80.0, "gigabit_household_coverage"),
            ("pon_10g_port_share [%]", 25.0, "pon_10g_port_share"),
        ):
            cells = [row[header] for row in rows]
            score = gigabit.score(f"gigabit.gigabit_2021.{clause}")

            assert np.sum(score == 100.0) == sum(float(cell) >= target for cell in cells if cell)
            assert np.sum(np.isnan(score)) == cells.count("")

    def test_no_verdict_without_every_clause(self, gigabit: TrackScores) -> None:
        """A district lacks the overall score exactly where it lacks a clause; full marks are all six."""
        clauses = np.array([gigabit.score(clause.score) for clause in gigabit.plan.standards[0].clauses])
        full = gigabit.total == 100.0

        assert len(clauses) == 6
        assert (np.isnan(gigabit.total) == np.isnan(clauses).any(axis=0)).all()
        assert (full == (clauses == 100.0).all(axis=0)).all()
        assert full.any()


def test_committed_tables_are_small(repository: Path) -> None:
    """All CSV files of these examples together stay below one megabyte."""
    folders = [repository / "examples" / name for name in ("dei-2022", "dei-2023", "benchmark-gigabit")]
    sizes: list[Any] = [path.stat().st_size for folder in folders for path in folder.rglob("*.csv")]

    assert len(sizes) == 9
    assert sum(sizes) < 1_000_000
