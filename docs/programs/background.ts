// Work after the answer that a later request can see.

import { App, BackgroundTasks, t } from "signatura";

const sent: string[] = [];

async function invite(address: string, by: string): Promise<void> {
  sent.push(`${by} invites ${address}`);
}

export const app = new App();

app.post(
  "/invitations/{address}",
  { address: t.email, tasks: BackgroundTasks },
  { status: 202 },
  function create_invitation({ address, tasks }) {
    tasks.add(invite, address, "Ada");
    return { message: "On its way", sent: sent.length };
  },
);

app.get("/sent", function read_sent() {
  return sent;
});
