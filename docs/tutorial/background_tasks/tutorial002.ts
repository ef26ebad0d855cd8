// Dependencies and the operation add to one list of background work.

import { appendFile } from "node:fs/promises";
import { App, BackgroundTasks, Depends, t } from "signatura";

const LoggedQuery = Depends(
  { background_tasks: BackgroundTasks, q: t.string.orNull },
  function get_query({ background_tasks, q }) {
    if (q) background_tasks.add(writeLog, `found query: ${q}\n`);
    return q;
  },
);

export const app = new App();

app.post(
  "/send-notification/{email}",
  { email: t.string, background_tasks: BackgroundTasks, q: LoggedQuery },
  async function send_notification({ email, background_tasks }) {
    background_tasks.add(writeLog, `message to ${email}\n`);
    return { message: "Message sent" };
  },
);

async function writeLog(message: string): Promise<void> {
  await appendFile("log.txt", message);
}
