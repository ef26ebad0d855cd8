// `signatura/ai`: streams in the protocol of the AI SDK.

import "../kernel/supported-node.ts";

export { UI_MESSAGE_HEADERS, uiMessageStream } from "../streaming/ui-message-stream.ts";
export type { UiMessageStreamOptions } from "../streaming/ui-message-stream.ts";
export type { UiMessageChunk } from "../streaming/ui-message-chunk.ts";
