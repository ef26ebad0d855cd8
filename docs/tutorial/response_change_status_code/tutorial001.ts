// The answer to be, among the parameters: its status may be changed, and what is returned is still written as usual.

import { App, HttpResponse, status, t } from "signatura";

const tasks = new Map([["foo", "Listen to the Bar Fighters"]]);

export const app = new App();

app.put(
  "/get-or-create-task/{task_id}",
  { task_id: t.string, response: HttpResponse },
  { status: 200 },
  function get_or_create_task({ task_id, response }) {
    if (!tasks.has(task_id)) {
      tasks.set(task_id, "This didn't exist before");
      response.status = status.HTTP_201_CREATED;
    }
    return tasks.get(task_id);
  },
);
