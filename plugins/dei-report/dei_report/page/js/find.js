// The search for a region, in every track: a combobox.
const MOST_FOUND = 12;

function regionsLike(text) {
  const query = text.trim().toLowerCase();
  const found = [];
  if (!query) return found;
  for (const track of STORY.tracks) {
    const { regions } = track;
    for (let row = 0; row < regions.id.length; row += 1) {
      const name = regions.name[row].toLowerCase();
      const code = regions.id[row].toLowerCase();
      if (name.includes(query) || code.startsWith(query)) found.push({ track, row, first: name.startsWith(query) || code === query });
    }
  }
  return found.sort((one, two) => two.first - one.first).slice(0, MOST_FOUND);
}

function listenToFind() {
  const input = document.getElementById("find");
  const list = document.getElementById("found");
  let at = -1;
  let found = [];
  const show = (open) => { list.hidden = !open; input.setAttribute("aria-expanded", String(open)); };
  const go = ({ track, row }) => { show(false); input.value = ""; location.hash = linkTo(track, row); };
  const mark = (place) => {
    at = found.length ? (place + found.length) % found.length : -1;
    [...list.children].forEach((item, order) => item.setAttribute("aria-selected", String(order === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else { input.setAttribute("aria-activedescendant", `found-${at}`); list.children[at].scrollIntoView({ block: "nearest" }); }
  };
  const draw = () => {
    found = regionsLike(input.value);
    const items = found.map((one, place) => make("li", { id: `found-${place}`, role: "option", onmousedown: (event) => { event.preventDefault(); go(one); } },
      make("span", {}, one.track.regions.name[one.row]), make("span", { class: "soft" }, `${say(one.track.name)} · ${one.track.regions.rank[one.row] ?? DASH}`)));
    list.replaceChildren(...(items.length || !input.value.trim() ? items : [make("li", { "aria-disabled": "true" }, word("no_match"))]));
    show(Boolean(input.value.trim()));
    mark(found.length ? 0 : -1);
  };
  input.addEventListener("input", draw);
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(at + (event.key === "ArrowDown" ? 1 : -1)); }
    else if (event.key === "Enter" && at >= 0) go(found[at]);
    else if (event.key === "Escape") show(false);
  });
}
