// A frontend that routes by itself: pages that are no files are its own page, for browsers that ask for one.

import { App } from "signatura";

export const app = new App();

app.frontend("/", new URL("./application", import.meta.url), { fallback: "index.html" });
