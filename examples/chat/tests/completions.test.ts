// The embedded model as the official client sees it, over a socket.

import type OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type RunningServer } from "signatura/node";
import { makeApp, missing } from "./packages.ts";

const model = "signatura-ngram";
const tools: OpenAI.Chat.Completions.ChatCompletionTool[] = [
  {
    type: "function",
    function: { name: "search_docs", parameters: { type: "object", properties: { query: { type: "string" } }, required: ["query"] } },
  },
  {
    type: "function",
    function: { name: "explain_error", parameters: { type: "object", properties: { code: { type: "string", pattern: "^SIG\\d{3}$" } }, required: ["code"] } },
  },
];

describe("the embedded model, through the official client", () => {
  if (missing !== undefined) {
    test.skip(`skipped: ${missing}`);
    return;
  }
  let server: RunningServer;
  let client: OpenAI;

  beforeAll(async () => {
    const { OpenAI: Client } = await import("openai");
    server = await serve(await makeApp(), { port: 0 });
    client = new Client({ baseURL: `${server.url}/v1`, apiKey: "none", maxRetries: 0 });
  });
  afterAll(() => server.close());

  const ask = async (content: string, more: Partial<OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming> = {}): Promise<string> => {
    const { choices } = await client.chat.completions.create({ model, messages: [{ role: "user", content }], ...more });
    return choices[0]!.message.content!;
  };

  test("is listed, and found by its name", async () => {
    const { data } = await client.models.list();
    expect(data.map(({ id, object, owned_by }) => [id, object, owned_by])).toEqual([[model, "model", "signatura"]]);
    expect((await client.models.retrieve(model)).id).toBe(model);
    await expect(client.models.retrieve("gpt-9")).rejects.toMatchObject({ status: 404, message: expect.stringContaining('The model "gpt-9" does not exist') });
  });

  test("answers in words that depend on the prompt, alike for alike", async () => {
    const [one, again, other] = [await ask("How are dependencies torn down?"), await ask("How are dependencies torn down?"), await ask("What is a model?")];
    expect(one.split(" ").length).toBeGreaterThan(8);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
    expect(await ask("How are dependencies torn down?", { seed: 7 })).not.toBe(one);
    expect((await ask("How are dependencies torn down?", { max_completion_tokens: 3 })).split(/\s+/).length).toBeLessThanOrEqual(3);
  });

  test("streams the same words as it gives at once, and counts them", async () => {
    const messages = [{ role: "user" as const, content: "How are websockets closed?" }];
    const whole = await client.chat.completions.create({ model, messages });
    const stream = await client.chat.completions.create({ model, messages, stream: true, stream_options: { include_usage: true } });
    const chunks: OpenAI.Chat.Completions.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("")).toBe(whole.choices[0]!.message.content);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(chunks.at(-2)!.choices[0]!.finish_reason).toBe("stop");
    expect(chunks.at(-1)!.usage).toEqual(whole.usage);
  });

  test.each([
    { prompt: "What does SIG203 mean?", call: ["explain_error", { code: "SIG203" }] },
    { prompt: "search for lost events", call: ["search_docs", { query: "for lost events" }] },
    { prompt: "hello there", call: undefined },
  ])("calls for $prompt what its rule says", async ({ prompt, call }) => {
    const messages = [{ role: "user" as const, content: prompt }];
    const { choices } = await client.chat.completions.create({ model, messages, tools });
    const [made] = choices[0]!.message.tool_calls ?? [];
    const found = made?.type === "function" ? [made.function.name, JSON.parse(made.function.arguments)] : undefined;
    expect(found).toEqual(call);
    expect(choices[0]!.finish_reason).toBe(call === undefined ? "stop" : "tool_calls");
    const unasked = await client.chat.completions.create({ model, messages, tools, tool_choice: "none" });
    expect(unasked.choices[0]!.message.tool_calls).toBeUndefined();
    const runner = client.chat.completions.stream({ model, messages, tools });
    const final = await runner.finalChatCompletion();
    expect(final.choices[0]!.message.tool_calls?.map((made) => made.type === "function" && made.function.name)).toEqual(
      call === undefined ? undefined : [call[0]],
    );
  });

  test("speaks of what a tool has answered", async () => {
    const answer = (content: string): Promise<OpenAI.Chat.Completions.ChatCompletion> =>
      client.chat.completions.create({
        model,
        temperature: 0,
        messages: [
          { role: "user", content: "search for fruit" },
          { role: "assistant", content: null, tool_calls: [{ id: "c", type: "function", function: { name: "search_docs", arguments: "{}" } }] },
          { role: "tool", tool_call_id: "c", content },
        ],
      });
    const [plums, pears] = [await answer("Zwetschgen ripen late in the year."), await answer(JSON.stringify({ text: "Birnen are eaten early by wasps." }))];
    expect(plums.choices[0]!.message.content).toContain("Zwetschgen ripen late");
    expect(pears.choices[0]!.message.content).toContain("Birnen are eaten");
  });

  test("refuses what it cannot read, in a way that the client understands", async () => {
    await expect(ask("x", { n: 3 })).rejects.toMatchObject({ status: 422 });
    await expect(ask("x", { model: "gpt-9" })).rejects.toMatchObject({ status: 404 });
  });
});
