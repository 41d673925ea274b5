// Returns how an element looks, as far as a mark can be told from another by it.
(mark) => {
  const style = getComputedStyle(mark);
  const { backgroundColor, color, outline, textDecoration, fontWeight, boxShadow } = style;
  return [backgroundColor, color, outline, textDecoration, fontWeight, boxShadow].join();
}
