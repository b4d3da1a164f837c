// A region's portrait, opened by its link: #region=TRACK/ID.
const portrait = document.getElementById("portrait");
const reportBody = document.getElementById("report");
let shownRegion = null;
let leftAt = 0;

function regionInHash() {
  const match = /^#region=([^/]+)\/(.+)$/.exec(location.hash);
  return match && { track: decodeURIComponent(match[1]), id: decodeURIComponent(match[2]) };
}

function drawPortrait({ track: name, id }) {
  const track = TRACKS[name];
  const row = track ? track.regions.id.indexOf(id) : -1;
  if (row < 0) {
    portrait.replaceChildren(backLine(name), make("p", { role: "alert" }, unknownText(track, id)));
    return;
  }
  const { regions } = track;
  const scored = regions.score[row] !== null;
  const charts = scored ? [
    part(pw("place"), null, regionFigure(track, "place", row, placeRows(track, row))),
    strengthsAndWeaknesses(track, row),
    Object.keys(regions.pillar_points).length > 0 && part(pw("waterfall"), track.zero ? pw("waterfall_from", { zero: track.zero }) : pw("waterfall_about"), regionFigure(track, "waterfall", row, { waterfall: waterfallRows(track, row) }), stepsFolded(track, row)),
    part(pw("profile"), `${pw(scoredCount(track) < 5 ? "profile_few" : "profile_about")} ${pw("peers_are", { name: say(peersOf(track, row).name) })}`, regionFigure(track, "profile", row, { profile: profileRows(track, row) })),
    potentialPart(track, row),
  ] : [];
  const trend = track.trend && part(pw("trend"), null, regionFigure(track, "trend", row, { trend: trendRows(track, row) }));
  portrait.replaceChildren(...[
    backLine(name),
    make("p", { class: "where" }, [say(track.name), parentsOf(track, row), regions.id[row]].filter(Boolean).join(" · ")),
    make("h1", { tabindex: "-1", lang: tongue(regions.name[row]) }, regions.name[row]),
    track.specimen ? make("p", { class: "specimen", role: "note" }, make("strong", {}, word("specimen_title")), word("specimen")) : null,
    standingFacts(track, row), make("p", { class: "summary" }, summaryText(track, row)), sinceText(track, row),
    ...charts, trend || null, standardsPart(track, row), guidancePart(track, row), scored ? similarPart(track, row) : null, everyIndicator(track, row),
  ].filter(Boolean));
  watchCharts(portrait);
  drawInIdleTime();
}

function backLine(name) {
  const copy = make("button", { type: "button", class: "button", onclick: () => {
    navigator.clipboard?.writeText(location.href).then(() => { copy.textContent = pw("copied"); }, () => {});
  } }, pw("copy"));
  return make("p", { class: "back" }, make("a", { class: "button", href: `#${TRACKS[name] ? `${name}-ranking` : "top"}` }, `← ${pw("back")}`), copy);
}

function openPortrait(region) {
  if (!shownRegion) leftAt = scrollY;
  shownRegion = region;
  if (TRACKS[region.track]) showTrack(region.track);
  reportBody.hidden = true;
  document.documentElement.classList.add("one");
  portrait.hidden = false;
  drawPortrait(region);
  scrollTo({ top: 0, behavior: "instant" });
  portrait.querySelector("h1, [role=alert]")?.focus({ preventScroll: true });
  dispatchEvent(new Event("scroll"));
}

function closePortrait() {
  if (!shownRegion) return;
  shownRegion = null;
  portrait.hidden = true;
  portrait.replaceChildren();
  reportBody.hidden = false;
  document.documentElement.classList.remove("one");
  scrollTo({ top: leftAt, behavior: "instant" });
}

onLanguage(() => shownRegion && drawPortrait(shownRegion));
