import { describe, expect, test } from "vitest";
import { readEvents, type ReceivedEvent } from "./event-reader.ts";

const NOTHING = { event: undefined, data: undefined, id: undefined, retry: undefined, comment: undefined };

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 1000): Promise<ReceivedEvent[]> {
  const events: ReceivedEvent[] = [];
  for await (const event of readEvents(cut(new TextEncoder().encode(text), size))) events.push(event);
  return events;
}

describe("a stream of events is read", () => {
  const text = "\ufeff: ping\n\nevent: e\r\nid: 7\r\ndata: ü 1\r\ndata:2\r\ndata\r\nretry: 30\r\n\r\ndata: x\r\rid\n\ndata: lost";
  const events = [
    { ...NOTHING, comment: "ping" },
    { ...NOTHING, event: "e", id: "7", data: "ü 1\n2\n", retry: 30 },
    { ...NOTHING, data: "x" },
    { ...NOTHING, id: "" },
  ];

  test.each([1, 2, 3, 5, 7, 1000])("the same where it is cut after every %i bytes", async (size) => {
    expect(await read(text, size)).toEqual(events);
  });

  test("without what the standard ignores", async () => {
    expect(await read("id: a\0b\nretry: 1.5\nunknown: x\n\n\n\ndata: y\n\n")).toEqual([{ ...NOTHING, data: "y" }]);
    expect(await read(": a\n: b\ndata:  two spaces\n\n")).toEqual([{ ...NOTHING, comment: "a\nb", data: " two spaces" }]);
  });
});
