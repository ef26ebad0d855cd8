// When dependencies of each scope end, and what they see of errors. The query says where something goes wrong.

import { App, BackgroundTasks, Depends, HTTPException, t } from "signatura";

// #region dependencies
class Mishap extends Error {}

const Connection = Depends(async function* connection() {
  console.log("connection opens");
  try {
    yield "connection";
  } catch (error) {
    console.log(`connection sees ${describe(error)}`);
    throw error;
  } finally {
    console.log("connection closes");
  }
});

const Transaction = Depends(
  { connection: Connection },
  async function* transaction({ connection }) {
    console.log(`transaction begins on the ${connection}`);
    try {
      yield "transaction";
      console.log("transaction is committed");
    } catch (error) {
      console.log(`transaction is rolled back: ${describe(error)}`);
      throw error;
    }
  },
  { scope: "function" },
);
// #endregion dependencies

export const app = new App();

// #region operation
app.post(
  "/orders",
  { transaction: Transaction, tasks: BackgroundTasks, fails: t.string.default("") },
  async function create_order({ tasks, fails }) {
    tasks.add(() => console.log("background task runs"));
    console.log("handler runs");
    if (fails === "known") throw new HTTPException(409, "Sold out");
    if (fails === "unknown") throw new Mishap("disk full");
    return "ordered";
  },
);
// #endregion operation

function describe(error: unknown): string {
  return error instanceof HTTPException ? `HTTPException ${error.status}` : "another error";
}
