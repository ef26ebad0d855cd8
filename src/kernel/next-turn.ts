// Work for the next turn of the event loop: after every promise that is settled by now, and after sockets and timers had theirs.

interface Immediate {
  readonly setImmediate?: NextTurn;
}

/** `value` is handed to the work, so that a method of an object needs no closure. */
type NextTurn = <T = undefined>(work: (value: T) => void, value?: T) => unknown;

/** Runs `work` in the next turn. Node, Bun and Deno have a function for it, other runtimes a message to oneself. */
export const nextTurn: NextTurn = /* @__PURE__ */ choose();

function choose(): NextTurn {
  const { setImmediate } = globalThis as Immediate;
  if (setImmediate !== undefined) return setImmediate;
  const waiting: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return (work, value) => {
    waiting.push(() => work(value as never));
    port2.postMessage(null);
  };
}
