import {
  App,
  cors,
  Depends,
  gzip,
  HTMLResponse,
  HTTPException,
  HttpRequest,
  JSONResponse,
  Model,
  Router,
  sessions,
  staticFiles,
  t,
  trustedHost,
} from "signatura";
import { ask, get, post } from "../corpus.ts";

class Forbidden extends Error {}

export const app = new App({
  title: "Layers",
  middleware: [
    trustedHost({ allowedHosts: ["testserver", "*.example.com"] }),
    cors({ allowOrigins: ["https://a.example"], allowCredentials: true, allowMethods: ["GET", "POST"], allowHeaders: ["X-Key"], exposeHeaders: ["X-Count"] }),
    sessions({ secret: "a secret for the pair", maxAge: null }),
    gzip({ minimumSize: 100 }),
  ],
});

app.onError(Forbidden, async () => new JSONResponse({ forbidden: true }, { status: 403 }));

class Order extends Model({ item: t.string, count: t.int.default(1) }) {}

const SignedIn = Depends({ request: HttpRequest }, async ({ request }) => {
  const { user } = request.session;
  if (user === undefined) throw new HTTPException(401, "Sign in first", { headers: { "WWW-Authenticate": "Cookie" } });
  return user;
});

app.post("/sign-in/{name}", { name: t.string, request: HttpRequest }, async function sign_in({ name, request }) {
  if (name === "nobody") throw new Forbidden();
  request.session["user"] = name;
  return { hello: name };
});
app.post("/sign-out", { request: HttpRequest }, async function sign_out({ request }) {
  request.session = {};
  return null;
});

const orders = new Router({ prefix: "/orders", tags: ["orders"], dependencies: [SignedIn], responseClass: JSONResponse });

orders.post("/", { order: Order, user: SignedIn }, { status: 201 }, async function create({ order, user }) {
  return { by: user, ...order };
});
orders.get("/page", {}, { responseClass: HTMLResponse }, async function page() {
  return `<p>${"order ".repeat(50)}</p>`;
});
orders.get("/fails", async function fails() {
  throw new Error("a secret");
});

app.include(orders);
app.mount("/files", staticFiles(new URL("./frontend_files", import.meta.url)), "files");

const origin = { origin: "https://a.example" };
const other = { origin: "https://b.example" };
const packed = { "accept-encoding": "gzip" };
const asks = (headers: Readonly<Record<string, string>>) => [
  get("/openapi.json", headers),
  get("/orders/page", headers),
  post("/orders/", { item: "a" }, headers),
  post("/orders/", {}, headers),
  get("/orders/fails", headers),
  get("/nothing", headers),
  ask("DELETE", "/orders/", headers),
  get("/orders", headers),
  post("/sign-in/nobody", null, headers),
  post("/sign-out", null, headers),
  get("/files/spa/index.html", headers),
  get("/files/nothing", headers),
  ask("OPTIONS", "/orders/", headers),
  ask("OPTIONS", "/orders/", { ...headers, "access-control-request-method": "POST" }),
  ask("OPTIONS", "/orders/", { ...headers, "access-control-request-method": "PUT", "access-control-request-headers": "X-Key, X-Other" }),
];

export const requests = [
  ...[{}, origin, other, packed, { ...origin, ...packed }, { host: "evil.com" }, { host: "shop.example.com", ...origin }, { cookie: "session=forged" }].flatMap(
    asks,
  ),
];
