"""DEI 2022 and 2023, and one standard by itself: what the editions are made of, and what comes of them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dei_core import DeiError, Result, TrackScores, evaluate, open_edition
from dei_core.host import compliance_frame

Rows = list[dict[str, str]]

TRACKS = ("districts", "counties", "zones")
YEARS = (2022, 2023)
STANDARDS = {
    "districts": ("gigabit", "civilized", "smartcity", "govservice", "broadband", "watersaving"),
    "counties": ("digitalvillage", "agri", "tourism", "ecociv", "broadband"),
    "zones": ("etdz", "hitech"),
}


def rows_of(path: Path) -> Rows:
    """A table as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def examples(repository: Path) -> Path:
    return repository / "examples"


@pytest.fixture(scope="module")
def results(examples: Path) -> dict[int, Result]:
    """Both editions, scored once."""
    return {year: evaluate(examples / f"dei-{year}") for year in YEARS}


@pytest.fixture(scope="module")
def tracks(results: Mapping[int, Result]) -> Mapping[str, TrackScores]:
    """The tracks of 2023."""
    return results[2023].card.tracks


@pytest.fixture(scope="module")
def gigabit(examples: Path) -> TrackScores:
    """One standard by itself."""
    return evaluate(examples / "benchmark-gigabit").card.only


class TestTheEditions:
    def test_differ_in_year_sample_and_data_alone(self, examples: Path) -> None:
        """But for numbers, titles and the head comment both files are one: rules are dated in the packs."""
        texts = [(examples / f"dei-{year}/edition.toml").read_text(encoding="utf-8") for year in YEARS]
        first, second = (
            [
                line
                for line in text.splitlines()
                if not line.startswith(("#", "name", "year", "title", "fixed_year", "previous"))
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
    def test_own_indicators_do_not_depend_on_the_sample(
        self, name: str, tracks: Mapping[str, TrackScores]
    ) -> None:
        """Indicators of the index are scored cell by cell between fixed goalposts; only clauses rank the sample."""
        items = [item for slot, item in enumerate(tracks[name].plan.indicators) if item.id == item.column]
        ranked = {item.id for item in tracks[name].plan.indicators if item.normalizer.sees != "cell"}

        assert {item.normalizer.id for item in items} == {"goalposts"}
        assert bool(ranked) == (name != "districts")

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
            for verdict in ("passed", "failed", "missing", "scored")
            if row[verdict] != "0"
        }

        assert counts == committed

    def test_says_specimen_before_anything_else(self, examples: Path, tmp_path: Path) -> None:
        """The first line that `dei run` prints, run.json, and every dataset's title say that it is a specimen."""
        command = [sys.executable, "-m", "dei_cli", "run", str(examples / "dei-2022"), "--no-report"]
        command += ["--out", str(tmp_path)]
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
    """All CSV files of these examples, data and expected results, stay below one megabyte together."""
    folders = [repository / "examples" / name for name in ("dei-2022", "dei-2023", "benchmark-gigabit")]
    sizes: list[Any] = [path.stat().st_size for folder in folders for path in folder.rglob("*.csv")]

    assert len(sizes) >= 9
    assert sum(sizes) < 1_000_000
