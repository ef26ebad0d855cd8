import { App, Depends, Form, HTTPException, HttpRequest, RedirectResponse, sessions, t } from "signatura";
import { ask, get, postForm } from "../corpus.ts";

export const app = new App({ title: "Logins" });
app.middleware(sessions({ secret: "not so secret", cookie: "sid", maxAge: null, sameSite: "strict" }));

const Current = Depends({ request: HttpRequest }, async ({ request }) => {
  const name = request.session["name"];
  if (name === undefined) throw new HTTPException(303, undefined, { headers: { Location: "/login" } });
  return name;
});

app.get("/login", async function login_page() {
  return "Who are you?";
});
app.post("/login", { request: HttpRequest, name: Form(t.string), next: t.string.default("/me") }, async function login({ request, name, next }) {
  request.session["name"] = name;
  request.session["visits"] = 0;
  return new RedirectResponse(next, { status: 303 });
});
app.get("/me", { request: HttpRequest, name: Current }, async function me({ request, name }) {
  request.session["visits"] = (request.session["visits"] as number) + 1;
  return { name, session: { ...request.session } };
});
app.get("/peek", { request: HttpRequest }, async function peek({ request }) {
  return { ...request.session };
});
app.post("/logout", { request: HttpRequest }, async function logout({ request }) {
  for (const key of Object.keys(request.session)) delete request.session[key];
  return new RedirectResponse("/login", { status: 303 });
});

/** Made by the original of this secret; without an end, since a session has none here. */
const cookie = "sid=eyJuYW1lIjogImFubiIsICJ2aXNpdHMiOiAyfQ==.awOJsQ.NzN-Crshc1hr1vcMRFFtVIu-XkM";

export const requests = [
  get("/openapi.json"),
  get("/login"),
  get("/me"),
  get("/peek"),
  postForm("/login", ""),
  ...["/me", "/peek"].flatMap((path) => [
    get(path, { cookie }),
    get(path, { cookie: `${cookie}x` }),
    get(path, { cookie: "sid=e30=.x.y" }),
    get(path, { cookie: "sid=" }),
  ]),
  ask("POST", "/logout", { cookie }),
  ask("POST", "/logout"),
];
