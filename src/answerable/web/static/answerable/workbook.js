// A workbook is sent with its progress shown; without this it is sent as any form.
const form = document.querySelector("form[data-sending]");
if (form) {
  const bar = form.querySelector("progress");
  const state = form.querySelector("[data-state]");
  const button = form.querySelector("button");
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
  // The entity chosen for the download is the one the workbook comes back for.
  const [down, back] = [document.querySelector("#entity"), document.querySelector("#entity-back")];
  if (down && back) down.addEventListener("change", () => { back.value = down.value; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (sent) => {
      if (!sent.lengthComputable) return;
      const percent = Math.floor((100 * sent.loaded) / sent.total);
      bar.value = percent;
      state.textContent = percent < 100 ? form.dataset.sending.replace("{percent}", percent) : form.dataset.checking;
      if (percent === 100) bar.removeAttribute("value");
    });
    request.addEventListener("load", () => {
      if (request.responseURL && request.responseURL !== form.action) {
        window.location.assign(request.responseURL);
        return;
      }
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      bar.hidden = true;
      button.disabled = false;
      state.textContent = (answer.querySelector(".notice.error, main p") || { textContent: form.dataset.lost }).textContent;
    });
    request.addEventListener("error", () => {
      bar.hidden = true;
      button.disabled = false;
      state.textContent = form.dataset.lost;
    });
    bar.hidden = false;
    button.disabled = true;
    request.send(new FormData(form));
  });
}
