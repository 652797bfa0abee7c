// Keyboard: "/" search, "g" then a letter goes to a page, arrows move in tables, Enter opens,
// "?" lists the keys of this page, Escape closes. Pages work without this file.
const typing = (element) => element.closest("input, textarea, select, [contenteditable]");
const sheet = () => document.getElementById("keys");
let going = false;

function go(letter) {
  const link = document.querySelector(`a[data-key="${CSS.escape(letter)}"]`);
  if (link) link.click();
  return Boolean(link);
}

function rowsOf(table) {
  return [...table.querySelectorAll("tbody > tr:not(.heading)")].filter((row) => row.offsetParent !== null);
}

function moveTo(row) {
  const table = row.closest("table");
  for (const other of table.querySelectorAll('tbody > tr[tabindex="0"]')) other.tabIndex = -1;
  row.tabIndex = 0;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function stepRow(row, by) {
  const rows = rowsOf(row.closest("table"));
  const at = rows.indexOf(row);
  const next = by === "first" ? rows[0] : by === "last" ? rows.at(-1) : rows[at + by];
  if (next) moveTo(next);
}

function stepCell(row, by) {
  const stops = [row, ...row.querySelectorAll("a, button, summary")];
  const next = stops[stops.indexOf(document.activeElement) + by];
  if (next) next.focus();
}

const inTable = {
  ArrowDown: (row) => stepRow(row, 1),
  ArrowUp: (row) => stepRow(row, -1),
  Home: (row) => stepRow(row, "first"),
  End: (row) => stepRow(row, "last"),
  ArrowRight: (row) => stepCell(row, 1),
  ArrowLeft: (row) => stepCell(row, -1),
};

function tableKey(event, focused) {
  const row = focused.closest("table.figures tbody > tr");
  if (!row) return false;
  if (event.key === "Enter" && focused === row) {
    const link = row.querySelector("a[data-open]") ?? row.querySelector("a");
    if (link) link.click();
    return Boolean(link);
  }
  const step = inTable[event.key];
  if (step) step(row);
  return Boolean(step);
}

document.addEventListener("keydown", (event) => {
  const focused = document.activeElement ?? document.body;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(focused)) {
    if (event.key === "Escape") focused.blur();
    return;
  }
  let done = false;
  if (going) {
    going = false;
    done = go(event.key);
  } else if (event.key === "g") {
    going = true;
    setTimeout(() => (going = false), 1500);
    done = true;
  } else if (event.key === "/") {
    document.querySelector("#find input, input[type=search]")?.focus();
    done = true;
  } else if (event.key === "?" && !focused.closest(".computed")) {
    sheet()?.showModal();
    done = true;
  } else {
    done = tableKey(event, focused);
  }
  if (done) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) sheet()?.showModal();
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  const copy = event.target.closest("[data-print]");
  if (copy) window.print();
});

document.addEventListener("keyup", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// One stop per table for Tab; arrows do the rest.
function prepare(root) {
  for (const table of root.querySelectorAll("table.figures:not(.plain)")) {
    const rows = rowsOf(table);
    rows.forEach((row, at) => (row.tabIndex = at === 0 ? 0 : -1));
  }
}

prepare(document);
document.addEventListener("htmx:afterSwap", (event) => prepare(event.target.parentElement ?? document));

// A change of part of a page is said aloud: the part carries its own sentence.
document.addEventListener("htmx:afterSwap", (event) => {
  const said = event.target.parentElement?.querySelector("[data-announce]")?.dataset.announce;
  const live = document.getElementById("announce");
  if (live && said) live.textContent = said;
});

// Choosing in a filter applies it; without this file there is a button.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-apply]");
  if (form && event.target.matches("select")) form.requestSubmit();
});
