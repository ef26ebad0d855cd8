// Schemas of other libraries where a type is wanted, and our types where others want a schema.

import { App, Model, t, type StandardSchemaV1 } from "signatura";

// #region theirs
/** What zod, valibot, arktype and others give: an object with "~standard". */
const even: StandardSchemaV1<number, number> = {
  "~standard": {
    version: 1,
    vendor: "example",
    validate: (value) =>
      typeof value === "number" && value % 2 === 0
        ? { value }
        : { issues: [{ message: "Not an even number" }] },
  },
};

class Pair extends Model({ left: even, right: t.int }) {}

export const app = new App();

app.post("/pairs/", { pair: Pair }, ({ pair }) => pair.left + pair.right);
// #endregion theirs

// #region ours
const result = await Pair["~standard"].validate({ left: 3, right: "x" });
console.log(JSON.stringify(result.issues));
// #endregion ours
