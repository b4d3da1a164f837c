// The options of a list; those that name a group stand in it, in the order of their first.
function optionsOf(control) {
  const groups = new Map();
  const found = [];
  for (const option of control.options) {
    const one = make("option", { value: String(option.value) }, typeof option.label === "string" ? option.label : say(option.label));
    const name = option.group && say(option.group);
    if (!name) found.push(one);
    else if (groups.has(name)) groups.get(name).append(one);
    else {
      groups.set(name, make("optgroup", { label: name }, one));
      found.push(groups.get(name));
    }
  }
  return found;
}

// What a chart lets its reader choose: a labelled list for each signal that the spec names.
function drawControls(figure, spec, view) {
  figure.querySelector(".controls")?.remove();
  const wanted = spec.usermeta?.controls || [];
  if (!wanted.length) return;
  figure.chosen ??= {};
  const boxes = wanted.map((control) => {
    const set = (value) => {
      const option = control.options.find((one) => String(one.value) === value);
      figure.chosen[control.signal] = value;
      view.signal(control.signal, option.value).runAsync();
    };
    const box = make("select", { onchange: (event) => set(event.target.value) }, optionsOf(control));
    const chosen = figure.chosen[control.signal];
    if (chosen !== undefined) { box.value = chosen; set(chosen); }
    return make("label", {}, say(control.label), box);
  });
  figure.querySelector(".canvas").before(make("div", { class: "controls filters" }, boxes));
}
