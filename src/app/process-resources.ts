// What all applications of a process share, and what ends with the last of them: pools of threads.

/** Something that is closed when no application runs any more, and made anew by whoever needs it then. */
export interface ProcessResource {
  close(): Promise<void>;
}

const resources = new Set<ProcessResource>();
let running = 0;

/** Closes it whenever the last application of the process has ended. */
export function closeWithApplications(resource: ProcessResource): void {
  resources.add(resource);
}

export function applicationHasStarted(): void {
  running += 1;
}

/** @throws what closing threw */
export async function applicationHasEnded(): Promise<void> {
  running -= 1;
  if (running === 0) await Promise.all([...resources].map((resource) => resource.close()));
}
