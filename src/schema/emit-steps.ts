// The generated form of a user's validators: each is a call into the journal, so that user code runs once a value.
// A type with a wrap step is handed to the interpreter, since the step may catch and replace issues.

import { INVALID } from "../kernel/invalid.ts";
import { OmitItem, UseDefault } from "../errors/validation.ts";
import { ParseContext, type InputMode, type ParseOptions } from "./context.ts";
import type { Emitter } from "./emitter.ts";
import type { Journal } from "./journal.ts";
import type { Node } from "./node.ts";
import { isRefusal, type Step, type ValidationInfo } from "./steps.ts";

type Data = Readonly<Record<string, unknown>>;
type EmitParse = (emitter: Emitter, value: string) => string;

/** Code for `steps` around the code that `parse` writes. */
export function emitSteps(node: Node, steps: readonly Step[], parse: EmitParse, emitter: Emitter, value: string): string {
  if (steps.some((step) => step.at === "wrap")) return emitInterpreted((given, context) => node["~run"](given, context), emitter, value);
  return emitFirst(steps, steps.length, parse, emitter, value);
}

function emitFirst(steps: readonly Step[], count: number, parse: EmitParse, emitter: Emitter, value: string): string {
  const step = steps[count - 1];
  if (step === undefined) return parse(emitter, value);
  if (step.at === "before") {
    const prepared = emitCall(step, emitter, value);
    return emitter.asProgram(() => emitFirst(steps, count - 1, parse, emitter, prepared));
  }
  if (step.at === "plain") return emitCall(step, emitter, value);
  const parsed = emitter.fresh("parsed");
  emitter.line(`const ${parsed} = ${emitFirst(steps, count - 1, parse, emitter, value)};`);
  const result = emitCall(step, emitter, parsed);
  return step.at === "check" ? parsed : result;
}

/** Code that calls one step, other than a wrap step, with the expression `value`; gives an expression for what the step gives. */
export function emitCall(step: Step, emitter: Emitter, value: string): string {
  const result = emitter.fresh("given");
  const call = emitter.constant(callStep, "call");
  const data = takesOneArgument(step.run) ? "undefined" : emitter.data;
  const field = JSON.stringify(emitter.fieldName);
  emitter.line(`const ${result} = ${call}(${emitter.constant(step.run, "step")}, ${value}, J, ${data}, ${field}, "${emitter.words}");`);
  emitter.line(`if (${result} === F) return F;`);
  return result;
}

/** An arrow function of one plain parameter sees no `info`, so that none of its parts need be gathered. */
function takesOneArgument(run: Step["run"]): boolean {
  return run.length === 1 && /^(?:\(\s*[\w$]+\s*\)|[\w$]+)\s*=>/.test(Function.prototype.toString.call(run));
}

/** What generated code calls for a step. */
function callStep(run: Step["run"], value: unknown, journal: Journal, data: Data | undefined, fieldName: string | undefined, mode: InputMode): unknown {
  try {
    return journal.run(() =>
      (run as (value: unknown, info: ValidationInfo) => unknown)(value, { context: journal.context, data: data ?? {}, fieldName, mode }),
    );
  } catch (error) {
    if (isRefusal(error)) return INVALID;
    throw error;
  }
}

type Interpret = (value: unknown, context: ParseContext) => unknown;

/** Code that hands one value to the interpreter: for what generated code does not know. */
export function emitInterpreted(run: Interpret, emitter: Emitter, value: string): string {
  const { mode, fromAttributes } = emitter.settings;
  const { words } = emitter;
  const options: ParseOptions = { fromAttributes };
  const interpret = (given: unknown, journal: Journal | undefined, depth: number, data: Data | undefined, fieldName: string | undefined): unknown => {
    const context = new ParseContext(mode, options, [], journal);
    context.words = words;
    context.data = data;
    context.fieldName = fieldName;
    context.depth = depth;
    try {
      return run(given, context);
    } catch (error) {
      if (error instanceof UseDefault || error instanceof OmitItem) return INVALID;
      throw error;
    }
  };
  const result = emitter.fresh("read");
  emitter.line(`const ${result} = ${emitter.constant(interpret, "interpret")}(${value}, J, d, ${emitter.data}, ${JSON.stringify(emitter.fieldName)});`);
  emitter.line(`if (${result} === F) return F;`);
  return result;
}
