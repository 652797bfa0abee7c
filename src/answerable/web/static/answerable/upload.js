// A file may be dropped on the form; choosing one works without this.
const form = document.querySelector("[data-drop]");
if (form) {
  const over = (event, is) => {
    event.preventDefault();
    form.classList.toggle("over", is);
  };
  form.addEventListener("dragover", (event) => over(event, true));
  form.addEventListener("dragleave", (event) => over(event, false));
  form.addEventListener("drop", (event) => {
    over(event, false);
    if (event.dataTransfer.files.length) form.querySelector("input[type=file]").files = event.dataTransfer.files;
  });
  form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    button.disabled = true;
  });
}
