// The parts of a region's portrait.
const pw = (name, facts) => word(`portrait_${name}`, facts);

// Why a region is not here: the report has none of this code, or the page holds only the first.
function unknownText(track, id) {
  if (!track || track.held === track.count) return pw("unknown", { id });
  return pw("not_held", { id, n: track.held.toLocaleString("en"), total: track.count.toLocaleString("en") });
}

const part = (title, about, ...content) =>
  make("section", {}, make("h2", {}, title), about ? make("p", { class: "note" }, about) : null, ...content);

// What may be wider than the page can be scrolled from the keyboard too.
const scrolling = (label, table) => make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label }, table);

// A chart of the region: nothing where the report has no such chart.
function regionFigure(track, what, row, data) {
  const id = `${track.id}/region/${what}`;
  if (!figureOf(id) || !Object.values(data).some((rows) => rows.length)) return null;
  const facts = { name: track.regions.name[row], rank: track.regions.rank[row] ?? DASH, score: scoreText(track, track.regions.score[row]) };
  const alt = filled(say(figureOf(id).alt), facts);
  const figure = make("figure", { class: "chart", "data-chart": id }, make("div", { class: "canvas", role: "img", "aria-label": alt }));
  figure.chartData = data;
  return figure;
}

// The same by indicator: drawn when it is unfolded, and for print.
function stepsFolded(track, row) {
  const figure = regionFigure(track, "steps", row, { steps: stepRows(track, row) });
  return figure && make("details", {}, make("summary", {}, make("span", { class: "name" }, pw("steps"))), figure);
}

function standingFacts(track, row) {
  const { regions } = track;
  const fact = (label, value, small) => make("div", {}, make("dt", {}, label), make("dd", {}, value, small ? make("small", {}, ` ${small}`) : null));
  return make("dl", { class: "standing" },
    fact(word("rank"), regions.rank[row] === null ? DASH : String(regions.rank[row]), pw("of", { n: scoredCount(track) })),
    fact(word("score"), scoreText(track, regions.score[row])),
    track.tiers.length ? fact(word("tier"), tierMark(track, row)) : null,
    fact(word("coverage"), percent(regions.coverage[row])));
}

function summaryText(track, row) {
  const { regions } = track;
  if (regions.score[row] === null) return unscoredText(track, row);
  const peer = peersOf(track, row).medians[track.root];
  const apart = regions.score[row] - peer;
  const { best, worst } = extremes(track, row);
  const facts = {
    name: regions.name[row], rank: regions.rank[row], n: scoredCount(track), score: scoreWords(track, regions.score[row]),
    apart: scoreWords(track, Math.abs(apart)), side: pw(apart < 0 ? "below" : "above"),
  };
  const near = Math.abs(apart) < (track.scale - track.zero) / 100;
  const told = [pw(near ? "summary_near" : "summary", facts), best && pw("summary_best", { what: nameOf(track, best) }), worst && pw("summary_worst", { what: nameOf(track, worst) })];
  return told.filter(Boolean).join(lang() === "zh" ? "" : " ");
}

// Why there is no score: screened for want of data, or the indicators that have none.
function unscoredText(track, row) {
  const states = Object.entries(track.indicators).map(([id, item]) => [columnOf(track, id).state?.[row], say(item.name)]);
  if (states.some(([state]) => state === "s")) return pw("no_score_screened", { share: percent(track.regions.coverage[row]) });
  const lacking = states.filter(([state]) => state === "m").map(([, name]) => name);
  const first = lacking.slice(0, MOST_LISTED).join(lang() === "zh" ? "、" : ", ");
  if (!lacking.length) return pw("no_score");
  return pw(lacking.length > MOST_LISTED ? "no_score_many" : "no_score_for", { what: first, n: lacking.length });
}

function sinceText(track, row) {
  const { change } = track;
  if (!change || change.rank[row] === null) return null;
  const facts = { edition: say(change.edition.name), was: change.was_rank[row], now: change.rank[row], n: change.common };
  return make("p", { class: "note" }, pw("since", facts));
}

// Indicators before or behind the peer median, each with a bar of the difference in score.
function differenceList(track, lines, kind) {
  const most = Math.max(...lines.map((line) => Math.abs(line.gap)), 1e-9);
  return make("ul", { class: "difference" }, lines.map((line) =>
    make("li", { class: kind },
      make("span", {}, line.label),
      make("span", { class: "way", "aria-hidden": "true" }, make("i", { style: `width: ${(50 * Math.abs(line.gap)) / most}%` })),
      make("span", { class: "n" }, signed(track, line.gap)))));
}

function strengthsAndWeaknesses(track, row) {
  const { ahead, behind } = differences(track, row);
  const half = (title, lines, kind, none) => make("section", {}, make("h2", {}, title),
    make("p", { class: "note" }, pw("against")),
    lines.length ? differenceList(track, lines, kind) : make("p", {}, none));
  return make("div", { class: "pair" },
    half(pw("strengths"), ahead, "more-than", pw("no_strengths")),
    half(pw("weaknesses"), behind, "less-than", pw("no_weaknesses")));
}

function potentialPart(track, row) {
  const rows = potentialRows(track, row);
  if (!rows.length) return part(pw("potential"), null, make("p", {}, pw("no_potential")));
  const head = [word("indicator"), word("score"), pw("to_reach"), pw("gain"), pw("then")];
  const lines = rows.map((line) => make("tr", {},
    make("th", { scope: "row" }, line.label, " ", make("span", { class: "soft" }, line.pillar)),
    make("td", { class: "n" }, scoreText(track, line.score)), make("td", { class: "n" }, scoreText(track, line.target)),
    make("td", { class: "n plus" }, signed(track, line.gain)),
    make("td", { class: "n" }, `${track.regions.rank[row]} → `, make("b", {}, String(line.then)))));
  const table = make("table", {},
    make("thead", {}, make("tr", {}, head.map((text, place) => make("th", { scope: "col", class: place ? "n" : null }, text)))),
    make("tbody", {}, lines));
  const about = [pw("potential_about"), track.tried && pw("potential_tried", { n: track.tried })].filter(Boolean);
  return part(pw("potential"), about.join(lang() === "zh" ? "" : " "), regionFigure(track, "potential", row, { potential: rows }), scrolling(pw("potential"), table));
}

function standardsPart(track, row) {
  if (!track.standards.length) return null;
  const blocks = track.standards.map((standard) => {
    const { passed, judged } = tally(standard, row);
    const told = judged ? word("met_of", { passed, judged }) : scoreText(track, standard.score[row]);
    const chips = standard.clauses.map((clause) => clauseChip(clause, row));
    return [make("h3", {}, say(standard.name), " ", make("span", { class: "soft" }, told)), make("ul", { class: "chips" }, chips)];
  });
  return part(pw("standards"), null, ...blocks.flat());
}

function clauseChip(clause, row) {
  const letter = clause.verdicts[row];
  const bound = clause.least !== null ? word("least", { value: plainNumber(clause.least) }) : clause.most !== null ? word("most", { value: plainNumber(clause.most) }) : "";
  const told = letter === "m" ? word("missing") : [plainNumber(clause.raw[row]), bound && `(${bound})`].filter(Boolean).join(" ");
  return make("li", { class: `chip ${letter}` }, make("span", { class: "sr" }, `${word(VERDICT_WORDS[letter])}: `), say(clause.name), " ", make("span", { class: "soft" }, told));
}

function guidancePart(track, row) {
  const chosen = track.guidance?.regions[row] || [];
  if (!chosen.length) return null;
  const items = chosen.map(([place, gap]) => {
    const item = track.guidance.directions[place];
    const because = item.indicators.filter((id) => (columnOf(track, id).score[row] ?? Infinity) < track.good[id]).map((id) => say(track.indicators[id].name));
    const feature = track.guidance.features.find((one) => one.id === item.feature);
    return make("li", {},
      make("div", {}, make("span", { class: "what" }, nameOf(track, item.pillar)), make("br"), make("span", { class: "soft" }, `${say(feature.name)} · ${pw("gap", { n: scoreText(track, gap) })}`)),
      make("div", {}, say(item.advice), because.length ? make("div", { class: "soft" }, `${pw("calls")}${lang() === "zh" ? "：" : ": "}${because.join(lang() === "zh" ? "、" : ", ")}`) : null));
  });
  return part(pw("guidance"), pw("guidance_about"), make("ul", { class: "directions" }, items));
}

function similarPart(track, row) {
  const near = track.regions.similar[row];
  if (!near.length) return null;
  const cards = near.map((other) => make("li", {}, make("a", { href: linkTo(track, other) },
    make("b", {}, track.regions.name[other]), make("br"),
    make("span", { class: "soft" }, `${word("rank")} ${track.regions.rank[other] ?? DASH} · ${scoreText(track, track.regions.score[other])}`))));
  const about = [pw("similar_about"), track.near && pw("similar_near", { n: track.near.toLocaleString("en") })].filter(Boolean);
  return part(pw("similar"), about.join(lang() === "zh" ? "" : " "), make("ul", { class: "neighbours" }, cards));
}

function everyIndicator(track, row) {
  const peers = peersOf(track, row);
  const head = [word("indicator"), word("value"), word("unit"), word("score"), word("rank"), word("peers"), word("points"), word("data")];
  const words = { g: "kept", d: "derived", i: "imputed", t: "treated", m: "lacking", s: "screened" };
  const lines = Object.entries(track.indicators).map(([id, item]) => {
    const column = track.regions.indicators[id];
    const cell = (text, kind = "n") => make("td", { class: kind }, text);
    return make("tr", {}, make("th", { scope: "row" }, say(item.name)),
      cell(plainNumber(column.raw?.[row])), cell(say(item.unit), "soft"), cell(scoreText(track, column.score[row])),
      cell(column.rank[row] === null ? DASH : String(column.rank[row])), cell(scoreText(track, peers.medians[id])),
      cell(scoreText(track, column.points[row])), cell(column.state ? word(words[column.state[row]]) : DASH, "soft"));
  });
  const table = make("table", {},
    make("thead", {}, make("tr", {}, head.map((text, place) => make("th", { scope: "col", class: [1, 3, 4, 5, 6].includes(place) ? "n" : null }, text)))),
    make("tbody", {}, lines));
  return make("section", {}, make("details", {}, make("summary", {}, make("span", { class: "name" }, pw("everything", { name: track.regions.name[row] }))),
    scrolling(pw("everything", { name: track.regions.name[row] }), table)));
}
