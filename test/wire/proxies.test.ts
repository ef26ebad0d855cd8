// Requests are smuggled where a proxy and the server behind it disagree where one ends. Both count here what they have seen.

import { describe, expect, it } from "vitest";
import { serve, type Servable } from "signatura/node";
import { sendPieces } from "./ask-bytes.ts";
import { echo } from "./echo.ts";
import { missing, startProxy, type ProxyName } from "./proxy.ts";
import { wireCases } from "./wire-cases.ts";

const BEHIND = "GET /end HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n";
const AT_ONCE = 8;

describe.each<ProxyName>(["nginx", "haproxy"])("behind %s", (name) => {
  it.skipIf(missing(name) !== undefined)(
    `no sequence of bytes makes the two count differently${missing(name) === undefined ? "" : ` (${missing(name)})`}`,
    { timeout: 120_000 },
    async () => {
      const seen: string[] = [];
      const counting: Servable = {
        ...echo,
        async handle(exchange) {
          const reply = await echo.handle(exchange);
          // One whose body breaks off was no request.
          if (reply.status === 200) seen.push(`${exchange.method} ${exchange.path}`);
          return reply;
        },
      };
      await using server = await serve(counting, { port: 0, http: "http1", proxyHeaders: false });
      await using proxy = await startProxy(name, server.port);
      const before = proxy.passed().length;
      seen.length = 0;
      const waiting = wireCases.map(({ bytes }) => bytes + BEHIND);
      const work = async (): Promise<void> => {
        for (let bytes = waiting.pop(); bytes !== undefined; bytes = waiting.pop()) await sendPieces(proxy.port, [bytes], { patience: 500 });
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      const reached = (): number =>
        proxy
          .passed()
          .slice(before)
          .filter((status) => status === "200").length;
      // The log is written behind the answer.
      await expect.poll(reached).toBe(seen.length);
      expect(seen.length).toBeGreaterThan(wireCases.length / 3);
      // What the server refuses it refuses as a request that the proxy has passed on, and not as an answer that nobody waits for.
      const refused = proxy
        .passed()
        .slice(before)
        .filter((status) => status !== "200");
      expect(refused.filter((status) => !/^(?:400|408|413|414|417|431|501|505|-1)$/.test(status))).toEqual([]);
    },
  );
});
