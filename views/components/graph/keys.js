// Arrow keys in the graph: the nearest node that lies in the arrow's direction, sideways distance counting double.
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function nextInDirection(dots, from, key) {
  const [dx, dy] = ARROWS[key];
  let best = null;
  for (const dot of dots) {
    const along = (dot.x - from.x) * dx + (dot.y - from.y) * dy;
    const aside = Math.abs((dot.x - from.x) * dy) + Math.abs((dot.y - from.y) * dx);
    if (along < 1 || aside > along * 3) continue;
    const cost = along + aside * 2;
    if (best === null || cost < best.cost) best = { dot, cost };
  }
  return best?.dot ?? null;
}

function graphKeys(event, explorer) {
  const { view } = explorer;
  if (event.key in ARROWS) {
    const shown = explorer.picture.dots.filter((dot) => view.shows(dot));
    const from = explorer.picture.at.get(view.focused ?? view.selected);
    const next = from ? nextInDirection(shown, from, event.key) : shown[0];
    if (next) explorer.focus(next.id);
  } else if (event.key === "Enter" || event.key === " ") {
    if (view.focused) explorer.choose(view.focused);
  } else if (event.key === "+" || event.key === "=") {
    explorer.open(view.focused ?? view.selected);
  } else if (event.key === "Backspace") {
    explorer.back();
  } else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) {
    explorer.undo();
  } else if (event.key === "Escape") {
    explorer.choose(null);
  } else {
    return;
  }
  event.preventDefault();
}
