// A table whose rows can be chosen by pointer and by keyboard; on a narrow screen each row becomes a card.
const TABLES = new WeakMap();

// Only cells with more characters than this break inside of a word, and they are given room: an id in a column one
// character wide would make its row higher than the window.
const LONG = 12;

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

class Table {
  constructor(host) {
    this.root = element("div", "held");
    this.table = element("table");
    this.root.append(this.table);
    host.append(this.root);
    this.table.addEventListener("keydown", (event) => this.keys(event));
    this.table.addEventListener("click", (event) => {
      const row = event.target.closest("tbody tr");
      if (row && !getSelection()?.toString()) this.choose(row.dataset.id);
    });
  }

  update(data, tell) {
    this.tell = tell;
    this.beside = data.beside;
    const signature = JSON.stringify([data.columns, data.rows]);
    if (signature !== this.signature) this.fill(data);
    this.signature = signature;
    this.mark(data.selected);
  }

  fill({ columns, rows, label }) {
    const head = element("thead");
    const names = element("tr");
    for (const column of columns) {
      const cell = element("th", column.key, column.name);
      cell.scope = "col";
      names.append(cell);
    }
    head.append(names);
    const body = element("tbody");
    body.append(...rows.map((row) => this.row(row, columns)));
    this.table.setAttribute("aria-label", label);
    this.table.replaceChildren(head, body);
    this.root.scrollTop = 0;
  }

  row(held, columns) {
    const row = element("tr");
    row.dataset.id = held.id;
    row.tabIndex = -1;
    columns.forEach((column, index) => {
      const cell = element("td", column.key);
      cell.dataset.name = column.name;
      const parts = held.cells[index];
      if (parts.some((part) => part.length > LONG)) cell.classList.add("long");
      if (column.key === "text") {
        const pick = element("button", "pick", parts[0]);
        pick.type = "button";
        pick.tabIndex = -1;
        cell.append(pick);
      } else {
        cell.append(...parts.map((part) => element("span", "part", part)));
      }
      row.append(cell);
    });
    return row;
  }

  choose(id) {
    this.mark(id);
    this.tell({ node: id, turn: Date.now() });
    if (innerWidth <= 700) document.querySelector(`.st-key-${this.beside}`)?.scrollIntoView();
  }

  mark(id) {
    const picks = [...this.table.querySelectorAll("tbody tr")];
    const chosen = picks.find((row) => row.dataset.id === id);
    for (const row of picks) {
      const pick = row.querySelector(".pick");
      pick.tabIndex = row === (chosen ?? picks[0]) ? 0 : -1;
      if (row === chosen) pick.setAttribute("aria-current", "true");
      else pick.removeAttribute("aria-current");
      row.classList.toggle("chosen", row === chosen);
    }
    if (chosen && this.shown !== id) {
      const [inside, outside] = [chosen.getBoundingClientRect(), this.root.getBoundingClientRect()];
      if (this.root.scrollHeight > this.root.clientHeight && (inside.top < outside.top + 36 || inside.bottom > outside.bottom)) {
        this.root.scrollTop += inside.top - outside.top - 80;
      }
    }
    this.shown = id;
  }

  keys(event) {
    const picks = [...this.table.querySelectorAll(".pick")];
    const here = picks.indexOf(event.target);
    const steps = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: picks.length - 1 };
    if (here < 0 || !(event.key in steps)) return;
    event.preventDefault();
    const next = picks[Math.max(0, Math.min(picks.length - 1, steps[event.key]))];
    for (const pick of picks) pick.tabIndex = pick === next ? 0 : -1;
    next.focus();
  }
}

export default function mount({ data, parentElement, setTriggerValue }) {
  if (!data) return undefined;
  if (!TABLES.has(parentElement)) TABLES.set(parentElement, new Table(parentElement));
  TABLES.get(parentElement).update(data, (state) => setTriggerValue("told", state));
  return () => {
    TABLES.get(parentElement)?.root.remove();
    TABLES.delete(parentElement);
  };
}
