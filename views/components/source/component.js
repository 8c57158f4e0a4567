// The panel with a node's facts and the document's text beside it. All words come in as text, never as markup.
const READERS = new WeakMap();

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

function isDark(host) {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  probe.fillStyle = getComputedStyle(host).getPropertyValue("--st-background-color").trim() || "#ffffff";
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return 0.299 * red + 0.587 * green + 0.114 * blue < 102;
}

class Reader {
  constructor(host) {
    this.root = element("section", "reader");
    this.card = element("article", "card");
    this.head = element("h3", "texthead");
    this.text = element("div", "text");
    this.text.tabIndex = 0;
    this.root.append(this.card, this.head, this.text);
    host.append(this.root);
  }

  update(data, tell) {
    this.data = data;
    this.tell = (node) => tell({ node, turn: Date.now() });
    this.dark = isDark(this.root);
    this.root.lang = data.textlang;
    this.root.classList.toggle("dark", this.dark);
    this.root.classList.toggle("wide", Boolean(data.wide));
    this.fillCard();
    const signature = JSON.stringify([data.scope, data.places, data.node, this.dark, data.language]);
    if (signature === this.signature) return;
    this.signature = signature;
    this.fillText();
  }

  colour(label) {
    return this.data.look.marks[label]?.[this.dark ? "dark" : "light"] ?? "currentColor";
  }

  badge(label, text) {
    const made = element("span", "badge", text);
    made.style.setProperty("--own", this.colour(label));
    return made;
  }

  fillCard() {
    const { card, words, nothing } = this.data;
    this.card.classList.toggle("empty", !card);
    if (!card) return this.card.replaceChildren(element("p", "nothing", nothing));
    const top = element("header");
    top.append(this.badge(card.label, card.kind));
    const clear = pressable("clear", "×", () => this.tell(null));
    clear.setAttribute("aria-label", words.close);
    clear.title = words.close;
    top.append(clear);
    const title = element("h2", "", card.title);
    const groups = card.groups.map((group) => this.group(group));
    const proof = element("details", "proof");
    proof.open = this.proofOpen ?? innerWidth > 700;
    proof.addEventListener("toggle", () => { this.proofOpen = proof.open; });
    proof.append(element("summary", "", words.proof), this.pairs(card.proof));
    this.card.replaceChildren(top, title, this.pairs(card.facts), ...groups, proof);
  }

  pairs(pairs) {
    const list = element("dl");
    for (const [name, value] of pairs) {
      if (!name) list.append(element("dd", "whole", value));
      else list.append(element("dt", "", name), element("dd", "", value));
    }
    return list;
  }

  group({ title, links }) {
    const held = element("section", "links");
    const list = element("ul");
    const shown = 8;
    const rows = links.map((link) => this.link(link));
    list.append(...rows.slice(0, shown));
    held.append(element("h3", "", `${title} (${links.length})`), list);
    if (rows.length > shown) {
      const more = pressable("more", this.data.words.more.replace("{n}", rows.length - shown), () => {
        list.append(...rows.slice(shown));
        more.remove();
      });
      held.append(more);
    }
    return held;
  }

  link(link) {
    const row = element("li", link.proposed ? "proposed" : "");
    const pick = pressable("pick", undefined, () => this.tell(link.node));
    const dot = element("span", "dot");
    dot.style.background = this.colour(link.label);
    pick.append(dot, element("span", "name", link.text));
    if (link.note) pick.append(element("span", "note", link.note));
    row.append(pick);
    return row;
  }

  fillText() {
    const { lines, words, document: name, part, places, textlang } = this.data;
    this.place = 0;
    const head = [element("span", "", name)];
    if (places.length > 1) {
      head.push(element("span", "note", words.places.replace("{n}", places.length)));
      head.push(pressable("more", words.next, () => this.next()));
    }
    this.head.replaceChildren(...head);
    this.text.setAttribute("aria-label", name);
    const rows = lines.map((line) => {
      const row = element("p");
      row.dataset.start = line.start;
      row.append(...line.runs.map((run) => this.run(run)));
      return row;
    });
    if (part) rows.unshift(element("p", "note", words.part));
    const kept = this.scope === this.data.scope ? this.text.scrollTop : 0;
    this.scope = this.data.scope;
    this.text.replaceChildren(...rows);
    this.text.scrollTop = kept;
    requestAnimationFrame(() => this.bring(0));
  }

  run(run) {
    if (!run.focus && !run.label) return document.createTextNode(run.text);
    const made = element(run.focus ? "mark" : "span", "run", run.text);
    if (run.label) {
      made.classList.add("named");
      made.style.setProperty("--own", this.colour(run.label));
      made.title = this.data.names[run.label] ?? run.label;
    }
    if (run.node) made.addEventListener("click", () => this.tell(run.node));
    return made;
  }

  // The marks of one place are several runs; a new place begins where the mark before does not touch.
  starts() {
    const marks = [...this.text.querySelectorAll("mark")];
    return marks.filter((mark) => mark.previousSibling?.nodeName !== "MARK");
  }

  next() {
    this.place += 1;
    this.bring(this.place);
  }

  bring(index) {
    const starts = this.starts();
    if (!starts.length) return;
    const mark = starts[index % starts.length];
    const top = mark.getBoundingClientRect().top - this.text.getBoundingClientRect().top;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const away = top + this.text.scrollTop - this.text.clientHeight / 3;
    this.text.scrollTo({ top: Math.max(0, away), behavior: calm || index === 0 ? "auto" : "smooth" });
    this.text.dataset.at = mark.closest("p").dataset.start;
  }
}

export default function mount({ data, parentElement, setTriggerValue }) {
  if (!data) return undefined;
  if (!READERS.has(parentElement)) READERS.set(parentElement, new Reader(parentElement));
  READERS.get(parentElement).update(data, (state) => setTriggerValue("told", state));
  return () => {
    READERS.get(parentElement)?.root.remove();
    READERS.delete(parentElement);
  };
}
