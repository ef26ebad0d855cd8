// The same application, on the engine of `node:http`.

import { serve } from "signatura/node";
import { app } from "./signatura.ts";

const server = await serve(app, { port: Number(process.env.PORT ?? 0), http: "node" });
console.log(server.url);
