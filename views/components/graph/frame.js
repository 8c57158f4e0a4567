// The component's own elements, made once: bar, search, canvas, list, legend. Names come in as text, never as markup.
function buildFrame(explorer) {
  const { words } = explorer;
  const part = { root: element("section", "graph") };
  part.bar = element("div", "bar");
  part.bar.setAttribute("role", "toolbar");
  part.find = element("div", "find");
  part.search = element("input");
  part.search.type = "search";
  part.search.setAttribute("role", "combobox");
  part.search.setAttribute("aria-expanded", "false");
  part.search.setAttribute("aria-autocomplete", "list");
  part.search.setAttribute("aria-controls", "hits");
  part.hits = element("ul", "hits");
  part.hits.id = "hits";
  part.hits.setAttribute("role", "listbox");
  part.hits.hidden = true;
  part.find.append(part.search, part.hits);
  const button = (name, sign, act) => {
    part[name] = pressable("tool", sign, act);
    part[name].dataset.word = name;
    return part[name];
  };
  const group = (...buttons) => {
    const held = element("div", "group");
    held.append(...buttons);
    return held;
  };
  part.bar.append(
    part.find,
    group(
      button("graph", undefined, () => explorer.look("graph")),
      button("list", undefined, () => explorer.look("list")),
    ),
    group(button("back", "←", () => explorer.back()), button("undo", "↶", () => explorer.undo())),
    group(
      button("out", "−", () => explorer.zoom(1 / 1.4)),
      button("in", "+", () => explorer.zoom(1.4)),
      button("fit", "⤢", () => explorer.fit()),
    ),
  );
  part.hint = element("p", "hint");
  part.stage = element("div", "stage");
  part.canvas = element("div", "canvas");
  part.canvas.tabIndex = 0;
  part.canvas.setAttribute("role", "application");
  part.wait = element("p", "wait", words.loading);
  part.tip = element("div", "tip");
  part.tip.hidden = true;
  part.tip.setAttribute("aria-hidden", "true");
  part.rows = element("ul", "list");
  part.rows.hidden = true;
  part.expand = pressable("expand", "", () => explorer.open(explorer.view.selected));
  part.expand.hidden = true;
  part.peek = pressable("peek", undefined, () => explorer.goBeside());
  part.peek.hidden = true;
  part.stage.append(part.canvas, part.wait, part.rows, part.tip, part.peek, part.expand);
  part.legend = element("details", "legend");
  part.legend.open = explorer.wide();
  part.count = element("p", "count");
  part.live = element("p", "live");
  part.live.setAttribute("aria-live", "polite");
  part.foot = element("div", "foot");
  part.foot.append(part.legend, part.count);
  part.root.append(part.bar, part.hint, part.stage, part.foot, part.live);
  listenTo(part, explorer);
  return part;
}

function listenTo(part, explorer) {
  part.canvas.addEventListener("keydown", (event) => graphKeys(event, explorer));
  part.canvas.addEventListener("blur", () => explorer.focus(null));
  part.rows.addEventListener("keydown", (event) => listKeys(event, part.rows, explorer));
  part.search.addEventListener("input", () => showHits(part, explorer));
  part.search.addEventListener("focus", () => showHits(part, explorer));
  part.find.addEventListener("focusout", (event) => {
    if (!part.find.contains(event.relatedTarget)) hideHits(part);
  });
  part.find.addEventListener("keydown", (event) => hitKeys(event, part));
}

// Words of the screen's language; called again when the language changes.
function nameFrame(part, explorer) {
  const { words, view } = explorer;
  part.root.setAttribute("aria-label", words.title);
  part.canvas.setAttribute("aria-label", words.help);
  part.search.placeholder = words.search;
  part.search.setAttribute("aria-label", words.search);
  for (const tool of part.bar.querySelectorAll(".tool")) {
    const word = words[tool.dataset.word];
    if (tool.dataset.word === "graph" || tool.dataset.word === "list") tool.textContent = word;
    else tool.setAttribute("aria-label", word);
    tool.title = word;
  }
  fillLegend(part.legend, explorer);
  const notice = explorer.data.crowded ? words.crowded : explorer.data.drawn === "none" ? words.none : "";
  part.hint.textContent = notice;
  part.hint.hidden = !notice;
  part.count.textContent = words.count
    .replace("{drawn}", explorer.picture.dots.length)
    .replace("{waiting}", explorer.picture.waiting.length);
  part.count.title = explorer.data.drawn === "some" ? words.some : "";
  part.graph.setAttribute("aria-pressed", String(view.mode === "graph"));
  part.list.setAttribute("aria-pressed", String(view.mode === "list"));
}

function fillLegend(legend, explorer) {
  const { picture, view, words } = explorer;
  const labels = Object.keys(view.look.marks).filter((name) => picture.dots.some((dot) => dot.label === name));
  const types = Object.keys(view.look.strokes).filter((name) => picture.lines.some((line) => line.type === name));
  const chips = (names, icon, wordOf) => {
    const row = element("div", "chips");
    row.append(...names.map((name) => {
      const chip = pressable("chip", undefined, () => explorer.toggle(name));
      chip.dataset.name = name;
      chip.setAttribute("aria-pressed", String(!view.hides(name)));
      chip.append(icon(name), element("span", "", wordOf(name)));
      return chip;
    }));
    return row;
  };
  const count = (name) => picture.dots.filter((dot) => dot.label === name).length;
  const nodes = chips(labels, (name) => glyphIcon(view.look.marks[name].shape, view.colour(name)),
    (name) => `${view.names[name] ?? name} ${count(name)}`);
  const lines = chips(types, (name) => lineIcon(view.look.strokes[name], view.ink.text), (name) => view.names[name] ?? name);
  const summary = element("summary", "", words.legend);
  nodes.append(...lines.children);
  if (view.hidden.size) nodes.append(pressable("showall", words.showall, () => explorer.toggle(null)));
  const parts = [summary, nodes];
  legend.replaceChildren(...parts);
}

function showHits(part, explorer) {
  const { words, view } = explorer;
  const hits = findHits(explorer, part.search.value);
  if (!part.search.value.trim()) return hideHits(part);
  const rows = hits.slice(0, 30).map((hit) => {
    const row = element("li");
    row.setAttribute("role", "option");
    row.tabIndex = -1;
    row.dataset.id = hit.id;
    row.append(glyphIcon(view.look.marks[hit.label]?.shape, view.colour(hit.label)), element("span", "name", hit.name));
    row.append(element("span", "kind", hit.drawn ? view.names[hit.label] ?? hit.label : words.notdrawn));
    row.addEventListener("click", () => {
      hideHits(part);
      explorer.choose(hit.id, { travel: true });
    });
    return row;
  });
  if (!rows.length) rows.push(element("li", "none", words.nohits));
  part.hits.replaceChildren(...rows);
  part.hits.hidden = false;
  part.search.setAttribute("aria-expanded", "true");
  part.live.textContent = words.hits.replace("{n}", hits.length);
}

function hideHits(part) {
  part.hits.hidden = true;
  part.search.setAttribute("aria-expanded", "false");
}

function hitKeys(event, part) {
  const rows = [...part.hits.querySelectorAll("[role=option]")];
  if (event.key === "Escape") return hideHits(part);
  if (part.hits.hidden || !rows.length) return;
  const here = rows.indexOf(event.target);
  if (event.key === "Enter") (rows[here] ?? rows[0]).click();
  else if (event.key === "ArrowDown") rows[Math.min(here + 1, rows.length - 1)].focus();
  else if (event.key === "ArrowUp") (rows[here - 1] ?? part.search).focus();
  else return;
  event.preventDefault();
}
