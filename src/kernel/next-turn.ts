// Work for the next turn of the event loop: after every promise that is settled by now, and after sockets and timers had theirs.

interface Immediate {
  readonly setImmediate?: (work: () => void) => unknown;
}

/** Runs `work` in the next turn. Node, Bun and Deno have a function for it, other runtimes a message to oneself. */
export const nextTurn: (work: () => void) => void = /* @__PURE__ */ choose();

function choose(): (work: () => void) => void {
  const { setImmediate } = globalThis as Immediate;
  if (setImmediate !== undefined) return setImmediate;
  const waiting: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return (work) => {
    waiting.push(work);
    port2.postMessage(null);
  };
}
