// Returns what shows no outline when it has the focus. Shadows and backgrounds are no help where
// the reader's own colours replace ours.
() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => {
    element.focus({ focusVisible: true, preventScroll: true });
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle === "none" || parseFloat(outlineWidth) < 2;
  })
  .map((element) => element.outerHTML.slice(0, 140))
