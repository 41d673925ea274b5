// Ctrl and / lead to the search: to the field of this page, or to the search page. A single key
// would get in the way of those who speak to their computer (WCAG 2.2, 2.1.4).
const link = document.querySelector(".to-search");
const field = () => document.querySelector("main input[type=search]"); // a list may have a new one
if (!field()) link.setAttribute("aria-keyshortcuts", "Control+/");

addEventListener("keydown", (event) => {
  if (event.key !== "/" || !event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.defaultPrevented || event.target.matches(":read-write")) return;
  event.preventDefault();
  if (!field()) return location.assign(`${link.href}#q`);
  field().focus();
  field().select();
});

// Most who read a list do not filter it: the script for that is fetched when they set about it.
const filters = document.querySelector(".filters");
if (filters) {
  const fetchIt = () => import("./filters.js");
  for (const way of ["pointerover", "focusin"]) filters.addEventListener(way, fetchIt, { once: true });
  addEventListener("popstate", fetchIt, { once: true });
  filters.querySelector(".live").hidden = false;
}
