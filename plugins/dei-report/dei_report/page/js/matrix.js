// Who meets what: regions by standard, or by the clauses of one of them.
const VERDICTS = { p: "✓", f: "✗", m: DASH, s: "·" };
const VERDICT_WORDS = { p: "verdict_passed", f: "verdict_failed", m: "verdict_missing", s: "verdict_scored" };

function verdictCell(letter) {
  return [make("span", { "aria-hidden": "true" }, VERDICTS[letter]), make("span", { class: "sr" }, word(VERDICT_WORDS[letter]))];
}

const order = { p: 3, s: 2, f: 1, m: null };

function clauseColumn(standard, clause) {
  return {
    id: clause.leaf, head: say(clause.name), numeric: true, kind: "verdict",
    value: (row) => order[clause.verdicts[row]],
    plain: (row) => word(VERDICT_WORDS[clause.verdicts[row]]),
    cell: (row) => make("span", { class: `verdict ${clause.verdicts[row]}`, title: plainNumber(clause.raw[row]) }, verdictCell(clause.verdicts[row])),
  };
}

// How many clauses of a standard a region meets, of those that can be met or not.
function tally(standard, row) {
  let passed = 0;
  let judged = 0;
  for (const { verdicts } of standard.clauses) {
    passed += verdicts[row] === "p";
    judged += verdicts[row] === "p" || verdicts[row] === "f";
  }
  return { passed, judged };
}

function standardColumn(track, standard) {
  return {
    id: standard.id, head: say(standard.name), numeric: true,
    value: (row) => {
      const { passed, judged } = tally(standard, row);
      return judged ? passed / judged : standard.score[row] === null ? null : (standard.score[row] - track.zero) / (track.scale - track.zero);
    },
    plain: (row) => {
      const { passed, judged } = tally(standard, row);
      return judged ? `${passed}/${judged}` : scoreText(track, standard.score[row]);
    },
    cell: (row) => {
      const { passed, judged } = tally(standard, row);
      if (!judged) return make("span", { class: "soft" }, scoreText(track, standard.score[row]));
      const full = passed === judged;
      return make("span", { class: `verdict ${full ? "p" : ""}` }, `${passed}/${judged}${full ? " ✓" : ""}`);
    },
  };
}

class Matrix extends RegionTable {
  title() {
    return `${word("matrix")} · ${say(this.track.name)}`;
  }

  extra() {
    const options = [make("option", { value: "" }, word("all_standards"))];
    options.push(...this.track.standards.map((item) => make("option", { value: item.id }, say(item.name))));
    const box = make("select", { "data-filter": "standard", onchange: (event) => {
      this.standard = event.target.value;
      this.sorted = { id: "rank", down: false };
      this.draw();
      this.place.querySelector("[data-filter=standard]").focus();
    } }, options);
    box.value = this.standard || "";
    return [make("label", {}, word("standard"), box)];
  }
}

function matrixColumns(track, chosen) {
  const base = rankingColumns(track).filter((column) => column.id === "rank" || column.id === "name");
  const standard = track.standards.find((item) => item.id === chosen);
  if (standard) return [...base, ...standard.clauses.map((clause) => clauseColumn(standard, clause))];
  return [...base, ...track.standards.map((item) => standardColumn(track, item))];
}

function drawMatrices() {
  for (const place of document.querySelectorAll("[data-matrix]")) {
    const track = TRACKS[place.dataset.matrix];
    let table = null;
    table = new Matrix(place, track, () => matrixColumns(track, table?.standard), { id: "rank", down: false });
  }
}
