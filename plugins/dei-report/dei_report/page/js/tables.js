// A table of regions: sorted, searched, filtered; a hundred rows at first, all on request and in print, up to what a
// browser can draw.
const FIRST_ROWS = 100;
const MOST_ROWS = 5000;

class RegionTable {
  // columns(): [{id, head, numeric, value(row), cell(row), kind}], the one called "name" heads its row.
  constructor(place, track, columns, sortBy) {
    Object.assign(this, { place, track, columns, sorted: sortBy, all: false, query: "", chosen: {} });
    this.count = track.held;
    this.draw();
    onLanguage(() => this.draw());
    addEventListener("beforeprint", () => this.rows(true));
    addEventListener("afterprint", () => this.rows());
  }

  draw() {
    this.shown = this.columns();
    this.built = new Map();
    this.tally = make("span", { class: "count", role: "status" });
    this.body = make("tbody");
    this.head = make("tr", {}, this.shown.map((column) => this.header(column)));
    const table = make("table", { "aria-label": this.title() }, make("thead", {}, this.head), this.body);
    this.box = make("div", { class: "grid-box", tabindex: "0", role: "group", "aria-label": this.title() }, table);
    this.more = make("div", { class: "more" });
    this.place.replaceChildren(this.filters(), this.box, this.more);
    this.rows();
  }

  // What the table is called by those who cannot see where it stands.
  title() {
    return `${word("ranking")} · ${say(this.track.name)}`;
  }

  header(column) {
    const down = this.sorted.down;
    const sort = this.sorted.id === column.id ? (down ? "descending" : "ascending") : "none";
    const kind = [column.id, column.numeric ? "n" : ""].filter((one) => ["name", "where", "n"].includes(one)).join(" ");
    const button = make("button", { type: "button", onclick: () => this.sort(column), title: column.about }, column.head);
    return make("th", { scope: "col", class: kind || null, "aria-sort": sort, "data-column": column.id }, button);
  }

  sort(column) {
    const again = this.sorted.id === column.id;
    this.sorted = { id: column.id, down: again ? !this.sorted.down : Boolean(column.numeric && column.id !== "rank") };
    this.shown.forEach((one, place) => this.head.children[place].replaceWith(this.header(one)));
    this.head.querySelector(`[data-column="${CSS.escape(column.id)}"] button`).focus();
    this.rows();
  }

  filters() {
    const { track } = this;
    const search = make("input", { type: "search", value: this.query, placeholder: word("find_hint"), oninput: (event) => {
      this.query = event.target.value;
      this.rows();
    } });
    const scales = track.scales.map((scale) => this.select(scale.id, say(scale.name), track.regions.parents[scale.id].words));
    const tiers = track.tiers.length
      ? [this.select("tier", word("tier"), track.tiers.map((tier) => say(tier.name)), track.tiers.map((_, place) => place))]
      : [];
    const extra = this.extra ? this.extra() : [];
    return make("div", { class: "filters" }, make("label", {}, word("find"), search), ...extra, ...scales, ...tiers, this.tally);
  }

  select(id, label, words, values = words) {
    const options = words.map((text, place) => [text, values[place]]).filter(([text]) => text);
    if (typeof values[0] === "string") options.sort(([one], [two]) => one.localeCompare(two, "zh"));
    const box = make("select", { "data-filter": id, onchange: (event) => {
      this.chosen[id] = event.target.value;
      this.rows();
    } }, make("option", { value: "" }, word("all")), options.map(([text, value]) => make("option", { value: String(value) }, text)));
    box.value = this.chosen[id] ?? "";
    return make("label", {}, label, box);
  }

  matching() {
    const { regions } = this.track;
    const query = this.query.trim().toLowerCase();
    const rows = [];
    for (let row = 0; row < this.count; row += 1) {
      const found = !query || regions.name[row].toLowerCase().includes(query) || regions.id[row].toLowerCase().startsWith(query);
      if (found && this.fits(row)) rows.push(row);
    }
    return rows;
  }

  fits(row) {
    return Object.entries(this.chosen).every(([id, value]) => {
      if (!value) return true;
      return id === "tier" ? String(this.track.regions.tier[row]) === value : parentOf(this.track, id, row) === value;
    });
  }

  rows(everything = this.all) {
    const column = this.shown.find((one) => one.id === this.sorted.id) || this.shown[0];
    const rows = this.matching();
    const keys = new Map(rows.map((row) => [row, column.value(row)]));
    rows.sort((one, two) => compare(keys.get(one), keys.get(two), this.sorted.down) || one - two);
    const shown = rows.slice(0, everything ? MOST_ROWS : FIRST_ROWS);
    const lines = document.createDocumentFragment();
    for (const row of shown) lines.append(this.line(row));
    this.body.replaceChildren(lines);
    this.current = rows;
    this.tally.textContent = word("showing", { shown: shown.length, total: this.track.count });
    this.drawMore(rows.length, shown.length);
  }

  // A row is built once for each language and set of columns.
  line(row) {
    if (!this.built.has(row)) this.built.set(row, this.build(row));
    return this.built.get(row);
  }

  build(row) {
    const cells = this.shown.map((column) => {
      const kind = [column.kind, column.numeric ? "n" : "", column.id === "name" ? "name" : ""].filter(Boolean).join(" ");
      const tag = column.id === "name" ? "th" : "td";
      const depth = column.depth?.(row);
      return make(tag, { class: kind || null, scope: tag === "th" ? "row" : null, style: depth ? `--depth: ${depth}` : null }, column.cell(row));
    });
    return make("tr", { "data-row": row }, cells);
  }

  drawMore(total, shown) {
    const button = (text, act) => make("button", { type: "button", class: "button", onclick: act }, text);
    const most = Math.min(total, MOST_ROWS);
    const all = most > shown && button(word(most < total ? "show_first" : "show_all", { total: most }), () => { this.all = true; this.rows(); });
    const less = this.all && total > FIRST_ROWS && button(word("show_less"), () => { this.all = false; this.rows(); });
    this.more.replaceChildren(...[all, less, button(word("save"), () => this.save())].filter(Boolean));
  }

  save() {
    const head = [word("code"), ...this.shown.map((column) => column.head)];
    const lines = this.current.map((row) => [this.track.regions.id[row], ...this.shown.map((column) => column.plain?.(row) ?? column.value(row))]);
    saveText(`${this.track.id}.csv`, [head, ...lines].map((line) => line.map(quoted).join(",")).join("\r\n"));
  }
}
