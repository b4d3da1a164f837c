// The language of the page: one of two, kept on <html lang>, said in attributes and in what scripts write.
const WORDS = JSON.parse(document.getElementById("word-data").textContent);
const redrawn = [];

const lang = () => (document.documentElement.lang.startsWith("zh") ? "zh" : "en");

// A text in the page's language.
const say = (text) => (text ? text[lang()] : "");

// Words with their {blanks} filled; in Chinese a space parts Latin letters and digits from the Chinese beside them.
function filled(words, facts) {
  const apart = (one, two) => (/[\u4e00-\u9fff]/.test(one ?? "") && /[A-Za-z0-9%]/.test(two ?? "") ? " " : "");
  return words.replace(/\{(\w+)\}/g, (blank, key, at) => {
    if (!(key in facts)) return blank;
    const fact = String(facts[key]);
    return apart(words[at - 1], fact[0]) + fact + apart(words[at + blank.length], fact[fact.length - 1]);
  });
}

// A label of the page.
const word = (name, facts = {}) => filled(say(WORDS[name]), facts);

// The language of a name that is not the page's: Chinese names keep their voice in an English page.
const tongue = (text) => (lang() === "en" && /[\u4e00-\u9fff]/.test(text) ? "zh-Hans" : null);

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
