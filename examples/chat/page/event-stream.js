// Events of an answer that streams, each with the id to go on from.

/** @param {Response} response */
export async function* eventsOf(response) {
  let rest = "";
  let [data, id] = ["", ""];
  for await (const part of partsOf(response.body.pipeThrough(new TextDecoderStream()))) {
    const lines = (rest + part).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (line.startsWith("data: ")) data += line.slice(6);
      else if (line.startsWith("id: ")) id = line.slice(4);
      else if (line === "") {
        yield { data, id };
        data = "";
      }
    }
  }
}

/** A stream's parts: not every browser can loop over the stream itself. */
async function* partsOf(stream) {
  const reader = stream.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
