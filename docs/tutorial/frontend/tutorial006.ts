// A frontend that is built later: nobody looks for its directory before the first request.

import { App } from "signatura";

export const app = new App();

app.frontend("/", new URL("./dist", import.meta.url), { checkDir: false });
