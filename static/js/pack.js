// Remembers the refs of the last opened briefing pack until the tab is closed. Links that add a record
// add it to that pack, and the menu of each page links to the pack and shows how many records it has.
const KEY = "briefing";
const link = document.querySelector(".to-pack"); // its address has the refs of this page's address, if any
const inAddress = new URL(link.href).searchParams.getAll("ref");

function recall() {
  try {
    return (sessionStorage.getItem(KEY) ?? "").split(" ").filter(Boolean);
  } catch {
    return inAddress; // the browser's settings forbid it
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
addEventListener("pageshow", begin); // Back may restore a page without running its scripts again

// Adds the refs of the pack to a link just before the reader follows it.
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
  if (target.closest("main [href='/briefing/']")) remember([]); // this link starts an empty pack
});

addEventListener("change", ({ target: { checked, value, parentNode } }) => {
  if (parentNode.className !== "pick") return;
  const others = recall().filter((ref) => ref !== value);
  remember(checked ? [...others, value] : others);
});
