// That every producer stops is asserted by waiting for it; how soon it does is shown by `npm run disconnect`.

import { expect, test } from "vitest";
import { measureDisconnects } from "./disconnect.ts";

test("a producer whose client goes before the first event stops, whatever it waits for, over every transport", async () => {
  const found = await measureDisconnects(2);
  expect(found.map(({ transport, producer }) => `${transport}: ${producer}`)).toEqual(
    ["the server", "node:http", "fetch"].flatMap((transport) =>
      ["signal", "channel", "web-stream", "EventSourceResponse"].map((producer) => `${transport}: ${producer}`),
    ),
  );
});
