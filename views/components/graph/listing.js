// The list view: the same nodes for the keyboard and for screen readers, and for whoever likes a list better.
function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function pressable(className, text, act) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function fillList(list, explorer) {
  const { picture, view, words } = explorer;
  const shown = picture.dots.filter((dot) => view.shows(dot));
  const rows = [];
  const listed = new Set();
  const add = (dot, depth) => {
    if (listed.has(dot.id) || !view.shows(dot)) return;
    listed.add(dot.id);
    rows.push(listRow(dot, depth, explorer));
    for (const child of picture.children.get(dot.id) ?? []) add(picture.at.get(child), depth + 1);
  };
  for (const dot of shown) if (dot.label === "Pillar") add(dot, 0);
  let label = null;
  for (const dot of shown) {
    if (listed.has(dot.id)) continue;
    if (dot.label !== label) rows.push(element("li", "heading", view.names[dot.label] ?? dot.label));
    label = dot.label;
    add(dot, 0);
  }
  list.replaceChildren(...rows);
  list.setAttribute("aria-label", words["list.help"]);
}

function listRow(dot, depth, explorer) {
  const { view, words } = explorer;
  const row = element("li", `row depth${Math.min(depth, 2)}`);
  const pick = pressable("pick", undefined, () => explorer.choose(dot.id));
  pick.dataset.id = dot.id;
  pick.append(glyphIcon(view.look.marks[dot.label]?.shape, view.colour(dot.label)));
  pick.append(element("span", "kind", view.names[dot.label] ?? dot.label), element("span", "name", dot.name));
  if (dot.id === view.selected) pick.setAttribute("aria-current", "true");
  row.append(pick);
  if (dot.hidden > 0) {
    const more = pressable("more", `+${dot.hidden}`, () => explorer.open(dot.id));
    more.setAttribute("aria-label", `${words["expand.n"].replace("{n}", dot.hidden)} ${dot.name}`);
    row.append(more);
  }
  return row;
}

function listKeys(event, list, explorer) {
  const picks = [...list.querySelectorAll(".pick")];
  const here = picks.indexOf(event.target.closest(".row")?.querySelector(".pick"));
  if (here < 0) return;
  const steps = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: picks.length - 1 };
  if (event.key in steps) {
    event.preventDefault();
    picks[Math.max(0, Math.min(picks.length - 1, steps[event.key]))].focus();
  } else if (event.key === "+" || event.key === "=") {
    explorer.open(picks[here].dataset.id);
  }
}

// The search box: hits among the drawn nodes first, then among those that wait.
function findHits(explorer, wanted) {
  const terms = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (!terms.length) return [];
  const fits = (name) => terms.every((word) => name.toLowerCase().includes(word));
  const drawn = explorer.picture.dots.filter((dot) => fits(dot.name)).map((dot) => ({ ...dot, drawn: true }));
  const waiting = explorer.picture.waiting
    .filter(([, , name]) => fits(name))
    .map(([id, label, name]) => ({ id, label, name, drawn: false }));
  const rank = (hit) => hit.name.length + (hit.drawn ? 0 : 1000);
  return [...drawn, ...waiting].sort((a, b) => rank(a) - rank(b));
}
