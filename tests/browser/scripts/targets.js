// Returns the targets that are less than 24 by 24 pixels, but for links in a sentence.
// WCAG 2.2, 2.5.8. Its exception for small targets that stand far apart is not made use of.
() => {
  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const block = (element) => {
    let box = element.parentElement;
    while (/^(inline|contents)$/.test(getComputedStyle(box).display)) box = box.parentElement;
    return box;
  };
  const inSentence = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    const around = block(element).cloneNode(true);
    for (const target of around.querySelectorAll(TARGETS)) target.remove();
    return /\p{L}{2}/u.test(around.textContent);
  };
  const size = (element) => {
    const boxes = [element, ...(element.labels ?? [])].map((each) => each.getBoundingClientRect());
    const from = (side) => Math.min(...boxes.map((box) => box[side]));
    const to = (side) => Math.max(...boxes.map((box) => box[side]));
    return [to("right") - from("left"), to("bottom") - from("top")];
  };
  return [...document.querySelectorAll(TARGETS)].flatMap((element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return [];
    const [width, height] = size(element);
    const isLarge = width > 23.9 && height > 23.9; // a fraction is lost in zooming
    if (isLarge || inSentence(element)) return [];
    return [`${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 120)}`];
  });
}
