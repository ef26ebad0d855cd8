// Validators of the user's own around a type: before, after, wrap and plain, as Pydantic's. Each step wraps what stands before it,
// so that before-steps run last to first and after-steps first to last.

import { INVALID, type Invalid } from "../kernel/invalid.ts";
import { AssertionError, CustomError, OmitItem, UseDefault, ValidationError, ValueError } from "../errors/validation.ts";
import type { InputMode, ParseContext } from "./context.ts";

/** What a validator may know besides the value. */
export interface ValidationInfo {
  /** The `context` that the caller of `parse` gave. */
  readonly context: unknown;
  /** The fields of the same model that were validated before this one. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly fieldName: string | undefined;
  readonly mode: InputMode;
}

/** Validates the value by what stands inside of a wrap step. Throws `ValidationError` where that refuses. */
export type Inner = (value: unknown) => unknown;

export type Step =
  | { readonly at: "before" | "after" | "plain"; readonly run: (value: never, info: ValidationInfo) => unknown }
  | { readonly at: "check"; readonly run: (value: never, info: ValidationInfo) => void }
  | { readonly at: "wrap"; readonly run: (value: unknown, inner: never, info: ValidationInfo) => unknown };

type Validate = (value: unknown, context: ParseContext) => unknown;

/** Runs the first `count` steps around `parse`, the reference for what generated code does. */
export function runSteps(steps: readonly Step[], count: number, parse: Validate, value: unknown, context: ParseContext): unknown {
  if (count === 0) return parse(value, context);
  const step = steps[count - 1]!;
  if (step.at === "before") {
    const prepared = guarded(context, value, () => (step.run as UserFunction)(value, infoOf(context)));
    return prepared === INVALID ? INVALID : context.asProgram(() => runSteps(steps, count - 1, parse, prepared, context));
  }
  if (step.at === "plain") return guarded(context, value, () => (step.run as UserFunction)(value, infoOf(context)));
  if (step.at === "wrap") {
    const inner = (given: unknown): unknown => runInner(context, () => context.asProgram(() => runSteps(steps, count - 1, parse, given, context)));
    return guarded(context, value, () => (step.run as WrapFunction)(value, inner, infoOf(context)));
  }
  const parsed = runSteps(steps, count - 1, parse, value, context);
  if (parsed === INVALID) return INVALID;
  const result = guarded(context, value, () => (step.run as UserFunction)(parsed, infoOf(context)));
  if (result === INVALID) return INVALID;
  return step.at === "check" ? parsed : result;
}

type UserFunction = (value: unknown, info: ValidationInfo) => unknown;
type WrapFunction = (value: unknown, inner: Inner, info: ValidationInfo) => unknown;

/**
 * The inside of a wrap step has issues of its own, which the step may catch and replace: they are thrown as a `ValidationError`
 * whose locations begin where the step stands.
 */
export function runInner(context: ParseContext, work: () => unknown): unknown {
  const depth = context.path.length;
  const attempt = context.attempt(work);
  context.floor(attempt.exactness);
  if (attempt.result === INVALID) {
    throw new ValidationError(
      "ValidatorCallable",
      attempt.issues.map((issue) => ({ ...issue, loc: issue.loc.slice(depth) })),
    );
  }
  if (attempt.fieldsSet !== undefined) context.addFieldsSet(attempt.fieldsSet);
  return attempt.result;
}

/** Runs user code once, turning the errors that refuse a value into issues. Any other error passes through. */
export function guarded(context: ParseContext, input: unknown, work: () => unknown): unknown | Invalid {
  try {
    return context.journal.run(work);
  } catch (error) {
    return reportRefusal(context, error, input);
  }
}

/** The issue that a thrown error stands for; throws it on where it stands for none. */
export function reportRefusal(context: ParseContext, error: unknown, input: unknown): Invalid {
  if (error instanceof ValidationError) return context.adopt(error.errors());
  if (error instanceof CustomError) return context.report(error.type, error.message, input, error.ctx);
  if (error instanceof ValueError) return context.report("value_error", `Value error, ${error.message}`, input, { error });
  if (error instanceof AssertionError || isNodeAssertion(error)) {
    return context.report("assertion_error", `Assertion failed, ${(error as Error).message}`, input, { error });
  }
  throw error;
}

/** Whether an error refuses a value, rather than telling of a fault. */
export function isRefusal(error: unknown): boolean {
  return (
    error instanceof ValueError ||
    error instanceof CustomError ||
    error instanceof AssertionError ||
    error instanceof UseDefault ||
    error instanceof OmitItem ||
    isNodeAssertion(error)
  );
}

/** `assert(…)` of `node:assert` says as much as our own. */
function isNodeAssertion(error: unknown): error is Error {
  return error instanceof Error && (error as { code?: unknown }).code === "ERR_ASSERTION";
}

export function infoOf(context: ParseContext): ValidationInfo {
  return { context: context.journal.context ?? context.options.context, data: { ...context.data }, fieldName: context.fieldName, mode: context.words };
}

/** A name for a validator in labels, as Pydantic writes it: `function-after[check(), int]`. */
export function labelSteps(label: string, steps: readonly Step[]): string {
  return steps.reduce((inner, { at, run }) => {
    const name = `${run.name === "" ? "<lambda>" : run.name}()`;
    if (at === "wrap" || at === "plain") return `function-${at}[${name}]`;
    return `function-${at === "before" ? "before" : "after"}[${name}, ${inner}]`;
  }, label);
}
