// The one error of this folder: a template, a convertor or the values for a path cannot be used.
// Its text is a clause that also reads well after the name of a route; the application adds that name and a catalogue code.

/** What was wrong, for readers that are programs. */
export type RoutingErrorCode =
  | "no_leading_slash"
  | "unbalanced_braces"
  | "bad_parameter_name"
  | "unknown_convertor"
  | "duplicate_parameter"
  | "reserved_parameter"
  | "bad_convertor"
  | "bad_parameter_value";

/** Thrown while routes are declared or a path is built from a template; never by a request that is being matched. */
export class RoutingError extends Error {
  override readonly name: string = "RoutingError";
  readonly code: RoutingErrorCode;

  constructor(code: RoutingErrorCode, text: string, options?: ErrorOptions) {
    super(text, options);
    this.code = code;
  }
}
