// Work that runs once the answer is sent.

import { writeFile } from "node:fs/promises";
import { App, BackgroundTasks, t } from "signatura";

export const app = new App();

app.post(
  "/send-notification/{email}",
  { email: t.string, background_tasks: BackgroundTasks },
  async function send_notification({ email, background_tasks }) {
    background_tasks.add(writeNotification, email, "some notification");
    return { message: "Notification sent in the background" };
  },
);

async function writeNotification(email: string, message = ""): Promise<void> {
  await writeFile("log.txt", `notification for ${email}: ${message}`);
}
