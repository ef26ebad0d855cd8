// The access log: a line on stdout for each answered request, in uvicorn's form. Lines of one turn of the event loop go out in one write.

import { reasonPhrase } from "../kernel/reason-phrase.ts";
import { isLogged } from "../kernel/logger.ts";
import type { AnsweredRequest } from "../server/node/engine.ts";
import { painter, paintedPrefix, type Colour, type Paint } from "./terminal.ts";

const STATUS_COLOURS: readonly (Colour | undefined)[] = [undefined, "whiteBright", "green", "yellow", "red", "redBright"];

/** Undefined where the level hides it. */
export function accessLog(useColours: boolean | undefined): ((request: AnsweredRequest) => void) | undefined {
  if (!isLogged("info")) return undefined;
  const paint = painter(process.stdout, useColours);
  const prefix = paintedPrefix("info", paint);
  let pending = "";
  const flush = (): void => {
    const text = pending;
    pending = "";
    if (text !== "") process.stdout.write(text);
  };
  process.on("exit", flush);
  return (request) => {
    if (pending === "") setImmediate(flush);
    pending += `${prefix}${accessLine(request, paint)}\n`;
  };
}

/** `127.0.0.1:1234 - "GET /x HTTP/1.1" 200 OK` */
function accessLine({ client, method, target, httpVersion, status }: AnsweredRequest, paint: Paint): string {
  const colour = STATUS_COLOURS[Math.floor(status / 100)];
  const outcome = `${status} ${reasonPhrase(status)}`;
  return `${client} - "${paint("bold", `${method} ${target} HTTP/${httpVersion}`)}" ${colour === undefined ? outcome : paint(colour, outcome)}`;
}
