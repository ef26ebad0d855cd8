// A message on the page: text that grows, and cards of tools. Whatever it shows comes as text, never as HTML.

export class MessageView {
  #element;
  #texts = new Map();
  #tools = new Map();
  #state;

  /** @param {HTMLElement} list @param {"user" | "assistant"} role */
  constructor(list, role) {
    this.#element = list.appendChild(document.createElement("article"));
    this.#element.className = `message ${role}`;
  }

  /** A part of a message that is there already. */
  showPart(part, index) {
    if (part.type === "text") {
      this.take({ type: "text-start", id: `part-${index}` });
      this.take({ type: "text-delta", id: `part-${index}`, delta: part.text });
    } else if (part.type.startsWith("tool-")) {
      const { toolCallId, input, output, errorText } = part;
      this.take({ type: "tool-input-available", toolCallId, toolName: part.type.slice(5), input });
      if (part.state === "output-available") this.take({ type: "tool-output-available", toolCallId, output });
      if (part.state === "output-error") this.take({ type: "tool-output-error", toolCallId, errorText });
    }
  }

  /** One chunk of a message on its way. */
  take(chunk) {
    if (chunk.type === "text-start") this.#texts.set(chunk.id, this.#element.appendChild(document.createElement("p")));
    else if (chunk.type === "text-delta") this.#texts.get(chunk.id).append(chunk.delta);
    else if (chunk.type.startsWith("tool-")) this.#takeTool(chunk);
    else if (chunk.type === "abort") this.say("Stopped.");
    else if (chunk.type === "error") this.say(chunk.errorText);
    this.#element.parentElement.scrollTop = this.#element.parentElement.scrollHeight;
  }

  /** A word about the message as a whole. */
  say(text) {
    this.#state ??= document.createElement("p");
    this.#state.className = "state";
    this.#state.textContent = text;
    this.#element.append(this.#state);
  }

  #takeTool({ type, toolCallId, toolName, inputTextDelta, input, output, errorText }) {
    let tool = this.#tools.get(toolCallId);
    if (tool === undefined) {
      const card = this.#element.appendChild(document.createElement("section"));
      card.className = "tool";
      const head = card.appendChild(document.createElement("code"));
      tool = { card, head, name: toolName, text: "", result: card.appendChild(document.createElement("output")) };
      this.#tools.set(toolCallId, tool);
    }
    if (type === "tool-input-delta") tool.text += inputTextDelta;
    if (input !== undefined) tool.text = typeof input === "string" ? input : JSON.stringify(input);
    tool.head.textContent = `${tool.name}(${tool.text})`;
    if (type === "tool-input-available") tool.result.textContent = "at work …";
    if (type === "tool-output-available") tool.result.textContent = JSON.stringify(output, undefined, 1);
    if (errorText !== undefined) {
      tool.card.classList.add("failed");
      tool.result.textContent = errorText;
    }
  }
}
