// What part of the picture is in sight, and the ways from one part to another.
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

class Camera {
  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: this.motion() });
  }

  motion(still = false) {
    return still || CALM.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  }

  frameOf(dots) {
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const dot of dots) {
      const { width, height } = sizeOf(dot);
      const label = BOX[dot.label] || dot.rail !== null ? 0 : dot.label === "Commitment" ? 390 : 285;
      box.left = Math.min(box.left, dot.x - width / 2);
      box.right = Math.max(box.right, dot.x + width / 2 + label);
      box.top = Math.min(box.top, dot.y - height / 2);
      box.bottom = Math.max(box.bottom, dot.y + height / 2 + 16);
    }
    return box;
  }

  fit({ still = false } = {}) {
    const { canvas } = this.part;
    const shown = this.picture.dots.filter((dot) => this.view.shows(dot));
    if (!shown.length || !canvas.clientWidth) return;
    const box = this.frameOf(shown);
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const whole = Math.min((width - 24) / (box.right - box.left), (height - 24) / (box.bottom - box.top), 1.2);
    const scale = Math.max(whole, 0.24);
    const place = (low, high, room) => ((high - low) * scale + 24 <= room ? (low + high) / 2 : low + (room / 2 - 12) / scale);
    const position = { x: place(box.left, box.right, width), y: place(box.top, box.bottom, height) };
    this.network.moveTo({ position, scale, animation: this.motion(still) });
  }

  travelTo(dots, { still = false } = {}) {
    const { canvas } = this.part;
    if (!dots.length || !canvas.clientWidth) return;
    const box = this.frameOf(dots);
    const whole = Math.min(canvas.clientWidth / (box.right - box.left + 200), canvas.clientHeight / (box.bottom - box.top + 200));
    const scale = Math.min(Math.max(whole, 0.2), Math.max(this.network.getScale(), 0.75));
    const position = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    this.network.moveTo({ position, scale, animation: this.motion(still) });
  }

  inSight(dot, scale = 0) {
    const { canvas } = this.part;
    const { x, y } = this.network.canvasToDOM(dot);
    const inside = x > 30 && y > 30 && x < canvas.clientWidth - 30 && y < canvas.clientHeight - 30;
    return inside && this.network.getScale() >= scale;
  }

  keepInSight(dot) {
    if (!this.inSight(dot)) this.network.moveTo({ position: { x: dot.x, y: dot.y }, animation: this.motion() });
  }

  // Go to a node and what is round it, where that leaves it large enough to read.
  visit(dot, { still = false, with: others = [] } = {}) {
    const near = this.picture.dots.filter((one) => this.view.near?.has(one.id) && this.view.shows(one));
    const box = this.frameOf([dot, ...others, ...near]);
    const { canvas } = this.part;
    const legible = Math.min(canvas.clientWidth / (box.right - box.left), canvas.clientHeight / (box.bottom - box.top));
    this.travelTo(legible > 0.3 ? [dot, ...others, ...near] : [dot, ...others], { still });
  }

  // Where a node stands in the window, in pixels.
  locate(id) {
    const dot = this.picture.at.get(id);
    if (!dot) return null;
    const bounds = this.part.canvas.getBoundingClientRect();
    const { x, y } = this.network.canvasToDOM(dot);
    return { x: bounds.left + x, y: bounds.top + y };
  }
}
