// Adds a copy button after each element with a data-copy attribute, which names the text. Adds no
// buttons if the browser has no clipboard.
for (const text of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const line = document.createElement("p");
  const button = document.createElement("button");
  const what = document.createElement("span");
  const said = document.createElement("span");
  button.type = "button";
  what.className = "unseen";
  what.textContent = `: ${text.dataset.copy}`;
  button.append("Copy", what);
  said.setAttribute("aria-live", "polite");
  line.className = "copying";
  line.append(button, " ", said);
  text.after(line);

  button.addEventListener("click", async () => {
    said.textContent = ""; // so that screen readers announce a second copy too
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      said.textContent = "Copied";
    } catch {
      said.textContent = "Not copied. Select the text and copy it.";
    }
  });
}
