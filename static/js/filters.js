// Shows the list anew as soon as a filter is ticked. The server makes the page, as it does for the
// form's own button. Where anything is amiss, the page is opened in the usual way.
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

// Each choice is a step that Back undoes, as each press of the form's button is.
addEventListener("popstate", goBack);

// A box that went away between press and release would not be ticked.
addEventListener("pointerdown", () => {
  released = new Promise((done) => {
    const later = () => setTimeout(done, 50); // when the click that follows has ticked the box
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

// Keeps the room that the sentence takes: nothing may move from under a finger.
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
  said.textContent = ""; // so that the same number is announced again
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

// Leaves open what the reader has opened, and closed what the reader has closed.
function keepOpen(fresh) {
  const key = (details) => details.className + details.querySelector("[name]").name;
  const folds = [...main.querySelectorAll(".filters details")];
  const open = new Map(folds.map((details) => [key(details), details.open]));
  for (const details of fresh.querySelectorAll(".filters details")) {
    details.open = open.get(key(details)) ?? details.open;
  }
}

// Tells what can have the focus by where it stands and what it leads to.
function identity(element) {
  const tags = [];
  for (let each = element; each.tagName !== "MAIN"; each = each.parentNode) tags.push(each.tagName);
  const name = element.name ?? element.parentNode.querySelector("[name]")?.name;
  const value = element.type === "checkbox" && element.value;
  return [tags, name, value, element.getAttribute("href")].join();
}

// Puts what is new around the element that has the focus, which stays in the page.
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

// Says what is shown now: in the title, in print, to other programs and, once, aloud.
function describe(page) {
  document.title = page.title;
  document.documentElement.dataset.title = page.documentElement.dataset.title;
  document.querySelector("body > footer").replaceWith(page.querySelector("body > footer"));
  document.querySelectorAll(FORMS).forEach((link) => link.remove());
  document.head.append(...page.querySelectorAll(FORMS));
  const count = main.querySelector("#shown data");
  said.textContent = count.value === "0" ? count.textContent : `${count.textContent} shown`;
}

// What was ticked, or gone back to, while this script was on its way
const early = [...main.querySelectorAll(".filters [type=checkbox]")].filter(
  (box) => box.checked !== box.defaultChecked,
);
if (early.length) choose(early[0].form);
else goBack();
