// A session that counts.

import { App, HttpRequest, sessions } from "signatura";

export const app = new App();

app.middleware(
  sessions({ secret: "take this from the environment, and make it long", httpsOnly: true }),
);

app.post("/visits", { request: HttpRequest }, function count_visits({ request }) {
  const visits = Number(request.session.visits ?? 0) + 1;
  request.session.visits = visits;
  return visits;
});
