// What the charts and lists of one region's portrait show, as rows.
const MOST_LISTED = 6;
const MOST_YEARS_NAMED = 8;

const peersOf = (track, row) => track.peer_groups[track.regions.peers[row]];

// Pillars, then the dimensions below them: the region, its peers and the middle half of all.
function profileRows(track, row) {
  const peers = peersOf(track, row);
  const one = (id, level, order) => {
    const column = columnOf(track, id);
    const spread = track.spreads[id] || {};
    return {
      id, label: level === 2 ? nameOf(track, id) : fullName(track, id), level, order,
      score: column.score[row], rank: column.rank[row], peer: peers.medians[id] ?? null,
      median: spread.median, q1: spread.q1, q3: spread.q3, best: spread.max,
    };
  };
  const below = dimensions(track);
  const order = track.pillars.flatMap((id) => [[id, 2], ...below.filter((inner) => pillarOf(track, inner) === id).map((inner) => [inner, 3])]);
  return order.map(([id, level], place) => one(id, level, place))
    .filter((line) => line.score !== null && line.median !== undefined);
}

// Points that each pillar adds, one upon the other, and the score that they sum to.
function waterfallRows(track, row) {
  let start = track.zero;
  const rows = track.pillars.map((id, order) => {
    const points = track.regions.pillar_points[id][row] ?? 0;
    const line = { id, label: nameOf(track, id), start, end: start + points, points, kind: "pillar", order };
    start += points;
    return line;
  });
  const total = track.regions.score[row];
  return [...rows, { id: track.root, label: nameOf(track, track.root), start: track.zero, end: total, points: total, kind: "total", order: rows.length }];
}

// Below each pillar the points of its indicators, which begin where it begins and end where it ends; nothing where
// the method of a node does not say what each indicator adds.
function stepRows(track, row) {
  const heads = waterfallRows(track, row);
  const total = heads.pop();
  const rows = heads.flatMap((head, branch) => {
    let start = head.start;
    const below = Object.entries(track.indicators).map(([id, item]) => {
      const points = (columnOf(track, id).points?.[row] ?? 0) * branchShare(item.places, head.id);
      const line = { id, label: say(item.name), start, end: start + points, points, level: 3, branch };
      start += points;
      return line;
    }).filter((line) => line.points !== 0);
    return [{ ...head, level: 2, branch }, ...below];
  });
  const lines = rows.filter((line) => line.level === 3);
  const missed = total.points - track.zero - lines.reduce((sum, line) => sum + line.points, 0);
  if (!lines.length || Math.abs(missed) > 1e-3 * track.scale) return [];
  return [...rows, { ...total, level: 2, branch: -1 }].map((line, order) => ({ ...line, order }));
}

// The share of an indicator's weight that lies in a pillar.
function branchShare(places, pillar) {
  const inside = places.filter((place) => place[3] === pillar);
  if (inside.length === places.length) return 1;
  const sum = (some) => some.reduce((whole, place) => whole + place[2], 0);
  return sum(inside) / (sum(places) || 1);
}

function placeRows(track, row) {
  const score = track.regions.score[row];
  const last = track.histogram.length - 1;
  const bins = track.histogram.map((bin, place) => ({
    ...bin, here: score >= bin.from && (score < bin.to || (place === last && score <= bin.to)),
  }));
  return { bins, here: [{ label: track.regions.name[row], value: score }] };
}

function potentialRows(track, row) {
  const rank = track.regions.rank[row];
  return track.regions.potential[row].map(([id, gain, then], order) => ({
    id, label: say(track.indicators[id].name), unit: say(track.indicators[id].unit), gain, ranks: rank - then, order,
    pillar: nameOf(track, track.indicators[id].pillar), then, score: columnOf(track, id).score[row], target: track.good[id],
  }));
}

function trendRows(track, row) {
  const { years, score, rank, median } = track.trend;
  const lines = years.map((year, place) => ({ year, rank: rank[place][row], score: score[place][row], median: median[place] }))
    .filter((line) => line.score !== null);
  const step = Math.max(Math.ceil(lines.length / MOST_YEARS_NAMED), 1);
  return lines.map((line, place) => ({ ...line, named: (lines.length - 1 - place) % step === 0 }));
}

// Indicators by how far their scores are from the peers' median, the furthest first.
function differences(track, row) {
  const peers = peersOf(track, row);
  const lines = Object.entries(track.indicators)
    .map(([id, item]) => ({ id, label: say(item.name), score: columnOf(track, id).score[row], peer: peers.medians[id] }))
    .filter((line) => line.score !== null && line.peer !== null)
    .map((line) => ({ ...line, gap: line.score - line.peer }))
    .sort((one, two) => two.gap - one.gap);
  const ahead = lines.filter((line) => line.gap > 0).slice(0, MOST_LISTED);
  const behind = lines.filter((line) => line.gap < 0).reverse().slice(0, MOST_LISTED);
  return { ahead, behind };
}

// The pillar, or else the indicator, in which the region is furthest before and behind its peers.
function extremes(track, row) {
  const peers = peersOf(track, row);
  const apart = track.pillars
    .map((id) => ({ id, gap: columnOf(track, id).score[row] - (peers.medians[id] ?? NaN) }))
    .filter((line) => Number.isFinite(line.gap) && columnOf(track, line.id).score[row] !== null)
    .sort((one, two) => two.gap - one.gap);
  if (!apart.length) return {};
  const last = apart[apart.length - 1];
  return { best: apart[0].gap > 0 ? apart[0].id : null, worst: last.gap < 0 ? last.id : null };
}
