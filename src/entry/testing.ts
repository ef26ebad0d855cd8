// `signatura/testing`: what tests of an application are written with.

import "../kernel/supported-node.ts";

export { testClient, TestClient } from "../testing/client.ts";
export type { TestClientOptions, TestRequestOptions } from "../testing/client.ts";
export { TestResponse } from "../testing/response.ts";
export { CookieJar } from "../testing/cookie-jar.ts";
