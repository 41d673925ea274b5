// Ctrl+/ moves to the search field of this page, or to that of the masthead. The shortcut has two keys
// because speech input can press a single key by accident (WCAG 2.2, criterion 2.1.4).
const field = () => document.querySelector("main input[type=search]") ?? document.querySelector("#go"); // looked up each time, because filters.js replaces it

addEventListener("keydown", (event) => {
  if (event.key !== "/" || !event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.defaultPrevented || event.target.matches(":read-write")) return;
  event.preventDefault();
  field().focus();
  field().select();
});

// Most readers of a list do not filter it, so the script is loaded only when they reach the filters.
const filters = document.querySelector(".filters");
if (filters) {
  const fetchIt = () => import("./filters.js");
  for (const way of ["pointerover", "focusin"]) filters.addEventListener(way, fetchIt, { once: true });
  addEventListener("popstate", fetchIt, { once: true });
  filters.querySelector(".live").hidden = false;
}
