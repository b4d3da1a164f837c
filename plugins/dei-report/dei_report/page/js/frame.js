// The page as a whole: which track is shown, where links lead, what print takes.
let shownTrack = null;

function showTrack(name) {
  shownTrack = name;
  for (const element of document.querySelectorAll("[data-track]")) element.hidden = element.dataset.track !== name;
  for (const link of document.querySelectorAll(".tracks a")) {
    if (link.dataset.opensTrack === name) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  setPrintHead();
}

// Follow the address: a region's portrait, a place in a track, or a place of the whole report.
function follow() {
  const region = regionInHash();
  if (region) {
    openPortrait(region);
    setPrintHead();
    return;
  }
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const track = target?.closest(".track");
  if (track) showTrack(track.dataset.track);
  closePortrait();
  setPrintHead();
  if (target && !target.closest("#portrait")) {
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }
  drawInIdleTime();
}

// The section in sight is marked in the contents.
function watchSections() {
  const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.getAttribute("href").slice(1), link]));
  const mark = () => {
    let current = null;
    for (const [id, link] of links) {
      const target = document.getElementById(id);
      link.removeAttribute("aria-current");
      if (target && standing(target) && target.getBoundingClientRect().top < innerHeight * 0.35) current = link;
    }
    current?.setAttribute("aria-current", "true");
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
}

// What stands above and below every printed page: the index, the track or region, the year, and whether it is real.
function setPrintHead() {
  const { edition } = STORY;
  const track = TRACKS[shownTrack];
  const row = shownRegion ? track.regions.id.indexOf(shownRegion.id) : -1;
  const left = [say(edition.name), STORY.tracks.length > 1 && say(track.name), row >= 0 && track.regions.name[row]];
  const right = [word("year", { year: track.year }), track.specimen && word("specimen_title")];
  const text = (parts) => JSON.stringify(parts.filter(Boolean).join(" · "));
  const font = "font: 8pt sans-serif; color: #5d6b7a;";
  document.getElementById("print-head").textContent =
    `@page { @top-left { content: ${text(left)}; ${font} } @top-right { content: ${text(right)}; ${font} } }`;
}

// Print takes the track in sight and opens what is folded; a portrait prints alone.
let unfolded = [];

function unfold() {
  if (unfolded.length) return;
  unfolded = [...document.querySelectorAll("details:not([open])")].filter((details) => details.closest(shownRegion ? "#portrait" : "#report"));
  for (const details of unfolded) details.open = true;
}

function refold() {
  for (const details of unfolded) details.open = false;
  unfolded = [];
}

async function printReport() {
  unfold();
  await drawAll();
  window.print();
}

function begin() {
  for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => setLanguage(button.dataset.language));
  document.getElementById("print").addEventListener("click", printReport);
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", refold);
  addEventListener("hashchange", follow);
  sayAttributes();
  drawRankings();
  drawMatrices();
  listenToIndicators();
  listenToFind();
  showTrack(STORY.tracks[0].id);
  watchCharts(document);
  watchSections();
  follow();
}

onLanguage(setPrintHead);
begin();
