import { describe, expect, test } from "vitest";
import { App, memoryLog, RunResponse, StreamRun, t } from "signatura";
import { UI_MESSAGE_HEADERS, uiMessageStream, type UiMessageChunk } from "signatura/ai";
import { testClient } from "signatura/testing";
import { silentLogger } from "../kernel/logger.ts";
import { uiMessageChunk } from "./ui-message-chunk.ts";

const CHUNKS: readonly UiMessageChunk[] = [
  { type: "start", messageId: "m1", messageMetadata: { model: "x" } },
  { type: "start-step" },
  { type: "reasoning-start", id: "r" },
  { type: "reasoning-delta", id: "r", delta: "hm" },
  { type: "reasoning-end", id: "r" },
  { type: "text-start", id: "1" },
  { type: "text-delta", id: "1", delta: "Ü\n" },
  { type: "text-end", id: "1", providerMetadata: { p: { a: 1 } } },
  { type: "tool-input-start", toolCallId: "c", toolName: "search" },
  { type: "tool-input-delta", toolCallId: "c", inputTextDelta: '{"q":' },
  { type: "tool-input-available", toolCallId: "c", toolName: "search", input: { q: "x" } },
  { type: "tool-output-available", toolCallId: "c", output: [1, null] },
  { type: "tool-output-error", toolCallId: "c", errorText: "no" },
  { type: "source-url", sourceId: "s", url: "https://example.com" },
  { type: "data-weather", data: { t: 20 }, transient: true },
  { type: "finish-step" },
  { type: "finish", finishReason: "stop" },
];

describe("a UI message stream", () => {
  test("writes chunks as the protocol has them, and [DONE] after the last", async () => {
    const app = new App();
    app.post("/chat", {}, { returns: uiMessageStream() }, async function* () {
      yield* CHUNKS;
    });
    await using client = await testClient(app);
    const response = await client.post("/chat");
    expect(response.headers.get("x-vercel-ai-ui-message-stream")).toBe("v1");
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.text).toBe(`${CHUNKS.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join("")}data: [DONE]\n\n`);
  });

  test.each([
    { chunk: { type: "text-delta", id: "1" }, fault: "delta" },
    { chunk: { type: "text-delta", id: "1", delta: "x", more: 1 }, fault: "more" },
    { chunk: { type: "no-such-type" }, fault: "no-such-type" },
    { chunk: { type: "finish", finishReason: "tired" }, fault: "finishReason" },
    { chunk: {}, fault: "discriminator" },
  ])("refuses $chunk", ({ chunk, fault }) => {
    const type = uiMessageChunk() as unknown as { parse(value: unknown): unknown };
    expect(() => type.parse(chunk)).toThrow(fault);
  });

  test("that is stopped ends with `abort`, one that fails with `error`, without what was thrown", async () => {
    const log = memoryLog();
    const app = new App({ logger: silentLogger });
    app.post("/{how}", { how: t.string, run: StreamRun }, { returns: uiMessageStream({ resume: log, errorText: "Sorry." }) }, async function* ({ how, run }) {
      yield { type: "start" };
      if (how === "stop") await log.stop(run.id);
      else throw new Error("a secret");
      yield { type: "finish" };
    });
    app.get("/{run}", { run: t.string }, { returns: uiMessageStream() }, ({ run }) => new RunResponse(log, run, { headers: UI_MESSAGE_HEADERS }));
    await using client = await testClient(app, { throwServerErrors: false });
    const datas = (text: string): string[] => text.split("\n").filter((line) => line.startsWith("data: "));
    const stopped = await client.post("/stop");
    expect(datas(stopped.text)).toEqual(['data: {"type":"start"}', 'data: {"type":"abort"}']);
    const failed = await client.post("/fail");
    expect(datas(failed.text)).toEqual(['data: {"type":"start"}', 'data: {"type":"error","errorText":"Sorry."}']);
    const again = await client.get(`/${stopped.headers.get("x-run-id")}`);
    expect(datas(again.text)).toEqual(datas(stopped.text));
    expect(again.headers.get("x-vercel-ai-ui-message-stream")).toBe("v1");
    await log.close();
  });

  test("that is resumable and came to its end has [DONE] for those who return, too", async () => {
    const log = memoryLog();
    const app = new App();
    app.post("/chat", {}, { returns: uiMessageStream({ resume: log }) }, () => CHUNKS.slice(0, 1));
    await using client = await testClient(app);
    const id = (await client.post("/chat")).headers.get("x-run-id")!;
    const rest = await client.post("/chat", { headers: { "last-event-id": `${id}.1` } });
    expect(rest.text).toBe(`data: [DONE]\nid: ${id}.2\n\n`);
    expect((await client.post("/chat", { headers: { "last-event-id": `${id}.2` } })).status).toBe(204);
    await log.close();
  });
});
