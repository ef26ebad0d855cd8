// Data that is sent as it is, not as JSON.

import { App, ServerSentEvent, sse } from "signatura";

const logs = [
  "2025-01-01 INFO  Application started",
  "2025-01-01 DEBUG Connected to database",
  "2025-01-01 WARN  High memory usage detected",
];

export const app = new App();

app.get("/logs/stream", {}, { returns: sse() }, async function* stream_logs() {
  for (const rawData of logs) yield new ServerSentEvent({ rawData });
});
