// Runs axe with the rules that are wanted; returns what it objects to and what it could
// not decide.
async (runOnly) => {
  const found = await axe.run({
    runOnly,
    rules: { "target-size": { enabled: true } }, // axe leaves it out unless asked
    resultTypes: ["violations", "incomplete"],
    preload: false,
  });
  const told = (items) => items.map(({ id, nodes }) => ({
    rule: id,
    nodes: nodes.map((node) => `${node.target.join(" ")} ${node.html.slice(0, 160)} ${
      [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ")}`),
  }));
  return { violations: told(found.violations), incomplete: told(found.incomplete) };
}
