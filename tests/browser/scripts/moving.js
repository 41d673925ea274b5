// Returns what would move, for a reader who has asked that nothing does.
() => {
  const seconds = (text) => Math.max(...text.split(",").map(parseFloat));
  const moving = [...document.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    const fades = style.transitionProperty !== "none" && seconds(style.transitionDuration) > 0.01;
    const runs = style.animationName !== "none" && seconds(style.animationDuration) > 0.01;
    return fades || runs || style.scrollBehavior === "smooth";
  });
  return [...document.getAnimations().map(String), ...moving.map((e) => e.outerHTML.slice(0, 140))];
}
