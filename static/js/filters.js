// Updates the list as soon as a reader ticks a filter. The server renders the page, the same as for
// the form's button. If anything goes wrong, the browser loads the page in the usual way.
const FORMS = "link[rel=alternate], link[rel=canonical]";
const main = document.querySelector("main");
const said = document.createElement("p");
let hint = main.querySelector(".live");
let shown = place(new URL(performance.getEntriesByType("navigation")[0].name));
let asked = new AbortController();
let released;

said.className = "unseen";
said.setAttribute("role", "status");
document.body.append(said);

addEventListener("change", ({ target }) => {
  if (target.closest(".filters") && target.type !== "search") choose(target.form);
});

// Back undoes one choice at a time, as it does with the form's button.
addEventListener("popstate", goBack);

// A new list waits until the pointer is released. If it replaced a checkbox between press and release,
// the checkbox would not be ticked.
addEventListener("pointerdown", () => {
  released = new Promise((done) => {
    const later = () => setTimeout(done, 50); // the click, which ticks the checkbox, comes after the release
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, later, { once: true });
  });
});

function choose(form) {
  const address = new URL(form.action);
  address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  show(address, true);
}

function goBack() {
  if (place(location) !== shown) show(new URL(location), false);
}

// The hint keeps its height, so that nothing moves while a finger is about to touch it.
function askForPatience() {
  hint.style.minBlockSize = `${hint.offsetHeight}px`;
  hint.textContent = "Getting the new list…";
}

function place({ pathname, search }) {
  return pathname + search;
}

async function show(address, isNew) {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const late = setTimeout(askForPatience, 700);
  said.textContent = ""; // so that screen readers announce the same number again
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(".filters").closest("main");
    await released;
    signal.throwIfAborted();
    if (!answer.ok || page.querySelector(".problems")) throw new Error(answer.status);
    if (place(address) !== shown && isNew) history.pushState(null, "", address);
    shown = place(address);
    hint = fresh.querySelector(".live");
    hint.hidden = false;
    keepOpen(fresh);
    replace(fresh, isNew);
    describe(page);
  } catch {
    if (signal.aborted) return;
    if (isNew) location.assign(address);
    else location.reload();
  } finally {
    clearTimeout(late);
  }
}

// Gives each group of filters in the new page the state, open or closed, that the reader chose.
function keepOpen(fresh) {
  const key = (details) => details.className + details.querySelector("[name]").name;
  const folds = [...main.querySelectorAll(".filters details")];
  const open = new Map(folds.map((details) => [key(details), details.open]));
  for (const details of fresh.querySelectorAll(".filters details")) {
    details.open = open.get(key(details)) ?? details.open;
  }
}

// Identifies a focusable element by its position, name, value and link, so that the same element can
// be found in the new page.
function identity(element) {
  const tags = [];
  for (let each = element; each.tagName !== "MAIN"; each = each.parentNode) tags.push(each.tagName);
  const name = element.name ?? element.parentNode.querySelector("[name]")?.name;
  const value = element.type === "checkbox" && element.value;
  return [tags, name, value, element.getAttribute("href")].join();
}

// Replaces everything around the focused element, which stays in the page and so keeps the focus. If
// the new page has no such element, the focus moves to its group of filters or to main.
function replace(fresh, isNew) {
  let here = document.activeElement;
  if (here === main || !main.contains(here)) return main.replaceChildren(...fresh.childNodes);
  const same = (each) => identity(each) === identity(here);
  let there = [...fresh.querySelectorAll(here.tagName)].find(same);
  if (!there) {
    const fold = here.name && fresh.querySelector(`details:not(:has(details)) [name=${here.name}]`);
    main.replaceChildren(...fresh.childNodes);
    const next = fold?.closest("details").querySelector("summary") ?? main;
    return next.focus({ preventScroll: true });
  }
  if (!isNew) [here.checked, here.value] = [there.checked, there.value];
  for (; here !== main; [here, there] = [here.parentNode, there.parentNode]) {
    const around = [...there.parentNode.childNodes];
    const at = around.indexOf(there);
    for (const old of [...here.parentNode.childNodes]) if (old !== here) old.remove();
    here.before(...around.slice(0, at));
    here.after(...around.slice(at + 1));
  }
}

// Updates what describes the list: the title, the printed footer, the links to other formats, and the
// count that screen readers announce.
function describe(page) {
  document.title = page.title;
  document.documentElement.dataset.title = page.documentElement.dataset.title;
  document.querySelector("body > footer").replaceWith(page.querySelector("body > footer"));
  document.querySelectorAll(FORMS).forEach((link) => link.remove());
  document.head.append(...page.querySelectorAll(FORMS));
  const count = main.querySelector("#shown data");
  said.textContent = count.value === "0" ? count.textContent : `${count.textContent} shown`;
}

// Handles what the reader ticked, or went back to, while this script was loading.
const early = [...main.querySelectorAll(".filters [type=checkbox]")].filter(
  (box) => box.checked !== box.defaultChecked,
);
if (early.length) choose(early[0].form);
else goBack();
