// The ranking of a track.
function rankingColumns(track) {
  const { regions } = track;
  const heat = (value) => (value === null ? null : Math.round(34 * Math.max(0, Math.min(1, (value - track.zero) / (track.scale - track.zero))) ** 2));
  const pillar = (id) => ({
    id, head: nameOf(track, id), numeric: true, kind: "heat",
    value: (row) => columnOf(track, id).score[row],
    cell: (row) => scoreText(track, columnOf(track, id).score[row]),
    depth: (row) => heat(columnOf(track, id).score[row]),
  });
  return [
    { id: "rank", head: word("rank"), numeric: true, kind: "rank", value: (row) => regions.rank[row],
      cell: (row) => [regions.rank[row] === null ? DASH : String(regions.rank[row]), shiftMark(track, row)].filter(Boolean) },
    { id: "name", head: word("region"), value: (row) => regions.name[row], cell: (row) => regionLink(track, row) },
    { id: "score", head: word("score"), numeric: true, kind: "total", value: (row) => regions.score[row],
      cell: (row) => scoreText(track, regions.score[row]) },
    ...(track.tiers.length ? [{ id: "tier", head: word("tier"), value: (row) => (regions.tier[row] < 0 ? null : regions.tier[row]),
      plain: (row) => (regions.tier[row] < 0 ? "" : say(track.tiers[regions.tier[row]].name)), cell: (row) => tierMark(track, row) }] : []),
    ...track.pillars.map(pillar),
    { id: "coverage", head: word("coverage"), about: word("coverage_about"), numeric: true, kind: "soft",
      value: (row) => regions.coverage[row], cell: (row) => percent(regions.coverage[row]) },
    ...(track.scales.length ? [{ id: "where", head: word("where"), kind: "soft where",
      value: (row) => parentsOf(track, row), cell: (row) => parentsOf(track, row) }] : []),
  ];
}

function drawRankings() {
  for (const place of document.querySelectorAll("[data-ranking]")) {
    const track = TRACKS[place.dataset.ranking];
    new RegionTable(place, track, () => rankingColumns(track), { id: "rank", down: false });
  }
}
