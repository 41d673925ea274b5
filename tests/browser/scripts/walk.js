// Prepares a page for a walk with the keyboard: returns how many stops it should have, and leaves
// window.stop(), which tells of the element that has the focus.
() => {
  const STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const stops = [...document.querySelectorAll(STOPS)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }));
  const look = (element) => {
    const style = getComputedStyle(element);
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor } = style;
    const { borderColor, borderWidth, textDecorationLine, textDecorationThickness } = style;
    const outline = outlineStyle === "none" ? "none" : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    return [outline, boxShadow, backgroundColor, borderColor, borderWidth, textDecorationLine,
      textDecorationThickness].join("; ");
  };
  const unfocused = new Map(stops.map((element) => [element, look(element)]));
  // A point in from each corner and the middle, of each line that a link runs over.
  const points = (element) => [...element.getClientRects()].flatMap((box) => {
    const inset = (from, to) => [from + 1, (from + to) / 2, to - 1];
    return inset(box.left, box.right).flatMap((x) => inset(box.top, box.bottom).map((y) => [x, y]));
  });
  const isSeen = (element) => points(element).some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || [...(element.labels ?? [])].some((l) => l.contains(top)));
  });
  let last = null;
  window.stop = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const above = last && last.isConnected ? last.box : null;
    const place = { left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY };
    const told = {
      element: element.outerHTML.slice(0, 140),
      index: stops.indexOf(element),
      isSeen: isSeen(element),
      isShown: unfocused.get(element) !== look(element),
      // Up the page again, in the same column: not the order in which people read.
      goesUp: Boolean(above && place.bottom <= above.top && place.left < above.right && place.right > above.left),
    };
    last = { isConnected: true, box: place };
    return told;
  };
  return stops.length;
}
