// A response that JSON cannot carry.

import { App, JSONResponse } from "signatura";

export const app = new App();

app.get("/", () => new JSONResponse({ ratio: Number.NaN }));
