// A computed figure opens its explanation beside itself: on hover, focus, click, "e" or "?".
// Without this file the figure is a link to the page of its explanation.
const box = document.getElementById("explanation");
const cache = new Map();
let opener = null;
let waiting = 0;

async function fragment(url) {
  if (!cache.has(url)) {
    const answer = await fetch(url, { headers: { "HX-Request": "true" } });
    if (!answer.ok) throw new Error(String(answer.status));
    cache.set(url, await answer.text());
  }
  return cache.get(url);
}

function placeBeside(figure) {
  const at = figure.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const room = 8;
  let left = at.right - size.width;
  left = Math.max(room, Math.min(left, innerWidth - size.width - room));
  let top = at.bottom + 4;
  if (top + size.height > innerHeight - room) top = Math.max(room, at.top - size.height - 4);
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
}

async function open(figure, { enter = false } = {}) {
  clearTimeout(waiting);
  try {
    const text = await fragment(figure.href);
    if (opener && opener !== figure) close();
    box.innerHTML = text;
  } catch {
    return;
  }
  opener = figure;
  figure.setAttribute("aria-expanded", "true");
  if (!box.matches(":popover-open")) box.showPopover();
  placeBeside(figure);
  if (enter) box.focus();
}

function close({ back = false } = {}) {
  clearTimeout(waiting);
  if (!opener) return;
  const figure = opener;
  opener = null;
  figure.setAttribute("aria-expanded", "false");
  if (box.matches(":popover-open")) box.hidePopover();
  if (back) figure.focus();
}

function later(action, delay) {
  clearTimeout(waiting);
  waiting = setTimeout(action, delay);
}

if (box) {
  document.addEventListener("click", (event) => {
    const figure = event.target.closest("a.computed");
    if (figure && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(figure);
    } else if (!box.contains(event.target)) {
      close();
    } else if (event.target.closest("[data-close]")) {
      close({ back: true });
    }
  });
  document.addEventListener("mouseover", (event) => {
    const figure = event.target.closest("a.computed");
    if (figure) later(() => open(figure), 350);
    else if (box.contains(event.target)) clearTimeout(waiting);
    else if (opener && !box.contains(document.activeElement) && document.activeElement !== opener) later(close, 400);
    else clearTimeout(waiting);
  });
  document.addEventListener("focusin", (event) => {
    const figure = event.target.closest("a.computed");
    if (figure && figure !== opener && figure.matches(":focus-visible")) later(() => open(figure), 350);
    else if (!figure && opener && !box.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opener) {
      event.preventDefault();
      close({ back: box.contains(document.activeElement) || document.activeElement === opener });
      return;
    }
    if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "e" && event.key !== "?") return;
    const focused = document.activeElement;
    const figure = focused.closest("a.computed") ?? focused.closest("tr")?.querySelector("a.computed");
    if (figure && (event.key === "e" || focused === figure)) {
      event.preventDefault();
      open(figure, { enter: true });
    }
  });
  addEventListener("scroll", () => opener && placeBeside(opener), { passive: true });
}
