// The story's data, by track and by region.
const STORY = JSON.parse(document.getElementById("story-data").textContent);
const TRACKS = Object.fromEntries(STORY.tracks.map((track) => [track.id, track]));

const nameOf = (track, id) => say((track.nodes[id] || track.indicators[id] || { name: null }).name);

const columnOf = (track, id) => (id === track.root ? track.regions : track.regions.nodes[id] || track.regions.indicators[id]);

// What a region belongs to at a scale ("" for nothing).
function parentOf(track, scale, row) {
  const column = track.regions.parents[scale];
  return column ? column.words[column.at[row]] : "";
}

const parentsOf = (track, row) =>
  [...new Set(track.scales.map((scale) => parentOf(track, scale.id, row)).filter(Boolean))].join(" · ");

// The nodes whose children are leaves: the dimensions under the pillars, in the order of the tree.
function dimensions(track) {
  return Object.entries(track.nodes)
    .filter(([id, node]) => id !== track.root && !track.pillars.includes(id) && node.children.some((child) => child in track.indicators))
    .map(([id]) => id);
}

// A node's name that stands by itself: "indicators" of a pillar bears the pillar's name.
function fullName(track, id) {
  const node = track.nodes[id];
  if (node && track.nodes[node.parent] && node.parent !== track.root && id.startsWith(`${node.parent}.`)) {
    return `${nameOf(track, node.parent)}${lang() === "zh" ? "：" : ": "}${nameOf(track, id)}`;
  }
  return nameOf(track, id);
}

const pillarOf = (track, id) => {
  for (let at = id; at; at = track.nodes[at]?.parent) if (track.pillars.includes(at)) return at;
  return null;
};

const scoredCount = (track) => track.scored;

const linkTo = (track, row) => `#region=${track.id}/${encodeURIComponent(track.regions.id[row])}`;
