"""What regions belong to, by the file's columns and by lists of region codes where the file has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dei_core.data.cells import EMPTY_ONLY, words
from dei_core.data.header import Grid
from dei_core.data.intake import Intake
from dei_core.data.spelling import note_look_alikes
from dei_core.findings import Findings, Place
from dei_core.hints import with_nearest
from dei_core.messages import cleaning as say


def parents_of(
    regions: Sequence[str], written: Mapping[str, Sequence[str]], intake: Intake, file: str, found: Findings
) -> dict[str, list[str]]:
    """Parent -> the group of every row: the word in its column or, where that is empty, the list it is in.

    regions: the code of every row. file: what findings call the file. written: parent -> the words of its
    column. A region that no list names belongs to no group; one that two name is noted, and so are groups that only
    look alike.
    """
    parents = {scale: list(words) for scale, words in written.items()}
    for scale, groups in intake.members.items():
        listed = _listed(scale, groups, intake.dataset, found)
        words = parents.get(scale, [""] * len(regions))
        parents[scale] = [word or listed.get(region, "") for word, region in zip(words, regions, strict=True)]
    for scale, groups_of_rows in parents.items():
        note_look_alikes(groups_of_rows, Place(file=file, column=intake.parents.get(scale, scale)), found)
    return parents


def note_strangers(grid: Grid, intake: Intake, found: Findings) -> None:
    """Warn of codes in lists of members that no row of the sheet has, those included that filters drop."""
    coding = [item for header, item in grid.columns.items() if header in (intake.region, intake.region_else)]
    known = {word for column in coding for word in words(column.cells, EMPTY_ONLY)}
    for scale, groups in intake.members.items():
        lost = [code for codes in groups.values() for code in codes if code not in known]
        place = Place(path=f"dataset.{intake.dataset}.members.{scale}")
        note_look_alikes((*known, *lost), place, found)
        if lost:
            found.add(say.MEMBER_UNKNOWN, place, regions=with_nearest(lost, known), file=grid.file)


def _listed(
    scale: str, groups: Mapping[str, tuple[str, ...]], dataset: str, found: Findings
) -> dict[str, str]:
    """The group of every region that a list names."""
    listed: dict[str, str] = {}
    for group, regions in groups.items():
        for region in regions:
            first = listed.setdefault(region, group)
            if first != group:
                facts = {"parent": scale, "region": region, "first": first, "second": group}
                path = f"dataset.{dataset}.members.{scale}"
                found.add(say.MEMBER_TWICE, Place(path=path), dataset=dataset, **facts)
    return listed
