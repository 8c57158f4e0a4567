// The mounted graph itself is small: the library and the painting come once, by the engine's own element.
function engine() {
  const held = (globalThis.commitgraphEngine ??= {});
  held.promise ??= new Promise((resolve) => {
    if (held.value) resolve(held.value);
    else held.hand = resolve;
  });
  return held.promise;
}

export default function mount({ data, parentElement, setTriggerValue }) {
  let ended = false;
  engine().then(({ explorerOf }) => {
    if (!ended && data) explorerOf(parentElement).update(data, (state) => setTriggerValue("told", state));
  });
  return () => {
    ended = true;
    engine().then(({ endExplorer }) => endExplorer(parentElement));
  };
}
