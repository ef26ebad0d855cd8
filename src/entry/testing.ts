// `signatura/testing`: what tests of an application are written with.

import "../kernel/supported-node.ts";

export { testClient, TestClient } from "../testing/client.ts";
export type { TestClientOptions, TestEventsOptions, TestRequestOptions, TestSocketOptions } from "../testing/client.ts";
export { TestResponse } from "../testing/response.ts";
export { TestEvent, TestEvents, TestStream } from "../testing/event-stream.ts";
export { TestSocket, WebSocketDenialResponse } from "../testing/socket.ts";
export { CookieJar } from "../testing/cookie-jar.ts";
