import { describe, expect, it } from "vitest";
import { App, HttpResponse, RedirectResponse } from "signatura";

const app = new App();
app.get("/moved", () => new RedirectResponse("/there"));
app.get("/untyped", () => new HttpResponse("plain"));
app.get("/json", () => ({ price: "1 €" }));

const answer = (path: string): Promise<Response> => app.fetch(new Request(`http://testserver${path}`));

describe("an answer to a web request", () => {
  it("has no content type where the reply has none", async () => {
    const moved = await answer("/moved");
    expect([moved.status, moved.headers.get("location"), moved.headers.get("content-type"), await moved.text()]).toEqual([307, "/there", null, ""]);
    const untyped = await answer("/untyped");
    expect([untyped.headers.get("content-type"), untyped.headers.get("content-length"), await untyped.text()]).toEqual([null, "5", "plain"]);
  });

  it("keeps the content type that the reply has, and counts bytes", async () => {
    const json = await answer("/json");
    expect([json.headers.get("content-type"), json.headers.get("content-length"), await json.json()]).toEqual(["application/json", "17", { price: "1 €" }]);
  });
});
