// Remembers the refs of the briefing pack that was opened last, until the tab is closed: links that
// add a record add it to that pack, and the menu of each page leads there and counts them.
const KEY = "briefing";
const link = document.querySelector(".to-pack"); // to the pack in the address of this page, if any
const inAddress = new URL(link.href).searchParams.getAll("ref");

function recall() {
  try {
    return (sessionStorage.getItem(KEY) ?? "").split(" ").filter(Boolean);
  } catch {
    return inAddress; // the browser was told to keep nothing
  }
}

function remember(refs) {
  try {
    sessionStorage.setItem(KEY, refs.join(" "));
  } catch {}
  show();
}

function show() {
  const refs = recall();
  link.search = new URLSearchParams(refs.map((ref) => ["ref", ref]));
  link.textContent = refs.length ? `Briefing pack (${refs.length})` : "Briefing pack";
}

function begin() {
  const isOpen = location.pathname === link.pathname;
  if (inAddress.length && (isOpen || !recall().length)) remember(inAddress);
  else show();
}

begin();
addEventListener("pageshow", begin); // also where Back leads to a page as it was left

// Puts the pack into a link that is about to be followed.
function carry({ target }) {
  const followed = target.closest?.("[data-pack]");
  if (!followed) return;
  const address = new URL(followed.href);
  const held = address.searchParams.getAll(followed.dataset.pack);
  for (const ref of recall()) {
    if (!held.includes(ref)) address.searchParams.append(followed.dataset.pack, ref);
  }
  followed.href = address;
}

for (const way of ["pointerdown", "focusin", "click"]) addEventListener(way, carry);

addEventListener("click", ({ target }) => {
  if (target.closest("main [href='/briefing/']")) remember([]); // it leads to an empty pack
});

addEventListener("change", ({ target: { checked, value, parentNode } }) => {
  if (parentNode.className !== "pick") return;
  const others = recall().filter((ref) => ref !== value);
  remember(checked ? [...others, value] : others);
});
