// The language of the page: one of two, kept on <html lang>, said in attributes and in what scripts write.
const WORDS = JSON.parse(document.getElementById("word-data").textContent);
const redrawn = [];

const lang = () => (document.documentElement.lang.startsWith("zh") ? "zh" : "en");

// A text in the page's language.
const say = (text) => (text ? text[lang()] : "");

// A label of the page, its {blanks} filled.
const word = (name, facts = {}) =>
  say(WORDS[name]).replace(/\{(\w+)\}/g, (_, key) => (key in facts ? String(facts[key]) : `{${key}}`));

// Whatever scripts wrote is written again when the language changes.
const onLanguage = (draw) => redrawn.push(draw);

function setLanguage(chosen) {
  document.documentElement.lang = chosen === "zh" ? "zh-Hans" : "en";
  try { localStorage.setItem("dei-language", chosen); } catch { /* a file may have no storage */ }
  sayAttributes();
  for (const draw of redrawn) draw();
}

function sayAttributes(root = document) {
  const now = lang();
  for (const name of ["aria-label", "placeholder", "title"]) {
    for (const element of root.querySelectorAll(`[data-${name}-${now}]`)) {
      element.setAttribute(name, element.getAttribute(`data-${name}-${now}`));
    }
  }
  document.title = document.querySelector("title").dataset[now];
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === now));
  }
}
