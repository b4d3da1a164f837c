// What a chart lets its reader choose: a labelled list for each signal that the spec names.
function drawControls(figure, spec, view) {
  figure.querySelector(".controls")?.remove();
  const wanted = spec.usermeta?.controls || [];
  if (!wanted.length) return;
  figure.chosen ??= {};
  const boxes = wanted.map((control) => {
    const options = control.options.map((option) => make("option", { value: String(option.value) }, typeof option.label === "string" ? option.label : say(option.label)));
    const set = (value) => {
      const option = control.options.find((one) => String(one.value) === value);
      figure.chosen[control.signal] = value;
      view.signal(control.signal, option.value).runAsync();
    };
    const box = make("select", { onchange: (event) => set(event.target.value) }, options);
    const chosen = figure.chosen[control.signal];
    if (chosen !== undefined) { box.value = chosen; set(chosen); }
    return make("label", {}, say(control.label), box);
  });
  figure.querySelector(".canvas").before(make("div", { class: "controls filters" }, boxes));
}
