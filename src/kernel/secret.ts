// A value that must not be seen by accident: printed, logged or sent, it shows only that it is there.

/** What stands where a secret, or any value that hides itself, would be shown: Pydantic's. */
export const MASK = "**********";

/**
 * Wraps a value that logs, answers and error reports must not repeat. Only `reveal()` gives it.
 *
 * @example
 * const password = new Secret("hunter2");
 * `${password}`;      // "**********"
 * password.reveal();  // "hunter2"
 */
export class Secret<T = string> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
    Object.freeze(this);
  }

  /** The value itself. */
  reveal(): T {
    return this.#value;
  }

  /** Stars, or the empty string where the value is empty, as Pydantic shows it. */
  toString(): string {
    const isEmpty = (typeof this.#value === "string" || this.#value instanceof Uint8Array) && this.#value.length === 0;
    return isEmpty ? "" : MASK;
  }

  toJSON(): string {
    return this.toString();
  }

  get [Symbol.toStringTag](): string {
    return "Secret";
  }

  // What Node's `console.log` and `util.inspect` print. A method of a computed name would have no declaration under `isolatedDeclarations`.
  static {
    Object.defineProperty(this.prototype, Symbol.for("nodejs.util.inspect.custom"), {
      value(this: Secret<unknown>): string {
        return `Secret(${this.toString()})`;
      },
    });
  }
}
