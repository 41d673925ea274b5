// Ctrl+/ moves to the search field of this page, or opens the search page. The shortcut has two keys
// because speech input can press a single key by accident (WCAG 2.2, criterion 2.1.4).
const link = document.querySelector(".to-search");
const field = () => document.querySelector("main input[type=search]"); // looked up each time, because filters.js replaces it
if (!field()) link.setAttribute("aria-keyshortcuts", "Control+/");

addEventListener("keydown", (event) => {
  if (event.key !== "/" || !event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.defaultPrevented || event.target.matches(":read-write")) return;
  event.preventDefault();
  if (!field()) return location.assign(`${link.href}#q`);
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
