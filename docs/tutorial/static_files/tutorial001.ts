// A folder of files below a path.

import { App, staticFiles } from "signatura";

export const app = new App();

app.mount("/static", staticFiles(new URL("./static", import.meta.url)), "static");
