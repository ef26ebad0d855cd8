// Every way from a client to an application. The suite runs over each of them.

import type { Transport } from "./transport.ts";
import { http1 } from "./transports/http1.ts";
import { testClientRequest, testClientStream } from "./transports/in-process.ts";
import { nodeHttp } from "./transports/node-http.ts";
import { webFetch } from "./transports/web-fetch.ts";

export const transports: readonly Transport[] = [http1, nodeHttp, webFetch, testClientRequest, testClientStream];
