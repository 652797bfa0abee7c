// Comments and evidence of a row open in a box beside the table; without this file they are a page.
const box = document.getElementById("notes");
let opener = null;

function fill(text) {
  box.innerHTML = text;
  const close = document.createElement("form");
  close.method = "dialog";
  const button = document.createElement("button");
  button.className = "btn btn-sm btn-outline-secondary";
  button.textContent = "×";
  button.setAttribute("aria-label", document.querySelector(".drawer-close")?.textContent ?? "×");
  close.append(button);
  box.querySelector(".notes-head")?.append(close);
}

async function show(link) {
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
  if (!answer.ok) {
    location.assign(link.href);
    return;
  }
  fill(await answer.text());
  if (!box.open) box.showModal();
}

function send(form) {
  const request = new XMLHttpRequest();
  const progress = form.querySelector("progress");
  request.open("POST", form.action);
  request.setRequestHeader("HX-Request", "true");
  request.upload.addEventListener("progress", (event) => {
    if (!progress || !event.lengthComputable) return;
    progress.hidden = false;
    progress.value = Math.round((100 * event.loaded) / event.total);
  });
  request.addEventListener("load", () => {
    if (request.status < 400) fill(request.responseText);
    else form.submit();
  });
  request.addEventListener("error", () => {
    for (const button of form.querySelectorAll("button")) button.disabled = false;
  });
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  request.send(new FormData(form));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-notes]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  opener = link;
  show(link).catch(() => location.assign(link.href));
});

if (box) {
  box.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-part]");
    if (!form) return;
    event.preventDefault();
    send(form);
  });
  box.addEventListener("close", () => opener?.focus());
}
