// Numbers as people read them.
const DASH = "–";

// A score with the decimals that its track prints.
const scoreText = (track, value) => (value === null || value === undefined ? DASH : value.toFixed(track.decimals));

// A score in a sentence: Chinese counts points, but not on a scale of 0-1.
const scoreWords = (track, value) => scoreText(track, value) + (lang() === "zh" && track.scale >= 100 ? " 分" : "");

// A difference with its sign.
function signed(track, value) {
  if (value === null || value === undefined) return DASH;
  const text = Math.abs(value).toFixed(track.decimals);
  return Number(text) === 0 ? text : (value > 0 ? "+" : "−") + text;
}

// Four significant digits, thousands apart.
function plainNumber(value) {
  if (value === null || value === undefined) return DASH;
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(4)));
}

const percent = (share) => `${Number((100 * share).toFixed(1))}%`;

// Order of two cells: numbers by size, words by the page's language; what is missing comes last both ways.
function compare(one, two, down) {
  const nothing = (cell) => cell === null || cell === undefined || cell === "";
  if (nothing(one) || nothing(two)) return nothing(one) - nothing(two);
  const order = typeof one === "string" ? one.localeCompare(two, lang() === "zh" ? "zh" : "en") : one - two;
  return down ? -order : order;
}
