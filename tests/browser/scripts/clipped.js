// Returns the text that is cut off: in a box that hides what does not fit.
() => [...document.body.querySelectorAll("*")].flatMap((element) => {
  const style = getComputedStyle(element);
  const hides = (overflow) => /hidden|clip/.test(overflow);
  const box = element.getBoundingClientRect();
  // What is hidden on purpose, for screen readers only, is one pixel large.
  if (box.width <= 1 || box.height <= 1 || !element.checkVisibility()) return [];
  const isCut = (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
    || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
  return isCut && element.textContent.trim() ? [element.outerHTML.slice(0, 140)] : [];
})
