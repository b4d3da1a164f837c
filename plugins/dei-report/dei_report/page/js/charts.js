// Charts: drawn when they come near, drawn again in the other language, all of them before a print.
const CHARTS = JSON.parse(document.getElementById("chart-data").textContent);
const views = new WeakMap();
const NARROW = 480;
const ROOMY = 760;

const figureOf = (id) => CHARTS.figures[id];

// The spec of a figure in the page's language, with the data that it names.
function specOf(id, data, width) {
  const figure = figureOf(id);
  let spec = structuredClone(figure.both || figure[lang()]);
  if (width < NARROW && spec.usermeta?.narrow) spec = { ...spec, ...spec.usermeta.narrow };
  spec.$schema ??= "https://vega.github.io/schema/vega-lite/v6.json";
  spec.datasets = { ...spec.datasets, ...namedData(spec, data, id) };
  const rows = spec.datasets[spec.data?.name];
  if (rows && spec.height?.step) spec.height = spec.height.step * rows.length;
  return spec;
}

// Values for every {"data": {"name": …}} in a spec that has none of its own.
function namedData(spec, data, id) {
  const found = {};
  const track = TRACKS[id.split("/")[0]];
  const look = (part) => {
    if (!part || typeof part !== "object") return;
    const name = part.data?.name ?? part.from?.data?.name;
    if (name && !(name in found) && !(spec.datasets && name in spec.datasets)) {
      if (data && name in data) found[name] = data[name];
      else if (name === "regions") found[name] = regionRows(track);
      else if (name in CHARTS.shared) found[name] = CHARTS.shared[name];
    }
    for (const [key, inner] of Object.entries(part)) if (key !== "values" && key !== "datasets") look(inner);
  };
  look(spec);
  return found;
}

// Every region of a track as a plain row, for charts that need each of them.
function regionRows(track) {
  const { regions } = track;
  const nodes = [...new Set([...track.pillars, ...Object.keys(regions.nodes)])];
  return regions.id.map((id, row) => ({
    row, id, name: regions.name[row], rank: regions.rank[row], score: regions.score[row], tier: regions.tier[row],
    tier_name: regions.tier[row] < 0 ? "" : say(track.tiers[regions.tier[row]].name),
    ...Object.fromEntries(track.scales.map((scale) => [scale.id, parentOf(track, scale.id, row)])),
    ...Object.fromEntries(nodes.map((node) => [node, columnOf(track, node).score[row]])),
  }));
}

// The look of all charts; a legend that has less room breaks into lines.
const configFor = (width) => (width < ROOMY ? { ...CHARTS.config, legend: { ...CHARTS.config.legend, columns: 3 } } : CHARTS.config);

async function drawChart(figure, data) {
  const canvas = figure.querySelector(".canvas");
  const id = figure.dataset.chart;
  figure.dataset.drawn = lang();
  if (data) figure.chartData = data;
  try {
    const spec = specOf(id, figure.chartData, canvas.clientWidth);
    const options = { renderer: "svg", actions: false, ast: true, config: configFor(canvas.clientWidth), tooltip: true, logLevel: 1 };
    views.get(figure)?.finalize();
    const plot = make("div", { class: "plot", "aria-hidden": "true" });
    canvas.replaceChildren(plot);
    const { view } = await vegaEmbed(plot, spec, options);
    views.set(figure, view);
    canvas.style.minHeight = "";
    figure.dataset.done = "yes";
    view.addEventListener("click", (_, item) => openFrom(id, item));
    drawControls(figure, spec, view);
  } catch (error) {
    figure.dataset.done = "failed";
    canvas.replaceChildren(make("p", { class: "failed" }, word("chart_missing")));
    console.error(id, error);
  }
}

// A click on a mark that stands for a region opens its portrait.
function openFrom(id, item) {
  const row = item?.datum?.row ?? item?.datum?.properties?.row;
  const track = TRACKS[id.split("/")[0]];
  if (Number.isInteger(row) && track) location.hash = linkTo(track, row);
}

const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting && target.dataset.drawn !== lang()) drawChart(target);
  }
}, { rootMargin: "400px" });

// Draw the charts inside an element when they come near.
function watchCharts(root) {
  for (const figure of root.querySelectorAll("figure[data-chart]")) near.observe(figure);
}

// Whether a thing is laid out at all: neither of another track nor folded away.
const standing = (element) => element.isConnected && element.checkVisibility();

// Draw one chart that has not been drawn yet each time the browser has nothing else to do.
function drawInIdleTime() {
  const rest = [...document.querySelectorAll("figure[data-chart]")].find(
    (figure) => standing(figure) && figure.dataset.drawn !== lang(),
  );
  if (!rest) return;
  const later = window.requestIdleCallback || ((act) => setTimeout(act, 30));
  later(() => drawChart(rest).then(drawInIdleTime));
}

// All charts that print shows, now.
async function drawAll() {
  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    if (standing(figure) && figure.dataset.drawn !== lang()) await drawChart(figure);
  }
}

onLanguage(() => {
  for (const figure of document.querySelectorAll("figure[data-drawn]")) {
    near.unobserve(figure);
    near.observe(figure);
  }
  drawInIdleTime();
});
