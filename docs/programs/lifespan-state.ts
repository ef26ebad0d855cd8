// What a lifespan yields is the state of every request.

import { App, HttpRequest } from "signatura";

async function* lifespan(): AsyncGenerator<{ greeting: string }> {
  yield { greeting: "Hello" };
}

export const app = new App({ lifespan });

app.get("/", { request: HttpRequest }, function read_greeting({ request }) {
  return request.state.greeting;
});
