// Elements from words: text is always set as text.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

const regionLink = (track, row) => make("a", { class: "region", href: linkTo(track, row), lang: tongue(track.regions.name[row]) }, track.regions.name[row]);

function tierMark(track, row) {
  const place = track.regions.tier[row];
  if (place < 0) return make("span", { class: "soft" }, DASH);
  return make("span", { class: "tier", style: `--tier: ${track.tier_colours[place]}` }, say(track.tiers[place].name));
}

// A rise or fall since the edition before.
function shiftMark(track, row) {
  const change = track.change;
  if (!change) return null;
  const places = change.rank[row] === null ? 0 : change.was_rank[row] - change.rank[row];
  if (!places) return make("span", { class: "shift" });
  const told = `${places > 0 ? "▲" : "▼"}${Math.abs(places)}`;
  return make("span", { class: `shift ${places > 0 ? "plus" : "minus"}` }, told);
}

// A file of the reader's own making: nothing leaves the page.
function saveText(name, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const quoted = (cell) => {
  const text = cell === null || cell === undefined ? "" : String(cell);
  // As the result tables: an apostrophe before text that a spreadsheet would run, unless it is a number.
  const runs = /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^'*[+-](\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text);
  const safe = typeof cell === "string" && runs ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
