// One explorer for each mounted graph. It draws at once and tells Python afterwards; `turn` counts what was told,
// so that an answer to an older state does not undo a newer one.
const NEAR_ENOUGH = 14; // pixels from the pointer within which a click still takes a node

class Explorer extends Camera {
  constructor(host) {
    super();
    this.host = host;
    this.turn = 0;
    this.trail = [];
    this.picture = { dots: [], lines: [], waiting: [], at: new Map(), rails: new Map(), children: new Map() };
  }

  wide() {
    return this.host.host?.clientWidth > 560 || innerWidth > 700;
  }

  update(data, tell) {
    const before = this.data;
    const chosenBefore = this.view?.selected ?? null;
    this.data = data;
    this.tell = tell;
    this.words = data.words;
    if (!this.view || data.turn >= this.turn) this.view = this.read(data.state);
    else Object.assign(this.view, { look: data.look, names: data.names });
    this.turn = Math.max(this.turn, data.turn);
    const fresh = before?.signature !== data.signature;
    if (fresh) this.take(data);
    if (!this.part) {
      this.part = buildFrame(this);
      this.host.append(this.part.root);
    }
    this.view.ink = inkOf(this.part.root);
    const added = before && before.scope === data.scope ? this.picture.dots.filter((dot) => !before.ids.has(dot.id)) : [];
    data.ids = new Set(this.picture.dots.map((dot) => dot.id));
    if (before && before.scope !== data.scope) this.trail = [];
    this.lookNear();
    if (!this.network) this.start();
    else if (fresh) this.refill();
    this.show();
    if (before && before.scope !== data.scope) this.fit({ still: true });
    else if (added.length) this.visit(this.picture.at.get(this.view.selected) ?? added[0], { with: added });
    else if (before && chosenBefore !== this.view.selected) this.followed(chosenBefore);
  }

  // The selection was changed from outside, by a link in the panel.
  followed(before) {
    this.trail.push(before);
    this.part.back.disabled = false;
    const dot = this.picture.at.get(this.view.selected);
    if (dot && !this.inSight(dot, 0.3)) this.visit(dot);
  }

  read(state) {
    const view = {
      look: this.data.look,
      names: this.data.names,
      ink: this.view?.ink,
      selected: state.node,
      opened: [...state.opened],
      hidden: new Set(state.hidden),
      mode: state.mode,
      hovered: null,
      focused: this.view?.focused ?? null,
      near: null,
      scale: this.view?.scale ?? 1,
    };
    view.hides = (name) => view.hidden.has(name);
    view.shows = (dot) => dot !== undefined && !view.hidden.has(dot.label);
    view.fades = (id) => view.near !== null && !view.near.has(id);
    view.colour = (label) => view.look.marks[label]?.[view.ink.dark ? "dark" : "light"] ?? view.ink.text;
    return view;
  }

  take({ dots, lines, waiting }) {
    const at = new Map(dots.map((dot) => [dot.id, dot]));
    const rails = new Map();
    const children = new Map();
    for (const line of lines) {
      if (!line.type.startsWith("HAS_")) continue;
      if (!children.has(line.source)) children.set(line.source, []);
      children.get(line.source).push(line.target);
    }
    for (const dot of dots) {
      if (dot.rail === null || !at.has(dot.rail)) continue;
      if (!rails.has(dot.rail)) rails.set(dot.rail, new Map());
      const rows = rails.get(dot.rail);
      if (!rows.has(dot.y)) rows.set(dot.y, []);
      rows.get(dot.y).push(dot);
    }
    for (const rows of rails.values()) for (const beads of rows.values()) beads.sort((a, b) => a.x - b.x);
    const order = new Map(dots.map((dot, index) => [dot.id, index]));
    for (const list of children.values()) list.sort((a, b) => order.get(a) - order.get(b));
    this.picture = { dots, lines, waiting, at, rails, children };
  }

  item(dot) {
    const { width, height } = sizeOf(dot);
    return {
      id: dot.id,
      x: dot.x,
      y: dot.y,
      shape: "custom",
      hidden: !this.view.shows(dot),
      ctxRenderer: ({ ctx, id }) => ({
        drawNode: () => paintNode(ctx, this.picture.at.get(id) ?? dot, this.view),
        nodeDimensions: { width, height },
      }),
    };
  }

  start() {
    this.nodes = new vis.DataSet(this.picture.dots.map((dot) => this.item(dot)));
    const options = {
      physics: false,
      layout: { improvedLayout: false },
      interaction: { hover: true, dragNodes: false, keyboard: false, selectable: false, zoomSpeed: 0.6, tooltipDelay: 0 },
      nodes: { chosen: false },
    };
    this.network = new vis.Network(this.part.canvas, { nodes: this.nodes, edges: [] }, options);
    for (const canvas of this.part.canvas.querySelectorAll("canvas, .vis-network")) canvas.tabIndex = -1;
    this.network.on("beforeDrawing", (ctx) => this.under(ctx));
    this.network.on("afterDrawing", (ctx) => this.over(ctx));
    this.network.on("click", ({ pointer }) => this.press(pointer.DOM));
    this.network.on("doubleClick", ({ pointer }) => this.open(this.under_pointer(pointer.DOM)?.id));
    this.part.canvas.addEventListener("mousemove", (event) => this.hover(event));
    this.part.canvas.addEventListener("mouseleave", () => this.hover(null));
    this.network.on("zoom", ({ scale }) => {
      if (scale < 0.06) this.network.moveTo({ scale: 0.06 });
      if (scale > 5) this.network.moveTo({ scale: 5 });
    });
    this.fit({ still: true });
    const chosen = this.picture.at.get(this.view.selected);
    if (chosen && !this.inSight(chosen, 0.3)) this.visit(chosen, { still: true });
  }

  refill() {
    const wanted = new Set(this.picture.dots.map((dot) => dot.id));
    this.nodes.remove(this.nodes.getIds().filter((id) => !wanted.has(id)));
    this.nodes.update(this.picture.dots.map((dot) => this.item(dot)));
  }

  under(ctx) {
    this.view.scale = this.network.getScale();
    paintLines(ctx, this.picture, this.view);
    paintRails(ctx, this.picture, this.view);
  }

  over(ctx) {
    const { view, picture } = this;
    for (const id of [view.hovered, view.selected]) {
      const dot = picture.at.get(id);
      if (dot && view.shows(dot) && !BOX[dot.label]) paintNode(ctx, dot, view);
    }
    const focused = picture.at.get(view.focused);
    if (focused && view.shows(focused)) paintFocus(ctx, focused, view);
    this.part.wait.hidden = true;
    this.part.canvas.dataset.drawn = picture.dots.filter((dot) => view.shows(dot)).length;
  }

  show() {
    const { view, part, picture } = this;
    const list = view.mode === "list";
    part.canvas.hidden = list;
    part.rows.hidden = !list;
    for (const name of ["out", "in", "fit"]) part[name].disabled = list;
    nameFrame(part, this);
    if (list) {
      part.wait.hidden = true;
      const kept = part.rows.scrollTop;
      const focused = part.rows.contains(this.host.activeElement) ? this.host.activeElement.dataset.id : null;
      fillList(part.rows, this);
      part.rows.scrollTop = kept;
      const picks = [...part.rows.querySelectorAll(".pick")];
      if (focused) picks.find((pick) => pick.dataset.id === focused)?.focus({ preventScroll: true });
      part.rows.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    }
    this.nodes.update(picture.dots
      .filter((dot) => this.nodes.get(dot.id)?.hidden === view.shows(dot))
      .map((dot) => ({ id: dot.id, hidden: !view.shows(dot) })));
    part.back.disabled = !this.trail.length;
    part.undo.disabled = !view.opened.length;
    const chosen = picture.at.get(view.selected);
    part.expand.hidden = !(chosen?.hidden > 0);
    part.expand.textContent = chosen ? this.words["expand.n"].replace("{n}", chosen.hidden) : "";
    part.peek.hidden = !chosen || list;
    if (chosen) part.peek.replaceChildren(element("span", "name", chosen.name), element("span", "go", this.words.beside));
    part.canvas.dataset.selected = view.selected ?? "";
    this.network.redraw();
  }

  lookNear() {
    const { view, picture } = this;
    view.near = null;
    if (!view.selected || !picture.at.has(view.selected)) return;
    view.near = new Set([view.selected]);
    for (const { source, target } of picture.lines) {
      if (source === view.selected) view.near.add(target);
      if (target === view.selected) view.near.add(source);
    }
    let parent = picture.at.get(view.selected);
    while (parent) {
      view.near.add(parent.id);
      const line = picture.lines.find(({ type, target }) => target === parent.id && type.startsWith("HAS_"));
      parent = line && picture.at.get(line.source);
    }
  }

  // What the user does. Each sends the whole state, so that a later one is never lost behind an earlier one.
  send() {
    this.turn += 1;
    const { selected, opened, hidden, mode } = this.view;
    this.tell({ node: selected, opened, hidden: [...hidden], mode, turn: this.turn });
    this.lookNear();
    this.show();
  }

  choose(id, { travel = false, trail = true } = {}) {
    const { view, picture, words } = this;
    if (id === view.selected) return;
    if (trail) this.trail.push(view.selected);
    view.selected = id;
    const dot = picture.at.get(id);
    if (dot && view.hides(dot.label)) view.hidden.delete(dot.label);
    this.part.live.textContent = dot ? words.selected.replace("{name}", this.told(dot)) : words.cleared;
    this.send();
    if (travel && dot) this.visit(dot);
  }

  told(dot) {
    const more = dot.hidden > 0 ? ` · ${this.words.hidden.replace("{n}", dot.hidden)}` : "";
    return `${this.view.names[dot.label] ?? dot.label} · ${dot.name}${more}`;
  }

  open(id) {
    const dot = this.picture.at.get(id);
    if (!dot || !(dot.hidden > 0)) return;
    if (this.view.selected !== id) this.trail.push(this.view.selected);
    this.view.selected = id;
    this.view.opened.push(id);
    this.send();
  }

  undo() {
    if (!this.view.opened.length) return;
    this.view.opened.pop();
    this.send();
  }

  back() {
    if (!this.trail.length) return;
    this.choose(this.trail.pop(), { travel: true, trail: false });
  }

  toggle(name) {
    const { hidden } = this.view;
    if (name === null) hidden.clear();
    else if (!hidden.delete(name)) hidden.add(name);
    this.send();
    if (name !== null) [...this.part.legend.querySelectorAll(".chip")].find((chip) => chip.dataset.name === name)?.focus();
  }

  look(mode) {
    if (this.view.mode === mode) return;
    this.view.mode = mode;
    this.send();
  }

  focus(id) {
    this.view.focused = id;
    const dot = this.picture.at.get(id);
    if (dot) {
      this.part.live.textContent = this.told(dot);
      this.keepInSight(dot);
    }
    this.network.redraw();
  }

  press(pointer) {
    const dot = this.under_pointer(pointer);
    this.choose(dot?.id ?? null);
  }

  hover(event) {
    const { part, view } = this;
    const bounds = part.canvas.getBoundingClientRect();
    const place = event && { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
    const dot = place && event.buttons === 0 ? this.under_pointer(place) : null;
    part.canvas.style.cursor = dot ? "pointer" : "";
    part.tip.hidden = !dot || dot.id === view.selected;
    if (!part.tip.hidden) {
      part.tip.replaceChildren(element("span", "kind", view.names[dot.label] ?? dot.label), element("span", "name", dot.name));
      part.tip.style.left = `${Math.max(4, Math.min(place.x + 14, bounds.width - 280))}px`;
      part.tip.style.top = `${place.y + (place.y > bounds.height - 120 ? -20 - part.tip.offsetHeight : 18)}px`;
    }
    if (view.hovered !== (dot?.id ?? null)) {
      view.hovered = dot?.id ?? null;
      this.network.redraw();
    }
  }

  under_pointer(pointer) {
    const { x, y } = this.network.DOMtoCanvas(pointer);
    const reach = NEAR_ENOUGH / this.network.getScale();
    let best = null;
    for (const dot of this.picture.dots) {
      if (!this.view.shows(dot)) continue;
      const { width, height } = sizeOf(dot);
      const away = Math.hypot(Math.max(0, Math.abs(dot.x - x) - width / 2), Math.max(0, Math.abs(dot.y - y) - height / 2));
      const cost = away + Math.hypot(dot.x - x, dot.y - y) / 1000;
      if (away <= (BOX[dot.label] ? 0 : reach) && (best === null || cost < best.cost)) best = { dot, cost };
    }
    return best?.dot ?? null;
  }

  goBeside() {
    document.querySelector(`.st-key-${this.data.beside}`)?.scrollIntoView({ behavior: CALM.matches ? "auto" : "smooth" });
  }

  end() {
    this.network?.destroy();
    this.part?.root.remove();
  }
}
