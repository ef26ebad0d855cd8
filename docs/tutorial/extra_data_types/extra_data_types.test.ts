import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

const item_id = "ff97dd87-a4a5-4a12-b412-cde99f33e00e";

const json = {
  start_datetime: "2018-12-22T14:00:00+00:00",
  end_datetime: "2018-12-24T15:00:00+00:00",
  repeat_at: "15:30:00",
  process_after: 300,
};

it("tutorial001 counts with moments and lengths of time", async () => {
  await using client = await testClient(tutorial001);
  const whole = { item_id, ...json, start_process: "2018-12-22T14:05:00+00:00", duration: 176_100 };
  expect(await ask(client, `PUT /items/${item_id}`, { json })).toEqual([200, whole]);
  expect(await ask(client, `PUT /items/${item_id}`, { json: { ...json, process_after: "PT5M", repeat_at: null } })).toEqual([
    200,
    { ...whole, repeat_at: null },
  ]);
  expect(await ask(client, "PUT /items/5", { json: { ...json, process_after: "soon" } })).toMatchObject([
    422,
    {
      detail: [
        { type: "uuid_parsing", loc: ["path", "item_id"], input: "5" },
        { type: "time_delta_parsing", loc: ["body", "process_after"], input: "soon" },
      ],
    },
  ]);
});
