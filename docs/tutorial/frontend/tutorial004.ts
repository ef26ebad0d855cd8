// A frontend of a router, below the prefix under which the router is included.

import { App, Router } from "signatura";

export const app = new App();
const router = new Router();

router.frontend("/", new URL("./application", import.meta.url), { fallback: "index.html" });
app.include(router, { prefix: "/app" });
