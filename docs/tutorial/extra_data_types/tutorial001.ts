// More than JSON's own types: an identifier, moments, a length of time and a time of day, each read from text and handed over as a value.

import { App, Body, t } from "signatura";

export const app = new App();

app.put(
  "/items/{item_id}",
  {
    item_id: t.uuid,
    start_datetime: Body(t.datetime),
    end_datetime: Body(t.datetime),
    process_after: Body(t.duration),
    repeat_at: Body(t.time.orNull),
  },
  async function read_items({
    item_id,
    start_datetime,
    end_datetime,
    process_after,
    repeat_at,
  }) {
    const start_process = new Date(
      start_datetime.getTime() + process_after.total("milliseconds"),
    );
    const duration = (end_datetime.getTime() - start_process.getTime()) / 1000;
    return {
      item_id,
      start_datetime,
      end_datetime,
      process_after,
      repeat_at,
      start_process,
      duration,
    };
  },
);
