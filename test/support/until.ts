// Waiting for what comes in its own time: asked again and again, with no claim about how long it takes.

/** The first answer that is neither false nor undefined. The test's own limit ends a wait in vain. */
export async function until<T>(ask: () => T | Promise<T>): Promise<Exclude<T, false | undefined>> {
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) return answer as Exclude<T, false | undefined>;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
