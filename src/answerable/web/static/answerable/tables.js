// A table wider than its place fades out on the side where more of it is; nothing else depends on this.
const marked = new WeakSet();

function mark(place) {
  const left = Math.abs(place.scrollLeft); // from right to left it counts downwards
  const wider = place.scrollWidth > place.clientWidth + 2 && getComputedStyle(place).overflowX !== "visible";
  place.classList.toggle("more-after", wider && left + place.clientWidth < place.scrollWidth - 2);
}

const watched = new ResizeObserver((entries) => entries.forEach((entry) => mark(entry.target)));

function watch(within) {
  for (const place of within.querySelectorAll(".table-scroll")) {
    if (marked.has(place)) continue;
    marked.add(place);
    place.addEventListener("scroll", () => mark(place), { passive: true });
    watched.observe(place);
  }
}

watch(document);
document.addEventListener("htmx:load", (event) => watch(event.target.parentElement ?? document));
