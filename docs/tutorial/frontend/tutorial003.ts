// A site of pages, with one for what it does not have.

import { App } from "signatura";

export const app = new App();

app.frontend("/", new URL("./site", import.meta.url), { fallback: "404.html" });
