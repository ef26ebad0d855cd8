// The process that `signatura dev` starts anew after each change.

import { enableCompileCache } from "node:module";

enableCompileCache();
const { serveForReloader } = await import("./serve-for-reloader.ts");
serveForReloader();
