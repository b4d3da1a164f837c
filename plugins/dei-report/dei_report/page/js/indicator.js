// One indicator, opened under its row: its values, its leading regions, what it measures.
function openIndicator(button) {
  const line = button.closest("tr");
  const open = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!open));
  line.classList.toggle("open", !open);
  if (open) {
    line.nextElementSibling.remove();
    return;
  }
  const track = TRACKS[button.closest("[data-indicators]").dataset.indicators];
  const row = track.indicator_rows.find((one) => one.id === button.dataset.indicator);
  const cell = make("td", { colspan: String(line.children.length) }, indicatorParts(track, row));
  line.after(make("tr", { class: "detail" }, cell));
  watchCharts(cell);
}

function indicatorParts(track, row) {
  const item = track.indicators[row.id];
  const parts = [];
  if (row.definition) parts.push(make("p", {}, make("b", {}, word("definition")), " ", say(row.definition)));
  if (row.calibre) parts.push(make("p", { class: "soft" }, make("b", {}, word("calibre")), " ", say(row.calibre)));
  const columns = [];
  if (row.bins?.length && figureOf(`${track.id}/indicator`)) columns.push(indicatorFigure(track, row, item));
  if (row.leaders?.length) columns.push(leaderList(track, row, item));
  return [...parts, make("div", { class: "pair" }, columns)];
}

function indicatorFigure(track, row, item) {
  const figure = make("figure", { class: "chart", "data-chart": `${track.id}/indicator` },
    make("figcaption", {}, `${say(item.name)} (${say(item.unit)})`),
    make("div", { class: "canvas", role: "img", "aria-label": say(figureOf(`${track.id}/indicator`).alt).replace("{name}", say(item.name)) }));
  const marks = [{ label: `${word("median")} ${plainNumber(row.raw.median)}`, value: row.raw.median, kind: "median" }];
  for (const bound of [row.least, row.most]) {
    if (bound !== null) marks.push({ label: `${word("threshold")} ${plainNumber(bound)}`, value: bound, kind: "threshold" });
  }
  figure.chartData = { bins: row.bins.map((bin) => ({ ...bin, here: false })), marks };
  return figure;
}

function leaderList(track, row, item) {
  const lines = row.leaders.map((leader, place) =>
    make("li", {}, make("span", { class: "soft" }, String(place + 1)), leader.row < track.held ? regionLink(track, leader.row) : leader.name, make("b", {}, `${plainNumber(leader.value)} ${say(item.unit) === "%" ? "%" : ""}`)));
  return make("div", {}, make("h4", {}, word("leaders")), make("ol", { class: "leaders" }, lines));
}

function listenToIndicators() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-indicator]");
    if (button) openIndicator(button);
  });
  onLanguage(() => {
    for (const button of document.querySelectorAll('button[data-indicator][aria-expanded="true"]')) {
      openIndicator(button);
      openIndicator(button);
    }
  });
}
