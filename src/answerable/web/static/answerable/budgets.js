// Scenarios: a slider and its field say the same, and what is supposed is what would be kept.
// Without this file the fields alone are reckoned with the button.
const form = document.getElementById("suppose");
const kept = document.getElementById("keep");

form.addEventListener("input", (event) => {
  const element = event.target;
  if (element.matches("[data-for]")) document.getElementById(element.dataset.for).value = element.value;
  else {
    const slider = form.querySelector(`[data-for="${CSS.escape(element.id)}"]`);
    if (slider) slider.value = element.value;
  }
  for (const [name, value] of new FormData(form)) {
    const field = kept.querySelector(`[name="${CSS.escape(name)}"]`);
    if (field) field.value = value;
  }
});
