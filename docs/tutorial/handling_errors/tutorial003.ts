// Errors of one's own, and who answers them.

import { App, JSONResponse, t } from "signatura";

class UnicornException extends Error {
  readonly unicorn: string;

  constructor(unicorn: string) {
    super(`${unicorn} did something`);
    this.unicorn = unicorn;
  }
}

export const app = new App();

app.onError(UnicornException, async function unicorn_exception_handler(_request, error) {
  return new JSONResponse(
    { message: `Oops! ${error.unicorn} did something. There goes a rainbow...` },
    { status: 418 },
  );
});

app.get("/unicorns/{name}", { name: t.string }, async function read_unicorn({ name }) {
  if (name === "yolo") throw new UnicornException(name);
  return { unicorn_name: name };
});
