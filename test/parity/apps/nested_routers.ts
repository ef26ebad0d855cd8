import { App, Depends, Header, HTTPException, JSONResponse, Path, PlainTextResponse, Router, t, type Dependency } from "signatura";
import { ask, get } from "../corpus.ts";

let log: string[] = [];

const mark = (name: string): Dependency<unknown> =>
  Depends(async () => {
    log.push(name);
  });

class Loud extends JSONResponse {
  static override mediaType = "application/loud+json";
}

export const app = new App({ title: "Nested routers", dependencies: [mark("app")], responseClass: Loud });
const one = new Router({
  prefix: "/one",
  tags: ["one"],
  dependencies: [mark("one")],
  responses: { 401: { description: "One" } },
  responseClass: PlainTextResponse,
});
const two = new Router({ prefix: "/two/{two_id}", tags: ["two"], dependencies: [mark("two")], responses: { 402: { description: "Two" } } });
const three = new Router({ prefix: "/three", deprecated: true, includeInSchema: true });
const quiet = new Router({ includeInSchema: false });

const Owner = Depends({ two_id: Path(t.int.ge(1)), x_owner: Header(t.string.orNull) }, async ({ two_id, x_owner }) => {
  if (x_owner === null) throw new HTTPException(401, "Whose?");
  return [two_id, x_owner];
});

one.get("", {}, { dependencies: [mark("route")] }, async function one_root() {
  return "one";
});
two.get("/", { two_id: t.int }, async function two_root({ two_id }) {
  return `two ${two_id}`;
});
two.get(
  "/owner",
  { given: Owner },
  { responses: { 402: { description: "Own" }, 403: { description: "Three" } }, tags: ["own"] },
  async function two_owner({ given }) {
    return `[${given[0]}, '${given[1]}']`;
  },
);
async function three_any({ two_id }: { two_id: string }) {
  return { any: two_id };
}
three.get("/any", { two_id: t.string }, { includeInSchema: false }, three_any);
three.post("/any", { two_id: t.string }, { includeInSchema: false }, three_any);
three.patch("/any", { two_id: t.string }, { includeInSchema: false }, three_any);
three.get("/{three_id}", { two_id: t.int, three_id: t.int }, { responseClass: JSONResponse }, async function three_one({ two_id, three_id }) {
  return { two: two_id, three: three_id };
});
quiet.get("/quiet", async function quiet_one() {
  return "quiet";
});

two.include(three, { tags: ["three"], dependencies: [mark("include three")] });
one.include(two, { prefix: "/in", responses: { 405: { description: "Include" } }, dependencies: [mark("include two")] });
one.include(quiet);
app.include(one, { prefix: "/api", tags: ["api"] });
app.include(three, { prefix: "/direct/{two_id}", deprecated: false });

app.get("/log", async function read_log() {
  const found = log;
  log = [];
  return found;
});

export const requests = [
  get("/openapi.json"),
  ...[
    get("/api/one"),
    get("/api/one/"),
    get("/api/one/in/two/5/"),
    get("/api/one/in/two/5"),
    get("/api/one/in/two/x/"),
    get("/api/one/in/two/0/owner"),
    get("/api/one/in/two/3/owner"),
    get("/api/one/in/two/3/owner", { "x-owner": "me" }),
    get("/api/one/in/two/3/three/4"),
    get("/api/one/in/two/3/three/any"),
    ask("POST", "/api/one/in/two/3/three/any"),
    ask("PATCH", "/direct/1/three/any"),
    ask("DELETE", "/direct/1/three/any"),
    get("/direct/1/three/2"),
    get("/api/one/quiet"),
    get("/one"),
  ].flatMap((request) => [request, get("/log")]),
];
