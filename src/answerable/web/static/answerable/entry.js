// Cells of the entry page save by themselves: on leaving, on Enter, a second after typing stops.
// What is not saved is kept in this browser and sent again; nothing typed is lost. Without this
// file the page is a form with a Save button.
const form = document.getElementById("entry");
const state = document.getElementById("save-state");
const words = form.dataset;
const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
const waiting = new Map(); // key -> what is to be sent
const sent = new Map(); // key -> what is under way
const aside = new Map(); // refused, or somebody else was first: waits for a decision
const singles = []; // several of one row were refused: each is tried alone
let timer = 0;
let retry = 0;
let pause = 1000;

const named = (prefix, key) => form.querySelector(`[name="${CSS.escape(`${prefix}:${key}`)}"]`);
const control = (key) => named("v", key);
const keyOf = (element) => element.name.slice(2);
const isCell = (element) => element.matches?.("[name^='v:']");
const normal = (text) => (text ?? "").replaceAll("\r\n", "\n").trim();

// --- what stands in a cell and what the server has

function wish(key) {
  const cell = control(key);
  const found = { key, value: cell.value, seen: named("s", key).value };
  const draft = named("d", key);
  if (draft) {
    found.status = draft.checked ? "draft" : "final";
    found.source = [...form.querySelectorAll(`[name="${CSS.escape(`o:${key}`)}"]:checked`)].map((box) => box.value)[0] ?? "";
    found.confirm = Boolean(named("c", key)?.checked);
  }
  return found;
}

function differs(found) {
  const cell = control(found.key);
  const stored = found.seen;
  const text = cell.dataset.shown === undefined ? normal(found.value) !== normal(stored) : normal(found.value) !== normal(cell.dataset.shown) && normal(found.value) !== stored;
  if (text || found.confirm) return true;
  if (found.status === undefined || !normal(found.value)) return false;
  return found.status !== named("p", found.key).value || found.source !== named("q", found.key).value;
}

// --- kept in this browser until the server has it

function keep() {
  const all = Object.fromEntries([...aside, ...sent, ...singles.map((one) => [one.key, one]), ...waiting]);
  try {
    if (Object.keys(all).length) localStorage.setItem(words.keep, JSON.stringify(all));
    else localStorage.removeItem(words.keep);
  } catch {
    /* a full or forbidden store: the warning before leaving remains */
  }
}

function restore() {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(words.keep) ?? "{}");
  } catch {
    return;
  }
  for (const found of Object.values(kept)) {
    const cell = control(found.key);
    if (!cell) continue;
    cell.value = found.value;
    const draft = named("d", found.key);
    if (draft) draft.checked = found.status === "draft";
    for (const box of form.querySelectorAll(`[name="${CSS.escape(`o:${found.key}`)}"]`)) box.checked = box.value === found.source;
    // What it was typed over, not what stands there now: somebody may have written meanwhile.
    named("s", found.key).value = found.seen;
    if (cell.dataset.shown !== undefined) cell.dataset.shown = found.seen;
    waiting.set(found.key, found);
    mark(cell, "restored", words.restored);
    open(cell);
  }
  if (waiting.size) flush();
}

// --- marks and words

function mark(cell, name, says = "") {
  cell.classList.remove("saving", "saved", "unsaved", "refused", "restored", "conflicted");
  if (name) cell.classList.add(name);
  const place = cell.closest("td, .prose-cell");
  const before = place.querySelector(".cell-says");
  // That it was typed before stands there until it is saved.
  if (!before?.matches(".restored") || !["saving", "unsaved"].includes(name)) before?.remove();
  cell.removeAttribute("aria-invalid");
  if (!says) return;
  const line = document.createElement("span");
  line.className = `cell-says ${name}`;
  line.textContent = says;
  cell.after(line);
  if (name === "refused") cell.setAttribute("aria-invalid", "true");
}

function open(cell) {
  const details = cell.closest("details");
  if (details) details.open = true;
}

function tell(text, bad = false) {
  state.textContent = text;
  state.classList.toggle("bad", bad);
}

// --- sending

function note(key) {
  const found = wish(key);
  aside.delete(key);
  if (differs(found)) waiting.set(key, found);
  else waiting.delete(key);
  keep();
}

function soon(delay) {
  clearTimeout(timer);
  timer = setTimeout(flush, delay);
}

async function flush() {
  clearTimeout(timer);
  clearTimeout(retry);
  if (sent.size || (!waiting.size && !singles.length)) return;
  if (singles.length) {
    const one = singles.shift();
    sent.set(one.key, one);
  } else {
    for (const [key, found] of waiting) sent.set(key, found);
    waiting.clear();
  }
  for (const key of sent.keys()) mark(control(key), "saving");
  tell(words.saving);
  let answer = null;
  try {
    const response = await fetch(words.cells, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ values: [...sent.values()] }),
      redirect: "error",
    });
    answer = await read(response);
  } catch {
    answer = { later: words.waiting };
  }
  take(answer);
}

async function read(response) {
  const isJson = response.headers.get("Content-Type")?.includes("json");
  if (response.ok && isJson) return response.json();
  if (isJson && response.status < 500) return response.json();
  if (response.status === 403 || response.status === 401) return { later: words.signin };
  return { later: words.waiting };
}

function take(answer) {
  const under = new Map(sent);
  sent.clear();
  if (answer.later) {
    for (const [key, found] of under) {
      if (!waiting.has(key)) waiting.set(key, found);
      mark(control(key), "unsaved");
    }
    keep();
    tell(answer.later, true);
    pause = Math.min(pause * 2, 30000);
    retry = setTimeout(flush, pause);
    return;
  }
  pause = 1000;
  if (answer.refused !== undefined) refuse(under, answer);
  else accept(under, answer);
  keep();
  if (waiting.size || singles.length) flush();
}

function refuse(under, answer) {
  // One wrong value refuses them all: it is set aside and the others are sent again.
  let wrong = [...under.keys()];
  if (answer.code === "invalid") {
    const named = wrong.filter((key) => key.split("|")[0] === answer.place);
    if (named.length) wrong = named;
  }
  const alone = answer.code === "invalid" && wrong.length > 1;
  for (const [key, found] of under) {
    if (waiting.has(key)) continue;
    if (!wrong.includes(key)) waiting.set(key, found);
    else if (alone) singles.push(found);
    else {
      aside.set(key, found);
      mark(control(key), "refused", answer.refused);
      open(control(key));
    }
  }
  tell(words.refused, true);
}

function accept(under, answer) {
  const conflicted = new Set(answer.conflicts.map((conflict) => conflict.key));
  for (const [key, found] of under) {
    if (conflicted.has(key)) continue;
    const cell = control(key);
    settle(key, found, answer.values?.[key]);
    if (!waiting.has(key)) mark(cell, differs(wish(key)) ? "unsaved" : "saved");
    if (differs(wish(key)) && !waiting.has(key)) waiting.set(key, wish(key));
  }
  for (const conflict of answer.conflicts) ask(conflict);
  for (const [path, row] of Object.entries(answer.rows)) refresh(path, row);
  for (const path of new Set([...under.keys()].map((key) => key.split("|")[0]))) lacking(path, answer.lacking);
  document.getElementById("missing").innerHTML = answer.missing;
  tell(words.saved.replace("{time}", answer.at));
}

function settle(key, found, stored) {
  const cell = control(key);
  named("s", key).value = stored ? stored.value : found.value;
  if (cell.dataset.shown !== undefined) {
    if (normal(cell.value) === normal(found.value) && stored && document.activeElement !== cell) cell.value = stored.shown;
    cell.dataset.shown = stored ? stored.shown : found.value;
    if (document.activeElement === cell && stored && normal(cell.value) === normal(found.value)) cell.value = stored.shown;
  }
  if (found.status !== undefined) {
    named("p", key).value = found.status;
    named("q", key).value = found.source;
    const confirm = named("c", key);
    if (confirm) {
      confirm.closest("label").remove();
      cell.closest(".prose-cell").querySelector(".outdated")?.remove();
    }
  }
}

function refresh(path, row) {
  const line = document.getElementById(path);
  if (!line) return;
  for (const place of line.querySelectorAll("[data-computed]")) place.innerHTML = row[place.dataset.computed] ?? "";
  line.classList.toggle("must", row.must);
  const texts = line.nextElementSibling;
  if (row.must && texts?.matches(".texts")) texts.querySelector("details").open = true;
}

function lacking(path, keys) {
  for (const cell of form.querySelectorAll(`[name^="${CSS.escape(`v:${path}|`)}"]`)) {
    const [of, field] = keyOf(cell).split("|");
    cell.classList.toggle("lacking", keys.some((key) => key === keyOf(cell) || key === `${of}|${field}|`));
  }
}

// --- somebody else was first: both stand there, and one chooses

function ask(conflict) {
  const cell = control(conflict.key);
  open(cell);
  mark(cell, "conflicted");
  const place = cell.closest("td, .prose-cell");
  place.querySelector(".conflict")?.remove();
  const box = document.createElement("div");
  box.className = "conflict";
  box.setAttribute("role", "alert");
  const says = document.createElement("p");
  says.textContent = words.theirs.replace("{by}", conflict.by).replace("{at}", conflict.at);
  const text = document.createElement("q");
  text.textContent = conflict.shown || words.nothing;
  says.append(" ", text);
  box.append(says);
  const choose = (label, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm btn-outline-secondary";
    button.textContent = label;
    button.addEventListener("click", () => {
      act();
      named("s", conflict.key).value = conflict.theirs;
      if (cell.dataset.shown !== undefined) cell.dataset.shown = conflict.shown;
      box.remove();
      mark(cell, "");
      cell.focus();
      note(conflict.key);
      flush();
    });
    box.append(button, " ");
  };
  choose(words.mineButton, () => {});
  choose(words.theirsButton, () => (cell.value = cell.matches("input") ? conflict.shown : conflict.theirs));
  if (cell.matches("textarea")) choose(words.mergeButton, () => (cell.value = `${cell.value}\n${conflict.theirs}`));
  place.append(box);
  aside.set(conflict.key, wish(conflict.key));
}

// --- typing

form.addEventListener("input", (event) => {
  const element = event.target;
  if (isCell(element)) {
    if (conflicting(element)) {
      aside.set(keyOf(element), wish(keyOf(element)));
      keep();
      return;
    }
    mark(element, "unsaved");
    note(keyOf(element));
    soon(1000);
  }
});

form.addEventListener("change", (event) => {
  const element = event.target;
  const key = /^[docv]:/.test(element.name) ? keyOf(element) : "";
  if (!key || conflicting(control(key))) return;
  if (element.name.startsWith("o:") && element.checked)
    for (const box of form.querySelectorAll(`[name="${CSS.escape(element.name)}"]`)) if (box !== element) box.checked = false;
  note(key);
  flush();
});

form.addEventListener("focusout", (event) => {
  if (isCell(event.target) && !conflicting(event.target) && !aside.has(keyOf(event.target))) {
    note(keyOf(event.target));
    flush();
  }
});

const conflicting = (cell) => Boolean(cell.closest("td, .prose-cell").querySelector(".conflict"));

form.addEventListener("submit", (event) => {
  event.preventDefault();
  for (const cell of form.querySelectorAll("[name^='v:']")) if (!conflicting(cell)) note(keyOf(cell));
  flush();
});

// --- moving as in a spreadsheet

const cellsOf = (row) => [...row.querySelectorAll("[name^='v:']")];
const columnOf = (cell) => cell.closest("td")?.cellIndex;

function vertical(cell, by) {
  const rows = [...cell.closest("table").querySelectorAll("tr.entered")];
  const column = columnOf(cell);
  for (let at = rows.indexOf(cell.closest("tr")) + by; at >= 0 && at < rows.length; at += by) {
    const next = cellsOf(rows[at]).find((other) => columnOf(other) === column);
    if (next) return go(next);
  }
}

function go(cell) {
  cell.focus();
  cell.select?.();
  cell.scrollIntoView({ block: "nearest" });
}

function undo(cell) {
  const key = keyOf(cell);
  cell.value = cell.dataset.shown ?? named("s", key).value;
  waiting.delete(key);
  aside.delete(key);
  keep();
  mark(cell, "");
  cell.select?.();
}

form.addEventListener("keydown", (event) => {
  const cell = event.target;
  if (!isCell(cell) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && !conflicting(cell)) {
    undo(cell);
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const row = cell.closest("tr.entered");
  if (!row || cell.matches("textarea")) return;
  const text = cell.matches("input");
  const whole = text && cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
  let done = true;
  if (event.key === "Enter") vertical(cell, event.shiftKey ? -1 : 1);
  else if (text && event.key === "ArrowDown") vertical(cell, 1);
  else if (text && event.key === "ArrowUp") vertical(cell, -1);
  else if (text && event.key === "ArrowRight" && (whole || cell.selectionStart === cell.value.length)) done = beside(row, cell, 1);
  else if (text && event.key === "ArrowLeft" && (whole || cell.selectionEnd === 0)) done = beside(row, cell, -1);
  else if (text && event.key === "n" && (whole || !cell.value)) {
    cell.value = words.na;
    cell.dispatchEvent(new Event("input", { bubbles: true }));
  } else done = false;
  if (done) event.preventDefault();
});

function beside(row, cell, by) {
  const all = cellsOf(row);
  const next = all[all.indexOf(cell) + by];
  if (next) go(next);
  return Boolean(next);
}

// A block copied from a spreadsheet fills the cells from here on, to the right and down.
form.addEventListener("paste", (event) => {
  const cell = event.target;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const row = isCell(cell) ? cell.closest("tr.entered") : null;
  if (!row || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n");
  const rows = [...row.closest("table").querySelectorAll("tr.entered")];
  const first = cellsOf(row).indexOf(cell);
  const from = rows.indexOf(row);
  lines.forEach((line, down) => {
    line.split("\t").forEach((value, right) => {
      const target = rows[from + down] && cellsOf(rows[from + down])[first + right];
      if (!target || conflicting(target)) return;
      const option = target.matches("select") && [...target.options].find((one) => one.text.trim() === value.trim() || one.value === value.trim());
      if (target.matches("select")) {
        if (option) target.value = option.value;
      } else target.value = value.trim();
      mark(target, "unsaved");
      note(keyOf(target));
    });
  });
  flush();
});

// --- leaving, coming back

addEventListener("beforeunload", (event) => {
  for (const cell of form.querySelectorAll(".cell:focus")) if (!conflicting(cell) && !aside.has(keyOf(cell))) note(keyOf(cell));
  if (waiting.size || sent.size || singles.length || aside.size) event.preventDefault();
});
addEventListener("online", () => flush());
addEventListener("offline", () => tell(words.waiting, true));
document.addEventListener("visibilitychange", () => flush());

// A text area is as high as its text.
const grow = (area) => {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
};
form.addEventListener("input", (event) => event.target.matches("textarea") && grow(event.target));
for (const area of form.querySelectorAll("textarea")) if (area.value && area.offsetParent) grow(area);

// A link to what is missing goes to its cell.
document.getElementById("missing").addEventListener("click", (event) => {
  const key = event.target.closest("[data-cell]")?.dataset.cell;
  if (!key) return;
  const cell = control(key) ?? form.querySelector(`[name^="${CSS.escape(`v:${key}`)}"]`);
  if (!cell) return;
  event.preventDefault();
  open(cell);
  go(cell);
  cell.scrollIntoView({ block: "center" });
});

restore();
