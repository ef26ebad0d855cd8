// A stream that survives its connection: started once, followed by anybody who knows its name, stopped on request.
import { setTimeout as sleep } from "node:timers/promises";
import { App, memoryLog, Model, RunResponse, sse, t } from "signatura";

const log = memoryLog();
export const app = new App();

class Progress extends Model({ step: t.int, of: t.int }) {}

// #region start
app.post(
  "/reports/{report_id}",
  { report_id: t.string, steps: t.int.default(3) },
  { returns: sse(Progress, { resume: log, run: "report_id" }) },
  async function* ({ steps }) {
    for (let step = 1; step <= steps; step += 1) {
      await sleep(10);
      yield { step, of: steps };
    }
  },
);
// #endregion start

// #region follow
app.get(
  "/reports/{report_id}",
  { report_id: t.string },
  { returns: sse(Progress) },
  ({ report_id }) => new RunResponse(log, report_id),
);
// #endregion follow

// #region stop
app.delete(
  "/reports/{report_id}",
  { report_id: t.string },
  { returns: t.boolean },
  ({ report_id }) => log.stop(report_id),
);
// #endregion stop
