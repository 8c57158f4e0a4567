// Everything that the canvas shows is painted here: nodes, lines, strings of beads, rings. Sizes are pixels at
// full size; what must stay legible when the whole report is in sight is divided by the scale.
const BOX = {
  Pillar: { font: 37, weight: 600, width: 374, pad: 22 },
  Measure: { font: 31, weight: 500, width: 410, pad: 16 },
};
const BEAD = { font: 6.7, radius: 14 };
const THING = { font: 26, radius: 14 };
const READABLE = 6.2; // fewer pixels than this are no letters
const RAIL = 40; // from a string's first bead back to the corner of its rail

function inkOf(element) {
  const style = getComputedStyle(element);
  const read = (name, fallback) => style.getPropertyValue(name).trim() || fallback;
  const ground = read("--st-background-color", "#ffffff");
  const dark = luminance(ground) < 0.4;
  return {
    dark,
    ground,
    text: read("--st-text-color", dark ? "#e3e7ea" : "#1e252b"),
    accent: read("--st-primary-color", "#1d5f8a"),
    rail: dark ? "#46525c" : "#c3cacd",
    panel: dark ? "#1a2026" : "#ffffff",
    mark: dark ? "#ffcf5c" : "#e08a00",
    font: read("--st-font", "sans-serif"),
  };
}

function luminance(colour) {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

function sizeOf(dot) {
  const box = BOX[dot.label];
  if (!box) return { width: THING.radius * 2.2, height: THING.radius * 2.2 };
  const lines = dot.caption.split("\n").length;
  return { width: box.width, height: lines * box.font * 1.28 + box.pad };
}

function paintNode(ctx, dot, view) {
  ctx.save();
  ctx.globalAlpha = view.fades(dot.id) ? 0.26 : 1;
  if (BOX[dot.label]) paintBox(ctx, dot, view);
  else paintThing(ctx, dot, view);
  ctx.restore();
}

function paintBox(ctx, dot, view) {
  const { ink, scale } = view;
  const box = BOX[dot.label];
  const { width, height } = sizeOf(dot);
  const [left, top] = [dot.x - width / 2, dot.y - height / 2];
  const filled = dot.label === "Pillar";
  const colour = view.colour(dot.label);
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, 10);
  ctx.fillStyle = filled ? colour : ink.panel;
  ctx.fill();
  ctx.lineWidth = Math.max(1.3 / scale, 2);
  ctx.strokeStyle = dot.id === view.selected ? ink.mark : colour;
  if (dot.id === view.selected) ctx.lineWidth = 3 / scale;
  ctx.stroke();
  const lines = dot.caption.split("\n");
  ctx.font = `${box.weight} ${box.font}px ${ink.font}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillStyle = filled ? ink.ground : ink.text;
  lines.forEach((line, index) => {
    const y = dot.y + (index - (lines.length - 1) / 2) * box.font * 1.28;
    ctx.fillText(line, left + box.pad, y + box.font * 0.05, width - box.pad * 2);
  });
  if (dot.hidden > 0) paintBadge(ctx, dot, view, left + width, dot.y);
}

function paintBadge(ctx, dot, view, x, y) {
  const text = `+${dot.hidden}`;
  const font = Math.min(30, Math.max(19, 8 / view.scale));
  ctx.font = `600 ${font}px ${view.ink.font}`;
  const width = ctx.measureText(text).width + font * 0.7;
  ctx.beginPath();
  ctx.roundRect(x - 6, y - font * 0.7, width, font * 1.4, font * 0.7);
  ctx.fillStyle = view.ink.ground;
  ctx.fill();
  ctx.lineWidth = 1 / view.scale;
  ctx.strokeStyle = view.colour(dot.label);
  ctx.stroke();
  ctx.fillStyle = view.ink.text;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x - 6 + width / 2, y + font * 0.05);
}

function paintThing(ctx, dot, view) {
  const { ink, scale } = view;
  const bead = dot.label === "Commitment" && dot.rail !== null;
  const chosen = dot.id === view.selected || dot.id === view.hovered;
  const radius = (bead ? BEAD.radius : THING.radius) * (chosen ? 1.35 : 1);
  if (dot.id === view.selected) {
    ctx.beginPath();
    ctx.arc(dot.x, dot.y, radius * 1.75, 0, Math.PI * 2);
    ctx.lineWidth = 2.6 / scale;
    ctx.strokeStyle = ink.mark;
    ctx.stroke();
  }
  drawGlyph(ctx, view.look.marks[dot.label]?.shape, dot.x, dot.y, radius, view.colour(dot.label));
  if (dot.hidden > 0 && bead && scale > 0.55) {
    ctx.fillStyle = ink.ground;
    ctx.fillRect(dot.x - 4, dot.y - 1, 8, 2);
    ctx.fillRect(dot.x - 1, dot.y - 4, 2, 8);
  }
  const own = bead ? BEAD.font : THING.font;
  const bound = !bead && view.near !== null && !view.fades(dot.id);
  const font = chosen ? Math.max(own, 11.5 / scale) : bound ? Math.max(own, 10.5 / scale) : own;
  const wanted = chosen || !bead || !view.fades(dot.id);
  if (wanted && font * scale >= READABLE) paintCaption(ctx, dot, view, { bead: dot.rail !== null, font, radius });
}

function paintCaption(ctx, dot, view, { bead, font, radius }) {
  const { ink, scale } = view;
  const lines = dot.caption.split("\n");
  ctx.font = `${dot.id === view.selected ? 600 : 400} ${font}px ${ink.font}`;
  ctx.textAlign = bead ? "center" : "left";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = Math.max(3 / scale, font * 0.22);
  ctx.strokeStyle = ink.ground;
  ctx.fillStyle = ink.text;
  const x = bead ? dot.x : dot.x + radius * 1.25 + font * 0.35;
  const first = bead ? dot.y + radius + font * 0.85 : dot.y - ((lines.length - 1) / 2) * font * 1.22;
  lines.forEach((line, index) => ctx.strokeText(line, x, first + index * font * 1.22));
  lines.forEach((line, index) => ctx.fillText(line, x, first + index * font * 1.22));
}

function paintLines(ctx, picture, view) {
  const quiet = view.near !== null;
  for (const line of picture.lines) {
    const [source, target] = [picture.at.get(line.source), picture.at.get(line.target)];
    if (!view.shows(source) || !view.shows(target) || view.hides(line.type)) continue;
    if (line.type === "HAS_COMMITMENT" && target.rail === source.id) continue;
    const active = line.source === view.selected || line.target === view.selected;
    const tree = line.type.startsWith("HAS_");
    // A proposal never looks like what a document says: thin and dotted, whoever it would have lead.
    const said = view.look.strokes[line.type] ?? { dash: [], width: 1.2 };
    const stroke = line.proposed ? { dash: [1.5, 5], width: 1.1 } : said;
    ctx.globalAlpha = active ? 1 : quiet ? 0.07 : line.proposed ? 0.45 : tree ? 1 : 0.34;
    ctx.strokeStyle = tree ? (active ? view.ink.mark : view.ink.rail) : view.colour(target.label);
    ctx.lineWidth = (stroke.width * (active ? 1.5 : 0.85)) / view.scale;
    ctx.setLineDash(stroke.dash.map((length) => length / view.scale));
    paintCurve(ctx, source, target);
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

function paintCurve(ctx, source, target) {
  const middle = (source.x + target.x) / 2;
  ctx.beginPath();
  ctx.moveTo(source.x, source.y);
  if (Math.abs(source.x - target.x) < 40) {
    const bow = source.x - Math.min(120, Math.abs(source.y - target.y) / 3 + 40);
    ctx.bezierCurveTo(bow, source.y, bow, target.y, target.x, target.y);
  } else {
    ctx.bezierCurveTo(middle, source.y, middle, target.y, target.x, target.y);
  }
  ctx.stroke();
}

// A measure's commitments hang on strings, one for each row, so that two hundred lines need not be drawn.
function paintRails(ctx, picture, view) {
  if (view.hides("HAS_COMMITMENT") || view.hides("Commitment")) return;
  for (const [parentId, rows] of picture.rails) {
    const parent = picture.at.get(parentId);
    if (!view.shows(parent)) continue;
    const start = parent.x + sizeOf(parent).width / 2;
    for (const beads of rows.values()) {
      const holds = beads.some((dot) => dot.id === view.selected);
      const active = parentId === view.selected;
      ctx.globalAlpha = view.near !== null && !active && !holds ? 0.25 : 1;
      rail(ctx, start, parent.y, beads[0], beads[beads.length - 1].x, active ? view.ink.mark : view.ink.rail, view);
      if (holds) {
        const chosen = picture.at.get(view.selected);
        ctx.globalAlpha = 1;
        rail(ctx, start, parent.y, beads[0], chosen.x, view.ink.mark, view);
      }
    }
  }
  ctx.globalAlpha = 1;
}

function rail(ctx, startX, startY, first, endX, colour, view) {
  const corner = first.x - RAIL;
  ctx.beginPath();
  ctx.moveTo(startX, startY);
  ctx.lineTo(corner, startY);
  ctx.lineTo(corner, first.y);
  ctx.lineTo(endX, first.y);
  ctx.lineWidth = 1.3 / view.scale;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

function paintFocus(ctx, dot, view) {
  const { width, height } = sizeOf(dot);
  const gap = 8 + 4 / view.scale;
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(dot.x - width / 2 - gap, dot.y - height / 2 - gap, width + gap * 2, height + gap * 2, 12 + gap);
  ctx.lineWidth = 2.4 / view.scale;
  ctx.setLineDash([6 / view.scale, 3 / view.scale]);
  ctx.strokeStyle = view.ink.accent;
  ctx.stroke();
  ctx.restore();
}
