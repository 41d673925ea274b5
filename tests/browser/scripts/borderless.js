// Returns the fields and buttons that nothing sets off where the reader's own colours replace ours.
() => [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !/checkbox|radio/.test(element.type)) // which the system draws
  .filter((element) => {
    const style = getComputedStyle(element);
    return style.borderStyle === "none" || parseFloat(style.borderBlockEndWidth) < 1;
  })
  .map((element) => element.outerHTML.slice(0, 140))
