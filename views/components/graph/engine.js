// The end of the library's module: whoever mounts a graph waits for this promise.
const EXPLORERS = new WeakMap();

function explorerOf(parent) {
  if (!EXPLORERS.has(parent)) EXPLORERS.set(parent, new Explorer(parent));
  return EXPLORERS.get(parent);
}

function endExplorer(parent) {
  EXPLORERS.get(parent)?.end();
  EXPLORERS.delete(parent);
}

export default function hand() {
  const engine = { explorerOf, endExplorer };
  globalThis.commitgraphEngine ??= {};
  globalThis.commitgraphEngine.value = engine;
  globalThis.commitgraphEngine.hand?.(engine);
}
