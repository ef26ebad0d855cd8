// A stream that another process may go on with: its producer learns how far it had come.
import { open } from "node:fs/promises";
import { App, memoryLog, Model, sse, StreamRun, t } from "signatura";

const log = memoryLog();
export const app = new App();

class Line extends Model({
  text: t.string,
  next: t.int.description("Where the next line begins"),
}) {}

app.get(
  "/lines",
  { run: StreamRun },
  { returns: sse(Line, { resume: log, restartable: true }) },
  async function* ({ run }) {
    const last = run.last as Line | undefined;
    let next = last?.next ?? 0;
    const file = await open(new URL("poem.txt", import.meta.url));
    try {
      for await (const text of file.readLines({ start: next })) {
        next += Buffer.byteLength(text) + 1;
        yield { text, next };
      }
    } finally {
      await file.close();
    }
  },
);
