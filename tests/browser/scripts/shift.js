// Returns what moved in the page after it was first drawn, and from where to where.
() => new Promise((answer) => {
  const place = ({ x, y, width, height }) => `${x},${y} ${width}×${height}`;
  new PerformanceObserver((list, observer) => {
    observer.disconnect();
    answer(list.getEntries().flatMap((entry) => entry.sources.map(({ node, previousRect, currentRect }) =>
      `${entry.value.toFixed(4)} ${node?.outerHTML?.slice(0, 100) ?? node?.textContent}: ${
        place(previousRect)} to ${place(currentRect)}`)));
  }).observe({ type: "layout-shift", buffered: true });
  // Where nothing moved the observer is never called.
  requestAnimationFrame(() => setTimeout(() => answer([]), 50));
})
