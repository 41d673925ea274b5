// Returns what makes the page scroll sideways, or reaches out of sight where nothing scrolls.
() => {
  const root = document.documentElement;
  const edge = root.clientWidth;
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const isForVoices = (element) => getComputedStyle(element).clipPath !== "none"; // only read aloud
  const isExempt = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (scrolls(box) || isForVoices(box)) return true;
    }
    return isForVoices(element);
  };
  const found = root.scrollWidth > edge ? [`the page is ${root.scrollWidth} px wide`] : [];
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    // What is wholly outside is out of sight on purpose, until it is focused.
    const reachesOut = box.right > edge + 1 && box.left < edge || box.left < -1 && box.right > 0;
    if (reachesOut && element.checkVisibility() && box.width > 1 && !isExempt(element)) {
      found.push(`${element.outerHTML.slice(0, 120)} from ${box.left} to ${box.right}`);
    }
  }
  return found.slice(0, 5);
}
