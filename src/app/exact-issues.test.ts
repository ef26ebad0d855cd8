import { expect, test } from "vitest";
import { App, Model, t } from "signatura";
import { testClient } from "signatura/testing";

class Item extends Model({ text: t.string, count: t.int.default(0), note: t.string.optional }) {}

test("issues repeat integers of any size as they were sent, alone and inside of what was refused", async () => {
  const app = new App();
  app.post("/", { item: Item, other: t.list(t.string) }, () => "taken");
  await using client = await testClient(app);
  const body = '{"item":{"note":12345678901234567890,"count":-98765432109876543210},"other":[9007199254740993,1.5,9007199254740992]}';
  const answer = await client.post("/", { body, headers: { "content-type": "application/json" } });
  expect(answer.status).toBe(422);
  const inputs = [...answer.text.matchAll(/"loc":(\[[^\]]*\]).*?"input":(\{.*?\}|[^,}]*)/g)].map(([, loc, input]) => [loc, input]);
  expect(inputs).toEqual([
    ['["body","item","text"]', '{"note":12345678901234567890,"count":-98765432109876543210}'],
    ['["body","item","count"]', "-98765432109876543210"],
    ['["body","item","note"]', "12345678901234567890"],
    ['["body","other",0]', "9007199254740993"],
    ['["body","other",1]', "1.5"],
    ['["body","other",2]', "9007199254740992"],
  ]);
});
