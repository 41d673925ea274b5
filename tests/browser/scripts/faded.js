// Returns the text whose colour stands out from what is behind it by less than 7 to 1 (WCAG 2.2,
// 1.4.6). Text in drawings too, which axe leaves open: its colour is its fill, on what the drawing
// stands on.
() => {
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const channels = (colour) => {
    if (!known.has(colour)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      known.set(colour, [...brush.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((c, i) => (c * a + below[i] * (255 - a)) / 255);
  const behind = (element) => {
    if (!element) return channels("Canvas").slice(0, 3);
    const colour = channels(getComputedStyle(element).backgroundColor);
    return colour[3] === 255 ? colour.slice(0, 3) : over(colour, behind(element.parentElement));
  };
  const light = (c) => c <= 10 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4;
  const bright = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b) + 0.05;
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return [...document.body.querySelectorAll("*")].flatMap((element) => {
    if (!hasText(element) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
    const style = getComputedStyle(element);
    const isDrawn = element instanceof SVGElement;
    const paper = behind(isDrawn ? element.closest("svg").parentElement : element);
    const ink = over(channels(isDrawn ? style.fill : style.color), paper);
    const [more, less] = [bright(ink), bright(paper)].sort((a, b) => b - a);
    const ratio = more / less;
    return ratio < 7 ? [`${ratio.toFixed(2)}: ${element.outerHTML.slice(0, 120)}`] : [];
  });
}
