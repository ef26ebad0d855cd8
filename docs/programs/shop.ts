// The shop on a database of its own that is gone with the process, for the guide's requests.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Environment, Settings } from "../../examples/shop/settings.ts";
import { app } from "../../examples/shop/main.ts";

const data = mkdtempSync(join(tmpdir(), "signatura-shop-"));
process.once("exit", () => rmSync(data, { recursive: true, force: true }));

app.override(Environment, () => new Settings({ data }));

export { app };
