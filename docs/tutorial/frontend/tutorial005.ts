// Files and nothing else: what is no file is not found.

import { App } from "signatura";

export const app = new App();

app.frontend("/", new URL("./application", import.meta.url), { fallback: null });
