// A rule of one's own: `check` sees the value after conversion and refuses it by throwing a `ValueError`.

import { App, t, ValueError } from "signatura";

const data = new Map([
  ["isbn-9781529046137", "The Hitchhiker's Guide to the Galaxy"],
  ["imdb-tt0371724", "The Hitchhiker's Guide to the Galaxy"],
  ["isbn-9781439512982", "Isaac Asimov: The Complete Stories, Vol. 2"],
]);

function check_valid_id(id: string): void {
  if (!id.startsWith("isbn-") && !id.startsWith("imdb-")) {
    throw new ValueError('Invalid ID format, it must start with "isbn-" or "imdb-"');
  }
}

function any_id(): string {
  return [...data.keys()][Math.floor(Math.random() * data.size)]!;
}

export const app = new App();

app.get(
  "/items/",
  { id: t.string.check(check_valid_id).orNull },
  async function read_items({ id }) {
    const found = id || any_id();
    return { id: found, name: data.get(found) ?? null };
  },
);
